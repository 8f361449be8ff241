"""Shares, changes in percent, stocks and flows: PC and SE.

Printed precision decides: a share of two decimals is compared at two. Both ways of rounding a half are accepted, and
nothing is ever rounded twice.
"""

from __future__ import annotations

from fractions import Fraction

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided
from sucheck.judge.quantities import Quantity

#: A stock may miss its balance by this many cases, or by this part of it.
_CASES, _PART = 5, 0.02
#: Beyond this every whole percentage can be reached.
_LARGEST_WHOLE = 100


def stock_balances(before: float, after: float, opened: float, closed: float) -> Answer:
    """What was open, and opened, and not closed, is open."""
    expected = before + opened - closed
    if abs(after - expected) <= max(_CASES, _PART * expected):
        return HOLDS
    return fails(expected=expected)


def change_is_that_of_the_figures(first_number: float, second_number: float, change: float, decimals: float) -> Answer:
    """The change from the first figure to the second is the stated one."""
    if not first_number:
        return undecided("there is no change in percent from zero")
    exact = 100 * Fraction(int(second_number - first_number), int(first_number))
    if printed(change, decimals) in rounded(exact, decimals):
        return HOLDS
    return fails(right=shown(exact, decimals))


def share_is_k_of_n(first: Quantity, second: Quantity, first_share: float, first_decimals: float) -> Answer:
    """The share is the first quantity over the second."""
    if first.count is None or not second.count:
        return undecided("the count or the whole is not exact")
    exact = Fraction(100 * first.count, second.count)
    if printed(first_share, first_decimals) in rounded(exact, first_decimals):
        return HOLDS
    return fails(right=shown(exact, first_decimals))


def some_count_gives_the_share(
    share: float, decimals: float, whole: Quantity | None = None, bound: Quantity | None = None
) -> Answer:
    """Some number of States of a possible whole has this share of it."""
    total = whole or bound
    if total is None or not total.high or not total.low or total.high > _LARGEST_WHOLE:
        return undecided("the whole is not known, or too large to tell")
    wanted = printed(share, decimals)
    wholes = range(total.low, total.high + 1)
    shares = [Fraction(100 * count, size) for size in wholes for count in range(size + 1)]
    if any(wanted in rounded(each, decimals) for each in shares):
        return HOLDS
    below = max((each for each in shares if each <= share), default=None)
    above = min((each for each in shares if each >= share), default=None)
    near = " and ".join(f"{shown(each, decimals)} %" for each in (below, above) if each is not None)
    return fails(wholes=str(total.low) if total.low == total.high else f"{total.low} to {total.high}", near=near)


def shares_make_a_hundred(  # noqa: PLR0913 - one value for each part
    full_share: float,
    partial_share: float,
    none_share: float,
    share_decimals: float,
    incomplete_share: float | None = None,
    *,
    incomplete: Quantity | None = None,
    row_incomplete: Quantity | None = None,
) -> Answer:
    """The parts make 100 %, give or take what rounding explains."""
    parts = [full_share, partial_share, none_share, *([] if incomplete_share is None else [incomplete_share])]
    total = sum(printed(part, share_decimals) for part in parts)
    hundred = 100 * 10 ** int(share_decimals)
    if 2 * abs(total - hundred) <= len(parts):
        return HOLDS
    held_incomplete = any(group is not None and group.high != 0 for group in (incomplete, row_incomplete))
    if total < hundred and incomplete_share is None and held_incomplete:
        return undecided("States held incomplete have no share of their own")
    return fails(parts=" + ".join(f"{part:.10g}" for part in parts), total=total / 10 ** int(share_decimals))


def exact_value(value: float) -> Fraction:
    """A value as its digits say it."""
    return Fraction(str(value))


def printed(value: float, decimals: float) -> int:
    """A printed value in units of its last decimal."""
    units: int = round(Fraction(str(value)) * 10 ** int(decimals))
    return units


def rounded(exact: Fraction, decimals: float) -> set[int]:
    """A value in units of the last decimal: a half rounded away from zero, and to even."""
    scaled = exact * 10 ** int(decimals)
    away = int(abs(scaled) + Fraction(1, 2))
    return {away if scaled >= 0 else -away, round(scaled)}


def shown(exact: Fraction, decimals: float) -> str:
    """A value at the printed precision, a half rounded away from zero."""
    scaled = exact * 10 ** int(decimals)
    away = int(abs(scaled) + Fraction(1, 2))
    return f"{(away if scaled >= 0 else -away) / 10 ** int(decimals):.{int(decimals)}f}"


PREDICATES = (
    predicate(stock_balances, "expected"),
    predicate(change_is_that_of_the_figures, "right"),
    predicate(share_is_k_of_n, "right"),
    predicate(some_count_gives_the_share, "wholes", "near"),
    predicate(shares_make_a_hundred, "parts", "total"),
)
