"""All sheets of all workbooks become tables, as far as they are understood; what is not is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sucheck.model import Place, Shaped, Workbook
from sucheck.shape.columns import SheetSchema
from sucheck.shape.found import Form, FoundTable
from sucheck.shape.layouts import SheetLayout, layouts_of
from sucheck.shape.mapping.files import WorkbookMapping
from sucheck.shape.matrices.faults import schema_for, told_once
from sucheck.shape.remarks import on_day, on_left, on_missing, on_table, on_unknown, taken_for
from sucheck.shape.titles.states_of_play import Stated, with_states_of_play
from sucheck.shape.totals.of_sheet import totals_of
from sucheck.shape.words.meanings import Words, words_of

if TYPE_CHECKING:
    from sucheck.shape.tables import ShapedSheet  # loads pandas


def recognise(
    workbooks: Sequence[Workbook], schemas: Sequence[SheetSchema], mappings: Sequence[WorkbookMapping] = ()
) -> Shaped:
    """The tables, faults and remarks of all workbooks, in the order of the inputs and of their sheets."""
    words = words_of(schemas)
    shaped: list[ShapedSheet] = []
    remarks: list[str] = []
    kinds: set[str] = set()
    as_of: dict[int, Stated] = {}
    sheets: list[str] = []
    for workbook, mapping in zip(workbooks, mappings or [WorkbookMapping()] * len(workbooks), strict=True):
        layouts, stated = with_states_of_play(workbook, layouts_of(workbook, words, mapping.tables), words)
        if stated:
            as_of[workbook.input] = stated
        lines = [*workbook.remarks, *([mapping.remark] if mapping.remark else [])]
        sheets += [f"{workbook.path}: {told}" if len(workbooks) > 1 else told for told in map(taken_for, layouts)]
        for layout in layouts:
            here = list(_shaped(workbook, layout, words))
            lines += on_day(layout, *stated) if stated and _gives(layout, stated[1]) else _remarks(layout, here)
            shaped += here
        there = {layout.kind for layout in layouts} | {table.kind for layout in layouts for table in _read(layout)}
        if not any(there):
            looked_for = ", ".join(schema.kind for schema in schemas if schema.in_template)
            lines.append(f"no sheet was recognised; looked for {looked_for}")
        kinds |= {kind for kind in there if kind}
        remarks += [f"{workbook.path}: {line}" if len(workbooks) > 1 else line for line in lines]
    if kinds:  # otherwise it was said of each workbook
        remarks += on_missing([schema.kind for schema in schemas if schema.in_template and schema.kind not in kinds])
    totals = [totals_of(workbook, words) for workbook in workbooks]
    return Shaped(
        tables=tuple(sheet.table for sheet in shaped),
        faults=tuple(fault for sheet in shaped for fault in sheet.faults),
        remarks=tuple(remarks),
        totals=tuple(total for found, _ in totals for total in found),
        lines=tuple(line for _, found in totals for line in found),
        as_of=as_of,
        sheets=tuple(sheets),
    )


def _shaped(workbook: Workbook, layout: SheetLayout, words: Words) -> Iterator[ShapedSheet]:
    """The tables of a sheet as typed frames."""
    for number, found in enumerate(_read(layout)):
        schema = found.schema or words.schema(found.kind)
        if schema is not None:
            from sucheck.shape.tables import shape_table  # noqa: PLC0415 - loads pandas, only where there is a table

            shaped = shape_table(workbook, found, schema_for(found, schema), number)
            yield replace(shaped, faults=tuple(told_once(found, shaped.faults))) if found.origins else shaped


def _gives(layout: SheetLayout, place: Place) -> bool:
    """Whether a sheet without tables gives the workbook's state of play, and no more."""
    are_words = all(block.region.first_column == block.region.last_column for block in layout.unread)
    return not layout.tables and are_words and layout.sheet.name == place.sheet


def _remarks(layout: SheetLayout, shaped: Sequence[ShapedSheet]) -> Iterator[str]:
    if not layout.tables:
        if layout.is_ignored:
            yield from on_left(layout)
        elif layout.kind is not None:
            yield f"{layout.sheet.name}: the sheet is empty"
        else:
            yield from on_unknown(layout.sheet)
        return
    for found, each in zip(_read(layout), shaped, strict=True):
        yield from on_table(each, found)
    yield from on_left(layout)


def _read(layout: SheetLayout) -> list[FoundTable]:
    """The tables that are read on their own; a legend is only with what it explains."""
    return [table for table in layout.tables if table.form is not Form.LEGEND]
