"""What the expression language cannot say: one module per family of rules."""

from sucheck.judge.predicates import (
    citations,
    documents,
    editions,
    editorial,
    keys,
    lists,
    notes,
    participation,
    procedures,
    scoreboards,
    shares,
    totals,
)
from sucheck.judge.predicates.registry import Predicate

_MODULES = (
    citations, documents, editions, editorial, keys, lists, notes, participation, procedures, scoreboards, shares,
    totals,
)  # fmt: skip
PREDICATES: dict[str, Predicate] = {each.name: each for module in _MODULES for each in module.PREDICATES}

__all__ = ["PREDICATES", "Predicate"]
