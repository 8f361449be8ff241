"""Rows of figures, with how many of them are zero: a dashboard answers a code it does not know with zeros."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from sucheck.model import FigureLine, Workbook
from sucheck.shape.names import key, without_marks
from sucheck.shape.totals.sections import Ruled, numbers_in

_FEWEST_COLUMNS, _FEWEST_LINES = 5, 5


def figure_lines(workbook: Workbook, table: Ruled) -> Iterator[FigureLine]:
    """The rows of a table that is figures but for its label, five columns and five rows of them at least."""
    region, cells = table.block.region, table.cells
    if table.label_column is None or len(table.records) < _FEWEST_LINES:
        return
    columns = [each for each in range(region.first_column, region.last_column + 1) if each > table.label_column]
    by_column = [numbers for each in columns if (numbers := numbers_in(cells, table.records, each))]
    if len(by_column) < _FEWEST_COLUMNS:
        return
    by_row = {row: [column[row] for column in by_column if row in column] for row in table.records}
    medians = {row: median(figures) for row, figures in by_row.items() if figures}
    notes = key(" ".join((*table.block.notes, *table.block.title)))
    for row in medians:
        label = without_marks(table.label(row))
        yield FigureLine(
            place=workbook.place(cells.sheet, row, table.label_column, label), label=label,
            figures=len(by_row[row]), zeros=sum(value == 0 for value in by_row[row]), lines=len(medians),
            usual=float(median(value for other, value in medians.items() if other != row)),
            is_explained=bool(label) and key(label) in notes,
        )  # fmt: skip
