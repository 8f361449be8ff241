"""Finds the legends of a workbook and puts together what they say of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sucheck.model import Sheet
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.found import Block, Region
from sucheck.shape.legends.groups import legends_among
from sucheck.shape.legends.legend import Entry, Legend, code_key
from sucheck.shape.legends.meanings import colour_named, is_for_empty
from sucheck.shape.legends.pairs import Line, lines_of
from sucheck.shape.words.meanings import Words

_NEAR = 60  # rows above and below a table in which its own sheet is searched
_MOST_ROWS, _MOST_COLUMNS = 500, 100  # of another sheet that may hold a legend

#: Whether a cell belongs to the table itself, by row and column.
Owned = Callable[[int, int], bool]


def legend_for(block: Block, region: Region, is_own: Owned, words: Words) -> Legend:
    """What the workbook says of the codes and colours of a table in `region`.

    The nearest legend on the table's own sheet comes first, then those on the other sheets.
    """
    own = Grid(block.sheet)
    near = sorted(legends_among(lines_of(own, _cells_near(block.sheet, region, is_own), words)), key=_distance(region))
    groups: list[Sequence[Line]] = [*near]
    for sheet in _others(block, words):
        grid = Grid(sheet)
        groups += legends_among(lines_of(grid, _cells(sheet), words))
    return _together(line for group in groups for line in group)


def _others(block: Block, words: Words) -> Iterator[Sheet]:
    seen = {id(block.sheet)}
    for other in words.blocks:
        sheet = other.sheet
        if id(sheet) not in seen:
            seen.add(id(sheet))
            if len(sheet.rows) <= _MOST_ROWS and len(sheet.column_numbers) <= _MOST_COLUMNS:
                yield sheet


def _cells(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The cells of a sheet that hold something or are coloured, in reading order."""
    fills: dict[int, set[int]] = {}
    for row, column in sheet.fills:
        fills.setdefault(row, set()).add(column)
    numbers = sheet.column_numbers
    for row, cells in zip(sheet.row_numbers, sheet.rows, strict=True):
        filled = {numbers[position] for position, value in enumerate(cells) if value != ""}
        for column in sorted(filled | fills.get(row, set())):
            yield row, column


def _cells_near(sheet: Sheet, region: Region, is_own: Owned) -> Iterator[tuple[int, int]]:
    rows = sheet.row_numbers
    first, last = region.first_row - _NEAR, region.last_row + _NEAR
    kept = [position for position, row in enumerate(rows) if first <= row <= last]
    part = sheet if len(kept) == len(rows) else _part(sheet, kept[0], kept[-1] + 1)
    return (cell for cell in _cells(part) if not is_own(*cell))


def _part(sheet: Sheet, start: int, end: int) -> Sheet:
    return Sheet(
        name=sheet.name, rows=sheet.rows[start:end], row_numbers=sheet.row_numbers[start:end],
        column_numbers=sheet.column_numbers, fills=sheet.fills,
    )  # fmt: skip


def _distance(region: Region) -> Callable[[Sequence[Line]], tuple[int, int, int]]:
    def apart(group: Sequence[Line]) -> tuple[int, int, int]:
        first, last = group[0], group[-1]
        rows = max(region.first_row - last.row, first.row - region.last_row, 0)
        columns = max(region.first_column - first.column, first.column - region.last_column, 0)
        return rows + columns, first.row, first.column

    return apart


def _together(lines: Iterable[Line]) -> Legend:
    codes: dict[str, Entry] = {}
    fills: dict[str, Entry] = {}
    hues: dict[str, Entry] = {}
    empty: Entry | None = None
    for line in lines:
        entry = line.entry
        if line.fill is not None:
            fills.setdefault(line.fill, entry)
        elif (hue := colour_named(entry.code)) is not None:
            hues.setdefault(hue, entry)
        elif is_for_empty(entry.code):
            empty = empty or entry
        else:
            codes.setdefault(code_key(entry.code), entry)
    return Legend(codes=codes, fills=fills, hues=hues, empty=empty)
