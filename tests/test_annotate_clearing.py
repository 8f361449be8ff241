"""Marks taken out again: exactly, and by meaning where another program has saved the workbook; people lose nothing."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no stubs
from resaving import as_excel, as_libreoffice, as_openpyxl, parts_of, save

from sucheck.annotate.clearing.clear import Cleared, cleared, may_hold_ours
from sucheck.annotate.workbook import annotate_workbook
from sucheck.model import Finding, Fix, InputFile, Ledger, Place, Report, Severity
from sucheck.ooxml.package import Package

RECORD = "customXml/item1.xml"
LOST = (
    "another program has saved the workbook and dropped which fills some marks stood for: these cells have none now; "
    "set it again where there was one"
)
STRIPED = f"{LOST}: Claims!B3, Claims!C4"
YELLOW, GREEN, OURS = "#FFFF00", "#00B050", "#FFC4C6"
Look = tuple[object, ...]


def source(path: Path) -> Path:
    """A workbook with fills, notes, a button and names of people's own."""
    with xlsxwriter.Workbook(str(path)) as book:
        yellow = book.add_format({"bg_color": YELLOW, "bold": True})
        striped = book.add_format({"pattern": 4, "fg_color": GREEN, "bg_color": YELLOW, "num_format": "0.00"})
        alike = book.add_format({"bg_color": OURS})
        claims, other, bare = (book.add_worksheet(name) for name in ("Claims", "Other", "Bare"))
        for row in range(8):
            claims.write_row(row, 0, [row, 2 * row, 3 * row])
        claims.write(1, 0, "yellow", yellow)
        claims.write(2, 1, 5, striped)
        claims.write(3, 2, 6, striped)
        claims.write(5, 0, "a colour like ours", alike)
        claims.write_comment("B3", "Anna's words", {"author": "Anna"})
        claims.write_comment("C8", "more of Anna's words", {"author": "Anna"})
        claims.insert_button("F2", {"caption": "Press", "macro": "Pressed"})
        other.write("A1", "another sheet")
        other.write_comment("A1", "Ben's words", {"author": "Ben"})
        bare.write("A1", "no notes here")
        book.define_name("Everywhere", "=Claims!$A$1")
        book.define_name("Bare!Here", "=Bare!$A$1")
    return path


def finding(rule: str, sheet: str, cell: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        rule=rule, name="count-differs", severity=severity, message="4 stated, 3 listed", act="2018/843",
        subject="2018/843", places=(Place(input=0, sheet=sheet, cell=cell, text="4"),), fix=Fix(text="Correct it."),
        fingerprint="80e86364ba926d0b",
    )  # fmt: skip


FINDINGS = (
    finding("CL01", "Claims", "A2"), finding("CL02", "Claims", "B3", Severity.WARNING),
    finding("CL03", "Claims", "C4"), finding("CL04", "Claims", "E9", Severity.NOTE), finding("CL05", "Bare", "A1"),
)  # fmt: skip


def annotated(path: Path, to: Path, *findings: Finding, has_summary: bool = False) -> Path:
    read = InputFile(path=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), kind="workbook")
    report = Report(
        version="1", inputs=(read,), findings=findings or FINDINGS, undecided=(), claims=(), holds={},
        ledger=Ledger(seen=0, checked=0, undecided=0, not_understood=()),
    )  # fmt: skip
    with path.open("rb") as file, to.open("w+b") as out:
        annotate_workbook(report, 0, file, out, has_summary=has_summary)
    return to


def clear(path: Path, to: Path) -> Cleared:
    with path.open("rb") as file, to.open("w+b") as out:
        done = cleared(Package(file, path.name), file, out)
    assert not holds_ours(to)
    return done


def holds_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return may_hold_ours(Package(file, path.name))


