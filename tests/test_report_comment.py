"""The Markdown output stays within what a forge takes, whatever a report holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_report import ACCEPTED, DISORDERED, MISCOUNTED, REPORT, at

from sucheck.model import Finding, InputFile, Report, Severity, Undecided
from sucheck.report import markdown

LIMIT = 65_536  # characters of a comment on GitHub


def rendered(report: Report) -> str:
    return markdown.render(report, threshold=Severity.ERROR)


def faults(finding: Finding, number: int) -> tuple[Finding, ...]:
    """Faults that differ, so that none are put together, on ten acts."""
    return tuple(
        replace(finding, message=f"fault {i}", act=f"2016/{i % 10}", places=(at(f"F{i + 2}"),)) for i in range(number)
    )


MANY = replace(
    REPORT,
    findings=(*faults(DISORDERED, 3000), *faults(MISCOUNTED, 3), *faults(ACCEPTED, 3000)),
    undecided=tuple(
        Undecided(rule="CL04", act=None, subject="x", why=f"reason {i}", places=(at("F2"),)) for i in range(3000)
    ),
    ledger=replace(REPORT.ledger, not_understood=tuple(at(f"F{i}", f"words {i}") for i in range(1, 3000))),
    remarks=tuple(f"remark {i}" for i in range(3000)),
    crashed=("CL07: " + "x" * 9000,),
)


def test_a_comment_on_very_many_faults_fits_and_shows_the_gravest() -> None:
    text = rendered(MANY)
    assert 50_000 < len(text) <= LIMIT
    assert all(text.count(f"| **error** | CL01 | fault {i}<br>") == 1 for i in range(3))
    shown = text.count("| note | ED01 | fault ") - text.count("*waived*")
    assert (
        f"Not shown: {3000 - shown} notes, none of them graver than those shown; `--format json` holds them all."
        in text
    )


def test_every_fold_keeps_its_total_and_says_how_many_lines_are_left_out() -> None:
    text = rendered(MANY)
    totals = ("3000 waived findings", "3000 undecided verdicts", "2999 places not understood", "3000 remarks")
    for total in totals:
        fold = text.split(f"<summary>{total}</summary>")[1].split("</details>")[0]
        lines = [line for line in fold.splitlines() if line.startswith(("| ", "- ")) and "---" not in line]
        shown = len(lines) - (not total.endswith("remarks"))
        assert f"And {int(total.split()[0]) - shown} lines more; `--format json` holds them all." in fold
        assert shown > 10


@pytest.mark.parametrize("words", ["&" * 100_000, "字" * 100_000, "a | b\n" * 20_000])
def test_very_long_words_are_cut_and_hide_no_fault(words: str) -> None:
    long = replace(MISCOUNTED, message=words, basis=(words,), fingerprint="1")
    text = rendered(replace(REPORT, findings=(long, MISCOUNTED), remarks=(words,)))
    assert len(text) <= LIMIT
    assert text.count("| **error** | CL01 |") == 2


def test_very_many_inputs_are_counted() -> None:
    files = tuple(InputFile(path=f"folder/{i:050}.xlsx", sha256="", kind="workbook") for i in range(500))
    text = rendered(replace(MANY, inputs=files))
    assert len(text) <= LIMIT
    listed = text.count(".xlsx")
    assert f", and {500 - listed} more\n" in text


def test_nothing_is_left_out_of_a_usual_report() -> None:
    assert "Not shown" not in rendered(REPORT)
    assert " more; `--format" not in rendered(REPORT)
