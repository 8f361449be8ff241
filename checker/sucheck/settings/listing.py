"""The settings of a run as a user reads them: each with its value and with where it was said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from sucheck.frozen import dataclass
from sucheck.model import Waiver
from sucheck.report.formats import formats_of
from sucheck.report.wording import inert
from sucheck.settings.effective import Settings
from sucheck.settings.options import NAMES, key_of

Json: TypeAlias = "str | bool | list[str] | dict[str, Json] | None"

#: The form of the JSON.
FORMAT = "sucheck-config/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One setting: its key, its value in JSON's types, its origin."""

    key: str
    value: Json
    origin: str


def lines_of(settings: Settings) -> tuple[Line, ...]:
    """All settings in the order of `Options`; each severity and each waiver is one of its own.

    Raises:
        SucheckError: nothing says what an output gets.
    """
    return tuple(line for name in NAMES for line in _lines(name, settings))


def as_json(settings: Settings, lines: Sequence[Line]) -> str:
    """The settings as JSON: `file` is the configuration file, `from` where a value was said."""
    shape = {
        "format": FORMAT,
        "file": settings.file,
        "settings": [{"key": line.key, "value": line.value, "from": line.origin} for line in lines],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def as_table(settings: Settings, lines: Sequence[Line]) -> str:
    """The settings as lines of key, origin and value; a list takes a line for each of its entries."""
    head = f"configuration: {inert(settings.file or 'none')}\n\n"
    rows = [
        (inert(line.key), inert(line.origin), inert(word)) if number == 0 else ("", "", inert(word))
        for line in lines
        for number, word in enumerate(_words(line.value))
    ]
    key, origin = (max(len(row[column]) for row in rows) for column in (0, 1))
    return head + "".join(f"{name:{key}}  {source:{origin}}  {word}\n" for name, source, word in rows)


def _lines(name: str, settings: Settings) -> list[Line]:
    key, value = key_of(name), getattr(settings.options, name)
    if name == "severity":
        nothing = Line(key=key, value=None, origin=settings.origins[key])
        return (
            [nothing]
            if not value
            else [
                Line(key=f"{key}.{word}", value=severity.word, origin=settings.origins[f"{key}.{word}"])
                for word, severity in value.items()
            ]
        )
    if name == "waiver" and value:
        return [Line(key=key, value=_waiver(waiver), origin=waiver.source) for waiver in value]
    return [Line(key=key, value=_plain(name, value, settings), origin=settings.origins[key])]


def _plain(name: str, value: object, settings: Settings) -> Json:
    if name == "format":
        return list(formats_of(settings.options.output or (), settings.options.format or ()))
    if isinstance(value, tuple):
        return [str(entry) for entry in value]
    if value is None or isinstance(value, bool):
        return value
    return str(value) or True  # `annotate = true` is held as the empty name


def _waiver(waiver: Waiver) -> Json:
    said: dict[str, Json] = {
        "rule": waiver.rule, "act": waiver.act, "states": list(waiver.states), "fingerprint": waiver.fingerprint,
        "subject": waiver.subject, "file": waiver.file, "reason": waiver.reason, "owner": waiver.owner,
        "until": waiver.until.isoformat() if waiver.until else None,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value}


def _words(value: Json) -> list[str]:
    """The entries of a value in words; there is at least one."""
    if isinstance(value, dict):
        return [" · ".join(", ".join(entry) if isinstance(entry, list) else str(entry) for entry in value.values())]
    if isinstance(value, list):
        return value or ["none"]
    if value is None:
        return ["none"]
    return [value if isinstance(value, str) else "yes" if value else "no"]
