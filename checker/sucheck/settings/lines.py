"""On which line of a TOML file a key stands, which no reader of TOML tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import tomli

#: The names that lead to a value; the number of a table in an array of tables (from 0) is one of them.
KeyPath = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[A-Za-z0-9_-]+"
    r"|.",
    re.DOTALL,
)
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}
_END = "\n"
_NO_NAME = frozenset("[].")


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """The line, from 1, of each key and each header of a table. Keys within inline tables have none of their own.

    Args:
        text: what has been read as TOML without a fault.
    """
    found: dict[KeyPath, int] = {}
    seen: Counter[KeyPath] = Counter()
    table: KeyPath = ()
    for line, tokens in _statements(text):
        if tokens[0] == "[":
            table = _names(tokens)
            if tokens[1] == "[":
                found.setdefault(table, line)
                seen[table] += 1
                table = (*table, seen[table] - 1)
            found.setdefault(table, line)
        else:
            found.setdefault((*table, *_names(tokens[: tokens.index("=")])), line)
    return found


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """The line of a key, or of the nearest one around it."""
    return next((lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in lines), 1)


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each header, and each key with its value, as tokens with the line that it begins on."""
    tokens: list[str] = []
    depth, line, start = 0, 1, 1
    for token in _TOKEN.findall(text):
        if token == _END and depth == 0 and tokens:
            yield start, tokens
            tokens = []
        elif not token.isspace() and not token.startswith("#"):
            start = start if tokens else line
            tokens.append(token)
            depth += _DEPTH.get(token, 0)
        line += token.count("\n")
    if tokens:
        yield start, tokens


def _names(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(next(iter(tomli.loads(f"{token} = 0"))) for token in tokens if token not in _NO_NAME)
