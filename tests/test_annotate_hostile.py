"""What cannot be marked without loss is refused in one line, and nothing is written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import openpyxl
import pytest
from commented import finding, place_of, read, report_on
from torture import parts_of, save
from word_files import Docx

from sucheck import api
from sucheck.annotate.changes import Changes
from sucheck.model import InputError
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package
from sucheck.ooxml.relations import TRANSITIONAL
from sucheck.ooxml.splices import Splice

SAMPLES = Path(__file__).parents[1] / "sample_inputs"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NOTES = (
    f'<comments xmlns="{MAIN}"><authors><author>Ann</author></authors><commentList>'
    '<comment ref="B2" authorId="0"><text><t>Mine</t></text></comment></commentList></comments>'
).encode()
BOXES = b'<xml xmlns:v="urn:schemas-microsoft-com:vml"/>'
AGAIN = "open the file in a spreadsheet program and save it again"

Parts = dict[str, bytes]


def add_notes(parts: Parts, sheet: int, notes: str, boxes: str) -> None:
    """Relate a sheet to a part of notes and to one of their boxes, both of which are written."""
    parts[f"xl/{notes}"], parts[f"xl/{boxes}"] = NOTES, BOXES
    relate(parts, sheet, "comments", notes)
    relate(parts, sheet, "vmlDrawing", boxes)
    name = f"xl/worksheets/sheet{sheet}.xml"
    before, tables, after = parts[name].partition(b"<tableParts")
    assert tables
    parts[name] = before + b'<legacyDrawing r:id="vmlDrawing"/>' + tables + after
    for part, kind in ((notes, NOTES_TYPE), (boxes, BOXES_TYPE)):
        override = f'<Override PartName="/xl/{part}" ContentType="{kind}"/>'.encode()
        types = parts["[Content_Types].xml"].replace(override, b"")
        parts["[Content_Types].xml"] = types.replace(b"</Types>", override + b"</Types>")


def relate(parts: Parts, sheet: int, kind: str, target: str) -> None:
    name = f"xl/worksheets/_rels/sheet{sheet}.xml.rels"
    new = f'<Relationship Id="{kind}" Type="{RELATED}/{kind}" Target="../{target}"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", new.encode())


def share_notes(parts: Parts) -> None:
    add_notes(parts, 3, "comments1.xml", "boxes1.vml")
    add_notes(parts, 5, "comments1.xml", "boxes2.vml")


def share_boxes(parts: Parts) -> None:
    add_notes(parts, 3, "comments1.xml", "boxes1.vml")
    add_notes(parts, 5, "comments2.xml", "boxes1.vml")


def share_notes_in_another_case(parts: Parts) -> None:
    share_notes(parts)
    name = "xl/worksheets/_rels/sheet5.xml.rels"
    parts[name] = parts[name].replace(b"comments1.xml", b"Comments1.XML")


def share_a_sheet(parts: Parts) -> None:
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"worksheets/sheet3.xml", b"worksheets/sheet5.xml")


def lose_notes(parts: Parts) -> None:
    relate(parts, 5, "comments", "comments9.xml")


def lose_styles(parts: Parts) -> None:
    del parts["xl/styles.xml"]


def drop_styles(parts: Parts) -> None:
    """A workbook that never had formats."""
    del parts["xl/styles.xml"]
    for name, pattern in (
        ("[Content_Types].xml", rb'<Override PartName="/xl/styles.xml"[^>]*/>'),
        ("xl/_rels/workbook.xml.rels", rb'<Relationship [^>]*styles.xml"/>'),
    ):
        parts[name], count = re.subn(pattern, b"", parts[name])
        assert count == 1
    for name in parts:
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            parts[name] = re.sub(rb'(<(?:c|row|col) [^>]*?) (?:s|style)="\d+"', rb"\1", parts[name])


def changed(path: Path, change: Callable[[Parts], None]) -> Path:
    parts = dict(parts_of(SAMPLES / "seeded_faults.xlsx"))
    change(parts)
    return save(parts, path)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (share_notes, "two sheets share the part xl/comments1.xml"),
        (share_notes_in_another_case, "two sheets share the part xl/comments1.xml"),
        (share_boxes, "two sheets share the part xl/boxes1.vml"),
        (share_a_sheet, "two sheets share the part xl/worksheets/sheet5.xml"),
        (lose_notes, "the part xl/comments9.xml is missing"),
        (lose_styles, "the part xl/styles.xml is missing"),
    ],
)
def test_a_workbook_in_which_marks_would_be_lost_is_refused(
    change: Callable[[Parts], None], why: str, tmp_path: Path
) -> None:
    book = changed(tmp_path / "book.xlsx", change)
    before, report = book.read_bytes(), api.check([book])
    for target, backup in ((tmp_path / "marked.xlsx", None), (book, tmp_path / "book.bak")):
        with pytest.raises(InputError) as refused:
            api.annotate(report, target, backup=backup)
        assert str(refused.value).casefold() == f"{book}: {why}; {AGAIN}".casefold()
    assert book.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]


def test_sheets_with_parts_of_their_own_are_marked(tmp_path: Path) -> None:
    def own(parts: Parts) -> None:
        add_notes(parts, 3, "comments1.xml", "boxes1.vml")
        add_notes(parts, 5, "comments2.xml", "boxes2.vml")

    book = changed(tmp_path / "book.xlsx", own)
    done = api.annotate(api.check([book]), tmp_path / "marked.xlsx")
    assert {"xl/comments1.xml", "xl/comments2.xml", "xl/boxes1.vml", "xl/boxes2.vml"} <= set(done.changed)


def test_a_workbook_without_styles_gets_them_where_every_program_looks(tmp_path: Path) -> None:
    book = changed(tmp_path / "book.xlsx", drop_styles)
    done = api.annotate(api.check([book]), tmp_path / "marked.xlsx")
    assert "xl/styles.xml" in done.added
    marked = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    noted = [cell for sheet in marked for row in sheet.iter_rows() for cell in row if cell.comment]
    assert len([cell for cell in noted if cell.fill.fill_type == "solid"]) == done.marked > 0
    api.clear(tmp_path / "marked.xlsx", tmp_path / "cleared.xlsx")
    assert (tmp_path / "cleared.xlsx").read_bytes() == book.read_bytes()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    def orphan(parts: Parts) -> None:
        drop_styles(parts)
        parts["xl/Styles.xml"] = b"<other/>"

    book = changed(tmp_path / "book.xlsx", orphan)
    done = api.annotate(api.check([book]), tmp_path / "marked.xlsx")
    assert "xl/styles1.xml" in done.added


def test_no_part_is_changed_twice() -> None:
    with (SAMPLES / "seeded_faults.xlsx").open("rb") as file:
        package = Package(file, "book.xlsx")
        with Draft(package, file) as draft:
            changes = Changes(package, draft, "xl/workbook.xml", TRANSITIONAL)
            changes.change("xl/styles.xml", [Splice(at=0, come=b" ")])
            with pytest.raises(InputError, match=r"book\.xlsx: the part xl/Styles\.xml is damaged \(the file uses it"):
                changes.change("xl/Styles.xml", [Splice(at=0, come=b" ")])


def overwriting(path: Path, content: bytes, *, at_once: bool) -> Callable[[Draft, BinaryIO], None]:
    """What writes a draft while another program saves the same file: into it, or in its place."""
    write = Draft.write

    def written(draft: Draft, out: BinaryIO) -> None:
        write(draft, out)
        if at_once:
            path.with_suffix(".new").write_bytes(content)
            path.with_suffix(".new").replace(path)
        else:
            path.write_bytes(content)

    return written


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("is_cleared", [True, False])
@pytest.mark.parametrize("in_place", [True, False])
def test_a_workbook_that_is_saved_meanwhile_is_kept_and_nothing_is_written(
    *, in_place: bool, is_cleared: bool, at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Path(shutil.copy(SAMPLES / "seeded_faults.xlsx", tmp_path / "book.xlsx"))
    new = (SAMPLES / "consistent.xlsx").read_bytes()
    report = api.check([book])
    target, backup = (book, tmp_path / "book.bak") if in_place else (tmp_path / "marked.xlsx", None)
    monkeypatch.setattr(Draft, "write", overwriting(book, new, at_once=at_once))
    written = partial(api.clear, book) if is_cleared else partial(api.annotate, report)
    with pytest.raises(InputError) as refused:
        written(target, backup=backup)
    word = "cleared" if is_cleared else "marked"
    assert str(refused.value) == f"{book}: the file changed while it was {word}; run the command again"
    assert book.read_bytes() == new
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]


@pytest.mark.parametrize("is_cleared", [True, False])
def test_a_document_that_is_saved_meanwhile_is_kept_and_nothing_is_written(
    *, is_cleared: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Docx(body="<w:p><w:r><w:t>24 Member States</w:t></w:r></w:p>").write(tmp_path / "report.docx")
    report = report_on(path, [finding(place_of(read(path), "24"))])
    new = path.read_bytes() + b"\0"
    monkeypatch.setattr(Draft, "write", overwriting(path, new, at_once=False))
    written = partial(api.clear, path) if is_cleared else partial(api.annotate, report)
    with pytest.raises(InputError, match=r"report\.docx: the file changed while it was (marked|cleared); run"):
        written(tmp_path / "new.docx")
    assert path.read_bytes() == new
    assert [each.name for each in tmp_path.iterdir()] == ["report.docx"]
