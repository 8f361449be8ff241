"""What a cell becomes, read the fast way and the careful way: both must agree."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from packages import MAIN, STRICT, STRICT_RELATED, Book, Part, row

from sucheck.model import CellValue, Oddity, OddityKind, Sheet
from sucheck.ooxml.package import Package
from sucheck.read.sheets import read_sheets
from sucheck.read.workbook import read_workbook

NOON, NOON_1904 = dt.datetime.fromisoformat("2017-09-22T12:00"), dt.datetime.fromisoformat("2021-09-23T12:00")
MORNING = dt.datetime.fromisoformat("2020-01-05T10:11:12")
DATES: list[str | int] = ["yyyy-mm-dd hh:mm:ss", "[h]:mm"]


def both(tmp_path: Path, book: Book) -> tuple[Sheet, ...]:
    """The sheets, which both ways of reading give alike."""
    path = book.save(tmp_path / "book.xlsx")
    sheets = read_workbook(path, 0).sheets
    with Path(path).open("rb") as file:
        careful = read_sheets(Package(file, path), is_careful=True)
    for fast, slow in zip(sheets, careful, strict=True):
        assert filled(fast) == filled(slow)
        assert fast.oddities == slow.oddities
        assert (fast.merged, fast.hidden_rows, fast.hidden_columns) == (
            slow.merged,
            slow.hidden_rows,
            slow.hidden_columns,
        )
        assert (fast.fills, fast.formulas) == (slow.fills, slow.formulas)
    return sheets


def filled(sheet: Sheet) -> dict[tuple[int, int], tuple[type, CellValue]]:
    """The filled cells by row and column, with their types (True is not 1)."""
    return {
        (number, sheet.column_numbers[position]): (type(value), value)
        for number, line in zip(sheet.row_numbers, sheet.rows, strict=True)
        for position, value in enumerate(line)
        if value != ""
    }


def one(tmp_path: Path, *cells: str, book: Book | None = None) -> Sheet:
    """The sheet whose first row holds these cells."""
    book = book or Book()
    book.sheets = [Part(data=row(1, *cells))]
    return both(tmp_path, book)[0]


def values(sheet: Sheet, number: int = 1) -> list[CellValue]:
    return list(sheet.rows[list(sheet.row_numbers).index(number)])


def test_plain_types(tmp_path: Path) -> None:
    sheet = one(
        tmp_path,
        "><v>5</v>", "><v>1E3</v>", ' t="n"><v>-0.25</v>', ' t="b"><v>1</v>', ' t="b"><v>0</v>', ' t="b"><v>true</v>',
        ' t="inlineStr"><is><t xml:space="preserve"> a </t></is>', ' t="str"><f>B1</f><v> x </v>', "/", "><v/>",
    )  # fmt: skip
    assert values(sheet) == [5.0, 1000.0, -0.25, True, False, True, " a ", " x "]
    assert [type(value) for value in values(sheet)[3:6]] == [bool, bool, bool]
    assert sheet.oddities == {}


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<t>plain</t>", "plain"),
        ('<t xml:space="preserve">  kept  </t>', "  kept  "),
        ("<t>a_x000D_&#10;b</t>", "a\r\nb"),
        ("<t>_x005F_x0041_ is no A</t>", "_x0041_ is no A"),
        ("<t>a &amp; b &lt;c&gt; &#233;</t>", "a & b <c> é"),
        ("<t><![CDATA[<c r=]]></t>", "<c r="),
        ("<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/>", "東京"),
        ('<r><t xml:space="preserve">21 </t></r><r><rPr><b/></rPr><t>States</t></r>', "21 States"),
        ("<t/>", ""),
    ],
)
@pytest.mark.parametrize("is_shared", [True, False])
def test_strings(tmp_path: Path, xml: str, text: str, *, is_shared: bool) -> None:
    cell = ' t="s"><v>0</v>' if is_shared else f' t="inlineStr"><is>{xml}</is>'
    sheet = one(tmp_path, "><v>1</v>", cell, "><v>2</v>", book=Book(shared=f"<si>{xml}</si>"))
    assert values(sheet) == [1.0, text, 2.0]


@pytest.mark.parametrize("is_shared", [True, False])
def test_a_superscript_run_is_a_note_mark(tmp_path: Path, *, is_shared: bool) -> None:
    superscript = "<r><rPr><vertAlign val='superscript'/></rPr><t>{}</t></r>"
    rich = f"<r><t>21 Member States</t></r>{superscript.format('4')}{superscript.format('1')}<r><t>, 3 more</t></r>"
    rich += superscript.format(" 42 ") + "<r><rPr><vertAlign val='subscript'/></rPr><t>2</t></r>"
    cell = ' t="s"><v>1</v>' if is_shared else f' t="inlineStr"><is>{rich}</is>'
    book = Book(shared=f"<si><t>other</t></si><si>{rich}</si>")
    sheet = one(tmp_path, ' t="s"><v>0</v>', cell, ' t="s"><v>0</v>', book=book)
    assert values(sheet) == ["other", "21 Member States, 3 more2", "other"]
    assert sheet.oddities == {(1, 2): Oddity(kind=OddityKind.NOTE_MARK, detail="41,42")}


def test_error_cells_and_formulas_without_a_value(tmp_path: Path) -> None:
    sheet = one(
        tmp_path,
        ' t="e"><v>#N/A</v>', "><f>SUM(B2:B3)</f>", "><f>A1</f><v/>", "><f>A1</f><v></v>", "><f>A1</f><v>7</v>",
        ' t="str"><f>A1&amp;""</f><v></v>', ' t="str"><f>A1</f>', '><f t="shared" si="0"/>',
        ' t="e"><f>1/0</f><v>#DIV/0!</v>',
    )  # fmt: skip
    assert values(sheet)[:5] == ["", "", "", "", 7.0]
    error, empty = OddityKind.ERROR, OddityKind.NO_VALUE
    assert {column: (oddity.kind, oddity.detail) for (_, column), oddity in sheet.oddities.items()} == {
        1: (error, "#N/A"), 2: (empty, "=SUM(B2:B3)"), 3: (empty, "=A1"), 4: (empty, "=A1"), 7: (empty, "=A1"),
        8: (empty, ""), 9: (error, "#DIV/0!"),
    }  # fmt: skip
    assert list(sheet.row_numbers) == [1]
    assert len(sheet.column_numbers) == 9


def test_an_oddity_below_the_last_value_is_inside_the_sheet(tmp_path: Path) -> None:
    data = row(1, "><v>1</v>") + row(4, "/", ' t="e"><v>#REF!</v>')
    sheet = both(tmp_path, Book(sheets=[Part(data=data)]))[0]
    assert sheet.oddities == {(4, 2): Oddity(kind=OddityKind.ERROR, detail="#REF!")}
    assert list(sheet.row_numbers) == [1, 2, 3, 4]
    assert list(sheet.column_numbers) == [1, 2]


@pytest.mark.parametrize("error", ["#GETTING_DATA", "#SPILL!", "#CALC!", "#NULL!", "#NUM!"])
def test_every_error_value_is_reported(tmp_path: Path, error: str) -> None:
    sheet = one(tmp_path, "><v>1</v>", f' t="e"><v>{error}</v>')
    assert sheet.oddities == {(1, 2): Oddity(kind=OddityKind.ERROR, detail=error)}


@pytest.mark.parametrize(
    ("serial", "in_1900", "in_1904"),
    [
        ("43000", dt.date(2017, 9, 22), dt.date(2021, 9, 23)),
        ("43000.0", dt.date(2017, 9, 22), dt.date(2021, 9, 23)),
        ("43000.5", NOON, NOON_1904),
        ("42999.9999999999", dt.date(2017, 9, 22), dt.date(2021, 9, 23)),
        ("43000.0000000001", dt.date(2017, 9, 22), dt.date(2021, 9, 23)),
        ("4.3E4", dt.date(2017, 9, 22), dt.date(2021, 9, 23)),
        ("1", dt.date(1900, 1, 1), dt.date(1904, 1, 2)),
        ("59", dt.date(1900, 2, 28), dt.date(1904, 2, 29)),
        ("61", dt.date(1900, 3, 1), dt.date(1904, 3, 2)),
        ("0.25", dt.time(6), dt.time(6)),
        ("-1", -1.0, -1.0),
        ("-0.5", -0.5, -0.5),
        ("2958465", dt.date(9999, 12, 31), 2958465.0),
        ("2958466", 2958466.0, 2958466.0),
    ],
)
@pytest.mark.parametrize("spelling", ["1", "true"])
def test_dates_in_both_systems(
    tmp_path: Path, serial: str, in_1900: CellValue, in_1904: CellValue, spelling: str
) -> None:
    cells = [f' s="1"><v>{serial}</v>', f"><v>{serial}</v>"]
    sheet = one(tmp_path, *cells, book=Book(formats=DATES))
    assert values(sheet) == [in_1900, float(serial)]
    sheet = one(tmp_path, *cells, book=Book(formats=DATES, properties=f'<workbookPr date1904="{spelling}"/>'))
    assert values(sheet) == [in_1904, float(serial)]
    assert type(values(sheet)[0]) is type(in_1904)


@pytest.mark.parametrize(
    ("serial", "value"),
    [("1.5", dt.timedelta(hours=36)), ("-1", dt.timedelta(days=-1)), ("1e10", 1e10)],
)
def test_durations(tmp_path: Path, serial: str, value: CellValue) -> None:
    assert values(one(tmp_path, f' s="2"><v>{serial}</v>', book=Book(formats=DATES))) == [value]


@pytest.mark.parametrize("serial", ["-1e18", "-1.7976931348623157E+308", "-99999999999999", "1e300"])
def test_a_date_before_all_time_stays_a_number(tmp_path: Path, serial: str, capfd: pytest.CaptureFixture[str]) -> None:
    cells = [f' s="{style}"><v>{serial}</v>' for style in (1, 2)]
    assert values(one(tmp_path, *cells, book=Book(formats=DATES))) == [float(serial)] * 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020-01-05", dt.date(2020, 1, 5)),
        ("2020-01-05T00:00:00Z", dt.date(2020, 1, 5)),
        ("2020-01-05T10:11:12", MORNING),
        ("10:00:00", dt.time(10)),
        ("soon", "soon"),
    ],
)
def test_iso_dates(tmp_path: Path, text: str, value: CellValue) -> None:
    cells = values(one(tmp_path, f' t="d"><v>{text}</v>'))
    assert cells == [value]
    assert type(cells[0]) is type(value)


@pytest.mark.parametrize(
    "code",
    [
        "yyyy\\-mm\\-dd", "[Red]d mmm", "[$-409]d-mmm-yy;@", 'd"d"', "mm:ss.0", "hh:mm AM/PM", 'yyyy"年"m"月"',
        "b1yyyy",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "dd/mm/yyyy hh:mm", "A/P", "d.m.yyyy;[Red]0", '"due "d mmm',
        14, 17, 22, 45, 57,
    ],
)  # fmt: skip
def test_date_formats(tmp_path: Path, code: str | int) -> None:
    assert values(one(tmp_path, ' s="1"><v>43000</v>', book=Book(formats=[code]))) == [dt.date(2017, 9, 22)]


@pytest.mark.parametrize(
    "code",
    [
        "General", '"day" 0', "0.00E+00", '#,##0 "Stk"', "[$€-2] #,##0", 'General" d"', "[DBNum1]0", "[Blue]0", "@",
        "[>=100]0;[<0]d", "\\d0", "_d0", "*d0", "0.0;d", "[Black]General", "[Magenta]0.0", '0 "h', 1, 9, 10, 11, 48, 49,
    ],
)  # fmt: skip
def test_formats_that_are_no_dates(tmp_path: Path, code: str | int) -> None:
    assert values(one(tmp_path, ' s="1"><v>43000</v>', book=Book(formats=[code]))) == [43000.0]


@pytest.mark.parametrize("code", ["[h]:mm", "[mm]", "[s]", "[hh]:mm:ss", 46])
def test_elapsed_time_formats(tmp_path: Path, code: str | int) -> None:
    assert values(one(tmp_path, ' s="1"><v>0.5</v>', book=Book(formats=[code]))) == [dt.timedelta(hours=12)]


@pytest.mark.parametrize("text", ["abc", "1,5", "nan", "inf", "0x10", "1_000"])
@pytest.mark.parametrize("kind", ["", ' t="n"'])
def test_a_number_that_is_none_stays_text(tmp_path: Path, text: str, kind: str) -> None:
    assert values(one(tmp_path, f"{kind}><v>{text}</v>", "><v>1</v>")) == [text, 1.0]


def test_a_default_format_that_is_a_date(tmp_path: Path) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    sheet = one(tmp_path, "><v>43000</v>", "><v>-1</v>", book=Book(extra={"xl/styles.xml": styles}))
    assert values(sheet) == [dt.date(2017, 9, 22), -1.0]


def test_strict_files_read_alike(tmp_path: Path) -> None:
    book = Book(namespace=STRICT, related=STRICT_RELATED, shared="<si><t>x</t></si>", formats=["yyyy"])
    sheet = one(tmp_path, ' t="s"><v>0</v>', ' s="1"><v>43000</v>', ' t="e"><v>#N/A</v>', book=book)
    assert values(sheet)[:2] == ["x", dt.date(2017, 9, 22)]
    assert sheet.oddities == {(1, 3): Oddity(kind=OddityKind.ERROR, detail="#N/A")}


def test_an_xlsm_reads_alike(tmp_path: Path) -> None:
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    book = Book(sheets=[Part(data=row(1, "><v>1</v>"))])
    types = book.parts()["[Content_Types].xml"].decode()
    book.extra["[Content_Types].xml"] = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind
    )
    path = book.save(tmp_path / "book.xlsm")
    assert [values(sheet) for sheet in read_workbook(path, 0).sheets] == [[1.0]]
