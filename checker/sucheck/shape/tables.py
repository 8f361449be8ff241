"""One recognised sheet becomes a table, with the faults of its cells, each cell named once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from sucheck.frozen import dataclass
from sucheck.model import CellFault, FaultKind, Sheet, Table, Workbook, column_letters
from sucheck.model.sheets import words
from sucheck.shape.columns import ColumnSchema, SheetSchema
from sucheck.shape.found import FoundTable, Said
from sucheck.shape.frames import Body, Cell, read_body
from sucheck.shape.layout import Layout
from sucheck.shape.marks import FAULT_OF, note_marks, unseen_cells
from sucheck.shape.readings import read_distinct
from sucheck.shape.titles.said import place_of
from sucheck.shape.validation import failures

_ALIASES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedSheet:
    """What one sheet gave: its table, the faults in reading order, the words of rows that were left out."""

    table: Table
    faults: tuple[CellFault, ...]
    skipped: Mapping[Cell, str]


def shape_table(workbook: Workbook, found: FoundTable, schema: SheetSchema, number: int = 0) -> ShapedSheet:
    """The table of a sheet and every fault of its header and cells; `number` counts the tables of one sheet."""
    sheet, layout = found.view, found.layout
    body = read_body(sheet, schema, layout)
    table = Table(
        kind=schema.kind,
        input=workbook.input,
        sheet=sheet,
        frame=_with_said(_with_note_marks(body.frame, sheet, schema, layout), schema, found.said),
        letters={name: column_letters(sheet.column_numbers[position]) for name, position in layout.columns.items()},
        header_row=sheet.row_numbers[layout.header],
        origins=found.origins,
        number=number,
        source=found.source,
        said={name: place_of(workbook, said) for name, said in found.said.items()},
    )
    cells = _cell_faults(table, schema, layout, body)
    faults = [*_header_faults(workbook, table, schema, layout), *cells.values()]
    _forget(table.frame, (cell for cell, fault in cells.items() if fault.kind is FaultKind.CHECK_FAILED))
    return ShapedSheet(
        table=table, faults=tuple(sorted(faults, key=lambda fault: fault.place.order())), skipped=body.skipped
    )


def _with_note_marks(frame: pd.DataFrame, sheet: Sheet, schema: SheetSchema, layout: Layout) -> pd.DataFrame:
    """The frame with a note mark where the cell that it stands for is empty."""
    marks: dict[str, dict[int, str]] = {}
    for row, name, mark in note_marks(sheet, schema, layout):
        if row in frame.index:
            marks.setdefault(name, {})[row] = mark
    for name, by_row in marks.items():
        rows = frame.loc[list(by_row), name]
        empty = [int(row) for row in rows.index[rows.isna()]]
        frame.loc[empty, name] = [by_row[row] for row in empty]
    return frame


def _with_said(frame: pd.DataFrame, schema: SheetSchema, said: Mapping[str, Said]) -> pd.DataFrame:
    """The frame with these values in each of its rows; what cannot be read is left out."""
    for name, each in said.items():
        column = schema.column(name)
        reading = read_distinct(column, [each.value])[each.value] if column else None
        if isinstance(reading, dt.date):
            frame[name] = pd.Series(pd.Timestamp(reading), index=frame.index, dtype="datetime64[s]")
        elif isinstance(reading, str):
            frame[name] = pd.Series(reading, index=frame.index, dtype=object)
    return frame


def _header_faults(workbook: Workbook, table: Table, schema: SheetSchema, layout: Layout) -> Iterator[CellFault]:
    header = table.sheet.rows[layout.header]
    numbers = table.sheet.column_numbers

    def fault(kind: FaultKind, column: str, position: int, expected: str) -> CellFault:
        at = (table.header_row, numbers[position])
        place = workbook.place(table.sheet, *(table.origins or {}).get(at, at), words(header[position]))
        return CellFault(kind=kind, table=table.kind, column=column, place=place, expected=expected)

    there = {*table.letters, *table.said}
    missing = [column for column in schema.columns if column.required and column.name not in there]
    for column in missing:
        yield fault(FaultKind.COLUMN_MISSING, column.name, layout.first_header, _headers(column))
    if schema.at_least_one and not any(name in table.letters for name in schema.at_least_one):
        one_of = f"a column headed {' or '.join(schema.at_least_one)}"
        yield fault(FaultKind.COLUMN_MISSING, schema.at_least_one[0], layout.first_header, one_of)
    for name, position in layout.repeated:
        yield fault(
            FaultKind.COLUMN_REPEATED, name, position, f"one column; {table.letters[name]} is the one that is read"
        )


def _headers(column: ColumnSchema) -> str:
    also = [label for label in (column.title, *column.aliases) if label.casefold() != column.name.casefold()]
    return " or ".join((f"a column headed {column.name}", *also[:_ALIASES_SHOWN]))


def _cell_faults(table: Table, schema: SheetSchema, layout: Layout, body: Body) -> dict[Cell, CellFault]:
    """The faults of the cells, one for each: what hides it, else what it is not, else what it fails."""
    faults: dict[Cell, CellFault] = {}

    def add(cell: Cell, kind: FaultKind, expected: str, suggestions: tuple[str, ...] = ()) -> None:
        if cell not in faults:
            place = table.place(*cell)
            faults[cell] = CellFault(
                kind=kind, table=table.kind, column=cell[1], place=place, expected=expected, suggestions=suggestions
            )

    left_out = {row for row, _ in body.skipped}
    for cell, oddity in unseen_cells(table.sheet, layout).items():
        if cell[0] not in left_out:
            add(cell, FAULT_OF[oddity.kind], "a value")
            faults[cell] = replace(faults[cell], place=replace(faults[cell].place, text=oddity.detail))
    for cell, flaw in body.flaws.items():
        add(cell, flaw.kind, flaw.expected, flaw.suggestions)
    for failure in failures(table.frame, schema, table.letters):
        add((failure.row, failure.column), failure.kind, failure.expected)
    for cell in _rows_without_any(table, schema, faults):
        add(cell, FaultKind.VALUE_MISSING, f"a value in {' or '.join(schema.at_least_one)}")
    return faults


def _rows_without_any(table: Table, schema: SheetSchema, faults: Mapping[Cell, CellFault]) -> Iterator[Cell]:
    """The cells to fill in rows where none of the columns in `at_least_one` holds anything."""
    names = [name for name in schema.at_least_one if name in table.letters]
    if not names:
        return
    empty = table.frame[names].isna().all(axis=1)
    for row in table.frame.index[empty]:
        if not any((int(row), name) in faults for name in names):
            yield int(row), names[0]


def _forget(frame: pd.DataFrame, cells: Iterator[Cell]) -> None:
    """Empty the cells that fail a check: a deadline in the year 2918 must not make other rules fail as well."""
    by_column: dict[str, list[int]] = {}
    for row, name in cells:
        by_column.setdefault(name, []).append(row)
    for name, rows in by_column.items():
        frame.loc[rows, name] = None
