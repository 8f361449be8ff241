"""What a rule's expression may call."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from sucheck.frozen import dataclass
from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Unknown, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One function of the language: what it computes, the types that each argument may have, and that of its value."""

    compute: Callable[..., Value]
    takes: tuple[frozenset[str], ...]
    gives: str


def _known(value: Value) -> Value:
    return not isinstance(value, Unknown)


def _days(start: Value, end: Value) -> Value:
    if isinstance(start, Unknown) or isinstance(end, Unknown):
        return start if isinstance(start, Unknown) else end
    first, last = cast("Day", start), cast("Day", end)
    if first.first != first.last or last.first != last.last:
        return Unknown("a date is known only to the month")
    return float((last.first - first.first).days)


def _size(value: Value) -> Value:
    if isinstance(value, Quantity):
        return float(value.count) if value.count is not None else Unknown("the count is not known")
    return value if isinstance(value, Unknown) else float(len(cast("tuple[str, ...]", value)))


def _year(value: Value) -> Value:
    return value if isinstance(value, Unknown) else float(cast("Day", value).first.year)


def _named(value: Value) -> Value:
    return value if isinstance(value, Unknown) else Quantity.of_states(cast("Quantity", value).must)


def _start(value: Value) -> Value:
    return value if isinstance(value, Unknown) else Day.of(cast("Day", value).first)


_DAY = frozenset({"day"})
_MANY = frozenset({"states", "days", "texts"})
_ANYTHING = _DAY | _MANY | {"number", "whole", "text", "flag"}

#: What a rule may call.
FUNCTIONS: dict[str, Function] = {
    # whether the value is known at all
    "known": Function(compute=_known, takes=(_ANYTHING,), gives="flag"),
    # days from the first date to the second
    "days": Function(compute=_days, takes=(_DAY, _DAY), gives="number"),
    # the States that a list names, whether or not it names all
    "named": Function(compute=_named, takes=(frozenset({"states"}),), gives="states"),
    # how many States a quantity counts, or entries a list has
    "size": Function(compute=_size, takes=(_MANY,), gives="whole"),
    # the first day of a month, a year or a range
    "start": Function(compute=_start, takes=(_DAY,), gives="day"),
    # the year of a date
    "year": Function(compute=_year, takes=(_DAY,), gives="number"),
}
