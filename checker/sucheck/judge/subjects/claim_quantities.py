"""What a claim says in quantities: the States it counts and lists, and the whole it takes them from."""

from __future__ import annotations

import re

from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Unknown, Value
from sucheck.model import Claim, Kind, StateList

_LABEL = re.compile(r"^EU[\s-]?(?P<size>\d\d)$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")  # "¹²" is two digits to Python, and no number


def quantity_of(claim: Claim, bound: Value) -> Quantity | Unknown:
    """What is known of a claim's States: the stated count with the listed States."""
    listed, stated = list_quantity(claim.listed, bound), stated_quantity(claim)
    if isinstance(stated, Unknown):
        return listed
    return stated if isinstance(listed, Unknown) else listed.with_count(stated.low, stated.high)


def stated_quantity(claim: Claim) -> Quantity | Unknown:
    """The count that a claim states, if it counts Member States."""
    if claim.kind is not Kind.COUNT or not isinstance(claim.value, int):
        return Unknown("no count is stated")
    if claim.unit != "member_states":
        return Unknown(f"the count is one of {claim.unit.replace('_', ' ')}, not of Member States")
    match claim.op:
        case "=":
            return Quantity.of_count(claim.value)
        case "≥":
            return Quantity(low=claim.value)
        case "≤":
            return Quantity(high=claim.value)
        case _:
            return Unknown(f'"{claim.words}" gives no exact count')


def list_quantity(listing: StateList | None, bound: Value) -> Quantity | Unknown:
    """The States that a list names; for a complement, what it leaves of the States bound."""
    if listing is None:
        return Unknown("no list is given")
    if not listing.is_understood:
        strange = next(member.text for member in listing.members if member.state is None)
        return Unknown(f'the list holds "{strange}", which is no known State')
    if listing.complement:
        unbounded = Unknown("the States bound are not known")
        return bound - named_quantity(listing) if isinstance(bound, Quantity) else unbounded
    return named_quantity(listing)


def named_quantity(listing: StateList) -> Quantity:
    """The States that stand in a list, with those that it counts without a name."""
    if not listing.closed:
        return Quantity.between(listing.states, None)
    if listing.more:
        size = len(listing.states) + listing.more
        return Quantity.between(listing.states, None).with_count(size, size)
    return Quantity.of_states(listing.states)


def whole_of(claim: Claim, bound: Value) -> dict[str, Value]:
    """The whole that a count is part of: the N of "k of N", or the column `universe`."""
    label = _LABEL.match(claim.universe.strip())
    if label:
        return {"whole_label": claim.universe.strip(), "whole": Quantity.of_count(int(label["size"]))}
    if _NUMBER.fullmatch(claim.universe.strip()):
        return {"whole": Quantity.of_count(int(claim.universe))}
    if claim.universe.strip().lower() == "bound":
        return {"whole": bound}
    return {"whole": Quantity.of_count(claim.stated_of)} if claim.stated_of is not None else {}


def parts_of(claim: Claim) -> dict[str, Value]:
    """What the parts of a sum in a text add up to, and how many things an enumeration names."""
    if not claim.parts:
        return {}
    if claim.kind is Kind.ENUMERATION:
        return {"things": float(len(claim.parts))}
    amounts = [part.value for part in claim.parts if part.value is not None]
    return {"figures": float(sum(amounts)), "list_form": "closed"} if len(amounts) == len(claim.parts) else {}
