"""The expression language of rules: a closed subset of Python, with three-valued logic.

Names, constants, comparisons, `+ - | & ^`, `and or not`, `in`, and the functions of `FUNCTIONS`. No attributes, no
subscripts, no comprehensions: nothing in a rule file is executed.
"""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from sucheck.judge.quantities import Quantity, Truth, equals, is_not_empty, is_smaller, is_within
from sucheck.judge.values import Day, Unknown, Value
from sucheck.model import RuleFileError


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The truth of an expression, the two sides of the comparison that decided it, and what was not known."""

    truth: Truth
    left: Value | None = None
    right: Value | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression: its text, its tree, the names it uses in the order they stand."""

    text: str
    tree: ast.expr
    names: tuple[str, ...]

    def evaluate(self, values: Mapping[str, Value]) -> Outcome:
        """The outcome over the values of the names; a name that is missing is unknown."""
        return _truth(self.tree, values)


def _known(value: Value) -> Value:
    return not isinstance(value, Unknown)


def _days(start: Value, end: Value) -> Value:
    if isinstance(start, Unknown) or isinstance(end, Unknown):
        return start if isinstance(start, Unknown) else end
    first, last = cast("Day", start), cast("Day", end)
    if first.first != first.last or last.first != last.last:
        return Unknown("a date is known only to the month")
    return float((last.first - first.first).days)


def _size(value: Value) -> Value:
    if isinstance(value, Quantity):
        return float(value.count) if value.count is not None else Unknown("the count is not known")
    return value if isinstance(value, Unknown) else float(len(cast("tuple[str, ...]", value)))


def _year(value: Value) -> Value:
    return value if isinstance(value, Unknown) else float(cast("Day", value).first.year)


def _start(value: Value) -> Value:
    return value if isinstance(value, Unknown) else Day.of(cast("Day", value).first)


#: What a rule may call, with the number of arguments.
FUNCTIONS: dict[str, tuple[Callable[..., Value], int]] = {
    "known": (_known, 1),  # whether the value is known at all
    "days": (_days, 2),  # days from the first date to the second
    "size": (_size, 1),  # how many States a quantity counts, or entries a list has
    "start": (_start, 1),  # the first day of a month, a year or a range
    "year": (_year, 1),  # the year of a date
}

_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
_OPERATORS = (ast.Add, ast.Sub, ast.BitOr, ast.BitAnd, ast.BitXor)


def parse(text: str, *, where: str, vocabulary: frozenset[str]) -> Expression:
    """Check an expression against the language and the names that the rule's subject offers.

    Raises:
        RuleFileError: a syntax error, or a name, an operator or a function that the language does not have.
    """
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise RuleFileError(f"{where}: cannot read the expression {text!r} ({error.msg})") from None
    names: dict[str, None] = {}
    for node in ast.walk(tree):
        _check_node(node, where=where, text=text)
        if isinstance(node, ast.Name) and node.id not in FUNCTIONS:
            if node.id not in vocabulary:
                raise RuleFileError(f"{where}: unknown name {node.id!r}; known here: {', '.join(sorted(vocabulary))}")
            names.setdefault(node.id)
    ordered = sorted(names, key=lambda name: _first_use(tree, name))
    return Expression(text=text, tree=tree, names=tuple(ordered))


def _first_use(tree: ast.expr, name: str) -> tuple[int, int]:
    return min((n.lineno, n.col_offset) for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == name)


def _check_node(node: ast.AST, *, where: str, text: str) -> None:
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        if name not in FUNCTIONS:
            raise RuleFileError(f"{where}: unknown function {name!r}; known: {', '.join(FUNCTIONS)}")
        if len(node.args) != FUNCTIONS[name][1] or node.keywords:
            raise RuleFileError(f"{where}: {name} takes {FUNCTIONS[name][1]} argument(s)")
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float):
        return
    allowed = (ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.BinOp, ast.Compare, ast.Name, ast.Load, ast.Tuple)
    if not isinstance(node, allowed + _COMPARISONS + _OPERATORS):
        raise RuleFileError(f"{where}: {type(node).__name__} is not part of the rule language, in {text!r}")


def _truth(node: ast.expr, values: Mapping[str, Value]) -> Outcome:
    match node:
        case ast.BoolOp(op=op, values=operands):
            return _connect([_truth(operand, values) for operand in operands], decisive=isinstance(op, ast.Or))
        case ast.UnaryOp(operand=operand):
            inner = _truth(operand, values)
            truth = None if inner.truth is None else not inner.truth
            return Outcome(truth=truth, left=inner.left, right=inner.right, why=inner.why)
        case ast.Compare(left=left, ops=operators, comparators=comparators):
            sides = [_value(side, values) for side in (left, *comparators)]
            steps = [_compare(op, sides[i], sides[i + 1]) for i, op in enumerate(operators)]
            return _connect(steps, decisive=False)
        case _:
            value = _value(node, values)
            if isinstance(value, Unknown):
                return Outcome(truth=None, left=value, why=value.why)
            truth = is_not_empty(value) if isinstance(value, Quantity) else bool(value)
            return Outcome(truth=truth, left=value, why="" if truth is not None else "the count is not known")


