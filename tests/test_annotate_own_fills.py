"""The fill that a mark stands for comes back from the note, whatever program has saved the workbook in between."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import COLOR_INDEX, Color
from resaving import as_libreoffice, as_openpyxl, parts_of, save
from test_annotate_clearing import LOST, annotated, clear, finding, looks

from sucheck.annotate.clearing.clear import Cleared
from sucheck.annotate.notes.wording import END, START, note_runs, own_section, told_fills
from sucheck.annotate.styles.colours import Palette, palette_of, tinted
from sucheck.annotate.styles.own_fill import fill_from_words, fill_in_words
from sucheck.model import Place

BLUE = "FF4472C4"
THEME = "xl/theme/theme1.xml"
FILLS = {
    "A1": None,
    "A2": PatternFill("solid", fgColor="FFFFFF00"),
    "A3": PatternFill("solid", fgColor=Color(theme=4, tint=0.6)),
    "A4": PatternFill("solid", fgColor=Color(theme=1)),
    "A5": PatternFill("solid", fgColor=Color(indexed=13)),
    "A6": PatternFill("solid", fgColor="FFFFC4C6"),
    "B1": None,
    "B2": PatternFill("solid", fgColor="FF00B050"),
}
MARKED = ("A1", "A2", "A3", "A4", "A5", "A6", "B2", "C9")
PATTERN = '<fill><patternFill patternType="{}">{}</patternFill></fill>'


def solid(colour: str) -> bytes:
    return PATTERN.format("solid", f"<fgColor {colour}/>").encode()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with fills of every kind, and with a theme of its own, of which the fifth colour is red."""
    path = tmp_path_factory.mktemp("fills") / "original.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Claims"
    for cell, fill in FILLS.items():
        sheet[cell] = cell
        if fill is not None:
            sheet[cell].fill = fill
    book.save(path)
    parts = parts_of(path)
    red = b'<a:accent1><a:srgbClr val="FF0000"/></a:accent1>'
    parts[THEME], count = re.subn(rb"<a:accent1>.*?</a:accent1>", red, parts[THEME], flags=re.DOTALL)
    assert count == 1
    return save(parts, path)


def marked(path: Path, to: Path, *cells: str) -> Path:
    return annotated(path, to, *(finding("CL01", "Claims", cell) for cell in cells or MARKED))


def told(path: Path) -> dict[str, str]:
    """The last words of each note of ours before its end."""
    notes = {cell: str(look[1]).splitlines() for cell, look in looks(path).items() if look[1]}
    return {cell: lines[-2] for cell, lines in notes.items() if lines[-2].startswith("own fill")}


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        (PATTERN.format("none", "").encode(), ""),
        (b"<fill><patternFill/></fill>", ""),
        (b"<fill/>", ""),
        (solid('rgb="FFFFFF00"'), "rgb FFFFFF00"),
        (solid('rgb="FFFFFF00" tint="-0.25"'), "rgb FFFFFF00 tint -0.25"),
        (solid('theme="4"'), f"theme 4 (rgb {BLUE})"),
        (solid('theme="4" tint="0.59999389629810485"'), "theme 4 tint 0.59999389629810485 (rgb FFB4C7E7)"),
        (solid('theme="3"'), "theme 3"),
        (solid('theme="77" tint="1E-3"'), "theme 77 tint 1E-3"),
        (solid('indexed="13"'), "indexed 13 (rgb FFFFFF00)"),
        (solid('indexed="64"'), "indexed 64"),
        (solid('auto="1"'), "another pattern"),
        (solid('rgb="yellow"'), "another pattern"),
        (solid('theme="4" tint="much"'), "another pattern"),
        (PATTERN.format("solid", "").encode(), "another pattern"),
        (PATTERN.format("darkUp", '<fgColor rgb="FFFFFF00"/>').encode(), "another pattern"),
        (b'<fill><gradientFill><stop position="0"><color rgb="FFFFFF00"/></stop></gradientFill></fill>',
         "another pattern"),
    ],
)  # fmt: skip
def test_a_fill_is_told_in_words_that_lead_back_to_it(fill: bytes, words: str) -> None:
    palette = Palette(theme=("", "", "", "", BLUE), indexed=palette_of(b"<styleSheet/>", None).indexed)
    assert fill_in_words(fill, palette) == words
    again = fill_from_words(words, palette)
    assert (again is None) == (words in {"", "another pattern"})
    if again is not None:
        assert fill_in_words(again, palette) == words


