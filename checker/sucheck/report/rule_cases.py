"""The cases of a rule record in words, each with what the rule says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sucheck.judge.selftest import judged
from sucheck.report.rule_wording import case_values

if TYPE_CHECKING:
    from sucheck.judge.cases import Case
    from sucheck.judge.ruleset import Rule


class Example(NamedTuple):
    """One case: holds, fails or undecided, its values in words, and the rule's own answer to them."""

    verdict: str
    values: str
    answer: str


def examples(rule: Rule) -> Iterator[Example]:
    """Every case of a rule in the order holds, fails, undecided.

    The answer is the message of a failing case, with its severity where that is not the usual one, and the reason of an
    undecided one; of a case that the rule does not apply to, it says so.
    """
    for word, cases in (("holds", rule.ok), ("fails", rule.bad), ("undecided", rule.undecided)):
        for case in cases:
            yield Example(word, case_values(case.values), _answer(rule, case))


def _answer(rule: Rule, case: Case) -> str:
    verdict = judged(rule, case)
    if verdict is None:
        return "nothing to say: the rule does not apply"
    if verdict.truth is not False:
        return verdict.why if verdict.truth is None else ""
    usual = verdict.severity is rule.severity
    return verdict.message if usual else f"{verdict.message} ({verdict.severity.word})"
