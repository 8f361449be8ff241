"""What the words at the start of a row say of it: a total, a part of the row above, a note below the table."""

from __future__ import annotations

import re
from functools import cache

from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.found import RowKind
from sucheck.shape.names import key, without_marks
from sucheck.shape.words.packs import listed

#: "* Source: …", "(1) …", "1) …", "¹ …", "[2] …": how a note begins.
_MARK = re.compile(r"\s*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+\s*|\(\w{1,3}\)\s+|\[\w{1,3}\]\s+|\d{1,2}\)\s+)(?=\S)")
_SUBJECTS = frozenset({Sort.STATE, Sort.OTHER_COUNTRY, Sort.ACT, Sort.DATE})
_LONGEST_CODE = 3
_LONGEST = 60  # characters of the longest name of a total
_LONG = 40  # a row of one cell with more characters than this is a sentence, no heading


def row_kind(words: str) -> RowKind | None:
    """What a row is by the words that it begins with: total, "of which" or no Member State; None for any other."""
    if len(words) > _LONGEST:
        return None
    name = key(without_marks(words))
    totals, averages, parts = _names()
    if name in averages:
        return RowKind.NO_STATE
    if name in totals or _is_total_of(words):
        return RowKind.TOTAL
    return RowKind.OF_WHICH if name.startswith(parts) else None


def _is_total_of(words: str) -> bool:
    """Whether words are a total and what it is of: "Subtotal 2016/681", "Total: 6 cases", "Number of F"."""
    if counted := _count_of().fullmatch(words.strip()):
        return len(counted["code"].strip("\"'")) <= _LONGEST_CODE
    found = _total_of().match(words)
    return found is not None and (found["mark"] != "" or sort_of(found["rest"]) in _SUBJECTS)


def is_note(words: str) -> bool:
    """Whether the words of a row with nothing else in it are a note rather than a heading."""
    return bool(_MARK.match(words)) or key(words).startswith(_notes()) or len(words) > _LONG


@cache
def _count_of() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(listed("summaries", "counts"), key=len, reverse=True))
    return re.compile(rf"(?:{names})\s+(?P<code>\S+)", re.IGNORECASE)


@cache
def _total_of() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(listed("totals"), key=len, reverse=True))
    return re.compile(rf"\s*(?:{names})\s*(?P<mark>:?)\s+(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)


@cache
def _names() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    return (
        frozenset(map(key, listed("totals"))),
        frozenset(map(key, listed("no_state"))),
        tuple(map(key, listed("of_which"))),
    )


@cache
def _notes() -> tuple[str, ...]:
    return tuple(map(key, listed("notes")))
