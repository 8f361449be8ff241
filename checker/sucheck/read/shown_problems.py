"""What is wrong with a document of which only what it shows is known (HTML, PDF)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sucheck.model import BlockKind, Document, Problem, ProblemKind
from sucheck.read.encodings import DAMAGED
from sucheck.read.text_problems import mark_problems, note_problems


def shown_problems(
    document: Document, signs: Sequence[tuple[int, int, str]], lost: Mapping[int, int]
) -> Iterator[Problem]:
    """The problems in the order: damaged characters, marks, notes; arguments as in `text_problems`."""
    yield from _damaged(document)
    yield from mark_problems(document, signs)
    yield from note_problems(document, lost)
    yield from _order(document)


def _damaged(document: Document) -> Iterator[Problem]:
    """All damaged characters in one problem, at the first of them."""
    found = [(index, at) for index, block in enumerate(document.blocks) if (at := block.text.find(DAMAGED)) >= 0]
    if found:
        index, at = found[0]
        count = sum(block.text.count(DAMAGED) for block in document.blocks)
        yield Problem(kind=ProblemKind.DAMAGED_TEXT, place=document.place(index, at, at + 1), detail=str(count))


def _order(document: Document) -> Iterator[Problem]:
    """Notes that repeat a number or step back; a series may begin again at 1 once it has gone on."""
    last = 0
    for index, block in enumerate(document.blocks):
        number = block.number
        if block.kind is not BlockKind.NOTE or number is None:
            continue
        place = document.place(index, 0, len(block.text))
        if number == last:
            yield Problem(kind=ProblemKind.NUMBER_TWICE, place=place, detail=str(number))
        elif number < last and number != 1:
            yield Problem(kind=ProblemKind.OUT_OF_ORDER, place=place, detail=str(number))
        last = number
