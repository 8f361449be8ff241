"""The command `waive`: what it writes, where, and that nothing else in the file changes."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import tomli
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from sucheck.accept.appending import with_waiver
from sucheck.accept.waivers import read_waiver, says_something
from sucheck.cli import cli
from sucheck.model import SucheckError, Waiver

SAMPLES = Path(__file__).resolve().parent.parent / "sample_inputs"
WORDS = ("--reason", "agreed with the unit", "--owner", "A. Editor", "--until", "2026-12-31", "--today", "2026-11-22")
LEAST = Waiver(rule="CL01", reason="agreed", source="sucheck.toml", act="2016/681")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, the root of a repository, with a report that has faults."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "drafts").mkdir()
    shutil.copy(SAMPLES / "report_faults.txt", tmp_path / "drafts" / "report.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def findings(*arguments: str) -> list[dict[str, Any]]:
    """The findings of the report, as JSON has them."""
    done = run("check", "drafts/report.txt", "-f", "json", "--today", "2026-11-22", *arguments)
    assert done.exit_code in {0, 1}, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def fingerprint(rule: str) -> str:
    return next(str(found["fingerprint"]) for found in findings() if found["rule"] == rule)


def refused(*arguments: str) -> str:
    """The one line of a command that ends with exit code 2."""
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    return done.output.strip()


def test_a_waiver_is_written_beside_the_first_input_and_holds(here: Path) -> None:
    name = fingerprint("CL01")
    done = run("waive", name, "drafts/report.txt", *WORDS)
    assert done.exit_code == 0
    first, subject, message = done.output.splitlines()
    assert first == "drafts/sucheck.toml: CL01 is waived until 2026-12-31"
    assert subject.startswith("  2016/681 · partial · 2021-06-30 · ")
    assert message == "  2 Member States stated, 3 listed: Greece, Spain and Slovenia"
    assert (here / "drafts" / "sucheck.toml").read_text("utf-8") == (
        f"# {subject.strip()}: {message.strip()}\n"
        "[[waiver]]\n"
        'rule = "CL01"\n'
        'act = "2016/681"\n'
        f'fingerprint = "{name}"\n'
        'reason = "agreed with the unit"\n'
        'owner = "A. Editor"\n'
        "until = 2026-12-31\n"
    )
    assert [(found["rule"], found["waived"]["source"]) for found in findings() if found["waived"]] == [
        ("CL01", "drafts/sucheck.toml:2")
    ]


def test_the_beginning_of_a_fingerprint_will_do_in_any_case(here: Path) -> None:
    name = fingerprint("DL01")
    assert run("waive", name[:6].upper(), "drafts/report.txt", "--reason", "agreed").exit_code == 0
    written = tomli.loads((here / "drafts" / "sucheck.toml").read_text("utf-8"))
    assert written == {"waiver": [{"rule": "DL01", "act": "2013/40", "fingerprint": name, "reason": "agreed"}]}


def test_comments_order_and_line_ends_of_the_file_stay(here: Path) -> None:
    before = b"# ours\r\nfail-on = 'warning' # strict\r\n\r\n[severity]\r\nED = 'note'"
    file = here / "sucheck.toml"
    file.write_bytes(before)
    done = run("waive", fingerprint("CL01"), "drafts/report.txt", *WORDS)
    assert done.output.startswith("sucheck.toml: CL01 is waived until 2026-12-31\n")
    after = file.read_bytes()
    assert after.startswith(before + b"\r\n\r\n# 2016/681")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 10
    assert {f["rule"] for f in findings() if f["waived"]} == {"CL01"}


def test_two_waivers_stand_one_after_the_other(here: Path) -> None:
    for rule in ("CL01", "DL01"):
        assert run("waive", fingerprint(rule), "drafts/report.txt", *WORDS).exit_code == 0
    assert {f["rule"] for f in findings() if f["waived"]} == {"CL01", "DL01"}
    assert "\n\n# " in (here / "drafts" / "sucheck.toml").read_text("utf-8")


def test_a_project_file_gets_it_in_our_table(here: Path) -> None:
    before = '[project]\nname = "report"\n\n[tool.sucheck]\nignore = ["ED"]\n'
    (here / "pyproject.toml").write_text(before, "utf-8")
    assert run("waive", fingerprint("CL01"), "drafts/report.txt", *WORDS).exit_code == 0
    after = (here / "pyproject.toml").read_text("utf-8")
    assert after.startswith(f"{before}\n# 2016/681")
    assert [waiver["rule"] for waiver in tomli.loads(after)["tool"]["sucheck"]["waiver"]] == ["CL01"]
    assert {f["rule"] for f in findings() if f["waived"]} == {"CL01"}


def test_a_file_that_is_named_is_the_one(here: Path) -> None:
    (here / "own.toml").write_text("", "utf-8")
    done = run("waive", fingerprint("CL01"), "drafts/report.txt", "--config", "own.toml", *WORDS)
    assert done.output.startswith("own.toml: CL01 is waived")
    assert not (here / "drafts" / "sucheck.toml").exists()
    missing = refused("waive", "aa", "drafts/report.txt", "--config", "none.toml", "--reason", "x")
    assert missing == "sucheck: none.toml: the configuration cannot be read (No such file or directory)"


def test_the_page_on_waivers_shows_what_works(here: Path) -> None:
    page = (SAMPLES.parent / "docs" / "waivers.md").read_text("utf-8")
    blocks = re.findall(r"^```(toml|sh)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (shown,) = [tomli.loads(text) for kind, text in blocks if kind == "toml"]
    assert [read_waiver(table, "waivers.md").rule for table in shown["waiver"]] == ["CL02"]
    waived, checked = [shlex.split(text)[1:] for kind, text in blocks if kind == "sh"]
    shutil.copy(SAMPLES / "report_faults.docx", here)
    assert run("baseline", "report_faults.docx").exit_code == 0
    done = run(*waived, "--today", "2026-11-22")
    assert done.output.splitlines()[0] == "sucheck.toml: CL01 is waived until 2026-12-31"
    done = run(*checked, "--today", "2026-11-22")
    assert done.output.splitlines()[-2].endswith(", 1 waived, 4 in the baseline")
    assert done.exit_code == 0


@pytest.mark.usefixtures("here")
def test_what_cannot_be_waived_is_said_in_one_line() -> None:
    name = fingerprint("CL01")
    told = "no finding has this fingerprint; 'sucheck FILE -f json' shows that of each"
    assert refused("waive", "zzzz", "drafts/report.txt", "--reason", "x") == f"sucheck: zzzz: {told}"
    assert refused("waive", "", "drafts/report.txt", "--reason", "x") == f"sucheck: the empty fingerprint: {told}"
    assert refused("waive", name, "drafts/report.txt", "--reason", " ").startswith("sucheck: --reason: is empty; ")
    past = refused(
        "waive", name, "drafts/report.txt", "--reason", "x", "--until", "2026-11-21", "--today", "2026-11-22"
    )
    assert past.startswith("sucheck: --until: 2026-11-21 is past; a waiver holds to the end of that day")
    assert refused("waive", name, "drafts/report.txt").startswith("sucheck: Missing option '--reason'")
    assert refused("waive", name, "--reason", "x").startswith("sucheck: Missing argument 'FILE...'")
    assert refused("waive", name, "drafts/report.txt", "--reason", "x", "--no-config").startswith(
        "sucheck: --no-config: a waiver is written into a configuration; "
    )


@pytest.mark.usefixtures("here")
def test_what_is_waived_is_not_waived_again_until_it_counts_again() -> None:
    name = fingerprint("CL01")
    assert run("waive", name, "drafts/report.txt", *WORDS).exit_code == 0
    again = refused("waive", name, "drafts/report.txt", *WORDS)
    assert again == f"sucheck: {name}: is waived already, by drafts/sucheck.toml:2"
    later = ("--reason", "again", "--until", "2027-12-31", "--today", "2027-01-01")
    assert run("waive", name, "drafts/report.txt", *later).exit_code == 0


@pytest.mark.usefixtures("here")
def test_a_beginning_that_several_have_is_refused_with_their_names() -> None:
    told = "2 findings begin so; name one of 80e86364ba926d0b, 86e02876b628ae70"
    assert refused("waive", "8", str(SAMPLES / "seeded_faults.xlsx"), "--reason", "x") == f"sucheck: 8: {told}"


@pytest.mark.parametrize(
    ("before", "tables"),
    [
        (b"waiver = []\n", ()),
        (b"[waiver]\n", ()),
        (b"tool = 1\n", ("tool", "sucheck")),
        (b"[[tool.sucheck]]\n", ("tool", "sucheck")),
        (b'words = """\n', ()),
        (b"\xff\n", ()),
    ],
)
def test_a_file_that_takes_none_is_refused(before: bytes, tables: tuple[str, ...]) -> None:
    with pytest.raises(SucheckError, match=r"^sucheck\.toml: (takes no|cannot be read as TOML)"):
        with_waiver(before, LEAST, remark="", tables=tables, file="sucheck.toml")


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip
_REASON = _TEXT.filter(says_something)


@given(_REASON, _TEXT, st.sampled_from([b"", b"a = 1", b"# only words\n", b"[severity]\nCL01 = 'note'\n\n"]))
def test_any_words_come_back_as_they_were(reason: str, owner: str, before: bytes) -> None:
    waiver = Waiver(rule="CL01", reason=reason, owner=owner, source="x", act="2016/681", states=("EL",), subject="a")
    after = with_waiver(before, waiver, remark="2016/681", tables=(), file="x")
    assert after.startswith(before)
    read = tomli.loads(after.decode())
    assert read_waiver(read.pop("waiver")[-1], "x") == waiver
    assert read == tomli.loads(before.decode())
