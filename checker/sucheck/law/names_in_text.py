"""Countries as running text names them: where each name stands, and what it means."""

from __future__ import annotations

import re
from functools import cache

from sucheck.frozen import dataclass
from sucheck.law.names import names, other_country, resolve

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
    return [
        FoundName(
            start=found.start(), end=found.end(), words=found.group(),
            code=resolve(found.group()) or other_country(found.group()),
        )
        for found in _pattern().finditer(text)
    ]  # fmt: skip


def find_enumerations(text: str) -> list[list[FoundName]]:
    """The names that follow one another with nothing but separators between them: each enumeration, or single name."""
    runs: list[list[FoundName]] = []
    for name in find_names(text):
        if not runs or not _BETWEEN.fullmatch(text[runs[-1][-1].end : name.start]):
            runs.append([])
        runs[-1].append(name)
    return runs


@cache
def _pattern() -> re.Pattern[str]:
    """All names of countries, longest first."""
    alternatives = "|".join(re.escape(name) for name in sorted(names(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
