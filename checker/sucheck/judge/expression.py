"""The expression language of rules: a closed subset of Python, with three-valued logic.

Names, constants, comparisons, `+ - | & ^`, `and or not`, `in`, and the functions of `FUNCTIONS`. No attributes, no
subscripts, no comprehensions: nothing in a rule file is executed.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from sucheck.frozen import dataclass
from sucheck.judge.functions import FUNCTIONS
from sucheck.judge.quantities import Quantity, Truth, is_not_empty
from sucheck.judge.relations import as_quantity, contains, relation
from sucheck.judge.template import names_of
from sucheck.judge.typecheck import check_types
from sucheck.judge.values import Day, Unknown, Value
from sucheck.model import RuleFileError


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The truth of an expression, the two sides of the comparison that decided it, and what was not known.

    `sign` is that of the comparison (`==`, `<=` …), empty where a value decided by itself.
    """

    truth: Truth
    left: Value | None = None
    sign: str = ""
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


_SIGNS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in",
    ast.NotIn: "not in",
}  # fmt: skip
_OPERATORS = (ast.Add, ast.Sub, ast.BitOr, ast.BitAnd, ast.BitXor)
_ALLOWED = (
    ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.BinOp, ast.Compare, ast.Call, ast.Name, ast.Load, ast.Tuple,
    *_SIGNS, *_OPERATORS,
)  # fmt: skip
#: What a person can still follow; a parser or a recursion that gives up must never decide.
_LONGEST, _DEEPEST = 2000, 30
_GREATEST = 10**9
#: As many States as a reason can name.
_FEW = 3


def parse(text: str, *, where: str, types: Mapping[str, str]) -> Expression:
    """Check an expression against the language and the names that the rule's subject offers, with their types.

    Raises:
        RuleFileError: a syntax error; a name, an operator or a function that the language does not have; a type that
            does not fit; an expression without end.
    """
    tree = _tree(text, where)
    nodes = list(ast.walk(tree))
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    used: list[tuple[int, int, str]] = []
    for node in nodes:
        _check_node(node, where=where, text=text)
        if isinstance(node, ast.Name) and id(node) not in called:
            if node.id not in types:
                raise RuleFileError(f"{where}: unknown name {node.id!r}; known here: {', '.join(sorted(types))}")
            used.append((node.lineno, node.col_offset, node.id))
    if not used:
        raise RuleFileError(f"{where}: the expression {text!r} names no value")
    check_types(tree, types, where)
    return Expression(text=text, tree=tree, names=tuple(dict.fromkeys(name for *_, name in sorted(used))))


def _tree(text: str, where: str) -> ast.expr:
    if len(text) > _LONGEST or "\\" in text:
        raise RuleFileError(f"{where}: an expression has at most {_LONGEST} characters and no backslash")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        what = error.msg if isinstance(error, SyntaxError) else "it cannot be parsed"
        raise RuleFileError(f"{where}: cannot read the expression {_cut(text)!r} ({what})") from None
    if _depth(tree) > _DEEPEST:
        raise RuleFileError(f"{where}: the expression {_cut(text)!r} is nested more than {_DEEPEST} deep")
    return tree


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004  the width of a terminal


def _depth(tree: ast.AST) -> int:
    """How deep the tree is, level by level: what is too deep for recursion is measured without it."""
    depth, level = 0, [tree]
    while level:
        depth, level = depth + 1, [child for node in level for child in ast.iter_child_nodes(node)]
    return depth


def _check_node(node: ast.AST, *, where: str, text: str) -> None:
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        if name not in FUNCTIONS:
            raise RuleFileError(f"{where}: unknown function {name!r}; known: {', '.join(FUNCTIONS)}")
        wanted = len(FUNCTIONS[name].takes)
        if len(node.args) != wanted or node.keywords:
            raise RuleFileError(f"{where}: {name} takes {wanted} value{'s' if wanted > 1 else ''}")
    elif isinstance(node, ast.Constant):
        is_number = isinstance(node.value, int | float) and node.value <= _GREATEST
        if not isinstance(node.value, str) and not is_number:
            raise RuleFileError(f"{where}: {_cut(ast.unparse(node))} is no constant of the rule language")
    elif not isinstance(node, _ALLOWED):
        raise RuleFileError(f"{where}: {type(node).__name__} is not part of the rule language, in {_cut(text)!r}")


def _truth(node: ast.expr, values: Mapping[str, Value]) -> Outcome:
    match node:
        case ast.BoolOp(op=op, values=operands):
            return _connect([_truth(operand, values) for operand in operands], decisive=isinstance(op, ast.Or))
        case ast.UnaryOp(operand=operand):
            inner = _truth(operand, values)
            return replace(inner, truth=None if inner.truth is None else not inner.truth)
        case ast.Compare(left=left, ops=operators, comparators=comparators):
            sides = [_value(side, values) for side in (left, *comparators)]
            steps = [_compare(op, sides[i], sides[i + 1]) for i, op in enumerate(operators)]
            return _connect(steps, decisive=False)
        case _:
            value = _value(node, values)
            if isinstance(value, Unknown):
                return Outcome(truth=None, left=value, why=value.why)
            truth = is_not_empty(value) if isinstance(value, Quantity) else bool(value)
            return Outcome(truth=truth, left=value, why="" if truth is not None else _unsettled(value))


def _unsettled(value: Value) -> str:
    """Why it is open whether there is any State in a quantity: the few that it may hold, else its count."""
    possible = value.may if isinstance(value, Quantity) else None
    return f"not verified for {names_of(possible)}" if possible and len(possible) <= _FEW else "the count is not known"


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
            return FUNCTIONS[name].compute(*(_value(argument, values) for argument in arguments))
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
    first, second = as_quantity(left), as_quantity(right)
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


def _compare(op: ast.cmpop, left: Value, right: Value) -> Outcome:
    for side in (left, right):
        if isinstance(side, Unknown):
            return Outcome(truth=None, left=left, sign=_SIGNS[type(op)], right=right, why=side.why)
    truth = contains(left, right) if isinstance(op, ast.In | ast.NotIn) else relation(op, left, right)
    if isinstance(op, ast.NotEq | ast.NotIn) and truth is not None:
        truth = not truth
    why = "" if truth is not None else "what is known does not settle it"
    return Outcome(truth=truth, left=left, sign=_SIGNS[type(op)], right=right, why=why)
