"""A list made of cells that stand elsewhere on a sheet, each knowing where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Sheet
from sucheck.shape.layout import Layout

At = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What stands in a cell of the list, and the cell of the sheet that it comes from."""

    value: CellValue
    at: At


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeList:
    """The list as a sheet of its own, rows and columns from 1 with the header first."""

    view: Sheet
    layout: Layout
    origins: Mapping[At, At]


def made_list(sheet: Sheet, columns: Sequence[str], rows: Sequence[Mapping[str, Seen]], header: At) -> MadeList:
    """The list of some rows; a cell that a row lacks is empty and stands where the row's first cell does.

    What is odd about a cell (an error, a note mark) is so in the list as well.
    """
    used = [name for name in columns if any(name in row for row in rows)]
    origins: dict[At, At] = {(1, number): header for number in range(1, len(used) + 1)}
    values: list[tuple[CellValue, ...]] = [tuple(used)]
    for number, row in enumerate(rows, start=2):
        home = next(iter(row.values())).at if row else header
        values.append(tuple(row[name].value if name in row else "" for name in used))
        origins |= {(number, at): row[name].at if name in row else home for at, name in enumerate(used, start=1)}
    filled = {
        (number, used.index(name) + 1): cell.at for number, row in enumerate(rows, 2) for name, cell in row.items()
    }
    view = Sheet(
        name=sheet.name, visibility=sheet.visibility, rows=values, row_numbers=range(1, len(values) + 1),
        column_numbers=range(1, len(used) + 1),
        oddities={at: sheet.oddities[real] for at, real in filled.items() if real in sheet.oddities},
    )  # fmt: skip
    layout = Layout(header=0, columns={name: at for at, name in enumerate(used)}, repeated=(), first_header=0)
    return MadeList(view=view, layout=layout, origins=origins)
