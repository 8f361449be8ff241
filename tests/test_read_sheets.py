"""Sheets as they are written by all kinds of programs: what is hidden, merged, far away or oddly spelt."""

from __future__ import annotations

import hashlib
import string
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packages import MAIN, RELATED, Book, Part, row
from python_calamine import CalamineWorkbook
from test_read_cells import both, filled, values

from sucheck.model import Oddity, OddityKind, Visibility, a1
from sucheck.ooxml.package import Package
from sucheck.read.cells import CellReader
from sucheck.read.contents import read_contents
from sucheck.read.dense import read_dense
from sucheck.read.guard import Suspicion
from sucheck.read.strings import read_shared_strings
from sucheck.read.workbook import read_workbook

ONE = row(1, "><v>1</v>", "><v>2</v>") + row(2, ' t="inlineStr"><is><t>x</t></is>')


def is_read_fast(tmp_path: Path, book: Book) -> bool:
    """Whether the guard trusts calamine with the first sheet."""
    path = book.save(tmp_path / "fast.xlsx")
    with Path(path).open("rb") as file:
        package = Package(file, path)
        contents = read_contents(package)
        shared = read_shared_strings(package, contents.strings)
        reader = CellReader(
            package=package,
            part=contents.sheets[0].part,
            strings=lambda: shared,
            kinds=contents.kinds,
            is_1904=contents.is_1904,
        )
        suspicion = Suspicion(marked=frozenset(shared.marks), date_styles=frozenset({1}))
        return read_dense(contents.sheets[0], reader, suspicion, lambda: CalamineWorkbook.from_path(path)) is not None


@pytest.mark.parametrize(
    "cells",
    [
        ["><v>1</v>", ' t="s"><v>0</v>', ' t="b"><v>1</v>', ' s="1"><v>43000.5</v>', ' s="1"><v>-3</v>'],
        ["><f>A1</f><v>1</v>", '><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v>', ' t="str"><f>A1</f><v>x</v>'],
        ["><f>A1</f>", ' t="e"><v>#N/A</v>', ' t="d"><v>2020-01-01</v>', ' t="inlineStr"><is><t>a</t></is>'],
    ],
)  # fmt: skip
def test_the_guard_trusts_calamine_with_ordinary_cells(tmp_path: Path, cells: list[str]) -> None:
    assert is_read_fast(
        tmp_path, Book(sheets=[Part(data=row(1, *cells))], shared="<si><t>x</t></si>", formats=["yyyy"])
    )


@pytest.mark.parametrize(
    "data",
    [
        "<row><c><v>1</v></c></row>",
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1"><c r="A1"><v><!-- 2 -->1</v></c></row>',
        '<row r="1"><c r="A1000000"><v>1</v></c></row>',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
    ],
)
def test_the_guard_distrusts_what_it_does_not_know(tmp_path: Path, data: str) -> None:
    assert not is_read_fast(tmp_path, Book(sheets=[Part(data=data)]))


def test_sheets_stand_in_workbook_order_with_their_visibility(tmp_path: Path) -> None:
    states = {"First": "", "Chart": "", "Second": "hidden", "Third": "veryHidden"}
    sheets = [
        Part(name=name, state=state, data=row(1, f' t="inlineStr"><is><t>{name}</t></is>'))
        for name, state in states.items()
    ]
    sheets[1].kind = "chartsheet"
    read = both(tmp_path, Book(sheets=sheets))
    assert [(sheet.name, sheet.visibility, sheet.rows[0][0]) for sheet in read] == [
        ("First", Visibility.VISIBLE, "First"),
        ("Second", Visibility.HIDDEN, "Second"),
        ("Third", Visibility.VERY_HIDDEN, "Third"),
    ]


def test_hidden_rows_and_columns_and_merged_cells(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row><row r="2" hidden="1" spans="1:4"/>'
        '<row r="3" hidden="true"><c r="A3"><v>3</v></c></row><row r="4" hidden="0"><c r="B4"><v>1</v></c></row>'
        '<row r="9" hidden="1"/>'
    )
    before = (
        '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/><col min="5" max="16384" hidden="true"/></cols>'
    )
    after = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C3:D4"/></mergeCells>'
    sheet = both(tmp_path, Book(sheets=[Part(data=data, before=before, after=after)]))[0]
    assert sheet.hidden_rows == {2, 3}
    assert sheet.hidden_columns == {2, 3}
    assert sheet.merged == ((1, 1, 2, 2), (3, 3, 4, 4))
    assert list(sheet.row_numbers) == [1, 2, 3, 4]
    assert filled(sheet)[4, 2] == (float, 1.0)