def looks(path: Path) -> dict[str, Look]:
    """What a reader sees of each cell that holds a value, a note or a fill."""
    book = openpyxl.load_workbook(path)
    return {
        f"{sheet.title}!{cell.coordinate}": (
            cell.value,
            cell.comment.text if cell.comment else None,
            cell.fill.fill_type and (cell.fill.fill_type, cell.fill.fgColor.rgb),
            cell.font.b,
            cell.number_format,
        )
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.comment or cell.fill.fill_type
    }


def without_fills(cells: dict[str, Look], *lost: str) -> dict[str, Look]:
    return {cell: (*cells[cell][:2], None, *cells[cell][3:]) for cell in lost}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clearing")


@pytest.fixture(scope="module")
def original(folder: Path) -> Path:
    return source(folder / "original.xlsx")


@pytest.fixture(scope="module")
def marked(folder: Path, original: Path) -> Path:
    return annotated(original, folder / "marked.xlsx", has_summary=True)


def test_every_part_gets_its_bytes_back_in_the_old_order(tmp_path: Path, original: Path, marked: Path) -> None:
    assert parts_of(marked) != parts_of(original)
    assert clear(marked, tmp_path / "cleared.xlsx") == Cleared(is_exact=True, remarks=())
    assert list(parts_of(tmp_path / "cleared.xlsx").items()) == list(parts_of(original).items())


def test_a_part_that_we_did_not_touch_may_have_changed(tmp_path: Path, original: Path, marked: Path) -> None:
    parts = parts_of(marked)
    parts["docProps/app.xml"] += b"<!-- mine -->"
    clear(save(parts, tmp_path / "a.xlsx"), tmp_path / "b.xlsx")
    assert parts_of(tmp_path / "b.xlsx") == parts_of(original) | {"docProps/app.xml": parts["docProps/app.xml"]}


def test_a_workbook_without_marks_stays_as_it_is(tmp_path: Path, original: Path) -> None:
    assert not holds_ours(original)
    assert clear(original, tmp_path / "cleared.xlsx") == Cleared(is_exact=False, remarks=())
    assert (tmp_path / "cleared.xlsx").read_bytes() == original.read_bytes()


def without_record(parts: dict[str, bytes]) -> None:
    del parts[RECORD]


def with_a_wrong_record(parts: dict[str, bytes]) -> None:
    old = base64.b64encode(b"1")
    assert b"," + old in parts[RECORD]
    parts[RECORD] = parts[RECORD].replace(b"," + old, b"," + base64.b64encode(b"2"))


def with_a_record_of_another_place(parts: dict[str, bytes]) -> None:
    start = parts[RECORD].index(b"<back>") + 6
    parts[RECORD] = parts[RECORD][:start] + b"9" + parts[RECORD][start:]


def with_a_broken_record(parts: dict[str, bytes]) -> None:
    parts[RECORD] = parts[RECORD][:-9]


def with_a_mended_cell(parts: dict[str, bytes]) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<v>14</v>" in parts[sheet]
    parts[sheet] = parts[sheet].replace(b"<v>14</v>", b"<v>15</v>")


BROKEN = "the part customXml/item1.xml should tell what was marked and cannot be read, so it was removed unused"


@pytest.mark.parametrize(
    ("harm", "remarks"),
    [
        (with_a_wrong_record, ()),
        (with_a_record_of_another_place, ()),
        (with_a_mended_cell, ()),
        (with_a_broken_record, (BROKEN, STRIPED)),
        (without_record, (STRIPED,)),
    ],
)
def test_where_the_record_does_not_hold_marks_go_by_meaning(
    tmp_path: Path, original: Path, marked: Path, harm: Callable[[dict[str, bytes]], None], remarks: tuple[str, ...]
) -> None:
    parts = parts_of(marked)
    harm(parts)
    assert clear(save(parts, tmp_path / "a.xlsx"), tmp_path / "b.xlsx") == Cleared(is_exact=False, remarks=remarks)
    expected = looks(original)
    if harm is with_a_mended_cell:
        expected["Claims!B8"] = (15, *expected["Claims!B8"][1:])
    if remarks:
        expected |= without_fills(expected, "Claims!B3", "Claims!C4")
    assert looks(tmp_path / "b.xlsx") == expected


