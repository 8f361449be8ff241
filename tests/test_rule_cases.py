"""Every case of every rule record, put to the rule: verdict, message, witnesses, severity, reason."""

from __future__ import annotations

import pytest

from sucheck.judge.cases import Case
from sucheck.judge.rule import Rule
from sucheck.judge.ruleset import load_rules
from sucheck.judge.selftest import case_faults, judged

CASES = [
    pytest.param(rule, expected, case, id=f"{rule.id}-{kind}-{number}")
    for rule in load_rules()
    for kind, expected, cases in (("ok", True, rule.ok), ("bad", False, rule.bad), ("undecided", None, rule.undecided))
    for number, case in enumerate(cases, start=1)
]


@pytest.mark.parametrize(("rule", "expected", "case"), CASES)
def test_the_rule_says_what_its_record_says(rule: Rule, expected: bool | None, case: Case) -> None:  # noqa: FBT001  a column of the table
    verdict = judged(rule, case)
    if verdict is None:
        assert expected is True, "the rule does not apply"
        return
    assert verdict.truth is expected, verdict.why
    if expected is False:
        assert verdict.message == case.message
        assert case.states is None or sorted(verdict.states) == sorted(case.states)
        assert verdict.severity is (case.severity or rule.severity_under(case.conditions))
        assert "{" not in verdict.message + verdict.fix
        assert "  " not in verdict.message
    if expected is None:
        assert verdict.why
        assert case.why in {None, verdict.why}


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_the_self_test_finds_no_fault(rule: Rule) -> None:
    assert list(case_faults(rule)) == []
