"""Each operator of each rule is changed, and a case of the record must notice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mutants import mutants

from sucheck.judge.expression import Expression, parse
from sucheck.judge.predicates import Predicate
from sucheck.judge.rule import Rule
from sucheck.judge.ruleset import load_rules
from sucheck.judge.selftest import case_faults, judged
from sucheck.judge.typecheck import check_for_rows
from sucheck.judge.vocabulary import VOCABULARY
from sucheck.model import RuleFileError

RULES = load_rules()

#: Mutants that say the same as the rule, by a part of their text, and why.
EQUIVALENT: dict[tuple[str, str], str] = {
    ("CL17", "not_full <= none + partial or"): "the first comparison says that it is not smaller",
    ("IN05", "number <= cases_recorded"): "a figure that is either of the two is the smaller or the greater one",
    ("WB01", "statuses <= 1"): "a State with a row has a status",
    ("WB01", "measures >= rows"): "a row has one measure at most",
}


def verdicts(rule: Rule) -> list[object]:
    """What a rule makes of all its cases, an empty subject included."""
    cases = (*rule.ok, *rule.bad, *rule.undecided)
    found = [judged(rule, case) for case in cases]
    return [verdict and (verdict.truth, sorted(verdict.states)) for verdict in found]


def _is_equivalent(rule: Rule, text: str) -> bool:
    return any(rule.id == rule_id and part in text for rule_id, part in EQUIVALENT)


def survivors(rule: Rule, part: str, expression: Expression) -> list[str]:
    """The mutants of one expression of a rule that no case tells from it."""
    types = {name: word.type for name, word in VOCABULARY[rule.per].items()}
    alive = []
    for text in mutants(expression.tree):
        try:
            mutant = parse(text, where=rule.id, types=types)
            if rule.per in {"row", "state"}:
                check_for_rows(mutant.tree, types, rule.id)
        except RuleFileError:
            continue
        changed = replace(rule, assertion=mutant) if part == "assert" else replace(rule, when=mutant)
        if not _is_equivalent(rule, text) and verdicts(changed) == verdicts(rule) and not list(case_faults(changed)):
            alive.append(f"{rule.id} {part}: {expression.text}\n  survives as: {text}")
    return alive


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_case_notices_every_change_of_the_rule(rule: Rule) -> None:
    alive = survivors(rule, "when", rule.when) if rule.when else []
    if not isinstance(rule.assertion, Predicate):
        alive += survivors(rule, "assert", rule.assertion)
    assert not alive, "\n".join(alive)


def test_the_list_of_equal_mutants_holds_no_stranger() -> None:
    ids = {rule.id for rule in RULES}
    assert {rule_id for rule_id, _ in EQUIVALENT} <= ids
    assert all(EQUIVALENT.values())
