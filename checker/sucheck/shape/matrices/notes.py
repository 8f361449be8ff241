"""What is said about a matrix: by what it was recognised, and what a reader should know of how it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.model import a1, column_letters
from sucheck.shape.found import Block
from sucheck.shape.legends.legend import Entry
from sucheck.shape.matrices.cells import Codes, Said
from sucheck.shape.matrices.melt import Melted
from sucheck.shape.matrices.sides import Sides

_SHOWN = 5


def reasons(block: Block, sides: Sides, codes: Codes, melted: Melted) -> Iterator[str]:
    """By what a block was known for a matrix, in phrases."""
    down, across = ("Member States", "acts") if sides.states_down else ("acts", "Member States")
    row = block.header_rows[-1] if block.header_rows else block.region.first_row
    yield f"{down} down column {column_letters(sides.label_column)}, {across} across row {row}"
    entries = [*codes.legend.codes.values(), *codes.legend.fills.values(), *codes.legend.hues.values()]
    if entries and melted.by.get("legend"):
        yield f"codes explained at {_span(entries)}"
    if codes.assumed:
        yield f"codes assumed: {_assumed(codes)}"
    elif melted.by.get("words"):
        yield "codes that are words"


def on_matrix(block: Block, sides: Sides, codes: Codes, melted: Melted) -> Iterator[str]:
    """What a user should know: what was assumed, what says nothing, what contradicts, what is hidden."""
    if codes.assumed:
        yield f"no legend explains the codes; assumed: {_assumed(codes)}"
    unexplained = [code for code, meaning in melted.codes.items() if not meaning]
    if unexplained and melted.unclear:
        yield f"codes whose meaning is not known, for lack of a legend that says it: {_some(unexplained)}"
    if melted.said[Said.NOTHING]:
        yield f"{_cells(melted.said[Said.NOTHING])} empty, and no legend says what that means: taken as not known"
    if melted.said[Said.COUNT]:
        yield f"{_cells(melted.said[Said.COUNT])} numbers, which say nothing of how far an act is transposed"
    if melted.against:
        shown = [f"{a1(*cell)} ({other})" for cell, other in melted.against]
        yield f"the colour says something else than the text, which counts: {_some(shown)}"
    if sides.left:
        named = [f"{column_letters(number)} ({block.labels[number]})" for number in sides.left]
        yield f"columns that are not of the matrix: {_some(named)}"
    yield from _on_hidden(block, sides)


def _on_hidden(block: Block, sides: Sides) -> Iterator[str]:
    rows = [line.numbers[""] for line in sides.down if line.numbers[""] in block.sheet.hidden_rows]
    columns = [number for number in sides.columns if number in block.sheet.hidden_columns]
    if rows:
        yield f"hidden rows were read: {_some([str(row) for row in rows])}"
    if columns:
        named = [f"{column_letters(number)} ({block.labels.get(number, '')})" for number in columns]
        yield f"hidden columns were read: {_some(named)}"


def _span(entries: Sequence[Entry]) -> str:
    """Where a legend stands: `Legend!B2:B4`, or the cells of the first and the last of its lines."""
    first = entries[0]
    here = [entry for entry in entries if entry.sheet == first.sheet]
    rows, columns = sorted(entry.row for entry in here), sorted(entry.column for entry in here)
    start, end = a1(rows[0], columns[0]), a1(rows[-1], columns[-1])
    return f"{first.sheet}!{start}" if start == end else f"{first.sheet}!{start}:{end}"


def _assumed(codes: Codes) -> str:
    return ", ".join(f"{code.upper()} = {meaning}" for code, meaning in codes.assumed.items())


def _cells(number: int) -> str:
    return f"{number} cell is" if number == 1 else f"{number} cells are"


def _some(examples: Sequence[str]) -> str:
    shown = ", ".join(examples[:_SHOWN])
    return shown if len(examples) <= _SHOWN else f"{shown} and {len(examples) - _SHOWN} more"
