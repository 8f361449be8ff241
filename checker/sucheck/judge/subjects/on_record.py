"""What the record of procedures holds of the States and the figures of a claim about a step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sucheck.judge.facts import Facts
from sucheck.judge.infringements import ENDINGS, PILOT, Case, Step
from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Value, period
from sucheck.model import Claim, Place
from sucheck.model.vocabulary import is_step

#: A decision may be published some days after it was taken.
_PUBLISHED_AFTER = dt.timedelta(days=14)
_SAME_STEP = {
    "formal_notice": ("formal_notice", "additional_formal_notice"),
    "open": ("formal_notice", "additional_formal_notice"),
    "reasoned_opinion": ("reasoned_opinion", "additional_reasoned_opinion"),
}

#: Whether what the cells show is certain, and the cells.
_Cells = tuple[bool, list[Place]]
Told = tuple[dict[str, Value], dict[str, tuple[Place, ...]]]


def record_values(claim: Claim, facts: Facts) -> Told:
    """What is on record of the listed States; how many steps, cases and dialogues there are."""
    cases = tuple(case for act in claim.acts for case in facts.cases_on(act)) if claim.acts else facts.cases
    if not is_step(claim.about) or not cases:
        return {}, {}
    as_of = period(claim.as_of, claim.place.address).last if claim.as_of else None
    when = period(claim.when, claim.place.address) if claim.when else None
    values, sources = _of_listed(claim, cases, as_of, when)
    return values | _counts(claim, cases, as_of, when), sources


def _of_listed(claim: Claim, cases: Sequence[Case], as_of: dt.date | None, when: Day | None) -> Told:
    listing = claim.listed
    if not claim.acts or listing is None or listing.complement or not listing.is_understood:
        return {}, {}
    theirs: dict[str, list[Case]] = {state: [] for state in sorted(listing.states)}
    for case in cases:
        if case.state in theirs:
            theirs[case.state].append(case)
    found = {"pilot_only": {state: _dialogues(group, as_of) for state, group in theirs.items()}}
    if claim.about == "open" and as_of:
        found["closed_before"] = {state: _endings(group, claim.ground, as_of) for state, group in theirs.items()}
    if claim.ground and when:
        found["other_ground"] = {state: _other_grounds(group, claim, when) for state, group in theirs.items()}
    values: dict[str, Value] = {}
    sources: dict[str, tuple[Place, ...]] = {}
    for name, of_states in found.items():
        certain = frozenset(state for state, (is_certain, cells) in of_states.items() if is_certain and cells)
        possible = frozenset(state for state, (_, cells) in of_states.items() if cells)
        values[name] = Quantity.between(certain, possible)
        sources[name] = (listing.place, *(cell for _, cells in of_states.values() for cell in cells))
    return values, sources


def _endings(cases: Sequence[Case], ground: str | None, as_of: dt.date) -> _Cells:
    """The cells of the endings, where every case that the claim can mean had ended well before the state of play."""
    meant = [case for case in cases if not (ground and case.ground and case.ground != ground)]
    cells: list[Place] = []
    is_certain = True
    for case in meant:
        last = case.stage(as_of)
        ending = last if last and last.name in ENDINGS else None
        if last is None and any(step.name in ENDINGS for step in case.steps if step.on is None):
            is_certain, ending = False, next(step for step in case.steps if step.name in ENDINGS)
        if ending is None or (ending.on and ending.on > as_of - _PUBLISHED_AFTER):
            return False, []
        is_certain = is_certain and ending.on is not None
        cells.append(case.place(ending, "step"))
    return is_certain, cells


def _other_grounds(cases: Sequence[Case], claim: Claim, when: Day) -> _Cells:
    """The ground cells of the steps of those days, where each of them is on record under another ground."""
    steps = [
        (case, step) for case in cases for step in case.steps if step.name == claim.about and _may_be_on(step, when)
    ]
    if any(step.ground in {"", claim.ground} for _, step in steps):
        return False, []
    return all(step.on for _, step in steps), [case.place(step, "ground") for case, step in steps]


def _may_be_on(step: Step, when: Day) -> bool:
    return step.on is None or when.first <= step.on <= when.last


def _dialogues(cases: Sequence[Case], as_of: dt.date | None) -> _Cells:
    """The cells of EU Pilot dialogues, where no step by the state of play is on record beside them."""
    steps = [step for case in cases for step in case.steps if step.name != PILOT]
    if any(step.on and (as_of is None or step.on <= as_of) for step in steps):
        return False, []
    return not steps, [case.place(step, "step") for case in cases for step in case.steps if step.name == PILOT]


def _counts(claim: Claim, cases: Sequence[Case], as_of: dt.date | None, when: Day | None) -> dict[str, Value]:
    """How many letters (or opinions), cases and dialogues are on record for the claim's acts and dates."""
    meant = [case for case in cases if not (claim.ground and case.ground and case.ground != claim.ground)]
    names = _SAME_STEP.get(claim.about, (claim.about,))
    taken = [[step for step in case.steps if step.name in names and _is_meant(step, as_of, when)] for case in meant]
    values: dict[str, Value] = {}
    if all(case.number for case in meant):
        values["steps_recorded"] = float(sum(map(len, taken)))
        values["cases_recorded"] = float(sum(1 for steps in taken if steps))
    dialogues = [case for case in meant if all(step.name == PILOT for step in case.steps)]
    procedures = [
        case for case in meant if case not in dialogues and not (claim.about == "open" and case.is_ended(as_of))
    ]
    if dialogues:
        values["pilots_recorded"] = float(len(dialogues))
        values["procedures_recorded"] = float(len(procedures))
    return values


def _is_meant(step: Step, as_of: dt.date | None, when: Day | None) -> bool:
    if step.on is None:
        return when is None
    return (as_of is None or step.on <= as_of) and (when is None or when.first <= step.on <= when.last)
