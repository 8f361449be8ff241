"""The streams of a compound file, in which Office programs kept files before 2007 ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import islice

from sucheck.frozen import dataclass
from sucheck.model import InputError

#: The header signature ([MS-CFB] 2.2).
SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_SIZE = 512
_LAST_SECTOR = 0xFFFF_FFFA  # above it, numbers say that a chain ends or a sector is free
_SHIFTS = {9: 512, 12: 4096}
_ENTRY_SIZE = 128
_SHORT_SECTOR = 64
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A stream as the directory lists it."""

    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file by name, in any case.

    Raises:
        InputError: from every method, where the file is damaged.
    """

    def __init__(self, content: bytes, path: str) -> None:
        self._content, self._path = content, path
        try:
            self._open()
        except (struct.error, IndexError):
            raise self.damaged() from None

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._streams

    def read(self, name: str) -> bytes:
        """All bytes of a stream; none where there is no such stream."""
        entry = self._streams.get(name.lower())
        if entry is None:
            return b""
        try:
            return self._stream(entry)
        except (struct.error, IndexError):
            raise self.damaged() from None

    def damaged(self) -> InputError:
        """The one line that says that the file cannot be read."""
        return InputError(
            f"{self._path}: the file is cut off or damaged (its sectors cannot be followed); copy or export it again"
        )

    def _open(self) -> None:
        header = self._content[:_HEADER_SIZE]
        shift = struct.unpack_from("<H", header, 30)[0]
        fat_count, directory = struct.unpack_from("<II", header, 44)
        self._cutoff, short_fat, _, more_fat, more_count = struct.unpack_from("<IIIII", header, 56)
        if not header.startswith(SIGNATURE) or shift not in _SHIFTS:
            raise self.damaged()
        self._size = _SHIFTS[shift]
        self._fat: Sequence[int] = ()
        self._fat = self._numbers(self._fat_sectors(header, more_fat, more_count, fat_count))
        entries = list(islice(_entries(self._chain(directory)), _MOST_ENTRIES))
        self._streams = {entry.name.lower(): entry for entry in entries if entry.kind == _STREAM}
        root = next((entry for entry in entries if entry.kind == _ROOT), None)
        self._short = self._chain(root.start) if root else b""
        self._short_fat = _words(self._chain(short_fat)) if short_fat < _LAST_SECTOR else ()

    def _fat_sectors(self, header: bytes, more: int, more_count: int, count: int) -> list[int]:
        """The sectors that hold the table of sectors: 109 are named in the header, the others in a chain."""
        found = list(struct.unpack_from("<109I", header, 76))
        for _ in range(min(more_count, len(self._content) // self._size)):
            if more >= _LAST_SECTOR:
                break
            *named, more = _words(self._sector(more))
            found += named
        return [sector for sector in found if sector < _LAST_SECTOR][:count]

    def _numbers(self, sectors: Sequence[int]) -> Sequence[int]:
        return _words(b"".join(map(self._sector, sectors)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._content[start : start + self._size]
        if not sector:
            raise IndexError(number)
        return sector.ljust(self._size, b"\0")  # the last one may be cut short by the program that wrote it

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(start, self._fat)))

    def _stream(self, entry: _Entry) -> bytes:
        if entry.size >= self._cutoff:
            content = self._chain(entry.start)
        else:
            pieces = (n * _SHORT_SECTOR for n in _followed(entry.start, self._short_fat))
            content = b"".join(self._short[piece : piece + _SHORT_SECTOR] for piece in pieces)
        if len(content) < entry.size:
            raise self.damaged()
        return content[: entry.size]


def _entries(directory: bytes) -> Iterator[_Entry]:
    for start in range(0, len(directory), _ENTRY_SIZE):
        length, kind = struct.unpack_from("<HB", directory, start + 64)
        first, size = struct.unpack_from("<II", directory, start + 116)
        name = directory[start : start + min(max(length - 2, 0), 62)].decode("utf-16-le", errors="replace")
        yield _Entry(name=name, kind=kind, start=first, size=size)


def _followed(start: int, table: Sequence[int]) -> Iterator[int]:
    """The sectors of a chain; one that runs in a circle, or out of the table, is damaged."""
    sector = start
    for _ in range(len(table)):
        if sector >= _LAST_SECTOR:
            return
        yield sector
        sector = table[sector]
    if sector < _LAST_SECTOR:
        raise IndexError(sector)


def _words(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
