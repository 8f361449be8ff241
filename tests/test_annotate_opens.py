"""A marked workbook opens: in openpyxl, in LibreOffice, before the validator of the Open XML SDK."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
import torture
from invariants import content_types_are_complete, relationships_resolve
from invariants_sheets import formats_exist, values_are_the_same
from marked import Marked, Marking, annotate, marking, notes
from opened import Opened

FILLS = {"error": "FFFFC4C6", "warning": "FFFFE49A"}
#: What openpyxl says of parts that it would drop; it is only read with here.
UNKNOWN = ".* extension is not supported and will be removed"
#: What openpyxl opens: strict OOXML is beyond it.
TRANSITIONAL = ("torture.xlsx", "macros.xlsm")
#: The date in ISO 8601 that strict OOXML asks for is one that the SDK does not know.
KNOWN = {"strict.xlsx": ["Sem_CellValue"]}

Office = Callable[[str, Sequence[Path], Path], list[Path]]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed; see CONTRIBUTING.md")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Converts files with LibreOffice, in a profile of this session's own: others may run at the same time."""
    profile = tmp_path_factory.mktemp("profile")

    def convert(to: str, files: Sequence[Path], folder: Path) -> list[Path]:
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
        environment = {**os.environ, "HOME": str(profile), "LC_ALL": "C.UTF-8"}
        run = subprocess.run(
            [*command, "--outdir", str(folder), *map(str, files)],
            env=environment, capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        made = [folder / file.with_suffix(f".{to}").name for file in files]
        assert all(file.is_file() for file in made), f"{run.stdout}{run.stderr}"
        return made

    return convert


@pytest.fixture(scope="module", name="marked_as")
def _marked_as(tmp_path_factory: pytest.TempPathFactory) -> Marking:
    return marking(tmp_path_factory)


def loaded(path: Path) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=UNKNOWN, category=UserWarning)
        return openpyxl.load_workbook(path, data_only=True)


