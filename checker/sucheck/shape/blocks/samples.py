"""Some cells of a column, from its beginning, its end and evenly between: enough to see what it holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sucheck.model import CellValue
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.found import Block
from sucheck.shape.names import says_nothing

_ALL = 60  # rows up to which each is looked at
_EDGE = 10


def sample_rows(block: Block) -> Sequence[int]:
    """The row numbers of some records: all of a short table."""
    body = block.body
    if len(body) <= _ALL:
        return body
    inner = range(_EDGE, len(body) - _EDGE, max(1, (len(body) - 2 * _EDGE) // (_ALL - 2 * _EDGE)))
    return [body[at] for at in (*range(_EDGE), *inner, *range(len(body) - _EDGE, len(body)))]


def column_sample(block: Block, column: int) -> list[CellValue]:
    """Some cells of a column, by its number on the sheet, that say something."""
    sheet = block.sheet
    at = sheet.column_numbers.index(column)
    rows = (sheet.rows[sheet.row_numbers.index(number)] for number in sample_rows(block))
    cells = (row[at] if at < len(row) else "" for row in rows)
    return [cell for cell in cells if not says_nothing(cell)]


def share(cells: Sequence[CellValue], sorts: Collection[Sort]) -> float:
    """Which part of the cells looks like one of the sorts, 0 to 1; 0 where there are no cells."""
    return sum(sort_of(cell) in sorts for cell in cells) / len(cells) if cells else 0.0
