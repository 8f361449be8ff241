"""What the rows of Notifications add up to, as claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import pandas as pd

from sucheck.model import Claim, Kind, Member, StateList, Table
from sucheck.model.frames import days_of


def tallies(tables: Sequence[Table], positions: pd.DataFrame) -> Iterator[Claim]:
    """One claim per input, act, status and state of play: the States whose rows say so."""
    by_input = {table.input: table for table in tables}
    known = positions[positions["status"].notna()]
    groups: dict[tuple[int, str, dt.date | None, str], list[Member]] = {}
    first_row: dict[tuple[int, str, dt.date | None, str], int] = {}
    entry = {state: Member(state=state, text=state) for state in known["state"].unique()}
    columns = (known[name].tolist() for name in ("input", "act", "status", "state", "row"))
    for as_of, number, act, status, state, row in zip(days_of(known["as_of"]), *columns, strict=True):
        key = (number, act, as_of, status)
        groups.setdefault(key, []).append(entry[state])
        first_row.setdefault(key, row)
    for (number, act, as_of, status), members in groups.items():
        place = by_input[number].place(first_row[number, act, as_of, status], "status")
        yield Claim(
            id="", kind=Kind.COUNT, place=place, act=act, acts=(act,), about=status, value=len(members),
            listed=StateList(members=tuple(members), place=place), as_of=as_of.isoformat() if as_of else None,
            is_row_claim=True, basis="assessed" if status in {"incomplete", "conform"} else "declared",
        )  # fmt: skip
