"""What the expression language cannot say: one module per family of rules."""

from sucheck.judge.predicates import (
    citations,
    documents,
    editorial,
    keys,
    lists,
    notes,
    participation,
    procedures,
    shares,
)
from sucheck.judge.predicates.registry import Predicate

PREDICATES: dict[str, Predicate] = {
    each.name: each
    for module in (citations, documents, editorial, keys, lists, notes, participation, procedures, shares)
    for each in module.PREDICATES
}

__all__ = ["PREDICATES", "Predicate"]
