"""How people read what is accepted, by waivers and by the baseline: in the table, in Markdown, in the JSON's counts."""

from __future__ import annotations

import json
from dataclasses import replace

from findings_made import finding

from sucheck.annotate.notes.wording import note_runs
from sucheck.model import Acceptance, AcceptedBy, Finding, InputFile, Ledger, Place, Report, Severity
from sucheck.report import json as as_json
from sucheck.report import markdown, table

KNOWN = "it was there when the baseline was written"


def known(line: int, message: str = "21 stated, 20 listed") -> Finding:
    source = f"base.json: line {line}"
    return replace(
        finding(f"2016/681 · full · {line}", message=message),
        waived=Acceptance(by=AcceptedBy.BASELINE, reason=KNOWN, source=source),
    )


WAIVED = replace(
    finding(), waived=Acceptance(by=AcceptedBy.WAIVER, reason="agreed", owner="A. Editor", source="sucheck.toml:1")
)
LONG = "the list names Member States that the act does not bind, which the count of the same sentence leaves out"
REPORT = Report(
    version="1", inputs=(InputFile(path="book.xlsx", sha256="", kind="workbook"),),
    findings=(WAIVED, known(2), known(3), known(4, LONG)), undecided=(), claims=(),
    ledger=Ledger(seen=0, checked=0, undecided=0, not_understood=(), unchecked=()), holds={"CL01": 1},
)  # fmt: skip


def test_the_table_tells_a_waiver_in_full_and_the_baseline_briefly() -> None:
    page = table.render(REPORT, threshold=Severity.NOTE)
    assert max(map(len, page.splitlines())) <= 80
    rule = "─" * 80
    assert page == (
        "book.xlsx\n\n"
        f"waived · 1 finding\n{rule}\n"
        "Claims!F7   error    CL01     21 stated, 20 listed\n"
        "                     states   EL\n"
        "                     waived   agreed, A. Editor\n\n"
        f"in the baseline · 3 findings\n{rule}\n"
        "Claims!F7   error    CL01     the list names Member States that the act does not\n"
        "                              bind, which the count of the same sentence leaves\n"
        "                              out\n"
        "Claims!F7   error    CL01     21 stated, 20 listed (2 times)\n\n"
        "0 errors, 0 warnings, 0 notes, 0 undecided, 1 waived, 3 in the baseline\n"
        "no figures were seen\n"
    )


def test_the_quiet_table_leaves_both_to_its_last_line() -> None:
    page = table.render(REPORT, threshold=Severity.NOTE, quiet=True)
    assert page == "0 errors, 0 warnings, 0 notes, 0 undecided, 1 waived, 3 in the baseline\nno figures were seen\n"


def test_markdown_folds_each_away() -> None:
    page = markdown.render(REPORT, threshold=Severity.NOTE)
    assert "<summary>1 waived finding</summary>" in page
    assert "*waived* agreed, A. Editor |" in page
    assert "<summary>3 known findings</summary>" in page
    assert f"21 stated, 20 listed (2 times)<br>*states* EL<br>*known* {KNOWN} |" in page
    assert "**Passes** (exit code 0)" in page


def test_json_counts_both_and_says_which() -> None:
    told = json.loads(as_json.render(REPORT, threshold=Severity.NOTE))
    assert told["summary"] == {"error": 0, "warning": 0, "note": 0, "waived": 4, "baselined": 3, "undecided": 0}
    assert [found["waived"]["by"] for found in told["findings"]] == ["waiver", *["baseline"] * 3]


def test_a_note_on_a_cell_calls_both_a_note_and_says_why() -> None:
    at = Place(input=0, sheet="Claims", cell="F7")
    text = "".join(run.text for run in note_runs([WAIVED, known(2)], at))
    assert text.count("note CL01 · count-and-list-differ\n") == 2
    assert "error" not in text
    assert "waived: agreed, A. Editor\n" in text
    assert f"known: {KNOWN}\n" in text
