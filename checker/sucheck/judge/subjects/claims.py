"""Each claim as a subject: what it states and lists, and what the law says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from sucheck.judge.facts import Facts
from sucheck.judge.law_facts import deadline_conditions
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.citations import citation_values
from sucheck.judge.subjects.cited_dates import Sisters, other_act_of, sister_of, sisters_of
from sucheck.judge.subjects.claim_quantities import list_quantity, named_quantity, parts_of, stated_quantity, whole_of
from sucheck.judge.subjects.on_record import record_values
from sucheck.judge.subjects.participation import participation_values
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Unknown, Value, period
from sucheck.law import acts as law_acts
from sucheck.law import calendar as law_calendar
from sucheck.law import states as law_states
from sucheck.model import Certainty, Claim, Dossier, Kind, Place, StateList

#: What a claim that gives a date can be; the number of a document is text as well.
_DATES = {Kind.DEADLINE, Kind.ACT_DATE, Kind.IN_FORCE, Kind.AS_OF, Kind.EVENT_DATE}


def claim_subjects(dossier: Dossier, facts: Facts) -> Iterator[Subject]:
    """One subject for each claim that stands somewhere; what rows add up to is not stated by anyone."""
    sisters = sisters_of(dossier, facts)
    for claim in dossier.claims:
        if not claim.is_row_claim:
            yield _subject(claim, facts, sisters)


def _subject(claim: Claim, facts: Facts, sisters: Sisters) -> Subject:
    values = _written(claim) | facts.of_edition(claim.place.input)
    as_of = facts.as_of(claim)
    if claim.as_of and (claim.kind is Kind.AS_OF or "as_of" in _filled(claim)):
        values["own_as_of"] = period(claim.as_of, claim.place.address)
    values["as_of"] = as_of or Unknown("the state of play is not stated")
    values |= facts.of_act(claim.act, as_of) | other_act_of(claim) | _own_deadline(claim, as_of)
    sister, sister_places = sister_of(claim, sisters)
    values |= sister
    values["bound"] = facts.bound(claim.act, as_of, claim.acts)
    values |= _figures(claim, values["bound"])
    values |= _membership(claim, as_of) | citation_values(claim)
    values |= facts.partly(claim.act, as_of) if claim.act else {}
    law = facts.law_bound(claim.act, as_of)
    participation, participation_places = participation_values(claim, as_of, law, values)
    recorded, recorded_places = record_values(claim, facts)
    values |= participation | recorded
    evidence = deadline_conditions(claim.act) if claim.kind is Kind.DEADLINE else frozenset[str]()
    return Subject(
        key=claim_key(claim), act=claim.act, values=values,
        sources=_sources(claim) | participation_places | recorded_places | sister_places,
        home=(claim.place,),
        conditions=evidence | _conditions(claim, values),
        also=claim.also,
    )  # fmt: skip


def _own_deadline(claim: Claim, as_of: Day | None) -> dict[str, Value]:
    """What to compare a deadline with, where it is not the act's main one: that of the one State that it is about."""
    if claim.may_be_of_a_part and not _is_main(claim, as_of):
        return {"law_deadline": Unknown("the list gives several deadlines for the act, perhaps for parts of it")}
    states = claim.listed.states if claim.listed and claim.listed.closed else frozenset[str]()
    if claim.kind is not Kind.DEADLINE or claim.act is None or len(states) != 1:
        return {}
    own = law_calendar.own_deadline(claim.act, min(states), as_of.last if as_of else None)
    return {"law_deadline": Day.of(own)} if own else {}


def _is_main(claim: Claim, as_of: Day | None) -> bool:
    law = law_acts.act(claim.act) if claim.act else None
    main = law_calendar.deadline_on(law.key, as_of.last) if law and as_of else law.deadline if law else None
    return main is not None and main.date is not None and main.date.isoformat() == claim.value


def claim_key(claim: Claim) -> str:
    """What a claim is about in words: act, state or step, date, and where it stands if that is needed."""
    parts = [
        ", ".join(claim.acts),
        claim.about,
        claim.ground,
        claim.as_of,
        claim.when,
        claim.document,
        claim.section,
        claim.label,
    ]
    if not claim.acts:
        parts.append(claim.words)
    return " · ".join(part for part in parts if part)


def _written(claim: Claim) -> dict[str, Value]:
    """The texts and dates of a claim as they are written."""
    texts = {
        "kind": claim.kind.value, "about": claim.about, "unit": claim.unit, "op": claim.op, "basis": claim.basis,
        "words": claim.words, "document": claim.document, "ground": claim.ground or "", "quantifier": claim.quantifier,
    }  # fmt: skip
    values: dict[str, Value] = {name: text for name, text in texts.items() if text}
    if claim.act:
        values["act_key"] = claim.act
    for name, column in (("act_words", "act"), ("celex", "celex"), ("short_title", "short_title")):
        place = claim.columns.get(column)
        if place and place.text:
            values[name] = place.text
    if isinstance(claim.value, str) and claim.kind in _DATES:
        values["date"] = period(claim.value, claim.place.address)
    if claim.when:
        values["when"] = period(claim.when, claim.place.address)
    return values


