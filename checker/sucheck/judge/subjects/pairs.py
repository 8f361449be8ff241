"""Two claims that are tied to each other: by what they measure, by a reference, by the rows behind them.

Never by equal numbers: that would hide the very error we look for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations, pairwise
from operator import or_

from sucheck.judge.facts import Facts
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.claims import claim_key
from sucheck.judge.subjects.date_pairs import act_and_deadline, repeated_dates
from sucheck.judge.subjects.documents import name_pairs
from sucheck.judge.subjects.measures import Measured, Measures, has_states
from sucheck.judge.subjects.references import reference_pairs, registered_pairs
from sucheck.judge.subjects.row_pairs import row_pairs
from sucheck.judge.subjects.shares import change_pairs, share_pairs
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.subjects.wordings import told_again
from sucheck.judge.values import Unknown, Value, period
from sucheck.model import Claim, Dossier, Kind
from sucheck.model.vocabulary import AT_LEAST_FULL, expand


def pair_subjects(tie: str, dossier: Dossier, measures: Measures, facts: Facts) -> Iterator[Subject]:
    """All pairs of one tie (of `vocabulary.TIES`), in reading order."""
    makers: Mapping[str, Callable[[], Iterator[Subject]]] = {
        "same": lambda: _repeated(measures, across=False),
        "documents": lambda: _repeated(measures, across=True),
        "part": lambda: _parts(measures),
        "editions": lambda: _editions(measures),
        "rest": lambda: _rests(measures),
        "rows": lambda: row_pairs(measures, facts),
        "exclusive": lambda: _exclusive(measures),
        "dates": lambda: repeated_dates(dossier),
        "order": lambda: act_and_deadline(dossier, facts),
        "side by side": lambda: _side_by_side(measures),
        "shares": lambda: share_pairs(measures),
        "change": lambda: change_pairs(dossier),
        "names": lambda: name_pairs(dossier),
        "titles": lambda: reference_pairs(dossier),
        "register": lambda: registered_pairs(dossier),
        "union": lambda: _unions(measures),
    }
    yield from makers[tie]()


def _pair(first: Measured, second: Measured, **more: Value) -> Subject:
    values: dict[str, Value] = {"first": first.quantity, "second": second.quantity, "bound": first.bound, **more}
    sources = {"first": first.places, "second": second.places}
    for name, measured in (("first", first), ("second", second)):
        claim = measured.claim
        values |= {f"{name}_about": claim.about, f"{name}_ground": claim.ground or ""}
        if claim.as_of:
            values[f"{name}_as_of"] = period(claim.as_of, claim.place.address)
            own = claim.columns.get("as_of")
            sources[f"{name}_as_of"] = (own if own and own.text else claim.place,)
        if claim.kind is Kind.SHARE and isinstance(claim.value, float) and claim.op == "=":
            values |= {f"{name}_share": claim.value, f"{name}_decimals": float(claim.decimals)}
            sources[f"{name}_share"] = (claim.place,)
        sources[f"{name}_about"] = (claim.place, *claim.cues)
    return Subject(
        key=f"{claim_key(first.claim)} / {claim_key(second.claim)}", act=first.claim.act, values=values,
        sources=sources,
        home=(*first.places, *second.places), conditions=_dates_unstated(first.claim, second.claim),
    )  # fmt: skip


def _dates_unstated(first: Claim, second: Claim) -> frozenset[str]:
    return frozenset() if first.as_of and second.as_of else frozenset({"dates_unstated"})


def _repeated(measures: Measures, *, across: bool) -> Iterator[Subject]:
    """Each later claim with the first one of the same measure (in its own document, or in an earlier one)."""
    tied: set[tuple[str, str]] = set()
    for measured in measures.by_id.values():
        target = measures.by_id.get(measured.claim.repeats or "")
        if target:
            tied.add((target.claim.id, measured.claim.id))
    for group in measures.by_key.values():
        first_in: dict[tuple[int, str], Measured] = {}
        for measured in group:
            document = (measured.claim.place.input, measured.claim.document)
            if document in first_in:
                tied.add((first_in[document].claim.id, measured.claim.id))
            elif first_in and not measured.claim.repeats:
                tied.add((next(iter(first_in.values())).claim.id, measured.claim.id))
            first_in.setdefault(document, measured)
    if across:
        tied |= {(first.claim.id, second.claim.id) for first, second in told_again(measures)}
    for one, other in sorted(tied, key=lambda ids: [tuple(map(int, each.split(":"))) for each in ids]):
        first, second = measures.by_id[one], measures.by_id[other]
        apart = (first.claim.place.input, first.claim.document) != (second.claim.place.input, second.claim.document)
        if apart is across and has_states(first) and has_states(second):
            yield _pair(first, second)


def _parts(measures: Measures) -> Iterator[Subject]:
    for whole, parts in measures.among.items():
        if whole in measures.by_id:
            for part in parts:
                yield _pair(part, measures.by_id[whole])


def _rests(measures: Measures) -> Iterator[Subject]:
    """A part that reached full transposition, the larger claim, and the part that did not."""
    for whole, parts in measures.among.items():
        done = [part for part in parts if expand(part.claim.about) <= AT_LEAST_FULL and expand(part.claim.about)]
        rest = [part for part in parts if expand(part.claim.about) and not expand(part.claim.about) & AT_LEAST_FULL]
        if whole in measures.by_id and len(done) == 1 and len(rest) == 1:
            subject = _pair(done[0], measures.by_id[whole], third=rest[0].quantity)
            yield Subject(
                key=subject.key, act=subject.act, values=subject.values,
                sources={**subject.sources, "third": rest[0].places}, home=(*subject.home, *rest[0].places),
            )  # fmt: skip


def _exclusive(measures: Measures) -> Iterator[Subject]:
    by_act: dict[tuple[str, str], list[Measured]] = {}
    for (acts, about, _, as_of, _), group in measures.by_key.items():
        if expand(about):
            by_act.setdefault((acts, as_of), []).extend(m for m in group if m.claim.listed and has_states(m))
    for group in by_act.values():
        for first, second in combinations(group, 2):
            if _is_exclusive(first.claim, second.claim):
                yield _pair(_named_only(first), _named_only(second))


def _named_only(measured: Measured) -> Measured:
    """The States that the list names, whatever it leaves open."""
    quantity = measured.quantity
    return replace(measured, quantity=Quantity.of_states(quantity.must)) if isinstance(quantity, Quantity) else measured


def _is_exclusive(first: Claim, second: Claim) -> bool:
    """Whether no State can be in both: different states by the same measure, not declared against assessed."""
    one, other = expand(first.about), expand(second.about)
    if one & other or first.basis != second.basis:
        return False
    return not (one <= AT_LEAST_FULL and other <= AT_LEAST_FULL)


def _side_by_side(measures: Measures) -> Iterator[Subject]:
    """Full and not full of one act in one document; a figure that is given at both dates is a series."""
    groups: dict[tuple[str, int, str], list[Measured]] = {}
    for (acts, about, *_), group in measures.by_key.items():
        if expand(about):
            for measured in group:
                claim = measured.claim
                groups.setdefault((acts, claim.place.input, claim.document), []).append(measured)
    for group in groups.values():
        dates = {about: {m.claim.as_of for m in group if m.claim.about == about} for about in ("full", "not_full")}
        if all(len(found) == 1 for found in dates.values()):
            first, second = (next(m for m in group if m.claim.about == about) for about in dates)
            yield _pair(first, second)


def _editions(measures: Measures) -> Iterator[Subject]:
    """Those not full of one act at one state of play and at the next, where both name their States."""
    dated: dict[str, dict[str, Measured]] = {}
    for (acts, about, _, as_of, _), group in measures.by_key.items():
        if about == "not_full" and as_of and ";" not in acts:
            for measured in group:
                if isinstance(measured.quantity, Quantity) and measured.quantity.states is not None:
                    dated.setdefault(acts, {}).setdefault(as_of, measured)
    for by_date in dated.values():
        for earlier, later in pairwise(sorted(by_date)):
            yield _pair(by_date[earlier], by_date[later])


def _unions(measures: Measures) -> Iterator[Subject]:
    """A headline over several acts with the union of what each act's own claim says."""
    for (acts, about, ground, as_of, when), group in measures.by_key.items():
        several = acts.split(";")
        if len(several) == 1:
            continue
        own = [measures.by_key.get((act, about, ground, as_of, when), []) for act in several]
        for first in group:
            missing = Unknown("not every act has a claim of its own")
            union = _union([each[0].quantity if each else missing for each in own])
            places = tuple(place for each in own if each for place in each[0].places)
            yield Subject(
                key=claim_key(first.claim), values={"first": first.quantity, "second": union, "first_about": about},
                sources={"first": first.places, "second": places}, home=first.places,
            )  # fmt: skip


def _union(quantities: Sequence[Quantity | Unknown]) -> Quantity | Unknown:
    """All States together; not known where one of the quantities is not."""
    unknown = next((quantity for quantity in quantities if isinstance(quantity, Unknown)), None)
    return unknown or reduce(or_, (quantity for quantity in quantities if isinstance(quantity, Quantity)))
