"""What the sheets of a workbook were taken for, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.model import Sheet, Visibility, Workbook, column_letters
from sucheck.model.layouts import LaidCode, LaidColumn, LaidSheet, LaidTable, LaidWorkbook, NotUnderstood
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.samples import column_sample
from sucheck.shape.columns import SheetSchema
from sucheck.shape.found import Block, Form, FoundTable, RowKind
from sucheck.shape.layouts import SheetLayout, layouts_of
from sucheck.shape.lists.columns import columns_in
from sucheck.shape.mapping.files import WorkbookMapping
from sucheck.shape.names import says_nothing
from sucheck.shape.titles.states_of_play import with_states_of_play
from sucheck.shape.words.meanings import Words

_MOST_MISSING = 1  # of a kind of which more is not there a sheet is not close: a list of addresses has States as well
_MOST_CODES = 60
_OTHER = (RowKind.TOTAL, RowKind.OF_WHICH, RowKind.NO_STATE, RowKind.SUB_HEADING, RowKind.NOTE)


def describe(workbook: Workbook, words: Words, mapping: WorkbookMapping) -> LaidWorkbook:
    """What each sheet of a workbook is taken for, and why.

    Raises:
        SucheckError: the mapping says what cannot be.
    """
    layouts, _ = with_states_of_play(workbook, layouts_of(workbook, words, mapping.tables), words)
    sheets = tuple(_sheet(layout, words) for layout in layouts)
    return LaidWorkbook(path=workbook.path, sheets=sheets, remark=mapping.remark)


def _sheet(layout: SheetLayout, words: Words) -> LaidSheet:
    sheet = layout.sheet
    state = [sheet.visibility.value] if sheet.visibility is not Visibility.VISIBLE else []
    state += ["empty"] if layout.is_empty else []
    state += ["ignored in part or as a whole, as the mapping says"] if layout.is_ignored else []
    return LaidSheet(
        name=sheet.name,
        state=tuple(state),
        tables=tuple(_table(layout, found, words) for found in layout.tables),
        not_understood=tuple(_not_understood(block, words) for block in layout.unread),
    )


def _table(layout: SheetLayout, found: FoundTable, words: Words) -> LaidTable:
    schema = found.schema or words.schema(found.kind)
    return LaidTable(
        cells=found.region.address, kind=found.kind, form=found.form.value, header_rows=found.header_rows,
        why=found.why, columns=tuple(_columns(layout.sheet, found)),
        codes=tuple(_codes(found, schema)) if schema else (),
        left_out=tuple(f"row {o.row} ({o.kind.value}: {o.words})" for o in found.others if o.kind in _OTHER),
        unread=tuple(place.cell or "" for place in found.unread), by_name=layout.by_name,
    )  # fmt: skip


def _columns(sheet: Sheet, found: FoundTable) -> Iterator[LaidColumn]:
    """The columns that are read, then those of a list that are not."""
    numbers = found.view.column_numbers
    read = {name: numbers[position] for name, position in found.layout.columns.items()}
    if found.origins is not None:
        for name, number in read.items():
            real = sorted({at[1] for (row, column), at in found.origins.items() if column == number and row > 1})
            ends = [column_letters(at) for at in (real[0], real[-1])] if real else []
            yield LaidColumn(letters="-".join(dict.fromkeys(ends)), header="", name=name)
        yield from _left_in(sheet, found)
        return
    if found.form is Form.LEGEND:
        return
    header = found.view.rows[found.layout.header]
    names = {number: name for name, number in read.items()}
    for position, number in enumerate(numbers):
        told = " ".join(in_words(header[position]).split()) if position < len(header) else ""
        is_inside = found.region.first_column <= number <= found.region.last_column
        if number in names or (is_inside and not says_nothing(told)):
            yield LaidColumn(letters=column_letters(number), header=told, name=names.get(number, ""))


def _left_in(sheet: Sheet, found: FoundTable) -> Iterator[LaidColumn]:
    """The columns of a table that is no list of which nothing is read."""
    read = {at[1] for at in (found.origins or {}).values()}
    header = sheet.rows[sheet.row_numbers.index(found.header_rows[-1])] if found.header_rows else ()
    for position, number in enumerate(sheet.column_numbers[: len(header)]):
        is_inside = found.region.first_column <= number <= found.region.last_column
        if is_inside and number not in read and not says_nothing(header[position]):
            yield LaidColumn(letters=column_letters(number), header=in_words(header[position]), name="")


def _codes(found: FoundTable, schema: SheetSchema) -> Iterator[LaidCode]:
    choices = {column.name: tuple(c.value for c in column.choices) for column in schema.columns if column.required}
    every = tuple(dict.fromkeys(value for values in choices.values() for value in values))
    if found.form is not Form.LIST:
        yield from (LaidCode(code=code, meaning=meaning, choices=every) for code, meaning in found.codes.items())
        return
    from sucheck.shape.vocabulary import choice_reader  # noqa: PLC0415 - only lists have codes to look up

    for name in found.layout.columns:
        column = schema.column(name)
        if column is None or not column.required or not column.choices:
            continue
        read = choice_reader(column)
        values = [value for value in dict.fromkeys(found.layout.values(found.view, name)) if not says_nothing(value)]
        for value in values[:_MOST_CODES]:
            meaning = read(value)
            told = meaning if isinstance(meaning, str) else ""
            yield LaidCode(code=in_words(value), meaning=told, choices=choices[name])


def _not_understood(block: Block, words: Words) -> NotUnderstood:
    kind, missing = _closest(block, words)
    return NotUnderstood(
        cells=block.region.address, header_rows=block.header_rows, headers=tuple(block.labels.values()), kind=kind,
        missing=missing,
    )  # fmt: skip


def _closest(block: Block, words: Words) -> tuple[str, tuple[str, ...]]:
    """The kind of which all required columns but one are there, and that one; nothing where no kind is so close."""
    samples = {number: column_sample(block, number) for number in block.labels}
    best: tuple[int, str, tuple[str, ...]] = (0, "", ())
    for schema in words.schemas:
        there: Sequence[str] = tuple(columns_in(block, schema, words, samples))
        required = [column.name for column in schema.columns if column.required]
        missing = tuple(name for name in required if name not in there)
        is_close = len(required) - len(missing) > best[0] and len(missing) <= _MOST_MISSING
        if is_close:
            best = (len(required) - len(missing), schema.kind, missing)
    return best[1], best[2]
