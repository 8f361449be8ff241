"""Binary workbooks: what their records say, and what a hostile one may cost."""

from __future__ import annotations

import datetime as dt
import struct
import tracemalloc
from pathlib import Path

import pytest
from binary_books import DATE, MOMENT, RAISED, RED, BinaryBook, BinarySheet, cell, record, row, rows, wide, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from test_read_bad_input import is_read_or_refused, refusal
from test_read_cells import filled

from sucheck.model import CellValue, Oddity, OddityKind, Sheet, Visibility
from sucheck.read.workbook import read_workbook

SAVE_AGAIN = "open the file in a spreadsheet program and save it again"
BROKEN = "the part xl/worksheets/sheet1.bin is damaged ("
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
DATES = st.dates(dt.date(1900, 3, 1), dt.date(2200, 1, 1))
VALUES = st.one_of(st.text(max_size=40), NUMBERS, st.booleans(), DATES)


def read(tmp_path: Path, data: bytes, **book: bytes | bool) -> Sheet:
    path = BinaryBook(sheets=[BinarySheet(data=data)], **book).save(tmp_path / "book.xlsb")  # type: ignore[arg-type]
    return read_workbook(path, 0).sheets[0]


def values(sheet: Sheet) -> dict[tuple[int, int], CellValue]:
    return {place: value for place, (_, value) in filled(sheet).items()}


def test_the_form_is_told_by_bytes_and_not_by_the_ending(tmp_path: Path) -> None:
    workbook = read_workbook(BinaryBook(sheets=[BinarySheet()]).save(tmp_path / "book.xlsx"), 3)
    assert (workbook.form, workbook.input, workbook.remarks) == ("xlsb", 3, ())


def test_every_kind_of_cell(tmp_path: Path) -> None:
    data = row(2) + b"".join(
        [
            cell(1, 1), cell(2, 2, struct.pack("<I", 7 << 2 | 2)), cell(2, 3, struct.pack("<I", 1234 << 2 | 3)),
            cell(2, 4, struct.pack("<I", 0x3FF00000)), cell(4, 5, b"\1"), cell(5, 6, struct.pack("<d", -0.25)),
            cell(6, 7, wide("žluť 😀")), cell(7, 8, struct.pack("<I", 1)), cell(8, 9, wide("") + bytes(6)),
            cell(9, 10, struct.pack("<d", 21) + bytes(6)), cell(10, 11, b"\0" + bytes(6)),
            cell(2, 12, struct.pack("<I", (1 << 30) - 5 << 2 | 2)), cell(62, 13, b"\0" + wide("rich")),
        ]
    )  # fmt: skip
    shared = record(19, b"\0" + wide("one")) + record(19, b"\0" + wide("two"))
    sheet = read(tmp_path, data, shared=shared)
    assert list(sheet.row_numbers) == [1, 2]
    assert list(sheet.rows[1]) == [
        "", 7.0, 12.34, 1.0, True, -0.25, "žluť 😀", "two", "", 21.0, False, -5.0, "rich",
    ]  # fmt: skip
    assert sheet.oddities == {}


def test_dates_in_both_systems(tmp_path: Path) -> None:
    data = row(1) + cell(5, 1, struct.pack("<d", 43000), DATE) + cell(9, 2, struct.pack("<d", 43000.5), MOMENT)
    assert list(read(tmp_path, data).rows[0]) == [dt.date(2017, 9, 22), dt.datetime.fromisoformat("2017-09-22T12:00")]
    assert read(tmp_path, data, is_1904=True).rows[0][0] == dt.date(2021, 9, 23)


def test_error_cells_and_note_marks(tmp_path: Path) -> None:
    run = struct.pack("<I", 2) + struct.pack("<HHHH", 0, 0, 9, RAISED)
    data = row(1) + cell(3, 1, b"\x2a") + cell(11, 2, b"\x07" + bytes(6)) + cell(7, 3, bytes(4))
    data += cell(62, 4, b"\1" + wide("27 States 2") + run)
    sheet = read(tmp_path, data, shared=record(19, b"\1" + wide("21 States4") + run))
    assert sheet.oddities == {
        (1, 1): Oddity(kind=OddityKind.ERROR, detail="#N/A"),
        (1, 2): Oddity(kind=OddityKind.ERROR, detail="#DIV/0!"),
        (1, 3): Oddity(kind=OddityKind.NOTE_MARK, detail="4"),
        (1, 4): Oddity(kind=OddityKind.NOTE_MARK, detail="2"),
    }
    assert values(sheet) == {(1, 3): "21 States", (1, 4): "27 States"}


