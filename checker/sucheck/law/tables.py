"""The tables of `rules/law`: read on first use, and only the rows that are asked for."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from sucheck.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Row = dict[str, str]


@cache
def content(table: str) -> bytes:
    """The bytes of one table, named without its ending (`directives`)."""
    return resource("rules", "law", f"{table}.csv").read_bytes()


@cache
def header(table: str) -> tuple[str, ...]:
    """The column names of a table."""
    first, _, _ = content(table).partition(b"\n")
    return tuple(first.decode("utf-8").split(","))


def every_row(table: str) -> Iterator[tuple[str, ...]]:
    """All rows of a table in file order, as tuples in the order of `header`."""
    rows = csv.reader(content(table).decode("utf-8").splitlines())
    next(rows)
    return map(tuple, rows)


@cache
def rows_of(table: str, celex: str) -> tuple[Row, ...]:
    """The rows of one act, in file order; empty where the table has none.

    The table must be sorted by its first column, the CELEX (a test says so): the lines are found by bisection and only
    they are parsed.
    """
    text, mark = content(table), f"{celex},".encode()
    start = end = _first_not_before(text, mark)
    while text.startswith(mark, end):
        end = text.find(b"\n", end) + 1 or len(text)
    lines = text[start:end].decode("utf-8").splitlines()
    return tuple(dict(zip(header(table), row, strict=True)) for row in csv.reader(lines))


def _first_not_before(text: bytes, mark: bytes) -> int:
    """Where the first line begins that does not sort before `mark`."""
    low, high = text.find(b"\n") + 1, len(text)
    while low < high:
        line = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if text[line : line + len(mark)] < mark:
            low = text.find(b"\n", line) + 1 or len(text)
        else:
            high = line
    return low


def date_in(row: Mapping[str, str], column: str) -> dt.date | None:
    """The ISO date in a cell; None where the cell is empty."""
    return dt.date.fromisoformat(row[column]) if row[column] else None
