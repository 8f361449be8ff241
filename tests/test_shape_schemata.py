"""The Pandera schemas, and what becomes of Pandera's failures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

from sucheck.model import FaultKind
from sucheck.resources import resource
from sucheck.shape.columns import ColumnCheck, SheetSchema
from sucheck.shape.schemas import load_schemas
from sucheck.shape.schemata import dataframe_schema
from sucheck.shape.validation import Failure, failures

SCHEMAS = {schema.kind: schema for schema in load_schemas([resource("schemas")])}

CODES = """
sheet = "Codes"
position = 1
title = "Codes"
description = "Codes."

[columns.code]
title = "Code"
description = "A code."
type = "text"
dtype = "object"
unique = true

[columns.code.checks]
str_length = { min_value = 2, max_value = 3, error = "two or three letters" }
str_matches = { pattern = "[A-Z]+$", error = "capital letters" }
notin = { forbidden_values = ["XX"], error = "another code than XX" }
"""


@pytest.fixture
def codes(tmp_path: Path) -> SheetSchema:
    (tmp_path / "codes.toml").write_text(CODES, encoding="utf-8")
    (schema,) = load_schemas([tmp_path])
    return schema


def frame(*values: str | None) -> pd.DataFrame:
    return pd.DataFrame({"code": pd.Series(values, dtype=object, index=range(2, len(values) + 2))})


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_says_in_pandera_what_its_file_says(kind: str) -> None:
    schema = SCHEMAS[kind]
    built = dataframe_schema(schema)
    assert (built.name, built.title, built.description) == (kind, schema.title, schema.description)
    assert list(built.columns) == [column.name for column in schema.columns]
    for column in schema.columns:
        made = built.columns[column.name]
        assert (made.nullable, made.required, made.unique) == (column.nullable, column.required, column.unique)
        assert (made.title, made.coerce) == (column.title, False)
        assert (
            str(made.dtype).partition("[")[0] == column.dtype.partition("[")[0]
        )  # Pandera knows no other unit than ns
        assert len(made.checks) == len(column.checks) + (column.type.value == "choice")


def test_what_holds_gives_no_failure(codes: SheetSchema) -> None:
    assert list(failures(frame("AB", "CDE", None, None), codes, ["code"])) == []


def test_each_failing_check_says_what_would_be_right(codes: SheetSchema) -> None:
    found = list(failures(frame("AB", "A", "Ab", None, "XX", None), codes, ["code"]))
    assert found == [
        Failure(kind=FaultKind.CHECK_FAILED, row=3, column="code", expected="two or three letters"),
        Failure(kind=FaultKind.CHECK_FAILED, row=4, column="code", expected="capital letters"),
        Failure(kind=FaultKind.CHECK_FAILED, row=6, column="code", expected="another code than XX"),
    ]


def test_repeated_values_of_a_unique_column_fail_and_empty_ones_do_not(codes: SheetSchema) -> None:
    found = list(failures(frame("AB", None, "AB", None), codes, ["code"]))
    assert [(failure.row, failure.expected) for failure in found] == [
        (2, "a value that no other row has"),
        (4, "a value that no other row has"),
    ]


def test_only_the_columns_that_are_there_are_validated() -> None:
    built = pd.DataFrame({"footnote": ["1"], "text": [None]}, index=[2], dtype=object)
    assert list(failures(built, SCHEMAS["Footnotes"], ["footnote"])) == []
    assert list(failures(built, SCHEMAS["Footnotes"], ["footnote", "text"])) == [
        Failure(
            kind=FaultKind.VALUE_MISSING,
            row=2,
            column="text",
            expected="a value such as Belgium, Bulgaria and Greece.",
        )
    ]


def test_a_check_that_crashes_is_a_fault_of_the_program(codes: SheetSchema) -> None:
    crashing = ColumnCheck(name="in_range", arguments={"min_value": 1, "max_value": 2}, error="x")
    schema = replace(codes, columns=(replace(codes.columns[0], checks=(crashing,)),))
    with pytest.raises(RuntimeError, match=r"^Codes\.code: validation broke down: .*CHECK_ERROR"):
        list(failures(frame("AB"), schema, ["code"]))


def test_a_wrong_dtype_is_a_fault_of_the_program(codes: SheetSchema) -> None:
    with pytest.raises(RuntimeError, match=r"^Codes\.code: validation broke down: .*WRONG_DATATYPE"):
        list(failures(pd.DataFrame({"code": [1.0]}), codes, ["code"]))


def test_a_frame_that_holds_validates_with_pandera_alone(codes: SheetSchema) -> None:
    with pytest.raises(pa.errors.SchemaError):
        dataframe_schema(codes).validate(frame("a"))
    assert dataframe_schema(codes).validate(frame("AB"))["code"].tolist() == ["AB"]
