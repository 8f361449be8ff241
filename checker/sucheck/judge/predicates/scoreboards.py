"""Rows of scoreboards: PC05 and PC07."""

from __future__ import annotations

from fractions import Fraction

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided
from sucheck.judge.predicates.shares import exact_value, printed, rounded, shown

_TARGET = 1  # percent: European Council of 8 and 9 March 2007


def deficit_is_that_of_the_counts(
    deficit: float,
    deficit_decimals: float,
    outstanding: float | None = None,
    directives: float | None = None,
    colour: str | None = None,
) -> Answer:
    """The deficit is the outstanding directives over those in force; it is green up to 1 %, red above."""
    if colour is not None:
        wanted = "green" if exact_value(deficit) < _TARGET else "red"
        if exact_value(deficit) == _TARGET or colour == wanted or colour not in {"green", "red"}:
            return HOLDS
        return fails(trouble=f"a deficit of {deficit:.{int(deficit_decimals)}f} % is {wanted}, not {colour}")
    if outstanding is None or not directives:
        return undecided("the number of directives is not given")
    exact = Fraction(100 * int(outstanding), int(directives))
    if printed(deficit, deficit_decimals) in rounded(exact, deficit_decimals):
        return HOLDS
    return fails(
        trouble=f"{outstanding:.10g} of {directives:.10g} directives are {shown(exact, deficit_decimals)} %, "
        f"not {deficit:.{int(deficit_decimals)}f} %"
    )


def bounds_hold(  # noqa: PLR0913 - each is one indicator
    *,
    deficit: float | None = None,
    deficit_decimals: float | None = None,
    outstanding: float | None = None,
    directives: float | None = None,
    long_overdue: float | None = None,
    delay: float | None = None,
    not_conform: float | None = None,
    incompleteness: float | None = None,
    incompleteness_decimals: float | None = None,
    deficits_sum: float | None = None,
    deficits_number: float | None = None,
) -> Answer:
    """No deficit is above the incompleteness rate, and no part of the directives larger than what it is a part of.

    What at least one Member State has not transposed is as much as the largest deficit and as little as all together.
    """
    if incompleteness is not None:
        half, rate_half = _half(deficit_decimals), _half(incompleteness_decimals)
        if deficit is not None and exact_value(deficit) - half > exact_value(incompleteness) + rate_half:
            trouble = f"a deficit of {_text(deficit)} % is above the incompleteness rate of {_text(incompleteness)} %"
            return fails("deficit", "incompleteness", trouble=trouble)
        slack = half * int(deficits_number or 0) + rate_half
        if deficits_sum is not None and exact_value(incompleteness) > exact_value(deficits_sum) + slack:
            told = f"an incompleteness rate of {_text(incompleteness)} % is above the sum of all deficits"
            return fails("incompleteness", trouble=f"{told}, {_text(deficits_sum)} %")
    if outstanding is None:
        return HOLDS if incompleteness is not None else undecided("the number of outstanding directives is not given")
    return _within_counts(outstanding, directives, long_overdue, delay, not_conform)


def _within_counts(
    outstanding: float, directives: float | None, long_overdue: float | None, delay: float | None, wrong: float | None
) -> Answer:
    if long_overdue is not None and long_overdue > outstanding:
        told = f"{_text(long_overdue)} directives long overdue of {_text(outstanding)} outstanding"
        return fails("long_overdue", "outstanding", trouble=told)
    if outstanding == 0 and delay:
        told = f"an average delay of {_text(delay)} without an outstanding directive"
        return fails("delay", "outstanding", trouble=told)
    if directives is not None and wrong is not None and wrong > directives - outstanding:
        told = f"{_text(wrong)} directives incorrectly transposed, {_text(directives - outstanding)} transposed at all"
        return fails("not_conform", trouble=told)
    return HOLDS


def _half(decimals: float | None) -> Fraction:
    """Half a unit of the last printed decimal."""
    return Fraction(1, 2 * 10 ** int(decimals or 0))


def _text(value: float) -> str:
    return f"{value:.10g}"


PREDICATES = (
    predicate(deficit_is_that_of_the_counts, "trouble"),
    predicate(bounds_hold, "trouble"),
)
