"""The contract of the command line: exit codes, streams, outputs, and that nothing about the machine changes them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

import sucheck
from sucheck.cli import cli

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_inputs"
SEEDED = SAMPLES / "seeded_faults.xlsx"
CONSISTENT = SAMPLES / "consistent.xlsx"
HEAVY = {"pandas", "pandera"}
FORMATS = ("table", "json", "markdown")

# Runs the program with something happening in one predicate that no workbook and no rule file can bring about.
IN_A_RULE = """
import dataclasses, signal
from sucheck.judge.predicates import PREDICATES
from sucheck.__main__ import main

def broken(**values):
    {what}

PREDICATES["no_state_twice"] = dataclasses.replace(PREDICATES["no_state_twice"], function=broken)
main()
"""
CRASHING = IN_A_RULE.format(what='raise ZeroDivisionError("on purpose")')
INTERRUPTED = IN_A_RULE.format(what="signal.raise_signal(signal.SIGINT)")
# Runs the program and interrupts it while it loads what reads its arguments.
INTERRUPTED_AT_THE_START = """
import signal, sys

class Finder:
    def find_spec(name, path=None, target=None):
        if name == "click":
            signal.raise_signal(signal.SIGINT)

from sucheck.__main__ import main
sys.meta_path.insert(0, Finder)
main()
"""
# Runs the program and says which of the heavy packages it loaded.
PROBE = """
import sys
from sucheck.__main__ import main
try:
    main()
finally:
    loaded = {name.partition(".")[0] for name in sys.modules}
    print("loaded:", *sorted(loaded & {"pandas", "pandera"}), file=sys.stderr)
"""


def run(
    *arguments: str | Path, cwd: Path = ROOT, code: str | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    program = ["-c", code] if code else ["-m", "sucheck"]
    return subprocess.run(
        [sys.executable, *program, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **variables},
        capture_output=True,
        check=False,
    )


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line on standard error of a run that ended with exit code 2 and printed nothing else."""
    text = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b""), text
    assert text.startswith("sucheck: ")
    assert text.endswith("\n")
    assert text.count("\n") == 1
    return text.removeprefix("sucheck: ").rstrip("\n")


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[str | int | None]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def seeded(tmp_path: Path) -> Path:
    copy = tmp_path / "seeded_faults.xlsx"
    copy.write_bytes(SEEDED.read_bytes())
    return copy


class TestExitCodes:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ([CONSISTENT], 0),
            ([SEEDED], 1),
            ([SEEDED, "--fail-on", "never"], 0),
            ([SEEDED, "--select", "WB03"], 0),
            ([SEEDED, "--select", "WB03", "--fail-on", "warning"], 1),
            ([SEEDED, "--select", "WB03", "--fail-on", "note"], 1),
            ([CONSISTENT, SEEDED], 1),
            (["check", SEEDED], 1),
            (["rules"], 0),
            (["explain", "CL04"], 0),
            (["--version"], 0),
            (["-h"], 0),
            ([], 0),
        ],
    )
    def test_a_run_ends_with_the_code_of_its_gravest_finding(self, arguments: list[str | Path], code: int) -> None:
        done = run(*arguments)
        assert (done.returncode, done.stderr) == (code, b"")
        assert done.stdout

    def test_a_workbook_without_anything_to_check_ends_with_4_and_says_so(self, tmp_path: Path) -> None:
        book = workbook(tmp_path / "other.xlsx", {"Budget": [["item", "cost"], ["chairs", 12]]})
        done = run(book)
        assert (done.returncode, done.stderr) == (4, b"")
        assert "nothing was checked" in done.stdout.decode("utf-8").splitlines()[-1]
        assert "no sheet was recognised" in " ".join(done.stdout.decode("utf-8").split())

    def test_never_failing_does_not_make_a_run_that_checked_nothing_pass(self, tmp_path: Path) -> None:
        book = workbook(tmp_path / "other.xlsx", {"Claims": [["about", "stated"]]})
        assert run(book, "--fail-on", "never").returncode == 4

    @pytest.mark.parametrize("fail_on", ["error", "never"])
    def test_a_rule_that_crashes_wins_over_findings_which_are_still_shown(self, fail_on: str) -> None:
        done = run(SEEDED, "--fail-on", fail_on, code=CRASHING)
        assert done.returncode == 3
        assert done.stderr.decode("utf-8") == "sucheck: internal error in rule CL02: ZeroDivisionError: on purpose\n"
        shown = done.stdout.decode("utf-8")
        assert "CL01" in shown
        assert "rules that crashed, a fault of sucheck and not of the file" in shown

    def test_a_rule_that_crashes_wins_over_nothing_checked(self) -> None:
        done = run(SEEDED, "--select", "CL02", code=CRASHING)
        assert done.returncode == 3

    def test_the_exit_code_stands_in_the_json_too(self) -> None:
        done = run(SEEDED, "-f", "json", code=CRASHING)
        report = json.loads(done.stdout)
        assert (done.returncode, report["exit_code"]) == (3, 3)
        assert report["crashed"] == ["CL02: ZeroDivisionError: on purpose"]

    @pytest.mark.parametrize("code", [INTERRUPTED, INTERRUPTED_AT_THE_START], ids=["in a rule", "at the start"])
    def test_an_interrupted_run_says_so_and_has_a_code_of_its_own(self, tmp_path: Path, code: str) -> None:
        done = run(SEEDED, "-o", tmp_path / "out.txt", code=code)
        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"sucheck: interrupted\n")
        assert list(tmp_path.iterdir()) == []

    def test_an_unreadable_input_wins_over_a_crash_and_over_findings(self) -> None:
        assert one_line(run(SEEDED, "missing.xlsx", code=CRASHING)).startswith("missing.xlsx: no such file")


