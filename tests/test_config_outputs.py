"""Which output goes where: known before the check, all rendered before the first is written, each whole or not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from commands import Done

from sucheck.model import Report, SucheckError
from sucheck.report.formats import ENDINGS, FORMATS, formats_of, render_of

ROOT = Path(__file__).resolve().parent.parent
SEEDED = ROOT / "sample_inputs" / "seeded_faults.xlsx"
# Runs the program with a predicate that fails inside, which no workbook and no rule file can bring about.
CRASHING = """
import dataclasses
from sucheck.judge.predicates import PREDICATES
from sucheck.__main__ import main

def broken(**values):
    raise ZeroDivisionError("on purpose")

PREDICATES["no_state_twice"] = dataclasses.replace(PREDICATES["no_state_twice"], function=broken)
main()
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workbook in which rule CL01 finds one error."""
    (tmp_path / "book.xlsx").write_bytes(SEEDED.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(arguments: str) -> Done:
    return commands.run(f"book.xlsx --select CL01 {arguments}")


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def refused(arguments: str) -> str:
    """The line of a run that ended with exit code 2 before it wrote anything."""
    before = names()
    done = run(arguments)
    assert (done.exit_code, done.stdout, names()) == (2, "", before)
    return done.stderr.removeprefix("sucheck: ").rstrip("\n")


class TestFormats:
    @pytest.mark.parametrize(
        ("targets", "named", "formats"),
        [
            ("-", "", "table"),
            ("-", "json", "json"),
            ("a.sarif b.sarif.json c.json d.xml e.md f.txt", "", "sarif sarif json junit markdown table"),
            ("A.SARIF -", "", "sarif table"),
            ("a.json", "gitlab", "gitlab"),
            ("a.json b.md", "gitlab table", "gitlab table"),
            ("a.sarif -", "github", "sarif github"),
            ("- a.sarif out", "markdown", "markdown sarif table"),
            ("a.x b.sarif b.y", "github gitlab", "github sarif gitlab"),
            ("findings", "", "table"),
            ("v1.2/findings", "", "table"),
        ],
    )
    def test_the_ending_says_it_where_no_name_does(self, targets: str, named: str, formats: str) -> None:
        assert formats_of(targets.split(), named.split()) == tuple(formats.split())

    @pytest.mark.parametrize(
        ("targets", "named", "said"),
        [
            ("a.html", "", "a.html: its ending says no format; name one with --format (table, json, markdown, sarif,"),
            ("- a.html", "json", "a.html: its ending says no format"),
            ("-", "json table", "--format table: belongs to no output; give one --format for each --output, or for"),
            ("a.sarif b.md", "json", "--format json: belongs to no output; "),
        ],
    )
    def test_what_nothing_says_is_asked_for(self, targets: str, named: str, said: str) -> None:
        with pytest.raises(SucheckError) as caught:
            formats_of(targets.split(), named.split())
        assert str(caught.value).startswith(said)

    def test_each_name_is_an_output(self, empty: Report) -> None:
        assert set(ENDINGS.values()) <= set(FORMATS)
        assert [name for name in FORMATS if not isinstance(render_of(name)(empty, threshold=None), str)] == []

    @pytest.fixture
    def empty(self, here: Path) -> Report:
        from sucheck.api import check  # noqa: PLC0415  what is not needed by the others is not loaded for them

        return check([here / "book.xlsx"])


@pytest.mark.usefixtures("here")
class TestSeveral:
    def test_each_holds_what_it_would_alone(self) -> None:
        done = run("-o a.json -o - -o b.md -o c.txt")
        assert (done.exit_code, done.stderr) == (1, "")
        assert done.stdout == run("").stdout == Path("c.txt").read_text("utf-8")
        assert Path("a.json").read_text("utf-8") == run("-f json").stdout
        assert Path("b.md").read_text("utf-8") == run("-f markdown").stdout

    def test_quiet_and_colour_are_for_the_table(self) -> None:
        run("-o a.json -o b.txt --quiet --color")
        assert "\x1b" not in Path("b.txt").read_text("utf-8")
        assert json.loads(Path("a.json").read_text("utf-8"))["remarks"]
        assert "remarks" not in Path("b.txt").read_text("utf-8")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ("-o a.json -o a.json", "a.json: two outputs would be written there; name another file for one"),
            ("-o a.json -o ./a.json", "./a.json: two outputs would be written there; name another file for one"),
            ("-o - -f json -o a.md -o -", "standard output: two outputs would be written there; name another file for"),
            ("-o a.json -o book.xlsx", "book.xlsx: is one of the inputs; an input is never changed, choose another"),
            ("-o a.json -o .", ".: cannot be written (it names no file)"),
            ("-o a.json -o b.html", "b.html: its ending says no format; name one with --format (table, json, "),
            (
                "-o a.json -o m.xlsx --annotate m.xlsx",
                "m.xlsx: is named by --output and for --annotate",
            ),
            ("-f yaml", "Invalid value for '--format' / '-f': 'yaml' is not one of 'table', 'json', 'markdown', "),
        ],
    )
    def test_what_cannot_be_is_said_before_anything_is_written(self, arguments: str, said: str) -> None:
        assert refused(arguments).startswith(said)

    def test_two_names_of_one_file_are_one_file(self, here: Path) -> None:
        (here / "a.json").write_text("before", "utf-8")
        (here / "link.json").symlink_to("a.json")
        assert refused("-o a.json -o link.json").startswith("link.json: two outputs would be written there")
        assert (here / "a.json").read_text("utf-8") == "before"

    def test_where_one_cannot_be_written_the_rest_is_named(self) -> None:
        done = run("-o a.json -o none/b.md -o c.txt -o -")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == (
            "sucheck: none/b.md: cannot be written (No such file or directory); not written either: c.txt, standard "
            "output\n"
        )
        assert names() == ["a.json", "book.xlsx"]

    def test_a_rule_that_crashes_takes_nothing_from_the_others(self) -> None:
        program = [sys.executable, "-c", CRASHING, "book.xlsx", "--select", "CL01,CL02", "-o", "a.json", "-o", "-"]
        done = subprocess.run(program, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 3
        assert done.stderr.startswith("sucheck: internal error in rule CL02: ZeroDivisionError: on purpose")
        written = json.loads(Path("a.json").read_text("utf-8"))
        assert (written["exit_code"], {finding["rule"] for finding in written["findings"]}) == (3, {"CL01"})
        assert "CL01" in done.stdout

    def test_the_last_one_leaves_nothing_behind_it(self) -> None:
        assert run("-o a.json -o none/b.md").stderr == (
            "sucheck: none/b.md: cannot be written (No such file or directory)\n"
        )
