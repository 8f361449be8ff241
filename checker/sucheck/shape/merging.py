"""Merged cells: the value of a cell merged over several rows holds for each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sucheck.model import Sheet
from sucheck.model.places import a1
from sucheck.shape.layout import Layout


def merged_rows(sheet: Sheet, layout: Layout) -> Mapping[str, Sequence[tuple[int, int]]]:
    """By column, the first and the last row number of each range that is merged over rows of the table's body.

    A cell merged over several columns counts for its first column only.
    """
    names = {sheet.column_numbers[position]: name for name, position in layout.columns.items()}
    header = sheet.row_numbers[layout.header]
    found: dict[str, list[tuple[int, int]]] = {}
    for first, column, last, _ in sorted(sheet.merged):
        if column in names and header < first < last:
            ranges = found.setdefault(names[column], [])
            if not ranges or ranges[-1][1] < first:  # no program lets ranges overlap; only a broken file has such
                ranges.append((first, last))
    return found


def merged_cells(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """The ranges merged over rows of the table's body, as addresses such as `B2:B4`, in reading order."""
    ranges = [
        (first, last, sheet.column_numbers[layout.columns[name]])
        for name, rows in merged_rows(sheet, layout).items()
        for first, last in rows
    ]
    return tuple(f"{a1(first, column)}:{a1(last, column)}" for first, last, column in sorted(ranges))
