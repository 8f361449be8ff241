"""Marks at the limits of what programs hold: long notes, boxes without an anchor, the last cell format."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from marked import annotate, notes
from opened import Opened
from openpyxl.comments import Comment

from sucheck.annotate.marks import marks_of, settled
from sucheck.annotate.notes.anchors import box_size, grid_of
from sucheck.annotate.notes.drawing import Box, with_shapes
from sucheck.annotate.notes.wording import END, LEAST_SIGNS, MOST_SIGNS, START, note_runs, own_section, told_fills
from sucheck.annotate.styles.formats import Formats
from sucheck.model import Finding, InputFile, Ledger, Place, Report, Severity, Visibility
from sucheck.ooxml.splices import edited
from sucheck.ooxml.workbook import SheetPart

AT = Place(input=0, sheet="Claims", cell="E2")
CLAIMS = SheetPart(name="Claims", visibility=Visibility.VISIBLE, part="xl/worksheets/sheet1.xml", position=0)
MOST_FORMATS = 65_490  # of Excel


def claims(path: Path, note: str = "") -> Path:
    """A workbook with a count in D2 that its list in E2 does not bear out, and a person's note on E2."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Claims"
    sheet.append(["claim", "act", "about", "stated", "listed"])
    sheet.append(["C1", "(EU) 2018/843", "full", 4, "Germany, Spain"])
    if note:
        sheet["E2"].comment = Comment(note, "Anna")
    book.save(path)
    return path


def cut_as_programs_do(path: Path) -> Path:
    """Save the workbook anew with what is kept of the note on E2."""
    book = openpyxl.load_workbook(path)
    held = book["Claims"]["E2"].comment
    assert held is not None
    book["Claims"]["E2"].comment = Comment(held.text[:MOST_SIGNS], "Anna")
    book.save(path)
    return path


def finding(message: str = "message", fingerprint: str = "80e86364ba926d0b") -> Finding:
    return Finding(
        rule="CL01", name="count-differs-from-list", severity=Severity.ERROR, message=message, act="", subject="",
        values={}, basis=("TFEU, Article 288",), places=(AT,), fingerprint=fingerprint,
    )  # fmt: skip


def told(findings: list[Finding], room: int = MOST_SIGNS, fill: str = "") -> str:
    return "".join(run.text for run in note_runs(findings, AT, {(2, 5): fill} if fill else {}, room))


@pytest.mark.parametrize("length", [32_000, 32_400, 32_500, 32_527 - 1])
def test_below_a_long_note_we_say_less_and_go_again_as_a_whole(length: int, tmp_path: Path) -> None:
    original = claims(tmp_path / "a.xlsx", "P" * length)
    annotate(original, "-o", tmp_path / "marked.xlsx")
    text = notes(tmp_path / "marked.xlsx")["Claims!E2"]
    assert len(text) <= MOST_SIGNS
    section = own_section(text)
    assert section == (length, len(text))
    annotate("--clear", cut_as_programs_do(tmp_path / "marked.xlsx"), "-o", tmp_path / "cleared.xlsx")
    assert notes(tmp_path / "cleared.xlsx") == {"Claims!E2": "P" * length}


def test_where_a_note_is_full_another_cell_tells(tmp_path: Path) -> None:
    original = claims(tmp_path / "a.xlsx", "P" * 32_700)
    run = annotate(original, "-o", tmp_path / "marked.xlsx")
    assert run.stderr == ("sucheck: Claims!E2: holds a note that leaves no room for more words; see the note on A1\n")
    text = notes(tmp_path / "marked.xlsx")
    assert text["Claims!E2"] == "P" * 32_700
    assert "fingerprint" in text["Claims!A1"]
    annotate("--clear", tmp_path / "marked.xlsx", "-o", tmp_path / "cleared.xlsx")
    assert Opened(tmp_path / "cleared.xlsx").parts == Opened(original).parts


def test_the_findings_told_last_go_first() -> None:
    one = told([finding()])
    two = told([finding(), finding()], room=2 * len(one))
    assert two.count("fingerprint ") == 2
    room = len(one) + len("2 further findings: sucheck itself lists all\n")
    assert told([finding()] * 3, room=room) == one.replace(END, f"2 further findings: sucheck itself lists all\n{END}")


def test_of_a_finding_that_does_not_fit_its_beginning_is_told() -> None:
    assert told([finding("x" * 900)], room=300).splitlines() == [
        START,
        "error CL01 · count-differs-from-list",
        f"{'x' * 98}…",
        "fingerprint 80e86364ba926d0b",
        END,
    ]


def test_a_fill_that_does_not_fit_is_told_to_be_unknown() -> None:
    fill = "solid " + "F" * 500
    assert told_fills(told([finding()], room=1_000, fill=fill), (2, 5)) == {(2, 5): fill}
    assert told_fills(told([finding()], room=500, fill=fill), (2, 5)) == {(2, 5): "?"}


@given(
    st.lists(st.builds(finding, st.text(max_size=2_000), st.text("0123456789abcdef", min_size=8, max_size=64)),
             min_size=1, max_size=30),
    st.integers(LEAST_SIGNS, MOST_SIGNS),
    st.text("F0 ", max_size=600),
)  # fmt: skip
def test_our_words_keep_to_their_room_and_are_known_again(findings: list[Finding], room: int, fill: str) -> None:
    text = told(findings, room, fill.strip())
    assert len(text.encode("utf-16-le")) // 2 <= room
    assert own_section(f"mine\n{text}") == (4, 5 + len(text))


