"""Words of a text as names are compared: without case, hyphens and apostrophes, in one spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack

_WORD = re.compile(r"[^\W_]+\+?")
#: What may stand between two words of one name.
_GAP = re.compile(r"(?:\s|[-\u2010\u2011/&]|['\u2019]s?(?=\s))*")


class Token(NamedTuple):
    """One word: its span and the form it is compared by."""

    start: int
    end: int
    form: str


def tokens(text: str, code: str) -> list[Token]:
    """The words of a text; `4th` and `fourth` are one, and so are the spellings that the language lists."""
    forms = _forms(code)
    return [
        Token(word.start(), word.end(), forms.get(form := word.group().casefold(), form))
        for word in _WORD.finditer(text)
    ]


def is_one_name(text: str, words: Sequence[Token]) -> bool:
    """Whether nothing but white space, hyphens and apostrophes stands between words that follow one another."""
    return all(_GAP.fullmatch(text, first.end, second.start) for first, second in zip(words, words[1:], strict=False))


@cache
def _forms(code: str) -> dict[str, str]:
    sections = pack(code)
    forms = {spelling: right for right, *others in sections["acts"]["spellings"] for spelling in others}
    for value, word in enumerate(sections["ordinals"]["words"], start=1):
        forms |= {f"{value}{ending}": word for ending in sections["ordinals"]["endings"]}
    return forms
