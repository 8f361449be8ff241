"""Verdicts become findings: messages, places, fingerprints, and the account of the ledger."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sucheck.judge.judgement import Judgement
from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Unknown, Value
from sucheck.judge.verdicts import Verdict
from sucheck.judge.vocabulary import VOCABULARY
from sucheck.law import states as law_states
from sucheck.model import Dossier, Finding, Fix, Ledger, Place, Shown, Undecided
from sucheck.model.fingerprints import fingerprint_of


def findings(judgement: Judgement) -> tuple[Finding, ...]:
    """The findings in reading order: by place, then by rule."""
    found = [_finding(verdict) for verdict in judgement.failing]
    return tuple(sorted(found, key=lambda f: (f.places[0].order(), f.rule, f.fingerprint)))


def _finding(verdict: Verdict) -> Finding:
    rule, subject = verdict.rule, verdict.subject
    states = tuple(law_states.protocol_order(verdict.states))
    return Finding(
        rule=rule.id, name=rule.name, severity=verdict.severity, message=verdict.message, act=subject.act,
        subject=subject.key, states=states, values=_values(verdict), basis=rule.basis,
        places=(*verdict.places, *subject.also),
        fix=Fix(text=verdict.fix) if rule.fix else None, fingerprint=fingerprint_of(rule.id, subject.key, states),
    )  # fmt: skip


def _values(verdict: Verdict) -> Mapping[str, Shown]:
    """The values that the assertion names, and what a predicate told of them."""
    names = (name for name in verdict.rule.names if VOCABULARY[verdict.rule.per][name].type != "text")
    told = dict.fromkeys((*names, *getattr(verdict.rule.assertion, "tells", ())))
    return {name: shown(verdict.told[name]) for name in told if name in verdict.told}


def shown(value: Value) -> Shown:
    """A value in JSON's own types; a quantity is its count where that is exact, else the States known."""
    match value:
        case Quantity():
            return value.count if value.count is not None else law_states.protocol_order(value.must)
        case Day():
            return value.words
        case Unknown():
            return None
        case tuple():
            return [item.words if isinstance(item, Day) else str(item) for item in value]
        case float():
            return int(value) if value.is_integer() else value
        case _:
            return value


def undecided(judgement: Judgement) -> tuple[Undecided, ...]:
    """The undecided verdicts in reading order."""
    found = [
        Undecided(rule=v.rule.id, act=v.subject.act, subject=v.subject.key, why=v.why, places=v.places)
        for v in judgement.undecided
    ]
    return tuple(
        sorted(found, key=lambda u: (u.rule, u.places[0].order() if u.places else (0, "", 0, 0), u.subject, u.why))
    )


def ledger(judgement: Judgement, dossier: Dossier) -> Ledger:
    """The account of what was seen: each count, list, date and citation is checked, undecided or not understood."""
    items = {place.key: place for place in _items(dossier)}
    unread = dict.fromkeys(dossier.unread)
    for place in unread:
        items.pop(place.key, None)
    seen_rows = _row_dates(dossier)
    rows_checked = sum(min(judgement.rows_checked.get(key, 0), total) for key, total in seen_rows.items())
    left = [place for at, place in items.items() if at not in judgement.confirmed]
    rows = sum(seen_rows.values())
    seen = len(items) + rows + len(unread)
    done = len(items) - len(left) + rows_checked
    return Ledger(
        seen=seen, checked=done, undecided=seen - done - len(unread),
        not_understood=tuple(sorted(unread, key=Place.order)), unchecked=tuple(sorted(left, key=Place.order)),
        checked_by={at: tuple(sorted(judgement.confirmed[at])) for at in items if at in judgement.confirmed},
    )  # fmt: skip


def _items(dossier: Dossier) -> list[Place]:
    """Where each stated value and each list stands."""
    places: list[Place] = []
    for claim in dossier.claims:
        if claim.is_row_claim:
            continue
        places.append(claim.place)
        places += [listing.place for listing in (claim.listed, claim.noted) if listing]
    return places


def _row_dates(dossier: Dossier) -> dict[tuple[int, str, int, str], int]:
    """How many dates stand in the rows of Notifications and Procedures, by table and column."""
    return {
        (*table.key, column): int(pd.notna(table.frame[column]).sum())
        for table in dossier.shaped.tables
        for column in ("notified_on", "decided_on")
        if table.kind in {"Notifications", "Procedures"} and column in table.letters
    }
