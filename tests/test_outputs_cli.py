"""Several outputs of one run, as a pipeline asks for them: all say the same of the same findings."""

from __future__ import annotations

import json
from pathlib import Path

import commands
import pytest
from lxml import etree
from test_report_junit import SCHEMA
from test_report_sarif import VALIDATOR

SEEDED = Path(__file__).resolve().parent.parent / "sample_inputs" / "seeded_faults.xlsx"
WAIVER = """[[waiver]]
rule = "CL01"
act = "2018/843"
reason = "the list is being completed"
owner = "Unit B.2"
"""


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> commands.Done:
    """A run in a folder of its own, with a waiver for the finding of CL01."""
    (tmp_path / "book.xlsx").write_bytes(SEEDED.read_bytes())
    (tmp_path / "sucheck.toml").write_text(WAIVER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return commands.run("book.xlsx -o r.json -o r.sarif -o r.xml -o r.md -o quality -o - -f gitlab -f github")


def read(name: str) -> str:
    return Path(name).read_text("utf-8")


def test_all_outputs_of_a_run_hold_the_same_findings_and_mark_the_waived_one(done: commands.Done) -> None:
    assert (done.exit_code, done.stderr) == (1, "")
    result = json.loads(read("r.json"))
    expected = [(finding["rule"], finding["fingerprint"]) for finding in result["findings"]]
    assert [result["summary"][word] for word in ("error", "warning", "note", "waived")] == [9, 2, 0, 1]

    log = json.loads(read("r.sarif"))
    VALIDATOR.validate(log)
    failed = [each for each in log["runs"][0]["results"] if each["kind"] == "fail"]
    assert [(each["ruleId"], each["partialFingerprints"]["sucheck/v1"]) for each in failed] == expected
    assert [each["ruleId"] for each in failed if each["suppressions"]] == ["CL01"]
    assert failed[0]["suppressions"][0]["justification"] == "the list is being completed, Unit B.2"
    assert log["runs"][0]["invocations"][0]["exitCode"] == 1

    root = etree.fromstring(read("r.xml").encode())
    SCHEMA.assertValid(root)
    assert root.get("failures") == "9"
    (waived,) = [each for each in root.iter("skipped") if each.get("type") == "waived"]
    assert waived.get("message") == "waived: the list is being completed, Unit B.2"

    quality = json.loads(read("quality"))
    named = [(each["check_name"], each["fingerprint"].partition(":")[0]) for each in quality]
    assert named[: len(expected)] == expected
    assert quality[0]["severity"] == "info"

    assert "1 waived" in read("r.md").splitlines()[0]
    lines = done.stdout.splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 9
    (notice,) = [line for line in lines if "(waived)" in line]
    assert notice.startswith("::notice file=book.xlsx,line=2,col=6,title=CL01 count-differs-from-list (waived)::")
