"""A sheet as its rows come in: what every reader of our own fills, and what keeps its memory to the filled cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sucheck.model import CellValue, Oddity, Sheet, Visibility
from sucheck.model.sheets import MOST_DRESSED
from sucheck.read.grid import SparseRow, is_phantom_sized

_FEW_GAPS = 64  # so many blanks in a row cost less than a mapping


@dataclass(slots=True, kw_only=True)
class GrowingSheet:
    """A sheet that is being read; rows may come in any order and in pieces. What is hidden is kept as (first, last)."""

    name: str
    visibility: Visibility = Visibility.VISIBLE
    rows: dict[int, Sequence[CellValue] | dict[int, CellValue]] = field(default_factory=dict)
    filled: int = 0
    last_column: int = 0
    oddities: dict[tuple[int, int], Oddity] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, row: int, cells: dict[int, CellValue]) -> None:
        """Take up the filled cells of a row by column, those with an oddity among them."""
        if not cells:
            return
        if row in self.rows:
            before = _by_column(self.rows[row])
            self.filled -= len(before)
            cells = before | cells
        width = max(cells)
        self.filled += len(cells)
        self.last_column = max(self.last_column, width)
        is_dense = width <= 2 * len(cells) + _FEW_GAPS
        self.rows[row] = [cells.get(column, "") for column in range(1, width + 1)] if is_dense else cells

    @property
    def is_dressed(self) -> bool:
        """Whether the sheet is still so small that its fills and formulas are kept."""
        return self.filled <= MOST_DRESSED and len(self.fills) <= MOST_DRESSED

    def finished(self) -> Sheet:
        """The sheet: dense where cells fill it, else only the filled rows and columns."""
        row_numbers: Sequence[int] = range(1, max(self.rows, default=0) + 1)
        column_numbers: Sequence[int] = range(1, self.last_column + 1)
        is_phantom = is_phantom_sized(len(row_numbers) * len(column_numbers), self.filled)
        if is_phantom:
            row_numbers = sorted(self.rows)
            column_numbers = sorted({column for row in self.rows.values() for column in _by_column(row)})
        nothing: list[CellValue] = []
        rows = (
            _sparse(self.rows, row_numbers, column_numbers)
            if is_phantom
            else [_listed(self.rows.get(row, nothing)) for row in row_numbers]
        )
        return Sheet(
            name=self.name,
            visibility=self.visibility,
            rows=rows,
            row_numbers=row_numbers,
            column_numbers=column_numbers,
            oddities=self.oddities,
            merged=tuple(self.merged),
            hidden_rows=_within(self.hidden_rows, row_numbers),
            hidden_columns=_within(self.hidden_columns, column_numbers),
            fills=self.fills if self.is_dressed else {},
            formulas=self.formulas if self.is_dressed else {},
        )


def _by_column(row: Sequence[CellValue] | Mapping[int, CellValue]) -> dict[int, CellValue]:
    if isinstance(row, Mapping):
        return dict(row)
    return {column: value for column, value in enumerate(row, 1) if value != ""}


def _listed(row: Sequence[CellValue] | Mapping[int, CellValue]) -> Sequence[CellValue]:
    return SparseRow({column - 1: value for column, value in row.items()}) if isinstance(row, Mapping) else row


def _sparse(
    rows: Mapping[int, Sequence[CellValue] | Mapping[int, CellValue]],
    row_numbers: Sequence[int],
    column_numbers: Sequence[int],
) -> list[Sequence[CellValue]]:
    positions = {column: position for position, column in enumerate(column_numbers)}
    return [SparseRow({positions[c]: v for c, v in _by_column(rows[number]).items()}) for number in row_numbers]


def _within(ranges: Sequence[tuple[int, int]], numbers: Sequence[int]) -> frozenset[int]:
    """The numbers that lie in a range; ranges may overlap: none is gone through twice."""
    if not numbers:
        return frozenset()
    found: set[int] = set()
    done, end = 0, numbers[-1]
    for first, last in sorted(set(ranges)):
        found.update(range(max(first, done + 1), min(last, end) + 1))
        done = max(done, min(last, end))
    return frozenset(found.intersection(numbers))
