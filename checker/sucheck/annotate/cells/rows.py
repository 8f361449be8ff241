"""A sheet with its marks, streamed: only the format of marked cells changes, and what is not there yet is added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from sucheck.annotate.cells.marking import Marking
from sucheck.annotate.cells.met import Met
from sucheck.annotate.cells.shell import Shell
from sucheck.annotate.marks import Cell
from sucheck.model import Severity
from sucheck.ooxml.splices import Splice, spliced
from sucheck.ooxml.streaming import visible

_ROW_OR_CELL = re.compile(rb"<((?:[^\s/>!?\"'=<:]+:)?)(?:row|c)[\s/>]")
_LONGEST_ROW = 64 << 20  # bytes


def marked_sheet(  # noqa: PLR0913  the last two are filled, not read
    chunks: Iterable[bytes],
    shell: Shell,
    marks: Mapping[Cell, Severity],
    derived: Callable[[int, Severity], int],
    *,
    legacy_id: str | None,
    done: list[Splice],
    met: Met,
) -> Iterator[bytes]:
    """The XML of a sheet with the cells of `marks` marked, chunk by chunk; the same bytes whatever the chunks.

    Args:
        chunks: the sheet's XML as `shell_of` saw it.
        shell: what stands around its cells.
        marks: the cells, each with the severity that its format shows.
        derived: gives the number of the format that shows a severity and is otherwise that with the given number.
        legacy_id: the relationship of the drawing that holds the notes; None where the sheet names it already or
            has no notes.
        done: takes each splice in its order, offsets in the old XML.
        met: takes what the rows tell of their heights and of the formats of the marked cells.

    Raises:
        InputError: the rows, or the cells of a row to be marked, stand in no order or where they do not belong.
    """
    data = shell.data
    stream = _Stream(chunks)
    marking = Marking(shell, marks, derived, met)
    start = data.start if data.is_empty_tag else data.inner
    yield from stream.until(start)
    if not data.is_empty_tag:
        for content, shown in _blocks(stream.until(data.inner_end), shell):
            splices = list(marking.splices(shown, start)) if marks else []
            yield b"".join(_done(splices, [content], start, done))
            start += len(content)
    missing = marking.remaining()
    splices = [data.appended(missing)] if missing else []
    if legacy_id is not None:
        splices.append(shell.legacy_drawing(legacy_id))
    yield from _done(splices, stream.until(None), start, done)


class _Stream:
    """Chunks that can be taken up to a byte."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._pending = b""
        self._at = 0

    def until(self, end: int | None) -> Iterator[bytes]:
        """The bytes up to the one at `end`; all that are left for None."""
        while end is None or self._at < end:
            chunk = self._pending or next(self._chunks, b"")
            length = len(chunk) if end is None else end - self._at
            ours, self._pending = chunk[:length], chunk[length:]
            if not ours:
                return
            self._at += len(ours)
            yield ours


def _blocks(chunks: Iterable[bytes], shell: Shell) -> Iterator[tuple[bytes, bytes]]:
    """Whole rows, and the same with blanks for all that could be taken for a row or a cell and is none."""
    opening = b"<" + shell.prefix + b"row"
    pending = b""
    for chunk in chunks:
        pending += chunk
        shown, end = _shown(pending, shell)
        cut = shown.rfind(opening, 0, shown.rfind(b">", 0, end) + 1)
        if cut > 0:
            block = pending[:cut]
            yield block, block if shown is pending else shown[:cut]
            pending = pending[cut:]
        elif len(pending) > _LONGEST_ROW:
            raise shell.damaged("one of its rows is larger than any real one")
    yield pending, _shown(pending, shell)[0]


def _shown(content: bytes, shell: Shell) -> tuple[bytes, int]:
    """The content with such blanks, and where something begins that must be blanked but does not end in it.

    Among the cells, elements of other namespaces stand in extensions only, and what has a prefix is told by that.
    """
    shown, end = visible(content)
    if not shell.is_mixed and b"xmlns" not in shown:
        return shown, end
    extension = _extension(shell.prefix)
    end = min([end, *(match.start() for match in extension.finditer(shown) if match["unfinished"] is not None)])
    shown = extension.sub(lambda match: b" " * len(match[0]), shown)
    if any(match[1] != shell.prefix for match in _ROW_OR_CELL.finditer(shown, 0, end)):
        raise shell.damaged("its rows and cells are written with several prefixes")
    return shown, end


def _extension(prefix: bytes) -> re.Pattern[bytes]:
    """An element in which a row or a cell can hold whatever a program likes, whole or up to the end of the content."""
    name = re.escape(prefix) + b"extLst"
    return re.compile(rb"<%b(?=[\s/>])[^>]*(?:(?<=/)>|>(?:.*?</%b\s*>|(?P<unfinished>.*)))" % (name, name), re.DOTALL)


def _done(splices: list[Splice], chunks: Iterable[bytes], start: int, done: list[Splice]) -> Iterator[bytes]:
    """The chunks, of which the first byte is that at `start`, with the splices done."""
    done += splices
    return spliced(chunks, (Splice(at=splice.at - start, gone=splice.gone, come=splice.come) for splice in splices))
