"""What a list of national measures states of its directives: their dates, each once, however many rows repeat it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import numpy as np
import pandas as pd

from sucheck.claims.reading import columns_of
from sucheck.law import acts, calendar
from sucheck.model import Claim, Edition, Kind, Member, StateList, Table

_KINDS = {"adopted_on": Kind.ACT_DATE, "in_force_on": Kind.IN_FORCE, "deadline": Kind.DEADLINE}


def measure_claims(table: Table, edition: Edition) -> Iterator[Claim]:
    """One claim for each act, column and date; of a deadline also for each State that has one of its own by law.

    In a claim `place` is the first cell, and `also` are the others.
    """
    as_of = edition.as_of.isoformat() if edition.as_of else None
    for column, kind in _KINDS.items():
        groups = list(_groups(table.frame, column)) if column in table.letters else []
        dates = Counter(act for act, _, state, _ in groups if state is None)
        for act, date, state, rows in groups:
            place = table.place(rows[0], column)
            listed = StateList(members=(Member(state=state, text=state),), place=place) if state else None
            yield Claim(
                id="", kind=kind, place=place, act=act, acts=(act,), about=kind.value, value=date.isoformat(),
                as_of=as_of, words=place.text, listed=listed, columns=columns_of(table, rows[0]),
                also=table.places(rows[1:], column),
                may_be_of_a_part=kind is Kind.DEADLINE and dates[act] > 1,
            )  # fmt: skip


def _groups(frame: pd.DataFrame, column: str) -> Iterator[tuple[str, dt.date, str | None, Sequence[int]]]:
    """Act, date, State (None but for its own deadline) and row numbers, in the order of their first rows."""
    rows = frame.loc[frame["act"].notna() & frame[column].notna(), ["act", "state", column]]
    if rows.empty:
        return
    states = _with_own_deadline(rows) if column == "deadline" else np.full(len(rows), "", dtype=object)
    keyed = pd.DataFrame({"act": rows["act"].to_numpy(), "date": rows[column].to_numpy(), "state": states})
    numbers = rows.index.to_numpy()
    groups = cast(
        "Mapping[tuple[str, pd.Timestamp, str], np.ndarray]",
        keyed.groupby(["act", "date", "state"], sort=False).indices,
    )
    for (act, date, state), positions in sorted(groups.items(), key=lambda item: int(item[1][0])):
        yield act, pd.Timestamp(date).date(), state or None, numbers[positions].tolist()


def _with_own_deadline(rows: pd.DataFrame) -> np.ndarray:
    """The State of each row that gives its own deadline, where it is not that of the act; else the empty text."""
    own = {act: _own(act) for act in rows["act"].unique()}
    cells = zip(rows["act"], rows["state"], rows["deadline"], strict=True)
    found = [state if isinstance(state, str) and own[act].get(state) == date else "" for act, state, date in cells]
    return np.asarray(found, dtype=object)


def _own(act: str) -> Mapping[str, pd.Timestamp]:
    law = acts.act(act)
    general = law.deadline.date if law and law.deadline else None
    return {state: pd.Timestamp(date) for state, date in calendar.own_deadlines(act).items() if date != general}
