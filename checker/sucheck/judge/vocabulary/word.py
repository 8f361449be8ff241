"""A name that rules may use.

A type says what the value is, and how a case in a rule record is read: `states` is a quantity of Member States (21,
["AT", "BE"], or {count = 21, states = [...]}, {at_least = ["AT"]}), `day` a date, `days` several dates, `texts` several
texts, `number` a number, `flag` true or false.
"""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """One name of a vocabulary: the type of its value and what it means."""

    type: str
    meaning: str


def words(**found: tuple[str, str]) -> dict[str, Word]:
    """The words by name, from pairs of type and meaning."""
    return {name: Word(*word) for name, word in found.items()}
