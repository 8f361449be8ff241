"""The words of a language, from `rules/language/<code>.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import tomli

from sucheck.frozen import dataclass
from sucheck.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The compiled words of one language; the tables keep the names of the file's sections.

    `code` is its ISO 639-1 code. `numbers` maps a number word to its value; `hedges`, `shares` and `units` map a phrase
    in lower case to its meaning.
    """

    code: str
    separators: tuple[str, ...]
    conjunctions: re.Pattern[str]
    openers: re.Pattern[str]
    exceptions: re.Pattern[str]
    leads: re.Pattern[str]
    trailers: re.Pattern[str]
    joined: re.Pattern[str]
    everybody: re.Pattern[str]
    nobody: frozenset[str]
    others: re.Pattern[str]
    numbers: Mapping[str, int]
    of: re.Pattern[str]
    percent: re.Pattern[str]
    hedges: Mapping[str, str]
    hedge: re.Pattern[str]
    shares: Mapping[str, str]
    units: Mapping[str, str]
    cues: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that sucheck knows, sorted."""
    return tuple(sorted(path.stem for path in resource("rules", "language").glob("*.toml")))


@cache
def pack(code: str) -> Mapping[str, Any]:
    """The sections of a language's file as they are written there."""
    return tomli.loads(resource("rules", "language", f"{code}.toml").read_text(encoding="utf-8"))


@cache
def language(code: str = "en") -> Language:
    """The language with this ISO 639-1 code."""
    sections = pack(code)
    lists, numbers = sections["lists"], sections["numbers"]
    hedges = _phrases(sections["hedges"])
    return Language(
        code=code,
        separators=tuple(lists["separators"]),
        conjunctions=_between(lists["conjunctions"]),
        openers=_at_start(lists["openers"]),
        exceptions=_at_start(lists["exceptions"]),
        leads=_at_start(lists["leads"]),
        trailers=re.compile(rf"(?<![\s,;])[\s,;]*(?<!\w)(?:{_alternatives(lists['trailers'])})\.?$", re.IGNORECASE),
        joined=_at_either_end(lists["conjunctions"]),
        everybody=_everybody(lists["everybody"]),
        nobody=frozenset(word.lower() for word in lists["nobody"]),
        others=re.compile(rf"^(?P<number>\S+)\s+(?:{_alternatives(lists['others'])})$", re.IGNORECASE),
        numbers=_number_words(numbers["words"], numbers["tens"]) | numbers["forms"],
        of=re.compile(rf"^\s*(?:{_alternatives(numbers['of'])}|/)\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL),
        percent=re.compile(rf"^\s*(?:{_alternatives(numbers['percent'])})", re.IGNORECASE),
        hedges=hedges,
        hedge=_at_start(hedges),
        shares=_phrases(sections["shares"]),
        units=_phrases(sections["units"]),
        cues=tuple((cue["state"], re.compile("|".join(cue["patterns"]), re.IGNORECASE)) for cue in sections["cues"]),
    )


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _at_start(phrases: Iterable[str]) -> re.Pattern[str]:
    """A phrase at the start of a text, ending where a word ends, with the colon and the space after it."""
    return re.compile(rf"^\s*(?P<phrase>{_alternatives(phrases)})(?!\w)[\s:]*", re.IGNORECASE)


def _between(phrases: Iterable[str]) -> re.Pattern[str]:
    """A conjunction between two names. White space counts from its start only: a run of it is looked at once."""
    return re.compile(rf"(?<!\s)\s+(?:{_alternatives(phrases)})\s+|(?<!\s)\s*&\s*", re.IGNORECASE)


def _at_either_end(phrases: Iterable[str]) -> re.Pattern[str]:
    """A conjunction that joins nothing: at the start of a piece, or at its end."""
    words = _alternatives(phrases)
    return re.compile(rf"^(?:{words})(?!\w)\s*|\s*(?<!\w)(?:{words})$", re.IGNORECASE)


def _everybody(phrases: Iterable[str]) -> re.Pattern[str]:
    """A phrase for all Member States, with or without their number: all Member States, all 27 Member States."""
    words = (re.escape(phrase).replace(r"\ ", r"(?:\s+\d+)?\s+") for phrase in phrases)
    return re.compile(rf"(?:{'|'.join(words)})(?:\s+\d+)?", re.IGNORECASE)


def _phrases(section: Mapping[str, list[str]]) -> dict[str, str]:
    return {phrase.lower(): meaning for meaning, phrases in section.items() for phrase in phrases}


def _number_words(words: list[str], tens: list[str]) -> dict[str, int]:
    numbers = {word: value for value, word in enumerate(words)}
    for position, ten in enumerate(tens, start=2):
        numbers[ten] = position * 10
        for unit in words[1:10]:
            numbers[f"{ten}-{unit}"] = numbers[f"{ten} {unit}"] = position * 10 + numbers[unit]
    return numbers