class TestWhatTheUserCanMend:
    def test_a_missing_file(self) -> None:
        assert one_line(run("reports/none.xlsx")) == "reports/none.xlsx: no such file; check the name and the folder"

    def test_a_folder(self, tmp_path: Path) -> None:
        assert one_line(run(tmp_path)).startswith(f"{tmp_path}: is no file but a folder")

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("empty.xlsx", b"", "the file is empty"),
            ("renamed.xlsx", b"2016/680 was transposed by Greece.\n", "is text without columns"),
            ("list.csv", b'act;state\n"2016/680;EL\n', "a quotation mark"),
            ("truncated.xlsx", SEEDED.read_bytes()[:6000], "the file is cut off or damaged"),
            ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Book\0".encode("utf-16-le"), "(.xls)"),
            ("report.pdf", b"%PDF-1.7\n", "is no whole PDF document"),
            ("no\nbreak\x1b[31m.xlsx", b"", "the file is empty"),
        ],
    )
    def test_a_file_that_is_no_workbook(self, tmp_path: Path, name: str, content: bytes, said: str) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        line = one_line(run(path))
        assert line.startswith(f"{tmp_path}{os.sep}{name.replace(chr(10), chr(92) + 'n').split(chr(27))[0]}")
        assert said in line
        assert "\x1b" not in line

    def test_an_open_document(self, tmp_path: Path) -> None:
        path = tmp_path / "book.ods"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", "<office/>")
        assert one_line(run(path)) == (
            f"{path}: is an OpenDocument file that is no spreadsheet (.odt, .odp, .odg), which is not read yet; "
            "save it as a workbook (xlsx, xlsm, xlsb, ods, xls, csv, tsv)"
        )

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (
                [SEEDED, "--select", "CL01,ZZ99"],
                "ZZ99: no rule has this id, family or name; 'sucheck rules' lists them",
            ),
            (
                [SEEDED, "--ignore", "nothing"],
                "nothing: no rule has this id, family or name; 'sucheck rules' lists them",
            ),
            (["explain", "ZZ99"], "ZZ99: no rule has this id or name; 'sucheck rules' lists them"),
            ([SEEDED, "--as-of", "17.10.2019"], "'17.10.2019' is not a day in the form 2019-10-17"),
            ([SEEDED, "--fail-on", "fatal"], "'fatal' is not one of 'error', 'warning', 'note', 'never'"),
            ([SEEDED, "--rules", "nowhere"], "'nowhere' is not a folder"),
            (["--colour", SEEDED], "--colour"),
            (["explain"], "Missing argument 'RULE'"),
            (["check"], "Missing argument 'FILE...'"),
        ],
    )
    def test_a_command_that_cannot_be_understood(self, arguments: list[str | Path], said: str) -> None:
        assert said in one_line(run(*arguments))

    def test_a_folder_whose_name_is_longer_than_a_name_can_be(self) -> None:
        assert one_line(run(SEEDED, "--rules", "x" * 300)).endswith("is not a folder; see 'sucheck check --help'")

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("[[rule]\n", "own.toml: cannot be read as TOML"),
            ('[[rule]]\nid = "XX01"\n', "own.toml: rule XX01: lacks"),
            ((ROOT / "rules" / "CL.toml").read_text("utf-8"), "own.toml: rule CL01: the id"),
        ],
    )
    def test_a_rule_file_with_a_mistake(self, tmp_path: Path, content: str, said: str) -> None:
        (tmp_path / "own.toml").write_text(content, "utf-8")
        assert said in one_line(run(SEEDED, "--rules", tmp_path))


