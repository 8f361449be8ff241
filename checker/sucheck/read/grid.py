"""Cells by address become a sheet of rows: dense where they fill it, else only the filled rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import overload

from sucheck.model import CellValue, Sheet
from sucheck.model.sheets import MOST_DRESSED
from sucheck.ooxml.workbook import SheetPart
from sucheck.read.dress import Dress
from sucheck.read.sparse import Cells, Outline


def is_phantom_sized(extent: int, filled: int) -> bool:
    """Whether so few of a sheet's `extent` cells are filled that rows in full would cost memory for nothing."""
    return extent > 10 * filled + 100_000


class SparseRow(Sequence[CellValue]):
    """A row that keeps its filled cells only: position to value, and the empty string between."""

    __slots__ = ("_cells", "_length")

    def __init__(self, cells: Mapping[int, CellValue]) -> None:
        self._cells = cells
        self._length = max(cells, default=-1) + 1

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> CellValue: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CellValue]: ...
    def __getitem__(self, index: int | slice) -> CellValue | Sequence[CellValue]:
        if isinstance(index, slice):
            return [self._cells.get(i, "") for i in range(*index.indices(self._length))]
        position = index + self._length if index < 0 else index
        if not 0 <= position < self._length:
            raise IndexError(index)
        return self._cells.get(position, "")

    def __iter__(self) -> Iterator[CellValue]:
        return (self._cells.get(i, "") for i in range(self._length))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # equal to a list, so as little hashable


def sheet_of_cells(part: SheetPart, cells: Cells) -> Sheet:
    """The sheet that holds these cells."""
    filled = sum(len(row) for row in cells.values.values())
    row_numbers: Sequence[int] = range(1, max(cells.values, default=0) + 1)
    column_numbers: Sequence[int] = range(1, max((max(row) for row in cells.values.values()), default=0) + 1)
    if is_phantom_sized(len(row_numbers) * len(column_numbers), filled):
        row_numbers = sorted(cells.values)
        column_numbers = sorted({column for row in cells.values.values() for column in row})
    if filled > MOST_DRESSED:
        cells = replace(cells, dress=Dress())
    return finished(part, _rows(cells, row_numbers, column_numbers, filled), (row_numbers, column_numbers), cells)


def finished(
    part: SheetPart, rows: Sequence[Sequence[CellValue]], numbers: tuple[Sequence[int], Sequence[int]], cells: Cells
) -> Sheet:
    """The sheet with its outline, of which only what touches the given rows and columns is kept."""
    row_numbers, column_numbers = numbers
    outline: Outline = cells.outline
    dress = cells.dress if cells.dress.is_kept else Dress()
    return Sheet(
        name=part.name,
        visibility=part.visibility,
        rows=rows,
        row_numbers=row_numbers,
        column_numbers=column_numbers,
        oddities=cells.oddities,
        merged=tuple(outline.merged),
        hidden_rows=frozenset(outline.hidden_rows.intersection(row_numbers)),
        hidden_columns=frozenset(outline.columns().intersection(column_numbers)),
        fills=dress.fills,
        formulas=dress.formulas,
    )


def _rows(
    cells: Cells, row_numbers: Sequence[int], column_numbers: Sequence[int], filled: int
) -> Sequence[Sequence[CellValue]]:
    if is_phantom_sized(len(row_numbers) * len(column_numbers), filled):
        positions = {column: position for position, column in enumerate(column_numbers)}
        return [SparseRow({positions[c]: value for c, value in cells.values[row].items()}) for row in row_numbers]
    nothing: dict[int, CellValue] = {}
    found = (cells.values.get(row, nothing) for row in row_numbers)
    return [[row.get(column, "") for column in column_numbers] for row in found]
