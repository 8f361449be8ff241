"""A document while it is read for claims: its sentences, its notes with the places that mark them, what is used up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sucheck.claims.language import Language
from sucheck.claims.text.acts_meant import ActFinder, ActsMeant
from sucheck.claims.text.binding import NoteList
from sucheck.claims.text.mention import AsOf, LearnedName, Mention, Mentions, Noted, Role, Stands, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.statements import Statement, as_of_in, statements_in
from sucheck.model import BlockKind, Certainty, Document


class Reading:
    """The sentences of a document, what each says, the lists in its notes and the state of play of all of it."""

    def __init__(self, document: Document, mentions: Mentions, words: Language, spoken_of: frozenset[str]) -> None:
        """Read every sentence once."""
        self.document = document
        self.mentions = mentions
        own: list[list[Mention]] = [[] for _ in mentions.sentences]
        for mention in mentions.mentions:
            if mention.sentence < len(own) and mentions.sentences[mention.sentence].block == mention.block:
                own[mention.sentence].append(mention)  # a mark in an empty block is in no sentence
        self.passages = [Passage(document, mentions, index, tuple(each), words) for index, each in enumerate(own)]
        self.finder = ActFinder(document, self.passages, spoken_of)
        self.marked = dict(self._marked())
        self.statements = [list(self._statements(passage)) for passage in self.passages]
        self.notes = dict(self._notes())
        self.names: Mapping[tuple[int, int], LearnedName] = {
            (name.source.block, name.source.start): name for name in reversed(mentions.names)
        }
        self.as_of = self._as_of()
        self.headings = dict(self._headings())

    def is_note(self, passage: Passage) -> bool:
        """Whether the sentence stands in a note."""
        return self.document.blocks[passage.block].kind is BlockKind.NOTE

    def _marked(self) -> Iterator[tuple[int, tuple[Passage, Mention]]]:
        """Each note's block with the sentence and the mark that first points to it."""
        seen: set[int] = set()
        for passage in self.passages:
            for mention in passage.own:
                said = mention.said
                if isinstance(said, Noted) and said.note is not None and said.note not in seen:
                    seen.add(said.note)
                    yield said.note, (passage, mention)

    def _statements(self, passage: Passage) -> Iterator[Statement]:
        for statement in statements_in(passage, self.finder):
            at_mark = self.acts_at_mark(passage.block) if self.is_note(passage) else ActsMeant()
            is_same = not statement.acts.keys or statement.acts.keys == at_mark.keys
            yield replace(statement, acts=at_mark) if at_mark.keys and is_same else statement

    def acts_at_mark(self, note: int) -> ActsMeant:
        """The acts that the sentence speaks of which marks a note."""
        marked = self.marked.get(note)
        return self.finder.meant(marked[0], marked[1].start) if marked else ActsMeant()

    def _notes(self) -> Iterator[tuple[int, NoteList]]:
        for block, passages in self.finder.by_block.items():
            if self.document.blocks[block].kind is BlockKind.NOTE:
                found = [each for passage in passages for each in self.statements[passage.index] if each.listed]
                lists = [
                    m for p in passages for m in p.own if isinstance(m.said, States) and m.said.role is Role.STATES
                ]
                bare = [m for m in lists if isinstance(m.said, States) and m.said.stands is Stands.NOTE]
                as_of = [mention for mention in map(as_of_in, passages) if mention]
                yield block, NoteList(
                    block=block, bare=bare[0] if bare and lists[0] is bare[0] else None, statements=tuple(found),
                    as_of=as_of[0] if as_of else None,
                )  # fmt: skip

    def _as_of(self) -> str | None:
        """The state of play of the document, where it gives one and no other."""
        given = (as_of.said for passage in self.passages if (as_of := as_of_in(passage)))
        found = {said.value for said in given if isinstance(said, AsOf) and said.certainty is Certainty.READ}
        return found.pop() if len(found) == 1 else None

    def _headings(self) -> Iterator[tuple[int, str]]:
        heading = ""
        for number, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.HEADING:
                heading = " ".join(block.text.split())
            if block.kind is not BlockKind.NOTE:
                yield number, heading
        places = {mark.note: mark.block for mark in reversed(self.document.marks) if mark.note is not None}
        found: dict[int, str] = {}
        for number, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.HEADING:
                found[number] = " ".join(block.text.split())
        ordered: Sequence[int] = sorted(found)
        for note, where in places.items():
            before = [at for at in ordered if at <= where]
            yield note, found[before[-1]] if before else ""
