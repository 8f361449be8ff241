"""One sheet of the template: headers with help, columns with their formats and drop-downs, and its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sucheck.shape.columns import ColumnType
from sucheck.template import look
from sucheck.template.book import Row
from sucheck.template.cells import lines, put
from sucheck.template.columns import TemplateColumn

#: A drop-down reaches this far below the header; more rows are rare, and are checked all the same.
_REACH = 5_000
_HEAD_HEIGHT = 32  # points: two lines
_MOST_LINES = 29  # a row is at most 409 points high (Excel specifications and limits)
_WIDE = 200  # characters: more than can be read on A4
_NOTE_WIDTH, _NOTE_LINE = 320, 18  # pixels
_NOTE_CHARACTERS = 46  # of a line in a note
#: The acts of the sheet Directives, as far as it is filled in.
_ACTS = "OFFSET(Directives!$A$2,0,0,MAX(1,COUNTA(Directives!$A$2:$A$500)),1)"
_ACT_TYPES = (ColumnType.ACT, ColumnType.ACTS)


def write_sheet(
    sheet: Worksheet, columns: Sequence[TemplateColumn], rows: Sequence[Row], lists: Mapping[tuple[str, ...], str]
) -> None:
    """Fill an empty sheet; `lists` maps the choices of a column to the cells of the legend that hold them."""
    sheet.freeze_panes = "B2" if len(columns) > 1 else "A2"
    sheet.sheet_properties.tabColor = look.TAB
    sheet.row_dimensions[1].height = _HEAD_HEIGHT
    for number, column in enumerate(columns, start=1):
        _write_header(sheet, number, column)
        _format_column(sheet, number, column)
        _offer(sheet, number, column, lists)
    for number, row in enumerate(rows, start=2):
        _write_row(sheet, number, columns, row)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    look.print_across(sheet, 8 if sum(column.width for column in columns) > _WIDE else 9)


def write_header(sheet: Worksheet, row: int, column: int, header: TemplateColumn) -> None:
    """One header cell, its colour saying whether the column must be filled in, may be, or is not read."""
    cell = put(sheet, row, column, header.title)
    cell.font, cell.alignment = look.HEAD_FONT, look.HEAD
    cell.fill = look.UNREAD if header.type is None else look.NEEDED if header.is_needed else look.OPTIONAL


def _write_header(sheet: Worksheet, number: int, column: TemplateColumn) -> None:
    write_header(sheet, 1, number, column)
    height = _NOTE_LINE * (lines(column.help, _NOTE_CHARACTERS) + 1)
    sheet.cell(1, number).comment = Comment(column.help, "sucheck", width=_NOTE_WIDTH, height=height)


def _format_column(sheet: Worksheet, number: int, column: TemplateColumn) -> None:
    """The look of the column's empty cells, set for all of it: a cell that is only coloured would be a phantom row."""
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = column.width
    dimension.font = look.BODY_FONT if column.type else look.QUIET_FONT
    dimension.alignment = look.TOP
    if column.type is ColumnType.DATE:
        dimension.number_format = look.DAY
    elif column.type in {ColumnType.PHRASE, ColumnType.WHEN, *_ACT_TYPES}:
        dimension.number_format = "@"  # 2016/681 or 7/2018 typed in would become a date


def _offer(sheet: Worksheet, number: int, column: TemplateColumn, lists: Mapping[tuple[str, ...], str]) -> None:
    """The drop-down of a column; other words are allowed, with a question where sucheck may not know them."""
    source = _ACTS if column.type in _ACT_TYPES and sheet.title != "Directives" else lists.get(column.choices)
    if source is None:
        return
    is_open = column.is_free or column.type in _ACT_TYPES
    offered = DataValidation(
        type="list", formula1=source, allow_blank=True, showErrorMessage=not is_open, errorStyle="warning",
        errorTitle=column.title, error="The sheet Legend lists the words that sucheck knows. Keep this one?",
    )  # fmt: skip
    letter = get_column_letter(number)
    offered.add(f"{letter}2:{letter}{_REACH}")
    sheet.add_data_validation(offered)


def _write_row(sheet: Worksheet, number: int, columns: Sequence[TemplateColumn], row: Row) -> None:
    height = max(lines(row.get(column.name), column.width) for column in columns)
    sheet.row_dimensions[number].height = 4 + look.LINE_HEIGHT * min(height, _MOST_LINES)
    for position, column in enumerate(columns, start=1):
        cell = put(sheet, number, position, row.get(column.name))
        cell.border = look.LINE
        if column.type is None:
            cell.font = look.QUIET_FONT
