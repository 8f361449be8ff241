"""The boxes of notes: beside their cells, with ids that no other part uses, and nothing else in a drawing touched."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from packages import MAIN, RELATED, STRICT, Book, Part, row

from sucheck.annotate.notes.adding import empty_comments, with_notes
from sucheck.annotate.notes.anchors import box_size, grid_of
from sucheck.annotate.notes.drawing import Box, blocks, is_bare, note_shapes, with_shapes, without_shapes
from sucheck.annotate.notes.vml import EMPTY_DRAWING
from sucheck.annotate.notes.wording import Run
from sucheck.model import a1
from sucheck.ooxml.splices import edited, inverted

GRID = grid_of()
SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml"\n xmlns:o="urn:schemas-microsoft-com:office:office"\n '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
#: As Excel writes a button: the `<br>` is never closed.
BUTTON = (
    '<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/></v:shapetype><v:shape id="_x0000_s1025" type="#_x0000_t201" style=\'position:'
    'absolute;\n width:69pt\' o:button="t"><v:textbox><div style=\'text-align:center\'><font face="Calibri">Go<br>\n'
    'on</font></div></v:textbox><x:ClientData ObjectType="Button"><x:Anchor>5, 0, 1, 0, 6, 0, 3, 0</x:Anchor>'
    "<x:FmlaMacro>[0]!Go</x:FmlaMacro></x:ClientData></v:shape>"
)
LAYOUT = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
WITH_BUTTON = f"<xml {SPACES}>{LAYOUT}{BUTTON}</xml>".encode()


def person(anchor: str = "2, 15, 0, 10, 3, 15, 3, 10", end: str = "", number: int = 1026) -> str:
    """The box of a person's note on B2."""
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style=\'visibility:hidden\'><x:ClientData '
        f'ObjectType="Note"><x:MoveWithCells/><x:Anchor>\n    {anchor}</x:Anchor><x:Row>1</x:Row>'
        f"<x:Column>1</x:Column>{end}</x:ClientData></v:shape>"
    )


def drawing(*shapes: str, layout: str = LAYOUT) -> bytes:
    return f"<xml {SPACES}>{layout}{''.join(shapes)}</xml>".encode()


def box(row: int, column: int, text: str = "text") -> Box:
    return Box(cell=(row, column), text=text)


def boxed(content: bytes, boxes: Sequence[Box], taken: Collection[int] = ()) -> bytes:
    """The content with boxes; the splices come in order and lead back."""
    splices = with_shapes(content, boxes, GRID, taken)
    assert list(splices) == sorted(splices, key=lambda splice: splice.at)
    new = edited(content, splices)
    assert edited(new, inverted(splices)) == content
    assert {shape.cell for shape in note_shapes(new)} >= {each.cell for each in boxes}
    return new


def ids(content: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb'id="_x0000_s(\d+)"', content)]


def mapped(content: bytes) -> list[bytes]:
    return re.findall(rb'<[^>]*idmap[^>]*data="([^"]*)"', content)


def anchors(content: bytes) -> list[list[int]]:
    return [[int(number) for number in match.split(b",")] for match in re.findall(rb"<x:Anchor>([^<]*)<", content)]


def test_a_sheet_without_a_drawing_gets_one_that_is_hidden_until_pointed_at() -> None:
    new = boxed(EMPTY_DRAWING, [box(2, 3)])
    root = etree.fromstring(new)
    assert [etree.QName(child).localname for child in root] == ["shapelayout", "shapetype", "shape"]
    assert (ids(new), mapped(new)) == ([1025], [b"1"])
    assert "visibility:hidden" in (root[2].get("style") or "")
    client = {etree.QName(child).localname: child.text for child in root[2].iter()}
    assert (client["Row"], client["Column"], client["AutoFill"]) == ("1", "2", "False")
    assert not is_bare(new)


@pytest.mark.parametrize(("number", "data", "last"), [(1, b"2", 2049), (1023, b"2", 3071), (1024, b"2,4", 4097)])
def test_more_notes_take_more_blocks_and_none_that_another_part_has(number: int, data: bytes, last: int) -> None:
    new = boxed(EMPTY_DRAWING, [box(1 + i, 1) for i in range(number)], {1, 3})
    assert (mapped(new), max(ids(new)), len(set(ids(new)))) == ([data], last, number)
    assert blocks(new) == {int(block) for block in data.split(b",")}


