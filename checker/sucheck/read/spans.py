"""Pieces of a file's text joined to the text of a block, every character with its offset."""

from __future__ import annotations

import re
from collections.abc import Callable

from sucheck.model import Segment
from sucheck.read.lines import RAISED_ENDING

_HYPHEN_END = re.compile(r"[^\W_][-\u2010]$")
_SOFT = "\u00ad\x02"  # the soft hyphen, and what PDFium writes for one
_CLOSING = ",.;:!?)]\u2019\u201d"
_INVISIBLE = re.compile(f"[{_SOFT}\u200b\ufeff]")


class BlockText:
    """A block's text while it grows: `add` pieces in order, `mark` where a note's mark was cut out."""

    def __init__(self, text: str, is_split_word: Callable[[str, str], bool]) -> None:
        self._text = text
        self._is_split_word = is_split_word
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._next = -1
        self._tail = ""
        self._is_soft = False

    @property
    def length(self) -> int:
        """How many characters there are."""
        return self._length

    def words(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def segments(self) -> tuple[Segment, ...]:
        """Where its characters stand in the file."""
        return tuple(self._segments) or (Segment(start=0, source=0),)

    def line(self, start: int, end: int, page: int | None) -> None:
        """Add the characters `start` to `end` of the file, the first of a line."""
        if start >= end:
            return
        if self._length:
            self._join(start, end, page)
        self.add(start, end, page)

    def add(self, start: int, end: int, page: int | None) -> None:
        """Add the characters `start` to `end` of the file, of the same line as the last ones."""
        for found in _INVISIBLE.finditer(self._text, start, end):
            self._append(start, found.start(), page)
            start = found.end()
        self._append(start, end, page)
        self._is_soft = self._text[end - 1 : end] in tuple(_SOFT)

    def _join(self, start: int, end: int, page: int | None) -> None:
        head = self._text[start : min(start + 60, end)]
        if self._is_soft:
            return
        if _HYPHEN_END.search(self._tail) and head[0].isalnum():
            if self._is_split_word(self._tail, head):
                self._drop_last()
            return
        if head[0] in _CLOSING or (self._tail[-1:].isdigit() and RAISED_ENDING.match(head)):
            return
        at = start - 1 if self._text[start - 1].isspace() else self._next
        self._append(at, at + 1, page, " ")

    def _append(self, start: int, end: int, page: int | None, words: str | None = None) -> None:
        if start >= end:
            return
        if start != self._next or not self._segments or self._segments[-1].page != page:
            self._segments.append(Segment(start=self._length, source=start, page=page))
        piece = self._text[start:end] if words is None else words
        self._pieces.append(piece)
        self._tail = (self._tail + piece[-60:])[-60:]
        self._length += len(piece)
        self._next = end

    def _drop_last(self) -> None:
        self._pieces[-1] = self._pieces[-1][:-1]
        self._tail = self._tail[:-1]
        self._length -= 1
        self._next -= 1
