"""Where each State stands under each act, from the rows of the Notifications sheets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sucheck.model import Edition, Table
from sucheck.model.frames import NEVER, as_of_rows
from sucheck.model.vocabulary import AT_LEAST_FULL

_KEYS = ["act", "state", "as_of"]
_COLUMNS = [
    "table", "act", "state", "as_of", "status", "row", "rows", "statuses", "measures", "notified_on", "completed_on",
]  # fmt: skip


def positions(tables: Sequence[Table], editions: Sequence[Edition]) -> pd.DataFrame:
    """One row per table, act, State and state of play; see `Dossier.positions` for columns and dtypes."""
    frames = [
        _of_table(table, editions[table.input]).assign(table=number)
        for number, table in enumerate(tables)
        if len(table.frame)
    ]
    if not frames:
        return pd.DataFrame({column: pd.Series(dtype=object) for column in _COLUMNS})
    whole = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    return whole[_COLUMNS]


def _of_table(table: Table, edition: Edition) -> pd.DataFrame:
    rows = table.frame[["act", "state", "status", "notified_on", "measure"]].assign(as_of=as_of_rows(table, edition))
    rows = rows[rows["act"].notna() & rows["state"].notna()]
    group = rows.groupby(_KEYS, sort=True, dropna=False, observed=True).ngroup().to_numpy()
    order = np.argsort(group, kind="stable")
    start = np.flatnonzero(np.r_[True, np.diff(group[order]) > 0]) if len(order) else order
    first = order[start]
    dates = rows["notified_on"].to_numpy(dtype="datetime64[s]")
    full = np.where(rows["status"].isin(AT_LEAST_FULL), dates, NEVER)
    out = rows.iloc[first][_KEYS].reset_index(drop=True)
    out["row"] = np.asarray(rows.index, dtype=np.int64)[first]
    out["rows"] = np.bincount(group) if len(group) else 0
    out["statuses"] = _different(rows["status"], group)
    out["measures"] = _different(rows["measure"], group)
    out["notified_on"] = _earliest(dates[order], start)
    out["completed_on"] = _earliest(full[order], start)
    # pandas would make texts of its own of them, in which a status that is not settled is NaN and passes for known
    out["status"] = pd.Series(_statuses(rows, out["statuses"].to_numpy(), order, start), dtype=object)
    return out


def _different(column: pd.Series, group: np.ndarray) -> np.ndarray:
    """How many different values each group has; an empty cell is a value of its own."""
    codes, values = pd.factorize(column, use_na_sentinel=True)
    again = pd.Series(group.astype(np.int64) * (len(values) + 1) + codes + 1).duplicated().to_numpy()
    return np.bincount(group[~again])


def _earliest(dates: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The earliest known date of each run that begins at `start`; NaT where a run has none."""
    if not len(start):
        return dates
    never = np.iinfo(np.int64).max
    seconds = np.where(np.isnat(dates), never, dates.astype(np.int64))
    earliest = np.minimum.reduceat(seconds, start)
    return np.where(earliest == never, NEVER, earliest.astype("datetime64[s]"))


def _statuses(rows: pd.DataFrame, different: np.ndarray, order: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The status of each group: its only one; of several the latest, if dates tell which is latest; else None."""
    column = rows["status"].to_numpy(dtype=object)
    status = column[order[start]]
    ends = np.r_[start[1:], len(order)]
    for group in np.flatnonzero(different > 1):
        members = order[start[group] : ends[group]]
        dates = rows["notified_on"].iloc[members]
        is_settled = not dates.isna().any() and not dates.duplicated().any()
        status[group] = column[members[dates.to_numpy().argmax()]] if is_settled else None
    return np.asarray(np.where(pd.isna(status), None, status), dtype=object)
