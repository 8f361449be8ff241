"""Which list belongs to a count: by position, never because the numbers agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.mention import Count, Mention, Noted, Role, Stands, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.phrases import alternatives, leading
from sucheck.claims.text.scope import left_out_before
from sucheck.claims.text.statements import Statement
from sucheck.claims.text.surroundings import lead_of
from sucheck.frozen import dataclass
from sucheck.model import Member, StateList
from sucheck.model.vocabulary import expand

_FRAMED = {Stands.PARENTHESIS, Stands.DASH, Stands.NAMELY}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """What a note lists: a bare list, or sentences that each say something of their States."""

    block: int
    bare: Mention | None = None
    statements: tuple[Statement, ...] = ()
    as_of: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The list of a count: what it lists, where it was taken from, and the note that repeats it."""

    listed: StateList | None = None
    noted: StateList | None = None
    taken: tuple[Mention, ...] = ()
    note: NoteList | None = None
    used: tuple[Statement, ...] = ()


def bind(statement: Statement, passages: Sequence[Passage], notes: Mapping[int, NoteList]) -> Bound:
    """The list that stands at a count, in its sentence or the next one, and the one in the note behind it."""
    own = own_list(statement.passage, statement.mention, passages)
    note = _note_of(statement, notes)
    noted, used = list_in_note(note, statement) if note else (None, ())
    taken = (own,) if own else ()
    if own and isinstance(own.said, States):
        return Bound(listed=own.said.listed, noted=noted, taken=taken, note=note, used=used)
    if note and note.bare and noted:
        taken = (note.bare,)
    return Bound(listed=noted, taken=taken, note=note if noted or (note and note.as_of) else None, used=used)


def own_list(passage: Passage, count: Mention, passages: Sequence[Passage]) -> Mention | None:
    """The list in brackets, behind a dash, a comma or "namely", in bullets, or in the next sentence."""
    if left_out := left_out_before(passage, count):
        return left_out
    later = [mention for mention in passage.own if mention.start >= count.end]
    stop = next(
        (
            lead_of(m)
            for m in later
            if isinstance(m.said, Count) and m.said.unit in {"member_states", ""} and m.aside == count.aside
        ),
        passage.sentence.end,
    )
    for mention in later:
        said = mention.said
        if not isinstance(said, States) or said.role is not Role.STATES or mention.start >= stop:
            continue
        if said.stands in _FRAMED or (mention.aside is not None and count.aside is None):
            return mention
        if said.listed.complement and passage.has_verb(mention.end, passage.sentence.end):
            continue  # "of the 15 that received one, all but A have replied"
        if said.opener or _apposition(passage.words.code).fullmatch(passage.text, count.end, mention.start):
            return mention
    return _in_bullets(passage, passages) or _in_next(passage, count, passages)


def _in_bullets(passage: Passage, passages: Sequence[Passage]) -> Mention | None:
    for other in passages[passage.index + 1 : passage.index + 3]:
        if other.sentence.lead == passage.index:
            return next((m for m in other.own if isinstance(m.said, States) and m.said.stands is Stands.BULLETS), None)
    return None


def _in_next(passage: Passage, count: Mention, passages: Sequence[Passage]) -> Mention | None:
    """The list of the next sentence, where that is nothing else: "The Member States concerned are: …"."""
    if passage.index + 1 >= len(passages) or count is not passage.subjects[-1]:
        return None
    following = passages[passage.index + 1]
    if following.block != passage.block or (following.cues and any(c.kind in {"verb", "step"} for c in following.cues)):
        return None
    lists = [m for m in following.own if isinstance(m.said, States) and m.said.role is Role.STATES]
    return (
        lists[0]
        if len(lists) == 1 and isinstance(lists[0].said, States) and lists[0].said.stands is Stands.NAMELY
        else None
    )


def _note_of(statement: Statement, notes: Mapping[int, NoteList]) -> NoteList | None:
    """The first note with a list that is marked behind the count, before the next count that has a mark of its own."""
    passage, mention = statement.passage, statement.mention
    counts = [other for other in passage.subjects if isinstance(other.said, Count)]
    marks = [other for other in passage.own if isinstance(other.said, Noted) and other.start >= mention.end]
    following = [other for other in counts if other.start > mention.start]
    for mark in marks:
        said = mark.said
        note = notes.get(said.note) if isinstance(said, Noted) and said.note is not None else None
        between = [other for other in following if other.start < mark.start]
        if note is None:
            continue
        if not between and (note.bare or note.statements):
            return note
        if (
            between
            and note.bare is None
            and list_in_note(note, statement)[0]
            and passage.clause_at(mention.start) == passage.clause_at(mark.start - 2)
        ):
            return note
        if not between and note.as_of:
            return note
    return None


def list_in_note(note: NoteList, statement: Statement) -> tuple[StateList | None, tuple[Statement, ...]]:
    """The States that a note names for a statement: a bare list, or those of whom it says the same or a part of it."""
    if note.bare and isinstance(note.bare.said, States):
        return note.bare.said.listed, ()
    if statement.is_step:
        return None, ()
    wanted = expand(statement.status.about)
    fitting = [s for s in note.statements if expand(s.status.about) and expand(s.status.about) <= wanted and s.listed]
    if not fitting:
        return None, ()
    return union(fitting), tuple(fitting)


def union(statements: Sequence[Statement]) -> StateList:
    """All States of several statements, in the order written; its place runs from the first list to the last."""
    lists = [s.listed.listed for s in statements if s.listed]
    members: tuple[Member, ...] = tuple(member for listed in lists for member in listed.members)
    first, last = statements[0], statements[-1]
    place = first.passage.document.place(first.passage.block, first.mention.start, last.mention.end)
    return StateList(
        members=members,
        closed=all(listed.closed for listed in lists),
        more=sum(each.more for each in lists),
        place=place,
    )


def narrowed(statement: Statement, note: NoteList | None, known: frozenset[str]) -> Statement:
    """A status that covers several ("still to complete") as the note says which of them it is.

    Without a note the rest of the document decides (`known`: what it says of the act), if it knows of no other State
    that is short of full transposition than those held incomplete.
    """
    wanted = expand(statement.status.about)
    if len(wanted) < 2 or statement.status.about == "not_full":  # noqa: PLR2004  one is nothing to choose from
        return statement
    said = [s.status.about for s in note.statements if expand(s.status.about) <= wanted] if note else []
    chosen = frozenset(said) or (known & wanted if known & wanted == {"incomplete"} else frozenset())
    if not chosen or not chosen < wanted:
        return statement
    about = "+".join(part for part in statement.status.about.split("+") if part in chosen)
    basis = "assessed" if about == "incomplete" else statement.status.basis
    return replace(statement, status=replace(statement.status, about=about, basis=basis)) if about else statement


@cache
def _apposition(code: str) -> re.Pattern[str]:
    """What stands between a count and its list: a comma or a dash, "both" perhaps, an article."""
    both, articles = pack(code)["counts"]["quantifiers"]["both"], pack(code)["states"]["articles"]
    return re.compile(
        rf"\s*[,:\u2013\u2014-]\s*(?:(?:{alternatives(both)})\s+)?(?:{leading(articles)})?", re.IGNORECASE
    )
