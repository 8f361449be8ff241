"""How a claim cites its act, beside what the law says of that act."""

from __future__ import annotations

from sucheck.judge.values import Value
from sucheck.law.acts import Act, Citation, act, acts_named, community_on, find_citations, parse_citation
from sucheck.law.citations import NEW_FORM_FROM, key_of
from sucheck.law.other_acts import other_act
from sucheck.model import Claim, Kind


def citation_values(claim: Claim) -> dict[str, Value]:
    """The form, the domain, the author and the kind of the act that a claim cites, as the vocabulary names them."""
    if claim.kind is not Kind.ACT_NUMBER:
        return {}
    cited = _cited(claim.words)
    if cited is None:
        return {}
    is_directive = cited.type in {None, "directive"}
    law = act(cited.celex) if is_directive else None
    where = "text" if "text" in claim.columns else "cell"
    values: dict[str, Value] = {"cited": cited.words, "cited_year": float(cited.year), "cited_in": where}
    if cited.type == "directive" or (cited.type is None and where == "cell"):
        values["is_on_file"] = law is not None
    elif other_act(cited.celex):
        values["is_on_file"] = True
    if cited.type:
        values["cited_type"] = cited.type
    if is_directive and cited.form_fits_year is not None:
        values |= {"form_fits": cited.form_fits_year and not cited.has_no, "proper": _proper(cited, law)}
    return values | _against_law(cited, law) | _named(claim, cited)


def _cited(words: str) -> Citation | None:
    """The act that the words begin with or consist of."""
    whole = parse_citation(words)
    if whole:
        return whole
    found = find_citations(words)
    return found[0].citation if found and not words[: found[0].start].strip() else None


def _proper(cited: Citation, law: Act | None) -> str:
    """The number as the Style Guide writes it (1.2.2)."""
    if law:
        return law.cite
    key = key_of(cited.year, cited.number)
    return f"({cited.domain}) {key}" if cited.year >= NEW_FORM_FROM else f"{key}/{cited.domain}"


def _against_law(cited: Citation, law: Act | None) -> dict[str, Value]:
    values: dict[str, Value] = {}
    if law is None:
        return values
    if cited.community and "Euratom" not in law.cite and "ECSC" not in law.cite:
        values |= {"cited_community": cited.community, "law_community": community_on(law.document_date)}
    if cited.author and not law.author_is_derived:
        values |= {"cited_author": cited.author, "law_author": law.author, "law_authors": tuple(sorted(law.authors))}
    return values


def _named(claim: Claim, cited: Citation) -> dict[str, Value]:
    """The acts that the name in the row means, where the name is a known one."""
    place = claim.columns.get("short_title")
    keys = acts_named(place.text) if place else ()
    if not keys:
        return {}
    values: dict[str, Value] = {"named_acts": keys, "name_key": cited.key}
    for key in keys:
        law = act(key)
        titled = law.as_titled if law else None
        if titled and titled.citation.key == cited.key != key:
            values["misprint"] = f" ({key} was first printed as {cited.key})"
    return values
