"""`sucheck baseline` writes down what is found now, and `check --baseline` fails on what is new alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sucheck.cli import cli

SAMPLES = Path(__file__).resolve().parent.parent / "sample_inputs"
NAME = "sucheck.baseline.json"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, the root of a repository, with a report that has faults."""
    (tmp_path / ".git").mkdir()
    shutil.copy(SAMPLES / "report_faults.txt", tmp_path / "report.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def checked(*arguments: str, code: int = 0) -> dict[str, Any]:
    """The JSON of a check that ends with this exit code."""
    done = run("check", "report.txt", "-f", "json", *arguments)
    assert done.exit_code == code, done.output
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def entries(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["findings"]
    return found


def test_what_was_there_passes_and_stays_in_the_output_marked(here: Path) -> None:
    assert [found["waived"] for found in checked(code=1)["findings"]] == [None] * 5
    done = run("baseline", "report.txt")
    assert (done.exit_code, done.output) == (0, f"{NAME}: 5 findings accepted\n")
    result = checked("--baseline", NAME)
    assert {found["waived"]["by"] for found in result["findings"]} == {"baseline"}
    assert {found["waived"]["source"] for found in result["findings"]} == {
        f"{NAME}: line {number}" for number in range(2, 7)
    }
    assert result["summary"] == {
        "error": 0, "warning": 0, "note": 0, "waived": 5, "baselined": 5, "undecided": len(result["undecided"]),
    }  # fmt: skip
    assert [entry["rule"] for entry in entries(here / NAME)] == ["CI06", "CL01", "CL04", "CL09", "DL01"]


def test_it_names_no_path_and_no_day_and_is_the_same_each_time(here: Path) -> None:
    run("baseline", "report.txt")
    first = (here / NAME).read_bytes()
    shutil.copytree(here, here / "elsewhere", ignore=shutil.ignore_patterns(".git", "elsewhere"))
    run("baseline", "elsewhere/report.txt", "-o", "elsewhere/other.json")
    assert (here / "elsewhere" / "other.json").read_bytes() == first
    assert b"report.txt" not in first


def test_a_new_fault_fails_and_one_that_went_is_told(here: Path) -> None:
    run("baseline", "report.txt")
    text = (here / "report.txt").read_text("utf-8")
    changed = text.replace("4 September 2016", "5 September 2016").replace("EUR 45 million", "EUR 47 million")
    assert changed != text
    (here / "report.txt").write_text(changed, "utf-8")
    result = checked("--baseline", NAME)
    assert [found["rule"] for found in result["findings"] if not found["waived"]] == []
    assert result["remarks"][-1] == (
        f"{NAME}: 1 finding that it holds was not met, or waived (line 5); 'sucheck baseline --update' takes it out"
    )
    (here / "report.txt").write_text(changed.replace("8 September 2018", "9 September 2018"), "utf-8")
    new = [found for found in checked("--baseline", NAME, code=1)["findings"] if not found["waived"]]
    assert [(found["rule"], found["act"]) for found in new] == [("DL01", "2017/541")]


def test_an_update_takes_out_what_went_and_accepts_nothing_new(here: Path) -> None:
    text = (here / "report.txt").read_text("utf-8")
    (here / "report.txt").write_text(text.replace("4 September 2016", "4 September 2015"), "utf-8")
    run("baseline", "report.txt")
    (here / "report.txt").write_text(text.replace("EUR 45 million", "EUR 47 million"), "utf-8")
    done = run("baseline", "report.txt", "--update")
    assert (done.exit_code, done.output) == (0, f"{NAME}: 3 findings accepted, 1 taken out\n")
    assert [entry["rule"] for entry in entries(here / NAME)] == ["CI06", "CL01", "CL04"]
    result = checked("--baseline", NAME, code=1)
    assert [found["rule"] for found in result["findings"] if not found["waived"]] == ["DL01"]


def test_the_configuration_names_the_baseline_for_both(here: Path) -> None:
    (here / "sucheck.toml").write_text('baseline = "known.json"\nignore = ["CL"]\n', "utf-8")
    (here / "known.json").write_text('{"format": "sucheck-baseline/1", "findings": [\n]}\n', "utf-8")
    done = run("baseline", "report.txt")
    assert (done.exit_code, done.output) == (0, "known.json: 2 findings accepted\n")
    assert run("check", "report.txt").exit_code == 0
    assert run("check", "report.txt", "--no-config").exit_code == 1


def test_what_a_waiver_accepts_is_left_out(here: Path) -> None:
    (here / "sucheck.toml").write_text(
        '[[waiver]]\nrule = "CL01"\nact = "2016/681"\nreason = "agreed"\nuntil = 2026-12-31\n', "utf-8"
    )
    done = run("baseline", "report.txt", "--today", "2026-12-31")
    assert done.output == f"{NAME}: 4 findings accepted\n"
    summary = checked("--baseline", NAME, "--today", "2026-12-31")["summary"]
    assert (summary["waived"], summary["baselined"]) == (5, 4)
    assert checked("--baseline", NAME, "--today", "2027-01-01", code=1)["summary"]["error"] == 1


def test_another_file_is_not_written_over(here: Path) -> None:
    (here / NAME).write_text("{}", "utf-8")
    done = run("baseline", "report.txt")
    told = f"sucheck: {NAME}: is there already, and is no baseline; name another file\n"
    assert (done.exit_code, done.output) == (2, told)
    assert (here / NAME).read_text("utf-8") == "{}"


def test_a_damaged_baseline_fails_the_check_and_is_written_again(here: Path) -> None:
    run("baseline", "report.txt")
    lines = (here / NAME).read_text("utf-8").splitlines()
    (here / NAME).write_text("\n".join([lines[0], *lines[2:]]).replace('"CL09"', '"CL08"') + "\n", "utf-8")
    done = run("check", "report.txt", "--baseline", NAME)
    assert (done.exit_code, done.output) == (
        2,
        (
            f"sucheck: {NAME}: line 4: was changed: its fingerprint is not that of its rule, subject and states; "
            "write the file again with 'sucheck baseline'\n"
        ),
    )
    assert run("baseline", "report.txt", "--update").exit_code == 2
    assert run("baseline", "report.txt").exit_code == 0
    assert (here / NAME).read_text("utf-8").splitlines() == lines


@pytest.mark.usefixtures("here")
def test_a_baseline_can_go_to_standard_output() -> None:
    done = run("baseline", "report.txt", "-o", "-")
    assert done.exit_code == 0
    assert len(json.loads(done.stdout)["findings"]) == 5


@pytest.mark.usefixtures("here")
def test_a_baseline_that_is_not_there_is_told() -> None:
    done = run("check", "report.txt", "--baseline", "none.json")
    told = "sucheck: none.json: cannot be read (No such file or directory); 'sucheck baseline' writes it\n"
    assert (done.exit_code, done.output) == (2, told)
