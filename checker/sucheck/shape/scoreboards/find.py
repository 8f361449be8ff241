"""Scoreboards: one row per Member State, a column for each indicator, and what stands above the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sucheck.model import CellValue
from sucheck.model.flaws import Flaw
from sucheck.shape.blocks.cell_sorts import Sort
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.blocks.samples import column_sample, share
from sucheck.shape.columns import ColumnSchema, ColumnType
from sucheck.shape.figures import read_figure
from sucheck.shape.found import Block, Form, FoundTable, OtherRow
from sucheck.shape.legends.colours import colour_of
from sucheck.shape.lists.headings import named_by
from sucheck.shape.lists.made import Seen, made_list
from sucheck.shape.names import key, says_nothing, without_marks
from sucheck.shape.proposal import Proposal
from sucheck.shape.scoreboards.titles import told_around
from sucheck.shape.words.meanings import Words
from sucheck.shape.words.packs import listed

KIND = "Scoreboard"
_STATES = (Sort.STATE, Sort.OTHER_COUNTRY)
_FIGURES = (ColumnType.FIGURE, ColumnType.PERCENT)
_TELLING = frozenset({"deficit", "outstanding", "long_overdue", "conformity", "delay", "incompleteness"})
_MOST, _HALF = 0.9, 0.5
_FEWEST = 3  # a scoreboard of the EEA States has three rows
_COLOURS = ("green", "red", "yellow", "orange", "blue")


def find_scoreboard(block: Block, words: Words) -> Proposal | None:
    """The scoreboard that a block is: Member States, each once, with a figure of a scoreboard at least."""
    schema = words.schema(KIND)
    if schema is None or not _FEWEST <= len(block.body) <= len(block.sheet.rows):
        return None
    samples = {number: column_sample(block, number) for number in block.labels}
    columns = named_by(block, schema, words, samples, _accepts)
    state = columns.get("state") or _state_column(samples)
    if state is None or not columns.keys() & _TELLING or not _is_once(samples[state]) or _has_acts(samples):
        return None
    columns = {name: number for name, number in columns.items() if number != state or name == "state"} | {
        "state": state
    }
    grid = Grid(block.sheet)
    around = told_around(block, words)
    rows = [row | around for number in _rows(block) if (row := _row(grid, number, columns, words))]
    rows = _coloured(rows, block.sheet.fills)
    made = made_list(block.sheet, [column.name for column in schema.columns], rows, (block.header_rows[-1], state))
    headers = ", ".join(block.labels[number] for name, number in columns.items() if name != "state")
    table = FoundTable(
        kind=KIND, form=Form.SCOREBOARD, region=block.region, header_rows=block.header_rows, view=made.view,
        layout=made.layout, origins=made.origins, others=_others(block, rows),
        why=(f"headers {headers}", f"{len(rows)} rows of Member States and areas"),
    )  # fmt: skip
    return Proposal(table=table, score=min(1.0, _HALF + len(columns) / len(block.labels) / 2 + 0.1))


def _accepts(column: ColumnSchema, cells: Sequence[CellValue]) -> bool:
    if column.name == "state":
        return share(cells, _STATES) >= _HALF
    if column.type in _FIGURES:
        figures = [cell for cell in cells if not isinstance(read_figure(cell), Flaw)]
        return bool(cells) and len(figures) >= _HALF * len(cells)
    return bool(cells)


def _state_column(samples: Mapping[int, Sequence[CellValue]]) -> int | None:
    return next((number for number, cells in samples.items() if share(cells, _STATES) >= _MOST), None)


def _is_once(cells: Sequence[CellValue]) -> bool:
    return len(set(cells)) >= _MOST * len(cells)


def _has_acts(samples: Mapping[int, Sequence[CellValue]]) -> bool:
    return any(share(cells, (Sort.ACT,)) >= _HALF for cells in samples.values())


def _rows(block: Block) -> list[int]:
    return sorted({*block.body, *(other.row for other in block.others)})


def _others(block: Block, rows: Sequence[Mapping[str, Seen]]) -> tuple[OtherRow, ...]:
    """The rows that are not read."""
    read = {cell.at[0] for row in rows for name, cell in row.items() if name in {"state", "area"}}
    return tuple(other for other in block.others if other.row not in read)


def _row(grid: Grid, number: int, columns: Mapping[str, int], words: Words) -> dict[str, Seen]:
    """The cells of a row that hold something: of a Member State, or of an area; nothing of any other row."""
    state = grid.value(number, columns["state"])
    if says_nothing(state):
        return {}
    cells = {
        name: Seen(value=value, at=(number, column))
        for name, column in columns.items()
        if not says_nothing(value := grid.value(number, column)) or (number, column) in grid.sheet.oddities
    }
    if len(cells) == 1:
        return {}
    area = _area(state, words)
    if area is None:
        return {} if _is_left_out(state) else cells
    del cells["state"]
    if area == "incompleteness" and "deficit" in cells:
        cells["incompleteness"] = cells.pop("deficit")
    return {"area": Seen(value=area, at=(number, columns["state"])), **cells}


def _area(label: CellValue, words: Words) -> str | None:
    if isinstance(label, str) and key(without_marks(label)) in set(map(key, listed("scoreboards", "incompleteness"))):
        return "incompleteness"
    return words.meaning(KIND, "area", without_marks(label)) if isinstance(label, str) else None


def _is_left_out(label: CellValue) -> bool:
    """Whether a row is a total, a minimum or the like."""
    known = {key(word) for word in (*listed("totals"), *listed("no_state"))}
    return isinstance(label, str) and key(without_marks(label)) in known


def _coloured(rows: list[dict[str, Seen]], fills: Mapping[tuple[int, int], str]) -> list[dict[str, Seen]]:
    """The rows with the colour of their deficit's cell, where all that are filled are green or red, and both occur.

    Other legends have bands of other colours, which say nothing about the target of one per cent.
    """
    if any("colour" in row for row in rows):
        return rows
    cells = {row["deficit"].at: row for row in rows if "deficit" in row and "state" in row}
    colours = {at: colour_of(fills[at], _COLOURS) for at in cells if at in fills}
    if set(colours.values()) != {"green", "red"}:
        return rows
    found = {at: Seen(value=colour, at=at) for at, colour in colours.items() if colour}
    return [
        {**row, "colour": found[row["deficit"].at]} if "deficit" in row and row["deficit"].at in found else row
        for row in rows
    ]