def printed(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout


def words(path: Path) -> list[str]:
    """Each page and each word of a PDF with its place."""
    text = printed("pdftotext", "-bbox", str(path), "-").decode()
    return re.findall(r"<(?:page|word) .*", text)


def points(path: Path, colour: str) -> int:
    """How many points of the pages of a PDF have a colour, given as in XML, at 50 to the inch."""
    found, pages = 0, printed("pdftoppm", "-r", "50", str(path))
    while pages:
        header = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", pages)
        assert header, pages[:20]
        end = header.end() + 3 * int(header[1]) * int(header[2])
        page = np.frombuffer(pages[header.end() : end], dtype=np.uint8).reshape(-1, 3)
        found += int((page == list(bytes.fromhex(colour[2:]))).all(axis=1).sum())
        pages = pages[end:]
    return found


def in_words(path: Path) -> dict[str, list[str]]:
    """The words of each note: programs differ in how they end a line."""
    return {cell: text.split() for cell, text in notes(path).items()}


def prints(path: Path) -> list[str]:
    """The fingerprints of the findings that the notes tell; in which note may change, since threads get lost."""
    return sorted(found for text in notes(path).values() for found in re.findall(r"(?m)^fingerprint (\w+)", text))


def cells(marked: Marked) -> dict[tuple[str, str], str]:
    """The cells that findings point at with the gravest severity; a merged one by its top-left."""
    found = {}
    for finding in sorted(marked.findings, key=lambda finding: finding.severity):
        for place in finding.places:
            assert place.sheet
            assert place.cell
            cell = "B5" if (place.sheet, place.cell) == ("Notifications", "B6") else place.cell
            found[place.sheet, cell] = finding.severity.word
    return found


@pytest.mark.parametrize("name", TRANSITIONAL)
def test_openpyxl_reads_the_marks_the_notes_and_the_values(name: str, marked_as: Marking) -> None:
    marked = marked_as(name, "--summary-sheet")
    before, after = loaded(marked.original), loaded(marked.copy)
    assert after.sheetnames == [*before.sheetnames, "sucheck"]
    for sheet in before.worksheets:
        other = after[sheet.title]
        assert list(other.iter_rows(max_row=sheet.max_row, max_col=sheet.max_column, values_only=True)) == list(
            sheet.values
        )
    fills = {(sheet, cell): after[sheet][cell].fill.fgColor.rgb for sheet, cell in cells(marked)}
    assert fills == {place: FILLS[severity] for place, severity in cells(marked).items()}
    read = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in after.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert read == notes(marked.copy)


@needs("soffice")
@pytest.mark.parametrize("name", torture.BOOKS)
def test_libreoffice_shows_the_values_and_the_notes(
    name: str, marked_as: Marking, tmp_path: Path, office: Office
) -> None:
    marked = marked_as(name)
    before, after = (Opened(file) for file in office("xlsx", [marked.original, marked.copy], tmp_path))
    assert list(values_are_the_same(before, after)) == []
    assert in_words(after.path) == in_words(marked.copy)


@needs("soffice")
@pytest.mark.parametrize("name", torture.BOOKS)
def test_what_libreoffice_saved_is_cleared_and_marked_again(
    name: str, marked_as: Marking, tmp_path: Path, office: Office
) -> None:
    marked = marked_as(name)
    [saved] = office("xlsx", [marked.copy], tmp_path)
    run = annotate("--clear", saved, "-o", tmp_path / "cleared.xlsx")
    assert "have none now; set it again where there was one: Claims!F5\n" in run.stderr, "its pattern, no other fill"
    assert in_words(tmp_path / "cleared.xlsx") == in_words(marked.original)
    annotate(saved, "-o", tmp_path / "again.xlsx")
    assert prints(tmp_path / "again.xlsx") == prints(marked.copy)
    before = Opened(saved)
    for after in (Opened(tmp_path / "cleared.xlsx"), Opened(tmp_path / "again.xlsx")):
        assert list(values_are_the_same(before, after)) == []
        assert list(relationships_resolve(before, after)) == []
        assert list(content_types_are_complete(before, after)) == []
        assert list(formats_exist(before, after)) == []


@needs("soffice")
@needs("pdftoppm")
@pytest.mark.parametrize("name", torture.BOOKS)
def test_on_paper_the_marks_are_there_and_nothing_has_moved(
    name: str, marked_as: Marking, tmp_path: Path, office: Office
) -> None:
    marked = marked_as(name)
    before, after = office("pdf", [marked.original, marked.copy], tmp_path)
    assert words(after) == words(before)
    assert {severity: points(before, colour) for severity, colour in FILLS.items()} == {"error": 0, "warning": 0}
    assert points(after, FILLS["error"]) > 4000
    assert points(after, FILLS["warning"]) > 1000


@needs("ooxml-validator")
@pytest.mark.parametrize("name", torture.BOOKS)
@pytest.mark.parametrize("options", [(), ("--summary-sheet",)], ids=["marks", "and a sheet"])
def test_the_open_xml_sdk_finds_no_fault(name: str, options: tuple[str, ...], marked_as: Marking) -> None:
    marked = marked_as(name, *options)
    before, after = validated(marked.original), validated(marked.copy)
    assert after == before
    assert [fault["id"] for fault in before] == KNOWN.get(name, [])


@needs("ooxml-validator")
def test_the_open_xml_sdk_finds_a_planted_fault(tmp_path: Path) -> None:
    parts = torture.parts_of(torture.build("torture.xlsx", tmp_path))
    sheet = "xl/worksheets/sheet2.xml"
    parts[sheet] = parts[sheet].replace(b"<legacyDrawing ", b"<sheetProtection/><legacyDrawing ")
    [fault] = validated(torture.save(parts, tmp_path / "planted.xlsx"))
    assert (fault["id"], fault["path"]) == ("Sch_UnexpectedElementContentExpectingComplex", f"/{sheet}")


def validated(path: Path) -> list[dict[str, Any]]:
    program = shutil.which("ooxml-validator")
    assert program
    run = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode in {0, 1}, run.stderr
    faults: list[dict[str, Any]] = json.loads(run.stdout)["errors"]
    return faults
