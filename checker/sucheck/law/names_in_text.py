"""Countries as running text names them: where each name stands, and what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sucheck.law.names import names, other_country, resolve


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


@cache
def _pattern() -> re.Pattern[str]:
    """All names of countries, longest first."""
    alternatives = "|".join(re.escape(name) for name in sorted(names(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