@pytest.mark.parametrize(
    ("colour", "tint", "seen"),
    [(BLUE, 0, BLUE), (BLUE, -0.5, "FF203864"), ("FFFF0000", 0.6, "FFFF9999"), ("FF000000", 1, "FFFFFFFF")],
)
def test_a_tint_makes_a_colour_lighter_or_darker(colour: str, tint: float, seen: str) -> None:
    assert tinted(colour, tint) == seen


def test_the_colours_of_a_workbook_are_those_of_its_theme_and_of_its_own_palette() -> None:
    theme = etree.fromstring(
        '<a:theme xmlns:a="a"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="ffffff"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
        '<a:accent2><a:hslClr hue="0"/></a:accent2></a:clrScheme></a:theme>'
    )
    styles = b'<styleSheet><colors><indexedColors><rgbColor rgb="00123456"/></indexedColors></colors></styleSheet>'
    palette = palette_of(styles, theme)
    assert palette == Palette(theme=("FFFFFFFF", "FF000000", "", "", BLUE, *[""] * 7), indexed=("FF123456",))
    assert fill_in_words(solid('indexed="0"'), palette) == "indexed 0 (rgb FF123456)"
    assert fill_in_words(solid('indexed="1"'), palette) == "indexed 1"


def test_a_workbook_without_a_palette_has_the_standard_one() -> None:
    palette = palette_of(b"<styleSheet/>", None)
    assert palette.theme == ()
    assert palette.indexed == tuple(f"FF{colour[2:]}" for colour in COLOR_INDEX[:64])


def test_only_notes_on_cells_with_a_fill_of_their_own_tell_of_it(tmp_path: Path, original: Path) -> None:
    assert told(marked(original, tmp_path / "a.xlsx")) == {
        "Claims!A2": "own fill: rgb FFFFFF00",
        "Claims!A3": "own fill: theme 4 tint 0.6 (rgb FFFF9999)",
        "Claims!A4": "own fill: theme 1 (rgb FF000000)",
        "Claims!A5": "own fill: indexed 13 (rgb FFFFFF00)",
        "Claims!A6": "own fill: rgb FFFFC4C6",
        "Claims!B2": "own fill: rgb FF00B050",
    }


def resaved_by_openpyxl(path: Path, to: Path) -> Path:
    openpyxl.load_workbook(path).save(to)
    return to


def resaved_by_libreoffice(path: Path, to: Path) -> Path:
    return as_libreoffice(path, to, to.parent / "profile")


PROGRAMS = [
    resaved_by_openpyxl,
    as_openpyxl,
    pytest.param(
        resaved_by_libreoffice,
        marks=pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice"),
    ),
]


@pytest.mark.parametrize("resaved", PROGRAMS)
def test_every_fill_is_back_and_nothing_is_remarked_where_nothing_is_lost(
    tmp_path: Path, original: Path, resaved: Callable[[Path, Path], Path]
) -> None:
    again = resaved(marked(original, tmp_path / "a.xlsx"), tmp_path / "b.xlsx")
    assert clear(again, tmp_path / "c.xlsx") == Cleared(is_exact=False, remarks=())
    expected = looks(resaved(original, tmp_path / "d.xlsx"))
    assert looks(tmp_path / "c.xlsx") == expected
    assert sum(look[2] is not None for look in expected.values()) == 6


@pytest.mark.parametrize("resaved", PROGRAMS)
def test_marks_that_replace_others_still_stand_for_the_first_fills(
    tmp_path: Path, original: Path, resaved: Callable[[Path, Path], Path]
) -> None:
    again = resaved(marked(original, tmp_path / "a.xlsx"), tmp_path / "b.xlsx")
    once = marked(again, tmp_path / "c.xlsx", "A2", "A3")
    assert marked(once, tmp_path / "d.xlsx", "A2", "A3").read_bytes() == once.read_bytes()
    clear(once, tmp_path / "e.xlsx")
    clear(again, tmp_path / "f.xlsx")
    assert parts_of(tmp_path / "e.xlsx") == parts_of(tmp_path / "f.xlsx")


def test_a_fill_that_words_do_not_tell_is_remarked_with_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Claims"
    for row in range(1, 9):
        sheet.cell(row, 1, row).fill = PatternFill("darkUp", fgColor="FFFFFF00")
    sheet["B1"].fill = PatternFill("solid", fgColor="FFFFFF00")
    book.save(tmp_path / "a.xlsx")
    cells = [*(f"A{row}" for row in range(1, 9)), "B1", "B2"]
    again = resaved_by_openpyxl(marked(tmp_path / "a.xlsx", tmp_path / "b.xlsx", *cells), tmp_path / "c.xlsx")
    remark = f"{LOST}: Claims!A1, Claims!A2, Claims!A3, Claims!A4, Claims!A5 and 3 more"
    assert clear(again, tmp_path / "d.xlsx") == Cleared(is_exact=False, remarks=(remark,))
    fills = {cell: look[2] for cell, look in looks(tmp_path / "d.xlsx").items()}
    assert fills == {f"Claims!A{row}": None for row in range(1, 9)} | {"Claims!B1": ("solid", "FFFFFF00")}


