"""Rows judged all at once and rows judged one by one say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.judge.columns import evaluate
from sucheck.judge.expression import Expression, parse
from sucheck.judge.rule import Rule
from sucheck.judge.ruleset import load_rules
from sucheck.judge.subjects.frames import value_at
from sucheck.judge.typecheck import check_for_rows
from sucheck.judge.vocabulary import VOCABULARY

ROW_RULES = [rule for rule in load_rules() if rule.per in {"row", "state"}]
TYPES = {"day_a": "day", "day_b": "day", "number_a": "number", "number_b": "number", "text_a": "text", "text_b": "text"}
TEXTS = ("none", "partial", "full", "yes")
DAYS = [dt.date(2018, 5, 5), dt.date(2018, 5, 6), dt.date(2018, 5, 7), dt.date(1999, 12, 31)]
NUMBERS = [0.0, 1.0, 2.0, 1.5, -3.0]

comparison = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
equality = st.sampled_from(["==", "!="])
day = st.sampled_from(["day_a", "day_b"])
named_number = st.sampled_from(["number_a", "number_b", "year(day_a)", "days(day_a, day_b)"])
number = st.one_of(named_number, st.sampled_from(["1", "2", "1.5", "2018"]))
text = st.sampled_from(["text_a", "text_b"])
word = st.sampled_from([repr(each) for each in TEXTS])
words = st.lists(word, min_size=1, max_size=3).map(lambda each: f"({', '.join(each)},)")

atom = st.one_of(
    st.tuples(day, comparison, day).map(" ".join),
    st.tuples(day, comparison, st.sampled_from(["'2018-05-06'", "'1999-12-31'"])).map(" ".join),
    st.tuples(named_number, comparison, number).map(" ".join),
    st.tuples(number, comparison, named_number, comparison, number).map(" ".join),
    st.tuples(text, equality, st.one_of(text, word)).map(" ".join),
    st.tuples(text, st.sampled_from(["in", "not in"]), words).map(" ".join),
    st.sampled_from([*TYPES, "days(day_a, day_b)", "year(day_b)"]).map("known({})".format),
)
expressions = st.recursive(
    atom,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda each: f"({' '.join(each)})"),
        inner.map("not ({})".format),
    ),
    max_leaves=8,
)


def column(kind: str, values: list[object]) -> np.ndarray:
    if kind == "day":
        return np.array(
            [np.datetime64("NaT", "s") if value is None else value for value in values], dtype="datetime64[s]"
        )
    if kind == "number":
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


POOLS: Mapping[str, list[object]] = {"day": [None, *DAYS], "number": [None, *NUMBERS], "text": [None, *TEXTS]}


def frames(types: Mapping[str, str], pools: Mapping[str, list[object]]) -> st.SearchStrategy[dict[str, np.ndarray]]:
    """Columns of equal length, each cell unknown now and then; now and then a column is missing altogether."""
    row = st.fixed_dictionaries({name: st.sampled_from(pools[kind]) for name, kind in types.items()})
    kept = st.sets(st.sampled_from(sorted(types)), min_size=max(len(types) - 1, 0)) if types else st.just(set())
    return st.tuples(st.lists(row, min_size=1, max_size=6), kept).map(
        lambda made: (
            {n: column(k, [each[n] for each in made[0]]) for n, k in types.items() if n in made[1]}
            | {"_": np.zeros(len(made[0]))}
        )
    )


def agree(expression: Expression, columns: dict[str, np.ndarray]) -> None:
    length = len(columns.pop("_"))
    truths = evaluate(expression.tree, columns, length)
    for position in range(length):
        values = {name: value_at(each, position) for name, each in columns.items()}
        known = {name: value for name, value in values.items() if value is not None}
        one_by_one = expression.evaluate(known).truth
        at_once = True if truths.true[position] else False if truths.false[position] else None
        assert at_once is one_by_one, f"{expression.text}: {known}"


@given(expressions, frames(TYPES, POOLS))
def test_columns_and_single_values_agree(source: str, columns: dict[str, np.ndarray]) -> None:
    expression = parse(source, where="test", types=TYPES)
    check_for_rows(expression.tree, TYPES, "test")
    agree(expression, columns)


def pools_of(rule: Rule) -> dict[str, list[object]]:
    """Values that the rule's own cases use, so that every branch of it is met."""
    cases = (*rule.ok, *rule.bad, *rule.undecided)
    found = {value for case in cases for value in case.values.values() if isinstance(value, str)}
    return {
        "day": [None, *DAYS],
        "number": [None, 0.0, 1.0, 2.0, 91.0, 92.0, 93.0],
        "text": [None, *sorted(found), "x"],
    }


@pytest.mark.parametrize("rule", ROW_RULES, ids=lambda rule: rule.id)
@given(data=st.data())
def test_every_row_rule_says_the_same_both_ways(rule: Rule, data: st.DataObject) -> None:
    words = VOCABULARY[rule.per]
    for expression in filter(None, (rule.assertion, rule.when)):
        assert isinstance(expression, Expression)
        types = {name: words[name].type for name in expression.names}
        agree(expression, data.draw(frames(types, pools_of(rule))))


def test_an_empty_frame_has_no_truths() -> None:
    truths = evaluate(parse("day_a < day_b", where="test", types=TYPES).tree, {}, 0)
    assert (truths.true.tolist(), truths.false.tolist()) == ([], [])
