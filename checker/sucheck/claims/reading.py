"""What the readers of the sheets share: what they collect, and how they look at a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from sucheck.claims.notes import Note
from sucheck.model import Claim, Edition, Place, Table


@dataclass(slots=True)
class Reading:
    """What is collected while the sheets are read: claims without ids, and places that were not understood."""

    editions: Sequence[Edition]
    notes: Mapping[tuple[int, str], list[Note]]
    claims: list[Claim] = field(default_factory=list)
    unread: list[Place] = field(default_factory=list)
    used_notes: set[Place] = field(default_factory=set)


def columns_of(table: Table, row: int) -> dict[str, Place]:
    """The cells of a row that hold something, by column."""
    places = ((column, table.place(row, column)) for column in table.letters if table.raw(row, column) != "")
    return dict(places)


def cell_of(value: object) -> object:
    """A cell of a frame: None where it is empty, a date for a day."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    return None if value is None or value is pd.NaT or value != value else value  # noqa: PLR0124  NaN
