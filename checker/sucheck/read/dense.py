"""The fast way to read a sheet: values from calamine, corrected where the guard saw what calamine hides."""

from __future__ import annotations

from collections.abc import Callable

from python_calamine import CalamineSheet, CalamineWorkbook

from sucheck.model import CellValue, Sheet
from sucheck.model.sheets import MOST_DRESSED
from sucheck.ooxml.workbook import SheetPart
from sucheck.read.cells import CellReader
from sucheck.read.collecting import without_collector
from sucheck.read.dress import Dress
from sucheck.read.dressing import dress_of
from sucheck.read.grid import finished
from sucheck.read.guard import Scan, Suspicion, UnusualSheetError, scan_sheet
from sucheck.read.sparse import Cells, read_fragment, read_outline

_PANICS_BELOW = -1e9  # a date so far back makes calamine panic, with a trace on standard error
_PANIC = "PanicException"  # pyo3's, which no module exports; a BaseException, so that only its name tells it


def read_dense(
    part: SheetPart, reader: CellReader, suspicion: Suspicion, opened: Callable[[], CalamineWorkbook]
) -> Sheet | None:
    """The sheet as calamine reads it, corrected; None where only the careful reader can be trusted with it.

    `opened` gives the workbook as calamine opens it; it is called only where the guard saw that the sheet is harmless.
    """
    cells = Cells()

    def take(fragment: bytes) -> None:
        for row, column, value, oddity in read_fragment(reader, fragment):
            if isinstance(value, float) and value < _PANICS_BELOW:
                raise UnusualSheetError
            cells.values.setdefault(row, {})[column] = value
            if oddity:
                cells.oddities[row, column] = oddity

    try:
        scan = scan_sheet(reader.package.chunks(part.part), suspicion, take)
    except UnusualSheetError:
        return None
    rows = _values(part, opened) if scan.is_dense else None
    return None if rows is None else _corrected(part, reader, rows, scan, cells)


def _values(part: SheetPart, opened: Callable[[], CalamineWorkbook]) -> list[list[CellValue]] | None:
    """The rows as calamine gives them, from A1 on; None where it refuses the sheet or finds another in its place."""
    try:
        with without_collector():
            sheet = _sheet(part, opened())
            return sheet.to_python(skip_empty_area=False) if sheet else None
    except Exception:  # noqa: BLE001 - whatever it is, the careful reader takes over and says what is wrong
        return None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        return None


def _sheet(part: SheetPart, book: CalamineWorkbook) -> CalamineSheet | None:
    names = book.sheet_names
    if part.position >= len(names) or names[part.position] != part.name:
        return None
    return book.get_sheet_by_index(part.position)


def _corrected(part: SheetPart, reader: CellReader, rows: list[list[CellValue]], scan: Scan, cells: Cells) -> Sheet:
    while rows and not any(value != "" for value in rows[-1]) and len(rows) not in cells.values:
        rows.pop()
    width = max(
        len(rows[0]) if rows else 0, max((column for row in cells.values.values() for column in row), default=0)
    )
    for row, ours in cells.values.items():
        rows.extend([] for _ in range(row - len(rows)))
        line = rows[row - 1]
        line.extend("" for _ in range(max(ours) - len(line)))
        for column, value in ours.items():
            line[column - 1] = value
    outline = read_outline(reader.package, part.part, b"".join(scan.shell))
    outline.hidden_rows.update(scan.hidden_rows)
    is_small = scan.filled <= MOST_DRESSED
    dress = dress_of(reader, has_formulas=scan.has_formulas) if is_small else Dress()
    seen = Cells(oddities=cells.oddities, outline=outline, dress=dress)
    return finished(part, rows, (range(1, len(rows) + 1), range(1, width + 1)), seen)
