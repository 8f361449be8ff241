"""The rows of a sheet as subjects, with what rules per row may ask of them."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np

from sucheck.judge.subjects.frames import Column, FrameSubjects, value_at
from sucheck.judge.subjects.repeated import repeated_rows
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.law import acts as law_acts
from sucheck.model import Dossier, Place, Table
from sucheck.model.frames import NEVER, as_of_rows

#: What a row tells happened, by the column that says when: the first of them that the sheet has.
_EVENTS = ("notified_on", "decided_on", "published_on")
_YEARS_BEYOND = 2
#: The sheets in which each row is a thing of its own: the same twice is one too many.
_ONE_EACH = frozenset({"Measures", "Procedures"})


def row_subjects(table: Table, dossier: Dossier) -> FrameSubjects:
    """The rows of a Notifications, Procedures or Measures sheet."""
    edition = dossier.edition(table.input)
    frame = table.frame
    length = len(frame)
    published = np.datetime64(edition.published_on, "s") if edition.published_on else NEVER
    columns: dict[str, Column] = {
        "as_of": as_of_rows(table, edition),
        "published_on": np.full(length, published),
        "horizon": np.full(length, np.datetime64(_horizon(), "s")),
    }
    cells: dict[str, tuple[Table, str]] = {}
    event = next((name for name in _EVENTS if name in table.letters), None)
    for name, column in (("event_on", event), ("step", "step")):
        if column in table.letters and column is not None:
            columns[name] = frame[column].to_numpy(dtype=object if name == "step" else "datetime64[s]")
            cells[name] = (table, column)
    if table.kind in _ONE_EACH:
        columns["repeats"] = repeated_rows(table)

    def one(position: int) -> Subject:
        row = int(frame.index[position])
        act, state = frame["act"].iloc[position], frame["state"].iloc[position]
        values = {name: value_at(column, position) for name, column in columns.items()}
        named = (act, state, frame["measure"].iloc[position] if table.kind == "Measures" else None)
        dates = (values.get(name) for name in ("as_of", "published_on", "event_on"))
        names = [part for part in named if isinstance(part, str)]
        return Subject(
            key=" · ".join([*names, *(str(v.words) for v in dates if isinstance(v, Day)), *_step(values)]),
            act=act if isinstance(act, str) else None,
            values={name: value for name, value in values.items() if value is not None},
            sources={name: (table.place(row, column),) for name, (_, column) in cells.items()}
            | _repeated(table, row, values),
            home=(table.place(row, "act"),),
        )

    return FrameSubjects(length, columns, one, cells, table.sheet.name)


def _step(values: dict[str, Value | None]) -> tuple[str, ...]:
    step = values.get("step")
    return (step,) if isinstance(step, str) else ()


def _repeated(table: Table, row: int, values: dict[str, Value | None]) -> dict[str, tuple[Place, ...]]:
    """Where a row stands that repeats another, and where that one does."""
    first = values.get("repeats")
    return {"repeats": (table.place(row, "act"), table.place(int(first), "act"))} if isinstance(first, float) else {}


@cache
def _horizon() -> dt.date:
    newest = law_acts.newest()
    return newest.replace(year=newest.year + _YEARS_BEYOND, day=min(newest.day, 28))
