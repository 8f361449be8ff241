"""What a user says of the tables of a workbook that recognition cannot know: a small TOML file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

import tomli

from sucheck.frozen import dataclass
from sucheck.model import SucheckError, row_and_column
from sucheck.shape.found import Form, Region
from sucheck.shape.mapping.lines import lines_of

_KEYS = ("sheet", "range", "kind", "ignore", "form", "header_rows", "columns", "codes", "date_order")
_RANGE = re.compile(r"([A-Za-z]{1,3}[1-9]\d{0,6}):([A-Za-z]{1,3}[1-9]\d{0,6})")
DATE_ORDERS = ("day first", "month first")
FORMS = tuple(form.value for form in Form if form is not Form.LEGEND)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What a mapping says of one table: where it is and what, or that it is to be ignored.

    `columns` maps names of the schema to letters or headers, `codes` codes to choices. An empty value says nothing.
    """

    file: str
    number: int
    lines: Mapping[tuple[int, str], int]
    sheet: str
    region: Region | None = None
    kind: str = ""
    is_ignored: bool = False
    form: Form | None = None
    header_rows: tuple[int, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""

    @property
    def says_where(self) -> bool:
        """Whether it says which cells the table is made of."""
        return bool(self.region or self.header_rows or self.columns or self.form not in {None, Form.LIST})

    def fail(self, key: str, message: str) -> NoReturn:
        """Raise the error of a key, with its file and line."""
        parent = key.partition(".")[0]
        line = next(
            (self.lines[self.number, name] for name in (key, parent, "") if (self.number, name) in self.lines), 1
        )
        raise SucheckError(f"{self.file}:{line}: {key}: {message}")


def read_mapping(path: Path) -> tuple[TableMapping, ...]:
    """The tables that a mapping file describes, in its order.

    Raises:
        SucheckError: it cannot be read, is no TOML, or says what cannot be meant; with its file and line.
    """
    shown = str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise SucheckError(f"{shown}: the mapping cannot be read ({reason})") from None
    try:
        read = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{shown}:{line[1]}" if line else shown
        raise SucheckError(f"{where}: is no TOML ({str(error).partition(' (at')[0]})") from None
    lines = lines_of(text)
    tables = read.pop("table", [])
    first = TableMapping(file=shown, number=-1, lines=lines, sheet="")
    for key in read:
        first.fail(key, "is not known here; describe each table under [[table]]")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        first.fail("table", "is written [[table]], once for each table")
    return tuple(_Values(first.file, lines, number, table).mapping() for number, table in enumerate(tables))


class _Values:
    """One `[[table]]`, taken apart key by key."""

    def __init__(
        self, file: str, lines: Mapping[tuple[int, str], int], number: int, values: Mapping[str, object]
    ) -> None:
        sheet = values.get("sheet")
        self._values = values
        self._own = TableMapping(
            file=file, number=number, lines=lines, sheet=sheet if isinstance(sheet, str) else ""
        )  # fmt: skip

    def mapping(self) -> TableMapping:
        """The mapping of the table."""
        for name in self._values:
            if name not in _KEYS:
                self._own.fail(name, f"is no key of a table{nearest(name, _KEYS)}; use {', '.join(_KEYS)}")
        if not self._own.sheet:
            self._own.fail("sheet", "is missing; give the name of the sheet")
        ignored = self._values.get("ignore", False)
        if not isinstance(ignored, bool):
            self._own.fail("ignore", "must be true or false")
        if not ignored and not self._text("kind"):
            self._own.fail("kind", "is missing; name the kind of table, or say ignore = true")
        return TableMapping(
            file=self._own.file, number=self._own.number, lines=self._own.lines, sheet=self._own.sheet,
            region=self._region(), kind=self._text("kind"), is_ignored=ignored, form=self._form(),
            header_rows=self._rows(), columns=self._texts("columns"), codes=self._texts("codes"),
            date_order=self._one_of("date_order", DATE_ORDERS),
        )  # fmt: skip

    def _text(self, name: str) -> str:
        value = self._values.get(name, "")
        if not isinstance(value, str):
            self._own.fail(name, "must be a text")
        return value.strip()

    def _one_of(self, name: str, known: Sequence[str]) -> str:
        value = self._text(name)
        if value and value not in known:
            self._own.fail(name, f"{value!r} is not known{nearest(value, known)}; use one of {', '.join(known)}")
        return value

    def _form(self) -> Form | None:
        value = self._one_of("form", FORMS)
        return Form(value) if value else None

    def _region(self) -> Region | None:
        text = self._text("range")
        if not text:
            return None
        found = _RANGE.fullmatch(text)
        (top, left), (bottom, right) = map(row_and_column, found.groups()) if found else ((1, 1), (0, 0))
        if top > bottom or left > right:
            self._own.fail("range", f"{text!r} is no range of cells, such as A4:F31")
        return Region(first_row=top, first_column=left, last_row=bottom, last_column=right)

    def _rows(self) -> tuple[int, ...]:
        value = self._values.get("header_rows", [])
        given = value if isinstance(value, list) else [value]
        rows = [row for row in given if isinstance(row, int) and not isinstance(row, bool) and row > 0]
        if len(rows) < len(given):
            self._own.fail("header_rows", "must be the number of a row, or a list of them")
        if rows and rows != list(range(rows[0], rows[0] + len(rows))):
            self._own.fail("header_rows", "must follow each other, from the top")
        return tuple(rows)

    def _texts(self, name: str) -> dict[str, str]:
        value = self._values.get(name, {})
        if not isinstance(value, dict):
            self._own.fail(name, 'must be a table, such as columns.act = "C"')
        for key, entry in value.items():
            if not isinstance(entry, str):
                self._own.fail(f"{name}.{key}", "must be a text")
        return {key: entry.strip() for key, entry in value.items() if entry.strip()}


def nearest(word: str, known: Sequence[str]) -> str:
    """A half sentence that names the known word that comes closest; empty where none does."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f", did you mean {close[0]}" if close else ""
