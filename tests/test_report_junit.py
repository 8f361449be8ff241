"""The JUnit output: valid by the schema of Jenkins, a case for each rule and subject, and its counts are right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from test_report import ACCEPTED, DISORDERED, EMPTY, MISCOUNTED, MISDATED, REPEATED, REPORT
from test_report_sarif import CARD

import sucheck
from sucheck.model import Acceptance, AcceptedBy, Report, Severity
from sucheck.report import junit

TESTS = Path(__file__).parent
SCHEMA = etree.XMLSchema(etree.parse(TESTS / "standards" / "junit-10.xsd"))


def suites(report: Report = REPORT, threshold: Severity | None = Severity.ERROR) -> etree._Element:
    """The root of the output, which is valid and counts its cases right."""
    root = etree.fromstring(junit.render(report, threshold=threshold).encode())
    SCHEMA.assertValid(root)
    for element in (root, *root.iter("testsuite")):
        told = [element.get("tests"), element.get("failures"), element.get("errors")]
        counted = (len(list(element.iter(tag))) for tag in ("testcase", "failure", "error"))
        assert told == [str(number) for number in counted]
    assert all(suite.get("skipped") == str(len(list(suite.iter("skipped")))) for suite in root.iter("testsuite"))
    return root


def case(report: Report, rule: str, subject: str, threshold: Severity | None = Severity.ERROR) -> etree._Element:
    cases = suites(report, threshold).iter("testcase")
    (only,) = [each for each in cases if each.get("classname") == f"sucheck.{rule}" and each.get("name") == subject]
    return only


def lines(element: etree._Element) -> list[str]:
    return [line.strip() for line in (element.text or "").splitlines()]


def test_a_finding_at_the_threshold_fails_its_case_and_tells_place_computation_and_repair() -> None:
    (failure,) = case(REPORT, "CL01", MISCOUNTED.subject)
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert failure.get("message") == "21 Member States stated, 20 listed"
    told = lines(failure)
    assert told[:3] == [
        "error: 21 Member States stated, 20 listed",
        "sample_inputs/report.xlsx: Claims!F7",
        "sample_inputs/report.xlsx: Footnotes!C9",
    ]
    assert told[4:] == [
        "basis Interinstitutional style guide 7.1",
        "fix Correct the count, or add the missing Member State to the list.",
        "fingerprint 0f1e2d3c",
    ]


def test_a_finding_below_the_threshold_passes_and_is_told() -> None:
    report = replace(EMPTY, findings=(DISORDERED,))
    (told,) = case(report, "ED01", DISORDERED.subject)
    assert told.tag == "system-out"
    assert lines(told)[0] == "note: The list is not in protocol order"
    (failure,) = case(report, "ED01", DISORDERED.subject, Severity.NOTE)
    assert failure.tag == "failure"
    (never,) = case(replace(EMPTY, findings=(MISCOUNTED,)), "CL01", MISCOUNTED.subject, None)
    assert never.tag == "system-out"


def test_failures_are_there_if_and_only_if_the_run_fails() -> None:
    for threshold in (None, *Severity):
        for report in (REPORT, replace(EMPTY, findings=(ACCEPTED,), holds={"CL01": 1})):
            failures = suites(report, threshold).get("failures")
            assert (failures != "0") == (report.exit_code(threshold) == 1)


def test_what_is_accepted_is_skipped_with_its_reason() -> None:
    (skipped,) = case(replace(EMPTY, findings=(ACCEPTED,)), "ED01", ACCEPTED.subject, Severity.NOTE)
    assert (skipped.tag, skipped.get("type")) == ("skipped", "waived")
    assert skipped.get("message") == "waived: house style, A. Editor, until 2027-12-31"
    assert "waived house style, A. Editor, until 2027-12-31" in lines(skipped)


def test_what_the_baseline_holds_is_skipped_as_known() -> None:
    known = replace(
        MISCOUNTED, waived=Acceptance(by=AcceptedBy.BASELINE, reason="in the baseline", source="known.json")
    )
    (skipped,) = case(replace(EMPTY, findings=(known,)), "CL01", MISCOUNTED.subject)
    assert (skipped.get("type"), skipped.get("message")) == ("known", "known: in the baseline")


def test_what_is_undecided_is_skipped_with_the_reason_even_where_something_else_holds() -> None:
    report = replace(EMPTY, undecided=REPORT.undecided, verdicts={"CL04": {"2016/680": 3}})
    (skipped,) = case(report, "CL04", "2016/680")
    assert (skipped.tag, skipped.get("type")) == ("skipped", "undecided")
    assert skipped.get("message") == "undecided: no claim states how many did not notify"
    assert lines(skipped)[:3] == [
        "holds 3 times",
        "undecided: no claim states how many did not notify",
        "sample_inputs/report.xlsx: Claims!F30",
    ]


def test_what_holds_passes_and_a_million_rows_are_one_case() -> None:
    verdicts = {"DL05": {"Notifications": 1_000_000}, "CL01": {"2016/681": 1}}
    report = replace(EMPTY, holds={"DL05": 1_000_000, "CL01": 1}, verdicts=verdicts)
    root = suites(report)
    assert [suite.get("name") for suite in root] == ["CL01", "DL05"]
    assert len(case(report, "CL01", "2016/681")) == 0
    (told,) = case(report, "DL05", "Notifications")
    assert lines(told) == ["holds 1000000 times"]


def test_findings_on_one_subject_are_one_case_with_the_gravest_first() -> None:
    other = replace(MISDATED, rule="CL01", subject=MISCOUNTED.subject, severity=Severity.WARNING)
    (failure,) = case(replace(EMPTY, findings=(other, MISCOUNTED)), "CL01", MISCOUNTED.subject)
    assert failure.get("message") == "21 Member States stated, 20 listed (and 1 finding more)"
    assert failure.get("type") == "error"
    assert [line for line in lines(failure) if line.startswith("fingerprint")] == [
        "fingerprint 1a2b3c4d",
        "fingerprint 0f1e2d3c",
    ]


def test_a_rule_that_crashed_is_an_error() -> None:
    (error,) = case(replace(EMPTY, crashed=("CL07: KeyError: 'x'",)), "CL07", "the rule itself")
    assert (error.tag, error.get("message")) == ("error", "CL07: KeyError: 'x'")


def test_a_run_that_judged_nothing_has_a_skipped_case() -> None:
    (skipped,) = case(EMPTY, "sucheck", "coverage")
    assert (skipped.tag, skipped.get("message")) == ("skipped", "nothing was checked: no rule reached a verdict")


def test_a_suite_says_what_its_rule_is() -> None:
    (suite,) = suites(replace(EMPTY, findings=(MISCOUNTED,), rules=(CARD,)))
    assert suite.get("name") == "CL01 count-differs-from-list"
    assert {each.get("name"): each.get("value") for each in suite.iter("property")} == {
        "title": "A count is the number of States listed",
        "severity": "error",
        "basis": "TFEU, Article 288(3); arithmetic",
        "links": CARD.links[0],
    }


@pytest.mark.parametrize("words", ["\x00\x1b[31m", "]]>&<\"'", "\ud800\ufffe", "\u202ea"])
def test_no_words_of_a_file_break_the_xml(words: str) -> None:
    finding = replace(MISCOUNTED, message=f"x{words}", subject=words, basis=(words,))
    root = suites(replace(EMPTY, findings=(finding,), undecided=REPORT.undecided, crashed=(words,)))
    (failure,) = root.iter("failure")
    assert (failure.get("message") or "").startswith("x")


def test_rows_of_a_workbook_that_hold_are_counted_by_sheet() -> None:
    report = sucheck.check([TESTS.parent / "sample_inputs" / "consistent.xlsx"])
    assert report.holds == {rule: sum(held.values()) for rule, held in report.verdicts.items()}
    row_rules = {rule for rule, held in report.verdicts.items() if set(held) == {"Notifications"}}
    assert row_rules
    assert not list(suites(report).iter("failure"))
    (told,) = case(report, min(row_rules), "Notifications")
    assert lines(told) == [f"holds {report.holds[min(row_rules)]} times"]


def test_repeated_rows_are_a_case_each() -> None:
    cases = [each.get("name") for each in suites(replace(EMPTY, findings=REPEATED)).iter("testcase")]
    assert cases == [f"Notifications row {row}" for row in (7, 9, 12, 14, 21)]