def test_a_cell_that_lost_our_note_is_remarked_for_it_may_have_had_a_fill(tmp_path: Path, original: Path) -> None:
    book = openpyxl.load_workbook(marked(original, tmp_path / "a.xlsx"))
    book.worksheets[0]["A2"].comment = None
    book.save(tmp_path / "b.xlsx")
    assert clear(tmp_path / "b.xlsx", tmp_path / "c.xlsx").remarks == (f"{LOST}: Claims!A2",)
    expected = looks(original)
    fills = {cell: look[2] for cell, look in looks(tmp_path / "c.xlsx").items()}
    assert fills == {cell: look[2] for cell, look in expected.items()} | {"Claims!A2": None}


def conversing(path: Path, to: Path, *cells: str) -> Path:
    """The workbook with a conversation on some cells of its first sheet, and with the notes that stand for them."""
    book = openpyxl.load_workbook(path)
    for cell in cells:
        book.worksheets[0][cell].comment = Comment("[Threaded comment]", "tc={1}")
    book.save(to)
    parts = parts_of(to)
    held = "".join(f'<threadedComment ref="{cell}" id="{{1}}"><text>Why?</text></threadedComment>' for cell in cells)
    parts["xl/threadedComments/threadedComment1.xml"] = f"<ThreadedComments>{held}</ThreadedComments>".encode()
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    relation = f'<Relationship Id="rId9" Type="{kind}" Target="/xl/threadedComments/threadedComment1.xml"/>'
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return save(parts, to)


@pytest.mark.parametrize("resaved", [PROGRAMS[0], PROGRAMS[2]])
def test_where_a_cell_holds_a_conversation_the_note_that_speaks_for_it_tells_of_its_fill(
    tmp_path: Path, original: Path, resaved: Callable[[Path, Path], Path]
) -> None:
    path = conversing(original, tmp_path / "a.xlsx", "A2", "A7")
    done = marked(path, tmp_path / "b.xlsx", "A2", "A3", "A6", "A7")
    lines = str(looks(done)["Claims!A1"][1]).splitlines()
    assert lines[-3:] == ["own fill of A2: rgb FFFFFF00", "own fill of A7: none", END]
    again = resaved(done, tmp_path / "c.xlsx")
    assert clear(again, tmp_path / "d.xlsx") == Cleared(is_exact=False, remarks=())
    assert looks(tmp_path / "d.xlsx") == looks(resaved(path, tmp_path / "e.xlsx"))


def test_where_rows_moved_a_conversation_is_remarked(tmp_path: Path, original: Path) -> None:
    path = conversing(original, tmp_path / "a.xlsx", "A5")
    again = as_openpyxl(marked(path, tmp_path / "b.xlsx", "A4", "A5"), tmp_path / "c.xlsx")
    assert clear(again, tmp_path / "d.xlsx").remarks == (f"{LOST}: Claims!A6",)


def test_what_a_finding_quotes_tells_no_fill_and_a_note_that_was_cut_off_does_not_tell_of_none() -> None:
    quoted = finding("CL01", "Claims", "B2")
    at = Place(input=0, sheet="Claims", cell="B2")
    hostile = replace(quoted, message="own fill: rgb FF000000\nfingerprint 00000000")
    whole = "".join(run.text for run in note_runs([hostile], at, {(2, 2): "indexed 13", (5, 1): "none"}))
    assert whole.splitlines()[-4:] == [
        f"fingerprint {quoted.fingerprint}", "own fill: indexed 13", "own fill of A5: none", END
    ]  # fmt: skip
    assert told_fills(whole, (2, 2)) == {(2, 2): "indexed 13", (5, 1): "none"}
    assert told_fills(whole, (7, 7)) == {(7, 7): "indexed 13", (5, 1): "none"}
    assert told_fills("".join(run.text for run in note_runs([hostile], at)), (2, 2)) == {(2, 2): ""}
    assert told_fills(whole.partition("own fill: indexed")[0], (2, 2)) == {(2, 2): "?"}
    assert told_fills(f"{START}\nown fill: rgb FFFFFF00\n{END}", (2, 2)) == {}
    ended = whole.replace(END, "Bob: done")
    section = own_section(ended)
    assert section is not None
    assert ended[section[1] :] == "\nBob: done"
