"""A workbook as it was read: values with their places, nothing interpreted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum
from operator import itemgetter

from sucheck.frozen import dataclass
from sucheck.model.places import Place, a1

#: What a cell can hold. Empty cells are the empty string; every number is a float; a date cell is a date
#: (a datetime where it has a time of day); a time of day or a duration keeps its own type.
CellValue = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta


def words(value: CellValue) -> str:
    """A value as a person reads it: whole numbers without a decimal point, TRUE and FALSE, dates in ISO 8601."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).upper() if isinstance(value, bool) else str(value)


#: Of how many cells a sheet may be for its fills and formulas to be kept: tables that people colour are smaller.
MOST_DRESSED = 100_000


def column_of(rows: Sequence[Sequence[CellValue]], position: int) -> list[CellValue]:
    """The cells of a column in some rows, by its position in a row; what a short row lacks is empty."""
    try:
        return list(map(itemgetter(position), rows))
    except IndexError:
        return [row[position] if position < len(row) else "" for row in rows]


class Visibility(Enum):
    """Whether a sheet is shown."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very hidden"


class OddityKind(Enum):
    """What a cell's plain value does not show."""

    ERROR = "error value"  # detail: the error's code, such as #N/A
    NO_VALUE = "formula without a stored value"  # detail: the formula where it is known
    NOTE_MARK = "note mark"  # detail: the superscript text; the cell's value is the text without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """One thing about a cell that its plain value hides."""

    kind: OddityKind
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One worksheet.

    `rows` holds the cells of the rows `row_numbers` and the columns `column_numbers` (both counted from 1, strictly
    increasing, contiguous from 1 unless the sheet is phantom-sized or a part of one). A row may be shorter than
    `column_numbers`: the rest is empty. `oddities`, `fills` and `formulas` are keyed by (row, column): the colour
    (`RRGGBB`) of a solid fill, a formula without its equals sign; both are kept for sheets of up to `MOST_DRESSED`
    filled cells. `merged` holds (first row, first column, last row, last column).
    """

    name: str
    visibility: Visibility = Visibility.VISIBLE
    rows: Sequence[Sequence[CellValue]]
    row_numbers: Sequence[int]
    column_numbers: Sequence[int]
    oddities: Mapping[tuple[int, int], Oddity] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook: its number among the inputs, its path as the user gave it, the hash of its bytes, its sheets.

    `form` is the kind of file: xlsx, xlsb, ods, xls, csv or tsv. `remarks` say how it was read where that was found
    out (the encoding, delimiter and decimal sign of a text table).
    """

    input: int
    path: str
    sha256: str
    sheets: tuple[Sheet, ...]
    form: str = "xlsx"
    remarks: tuple[str, ...] = ()

    def place(self, sheet: Sheet, row: int, column: int, text: str = "") -> Place:
        """The place of a cell, row and column counted from 1."""
        return Place(input=self.input, sheet=sheet.name, cell=a1(row, column), text=text)
