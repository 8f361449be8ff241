"""All sheets of all workbooks become tables, as far as they are understood; what is not is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sucheck.model import Shaped, Workbook
from sucheck.shape.columns import SheetSchema
from sucheck.shape.found import Form
from sucheck.shape.layouts import SheetLayout, layouts_of
from sucheck.shape.matrices.faults import schema_for, told_once
from sucheck.shape.remarks import on_left, on_missing, on_table, on_unknown
from sucheck.shape.words import Words, words_of

if TYPE_CHECKING:
    from sucheck.shape.tables import ShapedSheet  # loads pandas


def recognise(workbooks: Sequence[Workbook], schemas: Sequence[SheetSchema]) -> Shaped:
    """The tables, faults and remarks of all workbooks, in the order of the inputs and of their sheets."""
    words = words_of(schemas)
    shaped: list[ShapedSheet] = []
    remarks: list[str] = []
    kinds: set[str] = set()
    for workbook in workbooks:
        layouts = layouts_of(workbook, words)
        lines: list[str] = []
        for layout in layouts:
            here = list(_shaped(workbook, layout, words))
            lines += _remarks(layout, here)
            shaped += here
        there = {layout.kind for layout in layouts} | {table.kind for layout in layouts for table in layout.tables}
        if not any(there):
            looked_for = ", ".join(schema.kind for schema in schemas if schema.in_template)
            lines.append(f"no sheet was recognised; looked for {looked_for}")
        kinds |= {kind for kind in there if kind}
        remarks += [f"{workbook.path}: {line}" if len(workbooks) > 1 else line for line in lines]
    if kinds:  # otherwise it was said of each workbook
        remarks += on_missing([schema.kind for schema in schemas if schema.in_template and schema.kind not in kinds])
    return Shaped(
        tables=tuple(sheet.table for sheet in shaped),
        faults=tuple(fault for sheet in shaped for fault in sheet.faults),
        remarks=tuple(remarks),
    )


def _shaped(workbook: Workbook, layout: SheetLayout, words: Words) -> Iterator[ShapedSheet]:
    """The tables of a sheet as typed frames; a legend is read only with what it explains."""
    for number, found in enumerate(layout.tables):
        schema = words.schema(found.kind)
        if schema is not None and found.form is not Form.LEGEND:
            from sucheck.shape.tables import shape_table  # noqa: PLC0415 - loads pandas, only where there is a table

            shaped = shape_table(workbook, found, schema_for(found, schema), number)
            yield replace(shaped, faults=tuple(told_once(found, shaped.faults))) if found.origins else shaped


def _remarks(layout: SheetLayout, shaped: Sequence[ShapedSheet]) -> Iterator[str]:
    if not layout.tables:
        if layout.kind is not None:
            yield f"{layout.sheet.name}: the sheet is empty"
        else:
            yield from on_unknown(layout.sheet)
        return
    tables = [table for table in layout.tables if table.form is not Form.LEGEND]
    for found, each in zip(tables, shaped, strict=True):
        yield from on_table(each, found)
    yield from on_left(layout)
