"""The noun behind a number: "late Member States", "letters of formal notice", "media interviews"."""

from __future__ import annotations

import re
from typing import NamedTuple

from sucheck.claims.text.count_words import CountWords
from sucheck.claims.text.phrases import plain
from sucheck.claims.text.scan import Scan

#: How far behind a number its noun is looked for.
_AHEAD = 160
#: How many words may stand between a number and the noun for its unit, and how many make up a noun that is no unit.
_MOST_BEFORE_UNIT, _MOST_IN_NOUN = 6, 4
_WORD = re.compile(r"\s?[\u2018\u201c'\"]?(?P<word>[^\W\d_][\w\u2019'-]*)[\u2019\u201d'\"]?(?=[\s/.,;:)]|$)")
_ENDS = frozenset(".,;:)")
#: "Member States/Schengen Associated Countries" are no longer Member States.
_SLASHED = re.compile(r"\s?/\s?[^\W\d_]\w*(?:\s[A-Z]\w*)*")


class Noun(NamedTuple):
    """Where a noun ends, its words (empty where there is none) and its unit (empty where it is none of the units)."""

    end: int
    words: str
    unit: str


def noun_at(scan: Scan, grammar: CountWords, at: int) -> Noun:
    """The noun at a place: the words up to that of a unit; else a few words up to one that ends a noun."""
    start, ends = at, [at]
    while len(ends) <= _MOST_BEFORE_UNIT:
        unit = grammar.unit.match(scan.text, at, at + _AHEAD)
        is_close = at == start
        if unit and scan.is_free(at, unit.end()) and (is_close or plain(unit["unit"]) not in grammar.close_units):
            return _of_unit(scan.text, start, unit, grammar)
        word = _WORD.match(scan.text, at, at + _AHEAD)
        if word is None or word["word"].lower() in grammar.ends or not scan.is_free(*word.span()):
            break
        at = word.end()
        ends.append(at)
        if scan.text[at : at + 1] in _ENDS:
            break
    end = ends[min(len(ends) - 1, _MOST_IN_NOUN)]
    return Noun(end, scan.text[start:end].strip(), "")


def _of_unit(text: str, start: int, unit: re.Match[str], grammar: CountWords) -> Noun:
    """A noun that ends in that of a unit; it is another where a slash or a name makes it one."""
    behind = _SLASHED.match(text, unit.end())
    end = behind.end() if behind else unit.end()
    before = text[start : unit.start()].split()
    is_foreign = any(word[0].isupper() and word.lower() not in grammar.adjectives for word in before)
    return Noun(end, text[start:end].strip(), "" if behind or is_foreign else grammar.units[plain(unit["unit"])])
