"""Documents from strings, for tests: a line is a block, marked `# ` (heading), `- ` (bullet) or `{3} ` (note)."""

from __future__ import annotations

import re

from sucheck.model import Block, BlockKind, Document, Mark

_MARK = re.compile(r"\{(\d+)\}")
_KINDS = {"# ": BlockKind.HEADING, "- ": BlockKind.BULLET}


def document(text: str) -> Document:
    """The document that a text describes; `word{3}` is a word with the mark of note 3, blank lines do not count."""
    blocks: list[Block] = []
    marks: list[tuple[int, int, int]] = []
    for line in filter(str.strip, text.splitlines()):
        note = _MARK.match(line)
        kind = BlockKind.NOTE if note else _KINDS.get(line[:2], BlockKind.PARAGRAPH)
        body = line[note.end() :].lstrip() if note else line[2:] if line[:2] in _KINDS else line
        plain, found = _without_marks(body)
        marks += [(len(blocks), at, number) for at, number in found]
        blocks.append(Block(kind=kind, text=plain, number=int(note[1]) if note else None))
    notes = {block.number: index for index, block in enumerate(blocks) if block.number is not None}
    bound = tuple(Mark(block=block, at=at, number=number, note=notes.get(number)) for block, at, number in marks)
    return Document(input=0, path="report.txt", sha256="", kind="text", blocks=tuple(blocks), marks=bound)


def _without_marks(line: str) -> tuple[str, list[tuple[int, int]]]:
    """A line without its marks, and where each stood."""
    plain, end = "", 0
    found: list[tuple[int, int]] = []
    for mark in _MARK.finditer(line):
        plain += line[end : mark.start()]
        found.append((len(plain), int(mark[1])))
        end = mark.end()
    return plain + line[end:], found


def body(read: Document) -> list[tuple[str, str]]:
    """Kind and text of each block that is no note."""
    return [(block.kind.value, block.text) for block in read.blocks if block.kind is not BlockKind.NOTE]


def notes(read: Document) -> list[tuple[int | None, str]]:
    """Number and text of each note."""
    return [(block.number, block.text) for block in read.blocks if block.kind is BlockKind.NOTE]


def marks(read: Document) -> list[tuple[int, str, str | None]]:
    """Each mark with the last words before it and the text of its note."""
    return [
        (
            mark.number,
            read.blocks[mark.block].text[max(mark.at - 8, 0) : mark.at],
            None if mark.note is None else read.blocks[mark.note].text,
        )
        for mark in read.marks
    ]
