"""Rule expressions over whole columns: the same language and the same three values, element by element."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import cast

import numpy as np
from numpy.typing import NDArray

from sucheck.frozen import dataclass
from sucheck.model import RuleFileError

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Truths:
    """Which elements are true and which are false; the rest is undecided."""

    true: Mask
    false: Mask


@dataclass(frozen=True, slots=True)
class _Operand:
    values: np.ndarray
    known: Mask


def evaluate(tree: ast.expr, columns: Mapping[str, np.ndarray], length: int) -> Truths:
    """The truth of an expression for each position of the columns.

    Columns are text (object, None is unknown), datetime64[s] (NaT) or float (NaN). Sets of States have no columns.
    """
    match tree:
        case ast.BoolOp(op=op, values=operands):
            parts = [evaluate(operand, columns, length) for operand in operands]
            if isinstance(op, ast.And):
                return Truths(_all([p.true for p in parts]), _any([p.false for p in parts]))
            return Truths(_any([p.true for p in parts]), _all([p.false for p in parts]))
        case ast.UnaryOp(operand=operand):
            inner = evaluate(operand, columns, length)
            return Truths(inner.false, inner.true)
        case ast.Compare(left=left, ops=operators, comparators=comparators):
            sides = [left, *comparators]
            steps = [_compare(op, sides[i], sides[i + 1], columns, length) for i, op in enumerate(operators)]
            return Truths(_all([s.true for s in steps]), _any([s.false for s in steps]))
        case ast.Call(func=ast.Name(id="known"), args=[argument]):
            known = _operand(argument, columns, length).known
            return Truths(known, ~known)
        case _:
            raise RuleFileError(f"{ast.unparse(tree)}: not a condition that can be asked of rows")


def _all(masks: list[Mask]) -> Mask:
    return cast("Mask", np.logical_and.reduce(masks))


def _any(masks: list[Mask]) -> Mask:
    return cast("Mask", np.logical_or.reduce(masks))


def _operand(node: ast.expr, columns: Mapping[str, np.ndarray], length: int) -> _Operand:
    match node:
        case ast.Name(id=name):
            column = columns.get(name)
            if column is None:
                return _Operand(np.full(length, None, dtype=object), np.zeros(length, dtype=bool))
            return _Operand(column, is_known(column))
        case ast.Constant(value=value):
            return _Operand(
                np.asarray(value if isinstance(value, str) else float(cast("float", value))),
                np.ones(length, dtype=bool),
            )
        case ast.Call(func=ast.Name(id="days"), args=[start, end]):
            first, last = _operand(start, columns, length), _operand(end, columns, length)
            known = first.known & last.known
            days = np.full(length, np.nan)
            if known.any():
                days[known] = (last.values[known] - first.values[known]) / np.timedelta64(1, "D")
            return _Operand(days, known)
        case ast.Call(func=ast.Name(id="year"), args=[argument]):
            inner = _operand(argument, columns, length)
            years = np.full(length, np.nan)
            years[inner.known] = inner.values[inner.known].astype("datetime64[Y]").astype(np.int64) + 1970
            return _Operand(years, inner.known)
        case _:
            raise RuleFileError(f"{ast.unparse(node)}: not a value that rows have")


def is_known(column: np.ndarray) -> Mask:
    """Which elements of a column are known."""
    if column.dtype.kind == "M":
        return np.asarray(~np.isnat(column), dtype=bool)
    if column.dtype.kind == "f":
        return np.asarray(~np.isnan(column), dtype=bool)
    return np.asarray(column != np.array(None), dtype=bool)


def _compare(op: ast.cmpop, left: ast.expr, right: ast.expr, columns: Mapping[str, np.ndarray], length: int) -> Truths:
    if isinstance(op, ast.In | ast.NotIn):
        first = _operand(left, columns, length)
        wanted = [cast("str", cast("ast.Constant", each).value) for each in cast("ast.Tuple", right).elts]
        found = _any([first.values == word for word in wanted]).astype(bool)
        held = ~found if isinstance(op, ast.NotIn) else found
        return Truths(first.known & held, first.known & ~held)
    first, second = _operand(left, columns, length), _operand(right, columns, length)
    known = first.known & second.known
    held = np.zeros(length, dtype=bool)
    if known.any():
        one, other = _aligned(first, second, known)
        held[known] = _apply(op, one, other)
    return Truths(held, known & ~held)


def _aligned(first: _Operand, second: _Operand, known: Mask) -> tuple[np.ndarray, np.ndarray]:
    sides = [side.values[known] if side.values.ndim else side.values for side in (first, second)]
    for here, there in ((0, 1), (1, 0)):
        if sides[here].dtype.kind == "M" and sides[there].dtype.kind == "U":
            sides[there] = np.asarray(str(sides[there]), dtype="datetime64[s]")
    return sides[0], sides[1]


def _apply(op: ast.cmpop, left: np.ndarray, right: np.ndarray) -> Mask:
    match op:
        case ast.Eq():
            held = left == right
        case ast.NotEq():
            held = left != right
        case ast.Lt():
            held = left < right
        case ast.LtE():
            held = left <= right
        case ast.Gt():
            held = left > right
        case _:
            held = left >= right
    return np.asarray(held, dtype=bool)
