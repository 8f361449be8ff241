"""Names of countries in running text: as law knows them, in capitals, glued together, as codes, by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.phrases import first_words, whole
from sucheck.claims.text.scan import Scan
from sucheck.law.names import is_code, other_country, resolve
from sucheck.law.names_in_text import find_names

#: Words in capitals, long enough not to be codes.
_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_a-z]{4,}(?![\w-])")
#: "FranceGermany", "andGermany": words that have lost the space between them.
_GLUED = re.compile(r"(?<![\w-])[^\W\d_]+?[a-zà-ÿ][A-ZÀ-Þ][^\W\d_]+(?![\w-])")
_JOINT = re.compile(r"[a-zà-ÿ](?=[A-ZÀ-Þ])")
_WORD_BEFORE = re.compile(r"(?<!\w)[^\W\d_]+\s$")
_MOST_GLUED = 60
#: Two codes or more with separators between them, a figure behind each perhaps; or one alone in brackets.
_FIGURE = r"(?:\s?[:(]?\s?[0-9]{1,3}\)?)?"
_CODES = re.compile(
    rf"[A-Z]{{2}}(?<![\w-]..)(?:{_FIGURE}(?:(?:\s?[,;/]\s?(?:[a-zà-ÿ]{{1,3}}\s)?|\s(?:[a-zà-ÿ]{{1,3}}|&)\s)[A-Z]{{2}}{_FIGURE})+"
    rf"|(?<=\(..)(?=\))|(?:\s[A-Z]{{2}}){{2,}})(?![\w-])"
)
_ONE_CODE = re.compile(r"(?<![\w-])[A-Z]{2}(?![\w-])")


class Name(NamedTuple):
    """One name in a text: its span, the code of its country (None where it is no country we know), what it is."""

    start: int
    end: int
    code: str | None
    is_capital: bool = False


def names_in(scan: Scan, code: str) -> list[Name]:
    """The countries that a block names and nothing else takes, in reading order."""
    text = _in_small_letters(scan.text)
    found = [Name(name.start, name.end, name.code) for name in find_names(text)]
    found += [*_glued(scan.text), *_codes(scan.text), *_capitals(scan, code)]
    free: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if scan.is_free(name.start, name.end) and (not free or free[-1].end <= name.start):
            free.append(name)
    return free


def _in_small_letters(text: str) -> str:
    """The text with words that are all in capitals written as names are, character for character."""
    return _CAPITALS.sub(lambda word: _titled(word.group()), text)


def _titled(word: str) -> str:
    titled = word[:1] + word[1:].lower()
    return titled if len(titled) == len(word) else word


def _glued(text: str) -> Iterator[Name]:
    """Names that have lost the spaces around them; all pieces of such a word but one must be names, and the last."""
    for word in _GLUED.finditer(text) if _JOINT.search(text) else ():
        cuts = [word.start(), *(word.start() + joint.end() for joint in _JOINT.finditer(word.group())), word.end()]
        if word.end() - word.start() > _MOST_GLUED:
            continue
        cuts[0] = _first_part(text, cuts[0], cuts[1])
        pieces = [(start, end, _country(text[start:end])) for start, end in pairwise(cuts)]
        whole_name = _country(" ".join(text[start:end] for start, end, _ in pieces))
        if whole_name:
            yield Name(word.start(), word.end(), whole_name)
        elif sum(code is not None for _, _, code in pieces) >= len(pieces) - 1 and pieces[-1][2]:
            yield from (Name(start, end, code) for start, end, code in pieces if code)


def _first_part(text: str, start: int, end: int) -> int:
    """Where a name of two words begins whose second word is glued to the next name: "the United KingdomIreland"."""
    before = _WORD_BEFORE.search(text, max(0, start - _MOST_GLUED), start)
    return before.start() if before and _country(text[before.start() : end]) else start


def _codes(text: str) -> Iterator[Name]:
    """Codes of Member States that stand in a list; codes of others only among them."""
    for run in _CODES.finditer(text):
        codes = [(code.start(), code.end(), code.group()) for code in _ONE_CODE.finditer(text, run.start(), run.end())]
        if any(is_code(code) for _, _, code in codes):
            yield from (Name(start, end, resolve(code) or other_country(code)) for start, end, code in codes)


def _capitals(scan: Scan, code: str) -> Iterator[Name]:
    by_name = pack(code)["states"]["capitals"]
    for name in scan.matches(*_capital(code)):
        yield Name(name.start(), name.end(), by_name[name.group()], is_capital=True)


def _country(name: str) -> str | None:
    return None if name.isupper() else resolve(name) or other_country(name)


@cache
def _capital(code: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The names of the capitals, and the words that they begin with."""
    names = pack(code)["states"]["capitals"]
    return re.compile(whole(names)), first_words(names)
