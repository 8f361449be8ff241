"""Totals that are formulas: what each gives for the cells as they stand, and which cells its range misses.

A range says by itself what it totals. It is compared with the records of the table that it lies in, and else with the
formulas beside it: where most of these reach a row further, the one that stops short is the odd one out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Total, Workbook, a1
from sucheck.model.sheets import words
from sucheck.shape.formula_values import AGGREGATES, Cells, is_followed, value_of
from sucheck.shape.formulas import Area, Call, Tree, areas, parse_formula
from sucheck.shape.found import RowKind
from sucheck.shape.sections import Ruled

_MOST_LEFT_OUT = 2  # a range that misses more rows than this was drawn so on purpose
_BESIDE = 3  # formulas beside one that agree, for it to be the odd one out
_MOST_LOOKED_AT = 2_000_000  # cells that the formulas of one sheet may name together
_DECIMALS = 10  # floats that differ later are the same

At = tuple[int, int]
_NOT_OF_A_SUM = (RowKind.TOTAL, RowKind.OF_WHICH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The range that a formula should cover, with the cells it misses and those it should not hold."""

    tree: Tree
    area: Area
    left_out: tuple[At, ...] = ()
    too_much: tuple[At, ...] = ()


def followed(sheet_formulas: Mapping[At, str], name: str) -> dict[At, Tree]:
    """The formulas of a sheet that add up, count or average cells of it, and no more of them than can be looked at."""
    found: dict[At, Tree] = {}
    budget = _MOST_LOOKED_AT
    for at in sorted(sheet_formulas):
        tree = parse_formula(sheet_formulas[at], name)
        if tree is None or not is_followed(tree):
            continue
        budget -= sum(
            (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1) for area in areas(tree)
        )
        if budget < 0:
            break
        found[at] = tree
    return found


def total_rows(trees: Mapping[At, Tree]) -> frozenset[int]:
    """The rows with a formula that adds up two cells or more of its own column."""
    spans = {at: span for at, tree in trees.items() if (span := _span(tree)) and span.first_column == at[1]}
    return frozenset(
        row for (row, _), span in spans.items() if span.last_row > span.first_row and _is_outside(row, span)
    )


def _is_outside(row: int, span: Area) -> bool:
    return not span.first_row <= row <= span.last_row


def formula_totals(
    workbook: Workbook, cells: Cells, tables: Sequence[Ruled], trees: Mapping[At, Tree]
) -> Iterator[Total]:
    """A total for each formula whose value and whose meaning are known."""
    sheet = cells.sheet
    by_line = _by_line(trees)
    for at, tree in trees.items():
        stated = cells.value(*at)
        evaluated = value_of(tree, cells)
        if not isinstance(stated, float) or cells.is_hidden_value(*at) or evaluated is None:
            continue
        reach = _within_table(tree, at, tables, cells) or _beside(tree, at, by_line, cells)
        home = next((table for table in tables if table.holds(*at)), None)
        span = _span(tree)
        yield Total(
            place=workbook.place(sheet, *at, words(stated)), label=home.label(at[0]) if home else "",
            counts=_counts(tree), over=_address(reach.area if reach else span), stated=stated,
            formula=sheet.formulas[at], evaluated=round(evaluated, _DECIMALS),
            expected=_expected(reach, cells),
            left_out=tuple(workbook.place(sheet, *each, words(cells.value(*each))) for each in _left_out(reach)),
            too_much=tuple(workbook.place(sheet, *each, words(cells.value(*each))) for each in _too_much(reach)),
        )  # fmt: skip


def _left_out(reach: Reach | None) -> tuple[At, ...]:
    return reach.left_out if reach else ()


def _too_much(reach: Reach | None) -> tuple[At, ...]:
    return reach.too_much if reach else ()


def _expected(reach: Reach | None, cells: Cells) -> float | None:
    if reach is None:
        return None
    value = value_of(reach.tree, Cells.of(cells.sheet, reach.too_much))
    return None if value is None else round(value, _DECIMALS)


def _counts(tree: Tree) -> str:
    if isinstance(tree, Call) and tree.name == "COUNTIF" and isinstance(tree.arguments[1], str):
        return f"count of {tree.arguments[1]}"
    name = tree.name if isinstance(tree, Call) else ""
    return {"COUNT": "count", "COUNTA": "count", "COUNTIF": "count", "AVERAGE": "average"}.get(name, "sum")


def _span(tree: Tree) -> Area | None:
    """The one range of a formula that is nothing but one function over it."""
    if not isinstance(tree, Call) or tree.name not in AGGREGATES or tree.name == "COUNTIFS":
        return None
    ranges = [argument for argument in tree.arguments if isinstance(argument, Area)]
    if tree.name == "COUNTIF":
        ranges = ranges[:1]
    return ranges[0] if len(ranges) == 1 else None


def _with_span(tree: Tree, span: Area) -> Tree:
    assert isinstance(tree, Call)
    old = _span(tree)
    return Call(tree.name, tuple(span if argument == old else argument for argument in tree.arguments))


def _address(area: Area | None) -> str:
    if area is None:
        return ""
    first, last = a1(area.first_row, area.first_column), a1(area.last_row, area.last_column)
    return first if first == last else f"{first}:{last}"


def _within_table(tree: Tree, at: At, tables: Sequence[Ruled], cells: Cells) -> Reach | None:
    """How far the range of a column should reach: to the ends of the sections that it covers most of."""
    span = _span(tree)
    if span is None or span.first_column != span.last_column or not _is_outside(at[0], span):
        return None
    table = next((each for each in tables if _covered(each, span)), None)
    if table is None:
        return None
    covered = set(_covered(table, span))
    reached = [number for number, section in enumerate(table.sections) if covered & set(section)]
    meant = [row for section in table.sections[reached[0] : reached[-1] + 1] for row in section]
    missed = [row for row in meant if row not in covered and cells.value(row, span.first_column) != ""]
    extra = tuple((row, span.first_column) for row in _not_records(table, tree, span))
    is_clear = len(missed) <= min(_MOST_LEFT_OUT, len(covered) - 1) and all(map(table.is_like_the_others, missed))
    if not is_clear or not (missed or extra):
        return None
    wide = Area(min(meant[0], span.first_row), span.first_column, max(meant[-1], span.last_row), span.first_column)
    shown = Area(meant[0], span.first_column, meant[-1], span.first_column)
    left_out = tuple((row, span.first_column) for row in missed)
    return Reach(tree=_with_span(tree, wide), area=shown, left_out=left_out, too_much=extra)


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
    span = _span(tree)
    if span is None or not isinstance(tree, Call):
        return None
    rest = tuple(argument for argument in tree.arguments if argument != span)
    return (
        tree.name, rest, span.first_row - at[0], span.first_column - at[1], span.last_row - at[0],
        span.last_column - at[1],
    )  # fmt: skip


def _by_line(trees: Mapping[At, Tree]) -> Mapping[tuple[str, int], Counter[_Relative]]:
    """For each row and each column, how often each relative formula stands in it."""
    found: dict[tuple[str, int], Counter[_Relative]] = {}
    for at, tree in trees.items():
        relative = _relative(tree, at)
        if relative:
            for line in (("row", at[0]), ("column", at[1])):
                found.setdefault(line, Counter())[relative] += 1
    return found


def _beside(tree: Tree, at: At, by_line: Mapping[tuple[str, int], Counter[_Relative]], cells: Cells) -> Reach | None:
    """How far the formulas beside it in its row or column reach, where nearly all agree and this one differs."""
    own = _relative(tree, at)
    span = _span(tree)
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
