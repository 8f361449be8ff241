"""Where a sheet's table stands: its header row and the position of each column.

The header row is the first row that is not empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Sheet
from sucheck.model.sheets import column_of, words
from sucheck.shape.columns import SheetSchema
from sucheck.shape.names import label_key, says_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The table of a sheet, in positions within `sheet.rows` and within a row, both counted from 0.

    `columns` maps the names of the columns that are there, in the schema's order, to their positions; `repeated` holds
    further headers of a column that is already taken; `first_header` is the position of the leftmost header.
    """

    header: int
    columns: Mapping[str, int]
    repeated: tuple[tuple[str, int], ...]
    first_header: int

    def values(self, sheet: Sheet, column: str) -> list[CellValue]:
        """The cells of a column below the header, one per row of the sheet."""
        return column_of(sheet.rows[self.header + 1 :], self.columns[column])


def find_layout(sheet: Sheet, schema: SheetSchema) -> Layout | None:
    """The layout of a sheet that holds the schema's columns; None where the sheet is empty."""
    for header, row in enumerate(sheet.rows):
        filled = [position for position, cell in enumerate(row) if not says_nothing(cell)]
        if filled:
            columns, repeated = _match(row, filled, schema)
            return Layout(header=header, columns=columns, repeated=repeated, first_header=filled[0])
    return None


def _match(
    row: Sequence[CellValue], filled: Sequence[int], schema: SheetSchema
) -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    """The position of each column, and the repeated ones.

    The column's own name or title counts before an alias, and an alias before those behind it in the schema: where two
    of them stand, the other one is an extra column (a code, and beside it the name of the country).
    """
    positions: dict[str, list[int]] = {}
    for position in filled:
        positions.setdefault(label_key(words(row[position])), []).append(position)
    columns: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    for column in schema.columns:
        for labels in ((column.name, column.title), *((alias,) for alias in column.aliases)):
            keys = {label_key(label) for label in labels}
            found = sorted(position for key in keys for position in positions.get(key, ()))
            if found:
                columns[column.name] = found[0]
                repeated += [(column.name, position) for position in found[1:]]
                break
    if "celex" in columns and "act" not in columns:  # the only column that names the act
        columns["act"] = columns.pop("celex")
    return columns, tuple(repeated)
