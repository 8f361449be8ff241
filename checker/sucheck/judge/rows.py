"""A rule over the rows of a frame: all at once, with a verdict of its own only where one fails or stays open."""

from __future__ import annotations

import numpy as np

from sucheck.judge.columns import evaluate, is_known
from sucheck.judge.expression import Expression
from sucheck.judge.judgement import Judgement
from sucheck.judge.rule import Rule
from sucheck.judge.subjects.frames import FrameSubjects
from sucheck.judge.verdicts import Verdict, judge_one

#: An undecided verdict lists this many of its rows; the total stands in its reason.
_ROWS_LISTED = 20


def judge_rows(rule: Rule, frame: FrameSubjects, judgement: Judgement) -> None:
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
        judgement.hold(rule.id, frame.name, int(held.sum()))
    for name in rule.names:
        if name in frame.cells:
            table, column = frame.cells[name]
            key = (*table.key, column)
            judgement.rows_checked[key] = max(judgement.rows_checked.get(key, 0), int((held | failed).sum()))
    for position in np.flatnonzero(failed):
        verdict = judge_one(rule, frame.one(int(position)))
        if verdict is not None:
            judgement.add(verdict)
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
