"""The one place that turns Pandera's failures into ours.

Measured on Pandera 0.35: an exception inside a check becomes a "failure case", and under pandas 3 the failing value can
be missing from the report. So only the reason, the column and the row number are taken from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors

from sucheck.frozen import dataclass
from sucheck.model import FaultKind
from sucheck.shape.columns import SheetSchema
from sucheck.shape.schemata import dataframe_schema

_KINDS = {
    SchemaErrorReason.SERIES_CONTAINS_NULLS: FaultKind.VALUE_MISSING,
    SchemaErrorReason.SERIES_CONTAINS_DUPLICATES: FaultKind.CHECK_FAILED,
    SchemaErrorReason.DATAFRAME_CHECK: FaultKind.CHECK_FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A cell that fails its column's schema: the sheet's row number, the column's name, what would be right."""

    kind: FaultKind
    row: int
    column: str
    expected: str


def failures(frame: pd.DataFrame, schema: SheetSchema, columns: Collection[str]) -> Iterator[Failure]:
    """The cells of the named columns that fail the schema.

    `frame` is indexed by row number and holds these columns with the dtypes of the schema.

    Raises:
        RuntimeError: a check crashed or a dtype is wrong: a fault of the program, never of the workbook.
    """
    pandera_schema = dataframe_schema(schema)
    absent = [name for name in pandera_schema.columns if name not in columns]
    try:
        pandera_schema.remove_columns(absent).validate(frame, lazy=True)
    except SchemaErrors as errors:
        for error in errors.schema_errors:
            yield from _cells(error, schema, frame)


def _cells(error: SchemaError, schema: SheetSchema, frame: pd.DataFrame) -> Iterator[Failure]:
    name = str(error.schema.name)
    kind = _KINDS.get(error.reason_code) if error.reason_code else None
    cases = error.failure_cases
    if kind is None or not isinstance(cases, pd.DataFrame):
        raise RuntimeError(f"{schema.kind}.{name}: validation broke down: {error.reason_code}: {cases}")
    expected = _expected(error, schema, name)
    rows = pd.Index(cases["index"])
    if kind is not FaultKind.VALUE_MISSING:
        rows = rows[frame.loc[rows, name].notna().to_numpy()]  # empty cells are no duplicates of each other
    for row in rows:
        yield Failure(kind=kind, row=int(row), column=name, expected=expected)


def _expected(error: SchemaError, schema: SheetSchema, name: str) -> str:
    if isinstance(error.check, pa.Check):
        return str(error.check.error)
    if error.reason_code is SchemaErrorReason.SERIES_CONTAINS_DUPLICATES:
        return "a value that no other row has"
    column = schema.column(name)
    return f"a value such as {column.example}" if column and column.example else "a value"
