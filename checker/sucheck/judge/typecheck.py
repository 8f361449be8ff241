"""Expressions checked against the types of the vocabulary when rules load, so that none can fail over a workbook.

Beside the vocabulary's own types (`states`, `day`, `days`, `text`, `texts`, `number`, `flag`) there is `whole`, a
number that can count States: a whole constant, or `size(…)`.
"""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Mapping

from sucheck.frozen import dataclass
from sucheck.judge.functions import FUNCTIONS
from sucheck.model import RuleFileError

_NUMBERS = frozenset({"number", "whole"})
_COUNTS = frozenset({"states", "whole"})
_LISTS_OF = {"text": "texts", "day": "days"}
_ROW_NODES = (
    ast.BoolOp, ast.UnaryOp, ast.Compare, ast.Name, ast.Constant, ast.Tuple, ast.Call, ast.boolop, ast.unaryop,
    ast.cmpop, ast.expr_context,
)  # fmt: skip
_ROW_FUNCTIONS = frozenset({"known", "days", "year"})
_ROW_TYPES = frozenset({"text", "day", "number"})


def check_types(tree: ast.expr, types: Mapping[str, str], where: str) -> None:
    """Check that an expression is a condition, and that each operator and function gets what it can work on.

    Raises:
        RuleFileError: what does not fit, and where it stands in the expression.
    """
    _Check(types, where).condition(tree)


def check_for_rows(tree: ast.expr, types: Mapping[str, str], where: str) -> None:
    """Check that an expression can be asked of all rows at once: texts, days and numbers, compared.

    Raises:
        RuleFileError: the part that rows cannot be asked.
    """
    for node in ast.walk(tree):
        fits = isinstance(node, _ROW_NODES)
        if isinstance(node, ast.Name):
            fits = types.get(node.id) in _ROW_TYPES or node.id in _ROW_FUNCTIONS
        elif isinstance(node, ast.Call):
            fits = isinstance(node.func, ast.Name) and node.func.id in _ROW_FUNCTIONS
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
            fits = all(_is_constant_tuple(side) for side in node.comparators)
        if not fits:
            raise RuleFileError(f"{where}: {ast.unparse(node)!r} cannot be asked of rows")


def _is_constant_tuple(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple) and all(
        isinstance(each, ast.Constant) and isinstance(each.value, str) for each in node.elts
    )


@dataclass(frozen=True, slots=True)
class _Check:
    types: Mapping[str, str]
    where: str

    def condition(self, node: ast.expr) -> None:
        """A part that must be true or false: a comparison, a flag, or States (whether there are any)."""
        match node:
            case ast.BoolOp(values=operands):
                for operand in operands:
                    self.condition(operand)
            case ast.UnaryOp(operand=operand):
                self.condition(operand)
            case ast.Compare(left=left, ops=operators, comparators=comparators):
                sides = [left, *comparators]
                for position, op in enumerate(operators):
                    self._comparison(node, op, sides[position], sides[position + 1])
            case _ if isinstance(node, ast.Constant) or self.type_of(node) not in {"flag", "states"}:
                raise self._error(node, "is no condition")

    def type_of(self, node: ast.expr) -> str:
        """The type of a value."""
        match node:
            case ast.Name(id=name):
                return self.types[name]
            case ast.Constant(value=value):
                return _type_of_constant(value)
            case ast.Tuple(elts=elements):
                return self._type_of_tuple(node, elements)
            case ast.BinOp(left=left, op=op, right=right):
                return self._type_of_operation(node, op, {self.type_of(left), self.type_of(right)})
            case ast.Call(func=ast.Name(id=name), args=arguments):
                function = FUNCTIONS[name]
                for argument, wanted in zip(arguments, function.takes, strict=True):
                    if self.type_of(argument) not in wanted:
                        raise self._error(node, f"takes {' or '.join(sorted(wanted))}, not {self.type_of(argument)}")
                return function.gives
            case _:
                raise self._error(node, "is a condition, where a value is needed")

    def _type_of_tuple(self, node: ast.expr, elements: list[ast.expr]) -> str:
        found = {self.type_of(element) for element in elements}
        if len(found) != 1 or not found <= _LISTS_OF.keys():
            raise self._error(node, "must list texts, or dates")
        return _LISTS_OF[found.pop()]

    def _type_of_operation(self, node: ast.expr, op: ast.operator, sides: set[str]) -> str:
        if sides <= _NUMBERS and isinstance(op, ast.Add | ast.Sub):
            return "whole" if sides == {"whole"} else "number"
        if "states" in sides and sides <= _COUNTS:
            return "states"
        raise self._error(node, f"cannot combine {' with '.join(sorted(sides))}")

    def _comparison(self, node: ast.expr, op: ast.cmpop, left: ast.expr, right: ast.expr) -> None:
        one, other = self.type_of(left), self.type_of(right)
        if isinstance(op, ast.In | ast.NotIn):
            fits = other in {_LISTS_OF.get(one), "text" if one == "text" else None}
        elif isinstance(op, ast.Eq | ast.NotEq):
            fits = (one == other and one not in {"texts", "days"}) or self._fits_in_order(left, right)
        else:
            fits = self._fits_in_order(left, right)
        if not fits:
            raise self._error(node, f"compares {one} with {other}")

    def _fits_in_order(self, left: ast.expr, right: ast.expr) -> bool:
        one, other = self.type_of(left), self.type_of(right)
        if "day" in {one, other}:
            return all(self._is_day(side) for side in (left, right))
        return {one, other} <= _NUMBERS or {one, other} <= _COUNTS

    def _is_day(self, node: ast.expr) -> bool:
        """Whether it is a date, or a constant text that is one in ISO 8601."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                dt.date.fromisoformat(node.value)
            except ValueError:
                return False
            return True
        return self.type_of(node) == "day"

    def _error(self, node: ast.expr, what: str) -> RuleFileError:
        return RuleFileError(f"{self.where}: {ast.unparse(node)!r} {what}")


def _type_of_constant(value: object) -> str:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int):
        return "whole"
    return "number" if isinstance(value, float) else "text"