def test_hidden_and_merged_and_coloured(tmp_path: Path) -> None:
    columns = record(390) + record(60, struct.pack("<IIIIH", 1, 16383, 2560, 0, 1)) + record(391)
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", 0, 1, 0, 2)) + record(178)
    data = row(1) + written(1, 1.0) + cell(1, 2, style=RED) + row(2, is_hidden=True) + written(3, "x")
    book = BinaryBook(
        sheets=[
            BinarySheet(name="First", data=data, before=columns, after=merged),
            BinarySheet(name="Chart", kind="chartsheet"),
            BinarySheet(name="Second", state=1),
            BinarySheet(name="Third", state=2),
        ]
    )
    sheets = read_workbook(book.save(tmp_path / "book.xlsb"), 0).sheets
    assert [(sheet.name, sheet.visibility) for sheet in sheets] == [
        ("First", Visibility.VISIBLE),
        ("Second", Visibility.HIDDEN),
        ("Third", Visibility.VERY_HIDDEN),
    ]
    assert sheets[0].hidden_columns == {2, 3}
    assert sheets[0].hidden_rows == {2}
    assert sheets[0].merged == ((1, 1, 2, 3),)
    assert sheets[0].fills == {(1, 2): "FF0000"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(table=st.lists(st.lists(VALUES, max_size=6), min_size=1, max_size=6))
def test_what_is_written_is_read_and_calamine_reads_the_same(tmp_path: Path, table: list[list[CellValue]]) -> None:
    path = BinaryBook(sheets=[BinarySheet(data=rows(table))]).save(tmp_path / "book.xlsb")
    expected = {(r, c): v for r, line in enumerate(table, 1) for c, v in enumerate(line, 1) if v != ""}
    assert values(read_workbook(path, 0).sheets[0]) == expected
    others = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    theirs = {(r, c): v for r, line in enumerate(others, 1) for c, v in enumerate(line, 1) if v != ""}
    assert theirs == expected


@pytest.mark.parametrize("place", [(1_048_576, 16_384), (1_048_576, 1), (1, 16_384)])
def test_a_lone_cell_far_away_costs_nothing(tmp_path: Path, place: tuple[int, int]) -> None:
    data = row(1) + written(1, 1.0) + (row(place[0]) if place[0] > 1 else b"") + written(place[1], "far")
    tracemalloc.start()
    sheet = read(tmp_path, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert values(sheet) == {(1, 1): 1.0, place: "far"}
    assert peak < 16 << 20


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (row(1_048_577), "the row 1048577 lies outside any sheet"),
        (row(1) + written(16_385, 1.0), "a cell in row 1, column 16385 lies outside any sheet"),
        (written(1, 1.0), "a cell in row 0, column 1 lies outside any sheet"),
        (row(1) + cell(7, 1, struct.pack("<I", 9)), "a cell names the shared string 9, which is not there"),
        (row(1) + cell(6, 1, struct.pack("<I", 1 << 31)), "a record is cut short"),
        (row(1) + cell(5, 1, b"\0"), "a record is cut short"),
        (row(1) + b"\x06\xff\xff\xff\x7f" + bytes(20), "a record of 268435455 bytes"),
        (row(1) + b"\x06\xff\xff\x03" + bytes(20), "it is cut off within a record"),
    ],
)
def test_a_damaged_sheet_is_one_line(tmp_path: Path, data: bytes, why: str) -> None:
    line = refusal(Path(BinaryBook(sheets=[BinarySheet(data=data)]).save(tmp_path / "book.xlsb")))
    assert line.startswith(f"{BROKEN}{why}")
    assert line.endswith(SAVE_AGAIN)


def test_a_sheet_that_is_listed_and_missing(tmp_path: Path) -> None:
    book = BinaryBook(sheets=[BinarySheet(name="Claims")])
    parts = book.parts()
    relations = parts["xl/_rels/workbook.bin.rels"].replace(b"sheet1.bin", b"sheet9.bin")
    line = refusal(
        Path(BinaryBook(sheets=book.sheets, extra={"xl/_rels/workbook.bin.rels": relations}).save(tmp_path / "b"))
    )
    assert line == f"the sheet 'Claims' is listed but not in the file; {SAVE_AGAIN}"


def test_no_sheet_at_all(tmp_path: Path) -> None:
    line = refusal(Path(BinaryBook().save(tmp_path / "book.xlsb")))
    assert line == "the workbook has no worksheet; name a workbook with at least one"


def test_a_bomb_is_not_inflated(tmp_path: Path) -> None:
    bomb = record(159, bytes(8)) + record(19, b"\0" + wide("x")) * 8_000_000
    line = refusal(Path(BinaryBook(sheets=[BinarySheet()], shared=bomb).save(tmp_path / "book.xlsb")))
    assert line.startswith("the archive holds an entry that inflates more than 200 times: 'xl/sharedStrings.bin'")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(noise=st.binary(max_size=300))
def test_noise_is_read_or_refused_in_one_line(tmp_path: Path, noise: bytes) -> None:
    path = BinaryBook(sheets=[BinarySheet(data=row(1) + noise)]).save(tmp_path / "book.xlsb")
    assert is_read_or_refused(path)
