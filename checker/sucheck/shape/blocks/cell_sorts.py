"""What a cell looks like on its own: a Member State, an act, a date, a number, other words, or nothing."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from functools import lru_cache

from sucheck.dates.days import DayOrder, read_day_text, trim
from sucheck.law import states
from sucheck.law.acts import parse_citation
from sucheck.model import CellValue
from sucheck.shape.names import says_nothing, without_marks

_LONGEST_STATE = 60
_LONGEST_ACT = 300  # a full title says more than its number


class Sort(Enum):
    """What a cell looks like."""

    BLANK = "blank"
    STATE = "Member State"
    OTHER_COUNTRY = "other country"
    ACT = "act"
    DATE = "date"
    NUMBER = "number"
    WORDS = "words"


def sort_of(cell: CellValue) -> Sort:
    """What a cell looks like; a country of any code system, an act in any form, a date as cell or text."""
    if isinstance(cell, str):
        return _of_words(cell)
    if isinstance(cell, dt.date):
        return Sort.DATE
    return Sort.NUMBER if isinstance(cell, float) else Sort.WORDS


@lru_cache(maxsize=4_096)
def _of_words(text: str) -> Sort:
    if says_nothing(text):
        return Sort.BLANK
    bare = without_marks(text)
    if len(bare) <= _LONGEST_STATE:
        if states.resolve(bare):
            return Sort.STATE
        if states.other_country(bare):
            return Sort.OTHER_COUNTRY
        if read_day_text(trim(bare), DayOrder.UNKNOWN) is not None:
            return Sort.DATE
    return Sort.ACT if len(bare) <= _LONGEST_ACT and parse_citation(bare) else Sort.WORDS
