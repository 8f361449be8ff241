"""The closed lists of a schema: a cell's words become one choice, or several joined by `+`."""

from __future__ import annotations

import re
from collections.abc import Callable

from sucheck.model import CellValue, FaultKind
from sucheck.model.flaws import Flaw
from sucheck.model.sheets import words
from sucheck.shape.columns import ColumnSchema
from sucheck.shape.names import key

_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})"
_WITH_DAY = re.compile(rf"(?P<choice>[^\d(]+?)[\s,;:]+(?:\({_DAY}\)|{_DAY})")
_WITH_COMMENT = re.compile(r"(?P<choice>[^()]+?)\s*\((?P<comment>[^()]{4,})\)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_JOINT = re.compile(r"[+,;&/\n]|\s(?:and|or)\s", re.IGNORECASE)


def choice_reader(column: ColumnSchema) -> Callable[[CellValue], str | Flaw]:
    """Reads a cell as one of the column's choices: by value or alias, in any case and spacing, never by likeness."""
    meaning = _meaning(column)

    def read(value: CellValue) -> str | Flaw:
        text = words(value)
        return (
            meaning.get(key(text))
            or meaning.get(key(without_comment(text, lambda word: key(word) in meaning)))
            or _no_choice(column, meaning, text)
        )

    return read


def about_reader(column: ColumnSchema) -> Callable[[CellValue], str | Flaw]:
    """Reads a cell as one or more of the column's choices, joined by `+` in the order of the schema."""
    meaning = _meaning(column)
    order = {choice.value: position for position, choice in enumerate(column.choices)}

    def read(value: CellValue) -> str | Flaw:
        text = words(value)
        whole = meaning.get(key(text))
        if whole:
            return whole
        parts = [part for part in map(str.strip, _JOINT.split(text)) if part]
        found = {meaning[key(part)] for part in parts if key(part) in meaning}
        unknown = [part for part in parts if key(part) not in meaning]
        if unknown or not found:
            return _no_choice(column, meaning, unknown[0] if unknown else text)
        return "+".join(sorted(found, key=order.__getitem__))

    return read


def without_comment(text: str, is_choice: Callable[[str], bool]) -> str:
    """A choice without what is told behind it: "full (04/05/2018)", "partial 3.5.2018", "partial (a law is missing)".

    Brackets that begin with a choice themselves are no comment: "full (partial for Article 4)" stays as it is.
    """
    plain = text.strip()
    if dated := _WITH_DAY.fullmatch(plain):
        return dated["choice"]
    told = _WITH_COMMENT.fullmatch(plain)
    return told["choice"] if told and not any(map(is_choice, _WORD.findall(told["comment"])[:1])) else text


def _meaning(column: ColumnSchema) -> dict[str, str]:
    return {key(word): choice.value for choice in column.choices for word in (choice.value, *choice.aliases)}


def _no_choice(column: ColumnSchema, meaning: dict[str, str], text: str) -> Flaw:
    from difflib import get_close_matches  # noqa: PLC0415 - only a run with an unknown word pays for it

    close = get_close_matches(key(text), meaning, n=5, cutoff=0.7)
    return Flaw(
        kind=FaultKind.NOT_A_CHOICE,
        expected=f"one of {', '.join(choice.value for choice in column.choices)}",
        suggestions=tuple(dict.fromkeys(meaning[word] for word in close)),
    )
