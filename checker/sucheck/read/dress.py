"""The fills and formulas of a small sheet: what shows how its owner reads it, beside its values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from sucheck.model.sheets import MOST_DRESSED
from sucheck.read.formulas import shifted

_INDEX = re.compile(r"[0-9]{1,10}")


@dataclass(slots=True, kw_only=True)
class Dress:
    """The fills and formulas of a sheet by (row, column).

    `colours` are by cell format, the empty string for none; `shared` formulas by their index, with the cell of each.
    """

    colours: Sequence[str] = ()
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    shared: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    @property
    def is_kept(self) -> bool:
        """Whether so few cells are dressed that it is kept."""
        return len(self.fills) <= MOST_DRESSED and len(self.formulas) <= MOST_DRESSED

    def take(self, row: int, column: int, cell: etree._Element) -> None:
        """Take up the fill and the formula of a cell."""
        style = cell.get("s", "")
        if self.colours and _INDEX.fullmatch(style):
            self.take_fill(row, column, int(style))
        formula = cell.find("{*}f")
        if formula is not None:
            self.take_formula(row, column, formula)

    def take_fill(self, row: int, column: int, style: int) -> None:
        """Take up the fill of a cell of this format."""
        if style < len(self.colours) and self.colours[style]:
            self.fills[row, column] = self.colours[style]
        else:
            self.fills.pop((row, column), None)  # a cell that is written twice is as it was written last

    def take_formula(self, row: int, column: int, formula: etree._Element) -> None:
        """Take up a formula, or what another cell's shared one is here (ECMA-376 part 1, 18.3.1.40)."""
        text = (formula.text or "").strip()
        if formula.get("t") == "shared":
            index = formula.get("si", "")
            if text:
                self.shared[index] = (row, column, text)
            elif index in self.shared:
                first_row, first_column, written = self.shared[index]
                text = shifted(written, row - first_row, column - first_column)
        if text:
            self.formulas[row, column] = text