def test_by_meaning_only_what_tells_of_marks_differs_from_the_original(
    tmp_path: Path, original: Path, marked: Path
) -> None:
    parts = parts_of(marked)
    with_a_wrong_record(parts)
    clear(save(parts, tmp_path / "a.xlsx"), tmp_path / "b.xlsx")
    old, new = parts_of(original), parts_of(tmp_path / "b.xlsx")
    assert new.keys() == old.keys()
    assert {name for name in old if new[name] != old[name]} == {
        "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/drawings/vmlDrawing1.vml"
    }  # fmt: skip
    assert b"sucheck" not in b"".join(new.values())


def test_after_excel_has_saved_every_fill_note_and_value_is_the_old_one(
    tmp_path: Path, original: Path, marked: Path
) -> None:
    again = as_excel(marked, tmp_path / "a.xlsx")
    assert clear(again, tmp_path / "b.xlsx") == Cleared(is_exact=False, remarks=())
    assert looks(tmp_path / "b.xlsx") == looks(original)
    expected = parts_of(as_excel(original, tmp_path / "c.xlsx"))
    assert parts_of(tmp_path / "b.xlsx").keys() == expected.keys()
    assert b"sucheck" not in b"".join(parts_of(tmp_path / "b.xlsx").values())


def test_after_openpyxl_has_saved_marks_go_with_the_row_that_was_put_in(
    tmp_path: Path, original: Path, marked: Path
) -> None:
    again = as_openpyxl(marked, tmp_path / "a.xlsx")
    assert clear(again, tmp_path / "b.xlsx") == Cleared(is_exact=False, remarks=(f"{LOST}: Claims!B4, Claims!C5",))
    expected = looks(as_openpyxl(original, tmp_path / "c.xlsx"))
    assert looks(tmp_path / "b.xlsx") == expected | without_fills(expected, "Claims!B4", "Claims!C5")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_after_libreoffice_has_saved_only_cells_with_our_notes_lose_our_colour(
    tmp_path: Path, original: Path, marked: Path
) -> None:
    again = as_libreoffice(marked, tmp_path / "a.xlsx", tmp_path / "profile")
    alike = "cells in the colour of a mark, of which no note of ours tells, are left as they are: Claims!A6"
    assert clear(again, tmp_path / "b.xlsx") == Cleared(is_exact=False, remarks=(STRIPED, alike))
    expected = looks(as_libreoffice(original, tmp_path / "c.xlsx", tmp_path / "profile"))
    assert looks(tmp_path / "b.xlsx") == expected | without_fills(expected, "Claims!B3", "Claims!C4")
    opened = as_libreoffice(tmp_path / "b.xlsx", tmp_path / "d.xlsx", tmp_path / "profile")
    assert looks(opened) == looks(tmp_path / "b.xlsx")


@pytest.mark.parametrize("save_again", [as_excel, as_openpyxl])
def test_annotating_after_another_program_has_saved_puts_the_marks_once(
    tmp_path: Path, marked: Path, save_again: Callable[[Path, Path], Path]
) -> None:
    again = save_again(marked, tmp_path / "a.xlsx")
    once = annotated(again, tmp_path / "b.xlsx", has_summary=True)
    twice = annotated(once, tmp_path / "c.xlsx", has_summary=True)
    assert once.read_bytes() == twice.read_bytes()
    assert openpyxl.load_workbook(once).sheetnames == ["Claims", "Other", "Bare", "sucheck"]
    notes = [str(look[1]) for look in looks(once).values() if look[1]]
    assert [count for note in notes if (count := note.count("── sucheck ──"))] == [1] * 5
