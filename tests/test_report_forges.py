"""GitHub annotations and the Code Quality report of GitLab."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from test_report import ACCEPTED, DISORDERED, EMPTY, MISCOUNTED, NO_CUT_OFF, REPEATED, REPORT

from sucheck.model import Acceptance, AcceptedBy, Finding, InputFile, Place, Report, Severity
from sucheck.report import github, gitlab

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*,?)*)::([^\r\n]*)")


def unescaped(text: str) -> str:
    """As GitHub reads a value: the percent sign last."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def notes(report: Report, threshold: Severity | None = Severity.ERROR) -> list[tuple[str, Mapping[str, str], str]]:
    """Kind, properties and message of each annotation, as GitHub reads them; every line is one."""
    found: list[tuple[str, Mapping[str, str], str]] = []
    for line in github.render(report, threshold=threshold).removesuffix("\n").split("\n"):
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {key: unescaped(value) for key, value in pairs}, unescaped(match[3])))
    return found


def entries(report: Report) -> Any:  # noqa: ANN401  JSON
    return json.loads(gitlab.render(report, threshold=Severity.ERROR))


def with_message(words: str) -> Finding:
    return replace(MISCOUNTED, message=words)


class TestGitHub:
    def test_a_finding_stands_at_its_row_and_column(self) -> None:
        kind, where, told = notes(replace(EMPTY, findings=(MISCOUNTED,)))[0]
        assert kind == "error"
        assert where == {
            "file": "sample_inputs/report.xlsx", "line": "7", "col": "6",
            "title": "CL01 count-differs-from-list (fails the check)",
        }  # fmt: skip
        assert told.split("\n") == [
            "21 Member States stated, 20 listed",
            "Claims!F7; Footnotes!C9",
            "Basis: Interinstitutional style guide 7.1",
            "Correct the count, or add the missing Member State to the list.",
        ]

    def test_the_gravest_come_first_repeats_are_one_and_the_totals_last(self) -> None:
        found = notes(REPORT)
        assert [kind for kind, _, _ in found] == ["error", "error", "warning", "warning", "notice", "notice", "notice"]
        assert found[2][2].startswith(
            "Greece has two rows for this act (5 times)\nNotifications!C7, C9, C12 and 2 more"
        )
        assert found[-1][1] == {"title": "sucheck: 2 errors, 6 warnings, 1 note, 5 undecided, 1 waived"}
        assert found[-1][2] == "112 of 120 figures checked (93 %)."

    def test_what_is_accepted_is_a_notice_that_says_so(self) -> None:
        kind, where, told = notes(replace(EMPTY, findings=(replace(MISCOUNTED, waived=ACCEPTED.waived),)))[0]
        assert (kind, where["title"]) == ("notice", "CL01 count-differs-from-list (waived)")
        assert told.endswith("Waived: house style, A. Editor, until 2027-12-31")

    def test_what_the_baseline_holds_is_known(self) -> None:
        known = Acceptance(by=AcceptedBy.BASELINE, reason="in the baseline", source="known.json")
        report = replace(EMPTY, findings=(replace(MISCOUNTED, waived=known),))
        assert notes(report)[0][1]["title"] == "CL01 count-differs-from-list (known)"
        assert notes(report)[0][2].endswith("\nKnown: in the baseline")
        assert entries(report)[0]["description"].endswith("20 listed (known: in the baseline)")

    def test_only_what_reaches_the_threshold_fails_the_check(self) -> None:
        titles = [where["title"] for _, where, _ in notes(REPORT, Severity.WARNING)]
        assert [title.endswith("(fails the check)") for title in titles[:5]] == [True, True, True, True, False]
        assert "(fails the check)" not in github.render(REPORT, threshold=None)

    def test_a_crash_is_an_error_without_a_place(self) -> None:
        kind, where, told = notes(replace(EMPTY, crashed=("CL07: KeyError: 'x'",)))[0]
        assert (kind, where, told) == ("error", {"title": "sucheck: a rule crashed"}, "CL07: KeyError: 'x'")

    @pytest.mark.parametrize(
        "words", ["50 % of 27, at most: all", "x\n::error::forged", "x\r\n::stop-commands::a", "%0A"]
    )
    def test_no_words_end_a_command_or_begin_another(self, words: str) -> None:
        inputs = (InputFile(path=f"a,b:{words.split(maxsplit=1)[0]}.xlsx", sha256="", kind="workbook"),)
        kind, where, told = notes(replace(EMPTY, findings=(with_message(words),), inputs=inputs))[0]
        assert (kind, where["file"]) == ("error", inputs[0].path)
        assert told.split("\n")[0] == " ".join(words.split())

    def test_words_of_a_text_stand_at_their_line(self) -> None:
        file = InputFile(path="./report.txt", sha256="", kind="text", lines=(0, 10, 20))
        place = Place(input=0, block=1, start=14, end=16, text="21")
        _, where, _ = notes(replace(EMPTY, inputs=(file,), findings=(replace(MISCOUNTED, places=(place,)),)))[0]
        assert (where["file"], where["line"], where["col"]) == ("report.txt", "2", "5")


class TestGitLab:
    def test_a_finding_has_rule_severity_path_and_line(self) -> None:
        assert entries(replace(EMPTY, findings=(MISCOUNTED,))) == [
            {
                "description": "Claims!F7: 21 Member States stated, 20 listed",
                "check_name": "CL01",
                "severity": "critical",
                "location": {"path": "sample_inputs/report.xlsx", "lines": {"begin": 7}},
                "fingerprint": "0f1e2d3c:1",
            }
        ]

    def test_every_fingerprint_is_its_own_and_does_not_depend_on_the_cell(self) -> None:
        moved = replace(MISCOUNTED, places=(Place(input=0, sheet="Claims", cell="F99"),))
        first = [entry["fingerprint"] for entry in entries(replace(REPORT, findings=(*REPORT.findings, MISCOUNTED)))]
        assert len(set(first)) == len(first) == len(REPORT.findings) + 1 + len(REPORT.undecided)
        assert entries(replace(EMPTY, findings=(moved,)))[0]["fingerprint"] == "0f1e2d3c:1"

    def test_severities_follow_ours_and_what_is_accepted_or_open_is_information(self) -> None:
        findings = (MISCOUNTED, REPEATED[0], DISORDERED, ACCEPTED)
        found = entries(replace(EMPTY, findings=findings, undecided=REPORT.undecided[:1], crashed=("CL07: x",)))
        assert [entry["severity"] for entry in found] == ["critical", "major", "minor", "info", "info", "blocker"]
        assert found[3]["description"].endswith("(waived: house style, A. Editor, until 2027-12-31)")
        assert found[4]["description"] == "Undecided: no claim states how many did not notify"
        assert found[5]["description"] == "A rule crashed, a fault of sucheck: CL07: x"

    def test_a_sheet_stands_at_the_first_line(self) -> None:
        (entry,) = entries(replace(EMPTY, findings=(NO_CUT_OFF,)))
        assert entry["location"] == {"path": "sample_inputs/report.xlsx", "lines": {"begin": 1}}

    def test_nothing_found_is_an_empty_list(self) -> None:
        found = replace(EMPTY, holds={"CL01": 1})
        assert gitlab.render(found, threshold=Severity.ERROR) == "[]\n"
