"""What the header of a summary's column counts or lists: a status or a step, and Member States, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from sucheck.frozen import dataclass
from sucheck.model.vocabulary import is_step
from sucheck.shape.legends.meanings import is_bare_answer
from sucheck.shape.words.meanings import Words
from sucheck.shape.words.packs import listed

_BETWEEN = " |:;,.()[]/-\u2013\u2014\n"  # what joins and closes the parts of a header


class Role(Enum):
    """What stands in the cells below a header."""

    COUNT = "count"
    LIST = "list"
    EITHER = "either"  # the header does not say; the cells do


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a header is about, in the words of Claims, and whether it counts or lists."""

    about: str
    role: Role


def meaning_of(parts: Sequence[str], words: Words) -> Meaning | None:
    """The meaning of a header, stacked parts outermost first; None where it is none of a summary.

    Columns of measures, cases or decisions count no Member States, and a number of letters is one of letters, so that
    such headers mean nothing here.
    """
    parts = [part.replace("\u2019", "'") for part in parts]
    for text in dict.fromkeys((" ".join(parts), *reversed(parts))):
        if is_bare_answer(text.strip(_BETWEEN)):  # "No" numbers the rows
            return None
        if _phrases("units", "others").search(text) or _phrases("summaries", "shares").search(text):
            return None
        about = _about(text, words)
        if about is not None:
            role = _role(" ".join(parts))
            names_states = _phrases("units", "member_states").search(" ".join(parts)) is not None
            if is_step(about) and about != "open" and role is not Role.LIST and not names_states:
                role = Role.LIST
            return Meaning(about=about, role=role)
    return None


def _role(text: str) -> Role:
    counts = _phrases("summaries", "counts").search(text)
    lists = _phrases("summaries", "lists").search(text)
    if bool(counts) == bool(lists):
        return Role.EITHER
    return Role.COUNT if counts else Role.LIST


def _about(text: str, words: Words) -> str | None:
    for rest in _stripped(text):
        found = words.meaning("Claims", "about", rest) if rest else None
        if found is not None:
            return found
    return None


def _stripped(text: str) -> Iterator[str]:
    """A header in its own words, then without those that say that it counts or lists, then without fillers as well."""
    yield text.strip(_BETWEEN)
    for section in (("summaries", "counts"), ("summaries", "lists"), ("units", "member_states")):
        text = _phrases(*section).sub(" ", text)
    yield " ".join(text.split()).strip(_BETWEEN)
    yield " ".join(_phrases("summaries", "fillers").sub(" ", text).split()).strip(_BETWEEN)


@cache
def _phrases(*path: str) -> re.Pattern[str]:
    """Any of the phrases under a path, as whole words, longest first."""
    found = sorted(listed(*path), key=len, reverse=True)
    whole = (rf"(?<!\w){re.escape(phrase)}" + ("" if phrase.endswith("'") else r"(?!\w)") for phrase in found)
    return re.compile("|".join(whole), re.IGNORECASE)
