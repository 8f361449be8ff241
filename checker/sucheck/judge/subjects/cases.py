"""Infringement cases as subjects: what is on record of each, and what the law says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sucheck.judge.case_numbers import year_of_case
from sucheck.judge.facts import Facts
from sucheck.judge.infringements import ENDINGS, LETTER_AND_OPINION, OPINION_AND_REFERRAL, Case, Step
from sucheck.judge.law_facts import standing
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.articles import cited_articles
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Unknown, Value
from sucheck.law import acts as law_acts
from sucheck.law import calendar as law_calendar
from sucheck.law import states as law_states
from sucheck.model import Dossier, Place

_FIRST_OF = {
    "letter_on": ("formal_notice",), "additional_letter_on": ("additional_formal_notice",),
    "opinion_on": ("reasoned_opinion",), "additional_opinion_on": ("additional_reasoned_opinion",),
    "referral_on": ("referral",), "judgment_on": ("judgment",),
    "closed_on": tuple(sorted(ENDINGS)),
}  # fmt: skip
#: The letter of a case without a number may be as much older than its first step on record; the median is 210 days.
_LONGEST_BEFORE_OPINION = dt.timedelta(days=365)
_THIRD_PILLAR = ("JHA", "framework decision")


@dataclass(slots=True)
class _Told:
    """Values with the places where they stand."""

    values: dict[str, Value] = field(default_factory=dict)
    sources: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def add(self, name: str, value: Value, *places: Place) -> None:
        self.values[name] = value
        if places:
            self.sources[name] = places


def case_subjects(dossier: Dossier, facts: Facts) -> Iterator[Subject]:
    """One subject per case of each Procedures sheet, in the order of its first row."""
    seen: set[tuple[int, str]] = set()
    for case in facts.cases:
        key = (case.table.input, case.number)
        yield _subject(case, dossier, facts, is_first=not case.number or key not in seen)
        seen.add(key)


def _subject(case: Case, dossier: Dossier, facts: Facts, *, is_first: bool) -> Subject:
    as_of = dossier.edition(case.table.input).as_of
    told = _Told(values=facts.of_edition(case.table.input))
    if case.state:
        told.add("addressee", Quantity.of_states({case.state}))
    _words(case, told, is_first=is_first)
    _steps(case, told)
    _beside(case, told, facts, as_of)
    for name, value, place in cited_articles(case):
        told.add(name, value, *place)
    _status(case, told, facts, as_of)
    values = _law(case, as_of, facts) | told.values
    sources = {**told.sources, "bound_here": told.sources.get("state", ())}
    key = " · ".join(part for part in (str(values.get("reference", "")), case.act, case.state, case.ground) if part)
    home = tuple(case.place(step, "step") for step in sorted(case.steps, key=lambda step: step.row))
    conditions = _conditions(case, values)
    return Subject(key=key, act=case.act, values=values, sources=sources, home=home, conditions=conditions)


def _words(case: Case, told: _Told, *, is_first: bool) -> None:
    """The words of the rows; what one number stands for is told once, at the first State that has it."""
    by_row = sorted(case.steps, key=lambda step: step.row)
    for name, column in (
        ("reference", "reference"),
        ("ground", "ground"),
        ("state", "state"),
        ("basis_words", "legal_basis"),
    ):
        attribute = "basis" if name == "basis_words" else column
        found = next((step for step in by_row if getattr(step, attribute)), None)
        if found:
            told.add(name, getattr(found, attribute), case.place(found, column))
    year = year_of_case(str(told.values.get("reference", "")))
    if year:
        told.add("case_year", float(year), *told.sources["reference"])
    if is_first and case.states:
        told.add("states", case.states, *told.sources.get("reference", ()))
    remarks = " ".join(step.remark for step in by_row if step.remark)
    if remarks:
        told.add("remarks", remarks)
    act_words = case.table.words(by_row[0].row, "act")
    is_third_pillar = any(word.lower() in act_words.lower() for word in _THIRD_PILLAR)
    told.add("third_pillar", "yes" if is_third_pillar else "no", case.place(by_row[0], "act"))


def _steps(case: Case, told: _Told) -> None:
    by_row = sorted(case.steps, key=lambda step: step.row)
    names = tuple(step.name for step in by_row if step.name)
    if names:
        told.add("steps", names, *(case.place(step, "step") for step in by_row))
    if len(case.dated) > 1:
        told.add(
            "dated_steps", tuple(step.name for step in case.dated), *(case.place(s, "decided_on") for s in case.dated)
        )
    for name, wanted in _FIRST_OF.items():
        _add_day(case, told, name, case.first(*wanted))
    if case.dated:
        _add_day(case, told, "first_on", case.dated[0])
        _add_day(case, told, "last_on", case.dated[-1])


def _add_day(case: Case, told: _Told, name: str, step: Step | None) -> None:
    if step and step.on:
        told.add(name, Day.of(step.on), case.place(step, "decided_on"))


def _beside(case: Case, told: _Told, facts: Facts, as_of: dt.date | None) -> None:
    """Where the case stands at the state of play, and what the record holds of the other cases on the act."""
    stage = case.stage(as_of)
    if stage and stage.name:
        told.add("stage", stage.name, case.place(stage, "step"))
    act, state = case.act, case.state
    if act is None or state is None:
        return
    told.add("other_case_open", _yes(facts.open_cases(act, state, as_of) > (not case.is_ended(as_of))))
    record = facts.record_on(act)
    told.add("letters_kept", _yes(record.keeps(LETTER_AND_OPINION, case)))
    told.add("opinions_kept", _yes(record.keeps(OPINION_AND_REFERRAL, case)))
    if record.start and case.dated:
        told.add("record_covers", _yes(_is_covered(case, told.values.get("case_year"), record.start)))


def _yes(is_so: bool) -> str:  # noqa: FBT001  a truth as the word that rules compare
    return "yes" if is_so else "no"


def _is_covered(case: Case, case_year: Value | None, start: dt.date) -> bool:
    """Whether the record on the act goes back to before the case: by the year of its number, else by a year."""
    if isinstance(case_year, float):
        return case_year >= start.year
    first = case.dated[0].on
    return first is not None and first - start >= _LONGEST_BEFORE_OPINION


def _status(case: Case, told: _Told, facts: Facts, as_of: dt.date | None) -> None:
    """The State's transposition state at the state of play: by its row, else by the list of a claim that names it."""
    act, state = case.act, case.state
    if act is None or state is None or as_of is None:
        return
    rows = facts.rows(act, as_of.isoformat()) or {}
    if state in rows:
        status = rows[state]
        if status:
            told.add("status", status, *facts.row_cells(act, state, as_of.isoformat()))
        return
    listed = facts.listed_status(act, state, as_of)
    if listed:
        told.add("status", listed[0], listed[1])


