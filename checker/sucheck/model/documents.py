"""A document as it was read: blocks of text, every character with its place; nothing interpreted."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum

from sucheck.frozen import dataclass
from sucheck.model.places import Place


class BlockKind(Enum):
    """What a stretch of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CELL = "table cell"
    NOTE = "note"


class ProblemKind(Enum):
    """What is wrong with a document as a document."""

    MARK_WITHOUT_NOTE = "mark without note"
    NOTE_WITHOUT_MARK = "note without mark"
    NOTE_WITHOUT_NUMBER = "note without number"
    GAP = "gap in the numbers"
    OUT_OF_ORDER = "numbers out of order"
    NUMBER_TWICE = "number given twice"
    DAMAGED_TEXT = "damaged characters"
    UNREAD = "not read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """From `start` on, the block's characters are those of the source from `source` on, one for one.

    `source` counts characters of the decoded file (text), of the part's own text (docx: `ooxml.word_text` says what it
    is and leads back to the runs), of the page's characters (pdf) or of the decoded file (html); `page` counts from 1,
    None where the format has none.
    """

    start: int
    source: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, bullet, table cell or note.

    `text` is on one line: line ends are blanks, marks of notes are cut out, hyphens at line ends are settled.
    `number` is the number of a note as printed; None in all other blocks, and where a note has lost it. `level` is the
    depth of a heading or a bullet, from 1. `part` is the package part (docx) that holds it, `element` the position of
    its paragraph or element in the source, counted from 0. `segments` map its characters to the source.
    """

    kind: BlockKind
    text: str
    number: int | None = None
    level: int = 1
    part: str | None = None
    element: int | None = None
    segments: tuple[Segment, ...] = (Segment(start=0, source=0),)

    def source(self, at: int) -> tuple[int, int | None]:
        """The source offset and the page of the character at `at` (which may be the end of the text)."""
        segment = self.segments[max(bisect_right(self.segments, at, key=lambda s: s.start) - 1, 0)]
        return segment.source + at - segment.start, segment.page


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The mark of a note: it stands behind the character before `at` of the block with index `block`.

    `number` is 0 where the mark is no number (`*`).
    """

    block: int
    at: int
    number: int
    note: int | None = None  # the index of the note's block; None where the note is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing about the document itself: where, and what it concerns (a number, some words)."""

    kind: ProblemKind
    place: Place
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report or a press release: blocks in reading order, notes behind the text that they belong to or at the end.

    `kind` is text, html, docx or pdf; `encoding` that of the decoded file, for messages; `lines` the offsets at which
    the lines of a text or an HTML page begin.
    """

    input: int
    path: str
    sha256: str
    kind: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    lines: tuple[int, ...] = ()

    def place(self, block: int, start: int, end: int) -> Place:
        """The place of the characters `start` to `end` of the block with this index."""
        held = self.blocks[block]
        source, page = held.source(start)
        last, _ = held.source(max(end - 1, start))
        return Place(
            input=self.input, block=block, page=page, part=held.part, note=held.number, start=source,
            end=last + 1 if end > start else source, text=held.text[start:end],
        )  # fmt: skip
