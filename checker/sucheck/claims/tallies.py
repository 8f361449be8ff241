"""What the rows of Notifications add up to, as claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import pandas as pd

from sucheck.model import Claim, Kind, Member, StateList, Table
from sucheck.model.frames import days_of


def tallies(tables: Sequence[Table], positions: pd.DataFrame) -> Iterator[Claim]:
    """One claim per input, act, status and state of play: the States whose rows say so."""
    known = positions[positions["status"].notna()]
    groups: dict[tuple[int, str, dt.date | None, str], list[Member]] = {}
    first: dict[tuple[int, str, dt.date | None, str], tuple[Table, int]] = {}
    cells: dict[tuple[int, str, dt.date | None, str], dict[str, str]] = {}
    letters = [table.letters.get("status", "A") for table in tables]
    entry = {state: Member(state=state, text=state) for state in known["state"].unique()}
    columns = (known[name].tolist() for name in ("table", "act", "status", "state", "row"))
    for as_of, number, act, status, state, row in zip(days_of(known["as_of"]), *columns, strict=True):
        key = (tables[number].input, act, as_of, status)
        groups.setdefault(key, []).append(entry[state])
        table, _ = first.setdefault(key, (tables[number], row))
        if table is tables[number]:  # an address is one of the sheet that the claim's place names
            cells.setdefault(key, {})[state] = f"{letters[number]}{row}"
    for (number, act, as_of, status), members in groups.items():
        table, row = first[number, act, as_of, status]
        place = table.place(row, "status")
        yield Claim(
            id="", kind=Kind.COUNT, place=place, act=act, acts=(act,), about=status, value=len(members),
            listed=StateList(members=tuple(members), place=place, cells=cells[number, act, as_of, status]),
            as_of=as_of.isoformat() if as_of else None, is_row_claim=True,
            basis="assessed" if status in {"incomplete", "conform"} else "declared",
        )  # fmt: skip
