"""The directory of a zip archive as it is written (APPNOTE 6.3.10), so that entries can be copied without loss.

`zipfile` says what an entry holds, not which bytes it is; here are the bytes. Both views are compared where they meet:
an archive that two programs could read in two ways is refused.
"""

from __future__ import annotations

import struct
import zipfile
from itertools import pairwise
from typing import BinaryIO

from sucheck.frozen import dataclass
from sucheck.model import InputError
from sucheck.ooxml.archive import hostile
from sucheck.ooxml.headers import LOCAL_SIZE, RECORD_SIZE, local_end, offset_of, record_end
from sucheck.ooxml.package import Package

_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _END_64_SIZE, _LOCATOR_64_SIZE = 22, 56, 20
_FULL_16, _FULL_32 = 0xFFFF, 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its directory record, and from where to where it reaches in the file.

    That is from its local header to the next one (or the directory), so that a data descriptor and whatever else
    stands between belong to it; `data` is the first byte behind the local header.
    """

    info: zipfile.ZipInfo
    record: bytes
    start: int
    data: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The entries in the order of their records; the bytes from `start` on that list them, and those behind.

    `shift` is what must be taken from a place in the file to get the offset that stands for it: more than 0 where
    something was put in front of a finished archive.
    """

    entries: tuple[Entry, ...]
    start: int
    end: int
    tail: bytes
    shift: int

    @property
    def in_file_order(self) -> tuple[Entry, ...]:
        """The entries in the order in which they stand in the file."""
        return tuple(sorted(self.entries, key=lambda entry: entry.start))

    def tail_for(self, count: int, start: int, end: int) -> bytes:
        """The bytes behind a directory of `count` entries that reaches from `start` to `end` of a new file."""
        tail, at = bytearray(self.tail), _end_record(self.tail)
        if at:
            struct.pack_into("<QQQQ", tail, 24, count, count, end - start, start - self.shift)
            (old,) = struct.unpack_from("<Q", tail, _END_64_SIZE + 8)
            struct.pack_into("<Q", tail, _END_64_SIZE + 8, old + end - self.end)
        for offset, form, full, value in (
            (at + 8, "<H", _FULL_16, count),
            (at + 10, "<H", _FULL_16, count),
            (at + 12, "<I", _FULL_32, end - start),
            (at + 16, "<I", _FULL_32, start - self.shift),
        ):
            if not (at and struct.unpack_from(form, tail, offset) == (full,)):  # full: see the wider record before it
                struct.pack_into(form, tail, offset, value)
        return bytes(tail)


def read_directory(package: Package, file: BinaryIO) -> Directory:
    """The directory of a package's archive.

    Raises:
        InputError: entries overlap, or the archive says two things of an entry or of itself.
    """
    start = package.directory_start
    file.seek(start)
    listed = file.read()
    records, length = [], 0
    for _ in package.entries:
        end = record_end(listed, length)
        records.append(listed[length:end])
        length = end
    tail = listed[length:]
    at = _end_record(tail)
    if at < 0:
        raise _contradictory(package.path)
    (offset,) = struct.unpack_from("<Q", tail, 48) if at else struct.unpack_from("<I", tail, 16)
    shift = start - offset
    if any(
        len(record) < RECORD_SIZE or offset_of(record) + shift != info.header_offset
        for record, info in zip(records, package.entries, strict=True)
    ):
        raise _contradictory(package.path)
    entries = _entries(package, file, records)
    directory = Directory(entries=entries, start=start, end=start + length, tail=tail, shift=shift)
    if directory.tail_for(len(entries), start, directory.end) != tail:
        raise _contradictory(package.path)
    return directory


def _entries(package: Package, file: BinaryIO, records: list[bytes]) -> tuple[Entry, ...]:
    """The entries with their extents, in the order of their records."""
    starts = sorted({info.header_offset for info in package.entries})
    ends = dict(pairwise([*starts, package.directory_start]))
    entries = []
    taken: set[int] = set()
    for info, record in zip(package.entries, records, strict=True):
        start, end = info.header_offset, ends[info.header_offset]
        if start in taken or start < 0 or end < start:
            raise hostile(package.path, f"holds entries that overlap: {info.filename!r} and another")
        taken.add(start)
        file.seek(start)
        data = local_end(file.read(LOCAL_SIZE), start)
        if data < 0:
            raise _contradictory(package.path)
        if data + info.compress_size > end:
            raise hostile(package.path, f"holds entries that overlap: {info.filename!r} and another")
        entries.append(Entry(info=info, record=record, start=start, data=data, end=end))
    return tuple(entries)


def _end_record(tail: bytes) -> int:
    """Where in the bytes behind a directory its end record stands: behind a wider one, or first; -1 for nowhere."""
    at = _END_64_SIZE + _LOCATOR_64_SIZE if tail.startswith(_END_64) else 0
    fits = len(tail) >= at + _END_SIZE and tail.startswith(_END, at)
    return at if fits and (not at or tail.startswith(_LOCATOR_64, _END_64_SIZE)) else -1


def _contradictory(path: str) -> InputError:
    return hostile(path, "says different things in different places")
