"""A sheet's schema as a Pandera schema, built through Pandera's public interface only."""

from __future__ import annotations

import datetime as dt

import pandera.pandas as pa

from sucheck.shape.columns import Argument, ColumnCheck, ColumnSchema, ColumnType, SheetSchema


def dataframe_schema(schema: SheetSchema) -> pa.DataFrameSchema:
    """The Pandera schema of a sheet's frame: dtypes, filled cells, unique values, choices and checks of each column.

    It never coerces: cells are read before they are validated, because a coercion would report a bad cell twice and
    hide the column's other checks.
    """
    columns = {column.name: _column(column) for column in schema.columns}
    return pa.DataFrameSchema(columns, name=schema.kind, title=schema.title, description=schema.description)


def _column(column: ColumnSchema) -> pa.Column:
    checks = [_check(check) for check in column.checks]
    if column.type is ColumnType.CHOICE:
        values = [choice.value for choice in column.choices]
        checks.append(pa.Check.isin(values, error=f"one of {', '.join(values)}"))
    return pa.Column(
        column.dtype,
        checks,
        nullable=column.nullable,
        unique=column.unique,
        required=column.required,
        title=column.title,
        description=column.description,
    )


def _check(check: ColumnCheck) -> pa.Check:
    arguments = {name: _argument(value) for name, value in check.arguments.items()}
    built: pa.Check = getattr(pa.Check, check.name)(**arguments, error=check.error)
    return built


def _argument(value: Argument) -> object:
    """The argument as Pandera compares it: a day as its first moment, because datetime64 and date do not compare."""
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - cells have no time zone
    return list(value) if isinstance(value, tuple) else value
