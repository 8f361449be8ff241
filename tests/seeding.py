"""Workbooks with one fault sown into them, as the records in `tests/seeds/*.toml` describe.

A field of a row is named by sheet, key and column: `Claims V.1-14 stated`, `Notifications (EU) 2016/681 SI status`.
The key is what the row's key columns hold; `Report` has none. Rows that are alike are numbered from the second on:
`Claims V.1-14#2 stated`.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import word_files
from openpyxl.utils import get_column_letter

Cell = str | int | float | dt.date | None
Row = dict[str, Cell]

ROOT = Path(__file__).resolve().parents[1]

#: The columns whose values name a row.
KEYS: Mapping[str, tuple[str, ...]] = {
    "Report": (),
    "Directives": ("act",),
    "Notifications": ("act", "state"),
    "Procedures": ("act", "state", "step"),
    "Claims": ("claim",),
    "Footnotes": ("footnote",),
    "Scoreboard": ("state",),
    "Overview": ("line",),
    "Measures": ("act", "state", "measure"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One fault: what is changed in which base, and the finding that must follow.

    `base` is the consistent sample or an empty workbook with a Report. `change` sets fields, `add` appends rows,
    `remove` takes rows out, `header` writes another header over a column (an empty one takes the column away).
    Every finding is of the one `rule`, stands at one of the fields `at` and says `message`.

    Of a fault in a text, `text` is a report, `press` a press release, `docx` the body of a Word document; `at` names
    places as people write them; with the base `text` there is no workbook.
    """

    fault: str
    rule: str
    severity: str
    at: tuple[str, ...]
    message: str
    base: str = "consistent"
    change: Mapping[str, Cell] = field(default_factory=dict)
    add: Mapping[str, Sequence[Mapping[str, Cell]]] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    press: str = ""
    docx: str = ""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sheet: the names of its columns, what is printed over them, and its rows."""

    name: str
    columns: list[str]
    printed: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def row(self, key: str) -> int:
        """The index of the row that a key names."""
        words, _, number = key.partition("#")
        found = [index for index, row in enumerate(self.rows) if self._key(row) == words]
        assert found, f"{self.name} has no row {words}"
        return found[int(number or 1) - 1]

    def put(self, index: int, column: str, value: Cell) -> None:
        """Set a field; a column that the sheet does not have yet is added."""
        if column not in self.columns:
            self.columns.append(column)
        self.rows[index][column] = value

    def address(self, key: str, column: str) -> str:
        """The cell of a field; that of the header where no row is named but the sheet has keys."""
        row = 1 if KEYS[self.name] and not key else self.row(key) + 2
        shown = [name for name in self.columns if self.printed.get(name) != ""]
        return f"{self.name}!{get_column_letter(shown.index(column) + 1)}{row}"

    def _key(self, row: Row) -> str:
        return " ".join(str(row.get(column)) for column in KEYS[self.name])


Book = dict[str, Sheet]


def load_seeds() -> list[Seed]:
    """Every seed of every file, in the order of the files."""
    files = sorted((ROOT / "tests" / "seeds").glob("*.toml"))
    return [_seed(record) for file in files for record in tomllib.loads(file.read_text(encoding="utf-8"))["seed"]]


def sown(seed: Seed) -> Book:
    """The base of a seed with its fault in it."""
    book = _copied(_consistent()) if seed.base == "consistent" else _empty()
    for sheet, rows in seed.add.items():
        for row in rows:
            _append(book, sheet, row)
    for name in seed.remove:
        sheet, key = name.split(" ", 1)
        del book[sheet].rows[book[sheet].row(key)]
    for name, value in seed.change.items():
        table, key, column = _field(book, name)
        table.put(table.row(key), column, value)
    for name, words in seed.header.items():
        table, _, column = _field(book, name)
        table.printed[column] = words
    return book


def cells(seed: Seed, book: Book) -> set[str]:
    """The addresses at which the findings of a seed stand."""
    fields = [_field(book, name) for name in seed.at if name.split(" ")[0] in book and seed.base != "text"]
    texts = {name for name in seed.at if name.split(" ")[0] not in book}
    return texts | {table.address(key, column) for table, key, column in fields}


def write_all(seed: Seed, book: Book, folder: Path) -> list[Path]:
    """Write the inputs of a seed: the workbook, the report, the press release, the Word document."""
    paths = []
    if seed.base != "text":
        paths.append(folder / "book.xlsx")
        write(book, paths[-1])
    for name, text in (("report", seed.text), ("press", seed.press)):
        if text:
            paths.append(folder / f"{name}.txt")
            paths[-1].write_text(text, encoding="utf-8")
    if seed.docx:
        paths.append(word_files.Docx(body=seed.docx).write(folder / "report.docx"))
    return paths


def write(book: Book, path: Path) -> None:
    """Write a book as a workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in book.values():
        shown = [name for name in sheet.columns if sheet.printed.get(name) != ""]
        page = workbook.create_sheet(sheet.name)
        page.append([sheet.printed.get(name, name) for name in shown])
        for row in sheet.rows:
            page.append([row.get(name) for name in shown])
    workbook.save(path)


def _seed(record: Mapping[str, Any]) -> Seed:
    lists = {name: tuple(record[name]) for name in ("at", "remove") if name in record}
    return Seed(**{**record, **lists})


@cache
def _consistent() -> Book:
    workbook = openpyxl.load_workbook(ROOT / "sample_inputs" / "consistent.xlsx")
    return {page.title: _sheet(page.title, page.values) for page in workbook.worksheets}


def _sheet(name: str, lines: Iterable[Sequence[Any]]) -> Sheet:
    header, *rows = lines
    columns = [str(words) for words in header]
    return Sheet(name=name, columns=columns, rows=[dict(zip(columns, row, strict=True)) for row in rows])


def _copied(book: Book) -> Book:
    return {
        name: Sheet(name=name, columns=list(sheet.columns), rows=[dict(row) for row in sheet.rows])
        for name, sheet in book.items()
    }


def _empty() -> Book:
    report: Row = {"title": "A report", "as_of": dt.date(2019, 10, 17), "published_on": dt.date(2019, 10, 30)}
    return {"Report": Sheet(name="Report", columns=list(report), rows=[report])}


def _append(book: Book, name: str, row: Mapping[str, Cell]) -> None:
    sheet = book.setdefault(name, Sheet(name=name, columns=list(KEYS[name])))
    sheet.rows.append({})
    for column, value in row.items():
        sheet.put(-1, column, value)


def _field(book: Book, name: str) -> tuple[Sheet, str, str]:
    """The sheet, the key and the column that a field's name gives."""
    sheet, *key, column = name.split(" ")
    return book[sheet], " ".join(key), column
