"""Totals that are formulas: what each gives for the cells as they stand, and for all that it should cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sucheck.model import Total, Workbook, a1
from sucheck.model.sheets import words
from sucheck.shape.totals.formula_cells import Cells
from sucheck.shape.totals.formula_values import is_followed, value_of
from sucheck.shape.totals.formulas import Area, Call, Tree, areas, parse_formula
from sucheck.shape.totals.reach import At, Reach, beside, by_line_of, is_outside, span_of, within_table
from sucheck.shape.totals.sections import Ruled

_MOST_LOOKED_AT = 500_000  # cells that the formulas of one sheet may name together
_MOST_FORMULAS = 5_000  # of one sheet: with more it is a computation, whose totals nobody reads one by one
_DECIMALS = 10  # floats that differ later are the same


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
        if budget < 0 or len(found) == _MOST_FORMULAS:
            break
        found[at] = tree
    return found


def total_rows(trees: Mapping[At, Tree]) -> frozenset[int]:
    """The rows with a formula that adds up or counts two cells or more of one column, in other rows."""
    spans = [(row, span) for (row, _), tree in trees.items() if (span := span_of(tree))]
    return frozenset(row for row, span in spans if _is_of_column(span) and is_outside(row, span))


def _is_of_column(span: Area) -> bool:
    return span.first_column == span.last_column and span.last_row > span.first_row


def formula_totals(
    workbook: Workbook, cells: Cells, tables: Sequence[Ruled], trees: Mapping[At, Tree]
) -> Iterator[Total]:
    """A total for each formula whose value and whose meaning are known."""
    sheet = cells.sheet
    by_line = by_line_of(trees)
    for at, tree in trees.items():
        stated = cells.value(*at)
        evaluated = value_of(tree, cells)
        if not isinstance(stated, float) or cells.is_hidden_value(*at) or evaluated is None:
            continue
        reach = within_table(tree, at, tables, cells) or beside(tree, at, by_line, cells)
        home = next((table for table in tables if table.holds(*at)), None)
        span = span_of(tree)
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
    value = value_of(reach.tree, Cells.of(cells.sheet, left_out=reach.too_much, read_as=reach.typed))
    return None if value is None else round(value, _DECIMALS)


def _counts(tree: Tree) -> str:
    if isinstance(tree, Call) and tree.name == "COUNTIF" and isinstance(tree.arguments[1], str):
        return f"count of {tree.arguments[1]}"
    name = tree.name if isinstance(tree, Call) else ""
    return {"COUNT": "count", "COUNTA": "count", "COUNTIF": "count", "AVERAGE": "average"}.get(name, "sum")


def _address(area: Area | None) -> str:
    if area is None:
        return ""
    first, last = a1(area.first_row, area.first_column), a1(area.last_row, area.last_column)
    return first if first == last else f"{first}:{last}"
