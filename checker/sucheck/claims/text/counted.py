"""Counts and lists of States become claims, each with its list, its dates and its ties to others."""

from __future__ import annotations

from dataclasses import replace

from sucheck.claims.text.binding import Bound, bind, narrowed, own_list
from sucheck.claims.text.cues import phrase_list
from sucheck.claims.text.mention import Count, Mention, Percent, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.predicates import lead_of
from sucheck.claims.text.reading import Reading
from sucheck.claims.text.statements import Statement, as_of_in, day_of
from sucheck.model import Claim, Kind, Place, StateList
from sucheck.model.vocabulary import AT_LEAST_FULL, expand

#: How far back "of which" may begin.
_BACK = 40


class Counted:
    """The claims on States of a document (`claims`), and the mentions that they used up (`used`: block and start)."""

    def __init__(self, reading: Reading) -> None:
        """Bind every count to its list, in reading order; then read the lists that belong to no count."""
        self.reading = reading
        self.claims: list[Claim] = []
        self.used: set[tuple[int, int]] = set()
        self._explained: set[int] = set()
        self._bound: dict[int, Bound] = {}
        self._of_notes: set[tuple[int, int]] = set()
        self._known = self._statuses_by_act()
        for passage in reading.passages:
            for statement in reading.statements[passage.index]:
                if statement.count is not None:
                    self._count(statement)
                if isinstance(statement.mention.said, Percent):
                    self._share(statement, statement.mention.said)
            self._lists_alone(passage)
        for passage in reading.passages:
            for statement in reading.statements[passage.index]:
                if statement.listed is not None:
                    self._list(statement)

    def _statuses_by_act(self) -> dict[tuple[str, ...], frozenset[str]]:
        known: dict[tuple[str, ...], set[str]] = {}
        for statements in self.reading.statements:
            for each in statements:
                if "+" not in each.status.about and each.acts.keys:
                    known.setdefault(each.acts.keys, set()).add(each.status.about)
        return {acts: frozenset(abouts) for acts, abouts in known.items()}

    def _count(self, statement: Statement) -> None:
        bound = self._bound.get(id(statement.mention)) if statement.span else None
        bound = bound or bind(statement, self.reading.passages, self.reading.notes)
        self._bound[id(statement.mention)] = bound
        statement = narrowed(statement, bound.note, self._known.get(statement.acts.keys, frozenset()))
        claim = self._claim(statement, bound)
        if claim.value is None and not claim.acts:
            return
        if statement.span is not None:
            if bound.listed is not None:
                self._add(self._conceded(statement, claim, bound.listed))
            return
        self._take(statement.mention, *bound.taken)
        for each in bound.used:
            self._explained.add(id(each.mention))
            if each.status.about == claim.about:
                self._of_notes.add((each.passage.block, each.mention.start))
        self._add(claim)

    def _claim(self, statement: Statement, bound: Bound) -> Claim:
        count, place = statement.count, self._place(statement, statement.mention)
        assert count is not None
        as_of, as_of_place = self._state_of_play(statement, bound)
        columns = {"stated": place} | self._columns(statement, bound.listed, as_of_place)
        value = count.value
        share, decimals = self._share_beside(statement)
        return Claim(
            id=f"#{len(self.claims)}", kind=Kind.COUNT, place=place, act=statement.acts.only, acts=statement.acts.keys,
            about=statement.status.about, ground=statement.status.ground, value=value, words=place.text,
            unit=count.unit or "member_states", op=count.op, stated_of=count.of,
            quantifier=count.quantifier if value is None else "", listed=bound.listed, noted=bound.noted,
            among=self._among(statement), repeats=self._repeats(statement), as_of=as_of, when=day_of(statement.event),
            tense=statement.status.tense, basis=statement.status.basis, certainty=statement.acts.certainty,
            columns=columns, share=share, decimals=decimals, cues=self._cues(statement),
        )  # fmt: skip

    def _share_beside(self, statement: Statement) -> tuple[float | None, int]:
        """The percentage in brackets right behind a count, with its decimals: "24 of 27 (89 %)"."""
        for mention in statement.passage.own:
            said = mention.said
            gap = statement.passage.text[statement.mention.end : mention.start].strip()
            if isinstance(said, Percent) and mention.start > statement.mention.end and gap == "(":
                self._take(mention)
                return said.value, said.decimals
        return None, 0

    def _share(self, statement: Statement, said: Percent) -> None:
        """A percentage of the Member States."""
        place = self._place(statement, statement.mention)
        as_of, as_of_place = self._state_of_play(statement, Bound())
        self._take(statement.mention)
        self._add(Claim(
            id=f"#{len(self.claims)}", kind=Kind.SHARE, place=place, act=statement.acts.only, acts=statement.acts.keys,
            about=statement.status.about, ground=statement.status.ground, value=said.value, decimals=said.decimals, op=said.op,
            words=place.text, as_of=as_of, when=day_of(statement.event), tense=statement.status.tense,
            basis=statement.status.basis, certainty=statement.acts.certainty,
            columns={"stated": place} | self._columns(statement, None, as_of_place), cues=self._cues(statement),
        ))  # fmt: skip

    def _lists_alone(self, passage: Passage) -> None:
        """Counts of which the words do not say what they are about, but which States they are: the number can be checked."""
        said_of = {id(statement.mention) for statement in self.reading.statements[passage.index]}
        for mention in passage.subjects:
            said = mention.said
            own = (
                own_list(passage, mention, self.reading.passages)
                if isinstance(said, Count) and id(mention) not in said_of
                else None
            )
            if (
                own
                and isinstance(said, Count)
                and isinstance(own.said, States)
                and said.unit == "member_states"
                and said.value is not None
            ):
                place = passage.document.place(mention.block, mention.start, mention.end)
                self._take(mention, own)
                self._add(Claim(
                    id=f"#{len(self.claims)}", kind=Kind.COUNT, place=place, value=said.value, op=said.op, words=place.text,
                    stated_of=said.of, listed=own.said.listed, as_of=self.reading.as_of,
                    columns={"stated": place, "listed": own.said.listed.place},
                ))  # fmt: skip

    def _conceded(self, statement: Statement, claim: Claim, listed: StateList) -> Claim:
        """The claim of a concession: the States of the count are among those that had the step."""
        assert statement.span is not None
        place = self.reading.document.place(statement.passage.block, *statement.span)
        larger = next((
            other for other in self.claims if other.about == claim.about and other.acts == claim.acts and other.kind is Kind.COUNT
            and other.when and claim.when and claim.when.startswith(other.when)
        ), None)  # fmt: skip
        columns = {name: each for name, each in claim.columns.items() if name != "stated"}
        return replace(
            claim, kind=Kind.LIST, place=place, words=place.text, value=None, op="=", listed=replace(listed, closed=False),
            noted=None, among=larger.id if larger else None, repeats=None, stated_of=None, columns=columns,
        )  # fmt: skip

    def _list(self, statement: Statement) -> None:
        """A list that something is said of by itself; one that only explains a count of the same is in that claim."""
        mention, listed = statement.mention, statement.listed
        if not statement.is_step and not statement.acts.keys:
            return
        if (statement.passage.block, mention.start) in self._of_notes or listed is None:
            self._take(mention)
            return
        explains = id(mention) in self._explained
        place = self._place(statement, mention)
        as_of, as_of_place = self._state_of_play(statement, Bound())
        is_open = not explains and not listed.listed.complement and not statement.is_step
        is_open = is_open or bool(expand(statement.status.about) & AT_LEAST_FULL)
        own = (
            listed.listed
            if listed.listed.complement
            else replace(listed.listed, closed=listed.listed.closed and not is_open)
        )
        about = statement.status.about
        if about == "not_bound":
            about, own = "bound", replace(listed.listed, complement=True, closed=True)
        self._take(mention)
        self._add(Claim(
            id=f"#{len(self.claims)}", kind=Kind.LIST, place=place, act=statement.acts.only, acts=statement.acts.keys, about=about,
            ground=statement.status.ground if statement.is_step else None, words=place.text, listed=own, as_of=as_of,
            when=day_of(statement.event), tense=statement.status.tense, basis=statement.status.basis,
            certainty=statement.acts.certainty, columns=self._columns(statement, own, as_of_place), cues=self._cues(statement),
        ))  # fmt: skip

    def _add(self, claim: Claim) -> None:
        self.claims.append(claim)

    def _take(self, *mentions: Mention) -> None:
        self.used |= {(mention.block, mention.start) for mention in mentions}

    def _place(self, statement: Statement, mention: Mention) -> Place:
        return self.reading.document.place(mention.block, mention.start, mention.end)

    def _cues(self, statement: Statement) -> tuple[Place, ...]:
        block = statement.passage.block
        return tuple(self.reading.document.place(block, cue.start, cue.end) for cue in statement.status.cues)

    def _columns(self, statement: Statement, listed: StateList | None, as_of: Place | None) -> dict[str, Place]:
        columns = {"listed": listed.place} if listed else {}
        if statement.acts.place:
            columns["act"] = statement.acts.place
        if as_of:
            columns["as_of"] = as_of
        if statement.event:
            self._take(statement.event)
            columns["when"] = self._place(statement, statement.event)
        return columns

    def _state_of_play(self, statement: Statement, bound: Bound) -> tuple[str | None, Place | None]:
        """The state of play that the sentence, the day it names, or the note gives; else that of the document."""
        note = bound.note or self.reading.notes.get(statement.passage.block)
        held_on = None if statement.status.tense == "target" else statement.held_on
        own = as_of_in(statement.passage) or held_on or (note.as_of if note else None)
        if own and day_of(own):
            if own is held_on:
                self._take(own)
            return day_of(own), self.reading.document.place(own.block, own.start, own.end)
        return self.reading.as_of, None

    def _among(self, statement: Statement) -> str | None:
        """The larger claim: the step that the sentence answers to ("In response, five …"), or the count before "of them"."""
        counts = [
            c
            for c in self.claims
            if c.place.block == statement.passage.block and c.kind is Kind.COUNT and c.acts == statement.acts.keys
        ]
        if statement.is_response:
            counts = [c for c in counts if c.when]
        elif statement.count and statement.count.determiner in {"remaining", "other"}:
            parts = [c for c in counts if c.among]
            return parts[-1].among if parts else None
        elif not self._is_part(statement):
            return None
        return counts[-1].id if counts else None

    def _is_part(self, statement: Statement) -> bool:
        """Whether "of them" stands in the words of the count, or "of which" right before it."""
        passage, mention = statement.passage, statement.mention
        index = phrase_list("subjects", "part", passage.words.code)
        before = passage.text[max(passage.sentence.start, lead_of(mention) - _BACK) : lead_of(mention)]
        last = list(index.find(before, 0, len(before)))
        is_behind = bool(last) and not before[last[-1].end :].strip(" ,")
        return is_behind or any(index.find(mention.words, 0, len(mention.words)))

    def _repeats(self, statement: Statement) -> str | None:
        """The only earlier count of the same step on the same act, where the later one gives no day."""
        if not statement.is_step or statement.when is not None or not statement.acts.keys:
            return None
        status = statement.status
        same = [
            c
            for c in self.claims
            if (c.acts, c.about, c.ground) == (statement.acts.keys, status.about, status.ground)
            and c.kind is Kind.COUNT
        ]
        return same[0].id if len(same) == 1 and same[0].when else None
