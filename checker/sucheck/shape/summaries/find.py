"""Summary tables: one act per row (or per column), a count or a list of Member States for each status.

Each cell becomes what the sheet Claims would hold: a statement about an act, so that counts are held against lists and
parts against the whole like those of a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.model.sheets import words as in_words
from sucheck.model.vocabulary import DATES
from sucheck.shape.act_cells import read_act
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.blocks.grids import Grid
from sucheck.shape.blocks.samples import column_sample, share
from sucheck.shape.found import Block, Form, FoundTable
from sucheck.shape.lists.made import At, Seen, made_list
from sucheck.shape.names import says_nothing
from sucheck.shape.proposal import Proposal
from sucheck.shape.summaries.headers import Meaning, Role, meaning_of
from sucheck.shape.titles.as_of import stated_as_of
from sucheck.shape.words.meanings import Words

_KIND = "Claims"
_COLUMNS = ("act", "about", "stated", "listed", "as_of")
_HALF, _NEARLY_ALL = 0.5, 0.9
_MOST_STATES = 28  # a column that mostly holds more counts something else
_BESIDE = ("title", "short_title", "remark", "celex")  # columns that may stand beside and are no part of a statement
_SINGLE = (Sort.STATE, Sort.OTHER_COUNTRY)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One status, step or date of the table: what it is about, where its header stands, its cells by act."""

    meaning: Meaning
    header: At
    cells: Mapping[At, At]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """The acts with the cells that name them, the lines, and what share of the table that is."""

    acts: Sequence[At]
    lines: Sequence[_Line]
    understood: float


def find_summary(block: Block, words: Words) -> Proposal | None:
    """The summary that a block is: acts along one side, along the other what is counted or listed for each."""
    if not len(block.body) or not block.header_rows:
        return None
    grid = Grid(block.sheet)
    sides = _acts_down(block, words, grid) or _acts_across(block, words, grid)
    if sides is None:
        return None
    around = _around(block, grid)
    rows = [row for act in sides.acts for row in _statements(grid, act, sides.lines, around)]
    if not any(row["about"].value not in DATES for row in rows):
        return None
    made = made_list(block.sheet, _COLUMNS, rows, sides.lines[0].header)
    what = ", ".join(dict.fromkeys(line.meaning.about for line in sides.lines))
    table = FoundTable(
        kind=_KIND, form=Form.SUMMARY, region=block.region, header_rows=block.header_rows, view=made.view,
        layout=made.layout, origins=made.origins, others=block.others,
        why=(f"{len(sides.acts)} acts", f"counts or lists of {what}"),
    )  # fmt: skip
    return Proposal(table=table, score=min(1.0, _HALF + sides.understood / 2 + 0.05))


def _around(block: Block, grid: Grid) -> dict[str, Seen]:
    as_of = stated_as_of(block, grid)
    return {} if as_of is None else {"as_of": Seen(value=as_of.value, at=(as_of.row, as_of.column))}


def _acts_down(block: Block, words: Words, grid: Grid) -> _Sides | None:
    samples = {column: column_sample(block, column) for column in block.labels}
    acts = _act_column(block, samples, words)
    if acts is None:
        return None
    others = [parts[-1] for column, parts in block.parts.items() if column != acts]
    if share(others, _SINGLE) >= _HALF:
        return None  # a column for each State, of which RO is one, no reasoned opinion
    found = {
        column: meaning for column, parts in block.parts.items()
        if column != acts and (meaning := meaning_of(parts, words)) and _fits(meaning, samples[column])
    }  # fmt: skip
    if any(column not in found and _is_of_states(block, column, cells, words) for column, cells in samples.items()):
        return None  # one row per State and act
    header = block.header_rows[-1]
    lines = [
        _Line(meaning=_settled(meaning, samples[column]), header=(header, column), cells={
            (row, acts): (row, column) for row in block.body
        })
        for column, meaning in found.items()
    ]  # fmt: skip
    beside = [
        column for column in block.labels
        if column not in {acts, *found} and (known := words.column("Directives", block.parts[column][-1]))
        and known.name in _BESIDE
    ]  # fmt: skip
    rows = [(row, acts) for row in block.body if not says_nothing(grid.shown(row, acts))]
    return _sides(rows, lines, (1 + len(found) + len(beside)) / len(block.labels))


