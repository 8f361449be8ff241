"""Which columns of a kind a block has: by their headers, and those of Member States and acts by their cells too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sucheck.model import CellValue
from sucheck.shape.blocks.cell_sorts import Sort
from sucheck.shape.blocks.samples import share
from sucheck.shape.columns import ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.found import Block
from sucheck.shape.lists.headings import named_by
from sucheck.shape.names import key
from sucheck.shape.vocabulary import without_comment
from sucheck.shape.words.meanings import Words

#: What the cells of a column look like that its cells can tell without a header.
SORTS = {
    ColumnType.STATE: frozenset({Sort.STATE, Sort.OTHER_COUNTRY}),
    ColumnType.ACT: frozenset({Sort.ACT}),
}
_DAYS = frozenset({Sort.DATE, Sort.NUMBER})
_NEARLY_ALL, _HALF = 0.9, 0.5


def columns_in(
    block: Block, schema: SheetSchema, words: Words, samples: Mapping[int, Sequence[CellValue]]
) -> dict[str, int]:
    """The columns of a kind in a block, in the schema's order, with their numbers on the sheet.

    Args:
        block: the block.
        schema: the kind.
        words: what headers mean.
        samples: some cells of each column that may be one, by number; others are not looked at.
    """
    columns = named_by(block, schema, words, samples, _accepts)
    for column in schema.columns:
        if column.required and column.name not in columns and column.type in SORTS:
            number = _by_contents(column, {n: cells for n, cells in samples.items() if n not in columns.values()})
            if number is not None:
                columns[column.name] = number
    return {column.name: columns[column.name] for column in schema.columns if column.name in columns}


def _accepts(column: ColumnSchema, cells: Sequence[CellValue]) -> bool:
    """Whether the cells under a header that names a column may be what it holds; of words, anything may."""
    if not cells:
        return not column.required
    if column.type in SORTS:
        return share(cells, SORTS[column.type]) >= _HALF
    if column.type is ColumnType.DATE:  # "Notified" may head dates, or yes and no
        return share(cells, _DAYS) >= _HALF
    if column.type is ColumnType.STATES:  # one Member State in each row, or an act, is no column of lists
        return len(cells) == 1 or share(cells, SORTS[ColumnType.STATE] | SORTS[ColumnType.ACT]) < _NEARLY_ALL
    if column.type in {ColumnType.CHOICE, ColumnType.ABOUT} and column.required:
        known = {key(word) for choice in column.choices for word in (choice.value, *choice.aliases)}
        told = [cell for cell in cells if isinstance(cell, str)]
        bare = [without_comment(cell, lambda word: key(word) in known) for cell in told]
        return sum(key(cell) in known or "+" in cell for cell in bare) >= _HALF * len(cells)
    return True


def _by_contents(column: ColumnSchema, samples: Mapping[int, Sequence[CellValue]]) -> int | None:
    """The one column whose cells are nearly all Member States, or acts; None where none is or several are."""
    sorts = SORTS[column.type]
    found = [number for number, cells in samples.items() if cells and share(cells, sorts) >= _NEARLY_ALL]
    return found[0] if len(found) == 1 else None
