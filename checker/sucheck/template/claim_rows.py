"""A claim of a document as a row of Claims, with the place it came from and the words that decided how it was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sucheck.claims.cues import note_list
from sucheck.claims.language import Language
from sucheck.frozen import dataclass
from sucheck.model import Certainty, Claim, Document, Kind, Place
from sucheck.model.vocabulary import DATES, expand
from sucheck.template.book import Cell, Row
from sucheck.template.passages import passage_of
from sucheck.template.stated_cells import day_cell, is_same_list, listed_cell, stated_cell

_DATED = {Kind.DEADLINE, Kind.ACT_DATE, Kind.AS_OF}
_COUNTED = {Kind.COUNT, Kind.LIST, Kind.SHARE}
_DAY = len("2019-10-17")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What all rows of the sheet share.

    `numbers` are the acts' numbers as they are cited, by key, `labels` the names of the rows by the id of their claims;
    `as_of` is the state of play that the Report sheet gives (ISO 8601, None where it gives none).
    """

    numbers: Mapping[str, str]
    labels: Mapping[str, str]
    as_of: str | None
    words: Language


def has_row(claim: Claim, abouts: Collection[str], words: Language) -> bool:
    """Whether the sheet can say what a claim says.

    Events, sums, enumerations and other figures have no column; nor has an act that is no directive.
    """
    if not claim.about or not set(claim.about.split("+")) <= set(abouts):
        return False
    if claim.kind in _DATED:
        return claim.about in DATES and claim.value is not None and (bool(claim.acts) or claim.kind is Kind.AS_OF)
    if claim.kind not in _COUNTED:
        return False
    is_stated = claim.value is not None or bool(claim.quantifier)
    if is_stated and stated_cell(claim, words) is None:
        return False
    if claim.listed is not None and listed_cell(claim.listed, words) is None:
        return False
    return is_stated or claim.listed is not None


def claim_row(claim: Claim, document: Document, sheet: Sheet) -> Row:
    """The row of a claim of which `has_row` holds."""
    row: dict[str, Cell] = {
        "claim": sheet.labels[claim.id], "document": claim.document, "section": claim.section or None,
        "act": "; ".join(sheet.numbers.get(key, key) for key in claim.acts) or None,
        "about": claim.about.replace("+", " + "), "as_of": _as_of(claim, sheet),
        "among": sheet.labels.get(claim.among or ""),
        "repeats": sheet.labels.get(claim.repeats or ""), "ground": claim.ground, "when": day_cell(claim.when),
        "universe": claim.universe or None,
        "certainty": None if claim.certainty is Certainty.READ else claim.certainty.value,
    }  # fmt: skip
    if claim.kind in _DATED:
        row["stated"] = day_cell(claim.value)
        row["footnote"] = claim.place.note
    else:
        row |= _counted(claim, sheet.words)
    return row | {
        "found_at": _found_at(claim), "sentence": passage_of(document, claim.place),
        "because": " · ".join(dict.fromkeys(place.text for place in claim.cues if place.text)) or None,
    }  # fmt: skip


def _counted(claim: Claim, words: Language) -> dict[str, Cell]:
    row: dict[str, Cell] = {"basis": claim.basis if expand(claim.about) or claim.basis == "assessed" else None}
    if claim.kind is not Kind.LIST:
        row["stated"] = stated_cell(claim, words)
    if claim.listed is not None:
        row["footnote"] = _note_that_agrees(claim, claim.listed.place, words)
        if row["footnote"] is None or claim.kind is Kind.LIST:
            row["listed"] = listed_cell(claim.listed, words)
    return row


def _note_that_agrees(claim: Claim, place: Place, words: Language) -> int | None:
    """The note that holds the list, where it says no more than that; a note of many clauses is read best as a text."""
    if place.note is None or claim.listed is None:
        return None
    noted = note_list(place.text, expand(claim.about), place, words)
    return place.note if noted and is_same_list(noted, claim.listed) else None


def _as_of(claim: Claim, sheet: Sheet) -> Cell:
    """The state of play where the sentence gives its own, or another than the report's."""
    is_own = claim.as_of != sheet.as_of or "as_of" in claim.columns
    return day_cell(claim.as_of) if claim.as_of and len(claim.as_of) == _DAY and is_own else None


def _found_at(claim: Claim) -> str:
    places = [claim.place.address, *([f"list: {claim.listed.place.address}"] if claim.listed else [])]
    return places[0] if len(places) == 1 or places[1] == f"list: {places[0]}" else "; ".join(places)
