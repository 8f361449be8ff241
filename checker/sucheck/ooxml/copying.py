"""A file that is written from bytes of an old one and from new ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from sucheck.model import InputError

_BLOCK = 1 << 20


class Copy:
    """The new file, and how many bytes of it are written.

    Raises:
        InputError: the old file, at `path`, is shorter than it was.
        OSError: the new file cannot be written.
    """

    def __init__(self, file: BinaryIO, out: BinaryIO, path: str) -> None:
        self._file = file
        self._out = out
        self._path = path
        self.size = 0

    def new(self, pieces: Iterable[bytes]) -> None:
        """Write new bytes."""
        for piece in pieces:
            self._out.write(piece)
            self.size += len(piece)

    def old(self, start: int, end: int) -> None:
        """Copy bytes of the old file, from `start` to before `end`."""
        while start < end:
            self._file.seek(start)
            block = self._file.read(min(_BLOCK, end - start))
            if not block:
                raise InputError(f"{self._path}: the file was cut off while it was copied; start again")
            self.new([block])
            start += len(block)
