"""Many phrases looked for in a text at once, in time that hardly depends on how many they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sucheck.claims.text.phrases import as_pattern

_START = re.compile(r"(?<![\w-])\w|[,;:]")
#: By how many characters phrases are told apart before a pattern looks at them.
_KEY = 2
#: Between the two parts of a verb ("setzten … um") no more characters are looked at.
_FARTHEST = 300
#: What ends the clause behind the second part.
_CLAUSE_END = r"(?=\s*(?:[.,;:()\u2013\u2014]|\Z))"

#: A bucket's phrases, and the name of each by the number of its group.
_Pattern = tuple[re.Pattern[str], tuple[str, ...]]


class Hit(NamedTuple):
    """A phrase in a text: the name it stands under, and its span."""

    name: str
    start: int
    end: int


class PhraseIndex:
    r"""Phrases by name; in a phrase `*` stands for any ending of a word, a blank for any white space.

    `setzten … um` is `setzten` where `um` ends the clause; `must … still …` is `must` where `still` follows anywhere.

    Where several phrases begin at one place the longest counts, and none begins within another. Each bucket of phrases
    that begin alike is compiled when a text first needs it.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Sort the phrases into buckets."""
        self._buckets: dict[str, list[tuple[str, str]]] = {}
        self._patterns: dict[str, _Pattern] = {}
        self._at_start: dict[str, _Pattern | None] = {}  # by the characters as a text has them
        for name, listed in phrases.items():
            for phrase in listed:
                self._buckets.setdefault(_key(phrase, 0), []).append((phrase, name))

    def find(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """The phrases between two offsets, in order."""
        done, known = start, self._at_start
        for found in _START.finditer(text, start, end):
            at = found.start()
            if at >= done and known.get(text[at : at + _KEY], True):  # most words begin no phrase
                hit = self._at(text, at, end)
                if hit:
                    done = hit.end
                    yield hit

    def match(self, text: str, at: int, end: int) -> Hit | None:
        """The phrase that begins at an offset."""
        return self._at(text, at, end)

    def _at(self, text: str, at: int, end: int) -> Hit | None:
        signs = text[at : at + _KEY]
        if signs not in self._at_start:
            self._at_start[signs] = self._pattern(_key(signs, 0))
        bucket = self._at_start[signs]
        if bucket is None:
            return None
        pattern, names = bucket
        found = pattern.match(text, at, end)
        return Hit(names[(found.lastindex or 1) - 1], *found.span()) if found else None

    def _pattern(self, key: str) -> _Pattern | None:
        if key in self._buckets and key not in self._patterns:
            self._patterns[key] = _compiled(self._buckets[key])
        return self._patterns.get(key)


def _compiled(entries: list[tuple[str, str]]) -> _Pattern:
    """One pattern for a bucket, the longest phrase first; the number of the group that matched tells the name."""
    ordered = sorted(entries, key=lambda entry: (-len(entry[0]), entry))
    groups = "|".join(f"({_as_pattern(phrase)})" for phrase, _ in ordered)
    return re.compile(groups, re.IGNORECASE), tuple(name for _, name in ordered)


def _key(text: str, at: int) -> str:
    return text[at : at + _KEY].lower().replace("\u2019", "'")


def _as_pattern(phrase: str) -> str:
    first, *apart = (_ended(part.strip()) for part in phrase.split("…"))
    if not apart:
        return first
    if len(apart) > 1:
        return rf"{first}(?=[^,;:]{{0,{_FARTHEST}}}?\s{apart[0]})"
    return rf"{first}(?=[^;:]{{0,{_FARTHEST}}}?\s{apart[0]}{_CLAUSE_END})"


def _ended(words: str) -> str:
    """Words that end where a word does, or with an apostrophe."""
    pattern = as_pattern(words).replace(r"\*", r"\w*")
    return pattern if words.endswith("'") else rf"{pattern}(?![\w-])"
