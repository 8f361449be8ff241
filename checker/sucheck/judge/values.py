"""The values that a rule's expression works on."""

from __future__ import annotations

import datetime as dt

from sucheck.frozen import dataclass
from sucheck.judge.quantities import Quantity


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
