"""The blocks of a PDF, every character with its page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from statistics import median

from sucheck.model import Block, BlockKind
from sucheck.read.paragraphs import Layout
from sucheck.read.pdf_lines import PdfLine
from sucheck.read.pdf_notes import bound_lines
from sucheck.read.pdf_text import PdfText
from sucheck.read.text_blocks import TextBlocks, written

_LARGE = 1.1  # of the text's size
_LONGEST_HEADING = 300


def blocks_of_pdf(found: PdfText) -> TextBlocks:
    """The blocks and marks; offsets of blocks are those of the page's characters, of `signs` those of the text."""
    bound = bound_lines(found)
    width = median(len(line.text) for line in found.lines)
    cells = _cell_starts(found)
    apart = {at for at, line in enumerate(bound.lines) if line.start in cells}
    read = written(found.text, bound, Layout(gap=0, width=max(width, 1), limit=0), apart)
    return replace(read, blocks=tuple(_placed(block, found) for block in read.blocks))


def _cell_starts(found: PdfText) -> set[int]:
    """The offsets of the lines that begin a cell of a table, or the text below one."""
    return {
        line.start
        for at, line in enumerate(found.lines)
        if at
        and found.columns[at] is not found.columns[at - 1]
        and (found.placed[at].is_cell or found.placed[at - 1].is_cell)
    }


def _placed(block: Block, found: PdfText) -> Block:
    starts = [segment.start for segment in block.segments] + [len(block.text)]
    slices = [
        (segment.source, segment.source + end - start)
        for segment, (start, end) in zip(block.segments, pairwise(starts), strict=True)
    ]
    line = found.placed[max(bisect_right(found.lines, block.segments[0].source, key=lambda line: line.start) - 1, 0)]
    return replace(block, kind=_kind(block, line, found.size), segments=found.traced.segments(slices))


def _kind(block: Block, line: PdfLine, size: float) -> BlockKind:
    """What a block that begins with this line is: tables and large letters tell more than its words do."""
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return block.kind
    if line.is_cell:
        return BlockKind.CELL
    is_large = line.size > size * _LARGE and len(block.text) <= _LONGEST_HEADING
    return BlockKind.HEADING if is_large else block.kind
