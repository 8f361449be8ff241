"""A result is made again: what stands, what changed, and what was never computed."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from commands import ran as run
from referencing import Registry, Resource

import sucheck
from sucheck.accept.baseline import baseline_of
from sucheck.accept.baseline_file import text_of
from sucheck.judge.ruleset import load_rules
from sucheck.model import InputState, Standing, Verification

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_inputs"
MAIN = json.loads((ROOT / "docs" / "sucheck-1.schema.json").read_text("utf-8"))
SCHEMA = json.loads((ROOT / "docs" / "sucheck-verify-1.schema.json").read_text("utf-8"))
REGISTRY: Registry[Any] = Registry().with_resource(MAIN["$id"], Resource.from_contents(MAIN))
RULE = """
[[rule]]
id = "CL90"
name = "more-full-than-one"
title = "No more than one"
severity = "error"
basis = [{ instrument = "TFEU" }]
per = "act"
assert = "full <= 1"
message = "{full.count} of one"
ok = [{ full = 1 }]
bad = [{ full = 2, message = "2 of one" }]
"""


def valid(text: str) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA, registry=REGISTRY).validate(shape)
    return shape


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook and its result."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(SAMPLES / "seeded_faults.xlsx", folder / "book.xlsx")
    with contextlib.chdir(folder):
        assert run("book.xlsx", "--select", "CL,DL,WB", "-o", "result.json").exit_code == 1
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which we are."""
    for name in ("book.xlsx", "result.json"):
        shutil.copy(made / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(edit: Callable[[dict[str, Any]], object], path: str = "result.json") -> None:
    """Edit the result as somebody might."""
    shape = json.loads(Path(path).read_text("utf-8"))
    edit(shape)
    Path(path).write_text(json.dumps(shape, ensure_ascii=False, indent=2) + "\n", "utf-8")


def state(found: Verification) -> tuple[int, bool, bool]:
    return found.exit_code, found.is_proved, found.is_tampered


class TestWhatStands:
    def test_a_result_stands(self, folder: Path) -> None:
        found = sucheck.verify("result.json")
        assert state(found) == (0, True, False)
        assert [(each.file.path, each.state) for each in found.inputs] == [("book.xlsx", InputState.SAME)]
        recorded = json.loads((folder / "result.json").read_text("utf-8"))
        assert [each.finding.rule for each in found.findings] == [each["rule"] for each in recorded["findings"]]
        assert {each.standing for each in found.findings} == {Standing.STANDS}

    def test_the_page_says_so(self, folder: Path) -> None:
        done = run("verify", "result.json")
        assert (done.exit_code, done.stderr) == (0, "")
        lines = done.stdout.splitlines()
        assert lines[0] == "result.json"
        assert "-  book.xlsx: the same bytes" in lines
        assert "-  only CL, DL, WB" in lines
        assert "Claims!F2, G2      stands   CL01     error: 4 Member States stated, 3 listed:" in done.stdout
        number = len(json.loads((folder / "result.json").read_text("utf-8"))["findings"])
        assert lines[-1] == f"verified: everything stands · findings: {number} standing, 0 different, 0 gone, 0 new"
        assert max(map(len, lines)) <= 80

    def test_json_is_as_its_schema_says(self, folder: Path) -> None:
        done = run("verify", "result.json", "-f", "json", "-o", "proof.json")
        assert (done.exit_code, done.stdout) == (0, "")
        shape = valid((folder / "proof.json").read_text("utf-8"))
        assert (shape["proved"], shape["tampered"], shape["verdict"]) == (True, False, "verified: everything stands")
        assert shape["configuration"]["select"] == ["CL", "DL", "WB"]

    @pytest.mark.parametrize("name", ["security_union_20.xlsx", "report_faults.docx", "report_faults.html"])
    def test_the_samples_stand_under_any_settings(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        shutil.copy(SAMPLES / name, name)
        options = ("--ignore", "ED", "--as-of", "2019-10-17", "--fail-on", "never")
        assert run(name, *options, "-o", "r.json").exit_code == 0
        assert run("verify", "r.json").exit_code == 0

    def test_several_inputs_are_one_dossier_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        for name in ("report.docx", "report.html"):
            shutil.copy(SAMPLES / name, name)
        run("report.docx", "report.html", "-o", "r.json")
        assert state(sucheck.verify("r.json")) == (0, True, False)

    def test_a_third_party_finds_the_inputs_in_a_folder_of_its_own(self, folder: Path) -> None:
        other = folder / "elsewhere"
        other.mkdir()
        shutil.move("book.xlsx", other / "book.xlsx")
        assert sucheck.verify("result.json").exit_code == 2
        assert state(sucheck.verify("result.json", other)) == (0, True, False)

    def test_absolute_paths_are_found_by_name_in_the_base(self, folder: Path) -> None:
        run(str(folder / "book.xlsx"), "-o", "absolute.json")
        assert state(sucheck.verify("absolute.json")) == (0, True, False)
        other = folder / "elsewhere"
        other.mkdir()
        shutil.copy("book.xlsx", other / "book.xlsx")
        (folder / "book.xlsx").unlink()
        assert state(sucheck.verify("absolute.json", other)) == (0, True, False)

    def test_waivers_hold_and_expire_as_they_did(self, folder: Path) -> None:
        waiver = '[[waiver]]\nrule = "CL01"\nact = "2018/843"\nreason = "known"\nuntil = {}\n'
        for until, waived in (("2026-03-31", 1), ("2025-03-31", 0)):
            Path("sucheck.toml").write_text(waiver.format(until), "utf-8")
            run("book.xlsx", "--today", "2026-01-01", "-o", "waived.json")
            assert json.loads(Path("waived.json").read_text("utf-8"))["summary"]["waived"] == waived
            Path("sucheck.toml").unlink()
            assert state(sucheck.verify("waived.json")) == (0, True, False)
        assert folder.is_dir()

    def test_a_baseline_is_read_again(self, folder: Path) -> None:
        report = sucheck.check(["book.xlsx"])
        Path("base.json").write_text(text_of(baseline_of(report.findings[:3], "base.json")), "utf-8")
        run("book.xlsx", "--baseline", "base.json", "-o", "r.json")
        found = sucheck.verify("r.json")
        assert state(found) == (0, True, False)
        assert [(each.file.kind, each.file.path) for each in found.inputs] == [
            ("workbook", "book.xlsx"), ("baseline", "base.json"),
        ]  # fmt: skip
        Path("base.json").write_text(text_of(baseline_of(report.findings[:2], "base.json")), "utf-8")
        found = sucheck.verify("r.json")
        assert state(found) == (1, False, False)
        assert [each.state for each in found.inputs] == [InputState.SAME, InputState.CHANGED]
        assert [each.keys for each in found.findings if each.standing is Standing.DIFFERS] == [("waived",)]
        assert folder.is_dir()


class TestWhatChanged:
    def test_a_changed_input_is_named_and_computed_anew(self, folder: Path) -> None:
        shutil.copy(SAMPLES / "consistent.xlsx", "book.xlsx")
        found = sucheck.verify("result.json")
        assert state(found) == (1, False, False)
        assert [each.state for each in found.inputs] == [InputState.CHANGED]
        assert {each.standing for each in found.findings} == {Standing.GONE}
        told = run("verify", "result.json").stdout
        recorded = json.loads((folder / "result.json").read_text("utf-8"))["inputs"][0]["sha256"]
        assert f"book.xlsx: CHANGED since (was {recorded[:12]}, is " in told
        assert told.splitlines()[-1].startswith("not the same any more · findings: 0 standing")

    def test_findings_of_a_changed_input_stand_wherever_they_are_now(self, folder: Path) -> None:
        book = openpyxl.load_workbook("book.xlsx")
        book["Claims"].insert_rows(1)
        book.save("book.xlsx")
        found = sucheck.verify("result.json")
        assert state(found) == (1, False, False)
        assert {each.standing for each in found.findings} == {Standing.STANDS}
        assert folder.is_dir()

    def test_a_missing_input_is_named(self, folder: Path) -> None:
        (folder / "book.xlsx").unlink()
        done = run("verify", "result.json")
        assert done.exit_code == 2
        assert "-  book.xlsx: MISSING" in done.stdout.splitlines()
        assert done.stdout.splitlines()[-1] == "not verified: an input is missing"

    def test_a_changed_rule_is_named(self, folder: Path) -> None:
        (folder / "own").mkdir()
        (folder / "own" / "CL.toml").write_text(RULE, "utf-8")
        run("book.xlsx", "--rules", "own", "--select", "CL01,CL90", "-o", "r.json")
        assert state(sucheck.verify("r.json")) == (0, True, False)
        (folder / "own" / "CL.toml").write_text(RULE.replace("of one", "of a single one"), "utf-8")
        load_rules.cache_clear()  # a program reads its rules once
        found = sucheck.verify("r.json")
        assert state(found) == (1, False, False)
        assert [(each.kind, each.name, each.change) for each in found.rules] == [("rule", "CL90", "changed")]
        assert {each.finding.rule for each in found.findings if each.keys == ("message",)} == {"CL90"}
        assert "-  rule CL90 is not as it was" in run("verify", "r.json").stdout.splitlines()

    def test_a_changed_sheet_and_law_are_named(self, folder: Path) -> None:
        def older(shape: dict[str, Any]) -> None:
            shape["rules"]["schemas"]["Claims"] = shape["rules"]["law"] = "0" * 16

        change(older)
        found = sucheck.verify(folder / "result.json")
        assert [(each.kind, each.name, each.change) for each in found.rules] == [
            ("sheet", "Claims", "changed"), ("law", "law", "changed"),
        ]  # fmt: skip
        assert [each.where for each in found.contradictions] == ["rules.sha256"]

    def test_another_version_is_named_and_no_tampering(self, folder: Path) -> None:
        def older(shape: dict[str, Any]) -> None:
            shape["tool"]["version"] = "0.0.9"
            shape["remarks"].append("another remark")

        change(older)
        found = sucheck.verify(folder / "result.json")
        assert state(found) == (1, False, False)
        assert f"-  made by sucheck 0.0.9; this is {sucheck.__version__}" in run("verify", "result.json").stdout


def _drop(shape: dict[str, Any]) -> None:
    gone = shape["findings"].pop(0)
    shape["summary"][gone["severity"]] -= 1


def _milder(shape: dict[str, Any]) -> None:
    first = next(each for each in shape["findings"] if each["severity"] == "error")
    first["severity"] = "note"
    shape["summary"]["error"] -= 1
    shape["summary"]["note"] += 1


def _reworded(shape: dict[str, Any]) -> None:
    shape["findings"][0]["message"] = "nothing of importance"


def _waived(shape: dict[str, Any]) -> None:
    accepted = {"by": "waiver", "reason": "fine", "owner": None, "until": None, "source": "nowhere"}
    shape["findings"][0]["waived"] = accepted
    shape["summary"][shape["findings"][0]["severity"]] -= 1
    shape["summary"]["waived"] += 1


def _value(shape: dict[str, Any]) -> None:
    shape["findings"][0]["values"] = {"stated": 3, "listed": 3}


def _added(shape: dict[str, Any]) -> None:
    shape["findings"].append(dict(shape["findings"][0], rule="CL02"))


def _undecided(shape: dict[str, Any]) -> None:
    shape["undecided"].append({"rule": "CL01", "act": None, "subject": "", "why": "not known", "places": []})
    shape["summary"]["undecided"] += 1


def _order(shape: dict[str, Any]) -> None:
    shape["findings"].reverse()


class TestTampering:
    """Whatever is changed in a result whose inputs and rules are the same is found."""

    @pytest.mark.parametrize(
        ("edit", "where"),
        [
            (lambda shape: shape["summary"].update(error=0), "summary.error"),
            (lambda shape: shape.update(exit_code=0), "exit_code"),
            (lambda shape: shape["rules"].update(sha256="0" * 64), "rules.sha256"),
            (lambda shape: shape["findings"][0].update(fingerprint="0" * 16), "findings[0].fingerprint"),
            (lambda shape: shape["findings"][0].update(states=["EL"]), "findings[0].fingerprint"),
        ],
    )
    def test_a_result_that_contradicts_itself(
        self, folder: Path, edit: Callable[[dict[str, Any]], object], where: str
    ) -> None:
        change(edit)
        found = sucheck.verify("result.json")
        assert state(found) == (1, False, True)
        assert where in [each.where for each in found.contradictions]
        (folder / "book.xlsx").unlink()  # no file is needed to see it
        found = sucheck.verify("result.json")
        assert (found.is_tampered, where in [each.where for each in found.contradictions]) == (True, True)

    @pytest.mark.parametrize(
        ("edit", "became"),
        [
            (_drop, Standing.NEW), (_milder, Standing.DIFFERS), (_reworded, Standing.DIFFERS),
            (_waived, Standing.DIFFERS), (_value, Standing.DIFFERS), (_added, Standing.GONE),
        ],
    )  # fmt: skip
    def test_a_finding_that_was_not_computed_so(
        self, folder: Path, edit: Callable[[dict[str, Any]], object], became: Standing
    ) -> None:
        change(edit)
        found = sucheck.verify(folder / "result.json")
        assert state(found) == (1, False, True)
        assert became in {each.standing for each in found.findings}
        told = run("verify", "result.json").stdout
        assert "TAMPERED" in told.splitlines()[-1] + told.splitlines()[-2]

    @pytest.mark.parametrize(
        ("edit", "where"),
        [
            (lambda shape: shape["claims"][3].update(value=99), "claims[3].value"),
            (lambda shape: shape["claims"].pop(), "claims["),
            (lambda shape: shape["ledger"].update(checked=0), "ledger.checked"),
            (lambda shape: shape["holds"].clear(), "holds."),
            (lambda shape: shape["remarks"].append("all is well"), "remarks["),
            (_undecided, "undecided["),
            (lambda shape: shape.update(approved=True), "approved"),
            (lambda shape: shape["configuration"].update(today="2026-01-01"), "configuration.today"),
            (lambda shape: shape["inputs"][0].update(kind="text"), "inputs[0].kind"),
            (_order, "order of findings"),
        ],
    )
    def test_a_value_that_was_not_computed_so(
        self, folder: Path, edit: Callable[[dict[str, Any]], object], where: str
    ) -> None:
        change(edit)
        found = sucheck.verify(folder / "result.json")
        assert state(found) == (1, False, True)
        assert any(each.where.startswith(where) for each in found.differences)

    def test_what_differs_is_told_with_both_values(self, folder: Path) -> None:
        change(lambda shape: shape["claims"][3].update(value=99))
        shape = valid(run("verify", str(folder / "result.json"), "-f", "json").stdout)
        assert [(each["where"], each["recorded"]) for each in shape["differences"]] == [("claims[3].value", "99")]
        assert shape["tampered"] is True
        assert "claims[3].value: 99 in the result, " in run("verify", "result.json").stdout

    def test_true_is_not_one(self, folder: Path) -> None:
        change(lambda shape: shape["holds"].update({next(iter(shape["holds"])): 1.0}))
        assert run("verify", str(folder / "result.json")).exit_code == 2
