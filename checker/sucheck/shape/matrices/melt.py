"""A matrix becomes a list: one row for each Member State and act, each cell knowing where it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.model import CellValue, OddityKind
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.legends.colours import is_plain
from sucheck.shape.lists.made import MadeList, Seen, made_list
from sucheck.shape.matrices.cells import CellReading, Codes, Said
from sucheck.shape.matrices.sides import Cell, Line, Sides
from sucheck.shape.titles.as_of import AsOf

#: The columns of the list, in its order.
COLUMNS = ("act", "state", "status", "notified_on", "measure", "remark", "as_of")
_KEPT = frozenset({OddityKind.ERROR, OddityKind.NO_VALUE})
_BLANK = CellReading(said=Said.NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Melted:
    """A matrix as a list, and the account of its cells.

    `made` is the list. `said` counts the cells by what they say; `codes` are those that occur, with what they were read
    as; `unclear` are the cells not understood, `against` those whose colour says another thing than their text; `by`
    counts the cells by what explained them.
    """

    made: MadeList
    said: Mapping[Said, int]
    codes: Mapping[str, str]
    unclear: tuple[Cell, ...] = ()
    against: tuple[tuple[Cell, str], ...] = ()
    by: Mapping[str, int] = field(default_factory=dict)


def melt(grid: Grid, sides: Sides, codes: Codes, as_of: AsOf | None, *, keeps_unknown: bool) -> Melted:
    """The list of a matrix; codes not understood stay as they are if `keeps_unknown`, else they are left out."""
    account = _Account(grid=grid, codes=codes, keeps_unknown=keeps_unknown)
    rows = [account.row(down, across, sides, as_of) for down in sides.down for across in sides.across]
    return account.melted(rows, _header_origin(sides))


def _header_origin(sides: Sides) -> Cell:
    first = sides.across[0].origin
    return first[0], sides.label_column


class _Account:
    """Reads cell after cell and keeps count; each different cell is read once."""

    def __init__(self, *, grid: Grid, codes: Codes, keeps_unknown: bool) -> None:
        self._grid, self._codes, self._keeps_unknown = grid, codes, keeps_unknown
        self._read: dict[tuple[type, CellValue, str | None], CellReading] = {}
        self._said: Counter[Said] = Counter()
        self._by: Counter[str] = Counter()
        self._occurring: dict[str, str] = {}
        self._unclear: list[Cell] = []
        self._against: list[tuple[Cell, str]] = []

    def row(self, down: Line, across: Line, sides: Sides, as_of: AsOf | None) -> dict[str, Seen]:
        """The cells of one row of the list."""
        state, act = (down, across) if sides.states_down else (across, down)
        number = down.numbers[""]
        at = {name: self._grid.anchor(number, column) for name, column in across.numbers.items()}
        row: dict[str, Seen] = {
            "status": Seen(value="", at=next(iter(at.values()))),  # first: cells that a row lacks stand where it does
            "act": Seen(value=act.label, at=act.origin),
            "state": Seen(value=state.label, at=state.origin),
        }
        for name in ("notified_on", "measure", "remark"):
            value = self._grid.value(*at[name]) if name in at else ""
            if value != "" and not (name == "measure" and isinstance(value, float)):
                row[name] = Seen(value=value, at=at[name])
        if "status" in at:
            self._add_status(row, at["status"], (number, sides.label_column))
        if as_of is not None:
            row["as_of"] = Seen(value=as_of.value, at=(as_of.row, as_of.column))
        return row

    def _add_status(self, row: dict[str, Seen], cell: Cell, label: Cell) -> None:
        reading = self._reading(cell, label)
        self._said[reading.said] += 1
        is_kept = reading.said is Said.STATUS or (reading.said is Said.UNKNOWN and self._keeps_unknown)
        row["status"] = Seen(value=reading.status if is_kept else "", at=cell)
        if reading.date != "" and "notified_on" not in row:
            row["notified_on"] = Seen(value=reading.date, at=cell)
        if reading.by:
            self._by[reading.by] += 1
        if reading.said in {Said.UNKNOWN, Said.UNCLEAR} and not is_kept:
            self._unclear.append(cell)
        if reading.other:
            self._against.append((cell, reading.other))
        text = in_words(self._grid.value(*cell))
        if text and reading.said in {Said.STATUS, Said.UNKNOWN, Said.UNCLEAR}:
            self._occurring.setdefault(text, in_words(reading.status) if reading.said is Said.STATUS else "")

    def _reading(self, cell: Cell, label: Cell) -> CellReading:
        oddity = self._grid.sheet.oddities.get(cell)
        if oddity is not None and oddity.kind in _KEPT:
            return _BLANK
        value, fill = self._grid.value(*cell), self._fill(cell, label)
        asked = (type(value), value, fill)
        if asked not in self._read:
            self._read[asked] = self._codes.read(value, fill)
        return self._read[asked]

    def _fill(self, cell: Cell, label: Cell) -> str | None:
        """The colour of a cell, unless it is that of paper or of the whole row, and no legend speaks of it."""
        fills, legend = self._grid.sheet.fills, self._codes.legend
        fill = fills.get(cell)
        if fill is None or fill in legend.fills:
            return fill
        return None if is_plain(fill) or fill == fills.get(label) else fill

    def melted(self, rows: list[dict[str, Seen]], header: Cell) -> Melted:
        """The list made of its rows."""
        return Melted(
            made=made_list(self._grid.sheet, COLUMNS, rows, header), said=self._said, codes=self._occurring,
            unclear=tuple(self._unclear), against=tuple(self._against), by=self._by,
        )  # fmt: skip
