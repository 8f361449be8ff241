"""Patterns made of the phrases of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def alternatives(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first; any white space between their words, either sign for an apostrophe."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(as_pattern(phrase) for phrase in ordered)


def as_pattern(phrase: str) -> str:
    """One phrase as it may stand in a text."""
    return r"\s+".join(re.escape(word).replace("'", "['\u2019]") for word in phrase.split())


def leading(phrases: Iterable[str]) -> str:
    """One of the phrases before another word: with white space behind it, or without where it is elided ("l'")."""
    elided, others = _by_elision(phrases)
    return (
        rf"(?:(?:{alternatives(others)})\s+|(?:{alternatives(elided)}))"
        if elided
        else rf"(?:{alternatives(others)})\s+"
    )


def ended(phrases: Iterable[str]) -> str:
    """One of the phrases, ending where a word ends, or with the apostrophe of an elided one."""
    elided, others = _by_elision(phrases)
    whole_words = rf"(?:{alternatives(others)})(?![\w-])"
    return rf"(?:{alternatives(elided)}|{whole_words})" if elided else whole_words


def _by_elision(phrases: Iterable[str]) -> tuple[list[str], list[str]]:
    """The phrases that end in an apostrophe, and the others."""
    listed = list(phrases)
    return [each for each in listed if each.endswith("'")], [each for each in listed if not each.endswith("'")]


def whole(phrases: Iterable[str]) -> str:
    """One of the phrases, beginning and ending where words do."""
    return rf"(?<![\w-])(?:{alternatives(phrases)})(?!\w)"


def at_end(phrases: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases (`phrase`) at the end of a text, in any case, with the white space behind it."""
    return re.compile(rf"(?<![\w-])(?P<phrase>{alternatives(phrases)})(?<=[\w.-])\s*$", re.IGNORECASE)


def meanings(section: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Phrases in lower case to the key that they stand under."""
    return {phrase.lower(): meaning for meaning, phrases in section.items() for phrase in phrases}


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words, in small letters, that the phrases begin with, up to a hyphen or the like."""
    found = (re.match(r"[^\W_]+", phrase.lower()) for phrase in phrases)
    return frozenset(word.group() for word in found if word)


def as_listed(phrase: str) -> str:
    """A phrase with single spaces and straight apostrophes, as packs write it."""
    return " ".join(phrase.replace("\u2019", "'").split())


def plain(phrase: str) -> str:
    """A phrase as it is looked up: in lower case, with single spaces and straight apostrophes."""
    return as_listed(phrase).lower()
