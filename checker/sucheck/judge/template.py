"""Messages: templates in the rule records, filled with the values of a verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Unknown, Value
from sucheck.judge.wording import wording
from sucheck.law import states as law_states

_FIELD = re.compile(r"\{(?P<name>\w+)(?:\.(?P<form>\w+))?(?::(?P<noun>[^}]+))?\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FORMS = ("count", "states", "words")
_SINGULAR = ("1", "at least 1")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
#: What a value may take of a message: a cell can hold 32,767 characters.
_LONGEST = 400


def template_names(text: str) -> set[str]:
    """The names that a template uses."""
    return {found["name"] for found in _FIELD.finditer(text)}


def template_fault(text: str) -> str:
    """What is wrong with the form of a template; empty where nothing is."""
    forms = {found["form"] for found in _FIELD.finditer(text)} - {None, *_FORMS}
    if forms:
        return f"has the form {', '.join(sorted(forms))}; known are count, states and words"
    return "has a brace that opens or closes no name" if re.search(r"[{}]", _FIELD.sub("", text)) else ""


def fill(text: str, values: Mapping[str, Value]) -> str:
    """Fill a template.

    `{x}` is the value in words, `{x.count}` a quantity's number, `{x.states}` its States by name, `{x.words}` a
    column's value for people (`not_full` as not full), and `{x:Member State}` a number with its noun in the singular or
    the plural. What stands in square brackets is left out where a value in it is empty.
    """
    return _filled(_OPTIONAL.sub(lambda found: _optional(found[1], values), text), values)


def _optional(text: str, values: Mapping[str, Value]) -> str:
    return text if all(_filled(field[0], values) for field in _FIELD.finditer(text)) else ""


def _filled(text: str, values: Mapping[str, Value]) -> str:
    return _FIELD.sub(lambda found: _field(values.get(found["name"], ""), found["form"], found["noun"]), text)


def _field(value: Value, form: str | None, noun: str | None) -> str:
    if isinstance(value, str) and form:
        return law_states.english_name(value) if form == "states" else wording(value)
    if isinstance(value, Quantity):
        if form == "states":
            return names_of(value.must)
        shown = _count(value)
    else:
        shown = in_words(value)
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST - 1]}…"
    return f"{shown} {noun if shown in _SINGULAR else _plural(noun)}" if noun else shown


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def _count(value: Quantity) -> str:
    if value.count is not None:
        return str(value.count)
    if value.high is None:
        return f"at least {value.low}"
    return f"{value.low} to {value.high}"


def in_words(value: Value) -> str:
    """A value as a person reads it: dates in long form, numbers without idle decimals."""
    match value:
        case Quantity():
            return _count(value) if value.states is None else names_of(value.must) or "none"
        case Day():
            return _day(value)
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.10g}"
        case tuple():
            return ", ".join(in_words(item) for item in value)
        case Unknown():
            return "not known"
        case _:
            return str(value)


def names_of(states: frozenset[str]) -> str:
    """States by name, in protocol order: Greece, Spain and Poland."""
    names = [law_states.english_name(state) for state in law_states.protocol_order(states)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _day(day: Day) -> str:
    first = day.first
    if day.first == day.last:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if (day.first.month, day.first.year) == (day.last.month, day.last.year):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return day.words