def test_a_place_names_sheet_and_cell(tmp_path: Path) -> None:
    path = Book(sheets=[Part(name="Claims", data=row(1, "/", "><v>1</v>") + row(7, "/", "><v>7</v>"))]).save(
        tmp_path / "b.xlsx"
    )
    workbook = read_workbook(path, 3)
    assert workbook.place(workbook.sheets[0], 7, 2).address == "Claims!B7"
    assert values(workbook.sheets[0], 7) == ["", 7.0]
    assert (workbook.input, workbook.path) == (3, path)
    assert workbook.sha256 == hashlib.sha256(Path(path).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", {(1, 1): 1, (1, 2): 2, (2, 1): 3}),
        (
            '<row r="5"><c r="C5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
            {(5, 3): 1, (5, 4): 2, (6, 1): 3},
        ),
        ('<row><c r="B3"><v>1</v></c></row>', {(3, 2): 1}),
        ("<row r='2'><c s='0' r='B2'><v>1</v></c></row>", {(2, 2): 1}),
        ('<row spans="1:1" r="2">\n <c s="0" r="B2">\n  <v>1</v>\n </c>\n</row>\n', {(2, 2): 1}),
        ('<row r="3"><c r="B3"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>', {(3, 2): 1, (1, 1): 2}),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', {(1, 1): 2}),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/><row r="1048576"/>', {(1, 1): 1}),
        ("", {}),
    ],
)
def test_rows_and_cells_however_they_are_addressed(
    tmp_path: Path, data: str, expected: dict[tuple[int, int], int]
) -> None:
    sheet = both(tmp_path, Book(sheets=[Part(data=data)]))[0]
    assert {place: value for place, (_, value) in filled(sheet).items()} == expected


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "Q7:Q9", "nonsense"])
def test_a_wrong_dimension_is_ignored(tmp_path: Path, dimension: str) -> None:
    sheet = both(tmp_path, Book(sheets=[Part(data=ONE, before=f'<dimension ref="{dimension}"/>')]))[0]
    assert {place: value for place, (_, value) in filled(sheet).items()} == {(1, 1): 1.0, (1, 2): 2.0, (2, 1): "x"}


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_parts_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    data = row(1, ' t="inlineStr"><is><t>é</t></is>', ' t="s"><v>0</v>', ' s="1"><v>43000</v>')
    whole = f'{head}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'
    plain = Book(sheets=[Part(data=data)], shared="<si><t>ü</t></si>", formats=["yyyy"])
    expected = filled(both(tmp_path, plain)[0])
    book = Book(sheets=[Part(whole=whole, encoding=encoding)], shared="<si><t>ü</t></si>", formats=["yyyy"])
    assert filled(both(tmp_path, book)[0]) == expected
    for part in ("xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"):
        plain.extra[part] = head + plain.parts()[part].decode()
        plain.encodings[part] = encoding
        assert filled(both(tmp_path, plain)[0]) == expected
        del plain.extra[part], plain.encodings[part]


@pytest.mark.parametrize("size", [3, 30_000])
def test_prefixed_elements(tmp_path: Path, size: int) -> None:
    cells = "".join(f'<x:row r="{i}"><x:c r="B{i}"><x:v>{i}</x:v></x:c></x:row>' for i in range(1, size))
    cells += f'<x:row r="{size}" hidden="1"><x:c r="A{size}" t="e"><x:v>#N/A</x:v></x:c></x:row>'
    whole = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="1" max="1" hidden="1"/></x:cols><x:sheetData>{cells}'
        '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    book = Book(sheets=[Part(whole=whole)])
    sheet = both(tmp_path, book)[0]
    assert filled(sheet) == {(i, 2): (float, float(i)) for i in range(1, size)}
    assert sheet.oddities == {(size, 1): Oddity(kind=OddityKind.ERROR, detail="#N/A")}
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == (
        ((1, 1, 1, 2),),
        frozenset({size}),
        frozenset({1}),
    )
    assert is_read_fast(tmp_path, book)


