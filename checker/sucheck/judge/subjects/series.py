"""The same stock at successive dates: open cases, with what was opened and closed in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sucheck.judge.facts import Facts
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.claims import claim_key
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Value, period
from sucheck.law import states as law_states
from sucheck.model import Claim, Dossier, Kind

#: A letter opens one case for one State: what opens and closes may be counted in any of these.
_ONE_EACH = {"member_states", "cases", "procedures", "letters", "decisions"}


def series_subjects(dossier: Dossier, facts: Facts) -> Iterator[Subject]:
    """Each two successive stocks of open cases on the same acts and ground, in the same unit.

    Those of one input follow on each other; across inputs, only the stocks that no input has both of.
    """
    stocks: dict[tuple[object, ...], dict[int, dict[str, Claim]]] = {}
    for claim in dossier.claims:
        if claim.about == "open" and claim.as_of and not claim.among and _is_exact(claim):
            by_input = stocks.setdefault((claim.acts, claim.ground, claim.unit), {})
            by_input.setdefault(claim.place.input, {}).setdefault(claim.as_of, claim)
    for by_input in stocks.values():
        for dated in by_input.values():
            for earlier, later in pairwise(sorted(dated)):
                yield _subject(dated[earlier], dated[later], dossier, facts)
        for before, after in _across(by_input):
            yield _subject(before, after, dossier, facts)


def _across(by_input: Mapping[int, Mapping[str, Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Each two successive stocks of different inputs."""
    dated: dict[str, Claim] = {}
    for stocks in by_input.values():
        dated = {**stocks, **dated}
    for earlier, later in pairwise(sorted(dated)):
        if not any(earlier in stocks and later in stocks for stocks in by_input.values()):
            yield dated[earlier], dated[later]


def _is_exact(claim: Claim) -> bool:
    return (
        claim.kind in {Kind.COUNT, Kind.SUM}
        and claim.op == "="
        and isinstance(claim.value, int)
        and not claim.is_row_claim
    )


def _subject(before: Claim, after: Claim, dossier: Dossier, facts: Facts) -> Subject:
    values: dict[str, Value] = {"before": _number(before), "after": _number(after)}
    sources = {"before": (before.place,), "after": (after.place,)}
    for name, about in (("opened", "formal_notice"), ("closed", "closed")):
        flows = [claim for claim in dossier.claims if _flows(claim, about, before, after)]
        if len({claim.when for claim in flows}) == 1:
            values[name], sources[name] = _number(flows[0]), (flows[0].place,)
    for side, claim in (("before", before), ("after", after)):
        day = period(str(claim.as_of), claim.place.address)
        values[f"{side}_on"] = day
        sources[f"members_{side}"] = (claim.place,)
        everybody = Quantity.of_states(law_states.members(day.last))
        values[f"members_{side}"] = facts.bound(claim.act, day) if claim.act else everybody
    return Subject(
        key=f"{claim_key(before)} / {claim_key(after)}", act=before.act, values=values, sources=sources,
        home=(after.place, before.place),
    )  # fmt: skip


def _number(claim: Claim) -> float:
    return float(str(claim.value))


def _flows(claim: Claim, about: str, before: Claim, after: Claim) -> bool:
    """Whether a claim counts what happened between two states of play."""
    if claim.about != about or not claim.when or not _is_exact(claim) or {claim.unit, before.unit} - _ONE_EACH:
        return False
    if (claim.acts, claim.ground) != (before.acts, before.ground):
        return False
    if claim.place.input not in {before.place.input, after.place.input}:
        return False
    span = period(claim.when, claim.place.address)
    start, end = period(str(before.as_of), "as_of").last, period(str(after.as_of), "as_of").last
    return start - dt.timedelta(days=1) <= span.first and span.last <= end
