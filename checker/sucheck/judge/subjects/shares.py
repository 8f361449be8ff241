"""Percentages beside the figures they come from: shares with their counts, changes with both ends."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.claim_quantities import list_quantity, stated_quantity, whole_of
from sucheck.judge.subjects.claims import claim_key
from sucheck.judge.subjects.measures import Measured, Measures, measure_key
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Value
from sucheck.model import Claim, Dossier, Kind, Place


def share_pairs(measures: Measures) -> Iterator[Subject]:
    """Each share of Member States with the count it says in percent, and with the whole."""
    for measured in measures.by_id.values():
        claim = measured.claim
        share = claim.value if claim.kind is Kind.SHARE else claim.share
        counted = _count(measured, measures)
        if not isinstance(share, int | float) or claim.op != "=" or claim.unit != "member_states" or counted is None:
            continue
        count, places = counted
        universe = claim.columns.get("universe")
        yield Subject(
            key=f"{claim_key(claim)} · share", act=claim.act,
            values={
                "first": count, "second": whole_of(claim, measured.bound).get("whole", measured.bound),
                "first_share": float(share), "first_decimals": float(claim.decimals),
            },
            sources={
                "first_share": (claim.place,), "first": places,
                "second": (universe,) if universe and universe.text else (claim.place,),
            },
            home=(claim.place,),
        )  # fmt: skip


def _count(measured: Measured, measures: Measures) -> tuple[Quantity, tuple[Place, ...]] | None:
    """The count behind a share: in its own cell, in its list, or of another claim on the same fact."""
    claim = measured.claim
    own = stated_quantity(claim)
    if isinstance(own, Quantity):
        return (own, (claim.place,)) if own.count is not None else None
    listed = list_quantity(claim.listed, measured.bound)
    if isinstance(listed, Quantity) and claim.listed:
        return (listed, (claim.listed.place,)) if listed.count is not None else None
    if claim.among:
        return None
    for other in measures.by_key.get(measure_key(claim), ()):
        quantity = other.quantity
        same = (other.claim.document, other.claim.place.input) == (claim.document, claim.place.input)
        if (
            same
            and other.claim.kind is not Kind.SHARE
            and isinstance(quantity, Quantity)
            and quantity.count is not None
        ):
            return quantity, (other.claim.place,)
    return None


def change_pairs(dossier: Dossier) -> Iterator[Subject]:
    """Each change in percent with the figure it starts from (`among`) and the one of its own date."""
    by_id = {claim.id: claim for claim in dossier.claims}
    for claim in dossier.claims:
        base = by_id.get(claim.among or "")
        if claim.unit != "percent_change" or base is None or not isinstance(claim.value, float):
            continue
        result = next((each for each in dossier.claims if _is_result(each, claim, base)), None)
        if result is None or not _is_figure(base):
            continue
        first, second = float(str(base.value)), float(str(result.value))
        values: dict[str, Value] = {
            "first_number": first,
            "second_number": second,
            "change": claim.value,
            "decimals": float(claim.decimals),
        }
        near = bool(first) and abs(100 * (second - first) / first - claim.value) <= 1
        yield Subject(
            key=f"{claim_key(claim)} · change", act=claim.act, values=values,
            sources={"change": (claim.place,), "first_number": (base.place,), "second_number": (result.place,)},
            home=(claim.place,), conditions=frozenset({"within_a_point"} if near else ()),
        )  # fmt: skip


def _is_figure(claim: Claim) -> bool:
    return claim.kind in {Kind.COUNT, Kind.SUM} and claim.op == "=" and isinstance(claim.value, int)


def _is_result(claim: Claim, change: Claim, base: Claim) -> bool:
    """Whether a claim gives the figure at the date of the change: the same thing as the base, at that date."""
    same = (claim.place.input, claim.acts, claim.about, claim.ground, claim.unit)
    return (
        claim is not base
        and _is_figure(claim)
        and not claim.is_row_claim
        and same == (base.place.input, base.acts, base.about, base.ground, base.unit)
        and (claim.as_of, claim.when) == (change.as_of, change.when)
        and (base.as_of, base.when) != (change.as_of, change.when)
    )
