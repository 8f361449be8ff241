"""The heaviest chain: which of many candidates can all be right, when numbers must rise as the text goes on."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.frozen import dataclass

_NONE = (float("-inf"), -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One candidate: its rank (from 1) must be higher than that of the link before it in a chain."""

    rank: int
    weight: float


def heaviest_chain(links: Sequence[Link], *, skipped: float = 0.0, restart: float | None = None) -> list[int]:
    """The indices of the chain with the greatest weight; of equal ones the earliest.

    `skipped` is the cost of each rank that is passed over, `restart` that of beginning again at rank 1 (None: never).
    Dynamic programming over a Fenwick tree of prefix maxima: n log n in the number of links.
    """
    size = max((link.rank for link in links), default=0) + 1
    best: list[tuple[float, int]] = [_NONE] * size
    before: list[int] = []
    top = _NONE
    totals: list[float] = []
    for index, link in enumerate(links):
        reached, previous = max((0.0, -1), _best_up_to(best, link.rank - 1), key=lambda found: found[0])
        if restart is not None and link.rank == 1 and top[0] - restart > reached:
            reached, previous = top[0] - restart, top[1]
        total = reached + link.weight - skipped * (link.rank - 1)
        totals.append(total)
        before.append(previous)
        if total > top[0]:
            top = (total, index)
        _note_best(best, link.rank, (total + skipped * link.rank, index))
    return _traced(before, top[1]) if top[0] > 0 else []


def _traced(before: Sequence[int], last: int) -> list[int]:
    chain = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _best_up_to(best: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    found = _NONE
    while rank > 0:
        found = max(found, best[rank], key=lambda each: each[0])
        rank -= rank & -rank
    return found


def _note_best(best: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(best):
        if value[0] > best[rank][0]:
            best[rank] = value
        rank += rank & -rank
