"""What a formula gives for the cells as they stand; None where it cannot be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sucheck.model import CellValue, Sheet
from sucheck.shape.totals.formula_cells import Cells, Unclear
from sucheck.shape.totals.formulas import Area, Call, Tree, calls, parse_formula

_COMPARED = re.compile(r"(?P<sign><=|>=|<>|<|>|=)?(?P<value>.*)", re.DOTALL)
_SUBTOTALS = {1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 9: "SUM"}
_WITHOUT_HIDDEN = 100  # SUBTOTAL(109, …) leaves out hidden rows, SUBTOTAL(9, …) those that a filter hides
#: The functions that are followed; of the four operations the names are their signs.
AGGREGATES = frozenset({"SUM", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "AVERAGE", "MIN", "MAX", "SUBTOTAL"})


def value_of(tree: Tree, cells: Cells) -> float | None:
    """The number that a formula gives; None where it gives none, or where it cannot be told."""
    try:
        return _number(tree, cells)
    except (Unclear, ZeroDivisionError, OverflowError):
        return None


def is_followed(tree: Tree) -> bool:
    """Whether a formula adds up, counts or averages cells, and does nothing that is not understood."""
    names = set(calls(tree))
    return bool(names & (AGGREGATES | {"+"})) and names <= AGGREGATES | {"+", "-", "*", "/"}


def _number(tree: Tree, cells: Cells) -> float:
    match tree:
        case float():
            return tree
        case Area(first_row, first_column, last_row, last_column):
            if (first_row, first_column) != (last_row, last_column) or cells.is_hidden_value(first_row, first_column):
                raise Unclear
            value = cells.value(first_row, first_column)
            if isinstance(value, float):
                return value
            if value == "":
                return 0.0
            raise Unclear
        case Call(name, arguments):
            return _FUNCTIONS.get(name, _unknown)(arguments, cells)
    raise Unclear


def _unknown(_arguments: Sequence[Tree], _cells: Cells) -> float:
    raise Unclear


def _two(arguments: Sequence[Tree], cells: Cells) -> tuple[float, float]:
    left, right = arguments
    return _number(left, cells), _number(right, cells)


def _values(arguments: Iterable[Tree], cells: Cells, *, but_subtotals: bool = False) -> Iterator[CellValue]:
    """The values of ranges and of what is written out; dates and errors cannot be told."""
    for argument in arguments:
        if not isinstance(argument, Area):
            yield argument if isinstance(argument, str) else _number(argument, cells)
            continue
        for row, column in cells.places(argument):
            if but_subtotals and _is_subtotal(cells.sheet, row, column):
                continue
            if cells.is_hidden_value(row, column):
                raise Unclear
            yield cells.value(row, column)


def _is_subtotal(sheet: Sheet, row: int, column: int) -> bool:
    formula = sheet.formulas.get((row, column), "")
    tree = parse_formula(formula, sheet.name) if "SUBTOTAL" in formula.upper() else None
    return tree is not None and "SUBTOTAL" in calls(tree)


def _numbers(values: Iterable[CellValue]) -> list[float]:
    found = []
    for value in values:
        if isinstance(value, float):
            found.append(value)
        elif not isinstance(value, str | bool):
            raise Unclear  # a date is a number to a spreadsheet, and no amount
    return found


def _filled(values: Iterable[CellValue]) -> float:
    return float(sum(value != "" for value in values))


_OF_VALUES: Mapping[str, Callable[[Iterable[CellValue]], float]] = {
    "SUM": lambda values: sum(_numbers(values)),
    "COUNT": lambda values: float(len(_numbers(values))),
    "COUNTA": _filled,
    "AVERAGE": lambda values: _mean(_numbers(values)),
    "MIN": lambda values: min(_numbers(values), default=0.0),
    "MAX": lambda values: max(_numbers(values), default=0.0),
}


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _aggregate(name: str) -> Callable[[Sequence[Tree], Cells], float]:
    return lambda arguments, cells: _OF_VALUES[name](_values(arguments, cells))


def _subtotal(arguments: Sequence[Tree], cells: Cells) -> float:
    """SUBTOTAL: what it gives depends on hidden rows, so that only ranges without any can be told."""
    number, *ranges = arguments
    name = _SUBTOTALS.get(int(number) % _WITHOUT_HIDDEN) if isinstance(number, float) else None
    spans = [argument for argument in ranges if isinstance(argument, Area)]
    if name is None or any(area.first_row <= row <= area.last_row for area in spans for row in cells.sheet.hidden_rows):
        raise Unclear
    return _OF_VALUES[name](_values(ranges, cells, but_subtotals=True))


def _count_if(arguments: Sequence[Tree], cells: Cells) -> float:
    """COUNTIF and COUNTIFS: how many cells, place by place, meet each criterion."""
    pairs = list(zip(arguments[::2], arguments[1::2], strict=True)) if len(arguments) % 2 == 0 else []
    if not pairs:
        raise Unclear
    columns = [[_meets(value, criterion, cells) for value in _values([area], cells)] for area, criterion in pairs]
    if len({len(column) for column in columns}) != 1:
        raise Unclear
    return float(sum(all(row) for row in zip(*columns, strict=True)))


def _meets(value: CellValue, criterion: Tree, cells: Cells) -> bool:
    """Whether a cell meets the criterion of COUNTIF: a number, a text (in any case, with `*` and `?`), a comparison."""
    wanted = criterion if isinstance(criterion, str | float) else _criterion(criterion, cells)
    found = _COMPARED.fullmatch(wanted) if isinstance(wanted, str) else None
    sign, bare = (found["sign"] or "=", found["value"]) if found else ("=", wanted)
    number = _as_number(bare)
    if sign in {"=", "<>"}:
        same = value == number if number is not None else isinstance(value, str) and _is_like(value, str(bare))
        return same == (sign == "=")
    if number is None:
        raise Unclear
    if not isinstance(value, float):
        return False
    return {"<": value < number, ">": value > number, "<=": value <= number, ">=": value >= number}[sign]


def _criterion(tree: Tree, cells: Cells) -> str | float:
    if not isinstance(tree, Area):
        raise Unclear
    value = cells.value(tree.first_row, tree.first_column)
    if not isinstance(value, str | float) or value == "":
        raise Unclear
    return value


def _as_number(bare: str | float) -> float | None:
    if not isinstance(bare, str):
        return bare
    return float(bare) if re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", bare) else None


def _is_like(value: str, pattern: str) -> bool:
    expression = "".join(".*" if sign == "*" else "." if sign == "?" else re.escape(sign) for sign in pattern)
    if "~" in pattern or pattern.count("*") > 2:  # noqa: PLR2004  one at each end; more of them is slow to match
        raise Unclear
    return re.fullmatch(expression, value, re.IGNORECASE | re.DOTALL) is not None


_FUNCTIONS: Mapping[str, Callable[[Sequence[Tree], Cells], float]] = {
    **{name: _aggregate(name) for name in _OF_VALUES},
    "SUBTOTAL": _subtotal,
    "COUNTIF": _count_if,
    "COUNTIFS": _count_if,
    "+": lambda arguments, cells: sum(_two(arguments, cells)),
    "-": lambda arguments, cells: _two(arguments, cells)[0] - _two(arguments, cells)[1],
    "*": lambda arguments, cells: _two(arguments, cells)[0] * _two(arguments, cells)[1],
    "/": lambda arguments, cells: _two(arguments, cells)[0] / _two(arguments, cells)[1],
}
