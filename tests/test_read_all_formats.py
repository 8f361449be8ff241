"""The same table in all formats: the same cells, and the same findings."""

from __future__ import annotations

import csv
import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlwt  # type: ignore[import-untyped]  # it ships no types
from binary_books import BinaryBook, BinarySheet
from binary_books import rows as binary_rows
from open_books import OpenBook
from open_books import rows as open_rows

import sucheck
from sucheck.api import annotate, clear, has_sheets, why_not_annotated
from sucheck.model import CellValue, Finding, Sheet, SucheckError
from sucheck.model.sheets import words
from sucheck.read.workbook import read_workbook

SAMPLES = Path(__file__).resolve().parent.parent / "sample_inputs"
READ_ONLY = "which is read but cannot be marked; save it as xlsx to have it marked"
ONLY = "only Word documents (docx, docm) and workbooks (xlsx, xlsm) are annotated"


def as_xlsb(sheets: Sequence[Sheet], folder: Path) -> list[str]:
    folder.mkdir(exist_ok=True)
    made = [BinarySheet(name=sheet.name, data=binary_rows(sheet.rows)) for sheet in sheets]
    return [BinaryBook(sheets=made).save(folder / f"{sheets[0].name}.xlsb")]


def as_ods(sheets: Sequence[Sheet], folder: Path) -> list[str]:
    return [OpenBook(tables={sheet.name: open_rows(sheet.rows) for sheet in sheets}).save(folder / "book.ods")]


def as_xls(sheets: Sequence[Sheet], folder: Path) -> list[str]:
    book, date = xlwt.Workbook(), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        target = book.add_sheet(sheet.name)
        for r, line in enumerate(sheet.rows):
            for c, value in enumerate(line):
                if value != "":
                    target.write(r, c, value, date if isinstance(value, dt.date) else xlwt.Style.default_style)
    book.save(str(folder / "book.xls"))
    return [str(folder / "book.xls")]


def as_text(ending: str, delimiter: str, encoding: str) -> Callable[[Sequence[Sheet], Path], list[str]]:
    def write(sheets: Sequence[Sheet], folder: Path) -> list[str]:
        paths = [folder / f"{sheet.name}{ending}" for sheet in sheets]
        for path, sheet in zip(paths, sheets, strict=True):
            with path.open("w", encoding=encoding, newline="") as file:
                csv.writer(file, delimiter=delimiter).writerows([map(written, line) for line in sheet.rows])
        return [str(path) for path in paths]

    return write


def written(value: CellValue) -> str:
    return value if isinstance(value, str) else words(value)


FORMATS = {
    "xlsb": as_xlsb,
    "ods": as_ods,
    "xls": as_xls,
    "csv": as_text(".csv", ";", "utf-8-sig"),
    "tsv": as_text(".tsv", "\t", "utf-16"),
}


def said(finding: Finding) -> tuple[str, str, list[str]]:
    return finding.rule, finding.message, [place.address for place in finding.places]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sample", ["consistent", "security_union_20", "seeded_faults"])
def test_the_same_workbook_gives_the_same_findings(tmp_path: Path, sample: str, form: str) -> None:
    original = str(SAMPLES / f"{sample}.xlsx")
    sheets = read_workbook(original, 0).sheets
    paths = FORMATS[form](sheets, tmp_path)
    # A text table is a workbook of one sheet: it is compared with such workbooks.
    alone = [as_xlsb([sheet], tmp_path / "alone")[0] for sheet in sheets] if len(paths) > 1 else [original]
    expected, found = sucheck.check(alone), sucheck.check(paths)
    assert sorted(map(said, found.findings)) == sorted(map(said, expected.findings))
    assert found.holds == expected.holds
    assert {read_workbook(path, 0).form for path in paths} == {form}
    assert all(file.kind == "workbook" for file in found.inputs)


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("xlsb", f"is a binary workbook (.xlsb), {READ_ONLY}"),
        ("ods", f"is an OpenDocument spreadsheet (.ods), {READ_ONLY}"),
        ("xls", f"is an Excel 97-2003 workbook (.xls), {READ_ONLY}"),
        ("csv", "is a text table, which can hold no marks"),
        ("tsv", "is a text table, which can hold no marks"),
    ],
)
def test_what_is_read_and_cannot_be_marked_says_so_in_one_line(tmp_path: Path, form: str, why: str) -> None:
    sheets = read_workbook(str(SAMPLES / "seeded_faults.xlsx"), 0).sheets[:1]
    (path,) = FORMATS[form](sheets, tmp_path)
    line = f"{path}: {why}; {ONLY}"
    assert has_sheets(path)
    assert str(why_not_annotated(path)) == line
    with pytest.raises(SucheckError) as marking:
        annotate(sucheck.check([path]), tmp_path / "out.xlsx")
    with pytest.raises(SucheckError) as clearing:
        clear(path, tmp_path / "out.xlsx")
    assert (str(marking.value), str(clearing.value)) == (line, line)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_workbook_in_another_format_ends_with_its_exit_code(tmp_path: Path) -> None:
    sheets = read_workbook(str(SAMPLES / "seeded_faults.xlsx"), 0).sheets
    for form in ("xlsb", "csv"):
        command = [sys.executable, "-m", "sucheck", "--quiet", *FORMATS[form](sheets, tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (form, done.returncode, done.stderr) == (form, 1, "")
