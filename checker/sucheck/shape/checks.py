"""Pandera's built-in checks as a schema file may name them, proved to fit the column before any file is read.

The arguments are those of `pandera.Check`; a schema file that passes here cannot make a check crash.
"""

from __future__ import annotations

import datetime as dt
import re

from sucheck.shape.columns import Argument, ColumnCheck, ColumnType
from sucheck.shape.toml_section import Section

# Each check's arguments: those it needs, then those it may have.
_ORDER = {
    "equal_to": ("value",),
    "not_equal_to": ("value",),
    "greater_than": ("min_value",),
    "greater_than_or_equal_to": ("min_value",),
    "less_than": ("max_value",),
    "less_than_or_equal_to": ("max_value",),
    "in_range": ("min_value", "max_value"),
}
_WORDS = {
    "equal_to": ("value",),
    "not_equal_to": ("value",),
    "isin": ("allowed_values",),
    "notin": ("forbidden_values",),
    "str_matches": ("pattern",),
    "str_contains": ("pattern",),
    "str_startswith": ("string",),
    "str_endswith": ("string",),
    "str_length": ("min_value", "max_value"),
}


def read_checks(section: Section, column_type: ColumnType) -> tuple[ColumnCheck, ...]:
    """The checks of a column.

    Raises:
        RuleFileError: a check is not known for the column's type, or an argument is missing, unknown or wrong.
    """
    known = _ORDER if column_type is ColumnType.DATE else _WORDS
    checks = []
    for name in section.names():
        if name not in known or column_type is ColumnType.PHRASE:
            allowed = "none" if column_type is ColumnType.PHRASE else ", ".join(known)
            section.fail(name, f"is no check for a column of type {column_type.value}; it can have {allowed}")
        arguments = section.section(name)
        error = arguments.text("error")
        values = {argument: _argument(arguments, argument, column_type) for argument in known[name]}
        arguments.finish()
        checks.append(ColumnCheck(name=name, arguments=values, error=error))
    return tuple(checks)


def _argument(arguments: Section, name: str, column_type: ColumnType) -> Argument:
    if name.endswith("_values"):
        return arguments.texts(name)
    if column_type is ColumnType.DATE:
        value = arguments.value(name)
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            arguments.fail(name, "must be a date, written 2019-10-17 without quotes")
        return value
    if name in {"min_value", "max_value"}:
        return arguments.whole_number(name)
    text = arguments.text(name)
    if name == "pattern":
        _prove_pattern(arguments, text)
    return text


def _prove_pattern(arguments: Section, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        arguments.fail("pattern", f"is no regular expression: {error}")
