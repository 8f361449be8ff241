"""Values into cells: text stays text, whatever it begins with, and holds nothing that a workbook cannot."""

from __future__ import annotations

import datetime as dt
import re
from typing import cast

from openpyxl.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from sucheck.template import look
from sucheck.template.book import Cell

#: What XML 1.0 cannot hold.
_UNHOLDABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What a program would take for a character's code (ECMA-376, 22.9.2.19 ST_Xstring).
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767  # characters of a cell (Excel specifications and limits)
_LETTERS_TO_A_DIGIT = 1.1  # letters are narrower on average
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r")


def put(sheet: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    """A cell with its value and the look of the sheets' bodies; row and column count from 1."""
    cell = cast("SheetCell", sheet.cell(row, column))
    if isinstance(value, str):
        text = held(value)
        cell.value = text
        cell.data_type = "s"  # whatever it looks like: a formula, an error
        # A formula typed as text: programs would make it one when somebody edits the cell.
        cell.quotePrefix = text.startswith(_TRIGGERS)
    elif value is not None:
        cell.value = value
    if isinstance(value, dt.date):
        cell.number_format = look.DAY
    cell.font, cell.alignment = look.BODY_FONT, look.TOP
    return cell


def lines(value: Cell, width: int) -> int:
    """How many lines a value takes in a column of a width in the digits that a column's width is counted in."""
    fits = int(width * _LETTERS_TO_A_DIGIT)
    return sum(1 + (len(line) - 1) // fits for line in value.splitlines() or ["-"]) if isinstance(value, str) else 1


def held(text: str) -> str:
    """The text as a cell can hold it: without control characters, and no longer than a cell."""
    plain = _UNHOLDABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST - 2] + " …"
    return _CODED.sub("_x005F_", plain)
