"""Days as people write them: 25 May 2018, 25th May 2018, May 25, 2018, 25.5.2018, 25/05/2018, 2018-05-25.

Whether 05/06/2018 is May or June depends on who wrote it. A column settles it where one of its values has a part
above 12; otherwise the value is ambiguous, and never guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import Enum

from sucheck.model import CellValue, FaultKind
from sucheck.model.flaws import Flaw, unreadable

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_DOTTED = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?([^\W\d_]+)[\s.,-]*(\d{4})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})", re.IGNORECASE)
_TWELVE = 12
_SHORT_MONTH = 3  # letters that tell the months apart
# Day 0 of the serial numbers that stand behind dates in a workbook (from March 1900 on).
_SERIAL_START = dt.date(1899, 12, 30)
_SERIALS = range(18264, 73416)  # 1950 to 2100: what a number that was meant as a date would be
_LONGEST_SERIAL = 5  # its digits

A_DAY = "a day, such as 17.10.2019"
_NO_SUCH_DAY = unreadable(f"{A_DAY}; the calendar has no such day")


class DayOrder(Enum):
    """What comes first where a date is written with slashes."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"
    UNKNOWN = "unknown"


def day_order(values: Iterable[CellValue]) -> DayOrder:
    """The order that the values of a column agree on; unknown where none tells or where they differ."""
    orders = set()
    for value in values:
        match = _SLASHED.fullmatch(trim(value)) if isinstance(value, str) else None
        if match and int(match[1]) > _TWELVE >= int(match[2]):
            orders.add(DayOrder.DAY_FIRST)
        if match and int(match[2]) > _TWELVE >= int(match[1]):
            orders.add(DayOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else DayOrder.UNKNOWN


def read_day(value: CellValue, order: DayOrder) -> dt.date | Flaw:
    """The day that a cell of a date column names."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, float):
        return _unformatted(value)
    if not isinstance(value, str):
        return unreadable(A_DAY)
    text = trim(value)
    if text.isdecimal() and len(text) <= _LONGEST_SERIAL:
        return _unformatted(float(text))
    return read_day_text(text, order) or unreadable(A_DAY)


def read_day_text(text: str, order: DayOrder) -> dt.date | Flaw | None:
    """The day that trimmed text names; None where it is not written like a day at all."""
    text = _WEEKDAY.sub("", text, count=1)
    if match := _ISO.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _DOTTED.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(match, order)
    if (match := _DAY_MONTH.fullmatch(text)) and (month := month_number(match[2])):
        return _day(match[3], month, match[1])
    if (match := _MONTH_DAY.fullmatch(text)) and (month := month_number(match[1])):
        return _day(match[3], month, match[2])
    return None


def trim(text: str) -> str:
    """The text without white space, brackets and full stops around it, and with single plain spaces inside."""
    return " ".join(text.split()).strip("()[] .,;:")


def month_number(word: str) -> int | None:
    """The number of the month that an English word names, in full or cut short."""
    word = word.casefold()
    if len(word) < _SHORT_MONTH:
        return None
    return next((number for number, name in enumerate(MONTHS, start=1) if name.startswith(word)), None)


def _slashed(match: re.Match[str], order: DayOrder) -> dt.date | Flaw:
    first, second, year = match[1], match[2], match[3]
    if int(first) > _TWELVE or int(first) == int(second):
        return _day(year, second, first)
    if int(second) > _TWELVE:
        return _day(year, first, second)
    if order is DayOrder.UNKNOWN:
        return _ambiguous(year, first, second)
    return _day(year, second, first) if order is DayOrder.DAY_FIRST else _day(year, first, second)


def _ambiguous(year: str, first: str, second: str) -> Flaw:
    readings = (_day(year, second, first), _day(year, first, second))
    days = tuple(day.isoformat() for day in readings if isinstance(day, dt.date))
    expected = "a date whose day and month cannot be taken for each other, such as 17.10.2019"
    return Flaw(kind=FaultKind.AMBIGUOUS_DATE, expected=expected, suggestions=days)


def _day(year: str, month: str | int, day: str) -> dt.date | Flaw:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return _NO_SUCH_DAY


def _unformatted(number: float) -> Flaw:
    if int(number) not in _SERIALS:
        return unreadable(A_DAY)
    day = _SERIAL_START + dt.timedelta(days=int(number))
    expected = f"a day; the cell holds the number {number:g} and is not formatted as a date (it would be {day})"
    return Flaw(kind=FaultKind.UNREADABLE, expected=expected, suggestions=(day.isoformat(),))
