"""Annotating from the command line: which file is written, what is said, and that nothing is ever lost."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from sucheck.api import annotate, check, clear
from sucheck.cli import cli
from sucheck.model import SucheckError

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_inputs"
FULL = Path("/dev/full")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sucheck", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLES / "seeded_faults.xlsx", tmp_path / "book.xlsx"))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def notes(path: Path) -> dict[str, str]:
    """The rule and name at the head of each note, by cell."""
    book = openpyxl.load_workbook(path)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text.splitlines()[1]
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_a_copy_with_marks_is_written_beside_the_workbook_which_stays_as_it_is(book: Path) -> None:
    before = book.read_bytes()
    done = run(book.parent, "annotate", "book.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "book.sucheck.xlsx: 18 cells marked in 4 sheets: 10 errors, 2 warnings\n"
        "  13 of 24 parts untouched, 11 changed, 9 added\n"
    )
    assert book.read_bytes() == before
    assert names(book.parent) == {"book.xlsx", "book.sucheck.xlsx"}
    marked = notes(book.with_name("book.sucheck.xlsx"))
    assert len(marked) == 18
    assert marked["Claims!F2"] == "error CL01 · count-differs-from-list"
    assert marked["Procedures!E2"] == "warning IN01 · steps-out-of-order"


def test_each_finding_is_told_at_each_of_its_cells(book: Path) -> None:
    report = check([book])
    annotate(report, book.with_name("marked.xlsx"))
    told = notes(book.with_name("marked.xlsx"))
    assert {f"{place.sheet}!{place.cell}" for finding in report.findings for place in finding.places} == told.keys()


def test_annotating_again_changes_nothing_and_clearing_gives_every_byte_back(book: Path) -> None:
    run(book.parent, "annotate", "book.xlsx", "-o", "once.xlsx")
    run(book.parent, "annotate", "once.xlsx", "-o", "twice.xlsx")
    assert book.with_name("twice.xlsx").read_bytes() == book.with_name("once.xlsx").read_bytes()
    done = run(book.parent, "annotate", "--clear", "twice.xlsx")
    assert done.stdout == "twice.cleared.xlsx: marks taken out\n  13 of 33 parts untouched, 11 changed, 9 removed\n"
    assert book.with_name("twice.cleared.xlsx").read_bytes() == book.read_bytes()


def test_the_marks_change_no_finding(book: Path) -> None:
    run(book.parent, "annotate", "book.xlsx", "--summary-sheet")
    plain, marked = (run(book.parent, name, "--quiet") for name in ("book.xlsx", "book.sucheck.xlsx"))
    assert (marked.returncode, marked.stdout) == (plain.returncode, plain.stdout)


def test_where_nothing_is_found_the_copy_is_the_workbook_itself(tmp_path: Path) -> None:
    clean = Path(shutil.copy(SAMPLES / "consistent.xlsx", tmp_path / "clean.xlsx"))
    done = run(tmp_path, "annotate", "clean.xlsx")
    assert done.stdout == "clean.sucheck.xlsx: no findings, nothing marked\n  27 of 27 parts untouched\n"
    assert (tmp_path / "clean.sucheck.xlsx").read_bytes() == clean.read_bytes()
    done = run(tmp_path, "annotate", "--clear", "clean.xlsx")
    assert done.stdout == "clean.cleared.xlsx: held no marks: a copy\n  27 of 27 parts untouched\n"


def test_in_place_keeps_the_file_as_it_was_and_never_an_older_copy_less(book: Path) -> None:
    book.chmod(0o640)
    first = book.read_bytes()
    done = run(book.parent, "annotate", "--in-place", "book.xlsx")
    assert done.stdout.endswith("  as it was: book.xlsx.bak\n")
    assert book.with_name("book.xlsx.bak").read_bytes() == first
    assert stat.S_IMODE(book.stat().st_mode) == 0o640
    assert len(notes(book)) == 18
    second = book.read_bytes()
    done = run(book.parent, "annotate", "--in-place", "--clear", "book.xlsx")
    assert done.stdout.endswith("  as it was: book.xlsx.bak2\n")
    assert book.with_name("book.xlsx.bak").read_bytes() == first == book.read_bytes()
    assert book.with_name("book.xlsx.bak2").read_bytes() == second
    assert names(book.parent) == {"book.xlsx", "book.xlsx.bak", "book.xlsx.bak2"}


def test_rules_can_be_chosen(book: Path) -> None:
    run(book.parent, "annotate", "book.xlsx", "--select", "CL01")
    assert notes(book.with_name("book.sucheck.xlsx")).keys() == {"Claims!F2", "Claims!G2"}


def test_several_workbooks_go_into_a_folder(book: Path) -> None:
    shutil.copy(SAMPLES / "security_union_20.xlsx", book.parent / "other.xlsx")
    (book.parent / "out").mkdir()
    done = run(book.parent, "annotate", "book.xlsx", "other.xlsx", "-o", "out")
    assert done.returncode == 0
    assert names(book.parent / "out") == {"book.sucheck.xlsx", "other.sucheck.xlsx"}


def test_checking_can_annotate_as_well_and_ends_as_checking_does(book: Path) -> None:
    done = run(book.parent, "book.xlsx", "--quiet", "--annotate")
    assert done.returncode == 1
    assert done.stdout == run(book.parent, "book.xlsx", "--quiet").stdout
    assert done.stderr.startswith("book.sucheck.xlsx: 18 cells marked in 4 sheets")
    done = run(book.parent, "book.xlsx", "--quiet", "--annotate", "named.xlsx")
    assert done.stderr.startswith("named.xlsx: 18 cells marked")
    assert book.with_name("named.xlsx").read_bytes() == book.with_name("book.sucheck.xlsx").read_bytes()


def test_what_somebody_works_in_is_not_replaced_unless_it_is_named(book: Path) -> None:
    run(book.parent, "annotate", "book.xlsx")
    assert run(book.parent, "annotate", "book.xlsx").returncode == 0  # it is as we left it
    marked = book.with_name("book.sucheck.xlsx")
    mended = openpyxl.load_workbook(marked)
    mended["Claims"]["F2"] = 3
    mended.save(marked)
    before = marked.read_bytes()
    done = run(book.parent, "annotate", "book.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "sucheck: book.sucheck.xlsx: exists, and is not as sucheck wrote it; name it with --output to replace it\n"
    )
    assert marked.read_bytes() == before
    assert run(book.parent, "annotate", "book.xlsx", "-o", "book.sucheck.xlsx").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["book.xlsx", "-o", "book.xlsx"], "book.xlsx: is one of the inputs; an input is never changed"),
        (["book.xlsx", "-o", "./book.xlsx"], "./book.xlsx: is one of the inputs"),
        (["book.xlsx", "-o", "no/where.xlsx"], "no/where.xlsx: cannot be written (No such file or directory)"),
        (["book.xlsx", "--in-place", "-o", "a.xlsx"], "--in-place and --output exclude each other"),
        (["book.xlsx", "--clear", "--summary-sheet"], "--clear and --summary-sheet exclude each other"),
        (["book.xlsx", "book.xlsx"], "book.sucheck.xlsx: two of the files would be written there"),
        (["book.xlsx", "other.xlsx", "-o", "one.xlsx"], "one.xlsx: is no folder; name one for the 2 files"),
        (["gone.xlsx"], "gone.xlsx: no such file"),
        (["--clear", "gone.xlsx"], "gone.xlsx: no such file"),
        (["--clear", "archive.zip"], "archive.zip: is no workbook (xlsx, xlsm)"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_leaves_everything_as_it_was(
    book: Path, arguments: list[str], said: str
) -> None:
    shutil.make_archive(str(book.with_name("archive")), "zip", ROOT / "schemas")
    shutil.copy(SAMPLES / "consistent.xlsx", book.with_name("other.xlsx"))
    before = {path.name: path.read_bytes() for path in book.parent.iterdir()}
    done = run(book.parent, "annotate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert {path.name: path.read_bytes() for path in book.parent.iterdir()} == before


@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
def test_a_device_is_never_replaced(book: Path) -> None:
    done = run(book.parent, "annotate", "book.xlsx", "-o", str(FULL))
    assert (done.returncode, done.stderr) == (
        2, "sucheck: /dev/full: cannot be written (it is a device or a pipe, not a file)\n",
    )  # fmt: skip


def test_a_disk_that_is_full_leaves_no_half_file(book: Path) -> None:
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); "
        "from sucheck.__main__ import main; sys.argv = ['sucheck', 'annotate', 'book.xlsx']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=book.parent, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sucheck: book.sucheck.xlsx: cannot be written (File too large)\n"
    assert names(book.parent) == {"book.xlsx"}


def test_a_file_that_changed_since_it_was_checked_is_not_marked(book: Path) -> None:
    report = check([book])
    shutil.copy(SAMPLES / "consistent.xlsx", book)
    with pytest.raises(SucheckError, match=r"book\.xlsx: the file changed while it was checked"):
        annotate(report, book.with_name("marked.xlsx"))
    assert names(book.parent) == {"book.xlsx"}


def test_the_summary_sheet_is_last_and_goes_again(book: Path) -> None:
    report = check([book])
    annotate(report, book.with_name("marked.xlsx"), has_summary=True)
    marked = openpyxl.load_workbook(book.with_name("marked.xlsx"))
    assert marked.sheetnames[-1] == "sucheck"
    assert marked["sucheck"]["C2"].hyperlink.location == "'Claims'!F2"
    assert marked["sucheck"]["C2"].value == "Claims!F2"
    assert marked["sucheck"].max_row == 1 + sum(len(finding.places) for finding in report.findings)
    clear(book.with_name("marked.xlsx"), book.with_name("cleared.xlsx"))
    assert book.with_name("cleared.xlsx").read_bytes() == book.read_bytes()


LONG = "n" * 245  # a name can have 255 characters, which `.sucheck` exceeds


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program runs: a workbook, a document, and a link to each."""
    for name, original in (("book.xlsx", "seeded_faults.xlsx"), ("report.docx", "report_faults.docx")):
        shutil.copy(SAMPLES / original, tmp_path / name)
        (tmp_path / f"link{Path(name).suffix}").symlink_to(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def inside(*arguments: str) -> Result:
    """The program, run within this one: it starts faster."""
    return CliRunner().invoke(cli, arguments, prog_name="sucheck")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("annotate book.xlsx -o out.xlsm", "out.xlsm: must end in .xlsx, as book.xlsx does"),
        ("annotate book.xlsx -o out.ods", "out.ods: must end in .xlsx, as book.xlsx does"),
        ("annotate book.xlsx -o out", "out: must end in .xlsx, as book.xlsx does"),
        ("annotate --clear book.xlsx -o out.docx", "out.docx: must end in .xlsx, as book.xlsx does"),
        ("annotate report.docx -o out.docm", "out.docm: must end in .docx, as report.docx does"),
        ("book.xlsx --annotate out.xlsm", "out.xlsm: must end in .xlsx, as book.xlsx does"),
        ("annotate book.xlsx -o nope/", "nope/: is no folder; make it first, or name a file"),
        ("annotate book.xlsx -o book.xlsx/", "book.xlsx/: is no folder; make it first, or name a file"),
        ("annotate report.docx book.xlsx -o nope/", "nope/: is no folder; make it first, or name a file"),
        ("book.xlsx --annotate nope/", "nope/: is no folder; make it first, or name a file"),
        ("book.xlsx -o nope/", "nope/: cannot be written (it names no file)"),
        (
            "annotate book.xlsx -o -",
            "-: a marked file is not written to standard output; name a file (./- for one called so)",
        ),
        (
            "report.docx --annotate -",
            "-: a marked file is not written to standard output; name a file (./- for one called so)",
        ),
        ("annotate book.xlsx book.xlsx --in-place", "book.xlsx: is the same file as book.xlsx; name it once"),
        ("annotate book.xlsx ./book.xlsx --in-place", "./book.xlsx: is the same file as book.xlsx; name it once"),
        (
            "annotate book.xlsx report.docx link.docx --in-place --clear",
            "link.docx: is the same file as report.docx; name it once",
        ),
        (
            "book.xlsx -f json -o j.xlsx --annotate j.xlsx",
            "j.xlsx: is named by --output and for --annotate; choose another name for one of them",
        ),
        (
            "report.docx -o ./report.sucheck.docx --annotate",
            "./report.sucheck.docx: is named by --output and for --annotate; choose another name for one of them",
        ),
        ("book.xlsx -f json -o j.json --annotate j.json", "j.json: must end in .xlsx, as book.xlsx does"),
        (f"annotate book.xlsx -o {LONG}{LONG}.xlsx", f"{LONG}{LONG}.xlsx: cannot be written (File name too long)"),
        (f"book.xlsx -o {LONG}{LONG}", f"{LONG}{LONG}: cannot be written (File name too long)"),
    ],
)
def test_a_name_that_cannot_be_meant_is_refused_before_anything_is_written(
    folder: Path, arguments: str, said: str
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = inside(*arguments.split())
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"sucheck: {said}\n")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_a_name_too_long_for_what_is_added_to_it_is_one_line(folder: Path, ending: str) -> None:
    book, name = folder / ("book.xlsx" if ending == ".xlsx" else "report.docx"), LONG + "n" * 4 + ending
    book.rename(folder / name)
    done = inside("annotate", name)
    said = f"sucheck: {LONG}nnnn.sucheck{ending}: cannot be written (File name too long)\n"
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", said)
    other = "report.docx" if ending == ".xlsx" else "book.xlsx"
    before = (folder / other).read_bytes()
    done = inside("annotate", "--in-place", other, name)
    said = f"sucheck: {name}.bak: cannot be written (File name too long)\n"
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", said)
    assert (folder / other).read_bytes() == before
    assert names(folder) == {name, other, "link.xlsx", "link.docx"}


