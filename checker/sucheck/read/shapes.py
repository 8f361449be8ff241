"""Shapes of cells: a cell's XML with every digit made 0, of which even a large sheet has only a few hundred.

What a cell is can be told from its shape, so a sheet of millions of cells is judged by looking at each shape once.
"""

from __future__ import annotations

import re
from enum import Enum

from sucheck.frozen import dataclass
from sucheck.model import column_number
from sucheck.read.cells import LAST_COLUMN

#: Makes every digit 0.
TO_SHAPE = bytes(ord("0") if chr(byte) in "0123456789" else byte for byte in range(256))

_CELL = re.compile(rb"""((?:[a-z]+="[^"<]*"\s*)+)(?:/>|>(.*?)</c>)(.*)""", re.DOTALL)
_ATTRIBUTE = re.compile(rb'([a-z]+)="([^"]*)"')
_ADDRESS = re.compile(rb"([A-Z]{1,3})(0{1,7})")
_CONTENT = re.compile(
    rb"\s*(?P<formula><f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?\s*(?:<v(?:\s[^>]*?)?(?:/>|>(?P<value>[^<]*)</v>))?\s*"
)
_INLINE = re.compile(rb"\s*<is>(.*)</is>\s*", re.DOTALL)
_BETWEEN_CELLS = re.compile(rb'\s*(?:</row>\s*|<row\s(?:[^>]*?\s)?r="0+"[^>]*>\s*)*')
# A number that could need a second look under a date format: negative, or so near to midnight that it rounds to it.
_NUMBER = re.compile(rb"[-+]?(?:0+\.?0*|\.0+)(?:[eE][-+]?0{1,2})?")
_DELICATE = re.compile(rb"-.*|0+\.0{8,}.*", re.DOTALL)


class Reading(Enum):
    """How the cells of a shape are read."""

    EMPTY = "holds nothing"
    FAST = "calamine reads it right"
    SHARED = "a shared string: ours if that string has a note mark"
    NUMBER = "a delicate number: ours under a date format"
    OURS = "calamine hides something, or would refuse the sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape: how its cells are read, its column, the number of digits of its row, whether a hidden row follows."""

    reading: Reading
    column: int
    row_digits: int
    may_hide_rows: bool


def shape_of(piece: bytes) -> Shape | None:
    """The shape of what stands between two `<c `, digits made 0; None where only the careful reader will do."""
    match = _CELL.fullmatch(piece)
    if match is None:
        return None
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    address = _ADDRESS.fullmatch(attributes.get(b"r", b""))
    reading = _reading(attributes.get(b"t", b"n"), match[2], is_styled=b"s" in attributes)
    if address is None or reading is None or not is_between_cells(match[3]):
        return None
    column = column_number(address[1].decode())
    if column > LAST_COLUMN:
        return None
    return Shape(reading=reading, column=column, row_digits=len(address[2]), may_hide_rows=may_hide_rows(match[3]))


def is_between_cells(piece: bytes) -> bool:
    """Whether a piece holds only starts and ends of rows, each with its number (its digits made 0)."""
    return _BETWEEN_CELLS.fullmatch(piece) is not None


def may_hide_rows(piece: bytes) -> bool:
    """Whether a start of a row in the piece speaks of hiding."""
    return b"hidden" in piece


def _reading(kind: bytes, content: bytes | None, *, is_styled: bool) -> Reading | None:
    if not content or content.isspace():
        return Reading.EMPTY if kind != b"e" else Reading.OURS
    if kind == b"inlineStr":
        inline = _INLINE.fullmatch(content)
        return Reading.FAST if inline and b"superscript" not in inline[1] and b"<!" not in inline[1] else Reading.OURS
    match = _CONTENT.fullmatch(content)
    if match is None:
        return Reading.OURS if _INLINE.fullmatch(content) else None
    reading = _of_value(kind, match["value"], is_formula=match["formula"] is not None)
    return Reading.FAST if reading is Reading.NUMBER and not is_styled else reading


def _of_value(kind: bytes, value: bytes | None, *, is_formula: bool) -> Reading:
    if value is None or (not value and kind != b"str"):
        return Reading.OURS if is_formula else Reading.EMPTY
    if kind == b"str":
        return Reading.FAST if is_formula or value else Reading.EMPTY
    if kind == b"s" and value.isdigit():
        return Reading.SHARED
    if kind == b"n" and _NUMBER.fullmatch(value):
        return Reading.NUMBER if _DELICATE.fullmatch(value) else Reading.FAST
    return Reading.FAST if kind == b"b" and value == b"0" else Reading.OURS
