"""The test cases that a rule record carries."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Value
from sucheck.judge.vocabulary import CONDITIONS, Word
from sucheck.model import RuleFileError, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The values of one subject, and what the rule must say of them: message, States and severity, where given."""

    values: Mapping[str, Value]
    conditions: tuple[str, ...] = ()
    message: str | None = None
    states: tuple[str, ...] | None = None
    severity: Severity | None = None
    why: str | None = None


def read_cases(records: Sequence[Mapping[str, object]], vocabulary: Mapping[str, Word], where: str) -> tuple[Case, ...]:
    """Read cases; a name is read by the type that the vocabulary gives it.

    Raises:
        RuleFileError: an unknown name, or a value that does not fit its type.
    """
    return tuple(_case(record, vocabulary, where) for record in records)


def _case(record: Mapping[str, object], vocabulary: Mapping[str, Word], where: str) -> Case:
    values: dict[str, Value] = {}
    expected = {key: record[key] for key in ("message", "witnesses", "conditions", "expect", "why") if key in record}
    for name, raw in record.items():
        if name in expected:
            continue
        if name not in vocabulary:
            raise RuleFileError(f"{where}: unknown name {name!r} in a case; known: {', '.join(sorted(vocabulary))}")
        values[name] = _value(raw, vocabulary[name].type, f"{where}: {name}")
    conditions = tuple(str(name) for name in _list(expected.get("conditions", [])))
    for name in conditions:
        if name not in CONDITIONS:
            raise RuleFileError(f"{where}: unknown condition {name!r}")
    return Case(
        values=values, conditions=conditions,
        message=str(expected["message"]) if "message" in expected else None,
        states=tuple(str(s) for s in _list(expected["witnesses"])) if "witnesses" in expected else None,
        severity=Severity[str(expected["expect"]).upper()] if "expect" in expected else None,
        why=str(expected["why"]) if "why" in expected else None,
    )  # fmt: skip


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _value(raw: object, kind: str, where: str) -> Value:
    match kind, raw:
        case "states", int():
            return Quantity.of_count(raw)
        case "states", list():
            return Quantity.of_states(frozenset(str(item) for item in raw))
        case "states", dict():
            return _partly_known(raw)
        case "day", _:
            return period(raw, where)
        case "days", list():
            return tuple(period(item, where) for item in raw)
        case "texts", list():
            return tuple(str(item) for item in raw)
        case "number", int() | float():
            return float(raw)
        case ("text", str()) | ("flag", bool()):
            return raw  # type: ignore[return-value]
    raise RuleFileError(f"{where} takes a value of type {kind}, not {raw!r}")


def _partly_known(raw: Mapping[str, object]) -> Quantity:
    """`{count, states}`, `{at_least = [...]}`, `{at_most = [...]}`, `{from, to}`."""
    must = frozenset(str(s) for s in _list(raw.get("states", raw.get("at_least", []))))
    closed = raw.get("states", raw.get("at_most"))
    may = None if closed is None else frozenset(str(s) for s in _list(closed))
    quantity = Quantity.between(must, may)
    if "count" in raw:
        return quantity.with_count(int(str(raw["count"])), int(str(raw["count"])))
    if "from" in raw or "to" in raw:
        return quantity.with_count(int(str(raw.get("from", 0))), int(str(raw["to"])) if "to" in raw else None)
    return quantity


def period(raw: object, where: str) -> Day:
    """A date, or a text in ISO 8601: a day, a month (`2018-07`), a year, or a range with a slash."""
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
