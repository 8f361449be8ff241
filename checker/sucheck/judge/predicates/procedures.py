"""Predicates."""

from __future__ import annotations

from sucheck.judge.predicates.registry import Predicate

PREDICATES: tuple[Predicate, ...] = ()
