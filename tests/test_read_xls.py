"""Excel 97-2003 workbooks: what their records say, and what a hostile one may cost."""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
import subprocess
import tracemalloc
from pathlib import Path

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]  # it ships no types
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill
from python_calamine import CalamineWorkbook
from test_read_bad_input import NOT_READ, is_read_or_refused, refusal
from test_read_cells import filled
from test_read_xlsb import values

from sucheck.model import CellValue, Oddity, OddityKind, Visibility
from sucheck.read.workbook import read_workbook

DAMAGED = "the file is cut off or damaged (its sectors cannot be followed); copy or export it again"
DATES = st.dates(dt.date(1900, 3, 1), dt.date(2200, 1, 1))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], max_codepoint=0xFFFF), max_size=40)
VALUES = st.one_of(WORDS, st.floats(allow_nan=False, allow_infinity=False), st.booleans(), DATES)


def style(code: str = "General", **alignment: str) -> xlwt.XFStyle:
    return xlwt.easyxf("".join(f"{key}: {value};" for key, value in alignment.items()), num_format_str=code)


def saved(tmp_path: Path, book: xlwt.Workbook) -> Path:
    path = tmp_path / "book.xls"
    book.save(str(path))
    return path


def bare() -> tuple[xlwt.Workbook, xlwt.Worksheet]:
    book = xlwt.Workbook()
    return book, book.add_sheet("S")


def put(sheet: xlwt.Worksheet, table: list[list[CellValue]]) -> None:
    date = style("yyyy-mm-dd")
    for r, line in enumerate(table):
        for c, value in enumerate(line):
            if value != "":
                sheet.write(r, c, value, date if isinstance(value, dt.date) else xlwt.Style.default_style)


def test_every_kind_of_cell_by_its_bytes_and_not_by_the_ending(tmp_path: Path) -> None:
    book, sheet = bare()
    table: list[list[CellValue]] = [
        [], ["text", 7.0, 12.34, -0.25, 1e300, True, False], ["", "žluť", dt.date(2017, 9, 22), -5.0, 1.0, 2.0],
    ]  # fmt: skip
    put(sheet, table)
    sheet.write(3, 0, dt.datetime.fromisoformat("2017-09-22T12:00"), style("yyyy-mm-dd hh:mm"))
    sheet.write_rich_text(3, 1, ["21 States", (" more", xlwt.easyfont("bold on"))])
    read = read_workbook(str(saved(tmp_path, book).rename(tmp_path / "book.xlsx")), 2)
    assert (read.form, read.input, read.remarks) == ("xls", 2, ())
    assert [list(line) for line in read.sheets[0].rows] == [
        *table, [dt.datetime.fromisoformat("2017-09-22T12:00"), "21 States more"],
    ]  # fmt: skip


def test_the_other_date_system(tmp_path: Path) -> None:
    book, sheet = bare()
    book.dates_1904 = True
    sheet.write(0, 0, 43000, style("yyyy-mm-dd"))
    assert read_workbook(str(saved(tmp_path, book)), 0).sheets[0].rows[0] == [dt.date(2021, 9, 23)]


def test_hidden_merged_and_coloured(tmp_path: Path) -> None:
    book, sheet = bare()
    sheet.write_merge(0, 1, 0, 2, "title")
    sheet.write(2, 0, "", style(pattern="pattern solid, fore_colour red"))
    sheet.write(2, 1, 1, style(pattern="pattern fine_dots, fore_colour red"))
    sheet.write(2, 2, 1, style(pattern="pattern solid, fore_colour white"))
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    for name, visibility in (("Hidden", 1), ("Very", 2)):
        book.add_sheet(name).visibility = visibility
    sheets = read_workbook(str(saved(tmp_path, book)), 0).sheets
    assert [(each.name, each.visibility) for each in sheets] == [
        ("S", Visibility.VISIBLE), ("Hidden", Visibility.HIDDEN), ("Very", Visibility.VERY_HIDDEN),
    ]  # fmt: skip
    assert sheets[0].merged == ((1, 1, 2, 3),)
    assert sheets[0].fills == {(3, 1): "FF0000"}
    assert (set(sheets[0].hidden_rows), set(sheets[0].hidden_columns)) == ({3}, {2})


def test_a_raised_run_is_a_note_mark_and_an_error_is_none_of_the_values(tmp_path: Path) -> None:
    book, sheet = bare()
    raised = xlwt.easyfont("escapement superscript")
    sheet.write_rich_text(0, 0, ["21 States", ("4", raised)])
    sheet.row(0).set_cell_error(1, 0x2A)
    found = read_workbook(str(saved(tmp_path, book)), 0).sheets[0]
    assert values(found) == {(1, 1): "21 States"}
    assert found.oddities == {
        (1, 1): Oddity(kind=OddityKind.NOTE_MARK, detail="4"),
        (1, 2): Oddity(kind=OddityKind.ERROR, detail="#N/A"),
    }


