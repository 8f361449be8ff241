"""A sheet whose columns were recognised: a typed frame that still knows every cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, overload

from sucheck.frozen import dataclass
from sucheck.model.places import Place, a1, column_number, row_and_column
from sucheck.model.sheets import CellValue, Sheet, column_of, words
from sucheck.model.totals import FigureLine, Total

if TYPE_CHECKING:
    import pandas as pd


class FaultKind(Enum):
    """What can be wrong with a cell or a column before any rule looks at the content."""

    COLUMN_MISSING = "a required column is missing"
    COLUMN_REPEATED = "two columns have the same name"
    VALUE_MISSING = "a required cell is empty"
    UNREADABLE = "the value is not of the column's type"
    AMBIGUOUS_DATE = "day and month of a date cannot be told apart"
    NOT_A_CHOICE = "the value is not one of the column's choices"
    UNKNOWN_STATE = "the name or code is no State that is known"
    NOT_A_MEMBER = "the country is not a Member State at the state of play"
    ERROR_CELL = "the cell holds an error value"
    NO_VALUE = "the cell holds a formula without a stored value"
    CHECK_FAILED = "the value fails a check of the column's schema"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFault:
    """One fault of a cell or a column.

    `expected` says in words what would be right; `suggestions` are known values that come close.
    """

    kind: FaultKind
    table: str
    column: str
    place: Place
    expected: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one recognised sheet.

    `kind` is the schema's name (`Notifications`). `frame` is indexed by the sheet's own row numbers (int) and has every
    column of the schema; a column that the sheet lacks is there and empty, and `letters` does not name it. dtypes by
    the column's type: text, choice, act, state, when and states are object (str or None); date is datetime64[s]; a cell
    that could not be read is null in the frame and named in a `CellFault`.

    A table that is no list (a matrix) is read as one: `sheet` is then that list, with row numbers and columns of its
    own, and `origins` says for its cells, by (row, column), which cell of the real sheet each stands for. Where codes
    were translated (F is full), `source` is the real sheet, whose words are shown. `number` counts the tables of one
    sheet from 0. `said` holds the places of values that stand outside the rows and hold for all of them: an act or a
    state of play in the title.
    """

    kind: str
    input: int
    sheet: Sheet
    frame: pd.DataFrame
    letters: Mapping[str, str]
    header_row: int
    origins: Mapping[tuple[int, int], tuple[int, int]] | None = None
    number: int = 0
    source: Sheet | None = None
    said: Mapping[str, Place] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, str, int]:
        """What tells the table from every other: input, sheet, number on the sheet."""
        return (self.input, self.sheet.name, self.number)

    def place(self, row: int, column: str) -> Place:
        """The place of a row's cell with its words; of the row's first known cell where the column is missing."""
        if column in self.said:
            return self.said[column]
        letters = self.letters.get(column) or next(iter(self.letters.values()), "A")
        text = self.words(row, column)
        if self.origins is None:
            return Place(input=self.input, sheet=self.sheet.name, cell=f"{letters}{row}", text=text)
        at = (row, column_number(letters))
        origin = self.origins.get(at, at)
        shown = words(_cell(self.source, *origin)) if self.source is not None else ""
        return Place(input=self.input, sheet=self.sheet.name, cell=a1(*origin), text=shown or text)

    def places(self, rows: Sequence[int], column: str) -> Sequence[Place]:
        """The places of a column's cells in several rows; each is made when it is asked for."""
        return _RowPlaces(self, rows, column)

    def row_at(self, place: Place) -> int | None:
        """The row, by its number in `sheet`, of which a cell of the real sheet is a part; None where it is of none."""
        if place.cell is None:
            return None
        at = row_and_column(place.cell)
        if self.origins is not None:
            return next((row for (row, _), origin in self.origins.items() if origin == at), None)
        columns = [column_number(letters) for letters in self.letters.values()]
        return at[0] if columns and min(columns) <= at[1] <= max(columns) else None

    def raw(self, row: int, column: str) -> CellValue:
        """The cell's value as it was read; the empty string where there is none."""
        letters = self.letters.get(column)
        if letters is None:
            return ""
        return _cell(self.sheet, row, column_number(letters))

    def first_rows(self, column: str) -> dict[CellValue, int]:
        """The different values of a column as they stand in the sheet, each with its first row below the header."""
        letters = self.letters.get(column)
        if letters is None:
            return {}
        position = self.sheet.column_numbers.index(column_number(letters))
        body = self.sheet.row_numbers.index(self.header_row) + 1
        values = column_of(self.sheet.rows[body:], position)
        first = dict(zip(reversed(values), reversed(self.sheet.row_numbers[body:]), strict=True))
        return dict(sorted(first.items(), key=lambda item: item[1]))

    def words(self, row: int, column: str) -> str:
        """The cell's value as a person reads it: whole numbers without a decimal point, dates in ISO 8601."""
        return words(self.raw(row, column))


def _cell(sheet: Sheet, row: int, column: int) -> CellValue:
    """A cell of a sheet by its numbers; empty where the sheet does not reach."""
    if row not in sheet.row_numbers or column not in sheet.column_numbers:
        return ""
    cells = sheet.rows[sheet.row_numbers.index(row)]
    position = sheet.column_numbers.index(column)
    return cells[position] if position < len(cells) else ""


class _RowPlaces(Sequence[Place]):
    """Places that cost nothing until a finding needs them: a date may stand in each of a million rows."""

    __slots__ = ("_column", "_rows", "_table")

    def __init__(self, table: Table, rows: Sequence[int], column: str) -> None:
        self._table, self._rows, self._column = table, rows, column

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Place]: ...
    def __getitem__(self, index: int | slice) -> Place | Sequence[Place]:
        if isinstance(index, slice):
            return _RowPlaces(self._table, self._rows[index], self._column)
        return self._table.place(int(self._rows[index]), self._column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """What shaping made of the workbooks: the tables, the faults of their cells, and remarks for the user.

    `totals` and `lines` are what their sheets add up, and their rows of figures. `as_of` is the state of play that the
    words around the tables of an input give, by its number, with its place: where all of them give one. `sheets` says
    of each sheet, in a line, what it was taken for.
    """

    tables: tuple[Table, ...]
    faults: tuple[CellFault, ...]
    remarks: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()
    lines: tuple[FigureLine, ...] = ()
    as_of: Mapping[int, tuple[dt.date, Place]] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[Table, ...]:
        """The tables of one kind, in the order of the inputs."""
        return tuple(table for table in self.tables if table.kind == kind)
