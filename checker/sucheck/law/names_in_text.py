"""Countries as running text names them: where each name stands, and what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sucheck.frozen import dataclass
from sucheck.law.names import names, other_country, resolve

#: A word where a name may begin, and what makes a word go on.
_WORD = re.compile(r"(?<![\w-])\w+")
_GOES_ON = re.compile(r"[\w-]")
#: What may stand between two names of one enumeration.
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\band\b|,\s*and\b)\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """One name in a text: its span, its words, its EU code (ISO 3166 for a country that was never a Member State)."""

    start: int
    end: int
    words: str
    code: str | None


def find_names(text: str) -> list[FoundName]:
    """The countries that a text names, in reading order; the longest name counts."""
    found: list[FoundName] = []
    by_word = _names_by_word()
    for word in _WORD.finditer(text):
        candidates, start = by_word.get(word.group()), word.start()
        if not candidates or (found and start < found[-1].end):
            continue
        name = next((name for name in candidates if _stands_at(name, text, start)), None)
        if name:
            code = resolve(name) or other_country(name)
            found.append(FoundName(start=start, end=start + len(name), words=name, code=code))
    return found


def _stands_at(name: str, text: str, start: int) -> bool:
    """Whether a text has the name there, ending where a word ends."""
    return text.startswith(name, start) and not _GOES_ON.match(text, start + len(name))


def find_enumerations(text: str, names_in_it: Sequence[FoundName] | None = None) -> list[list[FoundName]]:
    """The names that follow one another with nothing but separators between them: each enumeration, or single name.

    `names_in_it` are those of the text, where they were found before.
    """
    runs: list[list[FoundName]] = []
    for name in find_names(text) if names_in_it is None else names_in_it:
        if not runs or not _BETWEEN.fullmatch(text[runs[-1][-1].end : name.start]):
            runs.append([])
        runs[-1].append(name)
    return runs


@cache
def _names_by_word() -> dict[str, list[str]]:
    """All names of countries by their first word, longest first: one pattern of them all would take long to compile."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(names(), key=lambda name: (-len(name), name)):
        first = _WORD.match(name)
        if first:
            by_word.setdefault(first.group(), []).append(name)
    return by_word
