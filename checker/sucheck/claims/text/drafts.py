"""The claims of a document while they are made: what they share, and what they have used up."""

from __future__ import annotations

from sucheck.claims.text.binding import NoteList
from sucheck.claims.text.mention import Mention
from sucheck.claims.text.reading import Reading
from sucheck.claims.text.statements import Statement, as_of_in, day_of
from sucheck.model import Certainty, Claim, Kind, Place, StateList

#: Where a mention stands: its block and its start.
Spot = tuple[int, int]


def spot(mention: Mention) -> Spot:
    """Where a mention stands."""
    return mention.block, mention.start


class Drafts:
    """Claims with ids of their own (`#17`), and the mentions that they hold (`used`)."""

    def __init__(self, reading: Reading) -> None:
        """Begin without claims."""
        self.reading = reading
        self.claims: list[Claim] = []
        self.used: set[Spot] = set()
        self.counts_in: dict[int, list[Claim]] = {}
        self.counts_of: dict[tuple[tuple[str, ...], str], list[Claim]] = {}

    def add(self, claim: Claim) -> None:
        """Keep a claim; counts are found again by their block, and by their acts and what they are about."""
        self.claims.append(claim)
        if claim.kind is Kind.COUNT and claim.place.block is not None:
            self.counts_in.setdefault(claim.place.block, []).append(claim)
            self.counts_of.setdefault((claim.acts, claim.about), []).append(claim)

    def take(self, *mentions: Mention) -> None:
        """Note that a claim holds these mentions."""
        self.used |= {spot(mention) for mention in mentions}

    def place(self, mention: Mention) -> Place:
        """The place of a mention."""
        return self.reading.document.place(mention.block, mention.start, mention.end)

    def claim(
        self, statement: Statement, kind: Kind, *, listed: StateList | None = None, note: NoteList | None = None
    ) -> Claim:
        """What every claim has that comes from a statement: act, state or step, dates, tense, cues and places."""
        place, status, acts = self.place(statement.mention), statement.status, statement.acts
        as_of, where = self._state_of_play(statement, note)
        columns = {} if kind is Kind.LIST else {"stated": place}
        columns |= {"listed": listed.place} if listed else {}
        columns |= {"act": acts.place} if acts.place else {}
        columns |= {"as_of": where} if where else {}
        if statement.event:
            self.take(statement.event)
            columns["when"] = self.place(statement.event)
        block = statement.passage.block
        certainty = acts.certainty if status.is_certain else Certainty.GUESSED
        return Claim(
            id=f"#{len(self.claims)}", kind=kind, place=place, act=acts.only, acts=acts.keys, about=status.about,
            ground=status.ground, words=place.text, listed=listed, as_of=as_of, when=day_of(statement.event),
            tense=status.tense, basis=status.basis, certainty=certainty, columns=columns,
            cues=tuple(self.reading.document.place(block, cue.start, cue.end) for cue in status.cues),
        )  # fmt: skip

    def _state_of_play(self, statement: Statement, note: NoteList | None) -> tuple[str | None, Place | None]:
        """The state of play that the sentence, the day it names, or the note gives; else that of the document."""
        note = note or self.reading.notes.get(statement.passage.block)
        held_on = None if statement.status.tense == "target" else statement.held_on
        own = as_of_in(statement.passage) or held_on or (note.as_of if note else None)
        if own is None or day_of(own) is None:
            is_past = statement.status.tense == "past" and not statement.is_step
            return None if is_past else self.reading.as_of, None
        if own is held_on:
            self.take(own)
        return day_of(own), self.place(own)
