"""Reads `schemas/*.toml`. Without pandas, so that help and usage errors stay fast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sucheck.model import RuleFileError
from sucheck.shape.checks import read_checks
from sucheck.shape.columns import Choice, ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.names import key, label_key
from sucheck.shape.toml_section import Section
from sucheck.toml_file import read_toml

__all__ = ["SheetSchema", "load_schemas"]

_WITH_CHOICES = (ColumnType.CHOICE, ColumnType.ABOUT)


def load_schemas(folders: Iterable[Path]) -> tuple[SheetSchema, ...]:
    """The schemas of all `*.toml` files in the folders, in the template's order.

    A file in a later folder replaces the schema of the same sheet in an earlier one.

    Raises:
        RuleFileError: a mistake in a file, with the file and the key.
    """
    found: dict[str, SheetSchema] = {}
    for folder in folders:
        here: dict[str, SheetSchema] = {}
        for path in sorted(folder.glob("*.toml")):
            schema = _read_file(path)
            if schema.kind in here:
                raise RuleFileError(f"{path}: sheet: {here[schema.kind].source} describes {schema.kind} too; keep one")
            here[schema.kind] = schema
        found |= here
    schemas = sorted(found.values(), key=lambda schema: (schema.position, schema.kind))
    _prove_distinct_sheets(schemas)
    return tuple(_with_choices(schema, found) for schema in schemas)


def _read_file(path: Path) -> SheetSchema:
    section = Section(str(path), "", read_toml(path, str(path)))
    columns = section.section("columns")
    schema = SheetSchema(
        kind=section.text("sheet"),
        source=str(path),
        position=section.whole_number("position"),
        title=section.text("title"),
        description=section.text("description"),
        aliases=section.texts("aliases"),
        at_least_one=section.texts("at_least_one"),
        offered=section.flag("offered", default=True),
        columns=tuple(_read_column(columns.section(name), name) for name in columns.names()),
    )
    section.finish()
    _prove_columns(schema, section)
    return schema


def _read_column(section: Section, name: str) -> ColumnSchema:
    column_type = _read_type(section)
    column = ColumnSchema(
        name=name,
        title=section.text("title"),
        description=section.text("description"),
        type=column_type,
        dtype=section.text("dtype"),
        nullable=section.flag("nullable", default=True),
        unique=section.flag("unique", default=False),
        required=section.flag("required", default=False),
        aliases=section.texts("aliases"),
        example=section.text("example", default=""),
        choices=_read_choices(section.section("choices")),
        choices_from=section.texts("choices_from"),
        checks=read_checks(section.section("checks"), column_type),
        left_out=section.texts("left_out"),
        marked_in=section.text("marked_in", default="") or None,
    )
    section.finish()
    if column.dtype != column_type.dtype:
        section.fail("dtype", f"a column of type {column_type.value} has the dtype {column_type.dtype}")
    if (column_type in _WITH_CHOICES) != bool(column.choices or column.choices_from):
        section.fail("choices", "belong to a column of type choice or about, and such a column needs them")
    if column.left_out and column_type is not ColumnType.STATE:
        section.fail("left_out", "belongs to a column of type state")
    return column


def _read_type(section: Section) -> ColumnType:
    word = section.text("type")
    try:
        return ColumnType(word)
    except ValueError:
        section.fail("type", f"{word!r} is no type; use one of {', '.join(known.value for known in ColumnType)}")


def _read_choices(section: Section) -> tuple[Choice, ...]:
    return tuple(Choice(value=name, aliases=section.texts(name)) for name in section.names())


def _prove_columns(schema: SheetSchema, section: Section) -> None:
    """Refuse a schema without columns, headers that mean two columns, and names of columns that are not there."""
    names = {column.name for column in schema.columns}
    if not names:
        section.fail("columns", "is missing; describe at least one column")
    taken: dict[str, str] = {}
    for column in schema.columns:
        for label in (column.name, column.title, *column.aliases):
            other = taken.setdefault(label_key(label), column.name)
            if other != column.name:
                section.fail(f"columns.{column.name}.aliases", f"{label!r} already names the column {other}")
        if column.marked_in and column.marked_in not in names:
            section.fail(f"columns.{column.name}.marked_in", f"{column.marked_in!r} is no column of {schema.kind}")
    for name in schema.at_least_one:
        if name not in names:
            section.fail("at_least_one", f"{name!r} is no column of {schema.kind}")


def _prove_distinct_sheets(schemas: Iterable[SheetSchema]) -> None:
    taken: dict[str, SheetSchema] = {}
    for schema in schemas:
        for label in (schema.kind, *schema.aliases):
            other = taken.setdefault(label_key(label), schema)
            if other is not schema:
                raise RuleFileError(f"{schema.source}: aliases: {label!r} already names {other.kind} ({other.source})")


def _with_choices(schema: SheetSchema, schemas: dict[str, SheetSchema]) -> SheetSchema:
    return replace(schema, columns=tuple(_resolve(column, schema, schemas) for column in schema.columns))


def _resolve(column: ColumnSchema, schema: SheetSchema, schemas: dict[str, SheetSchema]) -> ColumnSchema:
    """The column with the choices that it borrows, each word meaning one choice only."""
    where = f"{schema.source}: columns.{column.name}"
    choices: list[Choice] = []
    for reference in column.choices_from:
        kind, _, name = reference.partition(".")
        lender = schemas[kind].column(name) if kind in schemas else None
        if lender is None or not lender.choices:
            raise RuleFileError(f"{where}.choices_from: {reference!r} is no column with choices; write Sheet.column")
        choices += lender.choices
    choices += column.choices
    meaning: dict[str, str] = {}
    for choice in choices:
        for word in (choice.value, *choice.aliases):
            if meaning.setdefault(key(word), choice.value) != choice.value:
                raise RuleFileError(f"{where}.choices: {word!r} means both {meaning[key(word)]} and {choice.value}")
    return replace(column, choices=tuple(choices))
