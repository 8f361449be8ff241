"""What the title of a table, or the name of its sheet, says of all its rows: the act, the Member State."""

from __future__ import annotations

import re
from bisect import bisect_left

from sucheck.law import states
from sucheck.law.acts import find_citations
from sucheck.model import Place, Sheet, Workbook
from sucheck.model.sheets import words as in_words
from sucheck.shape.act_cells import read_act
from sucheck.shape.columns import ColumnType
from sucheck.shape.found import Block, Said
from sucheck.shape.words.meanings import Words

_KEY_IN_NAME = re.compile(r"(?P<year>(?:19|20)\d\d)[-_ .](?P<number>\d{1,4})")  # a sheet's name holds no slash
_CODE = 3  # characters: a sheet "IT" is of Italy only among other such sheets


def said_of(block: Block, column: ColumnType, words: Words) -> Said | None:
    """The one act, or the one State, that the title of a block or else the name of its sheet tells."""
    if column is ColumnType.ACT:
        return _titled_act(block) or _act_named(block.sheet)
    return _state_named(block.sheet, words) if column is ColumnType.STATE else None


def _titled_act(block: Block) -> Said | None:
    cited = {found.citation.key for title in block.title for found in find_citations(title)}
    if len(cited) != 1:
        return None
    sheet = block.sheet
    above = bisect_left(sheet.row_numbers, block.region.first_row)
    for row, cells in zip(sheet.row_numbers[:above], sheet.rows[:above], strict=True):
        for column, cell in zip(sheet.column_numbers, cells, strict=False):
            if isinstance(cell, str) and find_citations(cell):
                return Said(value=cited.pop(), sheet=sheet, at=(row, column))
    return None


def _act_named(sheet: Sheet) -> Said | None:
    written = _KEY_IN_NAME.search(sheet.name)
    act = read_act(f"{written['year']}/{written['number']}" if written else sheet.name)
    return Said(value=act, sheet=sheet, at=None) if isinstance(act, str) else None


def _state_named(sheet: Sheet, words: Words) -> Said | None:
    code = states.resolve(sheet.name)
    others = {block.sheet.name for block in words.blocks if states.resolve(block.sheet.name)}
    is_clear = len(sheet.name.strip()) > _CODE or len(others) > 1
    return Said(value=code, sheet=sheet, at=None) if code and is_clear else None


def place_of(workbook: Workbook, said: Said) -> Place:
    """The cell that says it, or the sheet whose name does."""
    if said.at is None:
        return Place(input=workbook.input, sheet=said.sheet.name, text=said.sheet.name)
    sheet, (row, column) = said.sheet, said.at
    cells = sheet.rows[sheet.row_numbers.index(row)]
    return workbook.place(sheet, row, column, in_words(cells[sheet.column_numbers.index(column)]))
