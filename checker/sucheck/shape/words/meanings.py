"""What headers, names of sheets and codes mean: the schemas with what the language packs add to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.model.sheets import words as in_words
from sucheck.shape.columns import Choice, ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.found import Block
from sucheck.shape.names import key, label_key
from sucheck.shape.words.packs import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the words around a table mean.

    `schemas` are those of the run, with the headings and codes of all languages among their aliases. `blocks` are all
    blocks of the workbook: one may explain another, as a legend does its matrix. `said` are the numbers of columns of
    which a mapping says what they are. The other fields are look-up tables.
    """

    schemas: tuple[SheetSchema, ...]
    headers: Mapping[tuple[str, str], ColumnSchema]
    meanings: Mapping[tuple[str, str, str], str]
    sheets: Mapping[str, SheetSchema]
    blocks: tuple[Block, ...] = ()
    said: frozenset[int] = frozenset()

    def schema(self, kind: str) -> SheetSchema | None:
        """The schema of a kind."""
        return next((schema for schema in self.schemas if schema.kind == kind), None)

    def column(self, kind: str, header: str) -> ColumnSchema | None:
        """The column of a kind that a header names: by name, title or alias, in any language."""
        return self.headers.get((kind, label_key(header)))

    def meaning(self, kind: str, column: str, code: CellValue) -> str | None:
        """The choice of a column that a code or its words name; None where it is not known."""
        return self.meanings.get((kind, column, key(in_words(code))))

    def named(self, sheet: str) -> SheetSchema | None:
        """The schema that the name of a sheet, or a title, names."""
        return self.sheets.get(label_key(sheet))


def words_of(schemas: Sequence[SheetSchema]) -> Words:
    """The words of some schemas together with those of all language packs."""
    return words_in([_in_all_languages(schema) for schema in schemas])


def words_in(schemas: Sequence[SheetSchema]) -> Words:
    """The words of some schemas as they are."""
    known = tuple(schemas)
    headers: dict[tuple[str, str], ColumnSchema] = {}
    for schema in known:
        for column in schema.columns:  # a name or a title wins over an alias
            headers |= {(schema.kind, label_key(label)): column for label in (column.name, column.title)}
        for column in schema.columns:
            for label in column.aliases:
                headers.setdefault((schema.kind, label_key(label)), column)
    meanings = {
        (schema.kind, column.name, key(word)): choice.value
        for schema in known
        for column in schema.columns
        for choice in column.choices
        for word in (choice.value, *choice.aliases)
    }
    sheets: dict[str, SheetSchema] = {}
    for schema in known:
        for name in (schema.kind, *schema.aliases):
            sheets.setdefault(label_key(name), schema)
    return Words(schemas=known, headers=headers, meanings=meanings, sheets=sheets)


def _in_all_languages(schema: SheetSchema) -> SheetSchema:
    """A schema with the names of its sheet, its headers and its codes in all languages.

    A word that names something else in the schema already keeps that meaning.
    """
    taken = {label_key(label) for column in schema.columns for label in (column.name, column.title, *column.aliases)}
    columns: list[ColumnSchema] = []
    for column in schema.columns:
        new = [word for word in listed("headers", column.name) if label_key(word) not in taken]
        taken |= {label_key(word) for word in new}
        columns.append(
            replace(column, aliases=(*column.aliases, *new), left_out=_left_out(column), choices=_with_codes(column))
        )
    names = tuple(dict.fromkeys((*schema.aliases, *listed("sheets", schema.kind))))
    return replace(schema, aliases=names, columns=tuple(columns))


def _left_out(column: ColumnSchema) -> tuple[str, ...]:
    if column.type is not ColumnType.STATE:
        return column.left_out
    return tuple(dict.fromkeys((*column.left_out, *listed("totals"), *listed("no_state"))))


def _with_codes(column: ColumnSchema) -> tuple[Choice, ...]:
    taken = {key(word) for choice in column.choices for word in (choice.value, *choice.aliases)}
    choices: list[Choice] = []
    for choice in column.choices:
        new = [word for word in listed("codes", choice.value) if key(word) not in taken]
        taken |= {key(word) for word in new}
        choices.append(replace(choice, aliases=(*choice.aliases, *new)))
    return tuple(choices)
