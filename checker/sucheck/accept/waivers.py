"""A waiver as the configuration writes it: one table `[[waiver]]`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from sucheck.law import acts, states
from sucheck.model import SucheckError, Waiver

#: Every key of a waiver, in the order in which one is written.
KEYS = ("rule", "act", "states", "fingerprint", "subject", "file", "reason", "owner", "until")
#: What says which findings of its rule a waiver is for.
SUBJECT_KEYS = ("act", "states", "fingerprint", "subject")
_CLOSE = 0.5
_FOR_NOTHING = "say what it is for with act, states, fingerprint or subject; to leave a rule out, use ignore"
FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def read_waiver(table: Mapping[str, object], source: str) -> Waiver:
    """One waiver of a configuration.

    Args:
        table: its keys, as TOML gives them.
        source: where it stands, for messages: the file as the user gave it, and which of its waivers.

    Raises:
        SucheckError: a key is not known, `rule` or `reason` is missing, nothing says what it is for, or a value is not
            what its key asks for. Whether its rule exists, `check_waivers` asks.
    """
    for key in table:
        if key not in KEYS:
            near = _nearest(key, KEYS)
            told = f"the nearest is {near}" if near else f"use {', '.join(KEYS)}"
            raise SucheckError(f"{source}: {key}: is no key of a waiver; {told}")
    rule, reason = _text(table, "rule", source), _text(table, "reason", source)
    if not rule:
        raise SucheckError(f"{source}: rule: is missing; name the rule whose finding is accepted, by id or name")
    if not says_something(reason):
        raise SucheckError(f"{source}: reason: is missing; a finding is accepted only with a reason")
    act, named = _text(table, "act", source), _texts(table, "states", source)
    fingerprint, subject = _text(table, "fingerprint", source).lower(), _text(table, "subject", source)
    if not (act or named or fingerprint or subject):
        raise SucheckError(f"{source}: {_FOR_NOTHING}")
    if subject and not says_something(subject):
        raise SucheckError(f"{source}: subject: {subject!r} has no word; write words of the finding's subject")
    if fingerprint and not FINGERPRINT.fullmatch(fingerprint):
        raise SucheckError(f"{source}: fingerprint: {fingerprint!r} is none; copy all 16 letters and digits of it")
    return Waiver(
        rule=rule, reason=reason, source=source, owner=_text(table, "owner", source), until=_day(table, source),
        act=_act(act, source), states=tuple(states.protocol_order({_state(name, source) for name in named})),
        fingerprint=fingerprint or None, subject=subject or None, file=_text(table, "file", source) or None,
    )  # fmt: skip


def says_something(words: str) -> bool:
    """Whether there is a letter or a digit in it: dots, blanks and what nobody sees say nothing."""
    return any(character.isalnum() for character in words)


def check_waivers(waivers: Iterable[Waiver], rules: Mapping[str, str]) -> None:
    """Make sure that each waiver, wherever it was made, names a rule that exists, a reason, and what it is for.

    Args:
        waivers: what a configuration or a Python program gives.
        rules: the ids of all rules with their names.

    Raises:
        SucheckError: one does not; of an unknown rule the nearest is named.
    """
    for waiver in waivers:
        if not says_something(waiver.reason):
            raise SucheckError(f"{waiver.source}: reason: is missing; a finding is accepted only with a reason")
        if not (waiver.act or waiver.states or waiver.fingerprint or waiver.subject):
            raise SucheckError(f"{waiver.source}: {_FOR_NOTHING}")
        if not is_rule(waiver.rule, rules):
            near = nearest_rule(waiver.rule, rules)
            told = f"the nearest is {near}" if near else "'sucheck rules' lists them"
            raise SucheckError(f"{waiver.source}: rule: {waiver.rule!r} is no rule's id or name; {told}")


def is_rule(word: str, rules: Mapping[str, str]) -> bool:
    """Whether a word is the id or the name of a rule."""
    return word.upper() in rules or word.lower() in rules.values()


def nearest_rule(word: str, rules: Mapping[str, str]) -> str | None:
    """The id or the name of a rule that comes closest to a word, None where none does."""
    return _nearest(word, (*rules, *rules.values()))


def _nearest(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415  only a run with a mistake pays for it

    choices = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), choices, n=1, cutoff=_CLOSE)
    return choices[close[0]] if close else None


def _text(table: Mapping[str, object], key: str, source: str) -> str:
    """The words under a key on one line; empty where there are none."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SucheckError(f"{source}: {key}: must be a text, in quotation marks")
    return " ".join(value.split())


def _texts(table: Mapping[str, object], key: str, source: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list | tuple) or not all(isinstance(entry, str) and entry.strip() for entry in value):
        raise SucheckError(f'{source}: {key}: must be a list of texts, such as ["EL", "FI"]')
    return tuple(value)


def _day(table: Mapping[str, object], source: str) -> dt.date | None:
    """The day under `until`, written as TOML's date or as a text."""
    value = table.get("until")
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            raise SucheckError(f"{source}: until: {value!r} is no day; write it as 2026-12-31") from None
    if value is not None and (not isinstance(value, dt.date) or isinstance(value, dt.datetime)):
        raise SucheckError(f"{source}: until: {value} is no day; write it as 2026-12-31")
    return value


def _act(words: str, source: str) -> str | None:
    if not words:
        return None
    cited = acts.parse_citation(words)
    if cited is None:
        raise SucheckError(f"{source}: act: {words!r} is no act; write its number, such as 2016/681")
    return cited.key


def _state(name: str, source: str) -> str:
    code = states.resolve(name) or states.resolve(name.upper()) or states.other_country(name)
    if code is None:
        close = states.suggestions(name)
        told = f"close: {', '.join(close)}" if close else "write its code or name, such as EL or Greece"
        raise SucheckError(f"{source}: states: {name!r} is no State; {told}")
    return code
