"""The sheet Legend: how the workbook is filled in, and every word of its drop-downs. sucheck does not read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from sucheck.law.states import english_name
from sucheck.shape.columns import SheetSchema
from sucheck.shape.layouts import NOT_READ
from sucheck.template import look
from sucheck.template.cells import lines, put
from sucheck.template.columns import offered_states

_COLORS = (
    (look.NEEDED, "must be filled in"),
    (look.OPTIONAL, "may be filled in"),
    (look.UNREAD, "says where a row comes from; sucheck does not read it, delete it at will"),
)
_HINTS = (
    "Help stands on each header: point at it. Sheets and rows that you do not need may stay empty.",
    "To check what is filled in: sucheck FILE.xlsx; with the document itself: sucheck FILE.xlsx report.docx",
)
_WIDTHS = (24, 28, 110)
_ALSO_SHOWN = 8  # further words of a choice; docs/columns.md has all


def write_legend(sheet: Worksheet, schemas: Sequence[SheetSchema]) -> Mapping[tuple[str, ...], str]:
    """Fill an empty sheet; returns, for each list of choices, the cells that hold it as a drop-down names them."""
    sheet.sheet_properties.tabColor = look.QUIET_TAB
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet, 1, 1, f"{NOT_READ}: how this workbook is filled in").font = look.TITLE_FONT
    sheet.cell(1, 1).alignment = look.ONE_LINE
    look.print_across(sheet, 9)
    row = _write_sheets(sheet, 3, schemas)
    row = _write_colors(sheet, row + 1)
    lists: dict[tuple[str, ...], str] = {}
    for heading, entries in _lists(schemas):
        values = tuple(value for value, _ in entries)
        lists[values] = f"Legend!$B${row + 2}:$B${row + 1 + len(values)}"
        row = _write_list(sheet, row + 1, heading, entries)
    return lists


def _write_sheets(sheet: Worksheet, row: int, schemas: Sequence[SheetSchema]) -> int:
    put(sheet, row, 1, "Sheets").font = look.SECTION_FONT
    about = [(schema.kind, schema.title, " ".join(schema.description.split())) for schema in schemas]
    about += [("Example", "One directive", f"All sheets filled in for one directive. {NOT_READ}.")]
    about += [("", "", text) for text in _HINTS]
    for number, cells in enumerate(about, start=row + 1):
        for column, text in enumerate(cells, start=1):
            put(sheet, number, column, text or None)
        sheet.cell(number, 1).font = look.BOLD_FONT
    return row + len(about) + 1


def _write_colors(sheet: Worksheet, row: int) -> int:
    put(sheet, row, 1, "Headers").font = look.SECTION_FONT
    for number, (fill, meaning) in enumerate(_COLORS, start=row + 1):
        sheet.cell(number, 1).fill = fill
        put(sheet, number, 2, meaning).alignment = look.ONE_LINE
    return row + len(_COLORS) + 1


_Entries = Sequence[tuple[str, str]]


def _lists(schemas: Sequence[SheetSchema]) -> Iterator[tuple[str, _Entries]]:
    """Each list of words once: what it is for, and its values with what else is read as them."""
    codes = offered_states()
    yield "Member State", [(code, english_name(code)) for code in codes]
    seen: set[tuple[str, ...]] = set()
    for schema in schemas:
        for column in schema.columns:
            values = tuple(choice.value for choice in column.choices)
            if values and values not in seen:
                seen.add(values)
                also = [", ".join(choice.aliases[:_ALSO_SHOWN]) for choice in column.choices]
                yield f"{schema.kind}: {column.title}", list(zip(values, also, strict=True))


def _write_list(sheet: Worksheet, row: int, heading: str, entries: _Entries) -> int:
    put(sheet, row, 1, heading).font = look.SECTION_FONT
    heads = ("value", "name" if heading == "Member State" else "also read, for example")
    for column, text in enumerate(heads, start=2):
        put(sheet, row, column, text).font = look.QUIET_FONT
    for number, (value, also) in enumerate(entries, start=row + 1):
        put(sheet, number, 2, value).border = look.LINE
        put(sheet, number, 3, also).border = look.LINE
        sheet.row_dimensions[number].height = 4 + look.LINE_HEIGHT * lines(also, _WIDTHS[2])
    return row + len(entries) + 1
