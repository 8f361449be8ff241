"""What the expression language says: three values, quantities, dates of any precision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.judge.expression import parse
from sucheck.judge.quantities import Quantity, Truth
from sucheck.judge.values import Day, Unknown, Value, period

TYPES = {
    **dict.fromkeys("ab", "states"), **dict.fromkeys("xy", "day"), **dict.fromkeys("pqr", "flag"), "days_of": "days",
    "word": "text", "words": "texts", "number": "number",
}  # fmt: skip
TRUTHS: list[Truth] = [True, False, None]


def truth(text: str, values: Mapping[str, Value]) -> Truth:
    return parse(text, where="test", types=TYPES).evaluate(values).truth


def flags(**known: Truth) -> dict[str, Value]:
    return {name: Unknown("not known") if value is None else value for name, value in known.items()}


@given(st.sampled_from(TRUTHS), st.sampled_from(TRUTHS), st.sampled_from(TRUTHS))
def test_and_or_not_have_three_values(p: Truth, q: Truth, r: Truth) -> None:
    values = flags(p=p, q=q, r=r)
    order = {False: 0, None: 1, True: 2}
    assert truth("p and q", values) is min(p, q, key=order.__getitem__)
    assert truth("p or q", values) is max(p, q, key=order.__getitem__)
    assert truth("not p", values) is (None if p is None else not p)
    for one, other in (
        ("not (p and q)", "not p or not q"),
        ("not (p or q)", "not p and not q"),
        ("p and (q or r)", "(p and q) or (p and r)"),
        ("p or (q and r)", "(p or q) and (p or r)"),
        ("p and (q and r)", "(p and q) and r"),
        ("p and q", "q and p"),
        ("not not p", "p"),
    ):
        assert truth(one, values) is truth(other, values), one


def test_what_is_missing_is_unknown_and_says_so() -> None:
    outcome = parse("a == b", where="test", types=TYPES).evaluate({"a": Quantity.of_count(1)})
    assert (outcome.truth, outcome.why) == (None, "b is not known")
    assert truth("known(a) and not known(b)", {"a": Quantity.of_count(1)}) is True
    assert truth("word in ('x', 'y')", {}) is None


PERIODS = ["2018-05-06", "2018-05-07", "2018-05", "2018-06", "2018", "2019", "2018-05/2018-07", "2018-04-20/2018-05-06"]


def days_in(day: Day) -> list[dt.date]:
    return [day.first + dt.timedelta(days=n) for n in range((day.last - day.first).days + 1)]


@given(st.sampled_from(PERIODS), st.sampled_from(PERIODS))
def test_dates_compare_as_every_day_they_can_mean(one: str, other: str) -> None:
    values = {"x": period(one, ""), "y": period(other, "")}
    ones, others = days_in(values["x"]), days_in(values["y"])
    for sign, found in (
        ("<", {(ones[-1] < others[0]), not (ones[0] >= others[-1])}),
        ("<=", {(ones[-1] <= others[0]), not (ones[0] > others[-1])}),
        (">", {(ones[0] > others[-1]), not (ones[-1] <= others[0])}),
        (">=", {(ones[0] >= others[-1]), not (ones[-1] < others[0])}),
    ):
        assert truth(f"x {sign} y", values) is (found.pop() if len(found) == 1 else None), sign
    agree = set(ones) <= set(others) or set(others) <= set(ones)
    assert truth("x == y", values) is (True if agree else None if set(ones) & set(others) else False)
    assert truth("x == y", values) is truth("y == x", values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x == '2018-05-06'", True),
        ("x < '2018-05-07'", True),
        ("x in days_of", True),
        ("x not in days_of", False),
        ("y in days_of", True),
        ("days(x, x) == 0", True),
        ("days(x, y) == 0", None),
        ("year(x) == 2018", True),
        ("start(y) == '2018-05-01'", True),
        ("size(a) == 2 and size(words) == 1", True),
        ("size(b) == 2", None),
        ("a", True),
        ("not a - a", True),
        ("named(b) <= a", True),
        ("b <= a", None),
        ("a + 1 == 3", True),
        ("1 < size(a) <= 2 < 3", True),
        ("'ull' in word", True),
        ("word in words", True),
        ("number == 1.5 and number < 2", True),
    ],
)
def test_the_language_says_what_it_means(text: str, expected: Truth) -> None:
    values: dict[str, Value] = {
        "x": period("2018-05-06", ""), "y": period("2018-05", ""), "a": Quantity.of_states({"AT", "BE"}),
        "b": Quantity.between(frozenset({"AT"}), None), "word": "full", "words": ("full",), "number": 1.5,
        "days_of": (period("2018-05-06", ""), period("2018-05-20/2018-06-03", "")),
    }  # fmt: skip
    assert truth(text, values) is expected


def test_the_sides_of_the_comparison_that_decides_are_told() -> None:
    values: dict[str, Value] = {"a": Quantity.of_count(2), "b": Quantity.of_count(3), "p": True}
    outcome = parse("p and a == b", where="test", types=TYPES).evaluate(values)
    assert (outcome.truth, outcome.left, outcome.sign, outcome.right) == (False, values["a"], "==", values["b"])
