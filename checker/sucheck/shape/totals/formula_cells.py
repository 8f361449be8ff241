"""The cells that formulas look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.model import CellValue, OddityKind, Sheet
from sucheck.shape.totals.formulas import Area

_MOST_CELLS = 100_000  # in one range: no table that people total is larger


class Unclear(Exception):  # noqa: N818  no error: it says that a formula cannot be followed, and ends here
    """A cell or a function whose value is not known."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a sheet by row and column.

    `instead` are the cells that are looked at as if they held something else.
    """

    sheet: Sheet
    positions: Mapping[int, int]
    instead: Mapping[tuple[int, int], CellValue] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        sheet: Sheet,
        left_out: Iterable[tuple[int, int]] = (),
        read_as: Mapping[tuple[int, int], float] | None = None,
    ) -> Cells:
        """The cells of a sheet, some of them as if they were empty, some read as numbers."""
        positions = {row: position for position, row in enumerate(sheet.row_numbers)}
        return cls(sheet, positions, {**(read_as or {}), **dict.fromkeys(left_out, "")})

    def value(self, row: int, column: int) -> CellValue:
        """The value of a cell, the empty string where there is none."""
        if (row, column) in self.instead:
            return self.instead[row, column]
        position = self.positions.get(row)
        if position is None:
            return ""
        numbers, cells = self.sheet.column_numbers, self.sheet.rows[position]
        at = column - 1 if isinstance(numbers, range) else _index(numbers, column)
        return cells[at] if 0 <= at < len(cells) else ""

    def is_hidden_value(self, row: int, column: int) -> bool:
        """Whether a cell holds an error, or a formula without a value."""
        oddity = self.sheet.oddities.get((row, column))
        return oddity is not None and oddity.kind is not OddityKind.NOTE_MARK

    def places(self, area: Area) -> Iterator[tuple[int, int]]:
        """The rows and columns of a range, as far as the sheet reaches."""
        last_column = min(area.last_column, self.sheet.column_numbers[-1] if self.sheet.column_numbers else 0)
        last_row = min(area.last_row, self.sheet.row_numbers[-1] if self.sheet.row_numbers else 0)
        if (last_row - area.first_row + 1) * (last_column - area.first_column + 1) > _MOST_CELLS:
            raise Unclear
        for row in range(area.first_row, last_row + 1):
            for column in range(area.first_column, last_column + 1):
                yield row, column


def _index(numbers: Sequence[int], column: int) -> int:
    try:
        return numbers.index(column)
    except ValueError:
        return -1
