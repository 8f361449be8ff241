"""Totals: WB06."""

from __future__ import annotations

from math import isclose

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided

_NOISE = 1e-9  # what adding up floats may differ by


def total_is_that_of_its_cells(  # noqa: PLR0913 - each is one thing that is known of a total
    stated: float,
    *,
    counts: str | None = None,
    over: str | None = None,
    evaluated: float | None = None,
    expected: float | None = None,
    tolerance: float | None = None,
    left_out: tuple[str, ...] | None = None,
    too_much: tuple[str, ...] | None = None,
) -> Answer:
    """The total is what the cells give that it is about; a formula covers all of them, and its value is up to date."""
    if evaluated is None and expected is None:
        return undecided("which cells it totals is not clear")
    if expected is not None and not _same(stated, expected, tolerance or 0.0):
        reach = [f"the formula leaves out {_list(left_out)}"] if left_out else []
        reach += [f"the formula takes in {_list(too_much)}"] if too_much else []
        return fails(trouble="; ".join([f"the {counts or 'sum'} of {over} is {expected:.10g}", *reach]))
    if evaluated is not None and expected is None and not _same(stated, evaluated, 0.0):
        return fails(trouble=f"its formula gives {evaluated:.10g} for the cells as they are")
    return HOLDS


def _same(stated: float, other: float, tolerance: float) -> bool:
    return abs(stated - other) <= tolerance or isclose(stated, other, rel_tol=_NOISE, abs_tol=_NOISE)


def _list(cells: tuple[str, ...]) -> str:
    return ", ".join(cells)


PREDICATES = (predicate(total_is_that_of_its_cells, "trouble"),)