@pytest.mark.parametrize(
    "places",
    [
        ["XFD1048576"],
        ["A1", "XFD1048576"],
        ["A1048576"],
        ["A1", "A2", "XFD1"],
        ["XFD1", "A1048576"],
        ["B2", "B1048576"],
    ],
)
def test_a_far_cell_costs_nothing(tmp_path: Path, places: list[str]) -> None:
    data = "".join(f'<row r="{p.lstrip(string.ascii_uppercase)}"><c r="{p}"><v>7</v></c></row>' for p in places)
    path = Book(sheets=[Part(data=data)]).save(tmp_path / "far.xlsx")
    read_workbook(path, 0)
    tracemalloc.start()
    sheet = read_workbook(path, 0).sheets[0]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {a1(*place): value for place, (_, value) in filled(sheet).items()} == dict.fromkeys(places, 7.0)
    assert peak < 8_000_000


def test_only_the_filled_rows_and_columns_of_a_phantom_sized_sheet(tmp_path: Path) -> None:
    data = (
        row(1, "><v>1</v>")
        + '<row r="1048576" hidden="1"><c r="B1048576" t="e"><v>#N/A</v></c><c r="XFD1048576"><v>9</v></c></row>'
    )
    before = '<cols><col min="16384" max="16384" hidden="1"/></cols>'
    sheet = both(tmp_path, Book(sheets=[Part(data=data, before=before)]))[0]
    assert list(sheet.row_numbers) == [1, 1_048_576]
    assert list(sheet.column_numbers) == [1, 2, 16_384]
    assert [list(cells) for cells in sheet.rows] == [[1.0, "", ""], ["", "", 9.0]]
    assert sheet.oddities == {(1_048_576, 2): Oddity(kind=OddityKind.ERROR, detail="#N/A")}
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({1_048_576}), frozenset({16_384}))


def test_a_diagonal_keeps_only_its_cells(tmp_path: Path) -> None:
    data = "".join(f'<row r="{i}"><c r="{a1(i, i)}"><v>{i}</v></c></row>' for i in range(1, 3001))
    sheet = both(tmp_path, Book(sheets=[Part(data=data)]))[0]
    assert [len(cells) for cells in sheet.rows] == list(range(1, 3001))
    last = sheet.rows[2999]
    assert (last[2999], last[-1], last[0], list(last[2998:])) == (3000.0, 3000.0, "", ["", 3000.0])
    assert sum(value != "" for cells in sheet.rows for value in cells) == 3000
    with pytest.raises(IndexError):
        last[3000]


def test_styled_empty_cells_far_away_do_not_make_a_sheet_larger(tmp_path: Path) -> None:
    data = f'{ONE}<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'
    book = Book(sheets=[Part(data=data)], formats=["0"])
    sheet = both(tmp_path, book)[0]
    assert (list(sheet.row_numbers), list(sheet.column_numbers)) == ([1, 2], [1, 2])
    assert is_read_fast(tmp_path, book)


def test_long_texts_in_the_cells(tmp_path: Path) -> None:
    size = 30_000
    words = [
        f"{'abcdefghij'[i % 10]}{chr(97 + i % 26)}-{i} <&>".replace("&", "&amp;").replace("<", "&lt;")
        for i in range(size)
    ]
    data = "".join(row(i + 1, f' t="inlineStr"><is><t>{w}</t></is>', f"><v>{i}</v>") for i, w in enumerate(words))
    data += row(size + 1, ' t="e"><v>#N/A</v>', "><f>A1+B1</f>")
    book = Book(sheets=[Part(data=data)])
    sheet = both(tmp_path, book)[0]
    assert values(sheet, size)[0].endswith("<&>")  # type: ignore[union-attr]  # a text
    assert {place: oddity.detail for place, oddity in sheet.oddities.items()} == {
        (size + 1, 1): "#N/A",
        (size + 1, 2): "=A1+B1",
    }
    assert is_read_fast(tmp_path, book)


@pytest.mark.parametrize("target", ["/xl/worksheets/data.xml", "worksheets/data.xml", "../xl/./worksheets/data.xml"])
def test_relationship_targets(tmp_path: Path, target: str) -> None:
    book = Book(sheets=[Part(data=ONE, target=target)])
    parts = book.parts()
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr("xl/worksheets/data.xml" if "data.xml" in name else name, part)
    assert values(read_workbook(str(path), 0).sheets[0]) == [1.0, 2.0]


