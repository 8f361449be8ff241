"""What the name of an act looks like: "the 4th Anti-Money Laundering Directive", "the Directive on combating fraud"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.phrases import alternatives, meanings, plain, whole

#: No name is longer, in characters and in words.
_LONGEST, _MOST_WORDS = 240, 24
#: How many words in small letters may stand in front of the word for the act, and in all.
_MOST_SMALL, _MOST_BEFORE = 5, 10
_PIECE = re.compile(r"\S+")
_QUOTES = "'\"‘’“”«»„ "  # noqa: RUF001 - typographic signs
_ENDS_PHRASE = (",", ";", ":", ".", ")", "(", "]", "[")
_BROKEN = re.compile(r"[.;:()\[\]]|^\W*[0-9]")


class ActWords(NamedTuple):
    """The words for acts of a language, compiled."""

    word: re.Pattern[str]
    names_behind: bool
    types: Mapping[str, str]
    plurals: frozenset[str]
    joints: re.Pattern[str]
    links: frozenset[str]
    articles: frozenset[str]
    both: frozenset[str]
    conjunctions: frozenset[str]
    hereinafter: re.Pattern[str]
    note_lead: re.Pattern[str]
    article: re.Pattern[str]


class ActName(NamedTuple):
    """A name as it stands in a text: its span and the type of act that its own word says."""

    start: int
    end: int
    type: str


@cache
def act_words(code: str) -> ActWords:
    """The words for acts of the language with this code."""
    section = pack(code)["acts"]
    grammar, types = section["grammar"], meanings(section["words"])
    return ActWords(
        word=_word([word for words in section["words"].values() for word in words], is_joined=grammar["compounds"]),
        names_behind=grammar["names_behind"],
        types=types,
        plurals=frozenset(word.lower() for word in grammar["plurals"]),
        joints=re.compile(rf"\s+(?:{alternatives(grammar['joints'])})\s+", re.IGNORECASE),
        links=frozenset(grammar["links"]),
        articles=frozenset(word for phrase in grammar["articles"] for word in phrase.split()),
        both=frozenset(grammar["both"]),
        conjunctions=frozenset(grammar["conjunctions"]),
        hereinafter=re.compile(rf"\s*(?:{alternatives(grammar['hereinafter'])})\s*:?\s*", re.IGNORECASE),
        article=re.compile(rf"[{_QUOTES}]*(?:(?:{alternatives(grammar['articles'])})\s+)?[{_QUOTES}]*", re.IGNORECASE),
        note_lead=re.compile(rf"\s*(?:(?:{alternatives(grammar['note_leads'])})\s+)?", re.IGNORECASE),
    )


def name_before(text: str, at: int, code: str) -> ActName | None:
    """The name of an act that ends right before an offset; None where the words there are none."""
    words = act_words(code)
    end = len(text[max(0, at - _LONGEST) : at].rstrip(_QUOTES)) + max(0, at - _LONGEST)
    found = None
    for found in words.word.finditer(text, max(0, end - _LONGEST), end):  # noqa: B007 - the last one counts
        pass
    if found is None:
        return None
    kind = words.types[plain(found.group())]
    if found.end() == end:
        return name_ending(text, found, code)
    rest = text[found.end() : end]
    joint = words.joints.match(rest)
    behind = rest[joint.end() :] if joint else rest.strip() if words.names_behind and _is_named(rest) else ""
    if not behind or _BROKEN.search(behind) or len(behind.split()) > _MOST_WORDS:
        return None
    return ActName(found.start(), end, kind)


def _word(forms: Sequence[str], *, is_joined: bool) -> re.Pattern[str]:
    """The word for an act; behind a hyphen too where names are joined to it: "PNR-Richtlinie"."""
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)" if is_joined else whole(forms))


def _is_named(rest: str) -> bool:
    """Whether a name in capitals or in quotes stands behind the word for an act: "la directive PNR"."""
    first = rest.strip()[:1]
    return first.isupper() or (bool(first) and first in _QUOTES)


def name_ending(text: str, word: re.Match[str], code: str) -> ActName | None:
    """The name that ends in a word for an act; None where it has no words of its own ("the Directive")."""
    words = act_words(code)
    low = max(0, word.start() - _LONGEST)
    pieces = list(_PIECE.finditer(text, low, word.start()))[-_MOST_BEFORE:]
    start, small, has_capital = word.start(), 0, False
    for piece in reversed(pieces):
        bare = piece.group().strip(_QUOTES)
        if piece.group().endswith(_ENDS_PHRASE) or bare.lower() in words.articles or not bare:
            break
        if bare.isdecimal() or piece.group().startswith("("):
            break
        if bare[0].isupper() or bare[0].isdigit():
            if small:
                break
            start, has_capital = piece.start() + piece.group().index(bare[0]), True
        elif bare not in words.links:
            small += 1
            if has_capital or small > _MOST_SMALL:
                break
            start = piece.start()
    is_named = has_capital or (small and _has_article(text, start, words))
    return ActName(start, word.end(), words.types[plain(word.group())]) if is_named else None


def _has_article(text: str, at: int, words: ActWords) -> bool:
    before = text[max(0, at - len("that same ")) : at].split()
    return bool(before) and before[-1].lower() in words.articles
