"""The rule set over a dossier."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.judge.judgement import Judgement
from sucheck.judge.rows import judge_rows
from sucheck.judge.rule import Rule
from sucheck.judge.ruleset import in_order
from sucheck.judge.subjects.of_dossier import Subjects
from sucheck.judge.verdicts import judge_one
from sucheck.model import Dossier


def judge(rules: Sequence[Rule], dossier: Dossier) -> Judgement:
    """Apply every rule to every subject of its kind.

    A rule that fails inside is named in `crashed`; the others are judged all the same.
    """
    subjects = Subjects(dossier)
    judgement = Judgement()
    for rule in in_order(rules):
        try:
            _apply(rule, subjects, judgement)
        except Exception as error:  # noqa: BLE001  any crash of a rule is a tool error, never a finding
            judgement.crashed.append(f"{rule.id}: {type(error).__name__}: {error}")
    return judgement


def _apply(rule: Rule, subjects: Subjects, judgement: Judgement) -> None:
    if rule.per in {"row", "state"}:
        for frame in subjects.frames(rule):
            judge_rows(rule, frame, judgement)
        return
    for subject in subjects.listed(rule):
        verdict = judge_one(rule, subject)
        if verdict is not None:
            judgement.add(verdict)
