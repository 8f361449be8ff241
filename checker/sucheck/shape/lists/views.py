"""The part of a sheet that is read as one list: its own cells, without the rows that are no records."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sucheck.model import CellValue, Sheet
from sucheck.shape.found import Block


def list_view(block: Block) -> Sheet:
    """The sheet cut to a block: its last header row, then its rows, under the numbers that they have on the sheet.

    Rows that are no records stand empty, so that the numbers stay without gaps. Stacked headers are joined.
    """
    sheet = block.sheet
    header = block.header_rows[-1]
    first = sheet.row_numbers.index(header)
    last = sheet.row_numbers.index(block.region.last_row)
    rows: list[Sequence[CellValue]] = list(sheet.rows[first : last + 1])
    if len(block.header_rows) > 1:
        rows[0] = [block.labels.get(number, "") for number in sheet.column_numbers]
    left_out = {other.row for other in block.others}
    numbers = sheet.row_numbers[first : last + 1]
    if left_out:
        blank = ("",) * len(sheet.column_numbers)
        for row in left_out:
            at = bisect_left(numbers, row)
            if at < len(numbers) and numbers[at] == row:
                rows[at] = blank
    columns = range(block.region.first_column, block.region.last_column + 1)
    merged = tuple(each for each in sheet.merged if each[1] in columns and header < each[0] <= numbers[-1])
    oddities = sheet.oddities
    if left_out and oddities:
        oddities = {at: oddity for at, oddity in oddities.items() if at[0] not in left_out}
    return replace(sheet, rows=rows, row_numbers=numbers, merged=merged, oddities=oddities)
