"""The totals of a sheet, typed or by formula, and its rows of figures."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.model import FigureLine, Sheet, Total, Workbook
from sucheck.shape.blocks.find import blocks_of
from sucheck.shape.found import Block
from sucheck.shape.totals.by_formula import followed, formula_totals, total_rows
from sucheck.shape.totals.by_words import typed_totals
from sucheck.shape.totals.figure_lines import figure_lines
from sucheck.shape.totals.formula_cells import Cells
from sucheck.shape.totals.sections import ruled
from sucheck.shape.words.meanings import Words

_LONGEST = 20_000  # rows: longer sheets are lists, which nobody totals by hand

Found = tuple[tuple[Total, ...], tuple[FigureLine, ...]]


def totals_of(workbook: Workbook, words: Words) -> Found:
    """The totals and the rows of figures of all sheets of a workbook, each in reading order."""
    found = [_of_sheet(workbook, sheet, words) for sheet in workbook.sheets if len(sheet.rows) <= _LONGEST]
    return tuple(each for totals, _ in found for each in totals), tuple(each for _, lines in found for each in lines)


def _of_sheet(workbook: Workbook, sheet: Sheet, words: Words) -> Found:
    blocks: Sequence[Block] = blocks_of(sheet)
    cells = Cells.of(sheet)
    trees = followed(sheet.formulas, sheet.name)
    by_formula = total_rows(trees)
    tables = [ruled(block, cells, by_formula, words) for block in blocks if len(block.body)]
    totals = [*formula_totals(workbook, cells, tables, trees)]
    for table in tables:
        totals += typed_totals(workbook, table, words)
    lines = [line for table in tables for line in figure_lines(workbook, table)]
    return tuple(sorted(totals, key=lambda total: total.place.order())), tuple(lines)
