"""Rows that repeat another row of their sheet, in every cell."""

from __future__ import annotations

import numpy as np

from sucheck.model import Table


def repeated_rows(table: Table) -> np.ndarray:
    """For each row of the frame the number of the first row that holds the same in every cell; float, NaN where none.

    All cells of the sheet's row count, not only the columns that are read: two measures may differ in one that is not.
    """
    frame = table.frame
    found = np.full(len(frame), np.nan)
    alike = np.flatnonzero(frame.duplicated(keep=False).to_numpy())
    if not len(alike):
        return found
    positions = _positions(table)
    first: dict[tuple[object, ...], int] = {}
    for position in alike.tolist():
        row = int(frame.index[position])
        cells = list(table.sheet.rows[positions[row]])
        while cells and cells[-1] == "":
            cells.pop()
        earlier = first.setdefault(tuple(cells), row)
        if earlier != row:
            found[position] = earlier
    return found


def _positions(table: Table) -> dict[int, int]:
    return {row: position for position, row in enumerate(table.sheet.row_numbers)}
