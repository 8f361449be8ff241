"""Which Member States a directive binds on a day: membership over time, less what the protocols leave out.

Protocol No 22 keeps Denmark out of justice and home affairs (Part Three, Title V TFEU); under Protocol No 21 Ireland
and, while it was a Member State, the United Kingdom took part act by act. The record of each stands in
`rules/law/afsj_participation.csv`, Ireland's later entries in `participation_periods.csv`.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.law.acts import act
from sucheck.law.states import states
from sucheck.law.tables import rows_of

if TYPE_CHECKING:
    from sucheck.law.acts import Act
    from sucheck.law.tables import Row

#: The States whose participation the protocols make a question, and their columns in afsj_participation.csv.
APART = {"DK": "denmark", "IE": "ireland", "UK": "united_kingdom"}
#: A legal basis in the Treaties or an Act of Accession; the agreement on social policy of 1992 left the UK out.
_TREATY = re.compile(r"1[0-9]{4}(?!M/APS)")
#: Article 16 TFEU (data protection): Protocols 21 and 22 leave out part of what rests on it (Articles 6a and 2a).
_DATA_PROTECTION = re.compile(r"12[0-9]{3}E016")


class Status(Enum):
    """How an act stands towards one State."""

    BOUND = "bound"
    NOT_BOUND = "not bound"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of one State and one act, and from where."""

    state: str
    status: Status
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The States that an act binds on a day.

    `must` are bound for certain, `may` possibly: the sets are disjoint, and the answer is known where `may` is empty.
    `partly` are those of `may` that the act binds in part. `transition` are States that had left the Union and to which
    its law still applied (the United Kingdom from 1.2.2020 to 31.12.2020), in neither set. `basis` names the sources.
    """

    must: frozenset[str]
    may: frozenset[str]
    partly: frozenset[str] = frozenset()
    transition: frozenset[str] = frozenset()
    basis: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether every State is either bound or not."""
        return not self.may


@cache
def bound(key: str, on: dt.date) -> Bound:
    """The States that an act binds on a day. For an act that is not in the table every member is only possible."""
    law = act(key)
    there = {code for code, state in states().items() if state.is_member(on) or state.is_in_transition(on)}
    left = {code for code in there if not states()[code].is_member(on)}
    must, may, partly, basis = set[str](), set[str](), set[str](), list[str]()
    for code in states():
        if code not in there:
            continue
        known = record(key, code, on) if law else None
        if known is None or known.status is Status.PARTLY:
            may.add(code)
        elif known.status is Status.BOUND:
            must.add(code)
        if known and known.status is Status.PARTLY:
            partly.add(code)
        if known and code in APART:
            basis.append(f"{code}: {known.status.value} ({known.source})")
    return Bound(
        must=frozenset(must - left),
        may=frozenset(may - left),
        partly=frozenset(partly - left),
        transition=frozenset((must | may) & left),
        basis=tuple(basis),
    )


def record(key: str, state: str, on: dt.date | None = None) -> Record | None:
    """How an act stands towards a State; None where that is not verified, or not known for the day.

    `on` matters only where a State joined an act later (Ireland and 2013/33/EU); without it the latest status counts.
    Membership is not looked at here.
    """
    law = act(key)
    if law is None:
        return None
    if state not in APART:
        return Record(state=state, status=Status.BOUND, source="Article 288 TFEU")
    rows = rows_of("afsj_participation", law.celex)
    if rows:
        return _recorded(rows[0], state, on)
    if _binds_all(law):
        return Record(state=state, status=Status.BOUND, source=f"legal basis {law.legal_basis}")
    return None


def _recorded(row: Row, state: str, on: dt.date | None) -> Record | None:
    column = APART[state]
    source = row[f"{column}_basis" if state == "DK" else f"{column}_source"]
    if row[column] not in {status.value for status in Status}:
        return None
    if state == "DK" and "Denmark may be bound" in row["note"]:
        return None
    status = Status(row[column])
    periods = rows_of("participation_periods", row["celex"]) if on else ()
    for period in periods:
        if on and period["eu_code"] == state and on <= dt.date.fromisoformat(period["bound_not_after"]):
            if on >= dt.date.fromisoformat(period["bound_not_before"]):
                return None  # only the year of the entry is known
            status, source = Status.NOT_BOUND, period["source"]
    return Record(state=state, status=status, source=source, note=row["note"])


def _binds_all(law: Act) -> bool:
    """Whether the legal basis that we know leaves nobody out; an act made under a directive shares its basis."""
    if law.afsj or not law.legal_basis or _DATA_PROTECTION.match(law.legal_basis):
        return False
    if _TREATY.match(law.legal_basis):
        return True
    parent = act(law.legal_basis)
    return parent is not None and not rows_of("afsj_participation", parent.celex) and _binds_all(parent)
