"""A text put together from pieces of a source, every character with the place that it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from sucheck.model import Segment


class TracedText:
    """Text that grows at its end; a piece's characters are those of the source from an offset on, one for one."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self.length = 0

    def add(self, piece: str, source: int, page: int | None = None) -> None:
        """Add a piece, the first character of which stands at the offset `source` of the source (or of its page)."""
        last = self._segments[-1] if self._segments else None
        if last is None or last.page != page or last.source + self.length - last.start != source:
            self._segments.append(Segment(start=self.length, source=source, page=page))
        self._pieces.append(piece)
        self.length += len(piece)

    def words(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def source(self, at: int) -> tuple[int, int | None]:
        """The source offset and the page of the character at `at`."""
        segment = self._segments[self._index(at)]
        return segment.source + at - segment.start, segment.page

    def segments(self, slices: Iterable[tuple[int, int]]) -> tuple[Segment, ...]:
        """The segments of the text that these slices (start, end) make one after the other."""
        found: list[Segment] = []
        length = 0
        for start, end in slices:
            for index in range(self._index(start), len(self._segments)):
                held = self._segments[index]
                if held.start >= end:
                    break
                at = max(held.start, start)
                found.append(Segment(start=length + at - start, source=held.source + at - held.start, page=held.page))
            length += max(end - start, 0)
        return tuple(found) or (Segment(start=0, source=0),)

    def _index(self, at: int) -> int:
        return max(bisect_right(self._segments, at, key=lambda segment: segment.start) - 1, 0)
