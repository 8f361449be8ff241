"""Words as the names of acts are compared: in small letters, without hyphens and apostrophes, in one spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from sucheck.claims.language import pack
from sucheck.claims.text.scan import Words, words_of

#: What may stand between two words of one name.
_GAP = re.compile(r"(?:[\s\u2010\u2011/&+\u00ab\u00bb-]|['\u2019]s?(?=\s))*")


def forms_of(words: Words, code: str) -> tuple[str, ...]:
    """The forms of words; `4th` and `fourth` are one, and so are the spellings that the language lists."""
    forms = _forms(code)
    return tuple(forms.get(word, word) for _, word in words)


def name_forms(name: str, code: str) -> tuple[str, ...]:
    """The forms of the words of a name."""
    return forms_of(words_of(name), code)


def is_one_name(text: str, words: Sequence[tuple[int, str]]) -> bool:
    """Whether nothing but white space, hyphens and apostrophes stands between words that follow one another."""
    return all(_GAP.fullmatch(text, start + len(word), after) for (start, word), (after, _) in pairwise(words))


@cache
def _forms(code: str) -> dict[str, str]:
    sections = pack(code)
    forms = {spelling: right for right, *others in sections["acts"]["spellings"] for spelling in others}
    for value, word in enumerate(sections["ordinals"]["words"], start=1):
        forms |= {f"{value}{ending}": word for ending in sections["ordinals"]["endings"]}
    return forms
