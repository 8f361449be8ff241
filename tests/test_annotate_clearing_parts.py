"""What is ours in single parts of a workbook, found by what it says and looks like, and nothing else taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from resaving import Parts, parts_of, save
from test_annotate_clearing import annotated, clear, finding, source

from sucheck.annotate.clearing.cells import RestyledCells, restyled, without_legacy_drawing
from sucheck.annotate.clearing.clear import Cleared
from sucheck.annotate.clearing.fills import ClearedFormats, has_marks
from sucheck.annotate.clearing.workbook import without_sheets
from sucheck.annotate.styles.colours import Palette, palette_of
from sucheck.annotate.styles.formats import ReplacedFill
from sucheck.ooxml.splices import edited

RECORD = "customXml/item1.xml"
OURS = "── sucheck ──\nerror CL01 · x\nfingerprint 80e86364ba926d0b\n── end of sucheck ──"
SHEETS = '<sheet name="A"/><sheet name="sucheck"/><sheet name="B" state="hidden"/><sheet name="C"/>'


def workbook(inner: str) -> bytes:
    return f"<workbook>{inner}</workbook>".encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            '<bookViews><workbookView firstSheet="0" activeTab="1"/></bookViews>',
            '<bookViews><workbookView firstSheet="0" activeTab="0"/></bookViews>',
            id="open sheet goes",
        ),
        pytest.param(
            '<bookViews><workbookView firstSheet="2" activeTab="3"/></bookViews>',
            '<bookViews><workbookView firstSheet="1" activeTab="2"/></bookViews>',
            id="open sheet moves",
        ),
        pytest.param(
            '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1">sucheck!$A$1</definedName>'
            '<definedName name="n" localSheetId="3">C!$A$1</definedName>'
            '<definedName name="m" localSheetId="0">A!$A$1</definedName></definedNames>',
            '<definedNames><definedName name="n" localSheetId="2">C!$A$1</definedName>'
            '<definedName name="m" localSheetId="0">A!$A$1</definedName></definedNames>',
            id="names of sheets",
        ),
        pytest.param(
            '<definedNames><definedName name="f" localSheetId="1">sucheck!$A$1</definedName></definedNames>',
            "",
            id="only name",
        ),
        pytest.param(
            "<definedNames><definedName name=\"n\">SUM(sucheck!$A$1,'sucheck'!B2,mysucheck!A1,A!$A$1)</definedName>"
            "</definedNames>",
            '<definedNames><definedName name="n">SUM(#REF!$A$1,#REF!B2,mysucheck!A1,A!$A$1)</definedName>'
            "</definedNames>",
            id="name that speaks of it",
        ),
    ],
)
def test_what_is_told_of_sheets_by_their_place_stays_true(before: str, after: str) -> None:
    content = workbook(f"<sheets>{SHEETS}</sheets>{before}")
    left = SHEETS.replace('<sheet name="sucheck"/>', "")
    assert edited(content, without_sheets(content, [1])) == workbook(f"<sheets>{left}</sheets>{after}")


def test_where_the_open_sheet_goes_the_first_that_is_shown_is_opened() -> None:
    content = workbook(
        '<bookViews><workbookView activeTab="2"/></bookViews>'
        '<sheets><sheet name="A" state="hidden"/><sheet name="B"/><sheet name="sucheck"/></sheets>'
    )
    assert b'activeTab="1"' in edited(content, without_sheets(content, [2]))


def change_list(path: Path, to: Path, change: Callable[[openpyxl.Workbook], object]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(to)
    return to


def hide_all_but_the_list(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets[:-1]:
        sheet.sheet_state = "hidden"
    book.active = len(book.worksheets) - 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda book: book["sucheck"].cell(2, 9, "done"), id="a cell beside"),
        pytest.param(lambda book: setattr(book["sucheck"]["A2"], "comment", Comment("done", "Anna")), id="a note"),
        pytest.param(hide_all_but_the_list, id="no other sheet shown"),
    ],
)
def test_a_list_that_somebody_added_to_is_kept(tmp_path: Path, change: Callable[[openpyxl.Workbook], object]) -> None:
    marked = annotated(source(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", has_summary=True)
    done = clear(change_list(marked, tmp_path / "c.xlsx", change), tmp_path / "d.xlsx")
    kept = "the sheet 'sucheck' is kept: somebody has added to it, or no other sheet is shown"
    assert kept in done.remarks
    assert openpyxl.load_workbook(tmp_path / "d.xlsx")["sucheck"]["C2"].value == "Claims!A2"


@pytest.mark.parametrize("name", ["sucheck", "sucheck (2)"])
def test_a_sheet_that_is_only_called_as_ours_is_kept(tmp_path: Path, name: str) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet(name)["A1"] = "my notes on sucheck"

    path = change_list(source(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", add)
    marked = annotated(path, tmp_path / "c.xlsx", has_summary=True)
    again = change_list(marked, tmp_path / "d.xlsx", lambda book: book)
    clear(again, tmp_path / "e.xlsx")
    assert openpyxl.load_workbook(tmp_path / "e.xlsx").sheetnames == ["Claims", "Other", "Bare", name]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(OURS, None, id="ours alone"),
        pytest.param(f"before\n{OURS}", "before", id="before"),
        pytest.param(f"{OURS}\nbehind", "\nbehind", id="behind"),
        pytest.param(f"before\n{OURS}\nbehind", "before\nbehind", id="around"),
        pytest.param(f"before\n{OURS}\n{OURS}\nbehind", "before\nbehind", id="ours copied"),
        pytest.param("── sucheck ──\nis a line of mine", "── sucheck ──\nis a line of mine", id="no fingerprint"),
    ],
)
def test_in_a_note_only_our_words_go(tmp_path: Path, text: str, left: str | None) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"].comment = Comment(text, "Anna")
    sheet["C3"].comment = Comment("another", "Anna")
    book.save(tmp_path / "a.xlsx")
    assert clear(tmp_path / "a.xlsx", tmp_path / "b.xlsx") == Cleared(is_exact=False, remarks=())
    cells = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    notes = {cell.coordinate: cell.comment.text for row in cells.iter_rows() for cell in row if cell.comment}
    assert notes == ({"B2": left} if left else {}) | {"C3": "another"}


def test_with_the_last_note_its_parts_go_but_a_drawing_with_a_button_stays(tmp_path: Path) -> None:
    path = source(tmp_path / "a.xlsx")
    parts = parts_of(
        annotated(path, tmp_path / "b.xlsx", finding("CL01", "Bare", "A1"), finding("CL01", "Claims", "A2"))
    )
    del parts[RECORD]
    clear(save(parts, tmp_path / "c.xlsx"), tmp_path / "d.xlsx")
    left = parts_of(tmp_path / "d.xlsx")
    assert left.keys() == parts_of(path).keys()
    assert b"Press" in left["xl/drawings/vmlDrawing1.vml"]
    assert b"<legacyDrawing" in left["xl/worksheets/sheet1.xml"]
    assert b"<legacyDrawing" not in left["xl/worksheets/sheet3.xml"]


STANDARD = palette_of(b"<styleSheet/>", None)
STYLES = (
    '<s:styleSheet xmlns:s="m"><s:fills count="4"><s:fill><s:patternFill patternType="none"/></s:fill>'
    '<s:fill><s:patternFill patternType="gray125"/></s:fill>'
    '<s:fill><s:patternFill patternType="solid"><s:fgColor rgb="FFFFC4C6"/><s:bgColor rgb="FF5C0003"/></s:patternFill>'
    '</s:fill><s:fill><s:patternFill patternType="solid"><s:fgColor rgb="FFFFC4C6"/></s:patternFill></s:fill>'
    '</s:fills><s:cellXfs count="3"><s:xf fillId="0"/><s:xf fillId="2" applyFill="1"/><s:xf fillId="3"/></s:cellXfs>'
    "</s:styleSheet>"
)
NONE = b'<fill><patternFill patternType="none"/></fill>'
BLUE = b'<x:fill xmlns:x="y"><x:patternFill patternType="solid"><x:fgColor theme="4"/></x:patternFill></x:fill>'


def refilled(*fills: ReplacedFill) -> tuple[str, bool]:
    cleared = ClearedFormats(STYLES.encode(), fills, STANDARD)
    return edited(STYLES.encode(), cleared.splices()).decode(), bool(cleared.untold)


@pytest.mark.parametrize(
    ("apply", "xf"),
    [
        (None, '<s:xf fillId="0"/>'),
        ("0", '<s:xf fillId="0" applyFill="0"/>'),
        ("true", '<s:xf fillId="0" applyFill="true"/>'),
    ],
)
def test_a_format_gets_the_fill_that_its_number_stands_for(apply: str | None, xf: str) -> None:
    after = STYLES.replace('<s:xf fillId="2" applyFill="1"/>', xf)
    assert refilled(ReplacedFill(number=3, fill=NONE, apply=apply)) == (after, False)


def test_a_fill_that_is_gone_is_added_with_the_prefix_of_the_part() -> None:
    fill = '<s:fill><s:patternFill patternType="solid"><s:fgColor theme="4"/></s:patternFill></s:fill></s:fills>'
    after = STYLES.replace("</s:fills>", fill).replace('count="4"', 'count="5"')
    after = after.replace('<s:xf fillId="2" applyFill="1"/>', '<s:xf fillId="4" applyFill="1"/>')
    for written in (BLUE.replace(b' xmlns:x="y"', b""), BLUE.replace(b' xmlns:x="y"', b"").replace(b"x:", b"")):
        assert refilled(ReplacedFill(number=3, fill=written, apply="1")) == (after, False)


@pytest.mark.parametrize(
    "fills",
    [
        pytest.param((), id="none"),
        pytest.param((ReplacedFill(number=4, fill=NONE, apply=None),), id="another number"),
        pytest.param((ReplacedFill(number=3, fill=b"<fill>", apply=None),), id="cut off"),
        pytest.param((ReplacedFill(number=3, fill=b"<font/>", apply=None),), id="no fill"),
        pytest.param((ReplacedFill(number=3, fill=NONE + NONE, apply=None),), id="two"),
        pytest.param((ReplacedFill(number=3, fill=b"<fill><evil/></fill>", apply=None),), id="more than a fill"),
        pytest.param((ReplacedFill(number=3, fill=b"<fill>&x;</fill>", apply=None),), id="entity"),
        pytest.param((ReplacedFill(number=3, fill=b"", apply=None),), id="empty"),
    ],
)
def test_where_the_record_names_no_fill_the_format_has_none(fills: tuple[ReplacedFill, ...]) -> None:
    assert refilled(*fills) == (STYLES.replace('<s:xf fillId="2" applyFill="1"/>', '<s:xf fillId="0"/>'), True)


def test_our_colour_counts_without_its_number_only_where_no_number_is_left() -> None:
    assert has_marks(STYLES.encode())
    assert ClearedFormats(STYLES.encode(), (), STANDARD).untold == {1}
    dropped = STYLES.replace("5C0003", "FFCC99").encode()
    cleared = ClearedFormats(dropped, (), STANDARD)
    assert not has_marks(dropped)
    assert (cleared.splices(), sorted(cleared.untold), cleared.is_numbered) == ((), [1, 2], False)
    assert [cleared.refilled(style, words) for style in (1, 2) for words in ("", "none")] == [3, 3, 4, 4]
    copies = '<s:xf fillId="0" applyFill="1"/><s:xf fillId="0"/></s:cellXfs>'
    after = STYLES.replace("5C0003", "FFCC99").replace("</s:cellXfs>", copies).replace('count="3"', 'count="5"')
    assert edited(dropped, cleared.splices()).decode() == after


@pytest.mark.parametrize(
    ("words", "palette", "colour"),
    [
        ("rgb FFFFFF00", STANDARD, 'rgb="FFFFFF00"'),
        ("indexed 13", STANDARD, 'indexed="13"'),
        ("indexed 13 (rgb FFFFFF00)", STANDARD, 'indexed="13"'),
        ("indexed 13 (rgb FFFFFF00)", Palette(theme=(), indexed=("FFFFFF00",)), 'rgb="FFFFFF00"'),
        ("theme 4 tint -0.6", STANDARD, 'theme="4" tint="-0.6"'),
        ("theme 4 tint 0.6 (rgb FFB4C7E7)", Palette(theme=("FF4472C4",) * 5, indexed=()), 'theme="4" tint="0.6"'),
        ("theme 4 tint 0.6 (rgb FFB4C7E7)", STANDARD, 'rgb="FFB4C7E7"'),
    ],
)
def test_a_cell_gets_the_fill_that_its_note_tells_once_for_all_cells(words: str, palette: Palette, colour: str) -> None:
    cleared = ClearedFormats(STYLES.encode(), (), palette)
    assert [cleared.refilled(1, words), cleared.refilled(1, ""), cleared.refilled(1, words)] == [3, 1, 3]
    new = edited(STYLES.encode(), cleared.splices()).decode()
    assert f'"solid"><s:fgColor {colour}/><s:bgColor indexed="64"/></s:patternFill></s:fill></s:fills>' in new
    assert '<s:xf fillId="0"/><s:xf fillId="3"/><s:xf fillId="4" applyFill="1"/></s:cellXfs>' in new


@pytest.mark.parametrize(
    "words", ["another pattern", "?", "rgb FFFF", 'rgb FFFFFF00"/>', "theme four", "indexed 13 tint x", "rgb FFFFFF00 "]
)
def test_words_that_tell_no_fill_make_none(words: str) -> None:
    cleared = ClearedFormats(STYLES.encode(), (), STANDARD)
    assert cleared.refilled(1, words) is None
    assert edited(STYLES.encode(), cleared.splices()).decode() == refilled()[0]


CELLS = (
    b'<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1" s="7"><x:c r="A1" s="7" t="s"><x:v>1</x:v></x:c>'
    b'<!-- <x:c r="A2" s="7"/> --><x:c r=\'B1\' s=\'7\'/><x:c s=\'8\'><x:v>7</x:v></x:c><x:c t="n" s="70" r="C1"/>'
    b'<x:c r="D1"><x:is><x:t><![CDATA[<c r="A2" s="7">]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
)


@given(st.integers(1, len(CELLS)))
def test_only_cells_with_a_note_of_ours_get_another_format_whatever_the_chunks(size: int) -> None:
    chunks = [CELLS[at : at + size] for at in range(0, len(CELLS), size)]
    formats = {(7, "rgb FFFFFF00"): 12, (7, ""): 13}
    for words, style, lost in (("rgb FFFFFF00", b"12", ()), ("another pattern", b"13", ("A1",))):
        fills = {(1, 1): words, (2, 1): words, (1, 3): words}
        done = restyled(chunks, {7, 8}, fills, lambda style, words: formats.get((style, words)))
        assert edited(CELLS, done.splices) == CELLS.replace(b'<x:c r="A1" s="7"', b'<x:c r="A1" s="%b"' % style)
        assert done == RestyledCells(splices=done.splices, lost=lost, untold=("B1", "?"))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('<legacyDrawing r:id="rId1"/>', ""),
        ("<x:legacyDrawing  r:id='rId1' ></x:legacyDrawing >", ""),
        ('<legacyDrawing r:id="rId2"/>', '<legacyDrawing r:id="rId2"/>'),
        ('<legacyDrawing r:id="rId2"></legacyDrawing>', '<legacyDrawing r:id="rId2"></legacyDrawing>'),
        ('<legacyDrawingHF r:id="rId1"/>', '<legacyDrawingHF r:id="rId1"/>'),
        ('<!--<legacyDrawing r:id="rId1"/>-->', '<!--<legacyDrawing r:id="rId1"/>-->'),
    ],
)
def test_a_sheet_no_longer_names_the_drawing_that_is_gone(written: str, left: str) -> None:
    content = "<worksheet><sheetData><c><![CDATA[<legacyDrawing r:id='rId1'/>]]></c></sheetData>{}<extLst/></worksheet>"
    before = content.format(written).encode()
    for size in (1, 7, len(before)):
        chunks = [before[at : at + size] for at in range(0, len(before), size)]
        assert edited(before, without_legacy_drawing(chunks, {"rId1"})) == content.format(left).encode()


def test_a_sheet_in_utf_16_is_cleared_in_utf_16(tmp_path: Path) -> None:
    path = source(tmp_path / "a.xlsx")
    parts: Parts = parts_of(path)
    for name in ("xl/worksheets/sheet3.xml", "xl/styles.xml", "xl/comments1.xml"):
        parts[name] = parts[name].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    wide = save(parts, tmp_path / "b.xlsx")
    marked = parts_of(annotated(wide, tmp_path / "c.xlsx"))
    marked["xl/worksheets/sheet1.xml"] += b"\n"
    assert clear(save(marked, tmp_path / "d.xlsx"), tmp_path / "e.xlsx") == Cleared(is_exact=False, remarks=())
    left = parts_of(tmp_path / "e.xlsx")
    assert left["xl/comments1.xml"] == parts["xl/comments1.xml"]
    assert b"c\0o\0m\0m\0e\0n\0t\0s" not in left.get("xl/worksheets/_rels/sheet3.xml.rels", b"")
    assert "legacyDrawing" not in left["xl/worksheets/sheet3.xml"].decode("utf-16")
