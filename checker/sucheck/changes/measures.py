"""What a claim measures, when, and what it says of it: by this the claims of two sides are told apart."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace

from sucheck.frozen import dataclass
from sucheck.law.states import protocol_order
from sucheck.model import Claim, Kind, Place, Stated, StateList

#: A count and a list of States measure the same thing.
_ON_STATES = frozenset({Kind.COUNT, Kind.LIST})
#: What these give is itself a date, whatever the state of play.
_DATES = frozenset({Kind.DEADLINE, Kind.ACT_DATE, Kind.AS_OF, Kind.EVENT_DATE, Kind.ACT_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A claim with what it measures, the date that it holds for, and what it says.

    `is_named` is False where neither act nor subject is known, so that what it measures tells little.
    """

    claim: Claim
    what: Hashable
    moment: tuple[str, str]
    says: Hashable
    is_named: bool

    @property
    def label(self) -> str:
        """The name that the source gives the claim; where a text has it by its paragraphs, that is a place."""
        return "" if self.claim.label.startswith("¶") else self.claim.label


def measure_of(claim: Claim, by_id: Mapping[str, Claim]) -> Measure:
    """The measure of a claim; `by_id` holds the claims that it may be a part of."""
    whole = by_id.get(claim.among or "")
    kind = "states" if claim.kind in _ON_STATES else claim.kind.value
    part_of = (whole.kind.value, whole.acts, whole.about) if whole else None
    own = () if claim.acts or claim.about else (claim.section,)
    return Measure(
        claim=claim,
        what=(kind, claim.acts, claim.about, claim.ground, claim.unit, claim.tense, part_of, own),
        moment=("", "") if claim.kind in _DATES else (claim.as_of or "", claim.when or ""),
        says=_says(claim),
        is_named=bool(claim.acts or claim.about),
    )


def _says(claim: Claim) -> Hashable:
    if claim.kind is Kind.ACT_NUMBER:  # how often an act is named is no figure
        return ()
    lists = tuple(
        (_members(states), states.closed, states.complement, states.more) if states else None
        for states in (claim.listed, claim.noted)
    )
    amounts = tuple(part.value for part in claim.parts)
    return (claim.value, claim.op, claim.stated_of, lists, amounts)


def _members(states: StateList) -> tuple[Hashable, ...]:
    return tuple(sorted((member.state or member.text, str(member.number)) for member in states.members))


def stated(claim: Claim, by: int) -> Stated:
    """What a claim states; `by` is added to the number of its input."""
    states = claim.listed or claim.noted
    places = tuple(dict.fromkeys([claim.place, *(each.place for each in (claim.listed, claim.noted) if each)]))
    return Stated(
        about=claim.about,
        ground=claim.ground,
        value=claim.value,
        op=claim.op,
        of=claim.stated_of,
        states=named(states) if states else None,
        is_closed=states.closed if states else True,
        is_complement=states.complement if states else False,
        more=states.more if states else 0,
        as_of=claim.as_of,
        when=claim.when,
        words=claim.words,
        places=tuple(moved(place, by) for place in places),
    )


def named(states: StateList) -> tuple[str, ...]:
    """The members of a list, each once, in protocol order; unknown names as they are written."""
    return tuple(protocol_order({member.state or member.text for member in states.members}))


def moved(place: Place, by: int) -> Place:
    """The place with its input's number raised."""
    return replace(place, input=place.input + by) if by else place
