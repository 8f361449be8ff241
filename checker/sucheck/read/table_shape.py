"""How a text table is written: its delimiter and its decimal sign, told by its first records."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from sucheck.frozen import dataclass

#: The delimiters by their names in messages, in the order in which they win where two explain the text equally well.
DELIMITERS = {"\t": "tabs", ";": "semicolons", "|": "bars", ",": "commas"}

_LOOKED_AT = 500  # records
_LEAST_SHARE = 0.6  # of the records must have the same number of fields
_CERTAIN_RECORDS, _CERTAIN_FIELDS = 3, 3
_SEPARATOR_LINE = re.compile(r"""["']?sep=(.)["']?\r?\n?""", re.IGNORECASE)
_DECIMAL = re.compile(r"[-+]?\d+([.,])(\d+)", re.ASCII)
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    """How a text table is written.

    `delimiter` is empty where all stands in one column; `decimal` is `.` or `,`, and empty where no number says it or
    they do not agree. `skipped` lines (Excel's `sep=;`) stand before the first record.
    """

    delimiter: str
    decimal: str
    has_both_signs: bool = False
    skipped: int = 0


def shape_of_table(sample: str) -> TableShape:
    """The shape of the table that starts with `sample` (whole lines)."""
    separator = _SEPARATOR_LINE.match(sample)
    if separator:
        sample = sample[separator.end() :]
    delimiter = separator[1] if separator else _best_delimiter(sample)
    signs = _decimal_signs(_records(sample, delimiter))
    return TableShape(
        delimiter=delimiter,
        decimal=next(iter(signs)) if len(signs) == 1 else "",
        has_both_signs=len(signs) > 1,
        skipped=1 if separator else 0,
    )


def is_certainly_table(sample: str) -> bool:
    """Whether a text that no name calls a table is one: all its lines have as many fields, parted as prose never is."""
    for delimiter in DELIMITERS:
        if delimiter != ",":
            widths = {len(record) for record in _records(sample, delimiter) if record}
            lines = [line for line in sample.splitlines() if line.strip()]
            if len(widths) == 1 and min(widths) >= _CERTAIN_FIELDS and len(lines) >= _CERTAIN_RECORDS:
                return True
    return False


def _best_delimiter(sample: str) -> str:
    """The delimiter by which most records have the same number of fields; of equal ones that which parts more."""
    best, best_score = "", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = Counter(len(record) for record in _records(sample, delimiter) if any(record))
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda each: (each[0] > 1, each[1], each[0]))
        share = count / widths.total()
        score = (round(share, 1), width)
        if width > 1 and share >= _LEAST_SHARE and score > best_score:
            best, best_score = delimiter, score
    return best or _of_most(sample)


def _of_most(sample: str) -> str:
    """Where no delimiter gives even rows (title lines, notes): the one that parts the most records."""
    parted = {each: sum(len(record) > 1 for record in _records(sample, each)) for each in DELIMITERS}
    most = max(DELIMITERS, key=lambda each: parted[each])
    return most if parted[most] > 1 else ""


def _records(sample: str, delimiter: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter or "\t")
        return list(islice(reader, _LOOKED_AT))
    except csv.Error:
        return []


def _decimal_signs(records: Sequence[Sequence[str]]) -> set[str]:
    """The decimal signs that numbers prove; `1.234` proves none."""
    found = (
        match[1]
        for record in records
        for text in record
        if (match := _DECIMAL.fullmatch(text.strip())) and not _GROUPED.fullmatch(text.strip())
    )
    return set(found)
