"""Real workbooks laid out as offices lay them out, and what is made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import openpyxl

from sucheck.model import Shaped, Sheet, Table
from sucheck.read.workbook import read_workbook
from sucheck.resources import resource
from sucheck.shape import shape_workbooks
from sucheck.shape.columns import SheetSchema
from sucheck.shape.schemas import load_schemas
from sucheck.shape.words.meanings import Words, words_of

Cell = str | float | bool | dt.date | None
Rows = Sequence[Sequence[Cell]]


@cache
def schemas() -> tuple[SheetSchema, ...]:
    return load_schemas([resource("schemas")])


@cache
def known_words() -> Words:
    return words_of(schemas())


def write_book(path: Path, sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> Path:
    """A workbook; `merged` ranges are those of its first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(path)
    return path


def sheet_of(path: Path, rows: Rows, merged: Sequence[str] = ()) -> Sheet:
    return read_workbook(str(write_book(path / "a.xlsx", {"Sheet1": rows}, merged)), 0).sheets[0]


def shaped_from(path: Path, sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> Shaped:
    return shape_workbooks([read_workbook(str(write_book(path / "a.xlsx", sheets, merged)), 0)], schemas())


def cells_of(table: Table, *columns: str) -> list[tuple[str, ...]]:
    """The rows of a table: their first cell's address, then the columns as text, dates as days."""
    return [
        (
            str(table.place(int(row), columns[0]).cell),
            *(str(table.frame[name].loc[row]).removesuffix(" 00:00:00") for name in columns),
        )
        for row in table.frame.index
    ]
