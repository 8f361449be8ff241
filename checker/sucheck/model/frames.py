"""Columns of dates in the frames of tables and of the dossier."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from sucheck.model.dossier import Edition
from sucheck.model.tables import Table

NEVER = np.datetime64("NaT", "s")


def as_of_rows(table: Table, edition: Edition) -> np.ndarray:
    """The state of play of each row: its own, else the report's; datetime64[s], NaT where neither is known."""
    default = np.datetime64(edition.as_of, "s") if edition.as_of else NEVER
    if "as_of" not in {*table.letters, *table.said}:
        return np.full(len(table.frame), default)
    own = table.frame["as_of"].to_numpy(dtype="datetime64[s]")
    return np.where(np.isnat(own), default, own)


def days_of(dates: pd.Series) -> list[dt.date | None]:
    """A column of dates as Python's own, None where one is not known; each different day is made once."""
    if not len(dates):
        return []
    numbers, different = pd.factorize(dates)
    days = [pd.Timestamp(value).date() for value in different]
    return [days[number] if number >= 0 else None for number in numbers]
