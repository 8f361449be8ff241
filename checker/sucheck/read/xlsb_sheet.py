"""One sheet of a binary workbook ([MS-XLSB] 2.1.7.62): cells, what is hidden, what is merged."""

from __future__ import annotations

import struct
from collections.abc import Callable

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Oddity, OddityKind, Sheet, Visibility
from sucheck.ooxml.package import Package
from sucheck.read.biff12 import ERRORS, records, rk_number, wide_string
from sucheck.read.cells import LAST_COLUMN, LAST_ROW
from sucheck.read.formats import NumberKind, number_value
from sucheck.read.growing import GrowingSheet
from sucheck.read.strings import SharedStrings
from sucheck.read.xlsb_styles import BinaryStyles, rich_string

_ROW, _COLUMN, _MERGED = 0, 60, 176
_BLANK, _RK, _ERROR, _BOOLEAN, _REAL, _STRING, _SHARED = range(1, 8)
_FORMULA_STRING, _FORMULA_NUMBER, _FORMULA_BOOLEAN, _FORMULA_ERROR = range(8, 12)
_RICH = 62
_LAST_CELL = 11
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x10, 0x01
_FORMAT_BITS = 0xFF_FFFF
_HEAD = struct.Struct("<II")
_NUMBER = struct.Struct("<d")
_INDEX = struct.Struct("<I")
_RANGE = struct.Struct("<IIII")


@dataclass(frozen=True, slots=True, kw_only=True)
class BinaryBook:
    """What the cells of all sheets share; the strings are fetched when the first cell needs them."""

    package: Package
    styles: BinaryStyles
    strings: Callable[[], SharedStrings]
    is_1904: bool


def read_binary_sheet(book: BinaryBook, part: str, name: str, visibility: Visibility) -> Sheet:
    """The sheet in a part.

    Raises:
        InputError: the part is damaged.
    """
    try:
        return _Reader(book, part, GrowingSheet(name=name, visibility=visibility)).read()
    except (struct.error, IndexError):
        raise book.package.damaged(part, "a record is cut short") from None


class _Reader:
    def __init__(self, book: BinaryBook, part: str, sheet: GrowingSheet) -> None:
        self._book, self._part, self._sheet = book, part, sheet
        self._row = 0
        styles = book.styles
        self._dates = {index: kind for index, kind in enumerate(styles.kinds) if kind is not NumberKind.NUMBER}
        self._fills = {index: fill for index, fill in enumerate(styles.fills) if fill}

    def read(self) -> Sheet:
        sheet, cells = self._sheet, dict[int, CellValue]()
        for kind, content in records(self._book.package, self._part):
            if 0 < kind <= _LAST_CELL or kind == _RICH:
                self._cell(kind, content, cells)
            elif kind == _ROW:
                sheet.add(self._row, cells)
                cells = {}
                self._start_row(content)
            elif kind == _COLUMN:
                first, last, _, _, flags = struct.unpack_from("<IIIIH", content)
                if flags & _COLUMN_HIDDEN:
                    sheet.hidden_columns.append((first + 1, min(last + 1, LAST_COLUMN)))
            elif kind == _MERGED:
                top, bottom, left, right = _RANGE.unpack_from(content)
                sheet.merged.append((top + 1, left + 1, bottom + 1, right + 1))
        sheet.add(self._row, cells)
        return sheet.finished()

    def _start_row(self, content: bytes) -> None:
        self._row = _INDEX.unpack_from(content)[0] + 1
        if self._row > LAST_ROW:
            raise self._book.package.damaged(self._part, f"the row {self._row} lies outside any sheet")
        if content[11] & _ROW_HIDDEN:
            self._sheet.hidden_rows.append((self._row, self._row))

    def _cell(self, kind: int, content: bytes, cells: dict[int, CellValue]) -> None:
        column, style = _HEAD.unpack_from(content)
        column += 1
        style &= _FORMAT_BITS
        if column > LAST_COLUMN or not self._row:
            raise self._book.package.damaged(
                self._part, f"a cell in row {self._row}, column {column} lies outside any sheet"
            )
        if style in self._fills and self._sheet.is_dressed:
            self._sheet.fills[self._row, column] = self._fills[style]
        value, oddity = self._value(kind, content, style)
        if oddity:
            self._sheet.oddities[self._row, column] = oddity
        if value != "" or oddity:
            cells[column] = value

    def _value(self, kind: int, content: bytes, style: int) -> tuple[CellValue, Oddity | None]:
        """The value of a cell, and what it hides."""
        if kind == _SHARED:
            return self._shared(_INDEX.unpack_from(content, 8)[0])
        if kind == _RK:
            return self._number(rk_number(_INDEX.unpack_from(content, 8)[0]), style), None
        if kind in {_REAL, _FORMULA_NUMBER}:
            return self._number(_NUMBER.unpack_from(content, 8)[0], style), None
        if kind in {_STRING, _FORMULA_STRING}:
            return wide_string(content, 8)[0], None
        if kind in {_BOOLEAN, _FORMULA_BOOLEAN}:
            return bool(content[8]), None
        if kind in {_ERROR, _FORMULA_ERROR}:
            return "", Oddity(kind=OddityKind.ERROR, detail=ERRORS.get(content[8], "#UNKNOWN!"))
        return _marked(*rich_string(content, 8, self._book.styles.raised)) if kind == _RICH else ("", None)

    def _number(self, number: float, style: int) -> CellValue:
        kind = self._dates.get(style)
        return number if kind is None else number_value(number, kind, is_1904=self._book.is_1904)

    def _shared(self, index: int) -> tuple[CellValue, Oddity | None]:
        strings = self._book.strings()
        if index >= len(strings.texts):
            raise self._book.package.damaged(self._part, f"a cell names the shared string {index}, which is not there")
        return _marked(strings.texts[index], strings.marks.get(index, ""))


def _marked(text: str, mark: str) -> tuple[CellValue, Oddity | None]:
    return text, Oddity(kind=OddityKind.NOTE_MARK, detail=mark) if mark else None
