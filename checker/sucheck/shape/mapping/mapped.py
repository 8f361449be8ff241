"""A sheet as a mapping says it is to be read: tables where it says so, the rest as recognised."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sucheck.model import Sheet, column_number
from sucheck.shape.blocks.find import block_in
from sucheck.shape.blocks.samples import column_sample
from sucheck.shape.columns import Choice, ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.found import Block, FoundTable
from sucheck.shape.lists.columns import columns_in
from sucheck.shape.mapping.entries import TableMapping, nearest
from sucheck.shape.names import key, label_key
from sucheck.shape.words.meanings import Words, words_in

#: Makes the best table of a block, of those that a mapping allows.
Finder = Callable[[Block, Words, Callable[[FoundTable], bool]], FoundTable | None]


def mapped_table(entry: TableMapping, sheet: Sheet, blocks: Sequence[Block], words: Words, find: Finder) -> FoundTable:
    """The table that an entry of a mapping describes.

    Raises:
        SucheckError: the entry names what is not there, or the table lacks what its kind needs; with file and line.
    """
    schema = schema_said(entry, words)
    candidates = list(blocks)
    if entry.region:
        block = block_in(sheet, entry.region, entry.header_rows, blocks)
        candidates = [block] if block else []
    elif entry.header_rows:
        candidates = [block for block in candidates if block.header_rows == entry.header_rows]
    if not candidates:
        entry.fail("range", f"nothing stands there on {entry.sheet}; see 'sucheck layout'")
    tables = [found for block in candidates if (found := _found(entry, block, schema, words, find))]
    if not tables:
        entry.fail("kind", _why_not(entry, candidates, schema, words))
    found = tables[0]
    why = tuple(phrase for phrase in found.why if not phrase.startswith("headers"))
    return replace(found, schema=schema, why=("the mapping", *why) if entry.columns else found.why)


def schema_said(entry: TableMapping, words: Words) -> SheetSchema:
    """The schema of the entry's kind, with its codes and its order of day and month.

    Raises:
        SucheckError: the kind, a column or the meaning of a code is not known; with file and line.
    """
    schema = words.schema(entry.kind)
    if schema is None:
        kinds = [known.kind for known in words.schemas]
        entry.fail(
            "kind", f"{entry.kind!r} is no kind of table{nearest(entry.kind, kinds)}; use one of {', '.join(kinds)}"
        )
    for name in entry.columns:
        if schema.column(name) is None:
            names = [column.name for column in schema.columns]
            told = f"is no column of {schema.kind}{nearest(name, names)}; use one of {', '.join(names)}"
            entry.fail(f"columns.{name}", told)
    choices = [choice.value for column in schema.columns for choice in column.choices if column.required]
    for code, value in entry.codes.items():
        if value not in choices:
            told = f"{value!r} is no meaning of a code{nearest(value, choices)}; use one of {', '.join(choices)}"
            entry.fail(f"codes.{code}", told)
    return replace(schema, columns=tuple(_column(column, entry) for column in schema.columns))


def _found(entry: TableMapping, block: Block, schema: SheetSchema, words: Words, find: Finder) -> FoundTable | None:
    schemas = [schema if known.kind == schema.kind else known for known in words.schemas]
    columns = _columns(entry, block)
    said = replace(words_in(schemas), blocks=words.blocks, said=frozenset(columns.values()))
    known = _renamed(block, columns, schema, said)
    return find(known, said, lambda table: table.kind == entry.kind and entry.form in {None, table.form})


def _column(column: ColumnSchema, entry: TableMapping) -> ColumnSchema:
    if column.type in {ColumnType.DATE, ColumnType.WHEN} and entry.date_order:
        return replace(column, date_order=entry.date_order)
    if not column.required or not column.choices:
        return column
    said = {key(code) for code in entry.codes}
    choices = [
        Choice(
            value=choice.value,
            aliases=(
                *(word for word in choice.aliases if key(word) not in said),
                *(code for code, value in entry.codes.items() if value == choice.value),
            ),
        )
        for choice in column.choices
    ]
    return replace(column, choices=tuple(choices))


def _columns(entry: TableMapping, block: Block) -> dict[str, int]:
    """The numbers of the columns that the entry names, by letters within the table or by header."""
    region = block.region
    found: dict[str, int] = {}
    for name, text in entry.columns.items():
        number = column_number(text) if text.isascii() and text.isalpha() and text.isupper() else 0
        headed = [at for at, label in block.labels.items() if label_key(label) == label_key(text)]
        if region.first_column <= number <= region.last_column:
            found[name] = number
        elif headed:
            found[name] = headed[0]
        else:
            headers = list(block.labels.values())
            told = f"no column {text!r} in the table{nearest(text, headers)}; its headers are {', '.join(headers)}"
            entry.fail(f"columns.{name}", told)
    return found


def _renamed(block: Block, columns: Mapping[str, int], schema: SheetSchema, words: Words) -> Block:
    """The block with the headers that the entry gives it; another column of the same name loses its own."""
    names = {number: name for name, number in columns.items()}
    labels, parts = dict(block.labels), dict(block.parts)
    for number, label in block.labels.items():
        column = words.column(schema.kind, label)
        if number not in names and column is not None and column.name in columns:
            del labels[number], parts[number]
    for number, name in names.items():
        labels[number], parts[number] = name, (name,)
    return replace(block, labels=labels, parts=parts)


def _why_not(entry: TableMapping, blocks: Sequence[Block], schema: SheetSchema, words: Words) -> str:
    """Why nothing on the sheet is what the entry says: what the kind needs and no header names."""
    there: set[str] = set()
    for block in blocks:
        there |= columns_in(block, schema, words, {at: column_sample(block, at) for at in block.labels}).keys()
    missing = [c.name for c in schema.columns if c.required and c.name not in there | entry.columns.keys()]
    form = f" in the form {entry.form.value}" if entry.form else ""
    told = f'; say columns.{missing[0]} = "…" (missing: {", ".join(missing)})' if missing else ""
    return f"{entry.kind} are not understood{form} on {entry.sheet}{told}"
