"""The blocks and marks of an HTML page's document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from sucheck.frozen import dataclass
from sucheck.model import Block, BlockKind, Mark
from sucheck.read.html_contents import Page, PageBlock
from sucheck.read.html_notes import PageMark, PageNotes
from sucheck.read.lines import Line
from sucheck.read.paragraphs import Layout, stretches

_WHOLE_LINES = Layout(gap=0, width=0, limit=0)
_LABEL = re.compile(r"[\u2022\u00b7\u25aa\u2014\u2013-]|\(?(?:[a-z]|[ivx]{1,5}|[0-9]{1,2})\)|[0-9]{1,2}\.")
_SIGN = re.compile(r"[\u2022\u00b7\u25aa\u25cf\uf0b7]+\s*(?=\S)")  # a list item that brings its own
_BLANKS = " \t\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDocument:
    """Blocks, notes last, and marks with what was cut out for each (start, end in the page's text)."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    signs: tuple[tuple[int, int], ...]


def document_of(page: Page, notes: PageNotes) -> PageDocument:
    """The blocks of the page in order, marks cut out, then its notes."""
    writer = _Writer(page, sorted(notes.marks, key=lambda mark: mark.start))
    in_notes = {index for note in notes.notes for index in note.blocks}
    for block in _with_labels(page, [each for at, each in enumerate(page.blocks) if at not in in_notes]):
        writer.write(block)
    first = len(writer.blocks)
    for note in notes.notes:
        held = page.blocks[note.blocks[0]]
        writer.write_note(held, note.slices, note.number)
    marks = tuple(
        Mark(block=block, at=at, number=mark.number, note=None if mark.note is None else first + mark.note)
        for block, at, mark in writer.marks
    )
    signs = tuple((mark.start, mark.end) for *_, mark in writer.marks)
    return PageDocument(blocks=tuple(writer.blocks), marks=marks, signs=signs)


def _with_labels(page: Page, blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The blocks; of a table row that holds a label and a text, as the Official Journal sets its points, a bullet."""
    size = Counter(block.row for block in blocks)
    labelled = 0
    for block in blocks:
        is_pair = bool(block.row) and size[block.row] == len(("label", "text"))
        if is_pair and block.row != labelled and _LABEL.fullmatch(page.text[block.start : block.end].strip(_BLANKS)):
            labelled = block.row
        elif is_pair and block.row == labelled:
            yield PageBlock(
                start=block.start, end=block.end, kind=BlockKind.BULLET, level=1, element=block.element,
                look=block.look, row=block.row,
            )  # fmt: skip
        else:
            yield block


class _Writer:
    """Blocks while they are written, and the marks met on the way."""

    def __init__(self, page: Page, marks: Sequence[PageMark]) -> None:
        self.blocks: list[Block] = []
        self.marks: list[tuple[int, int, PageMark]] = []
        self._page = page
        self._marks = marks
        self._starts = [mark.start for mark in marks]

    def write(self, block: PageBlock) -> None:
        """Write a block of the text: a paragraph is a heading or a bullet if it looks like one."""
        start, kind, level = block.start, block.kind, block.level
        if kind is BlockKind.PARAGRAPH:
            line = Line(start=start, end=block.end, text=self._page.text[start : block.end])
            [stretch] = stretches([line], [0], _WHOLE_LINES, ())
            kind, level, start = stretch.kind, stretch.level, min(stretch.words, block.end)
        elif kind is BlockKind.BULLET and (sign := _SIGN.match(self._page.text, start, block.end)):
            start = sign.end()
        self._write(block, [(start, block.end)], kind, level=level)

    def write_note(self, block: PageBlock, slices: Sequence[tuple[int, int]], number: int | None) -> None:
        """Write a note, which may be empty."""
        self._write(block, slices, BlockKind.NOTE, number=number)

    def _write(
        self, block: PageBlock, slices: Sequence[tuple[int, int]], kind: BlockKind, *, level: int = 1,
        number: int | None = None,
    ) -> None:  # fmt: skip
        kept: list[tuple[int, int]] = []
        length = 0
        met: list[tuple[int, int, PageMark]] = []
        for start, end in _stripped(self._page.text, slices):
            at = start
            first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
            for mark in self._marks[first:last]:
                if mark.start > at:
                    kept.append((at, mark.start))
                    length += mark.start - at
                met.append((len(self.blocks), length, mark))
                at = mark.end
            if at < end:
                kept.append((at, end))
                length += end - at
        text = "".join(self._page.text[start:end] for start, end in kept)
        if text or kind is BlockKind.NOTE:
            self.marks += met
            segments = self._page.traced.segments(kept)
            self.blocks.append(
                Block(kind=kind, text=text, number=number, level=level, element=block.element, segments=segments)
            )


def _stripped(text: str, slices: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The slices without the white space at the two ends of what they make."""
    kept = [(start, end) for start, end in slices if text[start:end].strip()]
    if kept:
        start, end = kept[0]
        kept[0] = (start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        start, end = kept[-1]
        kept[-1] = (start, start + len(text[start:end].rstrip()))
    return kept
