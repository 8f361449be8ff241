"""The cells of a sheet by row and column number, merged cells included."""

from __future__ import annotations

from sucheck.model import CellValue, Sheet


class Grid:
    """A sheet whose cells are asked for by their numbers; a cell that is not there is empty."""

    __slots__ = ("_column_at", "_covered", "_row_at", "sheet")

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        rows, columns = sheet.row_numbers, sheet.column_numbers
        self._row_at = rows if isinstance(rows, range) else {row: position for position, row in enumerate(rows)}
        self._column_at = {column: position for position, column in enumerate(columns)}
        self._covered = {
            (row, column): (first_row, first_column)
            for first_row, first_column, last_row, last_column in sheet.merged
            if (last_row - first_row + 1) * (last_column - first_column + 1) <= _LARGEST
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
        }

    def value(self, row: int, column: int) -> CellValue:
        """What a cell holds."""
        rows = self._row_at
        at = rows.get(row) if isinstance(rows, dict) else (row - rows.start if row in rows else None)
        position = self._column_at.get(column)
        if at is None or position is None:
            return ""
        cells = self.sheet.rows[at]
        return cells[position] if position < len(cells) else ""

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that holds the value of a cell: the first one of a merged range, else the cell itself."""
        return self._covered.get((row, column), (row, column))

    def shown(self, row: int, column: int) -> CellValue:
        """What a reader sees in a cell: the value of the merged range that it belongs to, else its own."""
        return self.value(*self.anchor(row, column))


#: A range of more cells is a title, a banner or a mistake; none is looked up cell by cell.
_LARGEST = 5_000
