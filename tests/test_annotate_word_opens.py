"""The sample report with its comments opens: in LibreOffice, and before the validator of the Open XML SDK."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commented import MAIN, characters, comments, parts, read

SAMPLES = Path(__file__).parent.parent / "sample_inputs"
FAULTS = SAMPLES / "report_faults.docx"
TEXT = SAMPLES / "report_faults.txt"


def sucheck(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sucheck", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed; see CONTRIBUTING.md")


def converted(to: str, file: Path, folder: Path) -> str:
    """A document as LibreOffice writes it, with its comments in one that can hold them."""
    profile = folder / "profile"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [*command, "--outdir", str(folder), str(file)], env=environment, capture_output=True, timeout=240, check=True
    )
    return (folder / file.with_suffix(f".{to.partition(':')[0]}").name).read_text("utf-8")


@pytest.fixture(scope="module", name="copy")
def _copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("marked") / "marked.docx"
    assert sucheck("annotate", FAULTS, "-o", copy).returncode == 0
    return copy


@needs("soffice")
def test_libreoffice_shows_every_comment_on_its_words_and_the_same_text(copy: Path, tmp_path: Path) -> None:
    shown = converted("fodt", copy, tmp_path)
    told = [text for _, text in comments(copy).values()]
    body = shown.partition("<office:text")[2]
    assert body.count("<office:annotation ") == body.count("<office:annotation-end ") == len(told)
    heard = re.findall(r"<office:annotation .*?</office:annotation>", body, re.DOTALL)
    for text in told:
        fingerprint = text.rpartition("fingerprint ")[2]
        assert any(fingerprint in each for each in heard)
    plain = {name: converted("txt:Text", file, tmp_path / name) for name, file in (("a", copy), ("b", FAULTS))}
    assert plain["a"] == plain["b"]


@needs("ooxml-validator")
def test_the_open_xml_sdk_finds_no_fault(copy: Path) -> None:
    program = shutil.which("ooxml-validator")
    assert program
    run = subprocess.run([program, str(copy)], capture_output=True, text=True, timeout=120, check=False)
    assert json.loads(run.stdout)["errors"] == []


def test_the_same_is_found_again_in_the_copy(copy: Path, tmp_path: Path) -> None:
    assert list(characters(parts(copy)[MAIN])) == list(characters(parts(FAULTS)[MAIN]))
    assert [block.text for block in read(copy).blocks] == [block.text for block in read(FAULTS).blocks]
    run = sucheck("annotate", copy, "-o", tmp_path / "again.docx")
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "again.docx").read_bytes() == copy.read_bytes()
    run = sucheck("annotate", "--clear", copy, "-o", tmp_path / "cleared.docx")
    assert run.stdout.startswith(f"{tmp_path / 'cleared.docx'}: marks taken out\n")
    assert (tmp_path / "cleared.docx").read_bytes() == FAULTS.read_bytes()


class TestCommand:
    def test_a_document_gets_a_copy_beside_it(self, tmp_path: Path) -> None:
        original = shutil.copy(FAULTS, tmp_path / "report.docx")
        run = sucheck("annotate", original)
        number = len(comments(tmp_path / "report.sucheck.docx"))
        line, more = run.stdout.splitlines()
        assert re.fullmatch(rf".*report\.sucheck\.docx: {number} comments: [0-9]+ errors?(, [0-9]+ \w+)*", line)
        assert more == "  6 of 9 parts untouched, 3 changed, 2 added"

    def test_what_holds_no_marks_is_left_out_beside_a_document(self, tmp_path: Path) -> None:
        copy, other = tmp_path / "marked.docx", tmp_path / "checked.docx"
        run = sucheck("annotate", TEXT, FAULTS, "-o", copy)
        assert run.returncode == 0
        assert run.stderr == (
            f"sucheck: {TEXT}: is a text file, which can hold no marks; "
            "only Word documents (docx, docm) and workbooks (xlsx, xlsm) are annotated\n"
        )
        assert run.stdout.startswith(f"{copy}: ")
        run = sucheck("check", TEXT, FAULTS, "--annotate", other)
        assert run.returncode == 1
        assert other.read_bytes() == copy.read_bytes()

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("report.txt", "a text file"), ("report.html", "an HTML page"), ("report.pdf", "a PDF document")],
    )  # fmt: skip
    @pytest.mark.parametrize("options", [(), ("--clear",)], ids=["annotate", "clear"])
    def test_alone_it_is_refused(self, name: str, kind: str, options: tuple[str, ...], tmp_path: Path) -> None:
        run = sucheck("annotate", *options, SAMPLES / name, "-o", tmp_path / "marked")
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr.startswith(f"sucheck: {SAMPLES / name}: is {kind}, which can hold no marks; ")
        assert run.stderr.count("\n") == 1
        assert list(tmp_path.iterdir()) == []

    def test_in_place_keeps_what_was_there(self, tmp_path: Path) -> None:
        original = Path(shutil.copy(FAULTS, tmp_path / "report.docx"))
        run = sucheck("annotate", "--in-place", original)
        assert run.returncode == 0
        assert (tmp_path / "report.docx.bak").read_bytes() == FAULTS.read_bytes()
        assert comments(original)

    def test_a_summary_sheet_needs_a_workbook(self, tmp_path: Path) -> None:
        run = sucheck("annotate", "--summary-sheet", FAULTS, "-o", tmp_path / "marked.docx")
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr == "sucheck: --summary-sheet: adds a sheet to workbooks, and none is named\n"
