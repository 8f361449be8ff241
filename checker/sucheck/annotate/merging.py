"""Merged ranges: only their top left cell is shown, so only it can be marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection

from sucheck.annotate.marks import Cell
from sucheck.model import row_and_column

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Merging:
    """Takes merged ranges one by one and keeps only what they say about some cells.

    Args:
        cells: those cells.

    `merged` gives the top left cell of its range for each of them that stands in one, itself included.
    """

    def __init__(self, cells: Collection[Cell]) -> None:
        self._cells = sorted(set(cells))
        self.merged: dict[Cell, Cell] = {}

    def take(self, written: str) -> None:
        """Take up a range as it is written; what is no range merges nothing."""
        match = _RANGE.fullmatch(written)
        if match is None:
            return
        top, left = row_and_column(match[1] + match[2])
        bottom, right = row_and_column(match[3] + match[4])
        for cell in self._cells[bisect_left(self._cells, (top, left)) :]:
            if cell > (bottom, right):
                return
            if left <= cell[1] <= right:
                self.merged.setdefault(cell, (top, left))
