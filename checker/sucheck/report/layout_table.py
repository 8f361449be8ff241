"""What the sheets of workbooks were taken for, as text for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from sucheck.model.layouts import LaidSheet, LaidTable, LaidWorkbook, NotUnderstood

_WIDEST = 40  # characters of a header in the list of columns
_SHOWN = 8


def render(workbooks: Sequence[LaidWorkbook], width: int = 80) -> str:
    """The workbooks with their sheets and tables, one below the other, no line longer than `width`."""
    return "".join(line + "\n" for workbook in workbooks for line in _workbook(workbook, width))


def _workbook(workbook: LaidWorkbook, width: int) -> Iterator[str]:
    yield workbook.path
    if workbook.remark:
        yield from _wrapped(workbook.remark, 2, width)
    for sheet in workbook.sheets:
        yield from _sheet(sheet, width)


def _sheet(sheet: LaidSheet, width: int) -> Iterator[str]:
    state = f" ({', '.join(sheet.state)})" if sheet.state else ""
    yield from _wrapped(f"{sheet.name}{state}", 2, width)
    for table in sheet.tables:
        yield from _table(table, width)
    for cells in sheet.not_understood:
        yield from _left(cells, width)
    if not sheet.tables and not sheet.not_understood and "empty" not in sheet.state:
        yield from _wrapped("nothing that is read", 4, width)


def _table(table: LaidTable, width: int) -> Iterator[str]:
    rows = " and ".join(filter(None, [", ".join(map(str, table.header_rows[:-1])), str(table.header_rows[-1])]))
    header = f"header in row{'s' if len(table.header_rows) > 1 else ''} {rows}"
    yield from _wrapped(f"{table.cells}: {table.kind} ({table.form}), {header}", 4, width)
    if table.why:
        yield from _wrapped(f"by {'; '.join(table.why)}", 6, width)
    yield from _columns(table, width)
    for title, entries in (
        ("codes", [f"{code.code} = {code.meaning or '?'}" for code in table.codes]),
        ("left out", table.left_out),
        ("not understood", table.unread),
    ):
        if entries:
            more = [f"and {len(entries) - _SHOWN} more"] if len(entries) > _SHOWN and title != "codes" else []
            shown = entries if title == "codes" else entries[:_SHOWN]
            yield from _wrapped(f"{title}: {', '.join([*shown, *more])}", 6, width)
    unknown = [code for code in table.codes if not code.meaning]
    if unknown:
        choices = ", ".join(unknown[0].choices)
        said = f'say codes."{unknown[0].code}" = "…" in a mapping, one of {choices}'
        yield from _wrapped(f"not understood: {_listed(unknown[0].code, unknown)}; {said}", 6, width)


def _listed(first: str, codes: Sequence[object]) -> str:
    return first if len(codes) == 1 else f"{first} and {len(codes) - 1} more codes"


def _columns(table: LaidTable, width: int) -> Iterator[str]:
    letters = max((len(column.letters) for column in table.columns), default=0)
    headers = min(max((len(column.header) for column in table.columns), default=0), _WIDEST)
    for column in table.columns:
        header = column.header if len(column.header) <= headers else column.header[: headers - 1] + "…"
        line = f"      {column.letters:<{letters}}  {header:<{headers}}  {column.name or '(not read)'}"
        yield line[:width].rstrip()


def _left(cells: NotUnderstood, width: int) -> Iterator[str]:
    headers = ", ".join(header for header in cells.headers[:_SHOWN])
    yield from _wrapped(f"{cells.cells}: not understood and not read; begins with {headers}", 4, width)
    if cells.kind and cells.missing:
        first = f'say kind = "{cells.kind}" and columns.{cells.missing[0]} = "…"'
        lacking = f"closest to {cells.kind}, without {' and '.join(cells.missing)}"
        yield from _wrapped(f"{lacking}: {first} in a mapping, or ignore = true", 6, width)


def _wrapped(text: str, indent: int, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