def _is_of_states(block: Block, column: int, cells: Sequence[CellValue], words: Words) -> bool:
    named = words.column("Notifications", block.parts[column][-1])
    is_headed = named is not None and named.name == "state"
    return share(cells, _SINGLE) >= (_HALF if is_headed else _NEARLY_ALL)


def _act_column(block: Block, samples: Mapping[int, Sequence[CellValue]], words: Words) -> int | None:
    """The column of acts: the first whose cells mostly are, by number or, below such a header, by name."""
    for column, cells in samples.items():
        named = words.column(_KIND, block.parts[column][-1])
        is_headed = named is not None and named.name == "act"
        if share(cells, (Sort.ACT,)) >= _HALF or (is_headed and _names_acts(cells)):
            return column
    return None


def _names_acts(cells: Sequence[CellValue]) -> bool:
    return 2 * sum(isinstance(read_act(cell), str) for cell in cells) >= len(cells) > 0


def _acts_across(block: Block, words: Words, grid: Grid) -> _Sides | None:
    first = block.region.first_column
    acts = [column for column, parts in block.parts.items() if column != first and sort_of(parts[-1]) is Sort.ACT]
    if not acts or 2 * len(acts) < len(block.labels) - 1:
        return None
    if share(column_sample(block, first), _SINGLE) >= _HALF:
        return None  # a row for each State, of which RO is one, no reasoned opinion
    header = block.header_rows[-1]
    lines: list[_Line] = []
    for row in block.body:
        label = grid.shown(row, first)
        meaning = meaning_of([label], words) if isinstance(label, str) else None
        cells = [cell for column in acts if not says_nothing(cell := grid.value(row, column))]
        if meaning and _fits(meaning, cells):
            at = {(header, column): (row, column) for column in acts}
            lines.append(_Line(meaning=_settled(meaning, cells), header=(row, first), cells=at))
    return _sides([(header, column) for column in acts], lines, (1 + len(lines)) / (1 + len(block.body)))


def _sides(acts: Sequence[At], lines: Sequence[_Line], understood: float) -> _Sides | None:
    """The sides of a table with an act and a line at least; of two lines that are alike the first counts."""
    seen: dict[tuple[str, Role], _Line] = {}
    for line in lines:
        seen.setdefault((line.meaning.about, line.meaning.role), line)
    is_summary = acts and any(line.meaning.about not in DATES for line in seen.values())
    return _Sides(acts=acts, lines=tuple(seen.values()), understood=understood) if is_summary else None


def _fits(meaning: Meaning, cells: Sequence[CellValue]) -> bool:
    """Whether the cells may be what their header says: counts and lists of Member States, or dates."""
    if meaning.about in DATES:
        return share(cells, (Sort.DATE,)) >= _HALF
    numbers = [cell for cell in cells if isinstance(cell, float)]
    is_large = sum(number > _MOST_STATES or not number.is_integer() for number in numbers) * 2 > len(cells)
    if is_large or share(cells, (Sort.DATE, Sort.ACT)) > 0:
        return False
    return bool(cells) and not (meaning.role is Role.LIST and 2 * len(numbers) > len(cells))


def _settled(meaning: Meaning, cells: Sequence[CellValue]) -> Meaning:
    """The meaning with its role: as the header says, else as most cells are."""
    if meaning.role is not Role.EITHER:
        return meaning
    counts = sum(isinstance(cell, float) or in_words(cell)[:1].isdigit() for cell in cells)
    return Meaning(about=meaning.about, role=Role.COUNT if 2 * counts >= len(cells) else Role.LIST)


def _statements(grid: Grid, act: At, lines: Sequence[_Line], around: Mapping[str, Seen]) -> Iterator[dict[str, Seen]]:
    """The statements about one act: a row for each status with its count, its list, or both."""
    name = grid.anchor(*act)
    rows: dict[str, dict[str, Seen]] = {}
    as_of = dict(around)
    for line in lines:
        at = line.cells[act]
        value = grid.value(*at)
        if says_nothing(value) and at not in grid.sheet.oddities:
            continue
        if line.meaning.about == "as_of":
            as_of["as_of"] = Seen(value=value, at=at)
            continue
        column = "listed" if line.meaning.role is Role.LIST and line.meaning.about not in DATES else "stated"
        row = rows.setdefault(
            line.meaning.about,
            {"act": Seen(value=grid.shown(*act), at=name), "about": Seen(value=line.meaning.about, at=line.header)},
        )
        row[column] = Seen(value=value, at=at)
    for row in rows.values():
        yield row | as_of
