"""The values that a rule's expression works on."""

from __future__ import annotations

import calendar
import datetime as dt

from sucheck.frozen import dataclass
from sucheck.judge.quantities import Quantity
from sucheck.model import RuleFileError


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that is not known, and why."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, month or year as it was written: the first and the last day it can mean."""

    first: dt.date
    last: dt.date
    words: str

    @classmethod
    def of(cls, date: dt.date) -> Day:
        """Exactly one day."""
        return cls(first=date, last=date, words=date.isoformat())


#: A tuple is a set of days or of texts to test membership in.
Value = Quantity | Day | str | float | bool | tuple[Day, ...] | tuple[str, ...] | Unknown


def period(raw: object, where: str) -> Day:
    """A date, or a text in ISO 8601: a day, a month (`2018-07`), a year, or a range with a slash.

    Raises:
        RuleFileError: it is neither; `where` says where it stands.
    """
    if isinstance(raw, dt.date):
        return Day.of(raw)
    try:
        parts = str(raw).split("/")
        first, last = _bounds(parts[0])[0], _bounds(parts[-1])[1]
    except ValueError:
        raise RuleFileError(f"{where} takes a date in ISO 8601, not {raw!r}") from None
    return Day(first=first, last=last, words=str(raw))


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    numbers = [int(part) for part in text.split("-")]
    match numbers:
        case [year]:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        case [year, month]:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        case _:
            day = dt.date.fromisoformat(text)
            return day, day
