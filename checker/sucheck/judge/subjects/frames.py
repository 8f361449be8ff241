"""Subjects that are rows of a frame: judged column by column, and made one by one only where a rule is not met."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import numpy as np
import pandas as pd

from sucheck.frozen import dataclass
from sucheck.judge.facts import Facts
from sucheck.judge.law_facts import memberships, standings
from sucheck.judge.subjects.last_steps import steps_on_record
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.law import acts as law_acts
from sucheck.law import calendar as law_calendar
from sucheck.model import Dossier, Table
from sucheck.model.frames import NEVER

Column = np.ndarray


@dataclass(frozen=True, slots=True)
class FrameSubjects:
    """Many subjects as columns of equal length: text (object, None is unknown), datetime64[s] (NaT), float (NaN).

    `one(i)` makes the subject of position i; `cells` names the sheet column behind each value that stands in a cell;
    `name` is that of the sheets.
    """

    length: int
    columns: Mapping[str, Column]
    one: Callable[[int], Subject]
    cells: Mapping[str, tuple[Table, str]]
    name: str


def value_at(column: Column, position: int) -> Value | None:
    """One value of a column as rules know it; None where it is unknown."""
    raw = column[position]
    if isinstance(raw, np.datetime64):
        return None if np.isnat(raw) else Day.of(pd.Timestamp(raw).date())
    if isinstance(raw, float | np.floating | np.integer):
        return None if np.isnan(raw) else float(raw)
    return raw if isinstance(raw, str) else None


def state_subjects(dossier: Dossier, facts: Facts) -> FrameSubjects:
    """One State under one act at one state of play, from the rows of Notifications and Procedures."""
    frame = dossier.positions
    tables = dossier.shaped.of("Notifications")
    columns = {name: frame[name].to_numpy(dtype=object) for name in ("state", "status")} | _law_columns(frame)
    columns |= {name: frame[name].to_numpy(dtype="float64") for name in ("rows", "statuses", "measures")}
    columns |= {name: frame[name].to_numpy(dtype="datetime64[s]") for name in ("as_of", "notified_on", "completed_on")}
    columns |= steps_on_record(frame, facts, dossier)
    late = columns["completed_on"] - columns["own_deadline"]
    columns["days_late"] = np.where(np.isnat(late), np.nan, late / np.timedelta64(1, "D"))
    names = {
        "status": "status",
        "notified_on": "notified_on",
        "completed_on": "notified_on",
        "state": "state",
        "rows": "state",
        "step": "status",  # a step that is missing has no cell: the status asks for it
    }

    every_row = _Rows(tables)

    def one(position: int) -> Subject:
        line = frame.iloc[position]
        number, row = int(line["table"]), int(line["row"])
        table = tables[number]
        values = {name: value_at(column, position) for name, column in columns.items()}
        as_of = values["as_of"]
        rows = every_row.of(number, str(line["act"]), str(line["state"])) if line["rows"] > 1 else (row,)
        return Subject(
            key=" · ".join([str(line["act"]), str(line["state"]), *([as_of.words] if isinstance(as_of, Day) else [])]),
            act=str(line["act"]),
            values={name: value for name, value in values.items() if value is not None},
            sources={n: tuple(table.place(r, column) for r in rows) for n, column in names.items()},
            home=tuple(table.place(r, "state") for r in rows),
        )

    return FrameSubjects(len(frame), columns, one, {}, ", ".join(dict.fromkeys(table.sheet.name for table in tables)))


class _Rows:
    """The sheet's rows of each State under each act, looked for when the first is asked for."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._found: dict[int, Mapping[tuple[str, str], np.ndarray]] = {}

    def of(self, number: int, act: str, state: str) -> tuple[int, ...]:
        frame = self._tables[number].frame
        if number not in self._found:
            groups = frame.groupby(["act", "state"], observed=True).indices
            self._found[number] = cast("Mapping[tuple[str, str], np.ndarray]", groups)
        return tuple(int(row) for row in frame.index.to_numpy()[self._found[number][act, state]])


def _law_columns(frame: pd.DataFrame) -> dict[str, Column]:
    """What the law says of each State under each act: asked once for each act, however many rows there are."""
    length = len(frame)
    own = np.full(length, NEVER)
    evidence, bound, member = (np.full(length, None, dtype=object) for _ in range(3))
    runs = pd.DataFrame({"act": frame["act"], "as_of": frame["as_of"]}).reset_index(drop=True)
    days = {value: pd.Timestamp(value).date() for value in frame["as_of"].dropna().unique()}
    states = frame["state"].to_numpy(dtype=object)
    groups = cast("Mapping[tuple[str, pd.Timestamp], Column]", runs.groupby(["act", "as_of"], dropna=False).indices)
    for (act, as_of), group in groups.items():
        here = [str(state) for state in states[group]]
        sure = _evidence(act)
        deadlines = law_calendar.own_deadlines(act) if sure else {}
        own[group] = [deadlines.get(state, NEVER) for state in here]
        evidence[group] = [sure if state in deadlines else None for state in here]
        if not pd.isna(as_of):
            standing, membership = standings(act, days[as_of]), memberships(days[as_of])
            bound[group] = [standing.get(state, "no") for state in here]
            member[group] = [membership.get(state, "never") for state in here]
    return {"own_deadline": own, "deadline_evidence": evidence, "bound_here": bound, "membership": member}


def _evidence(act: str) -> str | None:
    """How sure an act's deadline is for each State: weak where it gives more time to States that we do not know."""
    found = law_acts.act(act)
    if any(extension.state is None for extension in law_calendar.extensions(act)):
        return "weak"
    return found.deadline.evidence.value if found and found.deadline else None
