"""Each invariant of an annotated workbook can fail: planted faults are found, and named."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import torture
from invariants import INVARIANTS, faults
from torture_parts import SHEETS, Parts, change

_NOTES, _SHAPES, _STYLES = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/styles.xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DIRECTIVES, _TYPES = SHEETS["Directives"], "[Content_Types].xml"
_RELATIONSHIPS = "xl/worksheets/_rels/sheet2.xml.rels"
_PURPLE = '<fill><patternFill patternType="solid"><fgColor rgb="FF800080"/></patternFill></fill>'
_XF = '<xf numFmtId="0" fontId="0" fillId="{}" borderId="0" xfId="0"/>'

#: A text that stands once in a part, what comes in its place, and the line that must say so.
CHANGES: tuple[tuple[str, str, str, str], ...] = (
    ("docProps/app.xml", "Microsoft Excel", "sucheck", "others_are_untouched: docProps/app.xml has changed"),
    (_RELATIONSHIPS, "../comments1.xml", "../comments9.xml",
     "relationships_resolve: xl/worksheets/sheet2.xml relates to xl/comments9.xml, which is not there"),
    (_RELATIONSHIPS, 'Id="rId2"', 'Id="rId1"',
     "relationships_resolve: xl/worksheets/sheet2.xml has the relationship rId1 2 times"),
    (_DIRECTIVES, 'legacyDrawing r:id="rId1"', 'legacyDrawing r:id="rId91"',
     "relationships_resolve: xl/worksheets/sheet2.xml names rId91, which is no relationship"),
    (_TYPES, "/xl/comments1.xml", "/xl/notes1.xml",
     "content_types_are_complete: /xl/notes1.xml has a type but is not there"),
    (_TYPES, "/xl/comments1.xml", "/xl/comments2.xml",
     "content_types_are_complete: /xl/comments2.xml is listed 2 times"),
    (_TYPES, 'Extension="vml"', 'Extension="vmx"',
     "content_types_are_complete: xl/drawings/vmlDrawing1.vml has no type"),
    (_TYPES, 'PartName="/xl/comments1.xml" ContentType="application/', 'PartName="/xl/comments1.xml" ContentType="x/',
     f"content_types_are_complete: xl/comments1.xml has not the type {_KIND}"),
    (_SHAPES, "<x:Visible/>", "<x:Visible>",
     "xml_is_well_formed: xl/drawings/vmlDrawing1.vml has tags that do not match"),
    (_DIRECTIVES, "<v>42809</v>", "<v>42810</v>",
     "values_are_the_same: Directives!D3 was 2017-03-15 (date), is 2017-03-16 (date)"),
    (SHEETS["Claims"], ' hidden="1"', "", "values_are_the_same: Claims: hidden_rows differ"),
    (_DIRECTIVES, '<row r="3"', '<row r="2"', "cells_stand_in_order: Directives: row 2 stands behind row 2"),
    (_DIRECTIVES, '<c r="C3"', '<c r="A3"', "cells_stand_in_order: Directives: A3 stands behind B3"),
    (_DIRECTIVES, '<c r="C3"', '<c r="C4"', "cells_stand_in_order: Directives: C4 stands in row 3"),
    (_DIRECTIVES, 'ySplit="1"', 'ySplit="2"',
     "nothing_else_changes_in_a_sheet: Directives differs in more than marks"),
    (_DIRECTIVES, '<legacyDrawing r:id="rId1"/><legacyDrawingHF r:id="rId2"/>',
     '<legacyDrawingHF r:id="rId2"/><legacyDrawing r:id="rId1"/>',
     "parts_of_a_sheet_stand_in_order: Directives: legacyDrawing stands behind legacyDrawingHF"),
    (_DIRECTIVES, '<legacyDrawing r:id="rId1"/>', '<legacyDrawing r:id="rId1"/>' * 2,
     "parts_of_a_sheet_stand_in_order: Directives: legacyDrawing is there 2 times"),
    (_DIRECTIVES, '<c r="A3" s="2"', '<c r="A3" s="70"', "formats_exist: Directives: A3 has the format 70 of 7"),
    (_STYLES, '<cellXfs count="7">', '<cellXfs count="6">', "formats_exist: cellXfs counts 6, holds 7"),
    (_STYLES, "</cellXfs>", _XF.format(77) + "</cellXfs>", "formats_exist: a format has the fillId 77 of 4"),
    (_STYLES, "FF99CC00", "FF99CC01", "formats_are_kept: fills does not begin with the old ones"),
    (_DIRECTIVES, '<c r="A3" s="2"', '<c r="A3" s="3"',
     "marks_keep_the_format: Directives!A3 had the format 2, has 3"),
    (_NOTES, 'ref="B3"', 'ref="B4"', "notes_have_shapes: Directives: a note without a shape on (4, 2)"),
    (_NOTES, 'ref="B3"', 'ref="A5"', "notes_have_shapes: Directives: 2 notes on (5, 1)"),
    (_SHAPES, "<x:Row>2</x:Row>", "<x:Row>7</x:Row>",
     "notes_have_shapes: Directives: a shape without a note on (8, 2)"),
    (_SHAPES, "_x0000_s1025", "_x0000_s1026", "notes_have_shapes: Directives: the shape _x0000_s1026 twice"),
    (_SHAPES, "_x0000_s1025", "_x0000_s7000",
     "notes_have_shapes: Directives: the shape _x0000_s7000 is in no block of its drawing"),
    (_SHAPES, 'data="1"', 'data="1,3"', "notes_have_shapes: Directives: the block 3 belongs to another drawing"),
    (_NOTES, "Nothing is wrong", "All is wrong",
     "notes_of_people_stay: Directives: the note on B3 says something else"),
    (_NOTES, "María Pérez", "sucheck",
     "notes_of_people_stay: Directives: the authors do not begin with the old ones"),
    (_NOTES, 'ref="B3" authorId="0"', 'ref="B3" authorId="4"',
     "notes_of_people_stay: Directives: the note on B3 has another author"),
    (_NOTES, 'ref="B3"', 'ref="B4"', "notes_of_people_stay: Directives: the note on B3 is gone"),
    ("xl/comments2.xml", '<comment ref="E3"', '<comment shapeId="0" ref="E3"',
     "notes_of_people_stay: Procedures: the note on E3 stands for a thread, and has changed"),
    (_SHAPES, "margin-left:165.75pt", "margin-left:165pt",
     "shapes_of_people_stay: Directives: _x0000_s1025 has changed"),
)  # fmt: skip


def _reordered(parts: Parts) -> None:
    parts["xl/theme/theme1.xml"] = parts.pop("xl/theme/theme1.xml")


def _left_out(parts: Parts) -> None:
    parts.pop("docMetadata/LabelInfo.xml")


def _added(parts: Parts) -> None:
    parts["xl/media/mark.png"] = b""


def _added_notes(parts: Parts) -> None:
    parts["xl/comments9.xml"] = b"<comments/>"


def _filled_wrongly(parts: Parts) -> None:
    change(parts, _STYLES, '<fills count="4">', '<fills count="5">')
    change(parts, _STYLES, "</fills>", f"{_PURPLE}</fills>")
    change(parts, _STYLES, '<cellXfs count="7">', '<cellXfs count="8">')
    change(parts, _STYLES, "</cellXfs>", _XF.format(4) + "</cellXfs>")
    change(parts, _DIRECTIVES, '<c r="B3"', '<c r="B3" s="7"')


def _summed_up(parts: Parts) -> None:
    change(parts, "xl/workbook.xml", 'name="Pivot"', 'name="sucheck"')


OTHERS: tuple[tuple[Callable[[Parts], None], str], ...] = (
    (_reordered, "archive_keeps_its_order: the old entries do not come first in their order"),
    (_left_out, "others_are_untouched: docMetadata/LabelInfo.xml is gone"),
    (_added, "others_are_untouched: xl/media/mark.png was added"),
    (_summed_up, "the_book_changes_by_our_sheet_alone: the workbook differs in more than our sheet"),
    (_added_notes, "relationships_resolve: nothing relates to xl/comments9.xml"),
    (_filled_wrongly, "marks_keep_the_format: Directives!B3 has the format 7, whose fill is none of ours"),
)  # fmt: skip


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return torture.build("torture.xlsx", tmp_path_factory.mktemp("original"))


def planted(original: Path, folder: Path, plant: Callable[[Parts], None]) -> list[str]:
    parts = torture.parts_of(original)
    plant(parts)
    return faults(original, torture.save(parts, folder / "planted.xlsx"))


@pytest.mark.parametrize("name", torture.BOOKS)
def test_a_workbook_breaks_no_invariant_beside_itself(name: str, tmp_path: Path) -> None:
    book = torture.build(name, tmp_path)
    assert faults(book, book) == []


@pytest.mark.parametrize("name", [*torture.BOOKS, "signed.xlsx"])
def test_a_workbook_is_built_with_the_same_bytes_each_time(name: str, tmp_path: Path) -> None:
    assert torture.build(name, tmp_path).read_bytes() == torture.build(name, tmp_path).read_bytes()


@pytest.mark.parametrize(("part", "old", "new", "line"), CHANGES, ids=[line.split(":")[0] for *_, line in CHANGES])
def test_a_change_is_found(original: Path, tmp_path: Path, part: str, old: str, new: str, line: str) -> None:
    assert line in planted(original, tmp_path, lambda parts: change(parts, part, old, new))


@pytest.mark.parametrize(("plant", "line"), OTHERS, ids=[line.split(":")[0] for _, line in OTHERS])
def test_a_planted_fault_is_found(original: Path, tmp_path: Path, plant: Callable[[Parts], None], line: str) -> None:
    assert line in planted(original, tmp_path, plant)


def test_other_times_and_another_comment_of_the_archive_are_found(original: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "repacked.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in torture.parts_of(original).items():
            archive.writestr(zipfile.ZipInfo(name), content)
    found = faults(original, tmp_path / "repacked.xlsx")
    assert "archive_keeps_its_order: the comment of the archive is b''" in found
    assert "archive_keeps_its_order: [Content_Types].xml has another date_time" in found
    assert "others_are_untouched: docProps/app.xml has changed" in found


def test_every_invariant_has_a_planted_fault() -> None:
    found = {line.partition(":")[0] for line in [*(line for *_, line in CHANGES), *(line for _, line in OTHERS)]}
    assert found == {invariant.__name__ for invariant in INVARIANTS}
