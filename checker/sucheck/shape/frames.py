"""A sheet's columns become a typed frame, read value by distinct value."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Sheet
from sucheck.model.flaws import Flaw
from sucheck.model.sheets import words
from sucheck.shape.columns import ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.layout import Layout
from sucheck.shape.marks import unseen_cells
from sucheck.shape.merging import merged_rows
from sucheck.shape.names import says_nothing
from sucheck.shape.readings import Reading, Skip, read_distinct, read_words

_EPOCH = dt.date(1970, 1, 1).toordinal()
_SECONDS_PER_DAY = 86_400
_NOT_A_TIME = int(np.iinfo(np.int64).min)
_MANY = 10  # times: of how many more rows the distinct values are looked at, and not each
_KEPT_AS_WORDS = (ColumnType.TEXT, ColumnType.STATES)

Mask = npt.NDArray[np.bool_]
#: A row number of the sheet and the name of a column.
Cell = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The rows of a table that count.

    `frame` is indexed by row number and has every column of the schema. `flaws` holds the cells that could not be read;
    `skipped` the words that made a row a total, which is left out.
    """

    frame: pd.DataFrame
    flaws: Mapping[Cell, Flaw]
    skipped: Mapping[Cell, str]


def read_body(sheet: Sheet, schema: SheetSchema, layout: Layout) -> Body:
    """The typed rows below the header, without blank rows and without totals.

    Values are looked up by distinct value: a million dates or States cost one dictionary access each.
    """
    numbers = sheet.row_numbers[layout.header + 1 :]
    kept = _filled(sheet, layout, numbers)
    flaws: dict[Cell, Flaw] = {}
    skipped: dict[Cell, str] = {}
    series: dict[str, pd.Series] = {}
    for column in schema.columns:
        series[column.name], unread = _read_column(_values(sheet, layout, column.name, kept), column)
        for position, why in unread.items():
            if isinstance(why, Flaw):
                flaws[numbers[position], column.name] = why
            else:
                skipped[numbers[position], column.name] = why
                kept[position] = False
    frame = pd.DataFrame(series, copy=False)
    frame.index = _index(numbers)
    left_out = {row for row, _ in skipped}
    return Body(
        frame=frame if kept.all() else frame.take(np.flatnonzero(kept)),
        flaws={cell: flaw for cell, flaw in flaws.items() if cell[0] not in left_out},
        skipped=skipped,
    )


def _index(numbers: Sequence[int]) -> pd.Index:
    if isinstance(numbers, range):
        return pd.RangeIndex(numbers.start, numbers.stop)
    return pd.Index(np.asarray(numbers, dtype=np.int64))


def _filled(sheet: Sheet, layout: Layout, numbers: Sequence[int]) -> Mask:
    """Which rows of the body hold something in a column that is read."""
    filled = np.zeros(len(numbers), dtype=np.bool_)
    for column in layout.columns:
        values = layout.values(sheet, column)
        left = np.flatnonzero(~filled)
        if len(left) * _MANY < len(filled):  # most rows are known to hold something
            filled[left] = [not says_nothing(values[position]) for position in left]
            continue
        blank = {value for value in dict.fromkeys(values) if says_nothing(value)}
        if not blank:
            filled[:] = True
            break
        filled |= np.fromiter((value not in blank for value in values), dtype=np.bool_, count=len(values))
    for row, _ in unseen_cells(sheet, layout):
        filled[bisect_left(numbers, row)] = True
    return filled


def _values(sheet: Sheet, layout: Layout, column: str, kept: Mask) -> list[CellValue]:
    """The cells of a column, empty where the sheet lacks it, with merged values in each of their rows that counts."""
    if column not in layout.columns:
        return [""] * len(kept)
    values = layout.values(sheet, column)
    numbers = sheet.row_numbers[layout.header + 1 :]
    for first, last in merged_rows(sheet, layout).get(column, ()):
        start = bisect_left(numbers, first)
        for position in range(start + 1, bisect_left(numbers, last + 1)):
            if kept[position] and says_nothing(values[position]):
                values[position] = values[start]
    return values


def _read_column(values: list[CellValue], column: ColumnSchema) -> tuple[pd.Series, dict[int, Flaw | str]]:
    """The typed column, and by position what could not be read: the flaw, or the words of a row to leave out."""
    if column.type in _KEPT_AS_WORDS:
        return _object_series(read_words(values)), {}
    distinct = dict.fromkeys(values)
    if True in distinct or False in distinct:  # True and 1.0 are one key
        values = [words(value) if isinstance(value, bool) else value for value in values]
        distinct = dict.fromkeys(values)
    readings = read_distinct(column, distinct.keys())
    reasons = {value: why for value, reading in readings.items() if (why := _why_unread(value, reading))}
    unread = {position: reasons[value] for position, value in enumerate(values) if value in reasons} if reasons else {}
    return _series(values, readings | dict.fromkeys(reasons), column), unread


def _why_unread(value: CellValue, reading: Reading) -> Flaw | str | None:
    if isinstance(reading, Skip):
        return words(value)
    return reading if isinstance(reading, Flaw) else None


def _series(values: Sequence[CellValue], readings: Mapping[CellValue, Reading], column: ColumnSchema) -> pd.Series:
    if column.type is ColumnType.DATE:
        seconds = {value: _seconds(reading) for value, reading in readings.items()}
        numbers = np.fromiter(map(seconds.__getitem__, values), dtype=np.int64, count=len(values))
        return pd.Series(numbers.view("datetime64[s]"), copy=False)
    return _object_series(list(map(readings.__getitem__, values)))


def _object_series(cells: Sequence[object]) -> pd.Series:
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    return pd.Series(array, dtype=object, copy=False)


def _seconds(reading: Reading) -> int:
    """The seconds since 1970 of a day; not a time for anything else."""
    if isinstance(reading, dt.date):
        return (reading.toordinal() - _EPOCH) * _SECONDS_PER_DAY
    return _NOT_A_TIME
