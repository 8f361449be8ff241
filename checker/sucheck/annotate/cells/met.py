"""What the rows of a sheet tell while they are marked: how high they are, and what their cells looked like."""

from __future__ import annotations

import re
from dataclasses import field

from sucheck.annotate.marks import Cell
from sucheck.frozen import dataclass
from sucheck.ooxml.tags import Element

_HEIGHT = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,20})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What is met on the way through the rows of a sheet.

    `heights` are those of the rows that have one of their own, near marked cells at least, in points; 0 where a row is
    hidden. `styles` are the numbers of the formats that the coloured cells had; `uncoloured` are the cells for whose
    colour no format was left.
    """

    heights: dict[int, float] = field(default_factory=dict)
    styles: dict[Cell, int] = field(default_factory=dict)
    uncoloured: list[Cell] = field(default_factory=list)

    def take_row(self, number: int, tag: Element) -> None:
        """Take up the height that the tag of a row states."""
        height = _HEIGHT.fullmatch(tag.own("ht") or "")
        if tag.own("hidden") in {"1", "true"}:
            self.heights[number] = 0
        elif height:
            self.heights[number] = float(height[0])
