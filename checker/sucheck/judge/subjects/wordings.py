"""What a press release says of an act, beside what the report says: tied by the act, for want of a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sucheck.judge.predicates.lists import is_stronger
from sucheck.judge.subjects.measures import Measured, Measures, has_states
from sucheck.law.acts import acts_told
from sucheck.model import Certainty, Claim, Kind

_Document = tuple[int, str]


def told_again(measures: Measures) -> Iterator[tuple[Measured, Measured]]:
    """Each count of a text that is looser than that of another document, with that: first the source, then the text.

    The same fact where there is one; else the same number, of which another thing is said. Where several figures of the
    source have the number, one whose words the text does not exceed.
    """
    by_document: dict[_Document, dict[str, list[Measured]]] = {}
    for measured in measures.by_id.values():
        if measured.claim.act and _is_count(measured):
            acts = by_document.setdefault(_document(measured.claim), {})
            acts.setdefault(measured.claim.act, []).append(measured)
    for later in measures.by_id.values():
        if later.claim.place.block is None or not _is_count(later):
            continue
        for document, acts in by_document.items():
            if document != _document(later.claim):
                source = _source(later, acts)
                if source:
                    yield source, later


def _is_count(measured: Measured) -> bool:
    claim = measured.claim
    return bool(claim.about) and claim.kind is Kind.COUNT and has_states(measured) and claim.unit == "member_states"


def _document(claim: Claim) -> _Document:
    return (claim.place.input, claim.document)


def _source(later: Measured, acts: Mapping[str, list[Measured]]) -> Measured | None:
    told = later.claim
    meant = [act for act in ((told.act,) if told.act else _told_acts(told)) if act in acts]
    if len(meant) != 1:
        return None
    first = [each for each in acts[meant[0]] if _may_be_source(each.claim, told)]
    same = [each for each in first if each.claim.about == told.about]
    if same:
        return same[0] if len({each.claim.value for each in same}) == 1 else None
    alike = [each for each in first if each.claim.value == told.value and each.claim.op == told.op]
    milder = [each for each in alike if not is_stronger(each.claim.about, told.about)]
    return next(iter([*milder, *alike]), None)


def _told_acts(claim: Claim) -> tuple[str, ...]:
    """The acts that the words for an act can mean: all that share a common name which stands in them."""
    words = claim.columns.get("act")
    return acts_told(words.text) if words else ()


def _may_be_source(first: Claim, told: Claim) -> bool:
    """Whether one claim is sure of act and date, and the other not, and nothing says that they are of other days."""
    is_looser = told.as_of is None or (told.certainty is not Certainty.READ and told.as_of == first.as_of)
    return first.certainty is Certainty.READ and first.as_of is not None and is_looser and not first.among
