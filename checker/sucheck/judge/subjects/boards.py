"""Scoreboards as they are printed: rows of Member States and areas, figures with their decimals."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sucheck.frozen import dataclass
from sucheck.law import states as law_states
from sucheck.model import Dossier, Place, Table

_EEA = frozenset({"IS", "LI", "NO"})
#: The days from which on the Union had the members that a scoreboard may show.
_UNIONS = (dt.date(1995, 1, 1), dt.date(2004, 5, 1), dt.date(2007, 1, 1), dt.date(2013, 7, 1), dt.date(2020, 2, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: the State or the area, and its figures as they are printed."""

    row: int
    state: str | None
    area: str | None
    colour: str | None
    figures: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One scoreboard: its rows, and how many decimals most cells of each column have."""

    table: Table
    lines: tuple[Line, ...]
    decimals: Mapping[str, int]

    def printed(self, line: Line, name: str) -> str:
        """A figure with the decimals of its column: 1 in a column of 1.2 and 0.9 is 1.0."""
        value = line.figures[name]
        return f"{value:.{max(_decimals(value), self.decimals[name])}f}"

    def values(self, name: str) -> dict[str, str]:
        """The figures of a column by State."""
        return {line.state: self.printed(line, name) for line in self.lines if line.state and name in line.figures}

    def first(self, name: str) -> tuple[float, tuple[Place, ...]] | None:
        """What stands around the table, said in its first row, and where."""
        line = next((each for each in self.lines if name in each.figures), None)
        return (float(line.figures[name]), self.places(line, name)) if line else None

    def places(self, line: Line, *names: str) -> tuple[Place, ...]:
        """The cells of a row, each once: a colour stands in the cell of its figure."""
        cells = (self.table.place(line.row, name) for name in names if name in self.table.letters)
        return tuple({place.cell: place for place in reversed(tuple(cells))}.values())[::-1]

    def cells_of(self, *names: str) -> Mapping[str, tuple[Place, ...]]:
        """The cells of some columns by State."""
        return {line.state: self.places(line, *names) for line in self.lines if line.state}


def boards_of(dossier: Dossier) -> Iterator[Board]:
    """The scoreboards of a dossier that have rows."""
    for table in dossier.shaped.of("Scoreboard"):
        lines = tuple(_line(table, int(row)) for row in table.frame.index)
        names = dict.fromkeys(name for line in lines for name in line.figures)
        usual = {
            name: Counter(_decimals(line.figures[name]) for line in lines if name in line.figures) for name in names
        }
        decimals = {name: max(found, key=lambda each: (found[each], each)) for name, found in usual.items()}
        if lines:
            yield Board(table=table, lines=lines, decimals=decimals)


def _line(table: Table, row: int) -> Line:
    cells: dict[str, object] = {str(name): table.frame.at[row, name] for name in table.frame.columns}
    texts = {name: value if isinstance(value, str) else None for name, value in cells.items()}
    return Line(
        row=row, state=texts["state"], area=texts["area"], colour=texts["colour"],
        figures={name: value for name, value in cells.items() if isinstance(value, Decimal)},
    )  # fmt: skip


def is_complete(states: Iterable[str]) -> bool:
    """Whether the rows are all Member States of some time, or all EEA States that are none."""
    there = frozenset(states)
    return there == _EEA or any(there == law_states.members(day) for day in _UNIONS)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
