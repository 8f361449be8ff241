"""Changes to bytes that can be taken back: what goes, what comes, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sucheck.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """At byte `at` of the old content the bytes `gone` are replaced by the bytes `come`; either may be empty."""

    at: int
    gone: bytes = b""
    come: bytes = b""

    @property
    def end(self) -> int:
        """The first byte of the old content after those that go."""
        return self.at + len(self.gone)


class MisfitError(Exception):
    """The splices are not those of this content: out of order, or other bytes stand there; never seen by a user."""


def spliced(chunks: Iterable[bytes], splices: Iterable[Splice]) -> Iterator[bytes]:
    """The content with all splices done, chunk by chunk; several at one byte are done in the order given.

    Args:
        chunks: the old content, in pieces of any size.
        splices: in the order of the bytes, none reaching into the next.

    Raises:
        MisfitError: a splice reaches into the one before, or what should go does not stand there.
    """
    pieces = iter(chunks)
    pending, start, done = b"", 0, 0  # `pending` starts at `start`; what stands before `done` has been given
    for splice in splices:
        if splice.at < done:
            raise MisfitError
        while start + len(pending) < splice.end:
            before = min(splice.at, start + len(pending))
            if done < before:
                yield pending[done - start : before - start]
            pending, start, done = pending[before - start :], before, before
            piece = next(pieces, None)
            if piece is None:
                raise MisfitError
            pending += piece
        if pending[splice.at - start : splice.end - start] != splice.gone:
            raise MisfitError
        yield pending[done - start : splice.at - start] + splice.come
        done = splice.end
    yield pending[done - start :]
    yield from pieces


def edited(content: bytes, splices: Iterable[Splice]) -> bytes:
    """Content that fits into memory with all splices done, which may come in any order.

    What is inserted at a byte comes before what replaces it; several insertions keep the order given.

    Raises:
        MisfitError: two splices overlap, or what should go does not stand there.
    """
    return b"".join(spliced([content], sorted(splices, key=lambda splice: (splice.at, splice.end))))


def inverted(splices: Sequence[Splice]) -> tuple[Splice, ...]:
    """The splices that lead back: from the new content to the old.

    Args:
        splices: in the order in which they were done.
    """
    shift = 0
    back = []
    for splice in splices:
        back.append(Splice(at=splice.at + shift, gone=splice.come, come=splice.gone))
        shift += len(splice.come) - len(splice.gone)
    return tuple(back)


def replaced(old: bytes, new: bytes) -> Splice:
    """The one splice that leads from old content to new, without the bytes that both start and end with."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return Splice(at=start, gone=old[start : len(old) - end], come=new[start : len(new) - end])
