"""The dates that are given for acts: what law says of them, and which other act of the same Journal is dated well."""

from __future__ import annotations

from collections.abc import Mapping

from sucheck.judge.facts import Facts
from sucheck.judge.law_facts import other_act_values
from sucheck.judge.values import Day, Value
from sucheck.law.citations import find_citations
from sucheck.model import Claim, Dossier, Kind, Place

#: By input and day of the Journal: an act of that day that is cited by its own date, and where.
Sisters = Mapping[tuple[int, str], tuple[str, Place]]


def other_act_of(claim: Claim) -> dict[str, Value]:
    """The dates of the act whose date a claim gives, where that is no directive."""
    if claim.act or claim.kind is not Kind.ACT_DATE:
        return {}
    return other_act_values(claim.words)


def sisters_of(dossier: Dossier, facts: Facts) -> Sisters:
    """The first act of each day of the Journal that an input cites by its own date."""
    found: dict[tuple[int, str], tuple[str, Place]] = {}
    for claim in dossier.claims:
        if claim.kind is not Kind.ACT_DATE or not isinstance(claim.value, str):
            continue
        law = facts.of_act(claim.act, None) or other_act_of(claim)
        journal, date = law.get("law_journal_date"), law.get("law_date")
        if isinstance(journal, Day) and isinstance(date, Day) and date.words == claim.value != journal.words:
            cited = find_citations(claim.words)
            name = cited[0].citation.words if cited else claim.act or claim.words
            found.setdefault((claim.place.input, journal.words), (name, claim.place))
    return found


def sister_of(claim: Claim, sisters: Sisters) -> tuple[dict[str, Value], dict[str, tuple[Place, ...]]]:
    """The act that was published on the day that a claim gives for another one, as a value with its place."""
    if claim.kind is not Kind.ACT_DATE or not isinstance(claim.value, str):
        return {}, {}
    found = sisters.get((claim.place.input, claim.value))
    return ({"sister": found[0]}, {"sister": (found[1],)}) if found else ({}, {})
