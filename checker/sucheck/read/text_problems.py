"""What is wrong with a plain text as a document: marks and notes that miss each other, damaged characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sucheck.model import BlockKind, Document, Place, Problem, ProblemKind
from sucheck.read.encodings import DAMAGED
from sucheck.read.text_blocks import TextBlocks


def problems_of(text: str, document: Document, read: TextBlocks) -> Iterator[Problem]:
    """The problems in the order: damaged characters, marks, notes."""
    yield from _damaged(text, document)
    yield from mark_problems(document, [(start, end, text[start:end]) for start, end in read.signs])
    yield from note_problems(document, read.lost)


def mark_problems(document: Document, signs: Iterable[tuple[int, int, str]]) -> Iterator[Problem]:
    """The marks that have no note; `signs` says for each mark where it stands in the source, and its words."""
    for mark, (start, end, words) in zip(document.marks, signs, strict=True):
        if mark.note is None:
            _, page = document.blocks[mark.block].source(mark.at)
            place = Place(
                input=document.input, block=mark.block, page=page, note=document.blocks[mark.block].number,
                start=start, end=end, text=words,
            )  # fmt: skip
            yield Problem(kind=ProblemKind.MARK_WITHOUT_NOTE, place=place, detail=str(mark.number))


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


def note_problems(document: Document, lost: Mapping[int, int]) -> Iterator[Problem]:
    """The notes without mark or number, and the gaps; `lost` gives the numbers of those that show none, by block."""
    marked = {mark.note for mark in document.marks}
    numbers = {mark.number for mark in document.marks}
    last = 0
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.NOTE:
            continue
        place = document.place(index, 0, len(block.text))
        number = lost.get(index, block.number) or 0
        if index in lost:
            yield Problem(kind=ProblemKind.NOTE_WITHOUT_NUMBER, place=place, detail=str(number))
        elif index not in marked:
            yield Problem(kind=ProblemKind.NOTE_WITHOUT_MARK, place=place, detail=str(number))
        if missing := [str(lost) for lost in range(last + 1, number) if lost not in numbers]:
            yield Problem(kind=ProblemKind.GAP, place=place, detail=", ".join(missing))
        last = number
