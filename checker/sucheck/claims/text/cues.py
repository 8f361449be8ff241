"""The words that decide what a sentence says of the States in it: negation, verb, degree, step, event, ground."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack


class Cue(NamedTuple):
    """One cue: what kind it is of (`not`, `verb`, `degree`, `step` …), what it means, and its span in the block."""

    kind: str
    value: str
    start: int
    end: int

    def says(self, kind: str, *values: str) -> bool:
        """Whether it is of this kind, and means one of the values where some are given."""
        return self.kind == kind and (not values or self.value in values)


def find_cues(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]], code: str) -> tuple[Cue, ...]:
    """The cues between two offsets, in order; what touches a hidden span (the name of an act) is none."""
    meanings = _meanings(code)
    found: list[Cue] = []
    for match in _pattern(code).finditer(text, start, end):
        if any(match.start() < last and first < match.end() for first, last in hidden):
            continue
        kind, value = meanings[(match.lastindex or 1) - 1]
        found.append(Cue(kind, value, *match.span()))
    return tuple(found)


def phrases(section: str, name: str, code: str) -> re.Pattern[str]:
    """The phrases of a list of the grammar (`grammar.<section>.<name>`), whole words in any case."""
    return _phrase_pattern(section, name, code)


@cache
def _phrase_pattern(section: str, name: str, code: str) -> re.Pattern[str]:
    return re.compile(_whole(pack(code)["grammar"][section][name]), re.IGNORECASE)


def _whole(listed: Sequence[str]) -> str:
    ordered = sorted(listed, key=lambda phrase: (-len(phrase), phrase))
    return rf"(?:{'|'.join(map(_bounded, ordered))})(?![\w-])"


def _bounded(phrase: str) -> str:
    """A phrase that begins where a word begins, if it begins with a word."""
    return (r"(?<![\w-])" if phrase[0].isalnum() else "") + _as_pattern(phrase)


def _as_pattern(phrase: str) -> str:
    r"""A phrase of the language file as a pattern: `*` stands for any ending; a blank for any white space."""
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())


def _entries(code: str) -> Iterator[tuple[str, str, str]]:
    sections: Mapping[str, Mapping[str, Sequence[str]]] = pack(code)["grammar"]["cues"]
    for kind, values in sections.items():
        for value, listed in values.items():
            for phrase in listed:
                yield kind, value, phrase


@cache
def _meanings(code: str) -> tuple[tuple[str, str], ...]:
    """Kind and value of each group of the pattern."""
    return tuple((kind, value) for kind, value, _ in _ordered(code))


@cache
def _ordered(code: str) -> tuple[tuple[str, str, str], ...]:
    """The cues of a language, the longest phrase first."""
    return tuple(sorted(_entries(code), key=lambda entry: (-len(entry[2]), entry)))


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """All cues of a language; the number of the group that matched tells which it is."""
    groups = "|".join(f"({_as_pattern(phrase)})" for _, _, phrase in _ordered(code))
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)
