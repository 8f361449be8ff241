"""What a hostile or clumsy user of the gate meets: words that a job's log obeys, waivers for all, files in the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from commands import run

from sucheck import Config, SucheckError, check
from sucheck.accept.waivers import read_waiver
from sucheck.model import Waiver

SAMPLE = Path(__file__).parent.parent / "sample_inputs" / "seeded_faults.xlsx"
#: What GitHub, Azure Pipelines and TeamCity obey in the log of a job.
COMMANDS = "##[add-mask]a ##vso[task.setvariable]b ##teamcity[x]"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLE, "book.xlsx")
    return tmp_path


class TestJobLogs:
    @pytest.mark.parametrize("form", ["table", "json", "sarif", "junit", "gitlab", "markdown", "github"])
    def test_no_words_of_a_cell_are_a_command_to_the_job(self, folder: Path, form: str) -> None:
        book = openpyxl.load_workbook(folder / "book.xlsx")
        book["Notifications"]["B2"] = f"{'x' * 60} ::stop-commands::t {COMMANDS}"
        book["Notifications"]["B3"] = "Sloveniaa\n::error::forged"
        book.save("evil.xlsx")
        shown = run(f"evil.xlsx --select WB03 -f {form}").stdout
        begins = [line.lstrip() for line in shown.splitlines() if line.lstrip().startswith("::")]
        ours = ("::warning file=evil.xlsx", "::notice title=sucheck")
        assert all(line.startswith(ours) for line in begins) if form == "github" else not begins
        assert form == "github" or not any(sign in shown for sign in ("##[", "##vso[", "##teamcity["))

    def test_programs_read_the_words_as_they_are(self, folder: Path) -> None:
        book = openpyxl.load_workbook(folder / "book.xlsx")
        book["Notifications"]["B2"] = COMMANDS
        book.save("evil.xlsx")
        found = json.loads(run("evil.xlsx --select WB03 -f json").stdout)["findings"]
        assert found[0]["places"][0]["text"] == COMMANDS
        suites = ET.fromstring(run("evil.xlsx --select WB03 -f junit").stdout)  # noqa: S314  we wrote it
        assert COMMANDS in (suites.findtext(".//system-out") or "")

    def test_a_message_is_no_command_and_no_page(self, folder: Path) -> None:
        done = run(f"book.xlsx --select '{'A' * 100_000}'")
        assert done.exit_code == 2
        assert len(done.stderr) < 2100
        assert done.stderr.endswith("no rule has this id, family or name; 'sucheck rules' lists them\n")
        assert run("'##[error]x.xlsx'").stderr.startswith("sucheck: \u266f#[error]x.xlsx: no such file")
        assert list(folder.iterdir()) == [folder / "book.xlsx"]

    def test_the_action_tells_its_exit_code_where_it_finds_no_file(self, folder: Path) -> None:
        script = Path(__file__).parent.parent / "integrations" / "github.sh"
        for files in ("", "nothing*.xlsx"):
            environment = {"PATH": os.defpath, "SUCHECK_FILES": files, "GITHUB_OUTPUT": "outputs"}
            done = subprocess.run(
                ["/bin/bash", str(script)], env=environment, cwd=folder, check=False, capture_output=True, text=True
            )  # fmt: skip
            assert (done.returncode, (folder / "outputs").read_text("utf-8")) == (2, "exit-code=2\n")
            assert done.stdout.startswith("::error::")
            (folder / "outputs").unlink()


class TestWaivers:
    @pytest.mark.parametrize("subject", ["·", " · · ", "…", "\u200b"])
    def test_dots_are_no_subject(self, subject: str) -> None:
        with pytest.raises(SucheckError, match=r"f:1: subject: .* has no word"):
            read_waiver({"rule": "CL01", "subject": subject, "reason": "x"}, "f:1")

    @pytest.mark.parametrize("reason", ["\u200b", "…", "-"])
    def test_what_nobody_sees_is_no_reason(self, reason: str) -> None:
        with pytest.raises(SucheckError, match="f:1: reason: is missing"):
            read_waiver({"rule": "CL01", "act": "2018/843", "reason": reason}, "f:1")

    def test_a_sheet_is_held_to_that_too(self, folder: Path) -> None:
        book = openpyxl.load_workbook(folder / "book.xlsx")
        sheet = book.create_sheet("Waivers")
        sheet.append(["Rule", "Subject", "Reason"])
        sheet.append(["CL01", "·", "all of them"])
        sheet.append(["CL02", "2019/1153", "\u200b"])
        book.save("book.xlsx")
        report = check(["book.xlsx"])
        assert [finding.rule for finding in report.findings if finding.waived] == []
        cells = {place.address for finding in report.findings for place in finding.places}
        assert {"Waivers!B2", "Waivers!C3"} <= cells

    def test_python_needs_a_reason_and_a_subject_too(self, folder: Path) -> None:
        assert folder.is_dir()
        for waiver, told in (
            (Waiver(rule="CL01", reason="", source="here", act="2018/843"), "here: reason: is missing"),
            (Waiver(rule="CL01", reason="x", source="here"), "here: say what it is for"),
        ):
            with pytest.raises(SucheckError, match=told):
                check(["book.xlsx"], Config(waivers=(waiver,)))
        dots = Waiver(rule="CL01", reason="x", source="here", subject="·")
        assert not any(finding.waived for finding in check(["book.xlsx"], Config(waivers=(dots,))).findings)

    def test_the_configuration_shown_is_one_that_a_check_takes(self, folder: Path) -> None:
        (folder / "sucheck.toml").write_text('[[waiver]]\nrule = "CL"\nact = "2018/843"\nreason = "x"\n', "utf-8")
        told = "sucheck: sucheck.toml:1: rule: 'CL' is no rule's id or name; the nearest is CL18\n"
        assert [run("config").stderr, run("book.xlsx").stderr] == [told, told]


class TestNothingProved:
    """A text in which there is nothing to check: rules of form hold, and exit code 4 says that this proves nothing."""

    def test_every_output_for_pipelines_says_so(self, folder: Path) -> None:
        (folder / "n.txt").write_text("hello world, nothing here\n", "utf-8")
        done = run("n.txt -o n.sarif -o n.xml -o n.github -o n.gitlab -f github -f gitlab")
        assert done.exit_code == 4
        texts = {path.suffix: path.read_text("utf-8") for path in folder.glob("n.*")}
        (notice,) = json.loads(texts[".sarif"])["runs"][0]["invocations"][0]["toolExecutionNotifications"]
        assert (notice["descriptor"]["id"], notice["level"]) == ("nothing-checked", "warning")
        (skipped,) = ET.fromstring(texts[".xml"]).iter("skipped")  # noqa: S314  we wrote it
        (entry,) = json.loads(texts[".gitlab"])
        assert (entry["check_name"], entry["severity"]) == ("sucheck", "info")
        assert texts[".github"].startswith("::warning title=sucheck")
        for told in (notice["message"]["text"], skipped.get("message", ""), entry["description"], texts[".github"]):
            assert "nothing was checked: no claim was found" in told


class TestFilesInTheWay:
    def test_no_output_takes_the_place_of_the_baseline_or_the_configuration(self, folder: Path) -> None:
        run("baseline book.xlsx --select CL01 -o known.json")
        (folder / "sucheck.toml").write_text('baseline = "known.json"\n', "utf-8")
        kept = {name: (folder / name).read_bytes() for name in ("known.json", "sucheck.toml")}
        for name in kept:
            for command in (f"book.xlsx -f json -o {name}", f"diff book.xlsx book.xlsx -o {name}"):
                done = run(command)
                told = f"sucheck: {name}: is one of the inputs; an input is never changed, choose another name\n"
                assert (done.exit_code, done.stderr) == (2, told)
        assert {name: (folder / name).read_bytes() for name in kept} == kept

    def test_verify_writes_over_no_input_wherever_it_was_found(self, folder: Path) -> None:
        run("book.xlsx --select CL01 -o result.json")
        (folder / "moved").mkdir()
        shutil.move("book.xlsx", "moved/book.xlsx")
        done = run("verify result.json --base moved -o moved/book.xlsx")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("sucheck: moved/book.xlsx: is one of the inputs")
        assert (folder / "moved" / "book.xlsx").read_bytes() == SAMPLE.read_bytes()

    def test_a_baseline_is_read_within_limits(self, folder: Path) -> None:
        with (folder / "large.json").open("wb") as file:
            file.truncate((64 << 20) + 1)
        told = "sucheck: large.json: is larger than 64 MB, which no baseline is; name another file\n"
        assert run("book.xlsx --baseline large.json").stderr == told


class TestVerify:
    def test_a_folder_of_rules_may_be_the_one_we_are_in(self, folder: Path) -> None:
        run("book.xlsx --select CL01 --rules . -o result.json")
        assert [run("verify result.json").exit_code, run("verify result.json --base .").exit_code] == [0, 0]
        assert (folder / "result.json").is_file()

    def test_one_file_named_over_and_over_is_refused_at_once(self, folder: Path) -> None:
        run("book.xlsx --select CL01 -o result.json")
        shape = json.loads((folder / "result.json").read_text("utf-8"))
        shape["inputs"] = [{**shape["inputs"][0], "path": f"{'./' * (number % 9)}book.xlsx"} for number in range(3000)]
        (folder / "result.json").write_text(json.dumps(shape), "utf-8")
        done = run("verify result.json")
        told = "sucheck: result.json: names one input more than 4 times; it was not written by sucheck\n"
        assert (done.exit_code, done.stderr) == (2, told)

    @pytest.mark.parametrize(
        ("key", "value", "told"), [("reason", " ", "reason must say why"), ("act", None, "must say what it is for")]
    )
    def test_a_waiver_that_no_run_takes_is_named(self, folder: Path, key: str, value: str | None, told: str) -> None:
        waiver = '[[waiver]]\nrule = "CL01"\nact = "2018/843"\nreason = "x"\n'
        (folder / "sucheck.toml").write_text(waiver, "utf-8")
        run("book.xlsx --select CL01 -o result.json")
        shape = json.loads((folder / "result.json").read_text("utf-8"))
        shape["configuration"]["waivers"][0][key] = value
        (folder / "result.json").write_text(json.dumps(shape), "utf-8")
        done = run("verify result.json")
        assert done.exit_code == 2
        assert done.stderr.startswith(f"sucheck: result.json: configuration.waivers[0]{'.' * (key == 'reason')}")
        assert told in done.stderr
