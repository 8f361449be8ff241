"""What a date is the date of: a deadline, an act, a state of play, an event; and which dates belong to a step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.mention import Dated, Mention
from sucheck.claims.text.passage import Clause, Passage
from sucheck.claims.text.phrase_index import Hit, PhraseIndex
from sucheck.claims.text.surroundings import joint
from sucheck.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOfDate:
    """A date with its role: `deadline`, or the name of an event (`adoption`, `entry_into_force`, `application` …)."""

    date: Mention
    role: str
    start: int
    end: int


def roles_of(passage: Passage) -> Iterator[RoleOfDate]:
    """The dates of a sentence that have a role, in order: each by the words for a role nearest to it in its clause."""
    for mention in passage.own:
        said = mention.said
        if isinstance(said, Dated) and not said.value.startswith("--"):
            found = _nearest(passage, mention)
            if found and _fits(passage, mention, found):
                yield RoleOfDate(date=mention, role=found.name, start=found.start, end=found.end)


def _fits(passage: Passage, date: Mention, found: Hit) -> bool:
    """Whether the words around a date let it have its role: one without a preposition stands close to its words."""
    if found.name == "deadline" or _lead(date) in _event_leads(passage.words.code) - {""}:
        return True
    if found.end <= date.start:
        return len(passage.text[found.end : date.start].split()) <= 1  # "scheduled for 6 November"
    return "," not in passage.text[date.end : found.start]


def is_ahead(passage: Passage, found: RoleOfDate) -> bool:
    """Whether an event is still to come by its date: "is to agree by 31 December"."""
    leads = _leads("deadline", passage.words.code) - _leads("event", passage.words.code)
    return found.role != "deadline" and _lead(found.date) in leads


def step_date(passage: Passage, at: int, clause: Clause) -> Mention | None:
    """The day of a step: in its own clause, right before "when …", else at the start of the sentence."""
    dates = _free_dates(passage)
    own = [
        date
        for date in dates
        if clause.start <= date.start < clause.end and _lead(date) in _leads("event", passage.words.code)
    ]
    if own:
        before = [date for date in own if date.start < at]
        behind = [date for date in own if date.start >= at]
        following = min((other.start for other in passage.subjects if other.start > at), default=clause.end)
        stop = joint(passage, at, following) if following < clause.end else clause.end
        near = [date for date in behind if date.start < stop]
        return near[0] if near else before[-1] if before else behind[0] if len(dates) == 1 else None
    right_before = date_before(passage, clause)
    if right_before:
        return right_before
    if clause.kind != "main":
        return None
    first = [
        date
        for date in dates
        if not passage.text[passage.sentence.start : date.start].strip(" ,") or _opens(passage, date)
    ]
    return first[0] if first and first[0].start < at else None


def date_before(passage: Passage, clause: Clause) -> Mention | None:
    """The day right before a clause of time: "since July 2018, when …"."""
    if clause.kind != "time":
        return None
    before = [date for date in _free_dates(passage) if date.end <= clause.start]
    return before[-1] if before and not passage.text[before[-1].end : clause.start].strip(" ,") else None


def state_date(passage: Passage, clause: Clause, leads: str = "state") -> Mention | None:
    """The day at which a transposition state holds: "by 25 May 2018, 12 Member States had notified"."""
    allowed = _leads(leads, passage.words.code)
    own = [date for date in _free_dates(passage) if clause.start <= date.start < clause.end and _lead(date) in allowed]
    return own[-1] if own else None


def _free_dates(passage: Passage) -> list[Mention]:
    """The dates outside brackets that are no deadlines."""
    dates = [mention for mention in passage.own if isinstance(mention.said, Dated) and mention.aside is None]
    roles = {date.start: _nearest(passage, date) for date in dates}
    return [
        date
        for date in dates
        if not ((role := roles[date.start]) and role.name == "deadline") and not _is_half_a_range(passage, date)
    ]


def _is_half_a_range(passage: Passage, date: Mention) -> bool:
    """Whether only the first of two dates was read: "between 2021 and 2023"."""
    value = date.said.value if isinstance(date.said, Dated) else ""
    return _lead(date) in pack(passage.words.code)["counts"]["between"] and "/" not in value


def _opens(passage: Passage, date: Mention) -> bool:
    """Whether the date, with its preposition, opens the sentence."""
    before = passage.text[passage.sentence.start : date.start].strip(" ,").lower()
    return before == _lead(date)


def _lead(date: Mention) -> str:
    return date.said.lead if isinstance(date.said, Dated) else ""


@cache
def _event_leads(code: str) -> frozenset[str]:
    """What may stand before the day of an event, or before the day by which it is to happen."""
    return _leads("event", code) | _leads("deadline", code)


@cache
def _leads(role: str, code: str) -> frozenset[str]:
    return frozenset(pack(code)["grammar"]["dates"]["leads"][role])


def _nearest(passage: Passage, date: Mention) -> Hit | None:
    """The words for a role nearest to a date in its clause, those before it first."""
    clause = passage.clause_at(date.start)
    found = [
        hit
        for hit in _role_words(passage.words.code).find(passage.text, clause.start, clause.end)
        if not any(start <= hit.start < end for start, end in passage.hidden)
    ]
    dates = [mention for mention in passage.own if isinstance(mention.said, Dated) and mention is not date]
    before = [
        each for each in found if each.end <= date.start and not any(each.end <= d.start < date.start for d in dates)
    ]
    behind = [
        each for each in found if each.start >= date.end and not any(date.end <= d.start < each.start for d in dates)
    ]
    ordered = [
        each for each in (*reversed(before), *behind) if each.name != "deadline" or _may_be_deadline(passage, date)
    ]
    if ordered and ordered[0].name == "expiry":  # "the deadline … expired on": the deadline is what expired
        return next((each for each in ordered if each.name == "deadline"), ordered[0])
    return ordered[0] if ordered else None


def _may_be_deadline(passage: Passage, date: Mention) -> bool:
    """Whether the preposition before a date fits a deadline: "by", "on", "until", none; not "since", "after"."""
    return _lead(date) in _leads("deadline", passage.words.code)


@cache
def _role_words(code: str) -> PhraseIndex:
    return PhraseIndex(pack(code)["grammar"]["dates"]["roles"])


def is_legal(passage: Passage) -> bool:
    """Whether the sentence holds a verb of the law near which a date should be understood."""
    return any(cue.says("verb", "transpose") or cue.kind == "step" for cue in passage.cues)
