"""Lists of States as they are written: CL and ED."""

from __future__ import annotations

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate


def no_state_twice(entries: tuple[str, ...]) -> Answer:
    """Each State stands once in a list."""
    twice = frozenset(entry for entry in entries if entries.count(entry) > 1)
    return fails(states=twice) if twice else HOLDS


PREDICATES = (predicate(no_state_twice),)
