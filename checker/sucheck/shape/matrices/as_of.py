"""The state of play that the words around a table give: "as at 17.10.2019", "Stand: …", "état au …"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import chain

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Sheet
from sucheck.shape.found import Region
from sucheck.shape.grids import Grid
from sucheck.shape.language_packs import packs

_NEAR = 60  # rows above or below the table
_SHORTEST, _LONGEST = 5, 300  # characters: "Stand" and a date beside it; a paragraph
_OF_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<month>[^\W\d_]+)\.?\s+(?P<year>\d{4})"
)
_FIGURES = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}|\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The state of play as a column of dates takes it, and the cell that says it."""

    value: CellValue
    row: int
    column: int


def stated_as_of(sheet: Sheet, region: Region, grid: Grid) -> AsOf | None:
    """The state of play said nearest to a table: above it first, then below or beside; None where none is said."""
    rows = sheet.row_numbers
    kept = [at for at, row in enumerate(rows) if region.first_row - _NEAR <= row <= region.last_row + _NEAR]
    found: list[tuple[bool, int, int, AsOf]] = []
    for at in kept:
        for position, cell in enumerate(sheet.rows[at]):
            if isinstance(cell, str) and _SHORTEST <= len(cell) <= _LONGEST:
                row, column = rows[at], sheet.column_numbers[position]
                said = _said(cell, row, column, grid)
                if said is not None:
                    is_below = row > region.first_row
                    beside = max(region.first_column - column, column - region.last_column, 0)
                    found.append((is_below, beside, abs(row - region.first_row), said))
    return min(found, key=lambda each: each[:3])[3] if found else None


def _said(text: str, row: int, column: int, grid: Grid) -> AsOf | None:
    lead = _lead().search(text)
    if lead is None:
        return None
    rest = text[lead.end() :]
    if not rest.strip(" :.()"):
        beside = grid.value(row, column + 1)
        is_day = isinstance(beside, dt.date) or (isinstance(beside, str) and _date_in(beside) is not None)
        return AsOf(value=beside, row=row, column=column + 1) if is_day else None
    date = _date_in(rest)
    return AsOf(value=date, row=row, column=column) if date else None


def _date_in(text: str) -> str | None:
    """The date at the start of some words, with its month as a number."""
    start = text.lstrip(" :.(\n")
    if figures := _FIGURES.match(start):
        return figures.group()
    if in_words := _OF_WORDS.match(start):
        month = _months().get(in_words["month"].casefold())
        return f"{in_words['day']}.{month}.{in_words['year']}" if month else None
    return None


@cache
def _lead() -> re.Pattern[str]:
    """The words before a state of play in any language, longest first, with what may follow them."""
    sections = [pack.get("as_of", {}) for pack in packs()]
    phrases = set(chain.from_iterable((*each.get("plain", ()), *each.get("unclear", ())) for each in sections))
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
    links = r"(?:\s*:)?(?:\s+(?:on|at|of|the|am|vom|zum|au|le|du))*"
    return re.compile(rf"(?<!\w)(?:{words}){links}(?=\s*[:(]?\s*\d|[\s:.]*$)", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    names = [pack.get("dates", {}) for pack in packs()]
    lists = [each.get(kind, ()) for each in names for kind in ("months", "short_months")]
    return {month.casefold(): number for each in lists for number, month in enumerate(each, start=1)}
