"""What is wrong with a plain text as a document: marks and notes that miss each other, damaged characters."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.model import BlockKind, Document, Place, Problem, ProblemKind
from sucheck.read.encodings import DAMAGED
from sucheck.read.text_blocks import TextBlocks


def problems_of(text: str, document: Document, read: TextBlocks) -> Iterator[Problem]:
    """The problems in the order: damaged characters, marks, notes."""
    yield from _damaged(text, document)
    for mark, (start, end) in zip(document.marks, read.signs, strict=True):
        if mark.note is None:
            _, page = document.blocks[mark.block].source(mark.at)
            place = Place(
                input=document.input, block=mark.block, page=page, note=document.blocks[mark.block].number,
                start=start, end=end, text=text[start:end],
            )  # fmt: skip
            yield Problem(kind=ProblemKind.MARK_WITHOUT_NOTE, place=place, detail=str(mark.number))
    yield from _notes(document, read)


def _damaged(text: str, document: Document) -> Iterator[Problem]:
    """All damaged characters in one problem, at the first of them."""
    first = text.find(DAMAGED)
    if first < 0:
        return
    for index, block in enumerate(document.blocks):
        at = -1
        while (at := block.text.find(DAMAGED, at + 1)) >= 0:
            if block.source(at)[0] == first:
                place = document.place(index, at, at + 1)
                yield Problem(kind=ProblemKind.DAMAGED_TEXT, place=place, detail=str(text.count(DAMAGED)))
                return
    place = Place(input=document.input, start=first, end=first + 1, text=DAMAGED)
    yield Problem(kind=ProblemKind.DAMAGED_TEXT, place=place, detail=str(text.count(DAMAGED)))


def _notes(document: Document, read: TextBlocks) -> Iterator[Problem]:
    marked = {mark.note for mark in document.marks}
    numbers = {mark.number for mark in document.marks}
    last = 0
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.NOTE:
            continue
        place = document.place(index, 0, len(block.text))
        number = read.lost.get(index, block.number) or 0
        if index in read.lost:
            yield Problem(kind=ProblemKind.NOTE_WITHOUT_NUMBER, place=place, detail=str(number))
        elif index not in marked:
            yield Problem(kind=ProblemKind.NOTE_WITHOUT_MARK, place=place, detail=str(number))
        if missing := [str(lost) for lost in range(last + 1, number) if lost not in numbers]:
            yield Problem(kind=ProblemKind.GAP, place=place, detail=", ".join(missing))
        last = number