def _connect(outcomes: list[Outcome], *, decisive: bool) -> Outcome:
    """`and` (decisive False) or `or` (decisive True): the first decisive operand decides, else the first unknown."""
    for wanted in (decisive, None):
        for outcome in outcomes:
            if outcome.truth is wanted:
                return outcome
    return next((outcome for outcome in outcomes if isinstance(outcome.left, Quantity | Day)), outcomes[-1])


def _value(node: ast.expr, values: Mapping[str, Value]) -> Value:
    match node:
        case ast.Name(id=name):
            return values.get(name, Unknown(f"{name.replace('_', ' ')} is not known"))
        case ast.Constant(value=value):
            return value if isinstance(value, bool | str) else float(cast("float", value))
        case ast.Tuple(elts=elements):
            return tuple(cast("str", _value(element, values)) for element in elements)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return FUNCTIONS[name][0](*(_value(argument, values) for argument in arguments))
        case ast.BinOp(left=left, op=op, right=right):
            return _combine(op, _value(left, values), _value(right, values))
        case _:
            outcome = _truth(node, values)
            return Unknown(outcome.why) if outcome.truth is None else outcome.truth


def _combine(op: ast.operator, left: Value, right: Value) -> Value:
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if isinstance(left, float) and isinstance(right, float):
        return left + right if isinstance(op, ast.Add) else left - right
    first, second = _as_quantity(left), _as_quantity(right)
    match op:
        case ast.Add():
            return first + second
        case ast.Sub():
            return first - second
        case ast.BitAnd():
            return first & second
        case ast.BitOr():
            return first | second
        case _:
            return first ^ second


def _as_quantity(value: Value) -> Quantity:
    if isinstance(value, Quantity):
        return value
    if isinstance(value, float):
        return Quantity.of_count(int(value))
    raise TypeError(f"a count or a set of States is needed, not {value!r}")


def _as_day(value: Value) -> Day:
    return Day.of(dt.date.fromisoformat(value)) if isinstance(value, str) else cast("Day", value)


def _compare(op: ast.cmpop, left: Value, right: Value) -> Outcome:
    for side in (left, right):
        if isinstance(side, Unknown):
            return Outcome(truth=None, left=left, right=right, why=side.why)
    truth = _contains(left, right) if isinstance(op, ast.In | ast.NotIn) else _relation(op, left, right)
    if isinstance(op, ast.NotEq | ast.NotIn) and truth is not None:
        truth = not truth
    why = "" if truth is not None else "what is known does not settle it"
    return Outcome(truth=truth, left=left, right=right, why=why)


def _contains(left: Value, right: Value) -> Truth:
    if isinstance(right, str):
        return cast("str", left) in right
    members = cast("tuple[Value, ...]", right)
    if isinstance(left, Day):
        verdicts = [_relation(ast.Eq(), left, member) for member in members]
        return True if True in verdicts else None if None in verdicts else False
    return left in members


def _relation(op: ast.cmpop, left: Value, right: Value) -> Truth:
    """The relation of two known values; `!=` is answered as `==` and turned round by the caller."""
    if isinstance(left, Quantity) or isinstance(right, Quantity):
        return _quantity_relation(op, _as_quantity(left), _as_quantity(right))
    if isinstance(left, Day) or isinstance(right, Day):
        return _day_relation(op, _as_day(left), _as_day(right))
    if isinstance(op, ast.Eq | ast.NotEq):
        return left == right
    first, second = cast("float", left), cast("float", right)
    match op:
        case ast.Lt():
            return first < second
        case ast.LtE():
            return first <= second
        case ast.Gt():
            return first > second
        case _:
            return first >= second


def _quantity_relation(op: ast.cmpop, left: Quantity, right: Quantity) -> Truth:
    match op:
        case ast.Eq() | ast.NotEq():
            return equals(left, right)
        case ast.LtE():
            return is_within(left, right)
        case ast.GtE():
            return is_within(right, left)
        case ast.Lt():
            return is_smaller(left, right)
        case _:
            return is_smaller(right, left)


def _day_relation(op: ast.cmpop, left: Day, right: Day) -> Truth:
    match op:
        case ast.Eq() | ast.NotEq():
            return _overlap(left, right)
        case ast.Lt():
            return True if left.last < right.first else False if left.first >= right.last else None
        case ast.LtE():
            return True if left.last <= right.first else False if left.first > right.last else None
        case ast.Gt():
            return _day_relation(ast.Lt(), right, left)
        case _:
            return _day_relation(ast.LtE(), right, left)


def _overlap(left: Day, right: Day) -> Truth:
    """Two dates agree where the less exact one contains the other: July 2018 agrees with 19 July 2018."""
    if left.last < right.first or right.last < left.first:
        return False
    contained = (left.first >= right.first and left.last <= right.last) or (
        right.first >= left.first and right.last <= left.last
    )
    return True if contained else None