#: As openpyxl writes the box of a note.
SHAPE = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape '
    'id="_x0000_s1026" style="{}" fillcolor="#ffffe1"><x:ClientData ObjectType="Note"><x:AutoFill>False</x:AutoFill>'
    "<x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>"
)


@pytest.mark.parametrize(
    ("style", "grown"),
    [
        ("position:absolute; width:144px;height:79px;z-index:1", "position:absolute; width:{}px;height:{}px;z-index:1"),
        ("WIDTH : 2in;height:59.25pt", "width:{}px;height:{}px"),
        ("width:144;height:2cm", "width:{}px;height:{}px"),
        ("width:900px;height:79px", "width:900px;height:{1}px"),
        ("max-width:1px;width:auto;height:79px", "max-width:1px;width:auto;height:{1}px"),
        ("width:900px;height:700pt", "width:900px;height:700pt"),
        ("visibility:hidden", "visibility:hidden"),
    ],
)
def test_a_box_without_an_anchor_grows_by_its_style(style: str, grown: str) -> None:
    text = "a line\n" * 20
    old = SHAPE.format(style).encode()
    new = edited(old, with_shapes(old, [Box(cell=(2, 2), text=text)], grid_of()))
    assert new == SHAPE.format(grown.format(*box_size(text))).encode()


def test_the_note_of_a_book_that_openpyxl_wrote_shows_our_words_too(tmp_path: Path) -> None:
    original = claims(tmp_path / "a.xlsx", "mine")
    annotate(original, "-o", tmp_path / "marked.xlsx")
    width, height = box_size(notes(tmp_path / "marked.xlsx")["Claims!E2"])
    drawings = [part for name, part in Opened(tmp_path / "marked.xlsx").parts.items() if name.endswith(".vml")]
    assert len(drawings) == 1
    assert f"width:{width}px;height:{height}px".encode() in drawings[0]
    annotate("--clear", tmp_path / "marked.xlsx", "-o", tmp_path / "cleared.xlsx")
    assert Opened(tmp_path / "cleared.xlsx").parts == Opened(original).parts


class Counted(Finding):
    """A finding that cannot be compared."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("findings are told apart by what they are, not by what they say")

    __hash__ = Finding.__hash__


def test_findings_on_one_cell_are_not_compared_with_each_other() -> None:
    found = [
        Counted(rule="CL01", name="n", severity=Severity.ERROR, message=str(number), act="", subject="", values={},
                basis=(), places=(AT, AT), fingerprint="80e86364ba926d0b")
        for number in range(50)
    ]  # fmt: skip
    report = Report(
        version="1", inputs=(InputFile(path="a.xlsx", sha256="", kind="workbook"),), findings=tuple(found),
        undecided=(), claims=(), ledger=Ledger(seen=0, checked=0, undecided=0, not_understood=()), holds={},
    )  # fmt: skip
    cells = marks_of(report, 0, [CLAIMS])["Claims"]
    assert [each.message for each in cells[2, 5]] == [str(number) for number in range(50)]
    marks = settled({**cells, (3, 5): cells[2, 5]}, {(3, 5): (2, 5)}, frozenset())
    assert [each.message for each in marks.noted[2, 5]] == [str(number) for number in range(50)]


def with_formats(path: Path, number: int) -> Path:
    """Give a workbook as many cell formats."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xf = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    styles, found = re.subn(
        rb"<cellXfs[^>]*>.*</cellXfs>", b'<cellXfs count="%d">%b</cellXfs>' % (number, xf * number),
        parts["xl/styles.xml"], flags=re.DOTALL,
    )  # fmt: skip
    assert found == 1
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, part in (parts | {"xl/styles.xml": styles}).items():
            archive.writestr(name, part)
    return path


@pytest.mark.parametrize(
    ("left", "remark"),
    [
        (0, "2 cells have their note but no colour"),
        (1, ""),
    ],
)
def test_without_a_format_for_colours_there_are_notes_and_a_remark(left: int, remark: str, tmp_path: Path) -> None:
    original = with_formats(claims(tmp_path / "a.xlsx"), MOST_FORMATS - left)
    run = annotate(original, "-o", tmp_path / "marked.xlsx", "--summary-sheet")
    said = f"sucheck: the workbook has as many cell formats as Excel allows: {remark}\n"
    assert run.stderr == (said if remark else "")
    marked = Opened(tmp_path / "marked.xlsx")
    root = etree.fromstring(marked.parts["xl/styles.xml"])
    assert len(root.findall("{*}cellXfs/{*}xf")) == MOST_FORMATS
    summary = marked.tree(marked.sheets["sucheck"])
    assert Counter(cell.get("s") for cell in summary.iter("{*}c")).keys() == {"0"}
    assert len(notes(tmp_path / "marked.xlsx")) == 2
    annotate("--clear", tmp_path / "marked.xlsx", "-o", tmp_path / "cleared.xlsx")
    assert Opened(tmp_path / "cleared.xlsx").parts == Opened(original).parts


def test_the_list_of_findings_has_the_first_format_where_no_more_are_possible() -> None:
    xfs = '<xf fillId="0"/>' * (MOST_FORMATS - 1)
    content = f'<styleSheet xmlns="urn:x"><fonts/><cellXfs>{xfs}</cellXfs></styleSheet>'.encode()
    formats = Formats(content)
    assert [formats.wrapped(), formats.header(), formats.link()] == [MOST_FORMATS - 1, 0, 0]
    assert b"<b/>" not in edited(content, formats.splices())
