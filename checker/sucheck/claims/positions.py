"""Where each State stands under each act, from the rows of the Notifications sheets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sucheck.model import Edition, Table

_KEYS = ["act", "state", "as_of"]
_COLUMNS = [
    "input", "act", "state", "as_of", "status", "row", "rows", "statuses", "measures", "notified_on", "completed_on",
]  # fmt: skip
_NEVER = np.datetime64("NaT", "s")


def positions(tables: Sequence[Table], editions: Sequence[Edition]) -> pd.DataFrame:
    """One row per input, act, State and state of play; see `Dossier.positions` for columns and dtypes."""
    frames = [_of_table(table, editions[table.input]) for table in tables if len(table.frame)]
    if not frames:
        return pd.DataFrame({column: pd.Series(dtype=object) for column in _COLUMNS})
    return pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]


def _of_table(table: Table, edition: Edition) -> pd.DataFrame:
    rows = table.frame[["act", "state", "status", "notified_on", "measure"]]
    rows = rows.assign(as_of=as_of_rows(table, edition), row=np.asarray(table.frame.index, dtype=np.int64))
    rows = rows[rows["act"].notna() & rows["state"].notna()]
    grouped = rows.groupby(_KEYS, sort=True, dropna=False, observed=True)
    out = grouped.agg(
        status=("status", "first"), row=("row", "min"), rows=("row", "size"), notified_on=("notified_on", "min")
    )
    out["statuses"] = np.int64(1)
    out["measures"] = np.int64(1)
    out["completed_on"] = out["notified_on"].where(out["status"].isin(["full", "conform", "applied"]))
    _settle_repeated(rows, out)
    out = out.reset_index()
    out["input"] = table.input
    return out[_COLUMNS]


def _settle_repeated(rows: pd.DataFrame, out: pd.DataFrame) -> None:
    """Where a State has several rows for an act: their latest status if dates tell which is latest, else none."""
    several = out.index[out["rows"] > 1]
    if not len(several):
        return
    keys = pd.MultiIndex.from_frame(rows[_KEYS])
    some = rows[keys.isin(several)]
    grouped = some.groupby(_KEYS, sort=True, dropna=False, observed=True)
    out.loc[several, "statuses"] = grouped["status"].nunique(dropna=False).reindex(several)
    out.loc[several, "measures"] = grouped["measure"].nunique(dropna=False).reindex(several)
    full = some[some["status"].isin(["full", "conform", "applied"])].groupby(_KEYS, dropna=False, observed=True)
    out.loc[several, "completed_on"] = full["notified_on"].min().reindex(several)
    differing = out.index[out["statuses"] > 1]
    if len(differing):
        latest = some[keys[keys.isin(several)].isin(differing)].groupby(_KEYS, dropna=False, observed=True)
        out.loc[differing, "status"] = latest[["status", "notified_on"]].apply(_latest_status).reindex(differing)


def _latest_status(rows: pd.DataFrame) -> str | None:
    dates = rows["notified_on"]
    if dates.isna().any() or dates.duplicated().any():
        return None
    return str(rows.loc[dates.idxmax(), "status"])


def as_of_rows(table: Table, edition: Edition) -> np.ndarray:
    """The state of play of each row: its own, else the report's; datetime64[s], NaT where neither is known."""
    default = np.datetime64(edition.as_of, "s") if edition.as_of else _NEVER
    if "as_of" not in table.letters:
        return np.full(len(table.frame), default)
    own = table.frame["as_of"].to_numpy(dtype="datetime64[s]")
    return np.where(np.isnat(own), default, own)