def test_strings_that_go_on_in_the_next_record(tmp_path: Path) -> None:
    book, sheet = bare()
    chance = random.Random(1)  # noqa: S311 - only to fill the file
    table: list[list[CellValue]] = [
        [("ab" if chance.random() < 0.5 else "žλ") * chance.randint(1, 3_000)] for _ in range(200)
    ]
    put(sheet, table)
    assert [list(line) for line in read_workbook(str(saved(tmp_path, book)), 0).sheets[0].rows] == table


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(table=st.lists(st.lists(VALUES, max_size=6), min_size=1, max_size=6))
def test_what_is_written_is_read_and_calamine_reads_the_same(tmp_path: Path, table: list[list[CellValue]]) -> None:
    book, sheet = bare()
    put(sheet, table)
    path = saved(tmp_path, book)
    expected = {(r, c): v for r, line in enumerate(table, 1) for c, v in enumerate(line, 1) if v != ""}
    assert values(read_workbook(str(path), 0).sheets[0]) == expected
    others = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert {(r, c): v for r, line in enumerate(others, 1) for c, v in enumerate(line, 1) if v != ""} == expected


def test_a_lone_cell_in_the_last_row_and_column_costs_nothing(tmp_path: Path) -> None:
    book, sheet = bare()
    sheet.write(0, 0, 1)
    sheet.write(65_535, 255, "far")
    path = saved(tmp_path, book)
    tracemalloc.start()
    found = read_workbook(str(path), 0).sheets[0]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert values(found) == {(1, 1): 1.0, (65_536, 256): "far"}
    assert peak < 16 << 20


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_what_an_office_program_writes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = 2, 3, "=SUM(A1:A2)", "=1/0"
    sheet["A5"], sheet["A6"], sheet["A7"] = '="a"&"ž"', "=A1>1", '=REPT("ab",10000)'
    sheet["B1"] = CellRichText("21 States", TextBlock(InlineFont(vertAlign="superscript"), "4"))
    sheet["B2"], sheet["B3"] = dt.date(2016, 10, 17), "long " * 5_000
    sheet["B4"].fill = PatternFill("solid", fgColor="00B050")
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("C1:D2")
    book.save(tmp_path / "book.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("xls", "ods"):
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", tmp_path, tmp_path / "book.xlsx"]
        subprocess.run(command, check=True, capture_output=True)
        found = read_workbook(str(tmp_path / f"book.{kind}"), 0).sheets[0]
        assert {place: value for place, (_, value) in filled(found).items()} == {
            (1, 1): 2.0, (2, 1): 3.0, (3, 1): 5.0, (5, 1): "až", (6, 1): True,
            (7, 1): "ab" * 10_000,
            (1, 2): "21 States", (2, 2): dt.date(2016, 10, 17), (3, 2): "long " * 5_000,
        }  # fmt: skip
        assert found.oddities == {
            (4, 1): Oddity(kind=OddityKind.ERROR, detail="#DIV/0!"),
            (1, 2): Oddity(kind=OddityKind.NOTE_MARK, detail="4"),
        }
        assert found.fills == {(4, 2): "00B050"}
        assert (set(found.hidden_rows), set(found.hidden_columns)) == ({2}, {2})
        assert found.merged == ((1, 3, 2, 4),)


def test_an_encrypted_one(tmp_path: Path) -> None:
    book, sheet = bare()
    sheet.write(0, 0, 1)
    path = saved(tmp_path, book)
    content = path.read_bytes()
    interface = content.index(b"\xe1\0\2\0\xb0\4")  # the first record behind the beginning, which says nothing
    path.write_bytes(content[:interface] + b"\x2f\0\2\0\0\0" + content[interface + 6 :])
    assert refusal(path) == "the file is encrypted; remove the password and save it again"


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8])
def test_a_file_that_is_cut_off(tmp_path: Path, share: float) -> None:
    book, sheet = bare()
    put(sheet, [[f"word {number}"] for number in range(3_000)])
    path = saved(tmp_path, book)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refusal(path) in {DAMAGED, f"is an old binary Office file, {NOT_READ}"}


def test_sectors_that_run_in_a_circle(tmp_path: Path) -> None:
    book, sheet = bare()
    put(sheet, [[f"word {number}"] for number in range(3_000)])
    path = saved(tmp_path, book)
    content = bytearray(path.read_bytes())
    table = 512 * (1 + int.from_bytes(content[76:80], "little"))
    content[table + 40 : table + 44] = (5).to_bytes(4, "little")
    path.write_bytes(content)
    assert refusal(path) == DAMAGED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(changes=st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), min_size=1, max_size=12))
def test_changed_bytes_are_read_or_refused_in_one_line(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    book, sheet = bare()
    put(sheet, [["word", 1.5, dt.date(2016, 10, 17)] for _ in range(20)])
    target = io.BytesIO()
    book.save(target)
    content = bytearray(target.getvalue())
    for place, byte in changes:
        content[8 + place % (len(content) - 8)] = byte
    path = tmp_path / "book.xls"
    path.write_bytes(content)
    assert is_read_or_refused(str(path))
