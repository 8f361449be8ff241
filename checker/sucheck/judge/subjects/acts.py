"""Each act at each state of play as a subject: what all claims and rows together say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import add

from sucheck.judge.facts import Facts
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.measures import Measured, Measures, has_states
from sucheck.judge.subjects.participation import universe_of
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Unknown, Value, period
from sucheck.law import states as law_states
from sucheck.model import Kind, Place
from sucheck.model.vocabulary import NOT_FULL

#: How the values of a rule are named where the word in the sheets is another.
_NAMES = {
    "full": "full", "not_full": "not_full", "none": "none", "partial": "partial", "incomplete": "incomplete",
    "conform": "conform", "applied": "applied", "open": "open", "closed": "closed", "formal_notice": "letters",
    "reasoned_opinion": "opinions", "referral": "referrals", "bound": "stated_bound",
}  # fmt: skip
#: Steps are events: those of different days add up.
_EVENTS = {"letters", "opinions", "referrals", "closed"}


def act_subjects(measures: Measures, facts: Facts) -> Iterator[Subject]:
    """One subject per act and state of play, in the order in which the claims and the rows name them."""
    keys = dict.fromkeys((acts, as_of) for acts, _, _, as_of, _ in measures.by_key if ";" not in acts)
    keys |= dict.fromkeys(facts.row_keys())
    for act, as_of in keys:
        yield _subject(act, as_of, measures, facts)


def _subject(act: str, as_of: str, measures: Measures, facts: Facts) -> Subject:
    groups: dict[str, list[Measured]] = {}
    for (acts, about, _, date, _), group in measures.by_key.items():
        if (acts, date) == (act, as_of) and about:
            groups.setdefault(about, []).extend(group)
    day = period(as_of, act) if as_of else None
    values: dict[str, Value] = facts.of_act(act, day) | facts.partly(act, day)
    values["bound"] = facts.bound(act, day, (act,))
    if day:
        values["as_of"] = day
    sources: dict[str, tuple[Place, ...]] = {}
    _stated(groups, values, sources)
    conditions = _derive_not_full(groups, values, sources)
    if "incomplete" not in values:
        conditions |= {"parts_assumed"}
    if "stated_bound" in values:
        conditions |= {"total_stated"}
    _from_rows(act, as_of, values, sources, facts)
    _wholes(act, day, groups, values, sources, facts)
    places = tuple(dict.fromkeys(place for found in sources.values() for place in found))
    return Subject(
        key=" · ".join(part for part in (act, as_of) if part), act=act, values=values, sources=sources,
        home=places[:1] or facts.first_row_cell(act, as_of), conditions=conditions,
        cell_of=lambda state: facts.row_cells(act, state, as_of),
    )  # fmt: skip


def _wholes(
    act: str, day: Day | None, groups: Mapping[str, list[Measured]], values: dict[str, Value],
    sources: dict[str, tuple[Place, ...]], facts: Facts,
) -> None:  # fmt: skip
    """The figures that claims on the act take for all the States bound."""
    if day is None:
        return
    found: dict[str, Place] = {}
    for measured in (measured for group in groups.values() for measured in group):
        universe, place = universe_of(measured.claim, day, None)
        if measured.claim.about == "bound" and isinstance(measured.quantity, Quantity):
            universe, place = measured.quantity, measured.claim.place
        if universe is not None and place is not None and universe.count is not None:
            found.setdefault(str(universe.count), place)
    outside = facts.declared_outside(act)
    if found and outside is not None:
        found.setdefault(str(len(law_states.members(day.last) - outside)), next(iter(found.values())))
    if found:
        values["wholes"], sources["wholes"] = tuple(found), tuple(found.values())
    bound = values.get("bound")
    if len(found) == 1 and isinstance(bound, Quantity) and bound.count is None:
        values["bound"] = _as_stated(bound, int(next(iter(found))))


def _as_stated(bound: Quantity, size: int) -> Quantity:
    """The States bound, as many as are stated where law leaves that open; PM04 checks what is stated against law."""
    is_possible = bound.low <= size and (bound.high is None or size <= bound.high)
    return bound.with_count(size, size) if is_possible else bound


def _stated(
    groups: Mapping[str, list[Measured]], values: dict[str, Value], sources: dict[str, tuple[Place, ...]]
) -> None:
    for about, group in groups.items():
        name = _NAMES.get(about)
        counted = [m for m in group if has_states(m) and m.claim.kind is not Kind.SHARE]
        if name and counted:
            chosen = _one_per_event(counted) if name in _EVENTS else counted[:1]
            values[name] = _sum(measured.quantity for measured in chosen)
            sources[name] = tuple(place for measured in chosen for place in measured.places)
            if name == "full":
                values["full_basis"] = chosen[0].claim.basis
        shares = [m.claim for m in group if m.claim.kind is Kind.SHARE and m.claim.op == "="]
        if name and shares and isinstance(shares[0].value, float):
            values[f"{name}_share"] = shares[0].value
            sources[f"{name}_share"] = (shares[0].place,)
            printed = values.get("share_decimals", float(shares[0].decimals))
            values["share_decimals"] = min(float(shares[0].decimals), printed)  # type: ignore[type-var]


def _sum(counts: Iterable[Quantity | Unknown]) -> Quantity:
    """The disjoint union of those that are known."""
    return reduce(add, (count for count in counts if isinstance(count, Quantity)))


def _one_per_event(group: list[Measured]) -> list[Measured]:
    """The first claim of each event; the same event told twice counts once."""
    first: dict[tuple[str, str], Measured] = {}
    for measured in group:
        first.setdefault((measured.claim.when or "", measured.claim.ground or ""), measured)
    return list(first.values())


def _derive_not_full(
    groups: Mapping[str, list[Measured]], values: dict[str, Value], sources: dict[str, tuple[Place, ...]]
) -> frozenset[str]:
    """Where no claim says how many are not full, the claims that cover its parts say it together."""
    if "not_full" in values:
        return frozenset()
    covered: set[str] = set()
    counts: list[Quantity | Unknown] = []
    places: list[Place] = []
    for about, group in groups.items():
        parts = set(about.split("+"))
        first = next((m for m in group if has_states(m) and m.claim.kind is not Kind.SHARE), None)
        if first and parts <= NOT_FULL and not parts & covered:
            covered |= parts
            counts.append(first.quantity)
            places.extend(first.places)
    if not {"none", "partial"} <= covered:
        values["not_full"] = Unknown("not every part of what is not full is stated")
        return frozenset()
    values["not_full"] = _sum(counts)
    sources["not_full"] = tuple(places)
    return frozenset() if "incomplete" in covered else frozenset({"not_full_derived"})


def _from_rows(
    act: str, as_of: str, values: dict[str, Value], sources: dict[str, tuple[Place, ...]], facts: Facts
) -> None:
    rows = facts.rows(act, as_of)
    if rows:
        by_status = {
            name: frozenset(s for s, status in rows.items() if status in wanted) for name, wanted in _ROW_SETS.items()
        }
        values |= {name: Quantity.of_states(states) for name, states in by_status.items()}
        values["rows"] = Quantity.of_states(frozenset(rows))
        bound = values["bound"]
        if isinstance(bound, Quantity):
            is_of_late = all(status in NOT_FULL for status in rows.values())
            is_extract = is_of_late or 2 * len(rows) < len(bound.must)
            values["rows_form"] = "extract" if is_extract else "matrix"
        cells = facts.first_row_cell(act, as_of)
        sources |= dict.fromkeys(("rows", *_ROW_SETS), cells)
    for name, step in (
        ("row_letters", "formal_notice"),
        ("row_opinions", "reasoned_opinion"),
        ("row_referrals", "referral"),
    ):
        steps = facts.addressed(act, step)
        if steps is not None:
            values[name] = Quantity.of_states(frozenset(steps))
            sources[name] = tuple(dict.fromkeys(place for places in steps.values() for place in places))[:1]
    pilots = facts.addressed(act, "eu_pilot")
    if pilots:
        others = {
            state
            for step in ("formal_notice", "reasoned_opinion", "referral")
            for state in facts.addressed(act, step) or {}
        }
        values["pilots"] = Quantity.of_states(frozenset(pilots) - others)
        sources["pilots"] = tuple(place for places in pilots.values() for place in places)[:1]


_ROW_SETS = {
    "row_none": frozenset({"none"}),
    "row_not_full": NOT_FULL,
    "row_incomplete": frozenset({"incomplete"}),
}