class TestOutput:
    def test_it_holds_what_standard_output_would(self, tmp_path: Path) -> None:
        done = run(SEEDED, "-f", "json", "-o", tmp_path / "out.json")
        assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
        assert (tmp_path / "out.json").read_bytes() == run(SEEDED, "-f", "json").stdout
        assert [path.name for path in tmp_path.iterdir()] == ["out.json"]

    def test_a_hyphen_is_standard_output(self) -> None:
        assert run(SEEDED, "-o", "-").stdout == run(SEEDED).stdout

    def test_it_replaces_a_file_in_one_step(self, tmp_path: Path) -> None:
        (tmp_path / "out.md").write_text("before", "utf-8")
        os.link(tmp_path / "out.md", tmp_path / "seen by a reader")
        run(SEEDED, "-f", "markdown", "-o", tmp_path / "out.md")
        assert (tmp_path / "out.md").read_text("utf-8").startswith("### sucheck: ")
        assert (tmp_path / "seen by a reader").read_text("utf-8") == "before"

    def test_a_run_that_fails_leaves_an_older_one_alone(self, tmp_path: Path) -> None:
        (tmp_path / "out.txt").write_text("before", "utf-8")
        one_line(run("missing.xlsx", "-o", tmp_path / "out.txt"))
        assert (tmp_path / "out.txt").read_text("utf-8") == "before"
        assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]

    @pytest.mark.parametrize("name", ["seeded_faults.xlsx", "./seeded_faults.xlsx", "link.xlsx"])
    def test_it_is_never_an_input(self, seeded: Path, name: str) -> None:
        (seeded.parent / "link.xlsx").symlink_to(seeded)
        line = one_line(run("seeded_faults.xlsx", "-o", name, cwd=seeded.parent))
        assert line == f"{name}: is one of the inputs; an input is never changed, choose another name"
        assert seeded.read_bytes() == SEEDED.read_bytes()

    @pytest.mark.parametrize(
        ("target", "why"),
        [("no/such/folder/out.txt", "cannot be written"), (".", "cannot be written (it names no file)")],
    )
    def test_where_it_cannot_be_written(self, seeded: Path, target: str, why: str) -> None:
        line = one_line(run(seeded, "-o", target, cwd=seeded.parent))
        assert line.startswith(f"{target}: {why}")
        assert [path.name for path in seeded.parent.iterdir()] == ["seeded_faults.xlsx"]

    def test_a_reader_that_goes_away_is_no_failure(self) -> None:
        program = [sys.executable, "-m", "sucheck", str(SEEDED)]
        with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            said = process.stderr.read()
        assert (process.returncode, said) == (1, b"")

    def test_findings_alone_are_shown_quietly(self, tmp_path: Path) -> None:
        book = workbook(tmp_path / "b.xlsx", {"Claims": [["about", "stated", "listed"], ["full", 3, "AT, BE"]]})
        loud, quiet = run(book).stdout.decode("utf-8"), run(book, "-q").stdout.decode("utf-8")
        assert "remarks" in loud
        assert "remarks" not in quiet
        assert "CL01     3 Member States stated, 2 listed" in quiet
        assert quiet.splitlines()[-1] == loud.splitlines()[-1]


class TestSelection:
    @pytest.mark.parametrize(
        ("arguments", "rules"),
        [
            (["--select", "CL01"], {"CL01"}),
            (["--select", "cl01, CL02"], {"CL01", "CL02"}),
            (["--select", "CL01", "--select", "state-listed-twice"], {"CL01", "CL02"}),
            (["--select", "CL01,CL02", "--ignore", "CL01"], {"CL02"}),
            (["--select", "CL", "--ignore", "CL"], set()),
        ],
    )
    def test_ids_families_and_names_choose_and_ignoring_wins(self, arguments: list[str], rules: set[str]) -> None:
        report = json.loads(run(SEEDED, "-f", "json", *arguments).stdout)
        assert {finding["rule"] for finding in report["findings"]} == rules

    def test_the_state_of_play_can_be_given(self, tmp_path: Path) -> None:
        claims = [["act", "about", "stated"], ["2016/680", "full", "nearly 20"]]
        book = workbook(tmp_path / "b.xlsx", {"Claims": claims})
        report = json.loads(run(book, "-f", "json", "--as-of", "2019-10-17").stdout)
        assert [claim["as_of"] for claim in report["claims"] if claim["kind"] == "count"] == ["2019-10-17"]
        without = json.loads(run(book, "-f", "json").stdout)
        assert [claim["as_of"] for claim in without["claims"]] == [None] * len(without["claims"])


