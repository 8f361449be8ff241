"""The cases of a rule record, put to the rule."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.judge.cases import Case
from sucheck.judge.quantities import Truth
from sucheck.judge.rule import Rule
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.verdicts import Verdict, judge_one
from sucheck.model import RuleFileError

_WORDS = {True: "holds", False: "fails", None: "is undecided"}


def check_cases(rule: Rule) -> None:
    """Check that a rule says of each of its cases what its record says.

    Raises:
        RuleFileError: the first case on which rule and record disagree.
    """
    for fault in case_faults(rule):
        raise RuleFileError(f"{rule.file}: rule {rule.id}: {fault}")


def case_faults(rule: Rule) -> Iterator[str]:
    """What the rule and its record disagree on, one text per case."""
    for kind, expected, cases in (("ok", True, rule.ok), ("bad", False, rule.bad), ("undecided", None, rule.undecided)):
        for number, case in enumerate(cases, start=1):
            fault = _fault(rule, case, expected)
            if fault:
                yield f"{kind} case {number}: {fault}"


def judged(rule: Rule, case: Case) -> Verdict | None:
    """The verdict on a case; None where the rule does not apply to it."""
    return judge_one(rule, Subject(key="", values=case.values, home=(), conditions=frozenset(case.conditions)))


def _fault(rule: Rule, case: Case, expected: Truth) -> str:
    try:
        verdict = judged(rule, case)
    except Exception as error:  # noqa: BLE001  a case of a user's rule may reach any line of a predicate
        return f"the rule breaks off: {error!r}"
    if verdict is None:
        return "" if expected else "the rule does not apply"
    if verdict.truth is not expected:
        return f"the rule {_WORDS[verdict.truth]}" + (f" ({verdict.why})" if verdict.why else "")
    told = [("why", case.why, verdict.why), ("severity", case.severity, verdict.severity)]
    if expected is False:
        told += [("message", case.message, verdict.message)]
        told += [("witnesses", _sorted(case.states), _sorted(verdict.states))]
    differing = [f"{what} is {found!r}, not {stated!r}" for what, stated, found in told if stated not in {None, found}]
    return "; ".join(differing)


def _sorted(states: tuple[str, ...] | frozenset[str] | None) -> str | None:
    return None if states is None else " ".join(sorted(states))
