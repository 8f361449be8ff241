"""The document that the stories of a Word document make: blocks, marks bound to notes, problems."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.model import Block, Mark, Place, Problem, ProblemKind
from sucheck.ooxml.word_text import PartText
from sucheck.read.encodings import DAMAGED
from sucheck.read.word_blocks import PartBlocks
from sucheck.read.word_notes import numbers_of, written_number
from sucheck.read.word_shown import LeftOut, Reference
from sucheck.read.word_story import Story
from sucheck.read.word_styles import Styles


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePart:
    """A part with notes: its own text, what writes its blocks, its notes by id."""

    text: PartText
    blocks: PartBlocks
    notes: Mapping[str, etree._Element]


class WordDocument:
    """A document while it is written: the body first, then the notes in the order of their marks."""

    def __init__(self, input: int, notes: Mapping[str, NotePart], styles: Styles) -> None:  # noqa: A002 - the word of the model
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self._input = input
        self._parts = notes
        self._styles = styles
        self._written: dict[tuple[str, str], int] = {}
        self._by_number: dict[int, int] = {}
        self._lost: list[Problem] = []
        self._left_out: dict[LeftOut, list[Place]] = {}
        self._waiting: deque[tuple[int, int, Reference, int | None]] = deque()  # marks: block, position, number

    def write_body(self, story: Story, blocks: PartBlocks, settings: etree._Element | None) -> None:
        """Write the paragraphs of the body, and the notes that they have marks of."""
        found: list[tuple[int, int, Reference]] = []
        indices = []
        for paragraph in story.paragraphs:
            block, marks = blocks.body(paragraph)
            indices.append(len(self.blocks))
            if block.text or (marks and not self.blocks):
                self.blocks.append(block)
            for position, reference in marks:  # a mark alone in its paragraph stands behind the words before it
                at = position if block.text else len(self.blocks[-1].text)
                found.append((len(self.blocks) - 1, at, reference))
        self._keep_left_out(story, indices, blocks.name)
        numbers = numbers_of([reference for *_, reference in found], story.sections, settings)
        self._waiting.extend((*mark, number) for mark, number in zip(found, numbers, strict=True))
        while self._waiting:
            self._mark(*self._waiting.popleft())

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the document, and what of it was not read."""
        damaged = [index for index, block in enumerate(self.blocks) if DAMAGED in block.text]
        if damaged:
            at = self.blocks[damaged[0]].text.index(DAMAGED)
            count = sum(self.blocks[index].text.count(DAMAGED) for index in damaged)
            place = self._place(damaged[0], *self.blocks[damaged[0]].source(at), DAMAGED)
            yield Problem(kind=ProblemKind.DAMAGED_TEXT, place=place, detail=str(count))
        yield from self._lost
        yield from self._unread()

    def _unread(self) -> Iterator[Problem]:
        """One problem for all tracked changes, and one for each other kind of thing that was left out."""
        changes = {word: self._left_out.pop(word, []) for word in (LeftOut.DELETIONS, LeftOut.INSERTIONS)}
        if any(changes.values()):
            counts = ", ".join(f"{word.value} ({len(places)})" for word, places in changes.items() if places)
            first = min((place for places in changes.values() for place in places), key=Place.order)
            yield Problem(
                kind=ProblemKind.UNREAD, place=first, detail=f"tracked changes, read as if accepted: {counts}"
            )
        for word, places in self._left_out.items():
            yield Problem(kind=ProblemKind.UNREAD, place=places[0], detail=f"{word.value} ({len(places)})")

    def _mark(self, block: int, at: int, reference: Reference, number: int | None) -> None:
        note = self._note(reference, number)
        self.marks.append(Mark(block=block, at=at, number=number or 0, note=note))
        if note is None:
            shown = reference.custom or str(number or "")
            place = self._place(block, reference.start, reference.page, shown)
            self._lost.append(Problem(kind=ProblemKind.MARK_WITHOUT_NOTE, place=place, detail=shown))

    def _note(self, reference: Reference, number: int | None) -> int | None:
        """The index of a mark's note, which is written at its first mark; None where it is missing."""
        if not reference.name:
            return self._by_number.get(number or 0)
        key = reference.name, reference.id
        part = self._parts.get(reference.name)
        if key in self._written or part is None or reference.id not in part.notes:
            return self._written.get(key)
        story = Story(part.text, self._styles, reference.page)
        story.read(part.notes[reference.id])
        if not story.paragraphs:
            return None
        self._written[key] = index = len(self.blocks)
        block, marks = part.blocks.note(story.paragraphs, number, reference.custom)
        self.blocks.append(block)
        if number is not None:
            self._by_number[number] = index
        self._keep_left_out(story, [index] * len(story.paragraphs), part.blocks.name)
        self._waiting.extend((index, at, inner, written_number(inner)) for at, inner in marks)
        return index

    def _keep_left_out(self, story: Story, indices: Sequence[int], part: str) -> None:
        """Remember what a story left out, each with its place; `indices` are the blocks of its paragraphs."""
        last = len(self.blocks) - 1
        for word, spots in story.left_out.items():
            for start, paragraph in spots:
                block = min((last, *indices[paragraph : paragraph + 1]))
                place = Place(input=self._input, block=block, part=part, start=start, end=start)
                self._left_out.setdefault(word, []).append(place)

    def _place(self, block: int, start: int, page: int | None, text: str) -> Place:
        held = self.blocks[block]
        return Place(
            input=self._input, block=block, page=page, part=held.part, note=held.number, start=start, end=start + 1,
            text=text,
        )  # fmt: skip
