"""A plain text as blocks and marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import pairwise

from sucheck.frozen import dataclass
from sucheck.model import Block, BlockKind, Mark
from sucheck.read.binding import Bound, bind
from sucheck.read.lines import lines_of
from sucheck.read.notes_in_text import FoundMark
from sucheck.read.paragraphs import Layout, Stretch, layout_of, stretches
from sucheck.read.spans import BlockText
from sucheck.read.split_words import SplitWords


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlocks:
    """The blocks of a text and its marks; `signs` are the offsets (start, end) of the marks in the file.

    `lost` gives, by the index of its block, the number that a note must have had.
    """

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    signs: tuple[tuple[int, int], ...]
    lost: Mapping[int, int]


def blocks_of(text: str) -> TextBlocks:
    """Headings, paragraphs and bullets in reading order, then the notes; page furniture is left out."""
    return written(text, bind(lines_of(text)))


def written(text: str, bound: Bound, layout: Layout | None = None, apart: Collection[int] = frozenset()) -> TextBlocks:
    """The blocks of lines that have been told apart; without a layout, it is that which the lines show.

    Each of the lines `apart` begins a block, whatever its words.
    """
    in_notes = {line for note in bound.notes for line in note.lines}
    body = [i for i in range(len(bound.lines)) if i not in in_notes and i not in bound.cut]
    alone = frozenset(mark.candidate.line for mark in bound.marks if mark.candidate.is_alone)
    layout = layout or layout_of([bound.lines[index] for index in body if index not in alone])
    writer = _Writer(text, bound)
    parts = [0, *(at for at, index in enumerate(body) if index in apart and at), len(body)]
    for first, last in pairwise(parts):
        for stretch in stretches(bound.lines, body[first:last], layout, alone):
            writer.write(stretch)
    notes: dict[int, int] = {}
    lost: dict[int, int] = {}
    for note in bound.notes:
        number = bound.slots[note.slot].number
        notes[note.slot] = len(writer.blocks)
        if not note.has_number:
            lost[len(writer.blocks)] = number
        stretch = Stretch(kind=BlockKind.NOTE, lines=note.lines, words=note.words)
        writer.write(stretch, number if note.has_number else None)
    marks = tuple(
        Mark(block=block, at=at, number=found.number, note=notes.get(found.slot)) for block, at, found in writer.marks
    )
    signs = tuple((found.candidate.start, found.candidate.end) for *_, found in writer.marks)
    return TextBlocks(blocks=tuple(writer.blocks), marks=marks, signs=signs, lost=lost)


class _Writer:
    """Blocks while they are written, and the marks met on the way: block, position, what was found."""

    def __init__(self, text: str, bound: Bound) -> None:
        self.blocks: list[Block] = []
        self.marks: list[tuple[int, int, FoundMark]] = []
        self._text = text
        self._lines = bound.lines
        self._marks: dict[int, list[FoundMark]] = defaultdict(list)
        for mark in bound.marks:
            self._marks[mark.candidate.line].append(mark)
        self._split_words = SplitWords(text)

    def write(self, stretch: Stretch, number: int | None = None) -> None:
        """Write one block."""
        block = BlockText(self._text, self._split_words.is_split)
        for index in stretch.lines:
            self._write_line(block, index, stretch.words)
        self.blocks.append(
            Block(
                kind=stretch.kind, text=block.words(), number=number, level=stretch.level,
                element=len(self.blocks), segments=block.segments(),
            )
        )  # fmt: skip

    def _write_line(self, block: BlockText, index: int, words: int) -> None:
        line = self._lines[index]
        at = max(line.start, words) if words < line.end else line.start
        add = block.line
        for mark in self._marks[index]:
            add(at, mark.candidate.start, line.page)
            add = block.add if mark.candidate.start > at else add
            self.marks.append((len(self.blocks), block.length, mark))
            at = mark.candidate.end
        add(at, line.end, line.page)
