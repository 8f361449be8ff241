"""Legends written as cells: a code or a coloured cell, and the words for it in the cell beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.legends.colours import is_plain
from sucheck.shape.legends.legend import Entry
from sucheck.shape.legends.lines import coded, entries_in, spaced_entries_in
from sucheck.shape.legends.meanings import status_meant
from sucheck.shape.words.meanings import Words

_SHORT = 3  # characters of a code that stands behind its meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One explained thing where it stands: its form tells a code from a fill, and lines from cells side by side."""

    form: str  # "line", "spaced", "pair", "turned", "swatch", "painted"
    row: int
    column: int
    entry: Entry
    fill: str | None = None


def lines_of(grid: Grid, cells: Iterable[tuple[int, int]], words: Words) -> Iterator[Line]:
    """Everything in some cells that may be a line of a legend; the same cell may be read in several ways."""
    for row, column in cells:
        value = grid.value(row, column)
        text = in_words(value)
        if isinstance(value, str) and text:
            for code, meaning in entries_in(text):
                yield Line(form="line", row=row, column=column, entry=_entry(grid, (row, column), code, meaning, words))
            for code, meaning in spaced_entries_in(text):
                entry = _entry(grid, (row, column), code, meaning, words)
                if entry.meaning:
                    yield Line(form="spaced", row=row, column=column, entry=entry)
        yield from _pairs(grid, row, column, words)
        yield from _fills(grid, row, column, words)


def _pairs(grid: Grid, row: int, column: int, words: Words) -> Iterator[Line]:
    left, right = grid.value(row, column), grid.value(row, column + 1)
    code = coded(_bare(left))
    if code and isinstance(right, str) and len(right.strip()) > _SHORT:
        yield Line(form="pair", row=row, column=column, entry=_entry(grid, (row, column + 1), code, right, words))
    if isinstance(left, str) and isinstance(right, str) and 0 < len(right.strip()) <= _SHORT < len(left.strip()):
        entry = _entry(grid, (row, column), right.strip(), left, words)
        if entry.meaning and not right.strip().isdigit():
            yield Line(form="turned", row=row, column=column, entry=entry)


def _fills(grid: Grid, row: int, column: int, words: Words) -> Iterator[Line]:
    fill = grid.sheet.fills.get((row, column))
    if fill is None or is_plain(fill):
        return
    own = _bare(grid.value(row, column))
    if own and status_meant(own, words):
        entry = _entry(grid, (row, column), fill, own, words)
        yield Line(form="painted", row=row, column=column, entry=entry, fill=fill)
        return
    if len(own) > len("n/a "):
        return
    for beside in (column + 1, column + 2):
        text = grid.value(row, beside)
        if isinstance(text, str) and text.strip() and (row, beside) not in grid.sheet.fills:
            entry = _entry(grid, (row, beside), fill, text, words)
            if entry.meaning or beside == column + 1:
                yield Line(form="swatch", row=row, column=column, entry=entry, fill=fill)
            if entry.meaning:
                return


def _entry(grid: Grid, at: tuple[int, int], code: str, meaning: str, words: Words) -> Entry:
    text = meaning.strip().lstrip("=:\u2013\u2014-\u2192 ").strip()
    meant = status_meant(text, words)
    return Entry(code=code, words=text, meaning=meant, sheet=grid.sheet.name, row=at[0], column=at[1])


def _bare(value: CellValue) -> str:
    """The words of a cell that may hold a code, without the equals sign or colon behind it."""
    return in_words(value).rstrip("=:").strip() if isinstance(value, str | float | bool) else ""
