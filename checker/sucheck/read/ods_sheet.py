"""One sheet of an OpenDocument spreadsheet: rows and cells, each of which may stand for many (ODF 1.3 part 3, 9.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from sucheck.model import CellValue, InputError, Oddity, Sheet, Visibility
from sucheck.ooxml.package import Package
from sucheck.read.cells import LAST_COLUMN, LAST_ROW
from sucheck.read.growing import GrowingSheet
from sucheck.read.ods_cell import cell_value
from sucheck.read.ods_formula import plain_formula
from sucheck.read.ods_styles import TABLE, OdsStyles

_NAME, _STYLE_NAME, _FORMULA = f"{TABLE}name", f"{TABLE}style-name", f"{TABLE}formula"
_COLUMNS_REPEATED, _ROWS_REPEATED = f"{TABLE}number-columns-repeated", f"{TABLE}number-rows-repeated"
_COLUMNS_SPANNED, _ROWS_SPANNED = f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned"
_VISIBILITY, _DEFAULT_STYLE = f"{TABLE}visibility", f"{TABLE}default-cell-style-name"
_HIDDEN = frozenset({"collapse", "filter"})
_MOST_CELLS = 20_000_000  # what a real sheet of a million rows holds; a repeated cell can claim 17 thousand million
_FEW = 256  # so many blank cells in a row are coloured on purpose; more are the rest of the sheet
_OF_AN_ODDITY = 20  # so many cells take the memory of one that hides something
_DIGITS = 9


@dataclass(slots=True, kw_only=True)
class OdsSheet:
    """The sheet that is being read."""

    package: Package
    styles: OdsStyles
    grown: GrowingSheet
    row: int = 0
    repeated: int = 1
    column: int = 0
    columns: int = 0
    row_style: str = ""
    column_fills: dict[int, str] = field(default_factory=dict)
    cells: dict[int, CellValue] = field(default_factory=dict)
    oddities: dict[int, Oddity] = field(default_factory=dict)
    fills: dict[int, str] = field(default_factory=dict)
    formulas: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, table: etree._Element, package: Package, styles: OdsStyles) -> OdsSheet:
        """The sheet of a `table:table` that starts."""
        is_hidden = table.get(_STYLE_NAME) in styles.not_shown
        visibility = Visibility.HIDDEN if is_hidden else Visibility.VISIBLE
        grown = GrowingSheet(name=table.get(_NAME, ""), visibility=visibility)
        return cls(package=package, styles=styles, grown=grown)

    def take_column(self, element: etree._Element) -> None:
        """Take up what is said of a column, or of several side by side."""
        first, self.columns = self.columns + 1, self.columns + _count(element, _COLUMNS_REPEATED)
        if element.get(_VISIBILITY) in _HIDDEN:
            self.grown.hidden_columns.append((first, min(self.columns, LAST_COLUMN)))
        if fill := self.styles.fill(element.get(_DEFAULT_STYLE, "")):
            self.column_fills.update(dict.fromkeys(range(first, min(self.columns, LAST_COLUMN) + 1), fill))

    def start_row(self, element: etree._Element) -> None:
        """Begin a row, or several that are alike."""
        self.row += 1
        self.repeated = _count(element, _ROWS_REPEATED)
        self.column = 0
        self.row_style = element.get(_DEFAULT_STYLE, "")
        if element.get(_VISIBILITY) in _HIDDEN:
            self.grown.hidden_rows.append((self.row, self.row + self.repeated - 1))

    def take_cell(self, element: etree._Element) -> None:
        """Take up a cell, or several side by side that are alike."""
        first = self.column + 1
        count = _count(element, _COLUMNS_REPEATED)
        self.column += count
        value, oddity = cell_value(element, self.styles.raised)
        if value != "" or oddity:
            if count > 1 or first > LAST_COLUMN:
                self._check(first + count - 1, count)
            self.cells.update(dict.fromkeys(range(first, first + count), value))
            if oddity:
                self.oddities.update(dict.fromkeys(range(first, first + count), oddity))
        if count <= _FEW:
            self._dress(element, first, count)
        down, across = _count(element, _ROWS_SPANNED), _count(element, _COLUMNS_SPANNED)
        if down > 1 or across > 1:
            self.grown.merged.append((self.row, first, self.row + down - 1, first + across - 1))

    def end_row(self) -> None:
        """Take up the row as often as it stands for."""
        if self.cells:
            weight = len(self.cells) + _OF_AN_ODDITY * len(self.oddities)
            self._check(max(self.cells), weight * self.repeated, self.row + self.repeated - 1)
        last = self.row + self.repeated - 1
        if self.cells or self.repeated <= _FEW:
            for row in range(self.row, last + 1):
                self._take_row(row)
        self.row = last
        self.cells, self.oddities, self.fills, self.formulas = {}, {}, {}, {}

    def finished(self) -> Sheet:
        """The sheet as it was read."""
        return self.grown.finished()

    def _take_row(self, row: int) -> None:
        grown = self.grown
        grown.add(row, self.cells)
        grown.oddities.update({(row, column): oddity for column, oddity in self.oddities.items()})
        if grown.is_dressed:
            grown.fills.update({(row, column): fill for column, fill in self.fills.items()})
            grown.formulas.update({(row, column): formula for column, formula in self.formulas.items()})

    def _dress(self, element: etree._Element, first: int, count: int) -> None:
        if not self.grown.is_dressed or not (self.styles.fills or element.get(_FORMULA)):
            return
        formula = element.get(_FORMULA)
        if formula is not None:
            self.formulas.update(dict.fromkeys(range(first, first + count), plain_formula(formula)))
        style = element.get(_STYLE_NAME) or self.row_style
        own = self.styles.fill(style)
        for column in range(first, first + count):
            if fill := own if style else self.column_fills.get(column):
                self.fills[column] = fill

    def _check(self, column: int, count: int, row: int = 0) -> None:
        if column > LAST_COLUMN or max(row, self.row) > LAST_ROW:
            raise self.package.damaged(
                "content.xml", f"a cell in row {max(row, self.row)}, column {column} lies outside any sheet"
            )
        if self.grown.filled + len(self.cells) + count > _MOST_CELLS:
            raise InputError(
                f"{self.package.path}: the sheet {self.grown.name!r} repeats filled cells to more than "
                f"{_MOST_CELLS:,}; clear the rows and columns behind its table and save it again"
            )


def _count(element: etree._Element, attribute: str) -> int:
    """How many an element stands for; at least one."""
    written = element.get(attribute)
    if written is None:
        return 1
    return max(int(written), 1) if written.isdecimal() and len(written) <= _DIGITS else 1
