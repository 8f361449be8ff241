"""When a directive had to be transposed: by whom, and as the law stood on which day.

A State that joined later had to comply from its accession; some acts give single States more time
(`rules/law/state_deadlines.csv`); some deadlines were postponed (`rules/law/postponed_deadlines.csv`). Deadlines are
the last day permitted. A deadline on a Sunday stays there: Regulation (EEC, Euratom) No 1182/71, Articles 4 and 5.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.law.acts import act
from sucheck.law.deadlines import EVIDENCE, Evidence
from sucheck.law.participation import APART, Status, record
from sucheck.law.states import states
from sucheck.law.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sucheck.law.deadlines import Deadline
    from sucheck.law.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponement:
    """One act that moved a deadline. `provision` is empty for the main deadline."""

    original: dt.date
    new: dt.date
    provision: str
    amending_celex: str
    amended_on: dt.date
    evidence: Evidence
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """More time for some States. `state` is None where the act does not name them and we do not know them."""

    state: str | None
    date: dt.date
    condition: str
    evidence: Evidence
    source: str


def postponements(key: str) -> tuple[Postponement, ...]:
    """The acts that moved a deadline of this act, oldest first."""
    law = act(key)
    rows = rows_of("postponed_deadlines", law.celex) if law else ()
    return tuple(map(_postponement, rows))


def extensions(key: str) -> tuple[Extension, ...]:
    """The extensions for single States, in file order."""
    law = act(key)
    return tuple(map(_extension, rows_of("state_deadlines", law.celex))) if law else ()


def deadline_on(key: str, on: dt.date) -> Deadline | None:
    """The main deadline as the law stood on a day: the original one until an act postponed it, the new one after.

    Evidence is that of the postponement where one decides. None where no deadline is recorded.
    """
    law = act(key)
    deadline = law.deadline if law else None
    moves = [move for move in postponements(key) if not move.provision]
    if deadline is None or not moves:
        return deadline
    done = [move for move in moves if move.amended_on <= on]
    deciding = done[-1] if done else moves[0]
    date = deciding.new if done else deciding.original
    if date == deadline.date:
        return deadline
    return replace(deadline, date=date, evidence=deciding.evidence, note=deciding.source)


def own_deadline(key: str, state: str, on: dt.date | None = None) -> dt.date | None:
    """The last day on which one State had to have transposed: deadline, accession or extension, whichever is latest.

    With `on`, as the law stood on that day; without it, as the table has it. None where no deadline is known, where
    the act does not bind the State, or where the State had left before the deadline.
    """
    return own_deadlines(key, on).get(state)


@cache
def own_deadlines(key: str, on: dt.date | None = None) -> Mapping[str, dt.date]:
    """The deadlines of all States that have one; see `own_deadline`."""
    law = act(key)
    deadline = deadline_on(key, on) if on else law.deadline if law else None
    if deadline is None or deadline.date is None:
        return {}
    more = {each.state: each.date for each in extensions(key) if each.state}
    found: dict[str, dt.date] = {}
    for code, state in states().items():
        known = record(key, code) if code in APART else None
        own = max(deadline.date, state.accession, more.get(code, deadline.date))
        end = state.last_day_of_application
        if not (known and known.status is Status.NOT_BOUND) and not (end and own > end):
            found[code] = own
    return found


def latest_deadline(key: str, state: str, on: dt.date | None = None) -> dt.date | None:
    """The latest day that may have been the State's own deadline: with the extensions whose States we do not know."""
    own = own_deadline(key, state, on)
    unknown = [each.date for each in extensions(key) if each.state is None]
    return max(own, *unknown) if own and unknown else own


def _postponement(row: Row) -> Postponement:
    return Postponement(
        original=dt.date.fromisoformat(row["original_deadline"]),
        new=dt.date.fromisoformat(row["new_deadline"]),
        provision=row["provision"],
        amending_celex=row["amending_celex"],
        amended_on=dt.date.fromisoformat(row["amending_date"]),
        evidence=EVIDENCE[row["evidence"]],
        source=row["source"],
    )


def _extension(row: Row) -> Extension:
    return Extension(
        state=row["eu_code"] or None,
        date=dt.date.fromisoformat(row["deadline"]),
        condition=row["condition"],
        evidence=EVIDENCE[row["evidence"]],
        source=row["source"],
    )
