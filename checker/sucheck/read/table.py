"""Read a text table (csv, tsv): its encoding, delimiter and decimal sign are found out, and said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from sucheck.frozen import dataclass
from sucheck.model import CellValue, InputError, Sheet
from sucheck.read.collecting import without_collector
from sucheck.read.encodings import DAMAGED, encoding_of_text
from sucheck.read.kinds import not_read
from sucheck.read.table_shape import DELIMITERS, TableShape, shape_of_table
from sucheck.read.table_values import FieldValues

_LARGEST = 256 << 20  # bytes: more than a million rows of twenty columns
_SAMPLE = 1 << 18
_MOST_FIELDS = 16_384  # columns, as many as a spreadsheet has
_ONE_COLUMN = frozenset({".csv", ".tsv", ".tab"})  # the names of a table, even where it has one column only
_END = "\ufdd0"  # a noncharacter, which no text may hold: the record after the last
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """The one sheet of a text table, what kind it is (csv, tsv) and how it was read."""

    sheet: Sheet
    form: str
    remarks: tuple[str, ...]


def read_table(content: bytes, path: str) -> TextTable:
    """The table in the bytes of a file: the row number is that of the record, as a spreadsheet program shows it.

    Raises:
        InputError: it is no text, empty or too large, or a quotation mark is opened and never closed.
    """
    if len(content) > _LARGEST:
        raise InputError(f"{path}: is a text table of more than 256 MB; split it")
    encoding, skipped = encoding_of_text(content, path)
    text = io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="")
    with closing(text):
        start = _sample(text, skipped)
        if not start.strip():
            raise InputError(f"{path}: the file is empty; export or save the table again")
        shape = shape_of_table(start)
        if not shape.delimiter and Path(path).suffix.lower() not in _ONE_COLUMN:
            raise not_read(path, "text without columns")
        text.seek(0)
        lines = islice(_lines(text, skipped), shape.skipped, None)
        with without_collector():
            rows = _rows(lines, shape, path)
    width = max(map(len, rows), default=0)
    if width > _MOST_FIELDS:
        raise InputError(
            f"{path}: has a row of {width} fields, more than any sheet has columns; export the table again"
        )
    numbers = range(1, len(rows) + 1), range(1, width + 1)
    sheet = Sheet(name=Path(path).stem, rows=rows, row_numbers=numbers[0], column_numbers=numbers[1])
    form = "tsv" if shape.delimiter == "\t" else "csv"
    return TextTable(sheet=sheet, form=form, remarks=_remarks(encoding, shape, content))


def _sample(text: io.TextIOWrapper, skipped: int) -> str:
    """The first lines, the last of which may be cut off only where it is the only one."""
    start = text.read(_SAMPLE)[1 if skipped else 0 :]
    end = max(start.rfind("\n"), start.rfind("\r")) + 1
    return start[:end] if end and len(start) >= _SAMPLE - 1 else start


def _lines(text: io.TextIOWrapper, skipped: int) -> Iterator[str]:
    if skipped:
        text.read(1)  # the byte order mark
    return chain(text, (_END,))


def _rows(lines: Iterator[str], shape: TableShape, path: str) -> list[list[CellValue]]:
    value = FieldValues(shape.decimal).__getitem__
    rows: list[list[CellValue]] = []
    try:
        for record in csv.reader(lines, delimiter=shape.delimiter or "\t"):
            while record and not record[-1]:
                record.pop()
            rows.append([*map(value, record)])
    except csv.Error as error:
        where = f"record {len(rows) + 1}"
        if "field limit" in str(error):
            raise InputError(
                f"{path}: {where} has a field of more than {csv.field_size_limit():,} characters; "
                'perhaps a quotation mark (") is opened there and not closed'
            ) from None
        raise InputError(f"{path}: {where} cannot be read ({error}); export the table again") from None
    if rows.pop() != [_END]:
        raise InputError(f'{path}: a quotation mark (") is opened in record {len(rows) + 1} and never closed; close it')
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _remarks(encoding: str, shape: TableShape, content: bytes) -> tuple[str, ...]:
    parts = [f"read as {_NAMES.get(encoding, 'Windows-1252')}"]
    name = DELIMITERS.get(shape.delimiter, f"the character {shape.delimiter}")
    parts.append(f"columns separated by {name}" if shape.delimiter else "one column")
    if shape.decimal:
        parts.append("decimal comma" if shape.decimal == "," else "decimal point")
    elif shape.has_both_signs:
        parts.append("decimal commas and points both, so numbers with either stay text")
    if damaged := content.decode(encoding, errors="replace").count(DAMAGED):
        parts.append(f"{damaged} characters damaged" if damaged > 1 else "1 character damaged")
    return (", ".join(parts),)
