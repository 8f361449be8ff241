"""What the law says of the States that a claim counts or lists: who is bound, who is a member."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Value
from sucheck.law import states as law_states
from sucheck.model import Claim, Kind, Place, StateList
from sucheck.model.vocabulary import TRANSPOSITION, is_step

Places = dict[str, tuple[Place, ...]]
_COUNTED = {Kind.COUNT, Kind.LIST, Kind.SUM, Kind.SHARE}
_TRANSPOSITION = {*TRANSPOSITION, "not_full"}
_LABEL = re.compile(r"EU[\s-]?\d\d", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")  # "¹²" is two digits to Python, and no number
#: Words that say that a list holds more than Member States.
_ASSOCIATED = re.compile(r"associat|schengen|\bEEA\b|\bEFTA\b|countries|agreement", re.IGNORECASE)
_LISTED = {"closed", "open"}


def participation_values(
    claim: Claim, as_of: Day | None, law: Quantity | None, read: Mapping[str, Value]
) -> tuple[dict[str, Value], Places]:
    """The values on participation, with their places.

    `law` holds the States that the act binds by law alone, `read` what was read of the claim already.
    """
    values: dict[str, Value] = {"axis": axis_of(claim), "denmark": Quantity.of_states({"DK"})}
    values["other_states"] = Quantity.of_states(law_states.states().keys() - {"DK"})
    sources: Places = {}
    if claim.listed:
        values["says_associated"] = bool(_ASSOCIATED.search(claim.listed.place.text))
    if as_of is None:
        return values, sources
    universe, place = universe_of(claim, as_of, read.get("bound"))
    if universe is not None and place is not None:
        values["universe"], sources["universe"] = universe, (place,)
    _add(values, sources, "left_union", _left_union(claim, as_of, read, universe), place)
    if law is not None:
        values["bound_least"] = Quantity.of_count(law.low)
        if law.high is not None:
            values["bound_most"] = Quantity.of_count(law.high)
        partly = bound_in_part.must if isinstance(bound_in_part := read.get("partly_bound"), Quantity) else frozenset()
        _add(values, sources, "counted_unbound", _counted_unbound(claim, law, partly, read, universe), place)
        _add(values, sources, "left_out", _left_out(claim, law, partly, read, universe), place)
    return values, sources


def axis_of(claim: Claim) -> str:
    """What a claim's `about` speaks of: transposition, step, bound, not_bound, or other."""
    if claim.about in {"bound", "not_bound"}:
        return claim.about
    if claim.kind not in _COUNTED:
        return "other"
    if is_step(claim.about) or claim.about == "withdrawn":
        return "step"
    return "transposition" if claim.about and set(claim.about.split("+")) <= _TRANSPOSITION else "other"


def universe_of(claim: Claim, as_of: Day, bound: Value | None) -> tuple[Quantity | None, Place | None]:
    """The States among which a claim counts, and where it says so: the column `universe`, else the N of "k of N".

    The N of a claim that is part of another one is that one's count, and no universe; a label (EU-28) names the Union.
    """
    text, column = claim.universe.strip(), claim.columns.get("universe")
    if text and column is not None:
        if _NUMBER.fullmatch(text):
            return Quantity.of_count(int(text)), column
        if _LABEL.fullmatch(text):
            return None, None
        if text.lower() == "bound":
            return (bound, column) if isinstance(bound, Quantity) else (None, None)
        return _universe_listed(claim.universe_list, as_of), column
    if claim.stated_of is not None and not claim.among and claim.unit == "member_states":
        return Quantity.of_count(claim.stated_of), claim.place
    return None, None


def _universe_listed(listed: StateList | None, as_of: Day) -> Quantity | None:
    if listed is None or not listed.members or not (listed.is_understood and listed.closed):
        return None
    return Quantity.of_states(law_states.members(as_of.last) - listed.states if listed.complement else listed.states)


#: States of a fault: the certain ones, those that are possible as well; and the cell, if not the universe's.
_Found = tuple[frozenset[str], frozenset[str], Place | None]


def _add(values: dict[str, Value], sources: Places, name: str, found: _Found | None, universe: Place | None) -> None:
    """Note the States of a fault; None where the claim says nothing that could have it."""
    if found is not None:
        certain, possible, place = found
        values[name] = Quantity.between(certain, certain | possible)
        sources[name] = tuple(each for each in (place or universe,) if each)


def _left_union(claim: Claim, as_of: Day, read: Mapping[str, Value], universe: Quantity | None) -> _Found | None:
    """The United Kingdom, where it is listed, or counted among all members, after it left.

    Steps are left alone: cases against it went on (Article 87 of the Withdrawal Agreement). So is a claim that says it
    counts 28 while Union law still applied to it (Article 127).
    """
    gone = law_states.former_members(as_of.first)
    if axis_of(claim) not in {"transposition", "bound"} or not gone:
        return None
    members, whole = len(law_states.members(as_of.last)), read.get("whole")
    still = {code for code in gone if law_states.states()[code].is_in_transition(as_of.first)}
    if isinstance(whole, Quantity) and still and whole.count == members + len(still):
        return frozenset(), frozenset(), claim.place
    if claim.listed and read.get("list_form") in _LISTED and gone & claim.listed.states:
        return gone & claim.listed.states, frozenset(), claim.listed.place
    for quantity, place in ((read.get("stated"), claim.place), (universe, None)):
        if isinstance(quantity, Quantity) and members + len(gone) in {quantity.low, quantity.high}:
            is_certain = quantity.low > members
            return gone if is_certain else frozenset(), gone, place
    return frozenset(), frozenset(), claim.place


def _counted_unbound(
    claim: Claim, law: Quantity, partly: frozenset[str], read: Mapping[str, Value], universe: Quantity | None
) -> _Found | None:
    """States that the claim lists, counts or fails to except, although the act does not bind them."""
    members, may = read.get("members"), law.may or frozenset()
    if not isinstance(members, Quantity) or axis_of(claim) == "other":
        return None
    outside, unverified = members.must - may, may - law.must - partly
    axis, listing, form = axis_of(claim), claim.listed, read.get("list_form")
    if listing and form in _LISTED and axis != "not_bound":
        return outside & listing.states, unverified & listing.states, listing.place
    if listing and listing.is_understood and listing.closed and axis in {"bound", "not_bound"}:
        return outside - listing.states, unverified - listing.states, listing.place
    counts_all = axis == "bound" and claim.op == "="
    for quantity, place in ((read.get("stated") if counts_all else None, claim.place), (universe, None)):
        if isinstance(quantity, Quantity):
            named = quantity.states or (members.must if quantity.count == members.count else frozenset())
            return outside & named, unverified & named, place
    return None


def _left_out(
    claim: Claim, law: Quantity, partly: frozenset[str], read: Mapping[str, Value], universe: Quantity | None
) -> _Found | None:
    """States that the claim names as not bound, or leaves out of those bound, although the act binds them."""
    axis, form, listing = axis_of(claim), read.get("list_form"), claim.listed
    unverified = (law.may or frozenset()) - law.must - partly
    if listing and listing.is_understood and axis in {"bound", "not_bound"}:
        if form == "closed" and axis == "bound" and not listing.more:
            return law.must - listing.states, unverified - listing.states, listing.place
        if form == "complement" or axis == "not_bound":
            return law.must & listing.states, unverified & listing.states, listing.place
    if universe is not None and universe.states is not None:
        return law.must - universe.states, unverified - universe.states, None
    return None
