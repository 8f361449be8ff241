"""Which language a document is written in, by the words that hardly any of its sentences lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import islice

from sucheck.claims.language import languages, pack
from sucheck.model import Document, Place, Problem, ProblemKind

#: The language of the words that rules and reports are written in, and of a document whose own is not known.
DEFAULT = "en"
#: In a text of a language, every twelfth word at least is one of those by which it is known.
_LEAST = 1 / 12
#: Of all words by which languages are known, so many must be of one of them.
_MOST = 0.8
#: A shorter text, such as a table, says nothing of its language.
_ENOUGH = 60
#: The words behind these tell nothing more.
_AT_MOST = 50_000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(document: Document) -> str:
    """The code of the language that a document is written in; English where it is not known or several are mixed."""
    found, _ = _weighed(document)
    return found or DEFAULT


def unknown_language(document: Document) -> tuple[Problem, ...]:
    """What to say of a document whose language is not known, or is several: that it was read as English."""
    found, words = _weighed(document)
    if found or words < _ENOUGH:
        return ()
    known = ", ".join(languages())
    detail = f"the language is none of {known}, or several of them are mixed: read as {DEFAULT}"
    return (Problem(kind=ProblemKind.UNREAD, place=Place(input=document.input), detail=detail),)


def _weighed(document: Document) -> tuple[str | None, int]:
    """The language that the words of a document decide for, and how many words it has."""
    owners = _owners()
    counted = Counter[str]()
    words = 0
    for block in document.blocks:
        found = [word.group().lower() for word in islice(_WORD.finditer(block.text), _AT_MOST - words)]
        words += len(found)
        counted.update(owners[word] for word in found if word in owners)
    if not counted:
        return None, words
    best, most = max(sorted(counted.items()), key=lambda item: item[1])
    return (best if most >= words * _LEAST and most >= counted.total() * _MOST else None), words


@cache
def _owners() -> Mapping[str, str]:
    """The words by which languages are known, in small letters, to the code of the language."""
    return {word.lower(): code for code in languages() for word in pack(code)["recognition"]["words"]}
