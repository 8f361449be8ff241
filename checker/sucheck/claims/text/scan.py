"""One block while it is read: what has been found in it, and which characters that takes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from sucheck.claims.text.mention import Said
from sucheck.frozen import dataclass as frozen
from sucheck.model import BlockKind

#: No brackets around a remark reach further; what looks like it has lost its other half.
_FARTHEST = 800
_BRACKET = re.compile(r"[()\[\]]")
_WORD = re.compile(r"[^\W_]+")
_CLOSES = {")": "(", "]": "["}


#: Words in small letters, each with its start.
Words = list[tuple[int, str]]


@frozen(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found in a block, with its span."""

    start: int
    end: int
    said: Said


@frozen(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two brackets that belong together: the offsets of both, and the index of the pair around them (-1: none)."""

    start: int
    end: int
    outer: int


@dataclass(slots=True)
class Scan:
    """A block's text, its pairs of brackets and what was found so far; finders take what no earlier one took.

    `words` are the starts and the small letters of all words, `starts` those of each word, `figures` those of the words
    that begin with a figure.
    """

    block: int
    kind: BlockKind
    text: str
    found: list[Found] = field(default_factory=list)
    pairs: tuple[Pair, ...] = ()
    taken: bytearray = field(default_factory=bytearray)
    words: Words = field(default_factory=list)
    starts: dict[str, list[int]] = field(default_factory=dict)
    figures: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pairs = _pairs(self.text)
        self.words = words_of(self.text)
        for start, word in self.words:
            self.starts.setdefault(word, []).append(start)
        self.figures = [start for start, word in self.words if word[0].isdecimal()]
        self.taken = bytearray(len(self.text))

    def matches(self, pattern: re.Pattern[str], first_words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Where a pattern matches what nothing takes, from left to right; it begins with a figure or such a word."""
        first = first_words & self.starts.keys()
        end = 0
        for start in sorted({*self.figures, *(start for word in first for start in self.starts[word])}):
            if start >= end:
                match = pattern.match(self.text, start)
                if match and self.is_free(start, match.end()):
                    yield match
                end = match.end() if match else end

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing takes any of these characters."""
        return self.taken.find(1, start, end) < 0

    def hide(self, start: int, end: int) -> None:
        """Keep later finders away from these characters."""
        self.taken[start:end] = b"\1" * (end - start)

    def take(self, start: int, end: int, said: Said) -> None:
        """Add what these characters say."""
        self.hide(start, end)
        self.found.append(Found(start=start, end=end, said=said))

    def aside(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the innermost brackets around these characters, brackets included."""
        index = bisect_right(self.pairs, start, key=lambda pair: pair.start) - 1
        while index >= 0 and self.pairs[index].end < end:
            index = self.pairs[index].outer
        return (self.pairs[index].start, self.pairs[index].end + 1) if index >= 0 else None


def words_of(text: str) -> Words:
    """The words of a text."""
    return [(word.start(), word.group().lower()) for word in _WORD.finditer(text)]


def _pairs(text: str) -> tuple[Pair, ...]:
    """The brackets that belong together, in the order of their starts; one that was never closed is none."""
    opened: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(text):
        sign, at = bracket.group(), bracket.start()
        if sign not in _CLOSES:
            opened.append((sign, at))
        elif opened and opened[-1][0] == _CLOSES[sign]:
            start = opened.pop()[1]
            if at - start <= _FARTHEST:
                spans.append((start, at))
    pairs: list[Pair] = []
    for start, end in sorted(spans):
        outer = len(pairs) - 1
        while outer >= 0 and pairs[outer].end < start:
            outer = pairs[outer].outer
        pairs.append(Pair(start=start, end=end, outer=outer))
    return tuple(pairs)
