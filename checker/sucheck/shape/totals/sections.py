"""The parts of a block that totals are about: its label column, and the runs of records that stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from sucheck.frozen import dataclass
from sucheck.law import states
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.found import Block, RowKind
from sucheck.shape.names import says_nothing, without_marks
from sucheck.shape.totals.formula_cells import Cells
from sucheck.shape.words.meanings import Words
from sucheck.shape.words.packs import listed

_LOOKED_AT = 40  # records that tell what a column holds
_BREAKS = (RowKind.SUB_HEADING, RowKind.TOTAL)
_LABELS = (Sort.STATE, Sort.OTHER_COUNTRY, Sort.ACT, Sort.WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A block with its label column (None where it has none) and its sections.

    A section is a run of records with no sub-heading and no total between them. `totals` are the rows of totals: those
    that words tell, and those that formulas tell.
    """

    block: Block
    cells: Cells
    label_column: int | None
    sections: tuple[tuple[int, ...], ...]
    totals: frozenset[int]
    named_totals: frozenset[int]

    @property
    def records(self) -> tuple[int, ...]:
        """The rows of all sections."""
        return tuple(row for section in self.sections for row in section)

    def label(self, row: int) -> str:
        """The words of a row's label; of a row without one in its place, its first words."""
        columns = range(self.block.region.first_column, self.block.region.last_column + 1)
        ordered = columns if self.label_column is None else (self.label_column, *columns)
        texts = (self.cells.value(row, column) for column in ordered)
        return next((text.strip() for text in texts if isinstance(text, str) and not says_nothing(text)), "")

    def kind(self, row: int) -> RowKind | None:
        """What a row beside the records is."""
        return next((other.kind for other in self.block.others if other.row == row), None)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell stands within the block."""
        region = self.block.region
        return region.first_row <= row <= region.last_row and region.first_column <= column <= region.last_column

    def is_like_the_others(self, row: int) -> bool:
        """Whether a row is labelled as most records are, and by no State that has left the Union."""
        label = without_marks(self.label(row))
        code = states.resolve(label)
        if code is not None and states.last_day_of_membership(code) is not None:
            return False
        sorts = [sort_of(self.label(each)) for each in self.records[:_LOOKED_AT]]
        return bool(sorts) and sort_of(label) is max(set(sorts), key=sorts.count)


def ruled(block: Block, cells: Cells, formula_totals: frozenset[int], words: Words) -> Ruled:
    """A block with its parts told apart; `formula_totals` are the rows that add up others."""
    column = _label_column(block, cells)
    by_words = {other.row for other in block.others if other.kind is RowKind.TOTAL}
    named = [row for row in block.body if column is not None and _is_total(block, cells, row, column, words)]
    labels = Counter(in_words(cells.value(row, column)) for row in named if column is not None)
    by_words |= {*named} if len(labels) == len(named) else set()  # what is said again and again is a status of records
    totals = formula_totals | by_words
    breaks = sorted(totals | {other.row for other in block.others if other.kind in _BREAKS})
    sections: list[list[int]] = [[]]
    passed = 0
    for row in block.body:
        while passed < len(breaks) and breaks[passed] <= row:
            passed += 1
            if sections[-1]:
                sections.append([])
        if row not in totals:
            sections[-1].append(row)
    return Ruled(
        block=block, cells=cells, label_column=column, totals=frozenset(totals), named_totals=frozenset(by_words),
        sections=tuple(tuple(section) for section in sections if section),
    )  # fmt: skip


def _is_total(block: Block, cells: Cells, row: int, column: int, words: Words) -> bool:
    """Whether a record is a row of totals by its label ("Total F", "Full") and has numbers to show for it."""
    label = cells.value(row, column)
    if not isinstance(label, str) or sort_of(label) is not Sort.WORDS:
        return False
    is_named = label.casefold().startswith(_leads()) or words.meaning("Notifications", "status", label) is not None
    others = range(column + 1, block.region.last_column + 1)
    return is_named and any(isinstance(cells.value(row, each), float) for each in others)


@cache
def _leads() -> tuple[str, ...]:
    return tuple(f"{word.casefold()} " for word in listed("totals"))


def _label_column(block: Block, cells: Cells) -> int | None:
    rows = block.body[:_LOOKED_AT]
    for column in range(block.region.first_column, block.region.last_column + 1):
        sorts = [sort_of(cells.value(row, column)) for row in rows]
        if 2 * sum(sort in _LABELS for sort in sorts) > len(sorts):
            return column
    return None


def numbers_in(cells: Cells, rows: Sequence[int], column: int) -> dict[int, float] | None:
    """The numbers of a column by row, cells that say nothing left out; None where it holds anything else."""
    found: dict[int, float] = {}
    for row in rows:
        value = cells.value(row, column)
        if cells.is_hidden_value(row, column):
            return None
        if isinstance(value, float):
            found[row] = value
        elif not (isinstance(value, str) and (says_nothing(value) or in_words(value).casefold() in {"n/a", ":"})):
            return None
    return found
