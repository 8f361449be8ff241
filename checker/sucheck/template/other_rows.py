"""What documents say of directives and in their notes, as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from sucheck.law.acts import act, acts_named, find_citations, parse_citation
from sucheck.model import BlockKind, Claim, Document, Kind
from sucheck.template.book import Cell, Row
from sucheck.template.stated_cells import day_cell


def numbers_of(claims: Sequence[Claim]) -> Mapping[str, str]:
    """The number of each act by its key: as it is cited ("(EU) 2016/681"), or as the text has it."""
    numbers = {key: known.cite for claim in claims for key in claim.acts if (known := act(key))}
    for claim in claims:
        for found in find_citations(claim.words) if claim.kind is Kind.ACT_NUMBER else ():
            numbers.setdefault(found.citation.key, found.citation.words)
    return numbers


def directive_rows(claims: Sequence[Claim], numbers: Mapping[str, str]) -> Iterator[Row]:
    """One row for each directive, in the order in which the documents first name it, with the dates that they give."""
    by_act: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.act and act(claim.act):
            by_act.setdefault(claim.act, []).append(claim)
    for key, group in by_act.items():
        dates = {
            kind: next((claim for claim in group if claim.kind is kind and claim.value), None)
            for kind in (Kind.ACT_DATE, Kind.DEADLINE)
        }
        adopted, deadline = dates[Kind.ACT_DATE], dates[Kind.DEADLINE]
        yield {
            "act": _as_written(numbers[key], group), "short_title": _name(key, group),
            "adopted_on": _day(adopted), "deadline": _day(deadline),
            "found_at": "; ".join(dict.fromkeys(c.place.address for c in (adopted, deadline, group[0]) if c)),
        }  # fmt: skip


def footnote_rows(document: Document, title: str) -> Iterator[Row]:
    """One row for each note that has its number."""
    for block in document.blocks:
        if block.kind is BlockKind.NOTE and block.number is not None and block.text.strip():
            yield {"document": title, "footnote": block.number, "text": " ".join(block.text.split())}


def _day(claim: Claim | None) -> Cell:
    day = day_cell(claim.value) if claim else None
    return day if isinstance(day, dt.date) else None


def _as_written(number: str, claims: Sequence[Claim]) -> str:
    """An act's number; where the running text gives it another form ("2011/93/EC"), the text's own words."""
    forms = [c.words for c in claims if c.kind is Kind.ACT_NUMBER and c.place.note is None and number not in c.words]
    return next((words for words in forms if parse_citation(words)), number)


def _name(key: str, claims: Sequence[Claim]) -> str | None:
    """The first name in common use that the text gives the act, and no other act has."""
    words = (place.text for claim in claims if (place := claim.columns.get("act")))
    return next((text for text in words if acts_named(text) == (key,)), None)