def test_parts_at_unusual_places(tmp_path: Path) -> None:
    book = Book(sheets=[Part(data=row(1, ' t="s"><v>0</v>'))], shared="<si><t>x</t></si>")
    relations = book.parts()["xl/_rels/workbook.xml.rels"].decode().replace("sharedStrings.xml", "texts/all.xml")
    book.extra = {"xl/_rels/workbook.xml.rels": relations, "xl/texts/all.xml": book.parts()["xl/sharedStrings.xml"]}
    book.extra["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>wrong</t></si></sst>'
    assert values(both(tmp_path, book)[0]) == ["x"]


def test_a_workbook_by_openpyxl(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["text", 1, 2.5, True, None, "=A1"])
    sheet.merge_cells("A3:B4")
    sheet.row_dimensions[1].hidden = True
    path = tmp_path / "book.xlsx"
    book.save(path)
    read = read_workbook(str(path), 0).sheets[0]
    assert values(read) == ["text", 1.0, 2.5, True, "", ""]
    assert read.oddities == {(1, 6): Oddity(kind=OddityKind.NO_VALUE, detail="=A1")}
    assert (read.merged, read.hidden_rows) == (((3, 1, 4, 2),), frozenset({1}))


def test_rich_text_by_xlsxwriter(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Claims")
        sheet.write_rich_string("B2", "21 Member States", book.add_format({"font_script": 1}), "49")
        sheet.write_formula("B3", "=1/3", None, 1 / 3)
    read = read_workbook(str(path), 0).sheets[0]
    assert (values(read, 2), values(read, 3)) == (["", "21 Member States"], ["", 1 / 3])
    assert read.oddities == {(2, 2): Oddity(kind=OddityKind.NOTE_MARK, detail="49")}


_TEXTS = st.text(st.sampled_from(" ab1_x00D&<>\"'é東\n\t😀"), max_size=12)
_NUMBERS = st.one_of(st.integers(-5, 60_000), st.floats(-1e6, 3e6), st.floats(allow_nan=False, allow_infinity=False))
_SCRIPTS = st.sampled_from(["superscript", "subscript", "baseline"])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _element(text: str) -> str:
    return f'<t xml:space="preserve">{_escaped(text)}</t>'


def _rich(runs: list[tuple[str, str]]) -> str:
    return "".join(f'<r><rPr><vertAlign val="{script}"/></rPr>{_element(text)}</r>' for script, text in runs)


_CELLS = st.one_of(
    st.builds("{}><v>{!r}</v>".format, st.sampled_from(["", ' s="1"', ' s="2"', ' s="3"', ' t="n"']), _NUMBERS),
    st.builds(' t="b"><v>{}</v>'.format, st.integers(0, 1)),
    st.builds(' t="s"><v>{}</v>'.format, st.integers(0, 3)),
    st.builds(lambda text: f' t="str"><f>A1</f><v>{_escaped(text)}</v>', _TEXTS),
    st.builds(lambda text: f' t="inlineStr"><is>{_element(text)}</is>', _TEXTS),
    st.builds(lambda runs: f' t="inlineStr"><is>{_rich(runs)}</is>', st.lists(st.tuples(_SCRIPTS, _TEXTS), max_size=3)),
    st.builds(lambda error: f' t="e"><v>{error}</v>', st.sampled_from(["#N/A", "#REF!", "#DIV/0!"])),
    st.builds(lambda text: f"><f>{_escaped(text)}</f>", _TEXTS),
    st.just(' s="1"/'),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    lines=st.dictionaries(st.integers(1, 40), st.lists(_CELLS, max_size=6), max_size=6),
    shared=st.lists(st.lists(st.tuples(_SCRIPTS, _TEXTS), max_size=2), min_size=4, max_size=4),
    date_system=st.sampled_from(["", '<workbookPr date1904="1"/>']),
)
def test_both_ways_of_reading_agree(
    tmp_path: Path, lines: dict[int, list[str]], shared: list[list[tuple[str, str]]], date_system: str
) -> None:
    data = "".join(row(number, *cells) for number, cells in sorted(lines.items()))
    strings = "".join(f"<si>{_rich(runs)}</si>" for runs in shared)
    book = Book(
        sheets=[Part(data=data)], shared=strings, formats=["yyyy-mm-dd", "[h]:mm", "0.00"], properties=date_system
    )
    sheets = both(tmp_path, book)
    assert len(sheets) == 1


def test_a_sheet_without_relationship_namespace_prefix_r(tmp_path: Path) -> None:
    book = Book(sheets=[Part(data=ONE)])
    workbook = book.parts()["xl/workbook.xml"].decode()
    book.extra["xl/workbook.xml"] = workbook.replace("xmlns:r=", "xmlns:rel=").replace("r:id=", "rel:id=")
    assert RELATED in workbook
    assert values(both(tmp_path, book)[0]) == [1.0, 2.0]
