"""The rule set over a dossier: verdicts, and what they make of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from sucheck.judge.columns import evaluate, is_known
from sucheck.judge.expression import Expression
from sucheck.judge.facts import Facts
from sucheck.judge.ruleset import Rule, in_order
from sucheck.judge.subjects.acts import act_subjects
from sucheck.judge.subjects.cases import case_subjects
from sucheck.judge.subjects.claims import claim_subjects
from sucheck.judge.subjects.frames import FrameSubjects, row_subjects, state_subjects
from sucheck.judge.subjects.measures import Measures, measures_of
from sucheck.judge.subjects.notes import list_subjects, note_subjects
from sucheck.judge.subjects.pairs import pair_subjects
from sucheck.judge.subjects.series import series_subjects
from sucheck.judge.subjects.sheets import (
    cell_subjects,
    column_subjects,
    document_subjects,
)
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.verdicts import Verdict, judge_one
from sucheck.model import Dossier, Place

#: An undecided verdict lists this many of its rows; the total stands in its reason.
_ROWS_LISTED = 20

#: A cell: input, sheet, address.
Spot = tuple[int, str | None, str | None]


@dataclass(slots=True)
class Judgement:
    """All verdicts of a run.

    `faults` says which rules fail at which cells. `holds` counts those that hold by rule id, `confirmed` the places
    they rest on; `rows_checked` counts, for each (input, sheet, column), the cells that some row rule reached a verdict
    on; `crashed` names the rules that failed inside.
    """

    failing: list[Verdict] = field(default_factory=list)
    undecided: list[Verdict] = field(default_factory=list)
    holds: dict[str, int] = field(default_factory=dict)
    confirmed: set[Place] = field(default_factory=set)
    faults: set[tuple[Spot, str]] = field(default_factory=set)
    rows_checked: dict[tuple[int, str, str], int] = field(default_factory=dict)
    crashed: list[str] = field(default_factory=list)


def judge(rules: Sequence[Rule], dossier: Dossier) -> Judgement:
    """Apply every rule to every subject of its kind.

    A rule that fails inside is named in `crashed`; the others are judged all the same.
    """
    subjects = _Subjects(dossier)
    judgement = Judgement()
    for rule in in_order(rules):
        try:
            _apply(rule, subjects, judgement)
        except Exception as error:  # noqa: BLE001  any crash of a rule is a tool error, never a finding
            judgement.crashed.append(f"{rule.id}: {type(error).__name__}: {error}")
    return judgement


class _Subjects:
    """The subjects of each kind, made when the first rule asks for them."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._made: dict[tuple[str, str], list[Subject]] = {}

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.dossier)

    @cached_property
    def measures(self) -> Measures:
        return measures_of(self.dossier, self.facts)

    @cached_property
    def states(self) -> FrameSubjects:
        return state_subjects(self.dossier, self.facts)

    def frames(self, rule: Rule) -> Iterable[FrameSubjects]:
        if rule.per == "state":
            return [self.states]
        return [
            row_subjects(table, self.dossier)
            for table in self.dossier.shaped.tables
            if table.kind in rule.of.split(", ")
        ]

    def listed(self, rule: Rule) -> list[Subject]:
        key = (rule.per, rule.tie)
        if key not in self._made:
            self._made[key] = list(self._make(rule))
        return self._made[key]

    def _make(self, rule: Rule) -> Iterator[Subject]:
        makers: Mapping[str, Callable[[], Iterator[Subject]]] = {
            "cell": lambda: cell_subjects(self.dossier),
            "column": lambda: column_subjects(self.dossier),
            "claim": lambda: claim_subjects(self.dossier, self.facts),
            "pair": lambda: pair_subjects(rule.tie, self.dossier, self.measures, self.facts),
            "act": lambda: act_subjects(self.measures, self.facts),
            "case": lambda: case_subjects(self.dossier, self.facts),
            "document": lambda: document_subjects(self.dossier),
            "note": lambda: note_subjects(self.dossier),
            "list": lambda: list_subjects(self.dossier),
            "series": lambda: series_subjects(self.dossier, self.facts),
        }
        return makers[rule.per]()


