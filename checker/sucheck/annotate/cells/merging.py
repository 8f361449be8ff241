"""Merged ranges: only their top left cell is shown, so only it can be marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
        self._rows: dict[int, list[int]] = {}
        for row, column in sorted(set(cells)):
            self._rows.setdefault(column, []).append(row)
        self.merged: dict[Cell, Cell] = {}

    def take(self, written: str) -> None:
        """Take up a range as it is written; what is no range merges nothing."""
        match = _RANGE.fullmatch(written)
        if match is None:
            return
        top, left = row_and_column(match[1] + match[2])
        bottom, right = row_and_column(match[3] + match[4])
        for column in [column for column in self._rows if left <= column <= right]:
            rows = self._rows[column]
            inside = slice(bisect_left(rows, top), bisect_right(rows, bottom))
            self.merged.update({(row, column): (top, left) for row in rows[inside]})
            del rows[inside]  # ranges do not overlap; a hostile sheet with many that do costs no time
