"""Recognises a matrix: Member States along one side, acts along the other, a code, date or colour in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sucheck.model import Place, a1
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.found import Block, Form, FoundTable, Region
from sucheck.shape.legends.meanings import is_about_measures, is_about_notifying, is_about_procedures
from sucheck.shape.legends.search import legend_for
from sucheck.shape.matrices.cells import Codes, Said, codes_for
from sucheck.shape.matrices.labels import is_said
from sucheck.shape.matrices.melt import Melted, melt
from sucheck.shape.matrices.notes import on_matrix, reasons
from sucheck.shape.matrices.sides import Sides, sides_of
from sucheck.shape.proposal import Proposal
from sucheck.shape.titles.as_of import stated_as_of
from sucheck.shape.words.meanings import Words

_MOSTLY = 0.8  # of the texts in a matrix that must be known words for the others to be mistakes among them
_HALF = 0.5


def find_matrix(block: Block, words: Words) -> Proposal | None:
    """The notifications that a matrix holds, as a list; None where a block is no matrix of them.

    A matrix of nothing but dates, numbers or codes that nobody explains is one only where its title, a header or the
    sheet's name speaks of transposition or notifying.
    """
    grid = Grid(block.sheet)
    sides = sides_of(block, grid, words)
    if sides is None or not sides.across or not sides.down:
        return None
    legend = legend_for(block, block.region, _own_cells(block, sides), words)
    values = _distinct(grid, sides)
    codes = codes_for(values, legend, words)
    sides = _with_strays(grid, _without_legend(sides, codes, block.sheet.name), codes)
    as_of = stated_as_of(block, grid)
    melted = melt(grid, sides, codes, as_of, keeps_unknown=_knows_all(values, codes))
    score = _score(melted, sides)
    if score < _HALF or not _is_of_notifying(block, sides, melted):
        return None
    return Proposal(table=_table(block, sides, codes, melted), score=score)


def _own_cells(block: Block, sides: Sides) -> _Owned:
    rows = {line.numbers[""] for line in sides.down}
    columns = {sides.label_column, *sides.columns}
    return _Owned(rows=rows, columns=columns, headers=set(block.header_rows), region=block.region)


class _Owned:
    """Says whether a cell is one of the matrix: of its headers, or where its rows and columns cross."""

    def __init__(self, *, rows: set[int], columns: set[int], headers: set[int], region: Region) -> None:
        self._rows, self._columns, self._headers = rows, columns, headers
        self._across = range(region.first_column, max(columns) + 1)

    def __call__(self, row: int, column: int) -> bool:
        if row in self._headers:
            return column in self._across
        return row in self._rows and column in self._columns


def _distinct(grid: Grid, sides: Sides) -> list[str]:
    """The different texts in the cells that may hold a code."""
    columns = [line.numbers["status"] for line in sides.across if "status" in line.numbers]
    cells = (grid.value(line.numbers[""], column) for line in sides.down for column in columns)
    return list(dict.fromkeys(value for value in cells if isinstance(value, str) and is_said(value)))


def _knows_all(values: list[str], codes: Codes) -> bool:
    """Whether what is not understood is a mistake: a legend explains the codes, or nearly all are known words."""
    if codes.legend.codes or codes.legend.explains_fills or codes.assumed:
        return True
    texts = [reading for value in values if (reading := codes.read(value, None)).said in {Said.STATUS, Said.UNKNOWN}]
    known = sum(reading.said is Said.STATUS for reading in texts)
    return known >= _MOSTLY * len(texts) or known == len(texts) - 1 >= len(("full", "none"))


def _without_legend(sides: Sides, codes: Codes, sheet: str) -> Sides:
    """The sides without rows that are lines of the legend below."""
    legend = codes.legend
    entries = (*legend.codes.values(), *legend.fills.values(), *legend.hues.values())
    rows = {entry.row for entry in entries if entry.sheet == sheet}
    return replace(sides, strays=tuple(line for line in sides.strays if line.numbers[""] not in rows))


def _with_strays(grid: Grid, sides: Sides, codes: Codes) -> Sides:
    """Rows whose label is not understood although their cells are: they belong to the matrix, misspelt."""
    columns = [line.numbers["status"] for line in sides.across if "status" in line.numbers]
    kept = []
    for line in sides.strays:
        cells = [value for column in columns if is_said(value := grid.value(line.numbers[""], column))]
        known = sum(codes.read(value, None).said is Said.STATUS for value in cells)
        if cells and known > _HALF * len(cells):
            kept.append(line)
    if not kept:
        return sides
    down = sorted((*sides.down, *kept), key=lambda line: line.numbers[""])
    return replace(sides, down=tuple(down), strays=tuple(line for line in sides.strays if line not in kept))


def _is_of_notifying(block: Block, sides: Sides, melted: Melted) -> bool:
    """Whether a matrix is one of transposition, and not of anything else that States do for acts.

    Its codes say so, or dates under a header of their own. Where its title speaks of procedures only, the legend must
    say so; where nothing but dates, numbers, yes and no or unknown codes stand in it, its title must.
    """
    told = (*block.title, block.sheet.name, block.labels.get(sides.label_column, ""), *block.notes)
    if set(+Counter(melted.said)) <= {Said.COUNT, Said.NOTHING} and not any(is_about_measures(text) for text in told):
        return False  # months of delay, letters, days
    if any(is_about_notifying(text) for text in told):
        return bool(melted.by) or not any(is_about_procedures(text) for text in told)
    if any(is_about_procedures(text) for text in told):
        return bool(melted.by.get("legend"))
    has_dates = any("notified_on" in line.numbers for line in sides.across)
    return has_dates or any(by != "answer" for by in melted.by)


def _score(melted: Melted, sides: Sides) -> float:
    """The share of the labels and of the filled cells that were understood."""
    labels = len(sides.down) / (len(sides.down) + len(sides.strays))
    filled = sum(count for said, count in melted.said.items() if said is not Said.NOTHING)
    lost = melted.said[Said.UNCLEAR] + melted.said[Said.UNKNOWN]
    return (labels + ((filled - lost) / filled if filled else _HALF)) / 2


def _table(block: Block, sides: Sides, codes: Codes, melted: Melted) -> FoundTable:
    unread = sorted({*melted.unclear, *(line.origin for line in sides.strays)})
    grid = Grid(block.sheet)
    return FoundTable(
        kind="Notifications", form=Form.MATRIX, region=block.region, header_rows=block.header_rows,
        source=block.sheet,
        view=melted.made.view, layout=melted.made.layout, origins=melted.made.origins, others=block.others,
        why=tuple(reasons(block, sides, codes, melted)), codes=_codes(codes, melted),
        unread=tuple(_place(grid, *cell) for cell in unread), optional=("status",),
        remarks=tuple(on_matrix(block, sides, codes, melted)),
    )  # fmt: skip


def _codes(codes: Codes, melted: Melted) -> Mapping[str, str]:
    """The codes that occur and those that the legend explains, with what they mean; empty where that is not known."""
    return dict(melted.codes) | dict(_explained(codes))


def _explained(codes: Codes) -> Iterator[tuple[str, str]]:
    legend = codes.legend
    named = [(entry.code, entry) for entry in (*legend.codes.values(), *legend.hues.values())]
    named += [(f"fill #{fill}", entry) for fill, entry in legend.fills.items()]
    for code, entry in named:
        if entry.meaning:
            yield code, entry.meaning


def _place(grid: Grid, row: int, column: int) -> Place:
    """A cell of the block's sheet; which input it is of, is known where the table is shown."""
    return Place(input=0, sheet=grid.sheet.name, cell=a1(row, column), text=in_words(grid.value(row, column)))
