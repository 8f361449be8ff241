"""Patterns made of the phrases of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def alternatives(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first; any white space between their words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


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


def plain(phrase: str) -> str:
    """A phrase as it is looked up: in lower case and single spaces."""
    return " ".join(phrase.lower().split())
