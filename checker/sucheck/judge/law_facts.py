"""What the law says of an act and of a State, as values of rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache

from sucheck.judge.values import Day, Value
from sucheck.law import acts as law_acts
from sucheck.law import calendar as law_calendar
from sucheck.law import participation as law_participation
from sucheck.law.citations import find_citations
from sucheck.law.deadlines import DateKind
from sucheck.law.other_acts import other_act
from sucheck.law.states import states as member_states

_MONTHS = 12
_EVIDENCE_CONDITIONS = {"certain": "law_certain", "asks": "law_asks", "weak": "law_weak"}


def act_values(act: str, on: dt.date | None) -> dict[str, Value]:
    """The facts of an act at a state of play, under the names of the vocabulary; what is not known is missing."""
    found = law_acts.act(act)
    if found is None:
        return {}
    values: dict[str, Value] = {"law_form": found.form or "directive", "law_dates": _days(found.dates)}
    for name, date in (
        ("law_date", found.document_date),
        ("law_journal_date", found.oj_date),
        ("law_in_force", found.entry_into_force if found.in_force_is_sure else None),
        ("law_end", found.end_of_validity),
    ):
        if date:
            values[name] = Day.of(date)
    swapped = _exchanged(found.document_date)
    if swapped and swapped != found.oj_date:
        values["swapped_date"] = Day.of(swapped)
    deadline = law_calendar.deadline_on(act, on) if on else found.deadline
    if deadline and deadline.date:
        values |= {"law_deadline": Day.of(deadline.date), "law_deadline_evidence": deadline.evidence.value}
    moves = [move for move in law_calendar.postponements(act) if not move.provision]
    values |= {
        "law_application_dates": _days(d.date for d in found.other_dates if d.kind is DateKind.APPLICATION),
        "law_partial_deadlines": _days(d.date for d in found.other_dates if d.kind is not DateKind.APPLICATION),
        "law_earlier_deadlines": _days(move.original for move in moves if on and move.amended_on <= on),
        "law_later_deadlines": _days(move.new for move in moves if on and move.amended_on > on),
    }
    return values


def other_act_values(words: str) -> dict[str, Value]:
    """The dates of an act that is no directive, which a citation names; empty where the table does not have it."""
    found = find_citations(words)
    law = other_act(found[0].citation.celex) if len(found) == 1 else None
    if law is None:
        return {}
    values: dict[str, Value] = {"law_date": Day.of(law.document_date), "law_dates": _days([law.document_date])}
    return values | ({"law_journal_date": Day.of(law.oj_date)} if law.oj_date else {})


def _exchanged(date: dt.date) -> dt.date | None:
    """A date with day and month exchanged, where that is a date and another one."""
    is_another = date.day <= _MONTHS and date.day != date.month
    return date.replace(month=date.day, day=date.month) if is_another else None


def _days(dates: Iterable[dt.date]) -> tuple[Day, ...]:
    return tuple(Day.of(date) for date in sorted(set(dates)))


def deadline_conditions(act: str | None) -> frozenset[str]:
    """The conditions that the evidence for an act's deadline sets."""
    found = law_acts.act(act) if act else None
    evidence = found.deadline.evidence.value if found and found.deadline else ""
    return frozenset({_EVIDENCE_CONDITIONS[evidence]}) if evidence in _EVIDENCE_CONDITIONS else frozenset()


@cache
def standings(act: str, on: dt.date) -> Mapping[str, str]:
    """Whether an act binds each State on a day: yes, no, partly, or open where the record does not say."""
    law = law_participation.bound(act, on)
    found = dict.fromkeys(member_states(), "no") | dict.fromkeys(law.may | law.transition, "open")
    return found | dict.fromkeys(law.must, "yes") | dict.fromkeys(law.partly, "partly")


def standing(act: str, state: str, on: dt.date) -> str:
    """Whether an act binds a State on a day; see `standings`."""
    return standings(act, on).get(state, "no")


@cache
def memberships(on: dt.date) -> Mapping[str, str]:
    """Whether each present or former Member State is one on a day: member, not yet, left."""
    return {
        code: "not yet" if state.accession > on else "member" if state.is_member(on) else "left"
        for code, state in member_states().items()
    }
