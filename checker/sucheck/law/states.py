"""The Member States: who belonged to the Union on a day, in which order they stand, and what they are called.

Membership dates and the order come from `rules/law/member_states.csv`; the order is that of the Interinstitutional
Style Guide, section 7.1.2. States are EU codes (EL, UK) everywhere.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.law.names import (
    CodeSystem,
    code_system,
    english_name_of_other,
    is_code,
    names,
    normalise,
    other_country,
    region_of,
    resolve,
    suggestions,
)
from sucheck.law.tables import date_in, every_row, header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "CodeSystem",
    "State",
    "accession",
    "code_system",
    "english_name",
    "english_name_of_other",
    "former_members",
    "in_protocol_order",
    "is_code",
    "last_day_of_application",
    "last_day_of_membership",
    "members",
    "names",
    "normalise",
    "other_country",
    "protocol_order",
    "region_of",
    "resolve",
    "states",
    "suggestions",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One present or former Member State.

    `order` is its place in protocol order from 1. `last_day_of_membership` and `last_day_of_application` are None for
    a member; for the United Kingdom they are 31.1.2020 and, after the transition period of Article 126 of the
    Withdrawal Agreement, 31.12.2020.
    """

    code: str
    order: int
    name: str
    accession: dt.date
    last_day_of_membership: dt.date | None
    last_day_of_application: dt.date | None

    def is_member(self, on: dt.date) -> bool:
        """Whether the State belongs to the Union on a day."""
        return self.accession <= on and (self.last_day_of_membership is None or on <= self.last_day_of_membership)

    def is_in_transition(self, on: dt.date) -> bool:
        """Whether the State has left and Union law still applies to it."""
        left, end = self.last_day_of_membership, self.last_day_of_application
        return left is not None and end is not None and left < on <= end


@cache
def states() -> Mapping[str, State]:
    """All present and former Member States by EU code, in protocol order."""
    columns = header("member_states")
    rows = (dict(zip(columns, row, strict=True)) for row in every_row("member_states"))
    return {row["eu_code"]: _state(row) for row in rows}


def _state(row: Mapping[str, str]) -> State:
    return State(
        code=row["eu_code"],
        order=int(row["protocol_order"]),
        name=row["name_en"],
        accession=dt.date.fromisoformat(row["accession_date"]),
        last_day_of_membership=date_in(row, "exit_date"),
        last_day_of_application=date_in(row, "eu_law_applied_until"),
    )


def members(on: dt.date) -> frozenset[str]:
    """The Member States on a day: 28 until 31.1.2020, 27 from the day after."""
    return frozenset(code for code, state in states().items() if state.is_member(on))


def former_members(on: dt.date) -> frozenset[str]:
    """The States that had left the Union by a day: the United Kingdom from 1.2.2020."""
    return frozenset(
        code for code, state in states().items() if state.last_day_of_membership and state.last_day_of_membership < on
    )


def accession(state: str) -> dt.date:
    """The first day of a State's membership (23.7.1952 for the six founders)."""
    return states()[state].accession


def last_day_of_membership(state: str) -> dt.date | None:
    """The last day of a State's membership; None for a member."""
    return states()[state].last_day_of_membership


def last_day_of_application(state: str) -> dt.date | None:
    """The last day on which Union law applied to a State that left; None for a member."""
    return states()[state].last_day_of_application


def protocol_order(codes: Iterable[str]) -> list[str]:
    """The codes in protocol order (BE BG CZ DK … UK), codes of other countries after them by alphabet."""
    known = states()
    return sorted(codes, key=lambda code: (known[code].order if code in known else len(known) + 1, code))


def in_protocol_order(codes: Sequence[str]) -> bool:
    """Whether a list of codes, as written, stands in protocol order."""
    return list(codes) == protocol_order(codes)


def english_name(state: str) -> str:
    """The short English name of a State, or of another country: "Czechia", "Netherlands" (without the article)."""
    return states()[state].name if state in states() else english_name_of_other(state) or state
