"""Which acts a cell names: by number, by full title, or by a name in common use that only one act has."""

from __future__ import annotations

import datetime as dt
import re

from sucheck.law import acts
from sucheck.model import CellValue
from sucheck.model.flaws import Flaw, unreadable
from sucheck.model.sheets import words

AN_ACT = "a directive's number, such as 2016/680 or 32016L0680"

_NOT_TYPED = unreadable(f"{AN_ACT}; the cell holds a date, perhaps made of the number as it was typed")
_WITH_BRACKET = re.compile(r"(?P<before>[^()].*?)\s*\((?P<inside>[^()]+)\)")
_BETWEEN = re.compile(r"[;\n]")
_LONGEST = 1_000  # no title of an act is longer; a longer text costs nothing
_MAYBE_BETWEEN = re.compile(r"\s*,\s+|\s+and\s+|\s*&\s*", re.IGNORECASE)


def read_act(value: CellValue) -> str | Flaw:
    """The key of the one act that a cell names."""
    if isinstance(value, dt.date):
        return _NOT_TYPED
    return _key(words(value)) or unreadable(AN_ACT)


def read_acts(value: CellValue) -> str | Flaw:
    """The keys of all acts that a cell names, joined by `;`.

    A comma or an `and` may stand inside one act's title: it separates only where there is an act on either side.
    """
    if isinstance(value, dt.date):
        return _NOT_TYPED
    keys: list[str] = []
    for text in filter(None, (" ".join(piece.split()) for piece in _BETWEEN.split(words(value)))):
        parts = [_key(part) for part in _MAYBE_BETWEEN.split(text)]
        found = [key for key in parts if key]
        if len(found) < len(parts):
            whole = _key(text)
            if whole is None:
                return unreadable(f"{AN_ACT}; several separated by semicolons")
            found = [whole]
        keys += found
    return ";".join(dict.fromkeys(keys))


def _key(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    cited = acts.parse_citation(text)
    if cited:
        return cited.key
    found = acts.find_citations(text)
    if found and not text[: found[0].start].strip():  # a full title begins with its own number
        return found[0].citation.key
    if bracket := _WITH_BRACKET.fullmatch(text):  # "2016/681 (PNR)", "PNR Directive (2016/681)"
        cited = acts.parse_citation(bracket["before"]) or acts.parse_citation(bracket["inside"])
        if cited:
            return cited.key
    named = acts.acts_named(text)
    return named[0] if len(named) == 1 else None
