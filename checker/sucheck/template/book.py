"""What is written into the template: rows by sheet, and how much of it there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sucheck.frozen import dataclass

#: What a cell holds; None where it is empty.
Cell = str | int | dt.date | None
#: The cells of a row by the name of their column, in the schema or among the columns that are not checked.
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The rows of an extracted workbook.

    `rows` are those of each sheet by its kind. `left_out` counts, by kind of claim, what the sheets have no row for.
    `unfit` says of acts why no States stand in Notifications that the documents name.
    """

    title: str
    rows: Mapping[str, Sequence[Row]]
    left_out: Mapping[str, int]
    unfit: Mapping[str, str]
