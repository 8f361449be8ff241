"""Number formats: whether a number is a date, and which date it is (ECMA-376 part 1, 18.8.30 and 18.17.4)."""

from __future__ import annotations

import datetime as dt
import math
import re
from enum import Enum

from sucheck.model import CellValue


class NumberKind(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"


#: The built-in formats that show dates and times, those of the East Asian languages included (18.8.30).
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
_BUILT_IN_DURATION = 46  # [h]:mm:ss

# Literals (escaped, padded, repeated, quoted) and brackets are passed over, except elapsed time such as [h].
_TOKEN = re.compile(
    r'[\\_*].|"[^"]*"?|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]?|(?P<end>;)|(?P<date>[dmhys]|a/p|am/pm)', re.IGNORECASE
)

_DAY = 86_400_000  # in milliseconds: the precision that a serial number carries
_LAST_DAY = 2_958_465  # 9999-12-31
_FROM_1904 = 1_462  # days between the two systems
_SERIAL_OF_29_FEBRUARY_1900 = 60  # a day that never was, kept for the sake of Lotus 1-2-3
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook's dates have no time zone


def number_kind(number: int, code: str | None) -> NumberKind:
    """What the format with this id does; `code` is the workbook's own definition of it, where there is one."""
    if code is None:
        if number == _BUILT_IN_DURATION:
            return NumberKind.DURATION
        return NumberKind.DATE if number in _BUILT_IN_DATES else NumberKind.NUMBER
    for token in _TOKEN.finditer(code):
        if token["elapsed"]:
            return NumberKind.DURATION
        if token["date"]:
            return NumberKind.DATE
        if token["end"]:  # only the section for positive numbers decides
            break
    return NumberKind.NUMBER


def number_value(serial: float, kind: NumberKind, *, is_1904: bool) -> CellValue:
    """The value of a number under a format: a date, a datetime, a time of day, a duration, or the number itself.

    A serial number that is no date (negative, after 9999) stays a number: a spreadsheet program shows it as ####.
    """
    if kind is NumberKind.NUMBER or not math.isfinite(serial):
        return serial
    try:
        if kind is NumberKind.DURATION:
            return dt.timedelta(milliseconds=_milliseconds(serial))
        return _date(serial, is_1904=is_1904)
    except OverflowError:
        return serial


def _date(serial: float, *, is_1904: bool) -> CellValue:
    days = serial + _FROM_1904 if is_1904 else serial
    if serial < 0 or days >= _LAST_DAY + 1:
        return serial
    if serial < 1:
        return (_EPOCH + dt.timedelta(milliseconds=_milliseconds(serial))).time()
    if not is_1904 and serial < _SERIAL_OF_29_FEBRUARY_1900:
        days += 1
    moment = _EPOCH + dt.timedelta(milliseconds=_milliseconds(days))
    return moment if moment.time() != dt.time() else moment.date()


def _milliseconds(days: float) -> int:
    return math.floor(days * _DAY + 0.5)
