"""Claims by what they measure: one act, one state or step, one date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.judge.facts import Facts
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.claim_quantities import quantity_of
from sucheck.judge.values import Unknown, Value
from sucheck.model import Claim, Dossier, Kind, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A claim with what is known of its States."""

    claim: Claim
    bound: Value
    quantity: Quantity | Unknown

    @property
    def places(self) -> tuple[Place, ...]:
        """The cells of its count and of its list."""
        listed = (self.claim.listed.place,) if self.claim.listed else ()
        return tuple(dict.fromkeys((self.claim.place, *listed)))


#: What makes two claims the same fact: acts, state or step, ground, state of play, day of the event.
MeasureKey = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The stated claims that count or list Member States, by what they measure and by id.

    `among` holds those that are part of another claim, by its id; `examples` the lists without a count that name only
    some of the States ("including …"): they give no value of what they measure.
    """

    by_key: Mapping[MeasureKey, list[Measured]]
    by_id: Mapping[str, Measured]
    among: Mapping[str, list[Measured]] = field(default_factory=dict)
    examples: Mapping[MeasureKey, list[Measured]] = field(default_factory=dict)


def measure_key(claim: Claim) -> MeasureKey:
    """What a claim measures."""
    return (";".join(claim.acts), claim.about, claim.ground or "", claim.as_of or "", claim.when or "")


def measures_of(dossier: Dossier, facts: Facts) -> Measures:
    """Group the stated claims; one that is part of another by `among` measures something of its own."""
    by_key: dict[MeasureKey, list[Measured]] = defaultdict(list)
    by_id: dict[str, Measured] = {}
    among: dict[str, list[Measured]] = defaultdict(list)
    examples: dict[MeasureKey, list[Measured]] = defaultdict(list)
    for claim in _countable(dossier.claims):
        bound = facts.bound(claim.act, facts.as_of(claim), claim.acts)
        measured = Measured(claim=claim, bound=bound, quantity=quantity_of(claim, bound))
        by_id[claim.id] = measured
        if claim.among:
            among[claim.among].append(measured)
        elif claim.acts and claim.about and is_example(measured):
            examples[measure_key(claim)].append(measured)
        elif claim.acts and claim.about:
            by_key[measure_key(claim)].append(measured)
    return Measures(by_key=dict(by_key), by_id=by_id, among=dict(among), examples=dict(examples))


def _countable(claims: Iterable[Claim]) -> Iterable[Claim]:
    kinds = {Kind.COUNT, Kind.LIST, Kind.SHARE, Kind.SUM}
    return (c for c in claims if not c.is_row_claim and c.kind in kinds and c.about != "not_bound")


def is_example(measured: Measured) -> bool:
    """Whether it is a list without a count that names some of the States only."""
    claim = measured.claim
    return claim.value is None and claim.listed is not None and not claim.listed.closed


def has_states(measured: Measured) -> bool:
    """Whether it is a quantity of Member States at all."""
    return isinstance(measured.quantity, Quantity)
