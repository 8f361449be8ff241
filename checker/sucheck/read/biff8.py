"""The records of an Excel 97-2003 workbook ([MS-XLS] 2.1.4), and strings that go on in the next."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from sucheck.frozen import dataclass

CONTINUE = 0x3C
BEGIN, END = 0x0809, 0x000A

_HEAD = struct.Struct("<HH")
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
_RUN = struct.Struct("<HH")


@dataclass(frozen=True, slots=True, kw_only=True)
class RichText:
    """A string, and its runs: where each starts, and the number of its font."""

    text: str
    runs: tuple[tuple[int, int], ...] = ()


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """The records from `start` on: their types and their bytes.

    Raises:
        struct.error: the stream is cut off within a record.
    """
    end = len(stream)
    while start + _HEAD.size <= end:
        kind, size = _HEAD.unpack_from(stream, start)
        start += _HEAD.size
        if start + size > end:
            raise struct.error("cut off within a record")
        yield kind, stream[start : start + size]
        start += size


def substream(stream: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """The records of the substream that begins at `start`, without those of charts that lie within."""
    depth = 0
    for kind, content in records(stream, start):
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, content


def short_string(content: bytes, start: int, length_size: int = 2) -> str:
    """A string within one record: its length in one byte or two, a byte that says how wide it is, its characters."""
    length = int.from_bytes(content[start : start + length_size], "little")
    return Strings([content], start + length_size).text(length).text


class Strings:
    """The strings of a record and of those that continue it ([MS-XLS] 2.5.293)."""

    def __init__(self, pieces: list[bytes], start: int) -> None:
        self._pieces, self._at, self._start = pieces, 0, start

    def next(self) -> RichText:
        """The string at the current place, with its length before it."""
        (length,) = struct.unpack("<H", self._bytes(2))
        return self.text(length)

    def text(self, length: int) -> RichText:
        """The string at the current place, whose length is known."""
        flags = self._bytes(1)[0]
        run_count = struct.unpack("<H", self._bytes(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self._bytes(4))[0] if flags & _EXTENDED else 0
        text = self._characters(length, is_wide=bool(flags & _WIDE))
        runs = tuple(_RUN.iter_unpack(self._bytes(_RUN.size * run_count)))
        self._skip(extra)
        return RichText(text=text, runs=runs)

    def _characters(self, length: int, *, is_wide: bool) -> str:
        """Characters may go on in the next record, which says anew how wide they are."""
        found: list[str] = []
        while length:
            rest = len(self._pieces[self._at]) - self._start
            if not rest:
                self._turn()
                is_wide = bool(self._bytes(1)[0] & _WIDE)
                continue
            width = 2 if is_wide else 1
            count = min(length, rest // width)
            if not count:
                raise struct.error("a character cut in two")
            encoding = "utf-16-le" if is_wide else "latin-1"
            found.append(self._bytes(count * width).decode(encoding, errors="surrogatepass" if is_wide else "strict"))
            length -= count
        text = "".join(found)
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if not text.isascii() else text

    def _bytes(self, count: int) -> bytes:
        piece = self._pieces[self._at]
        if self._start + count <= len(piece):
            self._start += count
            return piece[self._start - count : self._start]
        found = piece[self._start :]
        self._turn()
        return found + self._bytes(count - len(found))

    def _skip(self, count: int) -> None:
        while count:
            step = min(count, len(self._pieces[self._at]) - self._start)
            self._start += step
            count -= step
            if count:
                self._turn()

    def _turn(self) -> None:
        self._at, self._start = self._at + 1, 0
        if self._at >= len(self._pieces):
            raise struct.error("a string cut off")
