"""The way back from splices, without the bytes that came: their number is enough where a checksum proves the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sucheck.frozen import dataclass
from sucheck.ooxml.splices import MisfitError, Splice


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """At byte `at` of a part's view as we left it stand `length` bytes in the place of `original`."""

    at: int
    length: int
    original: bytes


def patches_back(done: Sequence[Splice]) -> tuple[Patch, ...]:
    """The way back from splices, given in the order of bytes in which they were done."""
    shift = 0
    back = []
    for splice in done:
        back.append(Patch(at=splice.at + shift, length=len(splice.come), original=splice.gone))
        shift += len(splice.come) - len(splice.gone)
    return tuple(back)


def patched_back(chunks: Iterable[bytes], patches: Iterable[Patch]) -> Iterator[bytes]:
    """The view of a part as it was, from its view as we left it, chunk by chunk.

    Raises:
        MisfitError: the patches are in disorder, or reach behind the end.
    """
    pieces = iter(chunks)
    piece, start, at = b"", 0, 0
    for patch in patches:
        if patch.at < at:
            raise MisfitError
        while start + len(piece) < patch.at:
            yield piece[at - start :]
            at = start = start + len(piece)
            piece = _next(pieces)
        yield piece[at - start : patch.at - start]
        yield patch.original
        at = patch.at + patch.length
        while start + len(piece) < at:
            start += len(piece)
            piece = _next(pieces)
    yield piece[at - start :]
    yield from pieces


def _next(pieces: Iterator[bytes]) -> bytes:
    piece = next(pieces, None)
    if piece is None:
        raise MisfitError
    return piece
