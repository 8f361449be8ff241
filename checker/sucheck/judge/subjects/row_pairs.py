"""A claim beside the rows of Notifications: what it states, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from sucheck.judge.facts import Facts
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.claims import claim_key
from sucheck.judge.subjects.measures import Measured, Measures, has_states, is_example
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Value
from sucheck.model import Kind, Place
from sucheck.model.vocabulary import AT_LEAST_FULL, expand


def row_pairs(measures: Measures, facts: Facts) -> Iterator[Subject]:
    """Each claim on transposition with the rows of its act at its state of play, where there are any."""
    for key in dict.fromkeys((*measures.by_key, *measures.examples)):
        group = (*measures.by_key.get(key, ()), *measures.examples.get(key, ()))
        acts, about, _, as_of, _ = key
        wanted = expand(about)
        rows = facts.rows(acts, as_of) if wanted else None
        if rows is None:
            continue
        for first in group:
            if not has_states(first) or first.claim.kind is Kind.SHARE:
                continue
            second = _by_rows(rows, wanted, first)
            values: dict[str, Value] = {
                "first": first.quantity,
                "second": second,
                "first_about": about,
                "bound": first.bound,
            }
            values["first_form"] = "open" if is_example(first) else "closed"
            yield Subject(
                key=claim_key(first.claim), act=acts, values=values, sources={"first": first.places}, home=first.places,
                cell_of=partial(_cells_of, facts, acts, as_of),
            )  # fmt: skip


def _cells_of(facts: Facts, act: str, as_of: str, state: str) -> tuple[Place, ...]:
    return facts.row_cells(act, state, as_of)


def _by_rows(rows: Mapping[str, str | None], wanted: frozenset[str], first: Measured) -> Quantity:
    """The States that the rows put there, as far as they say: at least those in it, at most those without a row too.

    A State held incomplete has declared full transposition: a count by declaration may hold it on either side. A row
    that says full does not say that the measures are no more than notified.
    """
    positive = AT_LEAST_FULL if "full" in wanted else frozenset[str]()
    certain = {state for state, status in rows.items() if status in wanted | positive}
    open_to_convention = set[str]()
    if first.claim.basis == "declared" and ("full" in wanted or wanted > {"incomplete"}):
        open_to_convention = {state for state, status in rows.items() if status == "incomplete"}
    certain = _by_convention(certain - open_to_convention, open_to_convention, first.quantity)
    possible = {state for state, status in rows.items() if status is None}
    if wanted <= {"conform", "applied"}:
        possible |= {state for state, status in rows.items() if status == "full"}
    if isinstance(first.bound, Quantity):
        astray = {state for state, status in rows.items() if _is_astray(state, status, first.bound)}
        certain, possible = certain - astray, possible | astray
    if not isinstance(first.bound, Quantity) or first.bound.may is None:
        return Quantity.between(frozenset(certain), None)
    return Quantity.between(frozenset(certain), frozenset(certain | possible | (first.bound.may - rows.keys())))


def _is_astray(state: str, status: str | None, bound: Quantity) -> bool:
    """Whether a row says of a State that is not bound that it notified nothing, or of one bound that it is not."""
    if status == "not_bound":
        return state in bound.must
    return status == "none" and bound.may is not None and state not in bound.may


def _by_convention(certain: set[str], either: set[str], stated: Value) -> set[str]:
    """Which of the States that may stand on either side the claim itself counts."""
    if not isinstance(stated, Quantity):
        return certain
    if stated.must:
        return certain | (either & stated.must)
    return certain | either if stated.count is not None and stated.count > len(certain) else certain