def _figures(claim: Claim, bound: Value) -> dict[str, Value]:
    """Counts, lists and shares."""
    values: dict[str, Value] = {"stated": stated_quantity(claim), "listed": list_quantity(claim.listed, bound)}
    values["noted"] = list_quantity(claim.noted, bound)
    for name, listing in (("entries", claim.listed), ("noted_entries", claim.noted)):
        if listing and listing.members:
            values[name] = tuple(member.state or member.text for member in listing.members)
    if claim.listed:
        values["list_form"] = _form(claim.listed)
        values["names"] = tuple(member.text for member in claim.listed.members)
        if claim.listed.complement and claim.listed.closed and claim.listed.is_understood:
            values["exceptions"] = named_quantity(claim.listed)
    if claim.kind is Kind.SUM and claim.listed:
        values["figures"] = float(sum(member.number or 0 for member in claim.listed.members))
    values |= parts_of(claim)
    if claim.about == "not_bound":
        values["not_bound"] = values.pop("listed")
    if isinstance(claim.value, int | float) and claim.op == "=":
        values["share" if claim.kind is Kind.SHARE else "number"] = float(claim.value)
        values["decimals"] = float(claim.decimals)
    if claim.share is not None:
        values["share"] = claim.share
    return values | whole_of(claim, bound)


def _form(listing: StateList) -> str:
    if not listing.is_understood:
        return "broken"
    return "complement" if listing.complement else "closed" if listing.closed else "open"


def _membership(claim: Claim, as_of: Day | None) -> dict[str, Value]:
    """Listed countries that are no Member States at the state of play, by the reason."""
    if claim.listed is None:
        return {} if as_of is None else {"members": Quantity.of_states(law_states.members(as_of.last))}
    listed = claim.listed.states
    states = frozenset(code for code in listed if code in law_states.states())
    values: dict[str, Value] = {"foreign": Quantity.of_states(listed - states)}
    if as_of:
        values["members"] = Quantity.of_states(law_states.members(as_of.last))
        early = {code for code in states if law_states.accession(code) > as_of.last}
        gone = {code for code in states if (law_states.last_day_of_membership(code) or dt.date.max) < as_of.first}
        values |= {"not_yet": Quantity.of_states(early), "departed": Quantity.of_states(gone)}
    return values


def _conditions(claim: Claim, values: Mapping[str, Value]) -> frozenset[str]:
    held = {
        "any_inherited": claim.certainty is Certainty.INHERITED,
        "any_guessed": claim.certainty is Certainty.GUESSED,
        "is_list": claim.kind is Kind.LIST or (claim.listed is not None and _in_transition(values.get("as_of"))),
        "whole_in_words": claim.stated_of is not None and not claim.universe.strip(),
        "text_date": claim.kind is Kind.ACT_DATE and claim.words != claim.value,
        "name_shared": isinstance(named := values.get("named_acts"), tuple) and len(named) > 1,
        "title_misprinted": "misprint" in values,
    }
    return frozenset(name for name, holds in held.items() if holds)


def _in_transition(as_of: Value | None) -> bool:
    """Whether Union law still applied to a State that had left."""
    return isinstance(as_of, Day) and any(state.is_in_transition(as_of.first) for state in law_states.states().values())


def _filled(claim: Claim) -> frozenset[str]:
    """The columns in which the claim's row holds something."""
    return frozenset(column for column, place in claim.columns.items() if place.text)


def _sources(claim: Claim) -> dict[str, tuple[Place, ...]]:
    own: tuple[Place, ...] = (claim.place,)
    written = ("stated", "number", "share", "date", "quantifier", "words", "kind", "unit")
    sources: dict[str, tuple[Place, ...]] = dict.fromkeys(written, own)
    if claim.listed:
        where: tuple[Place, ...] = (claim.listed.place,)
        sources |= dict.fromkeys(("listed", "entries", "names", "figures", "exceptions", "list_form"), where)
        sources |= dict.fromkeys(("foreign", "not_yet", "departed", "not_bound"), where)
    if claim.parts:
        sources |= dict.fromkeys(("figures", "things"), tuple(part.place for part in claim.parts))
    cited = ("cited", "cited_community", "cited_author", "cited_type", "form_fits", "is_on_file", "name_key")
    sources |= dict.fromkeys(cited, own)
    if claim.noted:
        sources |= dict.fromkeys(("noted", "noted_entries"), (claim.noted.place,))
    columns = {
        "whole": "universe", "whole_label": "universe", "act_words": "act", "celex": "celex", "about": "about",
        "short_title": "short_title", "named_acts": "short_title", "when": "when", "ground": "ground",
        "own_as_of": "as_of",
    }  # fmt: skip
    for name, column in columns.items():
        place = claim.columns.get(column)
        if place and place.text:
            sources[name] = (place,)
    if claim.kind is Kind.AS_OF:
        sources["own_as_of"] = own
    if claim.stated_of is not None and "whole" not in sources:
        sources["whole"] = own
    return sources
