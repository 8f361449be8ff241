"""What the order and the spelling of a workbook do not change: its findings."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sucheck.api import check
from sucheck.report import json as json_output

SAMPLES = Path(__file__).parent.parent / "sample_inputs"
NAMES = ("seeded_faults", "security_union_20")
Cell = str | int | float | bool | dt.datetime | None
Book = dict[str, list[list[Cell]]]
Change = Callable[[Book, random.Random], Book]


@cache
def book(name: str) -> Book:
    sheets = openpyxl.load_workbook(SAMPLES / f"{name}.xlsx").worksheets
    return {sheet.title: [[cast("Cell", cell) for cell in row] for row in sheet.values] for sheet in sheets}


def write(sheets: Book, path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def findings(path: Path) -> Counter[tuple[str, tuple[str, ...], str]]:
    report = check([path])
    assert report.crashed == ()
    return Counter((found.rule, found.states, found.message) for found in report.findings)


def rows_in_another_order(sheets: Book, chance: random.Random) -> Book:
    return {title: [rows[0], *chance.sample(rows[1:], len(rows) - 1)] for title, rows in sheets.items()}


def sheets_in_another_order(sheets: Book, chance: random.Random) -> Book:
    return {title: sheets[title] for title in chance.sample(list(sheets), len(sheets))}


def columns_in_another_order(sheets: Book, chance: random.Random) -> Book:
    changed: Book = {}
    for title, rows in sheets.items():
        order = chance.sample(range(len(rows[0])), len(rows[0]))
        changed[title] = [[row[position] for position in order] for row in rows]
    return changed


def headers_spelt_otherwise(sheets: Book, chance: random.Random) -> Book:
    def spelt(header: Cell) -> Cell:
        spellings = (str.upper, str.title, lambda text: f"  {text} ", lambda text: text.replace("_", " "))
        return chance.choice(spellings)(header) if isinstance(header, str) else header

    return {title: [[spelt(header) for header in rows[0]], *rows[1:]] for title, rows in sheets.items()}


def blank_rows_between(sheets: Book, chance: random.Random) -> Book:
    def spread(rows: list[list[Cell]]) -> list[list[Cell]]:
        return [each for row in rows for each in ([row, []] if chance.random() < 0.2 else [row])]

    return {title: [rows[0], *spread(rows[1:]), [], []] for title, rows in sheets.items()}


def columns_of_the_authors_own(sheets: Book, chance: random.Random) -> Book:
    return {
        title: [
            [*row, *([f"own {chance.randrange(9)}" if number else "author's own"])] for number, row in enumerate(rows)
        ]
        for title, rows in sheets.items()
    }


CHANGES: tuple[Change, ...] = (
    rows_in_another_order,
    sheets_in_another_order,
    columns_in_another_order,
    headers_spelt_otherwise,
    blank_rows_between,
    columns_of_the_authors_own,
)


@pytest.fixture(scope="module")
def as_written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[tuple[str, tuple[str, ...], str]]]:
    folder = tmp_path_factory.mktemp("as-written")
    return {name: findings(write(book(name), folder / f"{name}.xlsx")) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_spelling_change_no_finding(
    as_written: dict[str, Counter[tuple[str, tuple[str, ...], str]]],
    tmp_path: Path,
    name: str,
    change: Change,
    seed: int,
) -> None:
    changed = write(change(book(name), random.Random(seed)), tmp_path / "changed.xlsx")  # noqa: S311  no secret
    assert findings(changed) == as_written[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_values_in_a_workbook_of_another_program_give_the_same_findings(
    as_written: dict[str, Counter[tuple[str, tuple[str, ...], str]]], name: str
) -> None:
    assert as_written[name] == findings(SAMPLES / f"{name}.xlsx")
    assert as_written[name].total() > 0


@pytest.mark.parametrize("name", NAMES)
def test_two_runs_give_the_same_bytes(name: str) -> None:
    first, second = (json_output.render(check([SAMPLES / f"{name}.xlsx"]), threshold=None) for _ in range(2))
    assert first == second
    assert json.loads(first)["format"] == "sucheck/1"
