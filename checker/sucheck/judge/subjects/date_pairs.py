"""Two claims that give dates: of one thing, or the date of an act and its deadline."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.judge.facts import Facts
from sucheck.judge.subjects.claims import claim_key
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Value, period
from sucheck.model import Claim, Dossier, Kind


def repeated_dates(dossier: Dossier) -> Iterator[Subject]:
    """The first deadline, or date, that is given for an act with each later one."""
    first_of: dict[tuple[str, Kind, frozenset[str]], Claim] = {}
    for claim in dossier.claims:
        if claim.kind in {Kind.DEADLINE, Kind.ACT_DATE} and claim.act and isinstance(claim.value, str):
            first = first_of.setdefault((claim.act, claim.kind, _states(claim)), claim)
            if first is not claim and not claim.may_be_of_a_part:
                yield _pair(first, claim, {})


def _states(claim: Claim) -> frozenset[str]:
    """The States whose own deadline it is; none where it is the act's."""
    return claim.listed.states if claim.listed else frozenset()


def act_and_deadline(dossier: Dossier, facts: Facts) -> Iterator[Subject]:
    """The date and the deadline that one sheet gives an act."""
    signed: dict[tuple[str, int, str | None], Claim] = {}
    for claim in dossier.claims:
        if claim.act is None or not isinstance(claim.value, str):
            continue
        key = (claim.act, claim.place.input, claim.place.sheet)
        if claim.kind is Kind.ACT_DATE:
            signed.setdefault(key, claim)
        first = signed.get(key)
        if claim.kind is Kind.DEADLINE and first:
            yield _pair(first, claim, facts.of_act(claim.act, facts.as_of(claim)))


def _pair(first: Claim, second: Claim, law: dict[str, Value]) -> Subject:
    dates: dict[str, Value] = {
        "first_date": period(str(first.value), first.place.address),
        "second_date": period(str(second.value), second.place.address),
    }
    known: dict[str, Value] = {name: law[name] for name in ("law_date", "law_deadline") if name in law}
    return Subject(
        key=f"{claim_key(first)} / {claim_key(second)}", act=second.act,
        values={**dates, **known, "first_about": first.about, "second_about": second.about},
        sources={"first_date": (first.place,), "second_date": (second.place,)}, home=(first.place, second.place),
    )  # fmt: skip
