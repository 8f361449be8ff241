"""The state of play that the words around a table give: "as at 17.10.2019", "Stand: …", "état au …"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import chain

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Sheet
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.found import Block, Region
from sucheck.shape.legends.meanings import is_about_notifying
from sucheck.shape.words.packs import listed, packs

_NEAR = 60  # rows above or below the table
_SHORTEST, _LONGEST = 5, 300  # characters: "Stand" and a date beside it; a paragraph
_OF_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<month>[^\W\d_]+)\.?\s+(?P<year>\d{4})"
)
_BEFORE = re.compile(r"(?:[,:;(\u2013\u2014-]|\b(?:on|at|au|am|zum))\s*$", re.IGNORECASE)  # "of" tells of an act
_FIGURES = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}|\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The state of play as a column of dates takes it, and the cell that says it."""

    value: CellValue
    row: int
    column: int


def stated_as_of(block: Block, grid: Grid) -> AsOf | None:
    """The state of play said nearest to a table: above it first, then below or beside; None where none is said.

    What stands in its records is about them alone.
    """
    sheet, region = block.sheet, block.region
    found: list[tuple[bool, int, int, AsOf]] = []
    for at in _near(sheet.row_numbers, region):
        row = sheet.row_numbers[at]
        for position, cell in enumerate(sheet.rows[at]):
            column = sheet.column_numbers[position]
            if not isinstance(cell, str) or (row in block.body and _is_within(column, region)):
                continue
            said = _said(cell, row, column, grid) or (_titled(cell, row, column) if row <= region.first_row else None)
            if said is not None:
                beside = max(region.first_column - column, column - region.last_column, 0)
                found.append((row > region.first_row, beside, abs(row - region.first_row), said))
    return min(found, key=lambda each: each[:3])[3] if found else None


def as_of_on(sheet: Sheet) -> tuple[AsOf, ...]:
    """All states of play that a small sheet says, in reading order: a cover, a page of explanations."""
    if len(sheet.rows) > _NEAR:
        return ()
    grid = Grid(sheet)
    cells = (
        (text, row, column)
        for row, cells in zip(sheet.row_numbers, sheet.rows, strict=True)
        for text, column in zip(cells, sheet.column_numbers, strict=False)
        if isinstance(text, str)
    )
    return tuple(said for text, row, column in cells if (said := _said(text, row, column, grid)))


def _near(rows: Sequence[int], region: Region) -> Sequence[int]:
    """The positions of the rows about the upper and the lower end of a table."""
    ends = [(end - _NEAR, end + _NEAR) for end in (region.first_row, region.last_row)]
    spans = [range(bisect_left(rows, first), bisect_right(rows, last)) for first, last in ends]
    return sorted({at for span in spans for at in span})


def _is_within(column: int, region: Region) -> bool:
    return region.first_column <= column <= region.last_column


def _said(text: str, row: int, column: int, grid: Grid) -> AsOf | None:
    lead = _lead().search(text) if _SHORTEST <= len(text) <= _LONGEST else None
    if lead is None:
        return None
    rest = text[lead.end() :]
    if not rest.strip(" :.()"):
        beside = grid.value(row, column + 1)
        is_day = isinstance(beside, dt.date) or (isinstance(beside, str) and _date_in(beside) is not None)
        return AsOf(value=beside, row=row, column=column + 1) if is_day else None
    date = _date_in(rest)
    return AsOf(value=date, row=row, column=column) if date else None


def _titled(text: str, row: int, column: int) -> AsOf | None:
    """The one date at the end of a title that speaks of transposition: "Transposition of directives, 17.10.2019"."""
    if len(text) > _LONGEST or not is_about_notifying(text) or _phrases("scoreboards", "deadlines").search(text):
        return None
    dates = [*_FIGURES.finditer(text), *_OF_WORDS.finditer(text)]
    if len(dates) != 1 or text[dates[0].end() :].strip(" .)"):
        return None
    date = _date_in(dates[0].group())
    return AsOf(value=date, row=row, column=column) if date and _BEFORE.search(text[: dates[0].start()]) else None


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
    phrases |= set(listed("as_of"))
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
    links = r"(?:\s*:)?(?:\s+(?:on|at|of|the|am|vom|zum|au|le|du))*"
    return re.compile(rf"(?<!\w)(?:{words}){links}(?=\s*[:(]?\s*\d|[\s:.]*$)", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    names = [pack.get("dates", {}) for pack in packs()]
    lists = [each.get(kind, ()) for each in names for kind in ("months", "short_months")]
    return {month.casefold(): number for each in lists for number, month in enumerate(each, start=1)}


@cache
def _phrases(*path: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, listed(*path))), re.IGNORECASE)
