"""One sheet of an Excel 97-2003 workbook ([MS-XLS] 2.1.7.20.5): cells, what is hidden, what is merged."""

from __future__ import annotations

import struct
from collections.abc import Callable

from sucheck.model import CellValue, Oddity, OddityKind, Sheet
from sucheck.read.biff8 import CONTINUE, RichText, Strings, short_string, substream
from sucheck.read.biff12 import ERRORS, rk_number
from sucheck.read.formats import NumberKind, number_value
from sucheck.read.growing import GrowingSheet
from sucheck.read.xls_globals import Globals, Listed, text_and_mark

_ROW, _COLUMN, _MERGED = 0x208, 0x7D, 0xE5
_BLANK, _BLANKS, _NUMBER, _RK, _RKS = 0x201, 0xBE, 0x203, 0x27E, 0xBD
_SHARED, _LABEL, _RICH_LABEL, _BOOLEAN_OR_ERROR, _FORMULA, _STRING = 0xFD, 0x204, 0xD6, 0x205, 0x06, 0x207
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_LAST_COLUMN = 256
_NO_NUMBER = b"\xff\xff"
_TEXT, _BOOLEAN, _ERROR = 0, 1, 2  # what a formula's result is where it is no number; 3 is an empty text
_CELL = struct.Struct("<HHH")

_Value = tuple[CellValue, Oddity | None]


def read_old_sheet(stream: bytes, listed: Listed, book: Globals) -> Sheet:
    """The sheet whose records begin where the workbook's list says.

    Raises:
        struct.error, IndexError: the sheet is damaged.
    """
    return _Reader(GrowingSheet(name=listed.name, visibility=listed.visibility), book).read(stream, listed.start)


class _Reader:
    def __init__(self, sheet: GrowingSheet, book: Globals) -> None:
        self._sheet, self._book = sheet, book
        self._row, self._cells = 0, dict[int, CellValue]()
        self._formula: tuple[int, int] | None = None
        self._takes: dict[int, Callable[[bytes], None]] = {
            _ROW: self._take_row, _COLUMN: self._take_column, _MERGED: self._take_merged, _BLANK: self._take_blank,
            _BLANKS: self._take_blanks, _NUMBER: self._take_number, _RK: self._take_rk, _RKS: self._take_rks,
            _SHARED: self._take_shared, _LABEL: self._take_label, _RICH_LABEL: self._take_label,
            _BOOLEAN_OR_ERROR: self._take_boolean, _FORMULA: self._take_formula,
        }  # fmt: skip

    def read(self, stream: bytes, start: int) -> Sheet:
        long_text: list[bytes] = []
        for kind, content in substream(stream, start):
            if long_text and kind != CONTINUE:
                self._take_string(long_text)
                long_text = []
            if kind == _STRING or (long_text and kind == CONTINUE):
                long_text.append(content)
            elif take := self._takes.get(kind):
                take(content)
        if long_text:
            self._take_string(long_text)
        self._sheet.add(self._row, self._cells)
        return self._sheet.finished()

    def _put(self, row: int, column: int, style: int, value: _Value) -> None:
        """Take up a cell; row and column as the record counts them, from 0."""
        if row + 1 != self._row:
            self._sheet.add(self._row, self._cells)
            self._row, self._cells = row + 1, {}
        if column >= _LAST_COLUMN:
            raise struct.error("a cell outside any sheet")
        if style < len(self._book.fills) and self._book.fills[style] and self._sheet.is_dressed:
            self._sheet.fills[row + 1, column + 1] = self._book.fills[style]
        plain, oddity = value
        if oddity:
            self._sheet.oddities[row + 1, column + 1] = oddity
        if plain != "" or oddity:
            self._cells[column + 1] = plain

    def _number(self, number: float, style: int) -> CellValue:
        kind = self._book.kinds[style] if style < len(self._book.kinds) else NumberKind.NUMBER
        return number if kind is NumberKind.NUMBER else number_value(number, kind, is_1904=self._book.is_1904)

    def _take_row(self, content: bytes) -> None:
        row, flags = struct.unpack_from("<H10xH", content)
        if flags & _ROW_HIDDEN:
            self._sheet.hidden_rows.append((row + 1, row + 1))

    def _take_column(self, content: bytes) -> None:
        first, last, _, _, flags = struct.unpack_from("<HHHHH", content)
        if flags & _COLUMN_HIDDEN:
            self._sheet.hidden_columns.append((first + 1, min(last + 1, _LAST_COLUMN)))

    def _take_merged(self, content: bytes) -> None:
        (count,) = struct.unpack_from("<H", content)
        for top, bottom, left, right in struct.iter_unpack("<HHHH", content[2 : 2 + 8 * count]):
            self._sheet.merged.append((top + 1, left + 1, bottom + 1, right + 1))

    def _take_blank(self, content: bytes) -> None:
        row, column, style = _CELL.unpack_from(content)
        self._put(row, column, style, ("", None))

    def _take_blanks(self, content: bytes) -> None:
        row, first = struct.unpack_from("<HH", content)
        for offset, (style,) in enumerate(struct.iter_unpack("<H", content[4:-2])):
            self._put(row, first + offset, style, ("", None))

    def _take_number(self, content: bytes) -> None:
        row, column, style = _CELL.unpack_from(content)
        self._put(row, column, style, (self._number(struct.unpack_from("<d", content, 6)[0], style), None))

    def _take_rk(self, content: bytes) -> None:
        row, column, style = _CELL.unpack_from(content)
        self._put(row, column, style, (self._number(rk_number(struct.unpack_from("<I", content, 6)[0]), style), None))

    def _take_rks(self, content: bytes) -> None:
        row, first = struct.unpack_from("<HH", content)
        for offset, (style, rk) in enumerate(struct.iter_unpack("<HI", content[4:-2])):
            self._put(row, first + offset, style, (self._number(rk_number(rk), style), None))

    def _take_shared(self, content: bytes) -> None:
        row, column, style = _CELL.unpack_from(content)
        self._put(row, column, style, _marked(self._book.strings[struct.unpack_from("<I", content, 6)[0]]))

    def _take_label(self, content: bytes) -> None:
        row, column, style = _CELL.unpack_from(content)
        self._put(row, column, style, _marked(text_and_mark(RichText(text=short_string(content, 6)), ())))

    def _take_boolean(self, content: bytes) -> None:
        row, column, style = _CELL.unpack_from(content)
        self._put(row, column, style, _error(content[6]) if content[7] else (bool(content[6]), None))

    def _take_formula(self, content: bytes) -> None:
        row, column, style = _CELL.unpack_from(content)
        result = content[6:14]
        self._formula = (row, column)
        if result[6:] == _NO_NUMBER:
            results: dict[int, _Value] = {
                _TEXT: ("", None),
                _BOOLEAN: (bool(result[2]), None),
                _ERROR: _error(result[2]),
            }
            self._put(row, column, style, results.get(result[0], ("", None)))
        else:
            self._put(row, column, style, (self._number(struct.unpack("<d", result)[0], style), None))

    def _take_string(self, pieces: list[bytes]) -> None:
        """The text that the formula before gave."""
        if self._formula:
            self._put(*self._formula, len(self._book.fills), (Strings(pieces, 0).next().text, None))


def _marked(found: tuple[str, str]) -> _Value:
    text, mark = found
    return text, Oddity(kind=OddityKind.NOTE_MARK, detail=mark) if mark else None


def _error(code: int) -> _Value:
    return "", Oddity(kind=OddityKind.ERROR, detail=ERRORS.get(code, "#UNKNOWN!"))