def _law(case: Case, as_of: dt.date | None, facts: Facts) -> dict[str, Value]:
    act, state = case.act, case.state
    values = facts.of_act(act, Day.of(as_of) if as_of else None)
    if as_of:
        values["as_of"] = Day.of(as_of)
    if act is None or state is None or state not in law_states.states():
        return values
    found, deadline = law_acts.act(act), law_calendar.own_deadline(act, state)
    if deadline and found and found.deadline:
        values |= {"own_deadline": Day.of(deadline), "deadline_evidence": found.deadline.evidence.value}
    bound = _bound_here(act, state, as_of or (case.dated[-1].on if case.dated else None))
    values["bound_here"] = bound or Unknown("neither the state of play nor the day of a step is given")
    return values


def _bound_here(act: str, state: str, on: dt.date | None) -> str | None:
    """Whether the act binds the State while it is a member: one that left is still pursued for what it owed."""
    if on is None:
        return None
    end = law_states.last_day_of_membership(state)
    member_on = max(on, law_states.accession(state))
    return standing(act, state, min(member_on, end) if end else member_on)


def _conditions(case: Case, values: Mapping[str, Value]) -> frozenset[str]:
    legislative = values.get("law_form") == "directive"
    cites_in_time = isinstance(day := values.get("sanction_on"), Day) and day.first >= dt.date(2009, 12, 1)
    held = {
        "open_case": not any(step.name in ENDINGS for step in case.steps),
        "assumed_case": not case.number,
        "sanction_possible": legislative and (cites_in_time or "sanction_on" not in values),
        "law_certain": values.get("deadline_evidence") == "certain",
        "law_asks": values.get("deadline_evidence") == "asks",
        "law_weak": values.get("deadline_evidence") == "weak",
    }
    return frozenset(name for name, holds in held.items() if holds)
