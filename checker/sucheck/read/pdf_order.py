"""The lines of a PDF page in the order in which they are read: columns, cells of tables, what the file holds late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from sucheck.frozen import dataclass
from sucheck.read.pdf_lines import PdfLine

_NEAR = 2.2  # in sizes: the next line of a column is not farther below
_LONG = 30  # characters: the lines of a column of text, not of a table
_FEW = 3
_REACHED = 1.0  # points
_MOST = 0.6
_DEEPEST = 12
_LOOKED_BACK = 4
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines below each other, and the right edge that they keep; None where there are too few to tell.

    `is_justified` says that most of them reach it, so that a line that does not is the last of its paragraph.
    """

    lines: tuple[PdfLine, ...]
    margin: float | None
    is_justified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    lines: list[PdfLine]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def is_text(self) -> bool:
        return len(self.lines) >= _FEW and median(len(line.glyphs) for line in self.lines) >= _LONG


def in_order(lines: Sequence[PdfLine]) -> list[Column]:
    """The columns of a page (and what else stands together) in reading order, every line in one of them."""
    chunks = [_chunk(run) for run in _runs(lines)]
    found = _cut(chunks, 0)
    long = sorted((chunk for chunk in found if len(chunk.lines) >= _FEW), key=lambda chunk: -len(chunk.lines))
    return [_column(chunk, long[:_LOOKED_AT]) for chunk in found]


def _column(chunk: _Chunk, others: Sequence[_Chunk]) -> Column:
    near = [each for each in others if _overlap(each, chunk)]
    if not near:
        return Column(lines=tuple(chunk.lines), margin=None)
    margin = max(each.right for each in near)
    reach = [line.right >= margin - _REACHED for each in near for line in each.lines]
    return Column(lines=tuple(chunk.lines), margin=margin, is_justified=sum(reach) > len(reach) * _MOST)


def _runs(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The lines gathered into runs, each directly below the one before it."""
    runs: list[list[PdfLine]] = []
    for line in lines:
        for back, run in enumerate(reversed(runs[-_LOOKED_BACK:])):
            if _is_below(run[-1], line) and (back == 0 or min(len(run[-1].glyphs), len(line.glyphs)) >= _LONG):
                run.append(line)
                break
        else:
            runs.append([line])
    return runs


def _is_below(above: PdfLine, line: PdfLine) -> bool:
    fall = above.base - line.base
    is_near = 0 < fall <= _NEAR * max(above.size, line.size)
    return is_near and min(above.right, line.right) > max(above.left, line.left)


def _chunk(lines: list[PdfLine]) -> _Chunk:
    return _Chunk(
        lines=lines, left=min(line.left for line in lines), right=max(line.right for line in lines),
        top=max(line.base + line.size * 0.7 for line in lines), bottom=min(line.base for line in lines),
    )  # fmt: skip


def _cut(chunks: list[_Chunk], depth: int) -> list[_Chunk]:
    """The chunks in order: columns of text side by side first, then bands from top to bottom, then rows of cells."""
    if len(chunks) <= 1 or depth > _DEEPEST:
        return chunks
    columns = _parted(chunks, lambda chunk: (chunk.left, chunk.right))
    is_text = len(columns) > 1 and all(any(chunk.is_text for chunk in column) for column in columns)
    bands = _parted(chunks, lambda chunk: (-chunk.top, -chunk.bottom))
    if len(bands) > 1 and not is_text:
        return [chunk for band in _joined(bands) for chunk in _cut(band, depth + 1)]
    if len(columns) == 1:
        return chunks
    if not is_text:
        columns = [[_as_cells(chunk) for chunk in column] for column in columns]
    return [chunk for column in columns for chunk in _cut(column, depth + 1)]


def _joined(bands: list[list[_Chunk]]) -> list[list[_Chunk]]:
    """Bands next to each other that hold columns of text belong together if the same gutter runs through them."""
    found: list[list[_Chunk]] = []
    for band in bands:
        if found and _has_columns(band) and _has_columns(found[-1]) and _has_columns(found[-1] + band):
            found[-1] = found[-1] + band
        else:
            found.append(band)
    return found


def _has_columns(chunks: list[_Chunk]) -> bool:
    columns = _parted(chunks, lambda chunk: (chunk.left, chunk.right))
    return len(columns) > 1 and all(any(chunk.is_text for chunk in column) for column in columns)


def _parted(chunks: list[_Chunk], edges: Callable[[_Chunk], tuple[float, float]]) -> list[list[_Chunk]]:
    """The chunks in groups between which a straight cut runs, in the order of their edges."""
    found: list[list[_Chunk]] = []
    reached = float("-inf")
    for chunk in sorted(chunks, key=lambda chunk: edges(chunk)[0]):
        start, end = edges(chunk)
        if start >= reached:
            found.append([])
        found[-1].append(chunk)
        reached = max(reached, end)
    order = {id(chunk): index for index, chunk in enumerate(chunks)}
    return [sorted(group, key=lambda chunk: order[id(chunk)]) for group in found]


def _as_cells(chunk: _Chunk) -> _Chunk:
    return replace(chunk, lines=[replace(line, is_cell=True) for line in chunk.lines])


def _overlap(one: _Chunk, other: _Chunk) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0 and abs(one.left - other.left) <= 2 * max(line.size for line in one.lines)
