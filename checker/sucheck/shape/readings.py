"""What the distinct values of a column mean. A million rows hold few distinct States: each is resolved once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from enum import Enum
from functools import cache

from sucheck.dates.days import DayOrder, day_order, read_day
from sucheck.dates.periods import read_when
from sucheck.law import states
from sucheck.law.names import MOST_SUGGESTED
from sucheck.model import CellValue, FaultKind
from sucheck.model.flaws import Flaw, unreadable
from sucheck.model.sheets import words
from sucheck.shape.act_cells import read_act, read_acts
from sucheck.shape.columns import ColumnSchema, ColumnType
from sucheck.shape.figures import percent_factor, read_figure, read_percent
from sucheck.shape.names import NOTHING, key, says_nothing
from sucheck.shape.vocabulary import about_reader, choice_reader
from sucheck.shape.words.packs import listed

_A_PHRASE = "a number, a date or words, such as 21 Member States"
_LONGEST_CODE = 3


class Skip(Enum):
    """The reading of a cell that heads a row to leave out, such as a total."""

    ROW = "row"


#: What a cell's value means: None where it says nothing.
Reading = str | float | Decimal | dt.date | Flaw | Skip | None


def read_words(values: Iterable[CellValue]) -> list[str | None]:
    """The words of each cell of a text column, where distinct values would save nothing."""
    return [
        ((value.strip() if value.strip(NOTHING) else None) if isinstance(value, str) else words(value))
        for value in values
    ]


def read_distinct(column: ColumnSchema, distinct: Collection[CellValue]) -> dict[CellValue, Reading]:
    """What each distinct value of a column means; not for columns whose words are kept (text, states).

    Choices, acts and States give a str, dates a date, figures and percentages a Decimal with its printed decimals,
    phrases the number, date or words as they are.
    """
    read = _reader(column, distinct)
    is_day = column.type in {ColumnType.DATE, ColumnType.WHEN}
    return {
        value: None if says_nothing(value) or (is_day and key(words(value)) in _no_days()) else read(value)
        for value in distinct
    }


@cache
def _no_days() -> frozenset[str]:
    """The words that say in a column of dates that there is none."""
    return frozenset(map(key, listed("no_day")))


#: How a value is read where the other values of its column, and what the schema says of it, do not matter.
_ON_THEIR_OWN: dict[ColumnType, Callable[[CellValue], Reading]] = {
    ColumnType.ACT: read_act,
    ColumnType.ACTS: read_acts,
    ColumnType.FIGURE: read_figure,
}


def _reader(column: ColumnSchema, distinct: Collection[CellValue]) -> Callable[[CellValue], Reading]:
    match column.type:
        case ColumnType.CHOICE:
            return choice_reader(column)
        case ColumnType.ABOUT:
            return about_reader(column)
        case ColumnType.STATE:
            return _state_reader(column)
        case ColumnType.DATE:
            order = _order(column, distinct)
            return lambda value: read_day(value, order)
        case ColumnType.WHEN:
            order = _order(column, distinct)
            return lambda value: read_when(value, order)
        case ColumnType.PERCENT:
            factor = percent_factor(distinct)
            return lambda value: read_percent(value, factor)
        case _:
            return _ON_THEIR_OWN.get(column.type, _read_phrase)


def _order(column: ColumnSchema, distinct: Collection[CellValue]) -> DayOrder:
    """The order of day and month in a column: as its dates settle it, else as a mapping says."""
    settled = day_order(distinct)
    said = {"day first": DayOrder.DAY_FIRST, "month first": DayOrder.MONTH_FIRST}.get(column.date_order, settled)
    return said if settled is DayOrder.UNKNOWN else settled


def _state_reader(column: ColumnSchema) -> Callable[[CellValue], Reading]:
    left_out = {key(name) for name in column.left_out}
    close: dict[str, tuple[str, ...]] = {}

    def read(value: CellValue) -> Reading:
        text = words(value)
        if key(text) in left_out:
            return Skip.ROW
        code = states.resolve(text) or states.other_country(text)
        if code is None and len(text) <= _LONGEST_CODE:
            code = states.resolve(text.upper())  # "it" is a word in a sentence, but a code in a column of States
        if code:
            return code
        if len(close) < MOST_SUGGESTED:
            close[text] = states.suggestions(text)
        return Flaw(
            kind=FaultKind.UNKNOWN_STATE,
            expected="a Member State's name or code, such as Greece or EL",
            suggestions=close.get(text, ()),
        )

    return read


def _read_phrase(value: CellValue) -> Reading:
    if isinstance(value, dt.time | dt.timedelta):
        return unreadable(_A_PHRASE)
    return value.strip() if isinstance(value, str) else value
