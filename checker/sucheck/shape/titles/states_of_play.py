"""The state of play that a workbook's titles, notes and covers give: of each table, and of the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sucheck.dates.days import DayOrder, read_day
from sucheck.model import Place, Workbook, a1
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.found import Block, Form, FoundTable, Said
from sucheck.shape.layouts import SheetLayout, is_for_people
from sucheck.shape.titles.as_of import AsOf, as_of_on, stated_as_of
from sucheck.shape.titles.said import place_of
from sucheck.shape.words.meanings import Words

_COLUMN = "as_of"

Stated = tuple[dt.date, Place]


def with_states_of_play(
    workbook: Workbook, layouts: Sequence[SheetLayout], words: Words
) -> tuple[tuple[SheetLayout, ...], Stated | None]:
    """The layouts, each list with the state of play said around it; and the one that all of the workbook gives.

    Of a sheet that is read by its name from its first row on, nothing is around the table. What a cover says counts
    where nothing nearer says another day.
    """
    dated = tuple(replace(layout, tables=tuple(_dated(layout, words))) for layout in layouts)
    said = [each for layout in dated for each in _all_said(workbook, layout)]
    return dated, said[0] if len({day for day, _ in said}) == 1 else None


def _dated(layout: SheetLayout, words: Words) -> Iterator[FoundTable]:
    for table in layout.tables:
        schema = table.schema or words.schema(table.kind)
        is_open = table.form is Form.LIST and not layout.by_name and _COLUMN not in table.layout.columns
        has_column = schema is not None and schema.column(_COLUMN) is not None
        as_of = stated_as_of(_block(layout, table), Grid(layout.sheet)) if is_open and has_column else None
        if as_of is None:
            yield table
            continue
        why = f"the state of play {in_words(as_of.value)} in {a1(as_of.row, as_of.column)}"
        yield replace(table, said={**table.said, _COLUMN: _said(layout, as_of)}, why=(*table.why, why))


def _block(layout: SheetLayout, table: FoundTable) -> Block:
    """The table as a block of its sheet, with its records."""
    body = range(max(table.header_rows, default=table.region.first_row) + 1, table.region.last_row + 1)
    return Block(sheet=layout.sheet, region=table.region, header_rows=table.header_rows, labels={}, parts={}, body=body)


def _said(layout: SheetLayout, as_of: AsOf) -> Said:
    return Said(value=as_of.value, sheet=layout.sheet, at=(as_of.row, as_of.column))


def _all_said(workbook: Workbook, layout: SheetLayout) -> Iterator[Stated]:
    """The days that a sheet says around its tables; of a sheet without tables, anywhere."""
    if layout.by_name or layout.is_ignored or is_for_people(layout.sheet):
        return
    if not layout.tables:
        found = [_said(layout, as_of) for as_of in as_of_on(layout.sheet)]
    else:
        around = (stated_as_of(_block(layout, table), Grid(layout.sheet)) for table in layout.tables)
        found = [_said(layout, as_of) for as_of in around if as_of]
    for said in found:
        day = read_day(said.value, DayOrder.UNKNOWN)
        if isinstance(day, dt.date):
            yield day, place_of(workbook, said)
