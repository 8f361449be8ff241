"""The sheet Example: one directive in all sheets, filled in. sucheck does not read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import tomli
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sucheck.resources import resource
from sucheck.shape.columns import SheetSchema
from sucheck.shape.layouts import NOT_READ
from sucheck.template import look
from sucheck.template.book import Row
from sucheck.template.cells import lines, put
from sucheck.template.columns import columns_of
from sucheck.template.sheets import write_header

_WIDTH = 19


def example_rows() -> Mapping[str, Sequence[Row]]:
    """The rows of each sheet of the example, from `schemas/template/example.toml`."""
    return tomli.loads(resource("schemas", "template", "example.toml").read_text(encoding="utf-8"))


def write_example(sheet: Worksheet, schemas: Sequence[SheetSchema]) -> None:
    """Fill an empty sheet: below one another, each sheet with its headers and some rows."""
    sheet.sheet_properties.tabColor = look.QUIET_TAB
    sheet.sheet_view.showGridLines = False
    put(sheet, 1, 1, f"{NOT_READ}: an example of each sheet, filled in").font = look.TITLE_FONT
    sheet.cell(1, 1).alignment = look.ONE_LINE
    look.print_across(sheet, 9)
    examples = example_rows()
    row = 3
    for schema in schemas:
        row = _write_block(sheet, row, schema, examples.get(schema.kind, ())) + 1
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH


def _write_block(sheet: Worksheet, row: int, schema: SheetSchema, rows: Sequence[Row]) -> int:
    """One sheet's headers and rows; the columns that no row fills are left out."""
    title = put(sheet, row, 1, schema.kind)
    title.font, title.alignment = look.SECTION_FONT, look.ONE_LINE
    columns = [column for column in columns_of(schema) if any(column.name in cells for cells in rows)]
    for position, column in enumerate(columns, start=1):
        write_header(sheet, row + 1, position, column)
    for number, cells in enumerate(rows, start=row + 2):
        for position, column in enumerate(columns, start=1):
            put(sheet, number, position, cells.get(column.name)).border = look.LINE
        height = max(lines(cell, _WIDTH) for cell in cells.values())
        sheet.row_dimensions[number].height = 4 + look.LINE_HEIGHT * height
    return row + 2 + len(rows)
