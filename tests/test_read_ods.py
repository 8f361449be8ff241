"""OpenDocument spreadsheets: what their cells say, and what a repeated one may cost."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from open_books import OpenBook, cell, row, rows
from test_read_bad_input import is_read_or_refused, refusal
from test_read_xlsb import values

from sucheck.model import CellValue, Oddity, OddityKind, Sheet, Visibility
from sucheck.read.workbook import read_workbook

ONE = cell(attributes='office:value-type="float" office:value="1"')
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=30)
VALUES = st.one_of(WORDS, st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.dates())


def read(tmp_path: Path, data: str, **book: str) -> Sheet:
    return read_workbook(OpenBook(tables={"S": data}, **book).save(tmp_path / "book.ods"), 0).sheets[0]  # type: ignore[arg-type]


def typed(kind: str, attribute: str, value: str, shown: str = "shown") -> str:
    return cell(f"<text:p>{shown}</text:p>", f'office:value-type="{kind}" office:{attribute}="{value}"')


def style(name: str, family: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


def text(xml: str) -> str:
    return cell(xml, 'office:value-type="string"')


def test_the_form_is_told_by_bytes_and_not_by_the_ending(tmp_path: Path) -> None:
    workbook = read_workbook(OpenBook(tables={"A": "", "B": row(ONE)}).save(tmp_path / "book.xlsx"), 1)
    assert (workbook.form, [sheet.name for sheet in workbook.sheets]) == ("ods", ["A", "B"])


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        (typed("float", "value", "21"), 21.0),
        (typed("percentage", "value", "0.89"), 0.89),
        (typed("currency", "value", "-1.5e3"), -1500.0),
        (typed("float", "value", "many"), "many"),
        (typed("date", "date-value", "2016-10-17"), dt.date(2016, 10, 17)),
        (typed("date", "date-value", "2016-10-17T00:00:00"), dt.date(2016, 10, 17)),
        (typed("date", "date-value", "2016-10-17T12:30:00"), dt.datetime.fromisoformat("2016-10-17T12:30")),
        (typed("date", "date-value", "16-10-17"), "16-10-17"),
        (typed("time", "time-value", "PT10H30M00S"), dt.time(10, 30)),
        (typed("time", "time-value", "PT25H00M00.5S"), dt.timedelta(hours=25, milliseconds=500)),
        (typed("boolean", "boolean-value", "true"), True),
        (text("<text:p>Greece</text:p>"), "Greece"),
        (text("<text:p>two  \n blanks<text:s text:c='2'/>more<text:tab/>x</text:p>"), "two blanks  more\tx"),
        (text("<text:p>one</text:p><text:p>two<text:line-break/>three</text:p>"), "one\ntwo\nthree"),
        (text("<text:p>an <text:a>address</text:a> &amp; <text:span>more</text:span></text:p>"), "an address & more"),
        (text("<office:annotation><text:p>a note</text:p></office:annotation><text:p>x</text:p>"), "x"),
        (text("<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame>"), ""),
        (cell(attributes='office:value-type="string" office:string-value="kept"'), "kept"),
        (cell("<text:p>untyped</text:p>"), "untyped"),
    ],
)  # fmt: skip
def test_every_kind_of_cell(tmp_path: Path, xml: str, value: CellValue) -> None:
    sheet = read(tmp_path, row(cell(), xml, ONE))
    assert sheet.rows[0][1] == value
    assert type(sheet.rows[0][1]) is type(value)
    assert sheet.rows[0][2] == 1.0
    assert sheet.oddities == {}


def test_errors_formulas_and_note_marks(tmp_path: Path) -> None:
    raised = style("T1", "text", '<style:text-properties style:text-position="super 58%"/>')
    error = 'calcext:value-type="error" office:value-type="string"'
    number = 'office:value-type="float" office:value="7"'
    data = row(
        cell("<text:p>#DIV/0!</text:p>", f'table:formula="of:=1/0" {error}'),
        cell("<text:p>#N/A</text:p>", f'table:formula="of:=NA()" {number}'),
        cell(attributes='table:formula="of:=SUM([.B2:.B9];[$Other.$C$1])"'),
        cell("<text:p>7</text:p>", f'table:formula="of:=[.A1]&amp;&quot;;[.A1]&quot;" {number}'),
        text('<text:p>21 States<text:span text:style-name="T1">4</text:span></text:p>'),
        text("<text:p>#N/A</text:p>"),
    )  # fmt: skip
    sheet = read(tmp_path, data, styles=raised)
    assert sheet.oddities == {
        (1, 1): Oddity(kind=OddityKind.ERROR, detail="#DIV/0!"),
        (1, 2): Oddity(kind=OddityKind.ERROR, detail="#N/A"),
        (1, 3): Oddity(kind=OddityKind.NO_VALUE, detail="=SUM(B2:B9,Other!$C$1)"),
        (1, 5): Oddity(kind=OddityKind.NOTE_MARK, detail="4"),
    }
    assert values(sheet) == {(1, 4): 7.0, (1, 5): "21 States", (1, 6): "#N/A"}
    assert sheet.formulas == {(1, 1): "1/0", (1, 2): "NA()", (1, 3): "SUM(B2:B9,Other!$C$1)", (1, 4): 'A1&";[.A1]"'}


def test_hidden_merged_repeated_and_grouped(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    twice = cell("<text:p>x</text:p>", 'table:number-columns-repeated="2"')
    spanned = cell("<text:p>t</text:p>", 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
    again = row(cell(), twice, attributes='table:number-rows-repeated="2"')
    data = (
        columns
        + f"<table:table-header-rows>{row(spanned, '<table:covered-table-cell/>', ONE)}</table:table-header-rows>"
        + row(attributes='table:number-rows-repeated="2" table:visibility="filter"')
        + f"<table:table-row-group>{again}</table:table-row-group>"
        + row(cell("<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"), ONE)
    )
    sheet = read(tmp_path, data)
    assert values(sheet) == {
        (1, 1): "t", (1, 3): 1.0, (4, 2): "x", (4, 3): "x", (5, 2): "x", (5, 3): "x", (6, 2): 1.0,
    }  # fmt: skip
    assert sheet.merged == ((1, 1, 2, 2),)
    assert sheet.hidden_rows == {2, 3}
    assert sheet.hidden_columns == {2, 3}


def test_a_sheet_that_is_not_shown(tmp_path: Path) -> None:
    hidden = style("ta1", "table", '<style:table-properties table:display="false"/>')
    assert read(tmp_path, row(ONE)).visibility is Visibility.VISIBLE
    sheet = read(tmp_path, row(ONE), styles=hidden, table_attributes=' table:style-name="ta1"')
    assert sheet.visibility is Visibility.HIDDEN


def test_fills_of_cells_rows_columns_and_named_styles(tmp_path: Path) -> None:
    def fill(name: str, colour: str) -> str:
        return style(name, "table-cell", f'<style:table-cell-properties fo:background-color="{colour}"/>')

    def styled(name: str) -> str:
        return cell(attributes=f'table:style-name="{name}"')

    automatic = fill("a", "#ff0000") + fill("c", "transparent") + fill("d", "#ffffff")
    automatic += '<style:style style:name="b" style:family="table-cell" style:parent-style-name="Good"/>'
    data = '<table:table-column/><table:table-column table:default-cell-style-name="a"/>'
    data += row(styled("a"), cell(), styled("b"), styled("c"), styled("d"))
    data += row(cell(), styled("c"), attributes='table:default-cell-style-name="b"')
    sheet = read(tmp_path, data, styles=automatic, common=fill("Good", "#00ff00"))
    assert sheet.fills == {(1, 1): "FF0000", (1, 2): "FF0000", (1, 3): "00FF00", (2, 1): "00FF00"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(table=st.lists(st.lists(VALUES, max_size=6), min_size=1, max_size=6))
def test_what_is_written_is_read(tmp_path: Path, table: list[list[CellValue]]) -> None:
    spaces = [[" ".join(v.split()) if isinstance(v, str) else v for v in line] for line in table]
    expected = {(r, c): v for r, line in enumerate(spaces, 1) for c, v in enumerate(line, 1) if v != ""}
    assert values(read(tmp_path, rows(spaces))) == expected


def far(down: int, right: int) -> str:
    before = row(
        cell(attributes=f'table:number-columns-repeated="{right}"'), attributes=f'table:number-rows-repeated="{down}"'
    )
    return before + row(cell(attributes=f'table:number-columns-repeated="{right}"'), ONE)


def test_a_lone_cell_in_the_last_row_and_column_costs_nothing(tmp_path: Path) -> None:
    tracemalloc.start()
    sheet = read(tmp_path, far(1_048_575, 16_383))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert values(sheet) == {(1_048_576, 16_384): 1.0}
    assert peak < 16 << 20


def test_a_blank_end_of_any_length_costs_nothing(tmp_path: Path) -> None:
    end = row(
        cell(attributes='table:number-columns-repeated="999999999"'),
        attributes='table:number-rows-repeated="999999999" table:visibility="collapse"',
    )
    sheet = read(tmp_path, row(ONE) + end)
    assert (list(sheet.row_numbers), sheet.hidden_rows) == ([1], frozenset())


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (far(1_048_576, 1), "the part content.xml is damaged (a cell in row 1048577, column 2 lies outside any sheet)"),
        (far(1, 16_384), "the part content.xml is damaged (a cell in row 2, column 16385 lies outside any sheet)"),
        (
            row(
                cell(attributes='table:number-columns-repeated="16384" office:value-type="float" office:value="1"'),
                attributes='table:number-rows-repeated="1048576"',
            ),
            "the sheet 'S' repeats filled cells to more than 20,000,000; clear",
        ),
        (row(ONE, "<x>"), "the part content.xml is damaged (Opening and ending tag mismatch"),
        ("<x>" * 300 + "</x>" * 300, "the part content.xml is damaged (Excessive depth"),
    ],
)
def test_what_no_sheet_can_be_is_one_line(tmp_path: Path, data: str, line: str) -> None:
    assert refusal(Path(OpenBook(tables={"S": data}).save(tmp_path / "book.ods"))).startswith(line)


def test_an_encrypted_one(tmp_path: Path) -> None:
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    path = OpenBook(tables={"S": ""}, extra={"META-INF/manifest.xml": manifest, "content.xml": b"\x8f\0\1"}).save(
        tmp_path / "b"
    )
    assert refusal(Path(path)) == "the file is encrypted; remove the password and save it again"


def test_without_a_sheet(tmp_path: Path) -> None:
    line = refusal(Path(OpenBook().save(tmp_path / "book.ods")))
    assert line == "the workbook has no worksheet; name a workbook with at least one"


def test_entities_are_refused(tmp_path: Path) -> None:
    content = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    line = refusal(Path(OpenBook(tables={}, extra={"content.xml": content}).save(tmp_path / "book.ods")))
    assert line.startswith("the part content.xml is damaged (it declares a document type or entities)")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    names=st.lists(
        st.sampled_from(["table-row", "table-cell", "table", "table-column", "covered-table-cell"]), max_size=8
    )
)
def test_elements_in_any_order_are_read_or_refused_in_one_line(tmp_path: Path, names: list[str]) -> None:
    start = "".join(f'<table:{n} table:number-columns-repeated="3">x<text:p>1</text:p>' for n in names)
    end = "".join(f"</table:{name}>" for name in reversed(names))
    assert is_read_or_refused(OpenBook(tables={"S": start + end}).save(tmp_path / "book.ods"))