def test_three_thousand_notes_have_ids_of_their_own_in_blocks_of_the_part() -> None:
    new = boxed(EMPTY_DRAWING, [box(1 + i // 3, 1 + i % 3) for i in range(3000)], {2})
    assert mapped(new) == [b"1,3,4"]
    assert len(set(ids(new))) == len(note_shapes(new)) == 3000
    assert {number // 1024 for number in ids(new)} == {1, 3, 4} == blocks(new)
    etree.fromstring(new)


def test_a_button_that_is_no_xml_is_kept_as_it_is() -> None:
    new = boxed(WITH_BUTTON, [box(2, 2), box(3, 3)])
    assert BUTTON.encode() in new
    assert ids(new) == [1025, 1026, 1027]
    assert mapped(new) == [b"1"]
    assert new.count(b'<v:shapetype id="_x0000_t202"') == 1
    assert [shape.cell for shape in note_shapes(new)] == [(2, 2), (3, 3)]
    etree.fromstring(new.replace(b"<br>", b"<br/>"))
    cleared = edited(new, without_shapes(new, {(2, 2), (3, 3)}))
    assert note_shapes(cleared) == ()
    assert BUTTON.encode() in cleared
    assert not is_bare(cleared)


def test_a_block_that_two_parts_share_is_left_to_the_other() -> None:
    new = boxed(drawing(person()), [box(9, 9)], {1})
    assert (ids(new), mapped(new)) == ([1026, 2049], [b"1,2"])


@pytest.mark.parametrize(
    ("content", "data"),
    [
        (f"<xml {SPACES}/>", [b"1"]),
        (f"<xml {SPACES}></xml>", [b"1"]),
        (f'<xml {SPACES}><o:shapelayout v:ext="edit"/></xml>', [b"1"]),
        (f'<xml {SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit"/></o:shapelayout></xml>', [b"1"]),
        (f'<xml {SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="7"/></o:shapelayout></xml>', [b"7"]),
        ("<xml/>", [b"1"]),
        ("", [b"1"]),
        (f"<xml {SPACES.replace('xmlns:v', 'xmlns:a').replace('xmlns:x', 'xmlns:v')}></xml>", [b"1"]),
    ],
)
def test_a_drawing_in_which_something_is_missing_is_completed(content: str, data: list[bytes]) -> None:
    new = boxed(content.encode(), [box(2, 2), box(3, 3)])
    assert mapped(new) == data
    names = [etree.QName(element) for element in etree.fromstring(new).iter() if element.tag != "div"]
    spaces = {name.localname: (name.namespace or "").rpartition(":")[2] for name in names}
    assert (spaces["shape"], spaces["idmap"], spaces["ClientData"]) == ("vml", "office", "excel")


def test_the_hidden_box_of_a_person_grows_to_the_right_and_down_and_keeps_its_corner() -> None:
    old = drawing(person(), BUTTON)
    new = boxed(old, [box(2, 2, "a line\n" * 10)])
    width, height = box_size("a line\n" * 10)
    left, x, top, y, right, last_x, bottom, last_y = anchors(new)[0]
    assert (left, x, top, y) == (2, 15, 0, 10)
    assert (right * 64 + last_x - (2 * 64 + 15), bottom * 20 + last_y - 10) == (width, height)
    assert len(with_shapes(old, [box(2, 2, "a line\n" * 10)], GRID)) == 1


@pytest.mark.parametrize(
    "shape",
    [
        person("2, 15, 0, 10, 12, 15, 33, 10"),
        person(end="<x:Visible/>"),
        person("somewhere"),
        person("2, 15, 0, 10, 3, 15, 3"),
        person("99999, 15, 0, 10, 99999, 15, 3, 10"),
        person("-2, 15, 0, 10, 3, 15, 3, 10"),
        person(f"2, {'9' * 5000}, 0, 10, 3, 15, 3, 10"),
        person().replace("x:Anchor", "x:Other"),
    ],
)
def test_a_box_that_is_large_enough_open_or_odd_stays(shape: str) -> None:
    assert with_shapes(drawing(shape), [box(2, 2)], GRID) == ()


def test_only_the_boxes_asked_for_go() -> None:
    old = drawing(person(), BUTTON)
    new = boxed(old, [box(5, 5), box(6, 6)])
    cleared = edited(new, without_shapes(new, {(5, 5), (6, 6), (7, 7)}))
    assert [shape.cell for shape in note_shapes(cleared)] == [(2, 2)]
    assert person().encode() in cleared
    assert is_bare(edited(EMPTY_DRAWING, with_shapes(EMPTY_DRAWING, [], GRID)))
    ours = boxed(EMPTY_DRAWING, [box(5, 5)])
    assert is_bare(edited(ours, without_shapes(ours, {(5, 5)})))


def test_ids_are_found_in_names_of_any_kind() -> None:
    assert blocks(drawing('<v:shape id="Button" o:spid="_x0000_s5121"/>')) == {1, 5}
    assert blocks(drawing("<!-- _x0000_s5121 -->", layout="")) == frozenset()


LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@given(
    st.tuples(st.integers(1, LAST_ROW), st.integers(1, LAST_COLUMN)),
    st.lists(st.tuples(st.integers(1, 16_384), st.integers(1, 16_384), st.floats(allow_nan=True)), max_size=5),
    st.dictionaries(st.integers(1, LAST_ROW), st.floats(), max_size=5),
    st.text(max_size=2000),
)
def test_a_box_lies_in_the_sheet_whatever_its_lines_measure(
    cell: tuple[int, int], widths: list[tuple[int, int, float]], heights: dict[int, float], text: str
) -> None:
    grid = grid_of(widths, heights)
    new = edited(EMPTY_DRAWING, with_shapes(EMPTY_DRAWING, [Box(cell=cell, text=text)], grid))
    left, x, top, y, right, last_x, bottom, last_y = anchors(new)[0]
    assert 0 <= left <= right < LAST_COLUMN
    assert 0 <= top <= bottom < LAST_ROW
    assert min(x, y, last_x, last_y) >= 0
    if grid.columns.length > 2000:
        wide = grid.columns.start(right) + last_x - grid.columns.start(left) - x
        assert wide == box_size(text)[0]


@pytest.mark.parametrize(
    ("cell", "corner"),
    [
        ((1, 1), [1, 15, 0, 2]),
        ((2, 2), [2, 15, 0, 10]),
        ((500, 7), [7, 15, 498, 10]),
        ((LAST_ROW, LAST_COLUMN), [16_377, 29, 1_048_574, 4]),
    ],
)
def test_a_box_stands_right_of_its_cell_or_left_of_it_at_the_end_of_the_sheet(
    cell: tuple[int, int], corner: list[int]
) -> None:
    found = anchors(boxed(EMPTY_DRAWING, [box(*cell)]))[0]
    width, height = box_size("text")
    assert found[:4] == corner
    assert found[4] * 64 + found[5] - found[0] * 64 - found[1] == width
    assert found[6] * 20 + found[7] - found[2] * 20 - found[3] == height


def test_hidden_and_wide_columns_are_counted_as_they_are() -> None:
    grid = grid_of([(2, 3, 0.0), (4, 4, 50.0)], {1: 0.0}, default_width=10.0, default_height=30.0)
    assert [grid.columns.start(line) for line in range(6)] == [0, 70, 70, 70, 420, 490]
    assert grid.columns.at(70) == (3, 0)
    assert [grid.rows.start(line) for line in range(3)] == [0, 0, 40]


def test_a_long_text_gets_a_higher_then_a_wider_box_up_to_a_limit() -> None:
    sizes = [box_size("word " * number) for number in (1, 50, 300, 5000)]
    assert sizes == sorted(sizes)
    assert [width for width, _ in sizes] == [340, 340, 520, 520][: len(sizes)]
    assert sizes[-1] == (520, 640)


def noted_book(path: Path, number: int, namespace: str = MAIN, vml: bytes = EMPTY_DRAWING) -> str:
    """A workbook with that many notes on its sheet, opened from the parts that are written here."""
    cells = [(2 + i // 3, 1 + i % 3) for i in range(number)]
    base = empty_comments(namespace)
    related = RELATED if namespace == MAIN else "http://purl.oclc.org/ooxml/officeDocument/relationships"
    types = (
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override '
        'PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
        'comments+xml"/></Types>'
    )
    notes = {cell: (Run(text=f"note {a1(*cell)}\n", bold=True), Run(text="why: é")) for cell in cells}
    parts = Part(after='<legacyDrawing r:id="v"/>', data=row(1, "><v>1</v>"))
    book = Book(sheets=[parts], namespace=namespace, related=related)
    if namespace == STRICT:
        parts.whole = parts.xml(namespace).decode().replace(RELATED, related)
    book.extra = {
        "[Content_Types].xml": book.parts()["[Content_Types].xml"].decode().replace("</Types>", types),
        "xl/comments1.xml": edited(base, with_notes(base, notes)),
        "xl/drawings/vmlDrawing1.vml": edited(vml, with_shapes(vml, [box(*cell) for cell in cells], GRID)),
        "xl/worksheets/_rels/sheet1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="v" '
            f'Type="{related}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="c" '
            f'Type="{related}/comments" Target="../comments1.xml"/></Relationships>'
        ),
    }
    return book.save(path)


def shown_notes(path: str) -> dict[str, str]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return {cell.coordinate: cell.comment.text for cells in sheet.iter_rows() for cell in cells if cell.comment}


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_shows_all_notes_in_their_boxes(tmp_path: Path) -> None:
    books = {
        "one": noted_book(tmp_path / "one.xlsx", 1),
        "three": noted_book(tmp_path / "three.xlsx", 3, STRICT),
        "many": noted_book(tmp_path / "many.xlsx", 3000),
        "button": noted_book(tmp_path / "button.xlsx", 3, vml=WITH_BUTTON),
    }
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", tmp_path / "out", *books.values()],  # noqa: S607  found on the path
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for name, number in {"one": 1, "three": 3, "many": 3000, "button": 3}.items():
        cells = [a1(2 + i // 3, 1 + i % 3) for i in range(number)]
        assert shown_notes(str(tmp_path / "out" / f"{name}.xlsx")) == {cell: f"note {cell}\nwhy: é" for cell in cells}


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_openpyxl_reads_all_notes(tmp_path: Path) -> None:
    assert len(shown_notes(noted_book(tmp_path / "many.xlsx", 3000))) == 3000
    assert shown_notes(noted_book(tmp_path / "one.xlsx", 1)) == {"A2": "note A2\nwhy: é"}
