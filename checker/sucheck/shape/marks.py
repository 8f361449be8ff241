"""What a sheet's cells hide behind their plain values: error values, formulas without a value, note marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sucheck.model import FaultKind, Oddity, OddityKind, Sheet
from sucheck.shape.columns import SheetSchema
from sucheck.shape.layout import Layout

#: The faults of cells whose value cannot be seen.
FAULT_OF = {OddityKind.ERROR: FaultKind.ERROR_CELL, OddityKind.NO_VALUE: FaultKind.NO_VALUE}


def unseen_cells(sheet: Sheet, layout: Layout) -> Mapping[tuple[int, str], Oddity]:
    """The cells of the table's body, by row number and column, whose value cannot be seen."""
    return {(row, name): oddity for row, name, oddity in _in_body(sheet, layout) if oddity.kind in FAULT_OF}


def note_marks(sheet: Sheet, schema: SheetSchema, layout: Layout) -> Iterator[tuple[int, str, str]]:
    """Row number, column and text of each note mark that stands for a column's cell (`marked_in` in the schema)."""
    targets = {column.marked_in: column.name for column in schema.columns if column.marked_in}
    for row, name, oddity in _in_body(sheet, layout):
        if oddity.kind is OddityKind.NOTE_MARK and name in targets:
            yield row, targets[name], oddity.detail


def _in_body(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, str, Oddity]]:
    names = {sheet.column_numbers[position]: name for name, position in layout.columns.items()}
    header = sheet.row_numbers[layout.header]
    rows = sheet.row_numbers if isinstance(sheet.row_numbers, range) else frozenset(sheet.row_numbers)
    for (row, column), oddity in sorted(sheet.oddities.items(), key=lambda item: item[0]):
        if row > header and row in rows and column in names:
            yield row, names[column], oddity
