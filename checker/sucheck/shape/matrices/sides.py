"""The two sides of a matrix: which column names its rows, and what its columns are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.blocks.row_words import row_kind
from sucheck.shape.found import Block, RowKind
from sucheck.shape.legends.meanings import is_deadline
from sucheck.shape.matrices.labels import act_key, act_label, is_said, state_label
from sucheck.shape.words.meanings import Words

#: The columns of Notifications that may stand below one act.
ROLES = ("status", "notified_on", "measure", "remark")
_FEWEST_STATES, _FEWEST_ACTS_DOWN, _FEWEST_STATES_ACROSS = 3, 1, 3
_SAMPLE = 60  # rows looked at to find the column of labels
_SHARE = 0.6  # of the labels that must be understood
_LOWER_HEADERS = 2  # rows
_LABEL_COLUMNS = 8  # the labels stand in one of the first columns

_Reader = Callable[[CellValue], str | None]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row or one group of columns of a matrix.

    `label` is what the view says of it, `origin` the cell where it stands. `numbers` maps the columns of Notifications
    to sheet columns; of a row there is only its number, under "".
    """

    label: CellValue
    origin: Cell
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A matrix's rows and columns; `strays` are rows whose label is not understood, `left` columns not read."""

    states_down: bool
    label_column: int
    down: tuple[Line, ...]
    across: tuple[Line, ...]
    strays: tuple[Line, ...]
    left: tuple[int, ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """The sheet columns of all cells that are read."""
        return tuple(column for line in self.across for column in line.numbers.values())


def sides_of(block: Block, grid: Grid, words: Words) -> Sides | None:
    """The sides of a block that is laid out as a matrix; None for any other."""
    block = _with_lower_headers(block, grid)
    acts, countries = _labelled(block, act_label, (state_label,)), _labelled(block, state_label, ())
    if not acts and len(countries) < _FEWEST_STATES_ACROSS:
        return None
    states_down = len(acts) >= len(countries)
    headed, read = (acts, state_label) if states_down else (countries, act_label)
    fewest = _FEWEST_STATES if states_down else _FEWEST_ACTS_DOWN
    column = _label_column(block, grid, headed, read, fewest)
    if column is None:
        return None
    rows = [(row, grid.shown(row, column)) for row in block.body]
    across = tuple(_across(block, grid, headed, words))
    taken = {number for line in across for number in line.numbers.values()} | {column}
    return Sides(
        states_down=states_down, label_column=column, across=across,
        down=tuple(_down(rows, grid, column, read)), strays=tuple(_strays(rows, grid, column, read)),
        left=tuple(number for number in block.labels if number not in taken),
    )  # fmt: skip


def _with_lower_headers(block: Block, grid: Grid) -> Block:
    """A block whose first rows below the header name acts over the columns, not States or acts of records."""
    for row in block.body[:_LOWER_HEADERS]:
        named = {column: in_words(cell) for column in block.labels if is_said(cell := grid.value(row, column))}
        acts = [column for column, text in named.items() if act_label(text)]
        if len(acts) < len(("2016/680", "2016/681")) or 2 * len(acts) <= len(named) or min(named) != min(acts):
            return block
        parts = {column: (*block.parts.get(column, ()), *([named[column]] if column in named else ())) for column in
                 block.labels}  # fmt: skip
        block = replace(
            block, parts=parts, header_rows=(*block.header_rows, row),
            body=tuple(number for number in block.body if number != row),
        )  # fmt: skip
    return block


def _labelled(block: Block, read: _Reader, unless: Sequence[_Reader]) -> dict[int, tuple[str, str]]:
    """The columns whose header names something: what it names, and the part of the header that does."""
    found: dict[int, tuple[str, str]] = {}
    for column, label in block.labels.items():
        parts = block.parts.get(column, (label,))
        for part in sorted(parts, key=lambda part: sort_of(part) is not Sort.ACT):  # a number before a short name
            name = None if any(other(part) for other in unless) else read(part)
            if name is not None:
                found[column] = name, part
                break
    return found


def _label_column(
    block: Block, grid: Grid, headed: dict[int, tuple[str, str]], read: _Reader, fewest: int
) -> int | None:
    """The column, of the first ones, in which most labels are understood."""
    rows = block.body[:: max(1, len(block.body) // _SAMPLE)]
    columns = range(block.region.first_column, block.region.last_column + 1)
    best: tuple[float, int] | None = None
    for column in [column for column in columns if column not in headed][:_LABEL_COLUMNS]:
        labels = [cell for row in rows if is_said(cell := grid.shown(row, column)) and not _is_apart(cell)]
        known = [name for cell in labels if (name := read(cell))]
        share = len(known) / len(labels) if labels else 0
        if share >= _SHARE and len(set(known)) >= fewest and (best is None or share > best[0]):
            best = share, column
    return best[1] if best else None


def _is_apart(cell: CellValue) -> bool:
    """Whether a label heads no record: a total, an average, the deadlines."""
    text = in_words(cell)
    return row_kind(text) is not None or row_kind(text.split(" ")[0]) is RowKind.TOTAL or is_deadline(text)


def _down(rows: Sequence[tuple[int, CellValue]], grid: Grid, column: int, read: _Reader) -> Iterator[Line]:
    for row, cell in rows:
        if not _is_apart(cell) and (name := read(cell)):
            yield Line(label=name, origin=grid.anchor(row, column), numbers={"": row})


def _strays(rows: Sequence[tuple[int, CellValue]], grid: Grid, column: int, read: _Reader) -> Iterator[Line]:
    for row, cell in rows:
        if is_said(cell) and not _is_apart(cell) and read(cell) is None:
            yield Line(label=cell, origin=grid.anchor(row, column), numbers={"": row})


def _across(block: Block, grid: Grid, headed: dict[int, tuple[str, str]], words: Words) -> Iterator[Line]:
    """The columns of each act or State; those side by side that have different roles are of one."""
    for _, group in groupby(sorted(headed), key=lambda column: act_key(headed[column][0])):
        columns = list(group)
        roles = [_role(block.parts.get(column, ()), headed[column][1], words) for column in columns]
        numbers: dict[str, int] = {}
        first = columns[0]
        for column, role in zip(columns, roles, strict=True):
            name = role or ("status" if len(columns) == 1 or not any(roles) or column == columns[0] else None)
            if role == "" or name is None:
                continue
            if name in numbers:
                yield _line(block, grid, first, headed, numbers)
                numbers, first = {}, column
            numbers[name] = column
        if numbers:
            yield _line(block, grid, first, headed, numbers)


def _line(block: Block, grid: Grid, column: int, headed: dict[int, tuple[str, str]], numbers: dict[str, int]) -> Line:
    label, part = headed[column]
    return Line(label=label, origin=_header_cell(block, grid, column, part), numbers=numbers)


def _header_cell(block: Block, grid: Grid, column: int, part: str) -> Cell:
    """The cell that holds a part of a column's header: in its column, above it in a merged range, or left of it."""
    for row in block.header_rows:
        if in_words(grid.shown(row, column)) == part:
            return grid.anchor(row, column)
    for row in block.header_rows:
        for left in range(column, block.region.first_column - 1, -1):
            if in_words(grid.value(row, left)) == part:
                return row, left
    return block.header_rows[-1] if block.header_rows else block.region.first_row, column


def _role(parts: Sequence[str], own: str, words: Words) -> str | None:
    """What a column holds by the rest of its header: a role; "" where it is something that is not read; else None."""
    for part in parts:
        if part == own or sort_of(part) is Sort.DATE:
            continue
        column = words.column("Notifications", part)
        if column is not None and column.name in ROLES:
            return column.name
        if is_deadline(part) or row_kind(part) is not None:
            return ""
    return None
