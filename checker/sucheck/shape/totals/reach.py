"""How far the formula of a total should reach.

The range of a column is held against the records of the table that it lies in, and any range against the formulas
beside it: where nearly all of these reach a row further, the one that stops short is the odd one out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.shape.figures import read_figure
from sucheck.shape.found import RowKind
from sucheck.shape.totals.formula_cells import Cells
from sucheck.shape.totals.formula_values import AGGREGATES
from sucheck.shape.totals.formulas import Area, Call, Tree
from sucheck.shape.totals.sections import Ruled

_MOST_LEFT_OUT = 2  # a range that misses more rows than this was drawn so on purpose
_BESIDE = 3  # formulas beside one that agree, for it to be the odd one out
_TYPED = re.compile(r"-?\d{1,12}(?:[.,]\d{1,6})?")
_NOT_OF_A_SUM = (RowKind.TOTAL, RowKind.OF_WHICH)

At = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The range that a formula should cover, with the cells it misses and those it should not hold.

    Of the cells that it misses, `typed` are numbers typed as text, with their values.
    """

    tree: Tree
    area: Area
    left_out: tuple[At, ...] = ()
    too_much: tuple[At, ...] = ()
    typed: Mapping[At, float] = field(default_factory=dict)


def span_of(tree: Tree) -> Area | None:
    """The one range of a formula that is nothing but one function over it."""
    if not isinstance(tree, Call) or tree.name not in AGGREGATES or tree.name == "COUNTIFS":
        return None
    ranges = [argument for argument in tree.arguments if isinstance(argument, Area)]
    if tree.name == "COUNTIF":
        ranges = ranges[:1]
    return ranges[0] if len(ranges) == 1 else None


def _with_span(tree: Tree, span: Area) -> Tree:
    assert isinstance(tree, Call)
    old = span_of(tree)
    return Call(tree.name, tuple(span if argument == old else argument for argument in tree.arguments))


def is_outside(row: int, span: Area) -> bool:
    """Whether a row is none of those of a range."""
    return not span.first_row <= row <= span.last_row


def within_table(tree: Tree, at: At, tables: Sequence[Ruled], cells: Cells) -> Reach | None:
    """How far the range of a column should reach: to the ends of the sections that it covers most of."""
    span = span_of(tree)
    if span is None or span.first_column != span.last_column or not is_outside(at[0], span):
        return None
    table = next((each for each in tables if _covered(each, span)), None)
    if table is None:
        return None
    covered = set(_covered(table, span))
    reached = [number for number, section in enumerate(table.sections) if covered & set(section)]
    meant = [row for section in table.sections[reached[0] : reached[-1] + 1] for row in section]
    missed = [row for row in meant if row not in covered and cells.value(row, span.first_column) != ""]
    extra = tuple((row, span.first_column) for row in _not_records(table, tree, span))
    typed = _numbers_as_text(cells, covered, span.first_column) if _adds_up(tree) else {}
    is_drawn_so = bool(missed) and not any(map(table.is_like_the_others, missed))
    is_clear = len(missed) <= min(_MOST_LEFT_OUT, len(covered) - 1) and not is_drawn_so
    if not is_clear or not (missed or extra or typed):
        return None
    wide = Area(min(meant[0], span.first_row), span.first_column, max(meant[-1], span.last_row), span.first_column)
    shown = Area(meant[0], span.first_column, meant[-1], span.first_column)
    left_out = tuple(sorted({*((row, span.first_column) for row in missed), *typed}))
    return Reach(tree=_with_span(tree, wide), area=shown, left_out=left_out, too_much=extra, typed=typed)


def _adds_up(tree: Tree) -> bool:
    return isinstance(tree, Call) and tree.name in {"SUM", "AVERAGE", "COUNT", "SUBTOTAL"}


def _numbers_as_text(cells: Cells, rows: Iterable[int], column: int) -> dict[At, float]:
    """The numbers of a column that are typed as text, which no sum counts."""
    found: dict[At, float] = {}
    for row in rows:
        value = cells.value(row, column)
        number = read_figure(value) if isinstance(value, str) and _TYPED.fullmatch(value.strip()) else None
        if isinstance(number, Decimal):
            found[row, column] = float(number)
    return found


def _covered(table: Ruled, span: Area) -> list[int]:
    region = table.block.region
    if not region.first_column <= span.first_column <= region.last_column:
        return []
    return [row for row in table.records if span.first_row <= row <= span.last_row]


def _not_records(table: Ruled, tree: Tree, span: Area) -> list[int]:
    """The rows of a range that hold something to be counted and are no records: headers, totals, "of which" rows."""
    name = tree.name if isinstance(tree, Call) else ""
    if name in {"SUBTOTAL", "COUNTIF", "MIN", "MAX"}:  # leaves totals out, counts what is alike, takes no harm
        return []
    rows = {*table.block.header_rows, *table.totals}
    rows |= {other.row for other in table.block.others if other.kind in _NOT_OF_A_SUM}
    wanted: type = str if name == "COUNTA" else float
    values = {row: table.cells.value(row, span.first_column) for row in rows if span.first_row <= row <= span.last_row}
    return sorted(row for row, value in values.items() if _counts_in(value, wanted))


def _counts_in(value: CellValue, wanted: type) -> bool:
    return isinstance(value, float) or (wanted is str and value != "")


_Relative = tuple[str, tuple[CellValue | Tree, ...], int, int, int, int]


def _relative(tree: Tree, at: At) -> _Relative | None:
    """A formula of one range as it reads from its own cell: its function, its other arguments, where the range is."""
    span = span_of(tree)
    if span is None or not isinstance(tree, Call):
        return None
    rest = tuple(argument for argument in tree.arguments if argument != span)
    return (
        tree.name, rest, span.first_row - at[0], span.first_column - at[1], span.last_row - at[0],
        span.last_column - at[1],
    )  # fmt: skip


def by_line_of(trees: Mapping[At, Tree]) -> Mapping[tuple[str, int], Counter[_Relative]]:
    """For each row and each column, how often each relative formula stands in it."""
    found: dict[tuple[str, int], Counter[_Relative]] = {}
    for at, tree in trees.items():
        relative = _relative(tree, at)
        if relative:
            for line in (("row", at[0]), ("column", at[1])):
                found.setdefault(line, Counter())[relative] += 1
    return found


def beside(tree: Tree, at: At, by_line: Mapping[tuple[str, int], Counter[_Relative]], cells: Cells) -> Reach | None:
    """How far the formulas beside it in its row or column reach, where nearly all agree and this one differs."""
    own = _relative(tree, at)
    span = span_of(tree)
    if own is None or span is None:
        return None
    for line in (("row", at[0]), ("column", at[1])):
        counted = by_line[line]
        usual, number = counted.most_common(1)[0]
        apart = sum(abs(one - other) for one, other in zip(usual[2:], own[2:], strict=True))
        alike = usual[:2] == own[:2] and 1 <= apart <= _MOST_LEFT_OUT
        if number >= max(_BESIDE, sum(counted.values()) - 1) and alike:
            meant = Area(at[0] + usual[2], at[1] + usual[3], at[0] + usual[4], at[1] + usual[5])
            both = set(cells.places(meant)), set(cells.places(span))
            missed, extra = sorted(both[0] - both[1]), sorted(both[1] - both[0])
            return Reach(tree=_with_span(tree, meant), area=meant, left_out=tuple(missed), too_much=tuple(extra))
    return None
