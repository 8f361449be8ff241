"""The totals of a sheet, typed or by formula, and its rows of figures."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.model import FigureLine, Total, Workbook
from sucheck.shape.figure_lines import figure_lines
from sucheck.shape.formula_values import Cells
from sucheck.shape.found import Block
from sucheck.shape.sections import ruled
from sucheck.shape.total_formulas import followed, formula_totals, total_rows
from sucheck.shape.total_rows import typed_totals
from sucheck.shape.words import Words

_LONGEST = 20_000  # records: longer tables are lists, which nobody totals by hand


def totals_of(
    workbook: Workbook, blocks: Sequence[Block], words: Words
) -> tuple[tuple[Total, ...], tuple[FigureLine, ...]]:
    """The totals and the rows of figures in the blocks of one sheet, each in reading order."""
    if not blocks or any(len(block.body) > _LONGEST for block in blocks):
        return (), ()
    sheet = blocks[0].sheet
    cells = Cells.of(sheet)
    trees = followed(sheet.formulas, sheet.name)
    by_formula = total_rows(trees)
    tables = [ruled(block, cells, by_formula) for block in blocks]
    totals = [*formula_totals(workbook, cells, tables, trees)]
    for table in tables:
        totals += typed_totals(workbook, table, words)
    lines = [line for table in tables for line in figure_lines(workbook, table)]
    return tuple(sorted(totals, key=lambda total: total.place.order())), tuple(lines)
