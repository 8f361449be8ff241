"""Text tables (csv, tsv): encoding, delimiter and decimal sign found and said; what each field becomes."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_read_bad_input import is_read_or_refused, refusal

from sucheck.model import CellValue, Document, Sheet, Workbook, a1
from sucheck.read.documents import form_of, read_input
from sucheck.read.workbook import read_workbook

NOT_CLOSED = 'perhaps a quotation mark (") is opened there and not closed'
TABLE = "act;State;ratio\n2016/681;Österreich;0,5\n2016/681;Ελλάδα;12,25\n"


def read(tmp_path: Path, content: bytes | str, name: str = "book.csv") -> Workbook:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_workbook(str(path), 0)


def sheet(tmp_path: Path, content: bytes | str, name: str = "book.csv") -> Sheet:
    return read(tmp_path, content, name).sheets[0]


def rows(tmp_path: Path, content: bytes | str, name: str = "book.csv") -> list[list[CellValue]]:
    return [list(line) for line in sheet(tmp_path, content, name).rows]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (TABLE.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TABLE.encode(), "UTF-8"),
        (TABLE.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), "UTF-16"),
        (TABLE.encode("utf-16-le"), "UTF-16"),
        (TABLE.replace("Ελλάδα", "Italien").encode("cp1252"), "Windows-1252"),
        (TABLE.replace("Ελλάδα", "Italien").encode("iso-8859-15"), "Windows-1252"),
    ],
)
def test_the_encoding_is_found_and_said(tmp_path: Path, content: bytes, named: str) -> None:
    book = read(tmp_path, content)
    assert book.remarks == (f"read as {named}, columns separated by semicolons, decimal comma",)
    assert book.sheets[0].rows[0] == ["act", "State", "ratio"]
    assert book.sheets[0].rows[1] == ["2016/681", "Österreich", 0.5]


@pytest.mark.parametrize(
    ("delimiter", "named", "form"),
    [(";", "semicolons", "csv"), (",", "commas", "csv"), ("\t", "tabs", "tsv"), ("|", "bars", "csv")],
)
def test_the_delimiter_is_found_and_said(tmp_path: Path, delimiter: str, named: str, form: str) -> None:
    table = [["act", "state", "remark"], ["2016/681", "Greece", "first, then; a\tb|c"], ["2016/681", "Spain", ""]]
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(table)
    book = read(tmp_path, target.getvalue())
    assert book.remarks == (f"read as UTF-8, columns separated by {named}",)
    assert (book.form, book.sheets[0].name) == (form, "book")
    assert [list(line) for line in book.sheets[0].rows] == [*table[:2], ["2016/681", "Spain"]]


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        ("a,b\n1.5,2\n", "commas, decimal point"),
        ("a;b\n1,5;2\n", "semicolons, decimal comma"),
        ('a,b\n"1,5",2\n', "commas, decimal comma"),
        ("a;b\n1.234;2\n", "semicolons"),
        ("a;b\n1,5;2.5\n", "semicolons, decimal commas and points both, so numbers with either stay text"),
        ("a;b\n17.10.2019;2016/681\n", "semicolons"),
    ],
)
def test_the_decimal_sign_is_found_where_a_number_proves_it(tmp_path: Path, content: str, remark: str) -> None:
    assert read(tmp_path, content).remarks == (f"read as UTF-8, columns separated by {remark}",)


def test_damaged_characters_are_counted(tmp_path: Path) -> None:
    content = "a;b\nGrèce;1\nFinlande;é\n".encode() + b"\xe9;2\n"
    assert read(tmp_path, content).remarks == (
        "read as UTF-8, columns separated by semicolons, 1 character damaged",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("21", 21.0), ("-3", -3.0), ("0", 0.0), ("2,5", 2.5), ("12,50", 12.5), ("0,1", 0.1),
        ("007", "007"), ("+5", "+5"), ("1E5", "1E5"), ("2.5", "2.5"), ("1.234,5", "1.234,5"), ("1 234", "1 234"),
        ("89 %", "89 %"), ("1234567890123456", "1234567890123456"), ("-0", "-0"), ("٣", "٣"),
        ("2016/681", "2016/681"), ("32016L0681", "32016L0681"),
        ("2016-10-17", dt.date(2016, 10, 17)), ("2016-02-30", "2016-02-30"), ("20161017", 20161017.0),
        ("2016-10-17T00:00:00", dt.date(2016, 10, 17)),
        ("2016-10-17 12:30", dt.datetime.fromisoformat("2016-10-17T12:30")),
        ("17.10.2016", "17.10.2016"), ("17/10/2016", "17/10/2016"), ("2016-10", "2016-10"),
        ("TRUE", "TRUE"), ("  x ", "  x "), ("#N/A", "#N/A"), ("=A1", "=A1"), ("nan", "nan"), ("-", "-"),
    ],
)  # fmt: skip
def test_what_a_field_becomes(tmp_path: Path, field: str, value: CellValue) -> None:
    found = rows(tmp_path, f"proof;field;end\n0,5;{field};x\n")[1][1]
    assert found == value
    assert type(found) is type(value)


def test_with_a_decimal_point_a_section_keeps_its_zeros(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b\n2.9,1\n2.10,2\n")[1:] == [[2.9, 1.0], ["2.10", 2.0]]


def test_the_row_is_the_number_of_the_record(tmp_path: Path) -> None:
    content = 'state,remark\r\nGreece,"one\r\ntwo, ""quoted"""\r\n\r\nSpain,last\r\n,,\r\n\r\n'
    found = sheet(tmp_path, content)
    assert [list(line) for line in found.rows] == [
        ["state", "remark"], ["Greece", 'one\r\ntwo, "quoted"'], [], ["Spain", "last"],
    ]  # fmt: skip
    assert (list(found.row_numbers), list(found.column_numbers)) == ([1, 2, 3, 4], [1, 2])
    book = read(tmp_path, content)
    assert book.place(book.sheets[0], 4, 2).address == "book!B4"


