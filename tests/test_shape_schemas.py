"""The schema files: ours are right, and a mistake in one names its file and its key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sucheck.model import RuleFileError
from sucheck.resources import resource
from sucheck.shape.columns import ColumnType
from sucheck.shape.names import key
from sucheck.shape.schemas import SheetSchema, load_schemas

OURS = load_schemas([resource("schemas")])

STAFF = """
sheet = "Staff"
position = 9
title = "Staff"
description = "Who works here."

[columns.name]
title = "Name"
description = "What they are called."
type = "text"
dtype = "object"
"""


def schema(kind: str) -> SheetSchema:
    return next(schema for schema in OURS if schema.kind == kind)


def choices(kind: str, column: str) -> list[str]:
    found = schema(kind).column(column)
    assert found
    return [choice.value for choice in found.choices]


def test_the_six_sheets_in_the_order_of_the_template() -> None:
    kinds = [schema.kind for schema in OURS if schema.in_template]
    assert kinds == ["Report", "Directives", "Notifications", "Procedures", "Claims", "Footnotes"]
    assert [schema.kind for schema in OURS if not schema.in_template] == ["Measures", "Waivers", "Scoreboard"]


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("Report", set()),
        ("Directives", {"act"}),
        ("Notifications", {"act", "state", "status"}),
        ("Procedures", {"act", "state", "step"}),
        ("Claims", {"about"}),
        ("Footnotes", {"footnote", "text"}),
        ("Waivers", {"rule", "reason"}),
    ],
)
def test_required_columns_must_be_there_and_filled(kind: str, required: set[str]) -> None:
    assert {column.name for column in schema(kind).columns if column.required} == required
    assert {column.name for column in schema(kind).columns if not column.nullable} == required


def test_a_claim_states_or_lists_something() -> None:
    assert schema("Claims").at_least_one == ("stated", "listed")


def test_a_claim_is_about_a_status_a_step_or_what_only_claims_speak_of() -> None:
    about = choices("Claims", "about")
    assert about[:17] == choices("Notifications", "status") + choices("Procedures", "step")
    own = ["not_full", "not_conform", "not_applied", "bound", "open", "deadline", "act_date", "as_of"]
    assert about[17:] == own
    assert choices("Claims", "ground") == choices("Procedures", "ground")


@pytest.mark.parametrize("sheet", OURS, ids=lambda sheet: sheet.kind)
def test_every_column_can_be_explained_in_the_template(sheet: SheetSchema) -> None:
    assert all(column.title and column.description and column.example for column in sheet.columns)
    assert all(column.description.endswith(".") for column in sheet.columns)


@pytest.mark.parametrize("sheet", OURS, ids=lambda sheet: sheet.kind)
def test_the_example_of_a_choice_is_one(sheet: SheetSchema) -> None:
    for column in sheet.columns:
        if column.type is ColumnType.CHOICE:
            assert key(column.example) in {key(choice.value) for choice in column.choices}


def test_a_sheet_of_ones_own_joins_ours(tmp_path: Path) -> None:
    (tmp_path / "staff.toml").write_text(STAFF, encoding="utf-8")
    assert [schema.kind for schema in load_schemas([resource("schemas"), tmp_path])][-1] == "Staff"


def test_a_later_folder_replaces_a_sheet(tmp_path: Path) -> None:
    text = STAFF.replace('"Staff"', '"Footnotes"', 1)
    (tmp_path / "footnotes.toml").write_text(text, encoding="utf-8")
    loaded = load_schemas([resource("schemas"), tmp_path])
    assert [column.name for column in loaded[-1].columns] == ["name"]
    assert len(loaded) == len(OURS)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("position = 9", "position = ", "cannot be read as TOML (Invalid value (at line 3, column 12))"),
        ('sheet = "Staff"', "", "sheet: is missing; give a text"),
        ('sheet = "Staff"', "sheet = 5", "sheet: must be a text"),
        ("position = 9", 'position = "9"', "position: must be a whole number"),
        ("position = 9", 'position = 9\naliases = "x"', "aliases: must be a list of texts"),
        ("position = 9", 'position = 9\nsheets = "x"', "sheets: is no key that is known here; use columns, sheet, "),
        ("position = 9", "position = 9\nat_least_one = ['x']", "at_least_one: 'x' is no column of Staff"),
        ('type = "text"', 'type = "words"', "columns.name.type: 'words' is no type; use one of text, choice, about, "),
        ('"object"', '"float"', "columns.name.dtype: a column of type text has the dtype object"),
        ('"object"', '"object"\nnullabel = true', "columns.name.nullabel: is no key that is known here; use "),
        ('"object"', '"object"\nnullable = 1', "columns.name.nullable: must be true or false"),
        ('"object"', '"object"\nchoices = 1', "columns.name.choices: must be a table"),
        ('"object"', '"object"\nchoices.a = []', "columns.name.choices: belong to a column of type choice or about"),
        ('type = "text"', 'type = "choice"', "columns.name.choices: belong to a column of type choice or about"),
        ('"object"', '"object"\nleft_out = ["EU"]', "columns.name.left_out: belongs to a column of type state"),
        ('"object"', '"object"\nmarked_in = "x"', "columns.name.marked_in: 'x' is no column of Staff"),
        ('"object"', '"object"\nchecks.eval = {}', "columns.name.checks.eval: is no check for a column of type text"),
        (
            '"object"',
            '"object"\nchecks.in_range = {}',
            "columns.name.checks.in_range: is no check for a column of type",
        ),
        ('"object"', '"object"\nchecks.isin = {}', "columns.name.checks.isin.error: is missing; give a text"),
        (
            '"object"',
            '"object"\nchecks.str_matches = { pattern = "(", error = "x" }',
            "columns.name.checks.str_matches.pattern: is no regular expression: missing ), unterminated subpattern",
        ),
        (
            '"object"',
            '"object"\nchecks.str_length = { min_value = 1, error = "x" }',
            "columns.name.checks.str_length.max_value: must be a whole number",
        ),
        (
            'type = "text"\ndtype = "object"',
            'type = "date"\ndtype = "datetime64[s]"\nchecks.less_than = { max_value = 5, error = "x" }',
            "columns.name.checks.less_than.max_value: must be a date, written 2019-10-17 without quotes",
        ),
        ("[columns.name]", "[columns.names]\n[columns.name]", "columns.names.type: is missing; give a text"),
        (
            'type = "text"',
            'type = "choice"\nchoices = { a = ["x"], b = ["X "] }',
            "columns.name.choices: 'X ' means both a and b",
        ),
        (
            'type = "text"',
            'type = "choice"\nchoices_from = ["Staff.grade"]',
            "columns.name.choices_from: 'Staff.grade' is no column with choices; write Sheet.column",
        ),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path: Path, before: str, after: str, message: str) -> None:
    path = tmp_path / "staff.toml"
    path.write_text(STAFF.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_schemas([tmp_path])
    assert str(caught.value).startswith(f"{path}: {message}")
    assert "\n" not in str(caught.value)


def test_a_schema_without_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "staff.toml"
    path.write_text(STAFF.partition("[columns")[0], encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_schemas([tmp_path])
    assert str(caught.value) == f"{path}: columns: is missing; describe at least one column"


def test_one_header_cannot_name_two_columns(tmp_path: Path) -> None:
    path = tmp_path / "staff.toml"
    second = '\n[columns.surname]\ntitle = "Names"\ndescription = "D."\ntype = "text"\ndtype = "object"\n'
    path.write_text(STAFF + second, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_schemas([tmp_path])
    assert str(caught.value) == f"{path}: columns.surname.aliases: 'Names' already names the column name"


def test_one_name_cannot_mean_two_sheets(tmp_path: Path) -> None:
    path = tmp_path / "staff.toml"
    path.write_text(STAFF.replace("position = 9", 'position = 9\naliases = ["claim"]'), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_schemas([resource("schemas"), tmp_path])
    assert str(caught.value).startswith(f"{path}: aliases: 'claim' already names Claims (")


def test_two_files_of_a_folder_cannot_describe_one_sheet(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text(STAFF, encoding="utf-8")
    second.write_text(STAFF, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_schemas([tmp_path])
    assert str(caught.value) == f"{second}: sheet: {first} describes Staff too; keep one"


def test_schemas_load_without_pandas() -> None:
    program = (
        "import sys; from sucheck.resources import resource; from sucheck.shape.schemas import load_schemas; "
        "load_schemas([resource('schemas')]); sys.exit(bool({'pandas', 'pandera', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
