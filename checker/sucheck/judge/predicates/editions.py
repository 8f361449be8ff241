"""Scoreboards as a whole: PC03, PC06 and PC08.

Figures are known at their printed precision: each stands for all values that are rounded to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided
from sucheck.judge.predicates.shares import exact_value, shown
from sucheck.judge.values import Day

_SOONEST, _LATEST = 5, 40  # days from the last deadline that counts to the day by which notifications do
_FIRST_YEARLY = 2014  # before, there were two editions a year, with other dates
_FEWEST = 2
_NO_LIMIT = Fraction(10**6)
_Span = tuple[Fraction, Fraction]


def one_number_gives_all_shares(figures: tuple[str, ...], counts: tuple[str, ...]) -> Answer:
    """Some number of directives gives all shares of the table from their counts."""
    shares, numbers = _by_state(figures), _by_state(counts)
    spans = {
        state: (100 * Fraction(numbers[state]) / high, 100 * Fraction(numbers[state]) / low if low > 0 else _NO_LIMIT)
        for state, (low, high) in ((state, _rounding(share)) for state, share in shares.items())
        if Fraction(numbers.get(state, "0"))
    }
    if len(spans) < _FEWEST:
        return undecided("fewer than two shares have a count of their own")
    fitting = [frozenset(state for state in spans if _holds(spans[state], low)) for low, _ in spans.values()]
    most = max(map(len, fitting))
    sure = frozenset.intersection(*(states for states in fitting if len(states) == most))
    odd = spans.keys() - sure
    if not odd:
        return HOLDS
    each = [f"{state} {shares[state]} % of {_range(spans[state])}" for state in spans if state in odd]
    others = [spans[state] for state in sure]
    common = _range((max(low for low, _ in others), min(high for _, high in others))) if others else ""
    return fails(states=frozenset(odd), implied=", ".join(each), common=common)


def average_is_the_mean(indicator: str, figures: tuple[str, ...], average: float, average_decimals: float) -> Answer:
    """The stated average is the mean of the values, as far as rounding tells."""
    values = [Fraction(text) for text in _by_state(figures).values()]
    halves = [(high - low) / 2 for low, high in map(_rounding, _by_state(figures).values())]
    mean = sum(values, Fraction(0)) / len(values)
    slack = sum(halves, Fraction(0)) / len(halves) + Fraction(1, 2 * 10 ** int(average_decimals))
    if abs(exact_value(average) - mean) <= slack:
        return HOLDS
    return fails(
        "average", what=indicator.replace("_", " "), mean=shown(mean, max(average_decimals, 1)),
        lowest=_text(min(values)), highest=_text(max(values)),
    )  # fmt: skip


def edition_is_in_order(
    figures: tuple[str, ...] | None = None,
    ranks: tuple[str, ...] | None = None,
    above: float | None = None,
    threshold: float | None = None,
    notified_by: Day | None = None,
    deadline_by: Day | None = None,
) -> Answer:
    """The cut-off dates are a pair, ranks follow the values, and as many Member States are above a value as is said."""
    if notified_by is not None and deadline_by is not None:
        return _pair_of_dates(notified_by, deadline_by)
    if figures is not None and ranks is not None:
        return _ranking(_by_state(figures), _by_state(ranks))
    if figures is not None and above is not None and threshold is not None:
        return _number_above(_by_state(figures), above, threshold)
    return undecided("one of the two cut-off dates is not given")


def _pair_of_dates(notified_by: Day, deadline_by: Day) -> Answer:
    days = (notified_by.first - deadline_by.last).days
    if _SOONEST <= days <= _LATEST:
        return HOLDS
    if deadline_by.last.year < _FIRST_YEARLY:
        return undecided("half-yearly editions had other intervals")
    when = f"{days} days after" if days >= 0 else f"{-days} days before"
    return fails(
        "notified_by", "deadline_by",
        slip=f"notifications are counted until {when} the last deadline that counts; between {_SOONEST} and {_LATEST} "
        "days after is usual",
    )  # fmt: skip


def _ranking(values: Mapping[str, str], ranks: Mapping[str, str]) -> Answer:
    """Ranks follow the values, from the lowest or from the highest; of values that print equal, in any order."""
    both = [state for state in values if state in ranks]
    pairs = [(a, b) for a, b in combinations(both, 2) if Fraction(values[a]) != Fraction(values[b])]
    rising = [_is_rising(values, ranks, *pair) for pair in pairs]
    usual = 2 * sum(rising) >= len(rising)
    against = [pair for pair, is_so in zip(pairs, rising, strict=True) if is_so != usual]
    odd: list[str] = []
    while left := [pair for pair in against if not set(pair) & set(odd)]:
        odd.append(max(both, key=lambda state: sum(state in pair for pair in left)))
    if not odd:
        return HOLDS
    told = ", ".join(f"rank {ranks[state]} with {values[state]}" for state in odd)
    return fails(states=frozenset(odd), slip=f"{told} does not follow the order of the values")


def _is_rising(values: Mapping[str, str], ranks: Mapping[str, str], one: str, other: str) -> bool:
    return (Fraction(values[one]) < Fraction(values[other])) == (Fraction(ranks[one]) < Fraction(ranks[other]))


def _number_above(values: Mapping[str, str], above: float, threshold: float) -> Answer:
    """A value that prints as the threshold may be on either side of it."""
    limit = exact_value(threshold)
    sure = [state for state, value in values.items() if Fraction(value) > limit]
    equal = [state for state, value in values.items() if Fraction(value) == limit]
    if len(sure) <= above <= len(sure) + len(equal):
        return HOLDS
    return fails(
        "above", states=frozenset(sure),
        slip=f"{above:.10g} Member States said to be above {threshold:.10g} %, {len(sure)} are",
    )  # fmt: skip


def _by_state(texts: Sequence[str]) -> dict[str, str]:
    """The values by State of texts such as `BE 1.4`."""
    pairs = (text.split(" ", 1) for text in texts)
    return {state: value for state, value in pairs}  # noqa: C416 - each pair is a list


def _rounding(value: str) -> _Span:
    """The lowest and the highest value that print as this one."""
    half = Fraction(1, 2 * 10 ** len(value.partition(".")[2]))
    return Fraction(value) - half, Fraction(value) + half


def _holds(span: _Span, point: Fraction) -> bool:
    return span[0] <= point <= span[1]


def _range(span: _Span) -> str:
    low, high = -(-span[0] // 1), span[1] // 1
    return str(low) if low == high else f"{low} to {high}"


def _text(value: Fraction) -> str:
    return f"{float(value):.10g}"


PREDICATES = (
    predicate(one_number_gives_all_shares, "implied", "common"),
    predicate(average_is_the_mean, "what", "mean", "lowest", "highest"),
    predicate(edition_is_in_order, "slip"),
)