class TestSameEverywhere:
    @pytest.mark.parametrize("form", FORMATS)
    def test_neither_hash_seed_nor_time_zone_nor_locale_nor_encoding_changes_a_byte(self, form: str) -> None:
        one = run(SEEDED, "-f", form, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
        other = run(
            SEEDED, "-f", form, PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LC_ALL="C",
            PYTHONIOENCODING="cp1252", PYTHONUTF8="0", COLUMNS="200",
        )  # fmt: skip
        assert one.stdout == other.stdout
        assert (one.returncode, one.stderr) == (other.returncode, other.stderr) == (1, b"")
        assert "\r" not in one.stdout.decode("utf-8")

    @pytest.mark.parametrize("arguments", [["rules"], ["rules", "-f", "markdown"], ["explain", "CL01"]])
    def test_the_reference_is_utf_8_too(self, arguments: list[str]) -> None:
        plain = run(*arguments, LC_ALL="C", PYTHONIOENCODING="cp1252", PYTHONUTF8="0", PYTHONHASHSEED="1")
        assert plain.stdout == run(*arguments, PYTHONHASHSEED="2").stdout
        assert plain.returncode == 0

    def test_a_path_is_shown_as_it_was_given(self, seeded: Path) -> None:
        relative = f"..{os.sep}{seeded.parent.name}{os.sep}seeded_faults.xlsx"
        report = json.loads(run(relative, "-f", "json", cwd=seeded.parent).stdout)
        assert [file["path"] for file in report["inputs"]] == [relative]
        assert run(relative, cwd=seeded.parent).stdout.decode("utf-8").splitlines()[0] == relative
        assert one_line(run("./none.xlsx", cwd=seeded.parent)).startswith("./none.xlsx: ")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is made with pty")
class TestColour:
    def on_terminal(self, *arguments: str | Path, **variables: str) -> str:
        import pty  # noqa: PLC0415  not on every system

        ours, theirs = pty.openpty()
        environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | variables
        program = [sys.executable, "-m", "sucheck", *map(str, arguments)]
        with subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=environment) as process:
            os.close(theirs)
            shown = b""
            while chunk := self.next_chunk(ours):
                shown += chunk
        os.close(ours)
        assert process.returncode == 1
        return shown.decode("utf-8")

    @staticmethod
    def next_chunk(terminal: int) -> bytes:
        try:
            return os.read(terminal, 65536)
        except OSError:  # Linux: the other end has been closed
            return b""

    def test_it_is_on_a_terminal_only(self) -> None:
        assert "\x1b[1;31merror" in self.on_terminal(SEEDED)
        assert b"\x1b" not in run(SEEDED).stdout

    def test_it_can_be_turned_off(self) -> None:
        assert "\x1b" not in self.on_terminal(SEEDED, "--no-color")
        assert "\x1b" not in self.on_terminal(SEEDED, NO_COLOR="1")
        assert "\x1b" in self.on_terminal(SEEDED, NO_COLOR="")

    def test_it_never_reaches_a_file(self, tmp_path: Path) -> None:
        self.on_terminal(SEEDED, "-o", tmp_path / "out.txt")
        assert b"\x1b" not in (tmp_path / "out.txt").read_bytes()


class TestReference:
    def test_the_version_is_one_line(self) -> None:
        assert run("--version").stdout.decode("utf-8") == f"sucheck {sucheck.__version__}\n"

    def test_help_names_every_command_and_exit_code(self) -> None:
        text = run("--help").stdout.decode("utf-8")
        assert re.findall(r"^  (\w+)  +\S", text, re.MULTILINE) == sorted(cli.commands)
        assert [code for code in "01234" if f" {code} " in text] == list("01234")

    def test_a_rule_is_found_by_id_and_by_name_in_any_case(self) -> None:
        by_id = run("explain", "cl01").stdout
        assert by_id == run("explain", "Count-Differs-From-List").stdout
        assert by_id.startswith(b"CL01  count-differs-from-list\n")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--help"],
            ["--version"],
            ["rules"],
            ["explain", "CL04"],
            ["config", SEEDED],
            ["missing.xlsx"],
            [ROOT / "requirements" / "validator"],
            [SEEDED, "--select", "ZZ99"],
            ["--bogus"],
        ],
    )
    def test_nothing_waits_for_pandas_that_does_not_check(self, arguments: list[str | Path]) -> None:
        assert run(*arguments, code=PROBE).stderr.decode("utf-8").splitlines()[-1] == "loaded:"

    def test_the_probe_sees_what_a_check_loads(self) -> None:
        assert run(SEEDED, code=PROBE).stderr.decode("utf-8") == f"loaded: {' '.join(sorted(HEAVY))}\n"