def test_a_line_that_names_the_separator_is_no_record(tmp_path: Path) -> None:
    book = read(tmp_path, "sep=:\r\na:b,c\r\n1:x,3\r\n")
    assert book.remarks == ("read as UTF-8, columns separated by the character :",)
    assert [list(line) for line in book.sheets[0].rows] == [["a", "b,c"], [1.0, "x,3"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("is_ended", [True, False])
def test_line_ends(tmp_path: Path, end: str, *, is_ended: bool) -> None:
    assert rows(tmp_path, f"a;b{end}1;2{end if is_ended else ''}") == [["a", "b"], [1.0, 2.0]]


def test_title_lines_notes_and_rows_of_unequal_length(tmp_path: Path) -> None:
    content = "State of play, 2019\n\nact;state;status\n2016/681;Greece;full\n2016/681;Spain\n;;;;far\nSource: us\n"
    found = sheet(tmp_path, content)
    assert [list(line) for line in found.rows][2:6] == [
        ["act", "state", "status"], ["2016/681", "Greece", "full"], ["2016/681", "Spain"], ["", "", "", "", "far"],
    ]  # fmt: skip
    assert list(found.column_numbers) == [1, 2, 3, 4, 5]


def test_one_column(tmp_path: Path) -> None:
    book = read(tmp_path, "State\nGreece\nSpain\n")
    assert book.remarks == ("read as UTF-8, one column",)
    assert [list(line) for line in book.sheets[0].rows] == [["State"], ["Greece"], ["Spain"]]


def test_a_stray_zero_byte_and_a_quotation_mark_within_a_word(tmp_path: Path) -> None:
    padding = "".join(f"row {number};plain\n" for number in range(200))
    assert rows(tmp_path, f'a;b\nx\0y;5" pipe\n{padding}')[1] == ["x\0y", '5" pipe']


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "the file is empty; export or save the workbook again"),
        (b" \r\n\n", "the file is empty; export or save the table again"),
        (b'a;b\n1;"never closed\n2;3\n', 'a quotation mark (") is opened in record 2 and never closed; close it'),
        (
            b'a;b\n1;"' + b"x" * 200_000 + b'"\n',
            f"record 2 has a field of more than 131,072 characters; {NOT_CLOSED}",
        ),
        (b"x;" * 17_000 + b"x\n", "has a row of 17001 fields, more than any sheet has columns; export the table again"),
        (bytes(range(256)) * 20, "is no text (its bytes are of an unknown kind); name a document or a workbook"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_one_line(tmp_path: Path, content: bytes, line: str) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(content)
    assert refusal(path) == line


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.csv", "The lamps shine.\n", "csv"),
        ("a.CSV", "a,b\n", "csv"),
        ("a.tab", "a\tb\n", "csv"),
        ("a.xls", "act\tstate\n2016/681\tEL\n", "csv"),
        ("a.xlsx", "act;state\n2016/681;EL\n", "csv"),
        ("a.txt", "act\tstate\tstatus\n2016/681\tEL\tfull\n2016/681\tES\tfull\n", "csv"),
        ("a.txt", "act;state;status\n2016/681;EL;full\n2016/681;ES;full\n", "csv"),
        ("a", "act|state|status\n2016/681|EL|full\n2016/681|ES|full\n", "csv"),
        ("a.txt", "act,state,status\n2016/681,EL,full\n2016/681,ES,full\n", "text"),
        ("a.txt", "act;state\n2016/681;EL\n2016/681;ES\n", "text"),
        ("a.txt", "act;state;status\n2016/681;EL;full\n", "text"),
        ("a.txt", "Greece; Spain; Italy have not.\nThe others have; all of them.\nSo it is.\n", "text"),
        ("a.txt", "The lamps shine.\n", "text"),
    ],
)
def test_a_table_is_told_by_its_name_or_where_nothing_else_can_be_meant(
    tmp_path: Path, name: str, content: str, form: str
) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert form_of(str(path)) == form
    assert isinstance(read_input(str(path), 0), Document if form == "text" else Workbook)


@pytest.mark.parametrize("name", ["a.xls", "a.ods"])
def test_a_renamed_text_without_columns_is_no_table(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("The lamps shine.\n", "utf-8")
    assert refusal(path).startswith("is text without columns, which is not read yet; save it as a workbook (")


SIGNS = st.one_of(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufdd0\ufffd"),
    st.sampled_from("\r\n\t"),
)
WORDS = st.text(SIGNS, max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    table=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=3, max_size=8),
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8-sig", "utf-16"]),
)
@example(table=[["", "", "x"]] * 3, delimiter=";", encoding="utf-16")
def test_texts_are_read_as_they_were_written(
    tmp_path: Path, table: list[list[str]], delimiter: str, encoding: str
) -> None:
    marked = [["a", "b", "c"]] + [[f"x{word}" for word in line] for line in table]
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(marked)
    assert rows(tmp_path, target.getvalue().encode(encoding)) == marked


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(noise=st.binary(min_size=1, max_size=200))
def test_noise_is_read_or_refused_in_one_line(tmp_path: Path, noise: bytes) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(b"a;b\n" + noise)
    assert is_read_or_refused(str(path))


def test_a_row_further_down_than_any_spreadsheet_has_still_has_its_number(tmp_path: Path) -> None:
    found = sheet(tmp_path, "a;b\n" + "1;2\n" * 1_050_000 + "x;y\n")
    assert len(found.rows) == 1_050_002
    assert a1(found.row_numbers[-1], 1) == "A1050002"
