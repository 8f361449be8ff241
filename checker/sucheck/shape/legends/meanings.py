"""What the words of a legend mean: the choice of a status that they name, or the colour."""

from __future__ import annotations

import re
from functools import cache

from sucheck.shape.names import key
from sucheck.shape.words.meanings import Words
from sucheck.shape.words.packs import listed, workbook_sections

_BRACKET = re.compile(r"\s*\([^()]*\)")
_FIRST_CLAUSE = re.compile(r"\s*[,;.:]\s+|\s+[\u2013\u2014-]\s+|\n")
_ALTERNATIVES = re.compile(r"\s+/\s+|(?<=\w\w\w)/(?=\w\w\w)")
_LONGEST = 120  # characters; no meaning of a code is longer


def status_meant(text: str, words: Words) -> str | None:
    """The transposition state that a legend's words name; None where they are not known.

    Known are the words of the schemas and the language packs, as a whole, without what stands in brackets, without
    filler words, or as the first clause; `none / not notified` where all its parts say the same.
    """
    if len(text) > _LONGEST:
        return None
    bare = _BRACKET.sub("", text).strip()
    for candidate in (text, bare, _FIRST_CLAUSE.split(bare)[0]):
        found = words.meaning("Notifications", "status", candidate) or _without_fillers(candidate, words)
        if found:
            return found
    parts = [part for part in _ALTERNATIVES.split(bare) if part]
    meant = {words.meaning("Notifications", "status", part) or _without_fillers(part, words) for part in parts}
    return meant.pop() if len(parts) > 1 and len(meant) == 1 else None


def _without_fillers(text: str, words: Words) -> str | None:
    """The state named by words among which some say nothing of it: "measures notified in full by the State"."""
    spoken = re.findall(r"[\w/-]+", text)
    says = [position for position, word in enumerate(spoken) if word.casefold() not in _fillers()]
    if not says:
        return None
    first, last = says[0], says[-1] + 1
    kept = [spoken[position] for position in says]
    for each in (spoken[first:], spoken[:last], spoken[first:last], kept):
        if found := words.meaning("Notifications", "status", " ".join(each)):
            return found
    return None


def colour_named(text: str) -> str | None:
    """The English name of the colour that a word means in any language; None where it is none."""
    return _colours().get(key(text))


def is_for_empty(text: str) -> bool:
    """Whether the code of a legend's line stands for an empty cell."""
    return key(text) in _keys("empty")


def is_title(text: str) -> bool:
    """Whether words only say that a legend follows."""
    return key(text) in _keys("titles")


def is_about_notifying(text: str) -> bool:
    """Whether the words of a title speak of transposition or of notifying."""
    return any(stem in text.casefold() for stem in listed("legends", "about"))


def is_about_measures(text: str) -> bool:
    """Whether the words of a title speak of national measures, which may be counted."""
    return any(stem in text.casefold() for stem in listed("legends", "of_measures"))


def is_about_procedures(text: str) -> bool:
    """Whether the words of a title speak of infringement procedures or of another thing that is no transposition."""
    return any(stem in text.casefold() for stem in listed("legends", "not_about"))


def is_bare_answer(text: str) -> bool:
    """Whether a word is yes or no, which says nothing without the question."""
    return key(text) in _keys("bare")


def is_deadline(text: str) -> bool:
    """Whether words at the head of a row name the deadline, or another fact of the act itself."""
    return key(text) in _keys("of_acts")


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(map(key, listed("legends", name)))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(word.casefold() for word in listed("legends", "fillers"))


@cache
def _colours() -> dict[str, str]:
    sections = [section.get("legends", {}).get("colours", {}) for section in workbook_sections()]
    return {key(word): name for section in sections for name, each in section.items() for word in each}


@cache
def assumed_sets() -> tuple[dict[str, str], ...]:
    """The sets of codes that are understood without a legend where all codes of a table belong to one: code, state."""
    return tuple(
        dict(each) for section in workbook_sections() for each in section.get("legends", {}).get("assumed", ())
    )