def _apply(rule: Rule, subjects: _Subjects, judgement: Judgement) -> None:
    if rule.per in {"row", "state"}:
        for frame in subjects.frames(rule):
            _apply_to_frame(rule, frame, judgement)
        return
    for subject in subjects.listed(rule):
        verdict = judge_one(rule, subject)
        if verdict is not None:
            _record(verdict, judgement)


def _record(verdict: Verdict, judgement: Judgement) -> None:
    if verdict.truth is False:
        cause = _earlier_fault(verdict, judgement)
        if cause is None:
            judgement.failing.append(verdict)
            judgement.confirmed.update(verdict.places)
            judgement.faults.update((_spot(place), verdict.rule.id) for place in verdict.places)
        else:
            judgement.undecided.append(
                Verdict(
                    rule=verdict.rule, subject=verdict.subject, truth=None, why=cause, told={}, places=verdict.places
                )
            )
    elif verdict.truth is None:
        judgement.undecided.append(verdict)
    elif verdict.rule.per != "cell":
        judgement.holds[verdict.rule.id] = judgement.holds.get(verdict.rule.id, 0) + 1
        if verdict.rule.confirms:
            judgement.confirmed.update(verdict.places)


def _earlier_fault(verdict: Verdict, judgement: Judgement) -> str | None:
    """The fault of a rule that comes first at the same place, in words: what this verdict says may be its echo."""
    for place in verdict.places:
        for rule in verdict.rule.after:
            if (_spot(place), rule) in judgement.faults:
                return f"{rule} already finds a fault at {place.address}"
    return None


def _spot(place: Place) -> Spot:
    """A place without its words."""
    return (place.input, place.sheet, place.cell)


def _apply_to_frame(rule: Rule, frame: FrameSubjects, judgement: Judgement) -> None:
    """Judge all rows at once, then make subjects of those that fail; undecided ones are told by reason."""
    if not isinstance(rule.assertion, Expression) or not frame.length:
        return
    everywhere = np.ones(frame.length, dtype=bool)
    truths = evaluate(rule.assertion.tree, frame.columns, frame.length)
    applies, maybe = _has_needs(rule, frame, everywhere), ~everywhere
    if rule.when is not None:
        condition = evaluate(rule.when.tree, frame.columns, frame.length)
        applies, maybe = applies & condition.true, applies & ~condition.true & ~condition.false
    held, failed = truths.true & applies, truths.false & applies
    open_ = (applies & ~truths.true & ~truths.false) | maybe
    if held.any():
        judgement.holds[rule.id] = judgement.holds.get(rule.id, 0) + int(held.sum())
    for name in rule.names:
        if name in frame.cells:
            table, column = frame.cells[name]
            key = (table.input, table.sheet.name, column)
            judgement.rows_checked[key] = max(judgement.rows_checked.get(key, 0), int((held | failed).sum()))
    for position in np.flatnonzero(failed):
        verdict = judge_one(rule, frame.one(int(position)))
        if verdict is not None:
            _record(verdict, judgement)
    _record_open(rule, frame, np.flatnonzero(open_), judgement)


def _has_needs(rule: Rule, frame: FrameSubjects, everywhere: np.ndarray) -> np.ndarray:
    """Which rows have all that the rule needs."""
    masks = [is_known(frame.columns[name]) if name in frame.columns else ~everywhere for name in rule.needs]
    return np.asarray(np.logical_and.reduce([everywhere, *masks]), dtype=bool)


def _record_open(rule: Rule, frame: FrameSubjects, positions: np.ndarray, judgement: Judgement) -> None:
    """Undecided rows, one verdict per act and reason, with the first rows and the total."""
    groups: dict[tuple[str | None, str], list[Verdict]] = {}
    totals: dict[tuple[str | None, str], int] = {}
    for position in positions:
        verdict = judge_one(rule, frame.one(int(position)))
        if verdict is not None:
            key = (verdict.subject.act, verdict.why)
            totals[key] = totals.get(key, 0) + 1
            if totals[key] <= _ROWS_LISTED:
                groups.setdefault(key, []).append(verdict)
    for key, verdicts in groups.items():
        first = verdicts[0]
        why = first.why if totals[key] == 1 else f"{first.why} ({totals[key]} rows)"
        places = tuple(dict.fromkeys(place for verdict in verdicts for place in verdict.places))
        judgement.undecided.append(
            Verdict(rule=rule, subject=first.subject, truth=None, why=why, told={}, places=places)
        )
