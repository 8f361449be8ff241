"""Quantities against brute force: what is said of them is true in every world that they allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sucheck.judge.quantities import Quantity, Truth, equals, is_not_empty, is_smaller, is_within

UNIVERSE = ("AT", "BE", "CY", "DE")
WORLDS = [frozenset(chosen) for size in range(5) for chosen in combinations(UNIVERSE, size)]
States = frozenset[str]


def allows(quantity: Quantity, states: States, count: int | None = None) -> bool:
    """Whether a world (these States, counted so) is one that the quantity leaves possible."""
    number = len(states) if count is None else count
    fits_count = quantity.low <= number and (quantity.high is None or number <= quantity.high)
    return fits_count and quantity.must <= states and (quantity.may is None or states <= quantity.may)


def worlds(*quantities: Quantity) -> Iterator[tuple[States, ...]]:
    return product(*([world for world in WORLDS if allows(quantity, world)] for quantity in quantities))


def is_bare(quantity: Quantity) -> bool:
    return not quantity.must and quantity.may is None


@st.composite
def consistent(draw: st.DrawFn) -> Quantity:
    """A quantity that at least one world of the four States fits."""
    actual = draw(st.sampled_from(WORLDS))
    must = draw(st.sampled_from([world for world in WORLDS if world <= actual]))
    may = draw(st.sampled_from([None, *(world for world in WORLDS if actual <= world)]))
    low = draw(st.integers(0, len(actual)))
    high = draw(st.sampled_from([None, *range(len(actual), 6)]))
    kind = draw(st.sampled_from(["count", "list", "open list", "anything"]))
    match kind:
        case "count":
            return Quantity.of_count(len(actual))
        case "list":
            return Quantity.of_states(actual)
        case "open list":
            return Quantity.between(must, may)
        case _:
            return Quantity(low=low, high=high, must=must, may=may)


@st.composite
def any_quantity(draw: st.DrawFn) -> Quantity:
    """Also those whose count contradicts their list."""
    must, may = draw(st.sampled_from(WORLDS)), draw(st.sampled_from([None, *WORLDS]))
    low = draw(st.integers(0, 6))
    return Quantity(low=low, high=draw(st.sampled_from([None, *range(low, 7)])), must=must, may=may)


@given(consistent(), consistent())
def test_equals_says_only_what_every_world_bears_out(left: Quantity, right: Quantity) -> None:
    truth, pairs = equals(left, right), list(worlds(left, right))
    if truth:
        assert all(len(one) == len(other) for one, other in pairs)
        assert any(one == other for one, other in pairs)
        if left.may is not None and right.may is not None:
            assert all(one == other for one, other in pairs)
    if truth is False:
        assert not any(one == other for one, other in pairs)


@given(consistent(), consistent())
def test_within_says_only_what_every_world_bears_out(left: Quantity, right: Quantity) -> None:
    truth, pairs = is_within(left, right), list(worlds(left, right))
    if truth:
        assert any(one <= other for one, other in pairs)
        assert is_bare(right) or all(left.must <= other for _, other in pairs)
        assert all(one <= other if left.may and not is_bare(right) else len(one) <= len(other) for one, other in pairs)
    if truth is False:
        assert not any(one <= other for one, other in pairs)


@given(consistent(), consistent())
def test_smaller_says_only_what_every_world_bears_out(left: Quantity, right: Quantity) -> None:
    truth, pairs = is_smaller(left, right), list(worlds(left, right))
    if truth:
        assert all(len(one) < len(other) for one, other in pairs)
    if truth is False:
        assert not any(len(one) < len(other) for one, other in pairs)


@given(consistent())
def test_not_empty_says_only_what_every_world_bears_out(quantity: Quantity) -> None:
    truth = is_not_empty(quantity)
    sizes = [len(world) for (world,) in worlds(quantity)]
    assert truth is not True or min(sizes) > 0
    assert truth is not False or max(sizes) == 0


@given(st.sampled_from(WORLDS), st.sampled_from(WORLDS))
def test_closed_lists_leave_nothing_open(one: States, other: States) -> None:
    left, right = Quantity.of_states(one), Quantity.of_states(other)
    assert equals(left, right) is (one == other)
    assert is_within(left, right) is (one <= other)
    assert is_smaller(left, right) is (len(one) < len(other))
    assert is_not_empty(left) is bool(one)


@given(st.integers(0, 30), st.integers(0, 30))
def test_bare_counts_leave_nothing_open(one: int, other: int) -> None:
    left, right = Quantity.of_count(one), Quantity.of_count(other)
    assert equals(left, right) is (one == other)
    assert is_within(left, right) is (one <= other)
    assert is_smaller(left, right) is (one < other)


@given(consistent(), consistent())
def test_sums_and_unions_hold_the_result_of_every_world(left: Quantity, right: Quantity) -> None:
    for one, other in worlds(left, right):
        assert allows(left | right, one | other)
        assert allows(left & right, one & other)
        assert allows(left ^ right, one ^ other)
        assert allows(left + right, one | other, len(one) + len(other))


@given(consistent(), consistent())
def test_a_difference_holds_the_result_of_every_world_where_a_part_is_taken_away(
    left: Quantity, right: Quantity
) -> None:
    pairs = [(one, other) for one, other in worlds(left, right) if other <= one]
    assume(pairs)
    for one, other in pairs:
        assert allows(left - right, one - other)


@given(any_quantity(), any_quantity())
def test_a_count_that_contradicts_its_list_is_told_and_never_a_crash(left: Quantity, right: Quantity) -> None:
    for relation in (equals, is_within, is_smaller):
        assert relation(left, right) in {True, False, None}
    for combined in (left + right, left - right, left & right, left | right, left ^ right):
        assert combined.high is None or combined.low <= max(combined.high, len(combined.must))


@given(any_quantity(), any_quantity())
def test_equality_does_not_depend_on_the_side(left: Quantity, right: Quantity) -> None:
    assert equals(left, right) is equals(right, left)


@given(any_quantity())
def test_nothing_differs_from_itself(quantity: Quantity) -> None:
    if quantity.must <= (quantity.must if quantity.may is None else quantity.may):
        assert equals(quantity, quantity) is not False
        assert is_within(quantity, quantity) is not False


def of(**known: object) -> Quantity:
    must, may = known.get("must", ""), known.get("may")
    low, high = known.get("low", 0), known.get("high")
    assert isinstance(low, int)
    assert high is None or isinstance(high, int)
    return Quantity(
        low=low, high=high, must=frozenset(str(must).split()), may=None if may is None else frozenset(str(may).split())
    )


@pytest.mark.parametrize(
    ("relation", "left", "right", "truth"),
    [
        # The States an act binds, one of them not settled by the record.
        (equals, of(low=3, high=3), of(must="AT BE", may="AT BE DK", low=2, high=3), None),
        (is_within, of(low=2, high=2), of(must="AT BE", may="AT BE DK", low=2, high=3), True),
        (is_within, of(must="DK", may="DK", low=1, high=1), of(must="AT BE", may="AT BE DK", low=2, high=3), None),
        (is_within, of(must="SE", may="SE", low=1, high=1), of(must="AT BE", may="AT BE DK", low=2, high=3), False),
        # An open list: it can be among twenty, or not; twenty that name someone else do not settle it.
        (is_within, of(must="AT", may="AT", low=1, high=1), of(low=20, high=20), True),
        (is_within, of(must="AT", may="AT", low=1, high=1), of(must="BE", low=20, high=20), None),
        (is_within, of(must="AT", may="AT", low=1, high=1), of(must="BE", low=1, high=1), False),
        (equals, of(must="AT", low=1, high=1), of(must="BE", low=1, high=1), False),
        # Two closed choices with no State of each in common left.
        (equals, of(may="AT BE", low=2, high=2), of(may="BE CY", low=2, high=2), False),
        (equals, of(may="AT BE", low=1, high=1), of(may="AT BE", low=1, high=1), None),
        # The same fault on both sides is the same statement.
        (equals, of(must="AT BE", may="AT BE", low=3, high=3), of(must="AT BE", may="AT BE", low=3, high=3), True),
        (is_smaller, of(low=3), of(low=9, high=9), None),
        (is_smaller, of(high=3), of(low=4), True),
        (is_smaller, of(low=4), of(high=4), False),
    ],
)
def test_what_is_known_in_part(
    relation: Callable[[Quantity, Quantity], Truth], left: Quantity, right: Quantity, *, truth: Truth
) -> None:
    assert relation(left, right) is truth


def test_a_difference_of_bare_counts() -> None:
    assert (Quantity.of_count(20) - Quantity.of_count(5)).count == 15
    assert (Quantity.of_count(5) - Quantity.of_count(20)).count == 0


def test_a_difference_keeps_what_is_open() -> None:
    left = Quantity.between(frozenset({"AT", "BE"}), frozenset({"AT", "BE", "DK"})) - Quantity.of_states({"DK"})
    assert (left.states, left.count) == (frozenset({"AT", "BE"}), 2)
