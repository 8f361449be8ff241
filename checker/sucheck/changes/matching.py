"""Things of two sides that belong together, by what they say and never by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
#: What two things must share; None for what is not to be matched so.
Key = Callable[[_T], Hashable | None]


def matched(
    old: Sequence[_T], new: Sequence[_T], keys: Sequence[Key[_T]]
) -> tuple[list[tuple[_T, _T]], list[_T], list[_T]]:
    """The pairs, what only the old side has, and what only the new one has, each in reading order.

    The keys are tried one after another, the closest first. Several with one key are paired in reading order.
    """
    pairs: list[tuple[_T, _T]] = []
    left, right = list(old), list(new)
    for key in keys:
        waiting: dict[Hashable, list[_T]] = {}
        for thing in left:
            waiting.setdefault(key(thing), []).append(thing)
        waiting.pop(None, None)
        taken: set[int] = set()
        rest: list[_T] = []
        for thing in right:
            partners = waiting.get(key(thing))
            if partners:
                partner = partners.pop(0)
                taken.add(id(partner))
                pairs.append((partner, thing))
            else:
                rest.append(thing)
        left, right = [thing for thing in left if id(thing) not in taken], rest
    return pairs, left, right
