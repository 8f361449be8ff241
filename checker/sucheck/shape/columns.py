"""What a schema file says of a sheet and its columns. Without pandas: the template and the help use it too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from sucheck.frozen import dataclass

#: What an argument of a check can be.
Argument = str | int | float | bool | dt.date | tuple[str, ...]


class ColumnType(Enum):
    """How the cells of a column are read."""

    TEXT = "text"  # words, kept
    CHOICE = "choice"  # one of the column's choices
    ABOUT = "about"  # one or more of the column's choices, joined by +
    ACT = "act"  # the key of one act
    ACTS = "acts"  # the keys of one or more acts, joined by ;
    STATE = "state"  # the code of one State
    STATES = "states"  # the words of a list of States, understood later
    DATE = "date"  # a day
    WHEN = "when"  # a day, month, year or period, in ISO 8601 with the precision that was written
    PHRASE = "phrase"  # a number, a date or words, understood later

    @property
    def dtype(self) -> str:
        """The dtype of such a column in the frame."""
        return "datetime64[s]" if self is ColumnType.DATE else "object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a closed list, with the other words that are read as it."""

    value: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCheck:
    """One of Pandera's built-in checks by name with its arguments; `error` says in words what would be right."""

    name: str
    arguments: Mapping[str, Argument]
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSchema:
    """One column of a sheet.

    A `required` column must be there; where it is not `nullable` its cells must be filled. `choices_from` names columns
    (`Sheet.column`) whose choices come before the column's own; in a loaded schema `choices` holds all of them.
    `left_out` names what is not a value of this column but heads a row to skip, such as a total. `marked_in` names the
    column whose note marks stand for this one where it is empty.
    """

    name: str
    title: str
    description: str
    type: ColumnType
    dtype: str
    nullable: bool = True
    unique: bool = False
    required: bool = False
    aliases: tuple[str, ...] = ()
    example: str = ""
    choices: tuple[Choice, ...] = ()
    choices_from: tuple[str, ...] = ()
    checks: tuple[ColumnCheck, ...] = ()
    left_out: tuple[str, ...] = ()
    marked_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSchema:
    """One kind of sheet: its names, its columns in the template's order, and the file that says so.

    Of the columns in `at_least_one`, one must be there, and one filled in each row. A sheet that is not `offered` is
    one that few workbooks need: the template goes without it, and nobody is told that it is missing.
    """

    kind: str
    source: str
    position: int
    title: str
    description: str
    aliases: tuple[str, ...] = ()
    at_least_one: tuple[str, ...] = ()
    offered: bool = True
    columns: tuple[ColumnSchema, ...] = field(default_factory=tuple)

    def column(self, name: str) -> ColumnSchema | None:
        """The column of that name, None where there is none."""
        return next((column for column in self.columns if column.name == name), None)
