"""How two values of an expression relate: quantities, days, numbers and texts."""

from __future__ import annotations

import ast
import datetime as dt
from typing import cast

from sucheck.judge.quantities import Quantity, Truth, equals, is_smaller, is_within
from sucheck.judge.values import Day, Unknown, Value


def contains(left: Value, right: Value) -> Truth:
    """Whether a text stands in a text, or a value is one of several; an unknown one of them may be it."""
    if isinstance(right, str):
        return cast("str", left) in right
    verdicts = [
        None if isinstance(member, Unknown) else relation(ast.Eq(), left, member)
        for member in cast("tuple[Value, ...]", right)
    ]
    return True if True in verdicts else None if None in verdicts else False


def relation(op: ast.cmpop, left: Value, right: Value) -> Truth:
    """The relation of two known values; `!=` is answered as `==` and turned round by the caller."""
    if isinstance(left, Quantity) or isinstance(right, Quantity):
        return _quantity_relation(op, as_quantity(left), as_quantity(right))
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


def as_quantity(value: Value) -> Quantity:
    """A quantity, or the bare count that a whole number is."""
    return value if isinstance(value, Quantity) else Quantity.of_count(int(cast("float", value)))


def _as_day(value: Value) -> Day:
    return Day.of(dt.date.fromisoformat(value)) if isinstance(value, str) else cast("Day", value)
