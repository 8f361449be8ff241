"""sucheck beside tools that check tables, on the same workbook with an equivalent schema: `make bench-peers`.

Each peer reads the sheet `Notifications` and checks what its schema says of cells and columns: every act has the form
of a number, every State and every status is one of a list, the dates are dates of a range, and nothing needed is empty.
That is all a peer does; sucheck reads dates and names in any form, keeps the cell of every value, makes claims, and
judges them by law. A whole process is measured, each in turns with sucheck.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_STATES = (
    "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV", "LT", "LU", "HU", "MT", "NL",
    "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE", "UK",
)  # fmt: skip
_STATUSES = ("none", "partial", "incomplete", "full", "conform", "applied", "not_bound")
_ACT = r"^\d{2,4}/\d{1,4}$"
_SHEET = "Notifications"
#: How long sucheck may take, as a share of a peer's time. To be ahead of the others too, which name no cell, is an aim.
_TARGETS = {"frictionless": 0.2, "great_expectations": 0.2}
_AIM = 1.0


def frictionless(path: str) -> int:
    """The number of errors that frictionless finds."""
    import frictionless as tool  # noqa: PLC0415  each peer loads only when it is measured
    from frictionless.formats import ExcelControl  # noqa: PLC0415

    tool.system.trusted = True
    schema = tool.Schema.from_descriptor({"fields": [
        {"name": "act", "type": "string", "constraints": {"required": True, "pattern": _ACT}},
        {"name": "state", "type": "string", "constraints": {"required": True, "enum": list(_STATES)}},
        {"name": "status", "type": "string", "constraints": {"required": True, "enum": list(_STATUSES)}},
        {"name": "notified_on", "type": "date", "constraints": {"minimum": "1951-01-01", "maximum": "2100-12-31"}},
        {"name": "measure", "type": "string"}, {"name": "remark", "type": "string"},
        {"name": "as_of", "type": "date", "constraints": {"minimum": "1951-01-01", "maximum": "2100-12-31"}},
        {"name": "source", "type": "string"},
    ]})  # fmt: skip
    source = tool.Resource(path=path, schema=schema, control=ExcelControl(sheet=_SHEET))
    return int(source.validate(limit_errors=1_000_000).stats["errors"])


def great_expectations(path: str) -> int:
    """The number of expectations of Great Expectations that are not met."""
    import great_expectations as gx  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    expect, first, last = gx.expectations, pd.Timestamp("1951-01-01"), pd.Timestamp("2100-12-31")
    frame = pd.read_excel(path, sheet_name=_SHEET)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = context.data_sources.add_pandas("pandas").add_dataframe_asset("rows")
    suite = gx.ExpectationSuite(name="rows", expectations=[
        *(expect.ExpectColumnValuesToNotBeNull(column=name) for name in ("act", "state", "status")),
        expect.ExpectColumnValuesToMatchRegex(column="act", regex=_ACT),
        expect.ExpectColumnValuesToBeInSet(column="state", value_set=list(_STATES)),
        expect.ExpectColumnValuesToBeInSet(column="status", value_set=list(_STATUSES)),
        *(expect.ExpectColumnValuesToBeBetween(column=name, min_value=first, max_value=last)
          for name in ("notified_on", "as_of")),
    ])  # fmt: skip
    whole = batch.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    return sum(1 for result in whole.validate(suite).results if not result.success)


def pointblank(path: str) -> int:
    """The number of steps of pointblank with a failure."""
    import datetime as dt  # noqa: PLC0415

    import pointblank as tool  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    steps = tool.Validate(data=pl.read_excel(path, sheet_name=_SHEET)).col_vals_not_null(["act", "state", "status"])
    steps = steps.col_vals_regex("act", _ACT).col_vals_in_set("state", _STATES).col_vals_in_set("status", _STATUSES)
    steps = steps.col_vals_between(["notified_on", "as_of"], dt.date(1951, 1, 1), dt.date(2100, 12, 31)).interrogate()
    return sum(1 for failed in steps.n_failed().values() if failed)


def dataframely(path: str) -> int:
    """The number of rows that fail in dataframely."""
    import datetime as dt  # noqa: PLC0415

    import dataframely as dy  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    class Rows(dy.Schema):  # type: ignore[misc]  # not there where types are checked
        act = dy.String(nullable=False, regex=_ACT)
        state = dy.Enum(_STATES, nullable=False)
        status = dy.Enum(_STATUSES, nullable=False)
        notified_on = dy.Date(nullable=True, min=dt.date(1951, 1, 1), max=dt.date(2100, 12, 31))
        measure = dy.String(nullable=True)
        remark = dy.String(nullable=True)
        as_of = dy.Date(nullable=True, min=dt.date(1951, 1, 1), max=dt.date(2100, 12, 31))
        source = dy.String(nullable=True)

    found = Rows.filter(pl.read_excel(path, sheet_name=_SHEET), cast=True)
    return len(found.failure)


def pandera_polars(path: str) -> int:
    """The number of failure cases of Pandera on polars."""
    import datetime as dt  # noqa: PLC0415

    import pandera.polars as pa  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415
    from pandera.errors import SchemaErrors  # noqa: PLC0415

    between = pa.Check.in_range(dt.date(1951, 1, 1), dt.date(2100, 12, 31))
    schema = pa.DataFrameSchema({
        "act": pa.Column(str, pa.Check.str_matches(_ACT)), "state": pa.Column(str, pa.Check.isin(_STATES)),
        "status": pa.Column(str, pa.Check.isin(_STATUSES)), "notified_on": pa.Column(pl.Date, between, nullable=True),
        "measure": pa.Column(str, nullable=True), "remark": pa.Column(str, nullable=True),
        "as_of": pa.Column(pl.Date, between, nullable=True), "source": pa.Column(str, nullable=True),
    })  # fmt: skip
    try:
        schema.validate(pl.read_excel(path, sheet_name=_SHEET), lazy=True)
    except SchemaErrors as errors:
        return len(errors.failure_cases)
    return 0


PEERS: dict[str, Callable[[str], int]] = {
    each.__name__: each for each in (frictionless, great_expectations, pointblank, dataframely, pandera_polars)
}


def main() -> int:
    """Measure sucheck against each peer; or run one peer on one file. 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sucheck", default=sys.executable, help="the Python of an environment with sucheck alone")
    parser.add_argument("--peers", default=sys.executable, help="the Python of an environment with the peers")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", nargs=2, metavar=("PEER", "FILE"), help="run one peer, and print what it finds")
    arguments = parser.parse_args()
    if arguments.one:
        name, path = arguments.one
        print(name, PEERS[name](path))
        return 0
    from run import book, compare, measure  # noqa: PLC0415  a peer's environment has nothing of what this needs

    path = book(arguments.rows)
    ours = (arguments.sucheck, "-m", "sucheck", path)
    met = []
    for name in PEERS:
        theirs = (arguments.peers, str(Path(__file__).resolve()), "--one", name, path)
        told = subprocess.run(theirs, check=True, capture_output=True, text=True).stdout.split()  # what fails is fast
        if told[-2:] != [name, "0"]:
            raise SystemExit(f"{name} finds faults in a workbook without one: {told}")
        target = _TARGETS.get(name, _AIM)
        is_met = compare(f"{arguments.rows:,} rows, against {name}", ours, theirs, target, runs=arguments.runs)
        met.append(is_met or name not in _TARGETS)
    print(f"sucheck alone: {measure(ours).seconds:.2f} s")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
