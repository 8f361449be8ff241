"""Days, months, years and periods, in ISO 8601 with the precision that was written: 2018-07, 2019-07/2019-10."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sucheck.dates.days import DayOrder, month_number, read_day_text, trim
from sucheck.model import CellValue
from sucheck.model.flaws import Flaw, unreadable

A_TIME = "a day, month, year or period, such as 25.7.2019, July 2019 or July 2019 to October 2019"

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO_MONTH = re.compile(r"(\d{4})[-./](\d{1,2})")
_NUMBER_MONTH = re.compile(r"(\d{1,2})[-./](\d{4})")
_WORD_MONTH = re.compile(r"([^\W\d_]+)[\s.,-]*(\d{4})")
_OPENING = re.compile(r"(?:from|between|in|during|on|since)\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:to|and|until|till)\s+|\s*(?:[/\u2013\u2014-])\s*", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\d{4}$")
_LAST_MONTH = re.compile(r"[^\W\d_]+[\s.,-]*\d{4}$")
_MONTHS = range(1, 13)


def read_when(value: CellValue, order: DayOrder) -> str | Flaw:
    """The time that a cell names, in ISO 8601; a period's two ends are joined by a slash."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = str(int(value))
    if not isinstance(value, str):
        return unreadable(A_TIME)
    text = _OPENING.sub("", trim(value), count=1)
    return _single(text, order) or _period(text, order) or unreadable(A_TIME)


def _single(text: str, order: DayOrder) -> str | Flaw | None:
    day = read_day_text(text, order)
    if day is not None:
        return day.isoformat() if isinstance(day, dt.date) else day
    if _YEAR.fullmatch(text):
        return text
    if match := _ISO_MONTH.fullmatch(text):
        return _month(match[1], int(match[2]))
    if match := _NUMBER_MONTH.fullmatch(text):
        return _month(match[2], int(match[1]))
    if match := _WORD_MONTH.fullmatch(text):
        return _month(match[2], month_number(match[1]))
    return None


def _month(year: str, number: int | None) -> str | None:
    return f"{year}-{number:02}" if number in _MONTHS and _YEAR.fullmatch(year) else None


def _period(text: str, order: DayOrder) -> str | None:
    """The first way to split the text into a start and a later end; the start may lean on the end's month and year."""
    for match in _SEPARATOR.finditer(text):
        end = _single(text[match.end() :], order)
        if isinstance(end, str):
            for start_text in _starts(text[: match.start()], text[match.end() :]):
                start = _single(start_text, order)
                if isinstance(start, str) and start[: len(end)] <= end[: len(start)]:
                    return f"{start}/{end}"
    return None


def _starts(start: str, end: str) -> Iterator[str]:
    yield start
    for leant in (_LAST_YEAR.search(end), _LAST_MONTH.search(end)):
        if leant:
            yield f"{start} {leant[0]}"