@pytest.mark.parametrize(
    ("original", "name", "written"),
    [
        ("book.xlsx", ".xlsx", ".sucheck.xlsx"),
        ("book.xlsx", "noext", "noext.sucheck"),
        ("book.xlsx", "BOOK.XLSX", "BOOK.sucheck.XLSX"),
        ("report.docx", ".docx", ".sucheck.docx"),
        ("report.docx", "noext", "noext.sucheck"),
    ],
)
def test_a_name_of_which_a_part_is_missing_gets_a_sensible_one(
    folder: Path, original: str, name: str, written: str
) -> None:
    (folder / original).rename(folder / name)
    done = inside("annotate", name)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{written}: ")
    done = inside("annotate", "--clear", written)
    assert done.stdout.startswith(f"{written.replace('sucheck', 'cleared')}: marks taken out")
    assert (folder / written.replace("sucheck", "cleared")).read_bytes() == (folder / name).read_bytes()


def test_an_ending_is_one_however_it_is_written_and_a_name_without_binds_nobody(folder: Path) -> None:
    assert inside("annotate", "book.xlsx", "-o", "OUT.XLSX").exit_code == 0
    shutil.copy(folder / "book.xlsx", folder / "noext")
    assert inside("annotate", "noext", "-o", "named.xlsx").exit_code == 0
    assert notes(folder / "named.xlsx") == notes(folder / "OUT.XLSX")
