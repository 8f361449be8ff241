"""A table found in a sheet, whatever its form: what recognition hands to shaping, and what `sucheck layout` shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Place, Sheet, a1
from sucheck.shape.columns import SheetSchema
from sucheck.shape.layout import Layout


class Form(Enum):
    """How a table is laid out."""

    LIST = "list"  # one row per notification, measure, case, decision or statement
    CASES = "cases"  # one row per case, a column of dates for each step
    MATRIX = "matrix"  # Member States and acts along the two sides, a code in each cell
    SUMMARY = "summary"  # one row per act, a column for each count or list of Member States
    SCOREBOARD = "scoreboard"  # one row per Member State, a column for each indicator
    LEGEND = "legend"  # what codes and colours mean


class RowKind(Enum):
    """What a row within or around a table is, where it is none of its records."""

    TITLE = "title"
    HEADER = "header"
    SUB_HEADING = "sub-heading"  # "Schengen associated countries": what follows is of its own
    TOTAL = "total"
    OF_WHICH = "of which"
    NOTE = "note"  # words below a table
    NO_STATE = "no Member State"  # EU, average, a third country under a heading of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle of a sheet, rows and columns counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def overlaps(self, other: Region) -> bool:
        """Whether the two share a cell."""
        return (
            self.first_row <= other.last_row
            and other.first_row <= self.last_row
            and self.first_column <= other.last_column
            and other.first_column <= self.last_column
        )

    @property
    def address(self) -> str:
        """The rectangle as a range of cells: `A4:F31`."""
        return f"{a1(self.first_row, self.first_column)}:{a1(self.last_row, self.last_column)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRow:
    """A row that is no record of its table: what it is, and the words that say so."""

    row: int
    kind: RowKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A rectangle of filled cells with its parts told apart, not yet known to be any kind of table.

    `labels` maps column numbers to headers; those of stacked and merged headers are joined, outermost first
    (`2016/681 | Status`). `parts` holds the same headers unjoined. `body` are the row numbers of the records, in order.
    `title` and `notes` are the words above and below. Row and column numbers are those of the sheet.
    """

    sheet: Sheet
    region: Region
    header_rows: tuple[int, ...]
    labels: Mapping[int, str]
    parts: Mapping[int, tuple[str, ...]]
    body: tuple[int, ...] | range
    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    others: tuple[OtherRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What holds for all rows of a table: the value, the sheet and the cell that say it; None for the sheet's name."""

    value: CellValue
    sheet: Sheet
    at: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table that was recognised, in the form in which it is read: a list.

    `kind` is the schema's name. `view` is the sheet that is read as a list, with `layout` the positions of its header
    and columns: for lists a part of the real sheet, else one made of its cells, `origins` saying which (see
    `sucheck.model.Table`). `why` says in phrases what it was recognised by. `codes` maps each code of a matrix to what
    it was read as. `unread` are cells within the table that were seen and not understood. `optional` are columns that
    this form of the table may lack, or leave empty, although its schema asks for them. `remarks` are what else a user
    should know of the reading. `source` is the real sheet, where the view says other words than its cells.
    `said` holds columns whose one value stands outside the rows: in a title, or as the sheet's name.
    `schema` is the one to read it by, where a mapping says more than that of its kind.
    """

    kind: str
    form: Form
    region: Region
    header_rows: tuple[int, ...]
    view: Sheet
    layout: Layout
    origins: Mapping[tuple[int, int], tuple[int, int]] | None = None
    why: tuple[str, ...] = ()
    others: tuple[OtherRow, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[Place, ...] = ()
    optional: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    source: Sheet | None = None
    said: Mapping[str, Said] = field(default_factory=dict)
    schema: SheetSchema | None = None
