"""A package with changes: what is not changed is copied as it is written, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Self

from sucheck.model import InputError
from sucheck.ooxml.coding import CodingError
from sucheck.ooxml.copying import Copy
from sucheck.ooxml.directory import Entry, read_directory
from sucheck.ooxml.headers import (
    Checksum,
    moved,
    new_local,
    new_record,
    repacked_local,
    repacked_record,
)
from sucheck.ooxml.package import Package
from sucheck.ooxml.splices import MisfitError
from sucheck.ooxml.spool import DEFLATED, STORED, Spool, Spooled

__all__ = ["Checksum", "Draft"]
_MAX_SIZE = 0xFFFFFFFF - 1  # more needs the wider headers


class Draft:
    """The old package with parts changed, added and removed; a context manager, as it holds a temporary file.

    Part names are without a leading slash and in any case, as in `Package`. The same changes give the same bytes.

    Args:
        package: the old package.
        file: the file that it was made of, open as long as the draft is in use.

    Raises:
        InputError: the archive is one that cannot be rewritten without loss: entries overlap or contradict each other.
    """

    def __init__(self, package: Package, file: BinaryIO) -> None:
        self._package = package
        self._file = file
        self._directory = read_directory(package, file)
        self._old = {entry.info.filename.lower(): entry for entry in self._directory.entries}
        self._new: dict[str, tuple[str, Spooled]] = {}
        self._removed: set[str] = set()
        self._spool = Spool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the temporary file back."""
        self._spool.close()

    def __contains__(self, name: str) -> bool:
        key = name.lower()
        return key in self._new or (key in self._old and key not in self._removed)

    @property
    def untouched(self) -> tuple[str, ...]:
        """The parts that are copied byte for byte, in the order of the archive's directory."""
        gone = self._new.keys() | self._removed
        return tuple(entry.info.filename for key, entry in self._old.items() if key not in gone)

    @property
    def changed(self) -> tuple[str, ...]:
        """The old parts that have new content, in the order of the archive's directory."""
        return tuple(entry.info.filename for key, entry in self._old.items() if key in self._new)

    @property
    def added(self) -> tuple[str, ...]:
        """The parts that the old package has not, in the order in which they were put."""
        return tuple(name for key, (name, _) in self._new.items() if key not in self._old)

    @property
    def removed(self) -> tuple[str, ...]:
        """The old parts that are left out, in the order of the archive's directory."""
        return tuple(entry.info.filename for key, entry in self._old.items() if key in self._removed)

    def put(self, name: str, chunks: Iterable[bytes]) -> Checksum:
        """Give a part new content, or add a part; what it was before is given by `Package` still.

        Args:
            name: the part. An old one keeps name, time, attributes and method; a new one comes last, deflated.
            chunks: the content, in pieces of any size, packed as they come; `put` must not be called meanwhile.

        Raises:
            InputError: the chunks end in a `MisfitError` or a `CodingError`, or are too large.
        """
        key = name.lower()
        old = self._old.get(key)
        method = STORED if old and old.info.compress_type == STORED else DEFLATED
        try:
            spooled = self._spool.add(chunks, method)
        except MisfitError:
            raise self._package.damaged(name, "it changed while it was read") from None
        except CodingError as error:
            raise self._package.damaged(name, str(error)) from None
        self._check_size(spooled.packed.checksum.size)
        self._new[key] = (name, spooled)
        self._removed.discard(key)
        return spooled.packed.checksum

    def remove(self, name: str) -> None:
        """Leave a part out; nothing happens where there is none."""
        key = name.lower()
        self._new.pop(key, None)
        if key in self._old:
            self._removed.add(key)

    def content(self, name: str) -> bytes:
        """What a part holds now, whole: for parts that are small by nature.

        Raises:
            InputError: there is no such part, or an old one is damaged.
        """
        if name not in self:
            raise self._package.missing(name)
        new = self._new.get(name.lower())
        return self._spool.content(new[1]) if new else self._package.read(name)

    def checksum(self, name: str) -> Checksum:
        """What a part inflates to now; of an old one as the directory states it.

        Raises:
            InputError: there is no such part.
        """
        if name not in self:
            raise self._package.missing(name)
        if new := self._new.get(name.lower()):
            return new[1].packed.checksum
        info = self._old[name.lower()].info
        return Checksum(crc=info.CRC, size=info.file_size)

    def write(self, out: BinaryIO) -> None:
        """Write the package: old entries in their order, added ones behind them.

        Raises:
            InputError: the result would be larger than 4 GB.
            OSError: `out` cannot be written.
        """
        self._check_size(self._directory.end + self._spool.size)
        copy = Copy(self._file, out, self._package.path)
        entries = self._directory.in_file_order
        copy.old(0, entries[0].start if entries else self._directory.start)
        records = {entry.info.filename.lower(): self._write_old(entry, copy) for entry in entries}
        listed = [record for key in self._old if (record := records[key])]
        listed += [self._write_added(name, copy) for name in self.added]
        start = copy.size
        copy.new(listed)
        copy.new([self._directory.tail_for(len(listed), start, copy.size)])

    def _write_old(self, entry: Entry, copy: Copy) -> bytes:
        """Write an entry of the old package and give its record; nothing for one that is left out."""
        key, offset = entry.info.filename.lower(), copy.size - self._directory.shift
        if key in self._removed:
            return b""
        if key not in self._new:
            copy.old(entry.start, entry.end)
            return moved(entry.record, offset)
        spooled = self._new[key][1]
        self._file.seek(entry.start)
        copy.new([repacked_local(self._file.read(entry.data - entry.start), spooled.packed)])
        copy.new(self._spool.chunks(spooled))
        return repacked_record(entry.record, spooled.packed, offset)

    def _write_added(self, name: str, copy: Copy) -> bytes:
        """Write an entry that the old package has not, and give its record."""
        spooled, offset = self._new[name.lower()][1], copy.size - self._directory.shift
        copy.new([new_local(name, spooled.packed)])
        copy.new(self._spool.chunks(spooled))
        return new_record(name, spooled.packed, offset)

    def _check_size(self, size: int) -> None:
        if size > _MAX_SIZE:
            raise InputError(f"{self._package.path}: marked, the file would be larger than 4 GB; divide it")
