"""The test cases that a rule record carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from sucheck.frozen import dataclass
from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Value, period
from sucheck.judge.vocabulary import CONDITIONS, Word
from sucheck.model import RuleFileError, Severity

#: What a case expects of the rule; every other key is a value.
_EXPECTED = frozenset({"message", "witnesses", "conditions", "expect", "why"})


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
    for name, raw in record.items():
        if name in _EXPECTED:
            continue
        if name not in vocabulary:
            raise RuleFileError(f"{where}: unknown name {name!r} in a case; known: {', '.join(sorted(vocabulary))}")
        values[name] = _value(raw, vocabulary[name].type, f"{where}: {name}")
    conditions = _texts(record.get("conditions", []), f"{where}: conditions")
    for name in conditions:
        if name not in CONDITIONS:
            raise RuleFileError(f"{where}: unknown condition {name!r}; known: {', '.join(CONDITIONS)}")
    return Case(
        values=values, conditions=conditions,
        message=_text(record, "message", where), why=_text(record, "why", where),
        states=_texts(record["witnesses"], f"{where}: witnesses") if "witnesses" in record else None,
        severity=_severity(record["expect"], where) if "expect" in record else None,
    )  # fmt: skip


def _text(record: Mapping[str, object], key: str, where: str) -> str | None:
    found = record.get(key)
    if found is None or isinstance(found, str):
        return found
    raise RuleFileError(f"{where}: {key} must be a text, not {found!r}")


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RuleFileError(f"{where}: a list of strings is needed, not {value!r}")
    return tuple(value)


def _severity(word: object, where: str) -> Severity:
    found = next((severity for severity in Severity if severity.word == word), None)
    if found is None:
        raise RuleFileError(f"{where}: expect must be error, warning or note, not {word!r}")
    return found


def _value(raw: object, kind: str, where: str) -> Value:
    value = _READERS[kind](raw, where) if kind == "flag" or not isinstance(raw, bool) else None  # true is no 1 here
    if value is None:
        raise RuleFileError(f"{where} takes a value of type {kind}, not {raw!r}")
    return value


def _states(raw: object, where: str) -> Quantity | None:
    match raw:
        case int() if raw >= 0:
            return Quantity.of_count(raw)
        case list():
            return Quantity.of_states(_codes(raw, where))
        case dict():
            return _partly_known(raw, where)
    return None


def _day(raw: object, where: str) -> Day | None:
    if isinstance(raw, dt.datetime) or not isinstance(raw, dt.date | str):
        return None
    day = period(raw, where)
    if day.last < day.first:
        raise RuleFileError(f"{where} takes a date in ISO 8601, not {raw!r}")
    return day


def _days(raw: object, where: str) -> tuple[Day, ...] | None:
    days = [_day(item, where) for item in raw] if isinstance(raw, list) else [None]
    return tuple(day for day in days if day) if None not in days else None


def _codes(raw: object, where: str) -> frozenset[str]:
    return frozenset(_texts(raw, where))


def _partly_known(raw: Mapping[str, object], where: str) -> Quantity:
    """`{count, states}`, `{at_least = [...]}`, `{at_most = [...]}`, `{from, to}`."""
    counts = {key: raw[key] for key in ("count", "from", "to") if key in raw}
    lists = {key: _codes(raw[key], where) for key in ("states", "at_least", "at_most") if key in raw}
    for key, count in counts.items():
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise RuleFileError(f"{where}: {key} is a number of States, not {count!r}")
    if raw.keys() - counts.keys() - lists.keys() or not raw or ("count" in raw and len(counts) > 1):
        raise RuleFileError(f"{where} takes count or from and to, and states or at_least and at_most, not {dict(raw)}")
    must = lists.get("states", lists.get("at_least", frozenset()))
    quantity = Quantity.between(must, lists.get("states", lists.get("at_most")))
    if not counts:
        return quantity
    low, high = (
        raw.get("count", raw.get(key, bound)) for key, bound in (("from", quantity.low), ("to", quantity.high))
    )
    return quantity.with_count(cast("int", low), cast("int | None", high))


_READERS: Mapping[str, Callable[[object, str], Value | None]] = {
    "states": _states,
    "day": _day,
    "days": _days,
    "text": lambda raw, _where: raw if isinstance(raw, str) else None,
    "texts": _texts,
    "number": lambda raw, _where: float(raw) if isinstance(raw, int | float) else None,
    "flag": lambda raw, _where: raw if isinstance(raw, bool) else None,
}
