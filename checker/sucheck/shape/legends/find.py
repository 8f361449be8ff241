"""Recognises a legend as a table of its own, so that it is not told as something that was not understood."""

from __future__ import annotations

from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.found import Block, Form, FoundTable
from sucheck.shape.layout import Layout
from sucheck.shape.legends.groups import legends_among
from sucheck.shape.legends.pairs import Line, lines_of
from sucheck.shape.proposal import Proposal
from sucheck.shape.words.meanings import Words

_MOST_ROWS, _MOST_COLUMNS = 60, 8
_SWATCHES = 2  # columns to the left of the words in which coloured cells may stand
_HALF = 0.5


def find_legend(block: Block, words: Words) -> Proposal | None:
    """What codes and colours mean, where that is all a block says; None for any other block."""
    region = block.region
    if region.last_row - region.first_row >= _MOST_ROWS or region.last_column - region.first_column >= _MOST_COLUMNS:
        return None
    grid = Grid(block.sheet)
    first = max(1, region.first_column - _SWATCHES)
    cells = [
        (row, column)
        for row in range(region.first_row, region.last_row + 1)
        for column in range(first, region.last_column + 1)
    ]
    lines = [line for group in legends_among(lines_of(grid, cells, words)) for line in group]
    rows = {row for row, column in cells if in_words(grid.value(row, column))}
    explained = {line.row for line in lines} & rows
    if not lines or len(explained) < _HALF * len(rows):
        return None
    return Proposal(table=_table(block, lines), score=len(explained) / len(rows))


def _table(block: Block, lines: list[Line]) -> FoundTable:
    explained = (line.entry for line in lines if line.entry.meaning)
    return FoundTable(
        kind="Legend", form=Form.LEGEND, region=block.region, header_rows=block.header_rows, view=block.sheet,
        layout=Layout(header=0, columns={}, repeated=(), first_header=0), why=("words for codes or colours",),
        codes={entry.code: entry.meaning or "" for entry in explained},
    )  # fmt: skip
