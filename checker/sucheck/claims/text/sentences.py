"""Where sentences begin and end. Marks of notes are no part of a block's text, so that they disturb nothing here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.mention import Sentence
from sucheck.claims.text.scan import Scan
from sucheck.model import BlockKind

#: What may end a sentence, the closing quotes and brackets behind it, and what may open the next one.
_END = re.compile(r"(?<![.!?…])[.!?…]++[)\]\"'’”»]*+(?=\s++[(\[\"'‘“„«–—-]*+\s?(?P<next>[^\W_]))")  # noqa: RUF001 - typographic signs
_WORD_BEFORE = re.compile(r"[^\s(\[\"'‘“„«]+$")  # noqa: RUF001 - typographic signs
_GAP = re.compile(r"\s*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,3}|[IVXivx]{1,5}|[A-Za-z])[)\]]?")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{1,2}")
#: No abbreviation is longer.
_LONGEST = 16


class _Stops(NamedTuple):
    abbreviations: frozenset[str]
    numbered: frozenset[str]
    months: tuple[str, ...]
    labels: frozenset[str]
    openers: frozenset[str]
    has_dotted_ordinals: bool


@cache
def _stops(code: str) -> _Stops:
    words = pack(code)["sentences"]
    both = [
        [*words[key], *(word[:1].upper() + word[1:] for word in words[key])] for key in ("abbreviations", "numbered")
    ]
    dates = pack(code)["dates"]
    return _Stops(
        frozenset(both[0]),
        frozenset(both[1]),
        (*dates["months"], *dates["short_months"]),
        frozenset(pack(code)["counts"]["labels"]),
        frozenset(word.lower() for word in pack(code)["recognition"]["words"]),
        "." in pack(code)["ordinals"]["endings"],
    )


def split_sentences(scans: Sequence[Scan], code: str) -> tuple[Sentence, ...]:
    """The sentences of all blocks, in order; a bullet's know the sentence that leads into it."""
    sentences: list[Sentence] = []
    lead: int | None = None
    for scan in scans:
        is_bullet = scan.kind is BlockKind.BULLET
        for start, end in _spans(scan, _stops(code)):
            sentences.append(Sentence(block=scan.block, start=start, end=end, lead=lead if is_bullet else None))
        if not is_bullet and scan.kind is not BlockKind.NOTE and scan.text.strip():
            lead = len(sentences) - 1 if scan.text.rstrip().endswith(":") else None
    return tuple(sentences)


def sentence_at(sentences: Sequence[Sentence], block: int, at: int) -> int:
    """The index of the sentence of a block that holds a character, or that ends before it."""
    index = bisect_right(sentences, (block, at), key=lambda sentence: (sentence.block, sentence.start)) - 1
    return max(index, 0)


def _spans(scan: Scan, stops: _Stops) -> Iterator[tuple[int, int]]:
    text = scan.text
    start = len(text) - len(text.lstrip())
    for end in _END.finditer(text):
        if scan.aside(end.start(), end.start() + 1) is None and _ends(text, start, end, stops):
            yield start, end.end()
            start = _GAP.match(text, end.end()).end()  # type: ignore[union-attr]  # matches the empty text
    if start < len(text.rstrip()):
        yield start, len(text.rstrip())


def _ends(text: str, start: int, end: re.Match[str], stops: _Stops) -> bool:
    """Whether a full stop ends a sentence, by the word before it and what follows."""
    following = end["next"]
    if not (following.isupper() or following.isdecimal()):
        return False
    if end.group()[0] != ".":
        return True
    if _ENUMERATOR.fullmatch(text, start, end.start()):
        return False
    found = _WORD_BEFORE.search(text, max(start, end.start() - _LONGEST), end.start())
    word = found.group() if found else ""
    if word in stops.abbreviations or (word in stops.numbered and following.isdecimal()):
        return False
    if _DAY.fullmatch(word) and text.startswith(stops.months, end.start("next")):
        return False
    if stops.has_dotted_ordinals and _DAY.fullmatch(word):  # "des 4. Quartals"; "waren es 14. Die Kommission …"
        opener = _WORD.match(text, end.start("next"))
        return opener is not None and opener.group().lower() in stops.openers
    if not _INITIAL.fullmatch(word) or (len(word) == 1 and not word.isupper()):
        return True
    before = text[max(start, end.start() - _LONGEST) : end.start() - len(word)].split()
    return len(word) == 1 and bool(before) and before[-1].lower() in stops.labels  # "in Annex A. The"
