"""Fills and formulas: which cells have them, in which colour, and how shared formulas read in each cell."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from openpyxl.styles import Color, PatternFill
from packages import Book, Part, row
from test_read_cells import both

from sucheck.model import Sheet
from sucheck.model.sheets import MOST_DRESSED
from sucheck.ooxml.package import Package
from sucheck.read.colours import Colours, rgb
from sucheck.read.formulas import shifted
from sucheck.read.sheets import read_sheets
from sucheck.read.workbook import read_workbook

SHARED = (
    '<row r="2"><c r="B2"><f t="shared" ref="B2:C3" si="0">A1+$A$1&amp;"A1"</f><v>1</v></c>'
    '<c r="C2"><f t="shared" si="0"/><v>1</v></c></row>'
    '<row r="3"><c r="B3"><f t="shared" si="0"/><v>1</v></c><c r="C3"><f t="shared" si="9"/><v>1</v></c>'
    '<c r="D3"><f t="array" ref="D3">SUM(A1:A9*2)</f><v>1</v></c><c r="E3"><f>1&lt;2</f></c></row>'
)


def alike(path: Path) -> Sheet:
    """The first sheet, whose dress both ways of reading give alike."""
    fast = read_workbook(str(path), 0).sheets[0]
    with path.open("rb") as file:
        careful = read_sheets(Package(file, str(path)), is_careful=True)[0]
    assert (fast.fills, fast.formulas) == (careful.fills, careful.formulas)
    return fast


def coloured(tmp_path: Path, *colours: Color | str, pattern: str = "solid") -> dict[tuple[int, int], str]:
    book = openpyxl.Workbook()
    for column, colour in enumerate(colours, 1):
        book["Sheet"].cell(1, column).fill = PatternFill(pattern, fgColor=colour)  # type: ignore[arg-type]
    book.save(tmp_path / "book.xlsx")
    return dict(alike(tmp_path / "book.xlsx").fills)


def test_fills_of_blank_and_of_filled_cells(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "book.xlsx")
    sheet = book.add_worksheet()
    for place, colour in {"A1": "#00B050", "B2": "#FFFFFF", "C3": "#FF0000"}.items():
        sheet.write(place, 1, book.add_format({"bg_color": colour}))
    sheet.write_blank("D4", None, book.add_format({"bg_color": "#0070C0"}))
    sheet.write("E5", 1, book.add_format({"pattern": 2, "bg_color": "#0070C0"}))
    sheet.write("F6", 1, book.add_format({"bold": True}))
    sheet.conditional_format("A1:F6", {"type": "cell", "criteria": ">", "value": 0,
                                       "format": book.add_format({"bg_color": "#123456"})})  # fmt: skip
    book.close()
    assert alike(tmp_path / "book.xlsx").fills == {(1, 1): "00B050", (3, 3): "FF0000", (4, 4): "0070C0"}


def test_colours_of_the_theme_with_tints_and_indexed_ones(tmp_path: Path) -> None:
    assert coloured(tmp_path, Color(theme=4), Color(theme=4, tint=0.8), Color(theme=9, tint=-0.25), Color(theme=0)) == {
        (1, 1): "4F81BD", (1, 2): "DCE6F2", (1, 3): "E46C0A",
    }  # fmt: skip
    assert coloured(tmp_path, Color(indexed=10), Color(indexed=64), Color(indexed=9), Color(auto=True)) == {
        (1, 1): "FF0000",
    }  # fmt: skip
    assert coloured(tmp_path, "FF00B050", pattern="gray125") == {}


@pytest.mark.parametrize(
    ("tint", "expected"), [(0.0, "4472C4"), (0.4, "8FAADC"), (-0.5, "203864"), (1.0, "FFFFFF"), (-1.0, "000000")]
)
def test_tints_are_those_that_office_shows(tint: float, expected: str) -> None:
    assert rgb("FF4472C4", tint) == expected
    assert Colours(theme=("4472C4",)).of_theme(0, tint) == expected


def test_what_is_no_colour() -> None:
    assert (rgb("red"), Colours().of_index(64), Colours().of_theme(12)) == ("", "", "")


def test_shared_and_array_formulas(tmp_path: Path) -> None:
    sheet = both(tmp_path, Book(sheets=[Part(data=SHARED)]))[0]
    assert sheet.formulas == {
        (2, 2): 'A1+$A$1&"A1"', (2, 3): 'B1+$A$1&"A1"', (3, 2): 'A2+$A$1&"A1"', (3, 4): "SUM(A1:A9*2)", (3, 5): "1<2",
    }  # fmt: skip


def test_with_a_namespace_prefix(tmp_path: Path) -> None:
    plain = Part(data=SHARED).xml("http://schemas.openxmlformats.org/spreadsheetml/2006/main").decode()
    prefixed = plain.replace("</", "</x:").replace("<x:", "<").replace("<", "<x:").replace("<x:/", "</x:")
    prefixed = prefixed.replace("xmlns=", "xmlns:x=").replace("</x:x:", "</x:")
    assert len(both(tmp_path, Book(sheets=[Part(whole=prefixed)]))[0].formulas) == 5


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1", "C4"), ("$A1", "$A4"), ("A$1", "C$1"), ("$A$1", "$A$1"), ("SUM(A1:B2)", "SUM(C4:D5)"),
        ("A:B", "C:D"), ("1:$2", "4:$2"), ("Sheet2!A1", "Sheet2!C4"), ("'A1 B2'!A1", "'A1 B2'!C4"), ('"A1"', '"A1"'),
        ("LOG10(A1)", "LOG10(C4)"), ("A1B", "A1B"), ("Table1[A1]", "Table1[A1]"), ("XFD1", "#REF!"),
        ("A1048576", "#REF!"), ("my.A1", "my.A1"), ("A1.5", "A1.5"),
    ],
)  # fmt: skip
def test_a_shared_formula_moves_along(formula: str, expected: str) -> None:
    assert shifted(formula, 3, 2) == expected


@pytest.mark.parametrize("is_small", [True, False])
def test_a_large_sheet_keeps_none(tmp_path: Path, *, is_small: bool) -> None:
    book = xlsxwriter.Workbook(tmp_path / "book.xlsx", {"constant_memory": True})
    sheet, red = book.add_worksheet(), book.add_format({"bg_color": "#FF0000"})
    sheet.write_formula(0, 0, "=1+1", red, 2)
    for number in range(1, 30 if is_small else MOST_DRESSED // 10 + 1):
        sheet.write_row(number, 0, range(10))
    book.close()
    found = alike(tmp_path / "book.xlsx")
    assert (found.fills, found.formulas) == (({(1, 1): "FF0000"}, {(1, 1): "1+1"}) if is_small else ({}, {}))


def test_a_fill_of_a_format_that_is_not_there(tmp_path: Path) -> None:
    assert (
        both(tmp_path, Book(sheets=[Part(data=row(1, ' s="7"><v>1</v>', ' s="99999999999"><v>1</v>'))]))[0].fills == {}
    )
