"""The formulas of totals: parsed into a small tree, never executed by anything but `formula_values`.

Known are numbers, texts, cells and ranges of the same sheet, `+ - * /`, the percent sign and calls. All else (another
sheet, a name, an array, a comparison) is no formula that can be followed, and gives None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from sucheck.frozen import dataclass
from sucheck.model import row_and_column

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?) (?![\w$:!])
  | (?P<text>"(?:[^"]|"")*")
  | (?P<area>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?) (?![\w(!:.])
  | (?P<name>[A-Za-z][A-Za-z0-9._]*) (?=\()
  | (?P<sign>[-+*/%(),])
    )\s*""",
    re.VERBOSE,
)
_LONGEST, _MOST_TOKENS, _DEEPEST = 1_000, 200, 20  # characters, tokens, brackets within brackets
_PREFIX = "_XLFN."  # how newer functions are stored


@dataclass(frozen=True, slots=True)
class Area:
    """A cell or a range of the sheet: rows and columns from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; also the four operations, by their signs."""

    name: str
    arguments: tuple[Tree, ...]


Tree = Area | Call | float | str
_Token = tuple[str, str]


def parse_formula(text: str, sheet: str = "") -> Tree | None:
    """The tree of a formula without its equals sign; None where it is none that can be followed.

    References to the sheet's own name are read as such.
    """
    own = re.compile(rf"(?<![\w'!.])(?:'{re.escape(sheet)}'|{re.escape(sheet)})!") if sheet else None
    body = own.sub("", text) if own else text
    tokens = _tokens(body) if len(body) <= _LONGEST else None
    if not tokens or len(tokens) > _MOST_TOKENS or not _nests_little(tokens):
        return None
    parser = _Parser(tokens)
    tree = parser.terms()
    return tree if parser.is_done() else None


def areas(tree: Tree) -> Iterator[Area]:
    """Every cell and range that a formula names, in the order they stand."""
    if isinstance(tree, Area):
        yield tree
    elif isinstance(tree, Call):
        for argument in tree.arguments:
            yield from areas(argument)


def calls(tree: Tree) -> Iterator[str]:
    """The names of all functions and operations in a formula."""
    if isinstance(tree, Call):
        yield tree.name
        for argument in tree.arguments:
            yield from calls(argument)


def _tokens(text: str) -> list[_Token] | None:
    found: list[_Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
        position = match.end()
    return found


def _nests_little(tokens: list[_Token]) -> bool:
    depth = deepest = signs = 0
    for (_, before), (_, token) in pairwise([("sign", ""), *tokens]):
        depth += (token == "(") - (token == ")")  # noqa: S105  a sign of a formula
        deepest = max(deepest, depth)
        signs = signs + 1 if token in {"-", "+"} and before in {"-", "+"} else 0
        if signs > _DEEPEST:
            return False
    return deepest <= _DEEPEST


class _Parser:
    """Recursive descent over the tokens; None as soon as something does not fit."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def is_done(self) -> bool:
        return self._at == len(self._tokens)

    def terms(self) -> Tree | None:
        return self._joined("+-", self._factors)

    def _factors(self) -> Tree | None:
        return self._joined("*/", self._operand)

    def _joined(self, signs: str, part: Callable[[], Tree | None]) -> Tree | None:
        left = part()
        while left is not None and (sign := self._take(*signs)):
            right = part()
            left = None if right is None else Call(sign, (left, right))
        return left

    def _operand(self) -> Tree | None:
        if sign := self._take("-", "+"):
            inner = self._operand()
            return inner if inner is None or sign == "+" else Call("-", (0.0, inner))
        value = self._atom()
        while value is not None and self._take("%"):
            value = Call("/", (value, 100.0))
        return value

    def _atom(self) -> Tree | None:
        if self.is_done():
            return None
        kind, token = self._tokens[self._at]
        self._at += 1
        match kind:
            case "number":
                return float(token)
            case "text":
                return token[1:-1].replace('""', '"')
            case "area":
                return _area(token)
            case "name" if self._take("("):
                return self._call(token.upper().removeprefix(_PREFIX))
            case "sign" if token == "(":  # noqa: S105  a sign of a formula
                inner = self.terms()
                return inner if self._take(")") else None
        return None

    def _call(self, name: str) -> Call | None:
        arguments: list[Tree] = []
        while True:
            argument = self.terms()
            if argument is None:
                return None
            arguments.append(argument)
            if self._take(")"):
                return Call(name, tuple(arguments))
            if not self._take(","):
                return None

    def _take(self, *signs: str) -> str:
        if not self.is_done() and self._tokens[self._at][0] == "sign" and self._tokens[self._at][1] in signs:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""


def _area(token: str) -> Area:
    corners = [row_and_column(corner) for corner in token.replace("$", "").upper().split(":")]
    rows, columns = [row for row, _ in corners], [column for _, column in corners]
    return Area(min(rows), min(columns), max(rows), max(columns))
