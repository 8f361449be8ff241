"""A formula that cells share, as each of them has it: its relative references moved along."""

from __future__ import annotations

import re

from sucheck.model import column_letters, column_number
from sucheck.read.cells import LAST_COLUMN, LAST_ROW

# Texts and quoted names of sheets are passed over, and so are names and functions that look like addresses.
_TOKEN = re.compile(
    r"""
    "(?:[^"]|"")*" | '(?:[^']|'')*' | \[[^\[\]]*\]
    | (?<![\w.$]) (?P<c>\$?[A-Za-z]{1,3}) (?P<r>\$?[1-9][0-9]{0,6}) (?![\w.(!])
    | (?<![\w.$]) (?P<c1>\$?[A-Za-z]{1,3}) : (?P<c2>\$?[A-Za-z]{1,3}) (?![\w.(!])
    | (?<![\w.$]) (?P<r1>\$?[1-9][0-9]{0,6}) : (?P<r2>\$?[1-9][0-9]{0,6}) (?![\w.(!])
    """,
    re.VERBOSE,
)
_OUTSIDE = "#REF!"


def shifted(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads so many rows further down and columns further right."""

    def moved(match: re.Match[str]) -> str:
        if match["c"]:
            return _joined("", _column(match["c"], columns), _row(match["r"], rows))
        if match["c1"]:
            return _joined(":", _column(match["c1"], columns), _column(match["c2"], columns))
        if match["r1"]:
            return _joined(":", _row(match["r1"], rows), _row(match["r2"], rows))
        return match[0]

    return _TOKEN.sub(moved, formula)


def _joined(between: str, first: str, second: str) -> str:
    return f"{first}{between}{second}" if first and second else _OUTSIDE


def _column(written: str, by: int) -> str:
    """A column moved along; the empty string where it would leave the sheet."""
    if written.startswith("$"):
        return written
    number = column_number(written) + by
    return column_letters(number) if 0 < number <= LAST_COLUMN else ""


def _row(written: str, by: int) -> str:
    if written.startswith("$"):
        return written
    number = int(written) + by
    return str(number) if 0 < number <= LAST_ROW else ""
