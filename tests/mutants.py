"""Small errors that a rule's author could have made: each operator, constant and part of an expression changed once."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import cast

_SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt, ast.Eq),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt, ast.Eq),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub, ast.BitOr),
    ast.Sub: (ast.Add, ast.BitOr),
    ast.BitAnd: (ast.BitOr, ast.BitXor),
    ast.BitOr: (ast.BitAnd, ast.Add),
    ast.BitXor: (ast.BitOr, ast.BitAnd),
}


def mutants(tree: ast.expr) -> Iterator[str]:
    """Each mutant of an expression, as text; those that the language does not have are for the caller to leave out."""
    original = ast.unparse(tree)
    seen = {original}
    for index, node in enumerate(ast.walk(tree)):
        for number in range(len(_changes(node))):
            changed = copy.deepcopy(tree)
            holder = ast.Expression(changed)
            target = list(ast.walk(changed))[index]
            _replace(holder, target, _changes(target)[number])
            text = ast.unparse(holder)
            if text not in seen:
                seen.add(text)
                yield text


def _changes(node: ast.AST) -> list[ast.AST]:
    """What a node could be instead."""
    match node:
        case ast.BoolOp(op=op, values=values):
            swapped = [ast.BoolOp(op=cast("ast.boolop", new()), values=values) for new in _SWAPS[type(op)]]
            dropped = [
                ast.BoolOp(op=op, values=rest) if len(rest) > 1 else rest[0]
                for rest in ([*values[:i], *values[i + 1 :]] for i in range(len(values)))
            ]
            return [*swapped, *dropped]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.Compare(left=left, ops=ops, comparators=sides):
            swaps = [[*ops[:i], new(), *ops[i + 1 :]] for i, op in enumerate(ops) for new in _SWAPS[type(op)]]
            compared = [ast.Compare(left=left, ops=cast("list[ast.cmpop]", each), comparators=sides) for each in swaps]
            return [*compared, ast.UnaryOp(op=ast.Not(), operand=node)]
        case ast.BinOp(left=left, op=op, right=right):
            return [
                *(ast.BinOp(left=left, op=cast("ast.operator", new()), right=right) for new in _SWAPS[type(op)]),
                left,
                right,
            ]
        case ast.Tuple(elts=elements) if len(elements) > 1:
            return [ast.Tuple(elts=[*elements[:i], *elements[i + 1 :]], ctx=ast.Load()) for i in range(len(elements))]
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            return [ast.Constant(number + 1), ast.Constant(number - 1)]
        case _:
            return []


def _replace(holder: ast.Expression, old: ast.AST, new: ast.AST) -> None:
    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else self.generic_visit(node)

    Replace().visit(holder)
