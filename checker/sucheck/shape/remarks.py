"""What a user should know about the reading of a sheet, one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sucheck.model import Place, Sheet, Visibility
from sucheck.shape.found import FoundTable, RowKind
from sucheck.shape.layouts import SheetLayout, is_for_people
from sucheck.shape.merging import merged_cells

if TYPE_CHECKING:
    from sucheck.shape.tables import ShapedSheet  # loads pandas

_OTHER = frozenset({RowKind.TOTAL, RowKind.OF_WHICH, RowKind.NO_STATE})
_SHOWN = 5  # examples in one remark


def on_table(shaped: ShapedSheet, found: FoundTable) -> Iterator[str]:
    """What was read although it is hidden, merged cells, and the rows that were left out."""
    table, layout = shaped.table, found.layout
    sheet = table.sheet
    yield from (f"{sheet.name}: {remark}" for remark in found.remarks)
    if sheet.visibility is not Visibility.VISIBLE:
        yield f"{sheet.name}: the sheet is {sheet.visibility.value}; it was read"
    rows = sum(1 for row in sheet.hidden_rows if row in table.frame.index)
    if rows:
        yield f"{sheet.name}: {rows} hidden {_plural('row', rows)} read"
    columns = [
        name for name, position in layout.columns.items() if sheet.column_numbers[position] in sheet.hidden_columns
    ]
    if columns:
        named = ", ".join(f"{table.letters[name]} ({name})" for name in columns)
        yield f"{sheet.name}: hidden {_plural('column', len(columns))} read: {named}"
    merged = merged_cells(sheet, layout)
    if merged:
        yield f"{sheet.name}: merged cells were read as if each row repeated the value: {_some(merged)}"
    skipped = [f"{table.place(row, name).cell} ({words})" for (row, name), words in shaped.skipped.items()]
    skipped += [f"row {other.row} ({other.words})" for other in found.others if other.kind in _OTHER]
    if skipped:
        rows = len(skipped)
        yield f"{sheet.name}: {rows} {_plural('row', rows)} left out, being no Member State: {_some(skipped)}"


def on_left(layout: SheetLayout) -> Iterator[str]:
    """What stands beside the tables of a sheet and was not read, and cells in them that were not understood."""
    if layout.is_ignored:
        yield f"{layout.sheet.name}: not read, as the mapping says"
    for block in layout.unread:
        yield f"{layout.sheet.name}: {block.region.address} was not understood and not read"
    for found in layout.tables:
        unread = [place.cell or "" for place in found.unread]
        if unread:
            yield f"{layout.sheet.name}: {_plural('cell', len(unread), were=True)} not understood: {_some(unread)}"


def taken_for(layout: SheetLayout) -> str:
    """What a sheet was taken for, and why."""
    told = [
        f"{found.kind} ({found.form.value}) in {found.region.address}"
        + (f", by {'; '.join(found.why)}" * bool(found.why))
        for found in layout.tables
    ]
    nothing = "empty" if layout.is_empty else "not to be read" if layout.is_ignored else "nothing that is read"
    return f"{layout.sheet.name}: {' | '.join(told) or nothing}"


def on_unknown(sheet: Sheet) -> Iterator[str]:
    """That a sheet was not read. An empty one holds nothing that could be missed, and some say it of themselves."""
    is_filled = any(cell != "" for row in sheet.rows for cell in row)
    if is_filled and not is_for_people(sheet):
        yield f"{sheet.name}: the sheet was not recognised and not read"


def on_day(layout: SheetLayout, day: dt.date, place: Place) -> Iterator[str]:
    """That a sheet without tables, such as a cover, gives the state of play."""
    yield f"{layout.sheet.name}: read for the state of play only, {day.isoformat()} in {place.cell}"


def on_missing(kinds: Sequence[str]) -> Iterator[str]:
    """The kinds of sheets that no workbook has."""
    if len(kinds) == 1:
        yield f"no sheet {kinds[0]}: what needs it stays undecided"
    elif kinds:
        yield f"no sheets {', '.join(kinds[:-1])} and {kinds[-1]}: what needs them stays undecided"


def _plural(noun: str, number: int, *, were: bool = False) -> str:
    told = f"{noun} was" if number == 1 else f"{noun}s were"
    return f"{number} {told}" if were else told


def _some(examples: Sequence[str]) -> str:
    shown = ", ".join(examples[:_SHOWN])
    return shown if len(examples) <= _SHOWN else f"{shown} and {len(examples) - _SHOWN} more"
