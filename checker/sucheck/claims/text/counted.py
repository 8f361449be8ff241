"""Counts and lists of States become claims, each with its list, its dates and its ties to others."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from sucheck.claims.text.binding import Bound, bind, narrowed, own_list
from sucheck.claims.text.drafts import Drafts, Spot, spot
from sucheck.claims.text.mention import Count, Percent, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.reading import Reading
from sucheck.claims.text.statements import Statement
from sucheck.claims.text.ties import larger_of, launched_before, said_before
from sucheck.model import Claim, Kind, StateList
from sucheck.model.vocabulary import AT_LEAST_FULL, expand


def claims_on_states(reading: Reading) -> Drafts:
    """The claims on States, in reading order of their counts; lists that belong to no count come behind."""
    return _Counting(reading).drafts


class _Counting:
    """Binds every count to its list; then reads the lists that belong to no count, or to one that says less."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.drafts = Drafts(reading)
        self._bound: dict[Spot, Bound] = {}
        self._explaining: set[Spot] = set()  # lists that say which States a count means, wholly or in part
        self._repeated: set[Spot] = set()  # those of which a count says all
        self._known = _statuses_by_act(reading)
        for passage in reading.passages:
            for statement in reading.statements[passage.index]:
                if statement.count is not None:
                    self._count(statement)
                elif isinstance(statement.mention.said, Percent):
                    self._share(statement, statement.mention.said)
            self._count_only_listed(passage)
        for statements in reading.statements:
            for statement in statements:
                if statement.listed is not None:
                    self._list(statement, statement.listed)

    def _count(self, statement: Statement) -> None:
        where = spot(statement.mention)
        bound = self._bound.get(where) if statement.span else None
        bound = self._bound[where] = bound or bind(statement, self.reading.passages, self.reading.notes)
        statement = narrowed(statement, bound.note, self._known.get(statement.acts.keys, frozenset()))
        count = statement.count
        if count is None or (count.value is None and not statement.acts.keys):
            return
        if statement.span is not None:
            if bound.listed is not None:
                self.drafts.add(self._conceded(statement, bound, bound.listed))
            return
        for each in bound.used:
            self._explaining.add(spot(each.mention))
            if each.status.about == statement.status.about:
                self._repeated.add(spot(each.mention))
        self.drafts.take(statement.mention, *bound.taken)
        is_all_but = count.quantifier == "all" and bound.listed is not None and bound.listed.complement
        is_left_out = is_all_but or statement.passage.is_exception(statement.mention)
        self.drafts.add(
            self._all_but(statement, count, bound) if is_left_out else self._counted(statement, count, bound)
        )

    def _counted(self, statement: Statement, count: Count, bound: Bound) -> Claim:
        share, decimals = self._share_beside(statement)
        return replace(
            self.drafts.claim(statement, Kind.COUNT, listed=bound.listed, note=bound.note), value=count.value,
            unit=count.unit or "member_states", op=count.op, stated_of=count.of, share=share, decimals=decimals,
            quantifier=count.quantifier if count.value is None else "", noted=bound.noted,
            among=larger_of(statement, self.drafts), repeats=said_before(statement, self.drafts),
        )  # fmt: skip

    def _all_but(self, statement: Statement, count: Count, bound: Bound) -> Claim:
        """Everybody less so many, or less those that are named: "all but two"."""
        place = self.drafts.place(statement.mention)
        members = bound.listed.members if bound.listed else ()
        more = 0 if members else count.value or 0
        listed = StateList(
            members=members, complement=True, more=more, place=bound.listed.place if bound.listed else place
        )
        return self.drafts.claim(statement, Kind.LIST, listed=listed, note=bound.note)

    def _conceded(self, statement: Statement, bound: Bound, listed: StateList) -> Claim:
        """The claim of a concession ("despite procedures launched …"): the States of the count are among those."""
        span = statement.span or (statement.mention.start, statement.mention.end)
        place = self.reading.document.place(statement.passage.block, *span)
        claim = self.drafts.claim(statement, Kind.LIST, listed=replace(listed, closed=False), note=bound.note)
        return replace(claim, place=place, words=place.text, among=launched_before(claim, self.drafts))

    def _share_beside(self, statement: Statement) -> tuple[float | None, int]:
        """The percentage in brackets behind a count, with its decimals: "24 of 27 (89 %)"."""
        passage, count = statement.passage, statement.mention
        following = next((other.start for other in passage.subjects if other.start > count.start), passage.sentence.end)
        for mention in passage.own:
            said = mention.said
            if isinstance(said, Percent) and mention.aside and count.end <= mention.start < following:
                inner = passage.text[mention.aside[0] + 1 : mention.aside[1] - 1].strip()
                if inner == mention.words:
                    self.drafts.take(mention)
                    return said.value, said.decimals
        return None, 0

    def _share(self, statement: Statement, said: Percent) -> None:
        """A percentage of the Member States."""
        self.drafts.take(statement.mention)
        claim = self.drafts.claim(statement, Kind.SHARE)
        self.drafts.add(replace(claim, value=said.value, decimals=said.decimals, op=said.op))

    def _count_only_listed(self, passage: Passage) -> None:
        """Counts whose words are not understood, but which name their States: the number at least can be checked."""
        understood = {spot(statement.mention) for statement in self.reading.statements[passage.index]}
        for mention in passage.subjects if passage.is_readable else ():
            said = mention.said
            if not isinstance(said, Count) or spot(mention) in understood or said.unit != "member_states":
                continue
            if self._is_whole_of_next(passage, said):
                self.drafts.take(mention)
            own = own_list(passage, mention, self.reading.passages)
            if own and isinstance(own.said, States) and said.value is not None:
                place, listed = self.drafts.place(mention), own.said.listed
                self.drafts.take(mention, own)
                self.drafts.add(Claim(
                    id=f"#{len(self.drafts.claims)}", kind=Kind.COUNT, place=place, value=said.value, op=said.op,
                    words=place.text, stated_of=said.of, listed=listed, as_of=self.reading.as_of,
                    columns={"stated": place, "listed": listed.place},
                ))  # fmt: skip

    def _is_whole_of_next(self, passage: Passage, count: Count) -> bool:
        """Whether the count behind it is taken from it: "out of the 28 Member States, 21 …"."""
        others = [other.said for other in passage.subjects if isinstance(other.said, Count)]
        return any(first is count and second.is_bare and second.of == count.value for first, second in pairwise(others))

    def _list(self, statement: Statement, said: States) -> None:
        """A list that something is said of by itself; one of which a count says all is in that claim."""
        where = spot(statement.mention)
        if not statement.is_step and not statement.acts.keys:
            return
        self.drafts.take(statement.mention)
        if where in self._repeated:
            return
        listed, about = said.listed, statement.status.about
        if about == "not_bound":
            about, listed = "bound", replace(listed, complement=True, closed=False)  # others may be left out as well
        elif not listed.complement and self._is_open(statement):
            listed = replace(listed, closed=False)
        claim = self.drafts.claim(statement, Kind.LIST, listed=listed)
        self.drafts.add(replace(claim, about=about, ground=claim.ground if statement.is_step else None))

    def _is_open(self, statement: Statement) -> bool:
        """Whether other States may be in the same position: a sentence on some States says nothing of all others.

        Only a list that explains a count, or to whom a step was addressed, is all of them; but never one of those that
        have transposed.
        """
        explains = spot(statement.mention) in self._explaining or statement.is_step
        return not explains or bool(expand(statement.status.about) & AT_LEAST_FULL)


def _statuses_by_act(reading: Reading) -> dict[tuple[str, ...], frozenset[str]]:
    """The states that the document gives to States under each act."""
    known: dict[tuple[str, ...], set[str]] = {}
    for statements in reading.statements:
        for each in statements:
            if "+" not in each.status.about and each.acts.keys:
                known.setdefault(each.acts.keys, set()).add(each.status.about)
    return {acts: frozenset(abouts) for acts, abouts in known.items()}
