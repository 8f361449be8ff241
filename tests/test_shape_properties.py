"""What does not matter in a workbook does not change what is read from it; shown on real files."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from sucheck.model import CellValue, Shaped
from sucheck.read.workbook import read_workbook
from sucheck.resources import resource
from sucheck.shape import shape_workbooks
from sucheck.shape.schemas import load_schemas

SCHEMAS = load_schemas([resource("schemas")])
(NOTIFICATIONS,) = (schema for schema in SCHEMAS if schema.kind == "Notifications")

COLUMNS = ["act", "state", "status", "notified_on", "measure"]
Row = dict[str, CellValue]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "act": st.sampled_from(["2016/680", "Directive (EU) 2016/681", "32017L0853"]),
            "state": st.sampled_from(["EL", "Greece", "France", "DEU", "Norway"]),
            "status": st.sampled_from(["full", "Not notified", "partially"]),
            "notified_on": st.sampled_from([dt.date(2018, 5, 4), "4 May 2018", "4.5.2018", ""]),
            "measure": st.sampled_from(["Law 1/2018", 7.0, ""]),
        }
    ),
    min_size=1,
    max_size=4,
)


def shape(header: list[str], lines: list[list[CellValue | None]]) -> Shaped:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Notifications"
    sheet.append(header)
    for line in lines:
        sheet.append(line)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        book.save(path)
        return shape_workbooks([read_workbook(str(path), 0)], SCHEMAS)


def values(shaped: Shaped) -> list[dict[str, str]]:
    (table,) = shaped.tables
    return [{str(name): str(cell) for name, cell in row.items()} for row in table.frame.to_dict("records")]


def plain(rows: list[Row]) -> Shaped:
    return shape(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])


def spelling(name: str, draw: random.Random) -> str:
    column = NOTIFICATIONS.column(name)
    assert column
    label = draw.choice([name, column.title, *column.aliases])
    label = draw.choice([label, label.upper(), label.title(), label.replace(" ", "_"), label.replace(" ", "  ")])
    return draw.choice([label, f" {label} ", f"{label}:", f"{label} *", f"{label} (1)"])


@settings(max_examples=25)
@given(rows=ROWS, draw=st.randoms(use_true_random=False))
def test_order_and_spelling_of_headers_do_not_matter(rows: list[Row], draw: random.Random) -> None:
    order = draw.sample(COLUMNS, k=len(COLUMNS))
    shaped = shape([spelling(name, draw) for name in order], [[row[name] for name in order] for row in rows])
    assert values(shaped) == values(plain(rows))
    assert shaped.faults == plain(rows).faults == ()


@settings(max_examples=25)
@given(rows=ROWS, draw=st.randoms(use_true_random=False))
def test_blank_rows_trailing_blanks_and_extra_columns_do_not_matter(rows: list[Row], draw: random.Random) -> None:
    blank: list[CellValue | None] = [" ", None, "\u00a0", "", "\u2013"]
    lines: list[list[CellValue | None]] = []
    for row in rows:
        lines += [blank] * draw.randint(0, 2)
        lines.append([*(row[name] for name in COLUMNS), "extra", " "])
    shaped = shape([*COLUMNS, "Our own column"], [*lines, blank, blank])
    assert values(shaped) == values(plain(rows))
    assert shaped.faults == ()


@settings(max_examples=15)
@given(rows=ROWS)
def test_a_frame_is_indexed_by_the_rows_of_the_sheet(rows: list[Row]) -> None:
    (table,) = plain(rows).tables
    assert table.frame.index.tolist() == list(range(2, len(rows) + 2))
    assert [table.words(row, "act") for row in range(2, len(rows) + 2)] == [row["act"] for row in rows]


@settings(max_examples=15)
@given(rows=ROWS)
def test_two_runs_give_the_same(rows: list[Row]) -> None:
    first, second = plain(rows), plain(rows)
    assert (first.faults, first.remarks, values(first)) == (second.faults, second.remarks, values(second))
