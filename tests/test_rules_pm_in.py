"""Participation and procedures: one fault in a workbook gives its own rule at its own cell; what only looks like one, none."""

# ruff: noqa: E501  a case reads best in one line

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

import sucheck
from sucheck.judge.rule import Rule
from sucheck.judge.ruleset import load_rules
from sucheck.model import Finding, Report

EU_27 = "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE".split()  # noqa: SIM905  reads better
IN_2019 = ["Report", ["title", "published_on", "as_of"], ["A report", dt.date(2019, 10, 30), dt.date(2019, 10, 17)]]
IN_2021 = ["Report", ["title", "published_on", "as_of"], ["A report", dt.date(2022, 7, 15), dt.date(2021, 12, 1)]]
IN_2011 = ["Report", ["title", "published_on", "as_of"], ["A report", dt.date(2011, 9, 30), dt.date(2011, 6, 30)]]
CLAIM = ["act", "about", "stated", "listed", "as_of", "universe", "ground", "when"]
STEP = ["act", "state", "step", "ground", "decided_on", "reference", "legal_basis", "remark"]
NCM, NCF = "non_communication", "non_conformity"

#: A sheet's name, its header, its rows.
Sheet = Sequence[object]


def check(folder: Path, *sheets: Sheet) -> Report:
    """Write sheets (name, header, rows) into a workbook and check it."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    for name, *rows in sheets:
        sheet = workbook.create_sheet(str(name))
        for row in rows:
            sheet.append(list(row))  # type: ignore[call-overload]
    path = folder / "book.xlsx"
    workbook.save(path)
    report = sucheck.check([path])
    assert not report.crashed
    return report


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    """Rule, severity, first cell and message of each finding."""
    return [(f.rule, f.severity.word, f.places[0].address, f.message) for f in findings]


def claims(*rows: list[object]) -> Sheet:
    return ["Claims", CLAIM, *rows]


def procedures(*rows: list[object]) -> Sheet:
    return ["Procedures", STEP, *rows]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def but(*states: str) -> str:
    """All Member States of 2020 and later but these."""
    return ", ".join(state for state in EU_27 if state not in states)


@pytest.mark.parametrize(
    ("edition", "sheet", "expected"),
    [
        pytest.param(
            IN_2021, claims(["2016/681", "full", 25, but("ES", "SI")], ["2016/681", "not_full", 2, "ES, SI"]),
            ("PM01", "error", "Claims!D2", "Denmark is listed or counted; the act does not bind it"), id="denmark-in-a-list",
        ),
        pytest.param(
            IN_2019, claims(["2017/541", "bound", 28]),
            ("PM01", "error", "Claims!C2", "Denmark is listed or counted; the act does not bind it"), id="denmark-among-all",
        ),
        pytest.param(
            IN_2019, claims(["2016/681", "full", "24 of 28"]),
            ("PM01", "warning", "Claims!C2", "Denmark is listed or counted; the act does not bind it"), id="denmark-in-the-whole",
        ),
        pytest.param(
            IN_2019, ["Directives", ["act", "not_bound"], ["2017/541", "IE, UK"]],
            ("PM01", "error", "Directives!B2", "Denmark is listed or counted; the act does not bind it"),
            id="denmark-not-among-those-outside",
        ),
        pytest.param(
            IN_2019, claims(["2016/681", "reasoned_opinion", 2, "DK, ES"]),
            ("PM01", "error", "Claims!D2", "Denmark is listed or counted; the act does not bind it"), id="denmark-addressed",
        ),
        pytest.param(
            IN_2019, ["Directives", ["act", "not_bound"], ["2017/853", "DK"]],
            ("PM02", "error", "Directives!B2", "Denmark is left out; the act binds it"), id="denmark-outside-by-mistake",
        ),
        pytest.param(
            IN_2019, claims(["2015/849", "bound", None, "all but Denmark"]),
            ("PM02", "error", "Claims!D2", "Denmark is left out; the act binds it"), id="denmark-excepted",
        ),
        pytest.param(
            IN_2019, claims(["2017/541", "partial", 2, "IE, PL"]),
            ("PM03", "error", "Claims!D2", "Ireland: the record of participation says otherwise"), id="ireland-not-bound",
        ),
        pytest.param(
            IN_2019, ["Directives", ["act", "not_bound"], ["2016/681", "DK, IE"]],
            ("PM03", "error", "Directives!B2", "Ireland: the record of participation says otherwise"), id="ireland-bound",
        ),
        pytest.param(
            IN_2019, ["Directives", ["act", "not_bound"], ["2016/681", "DK, UK"]],
            ("PM03", "error", "Directives!B2", "United Kingdom: the record of participation says otherwise"), id="uk-bound",
        ),
        pytest.param(
            IN_2019, claims(["2015/849", "bound", 27]),
            ("PM04", "error", "Claims!C2", "27 Member States taken as the whole; the act binds 28"), id="bound-miscounted",
        ),
        pytest.param(
            IN_2019, claims(["2016/681", "full", 24, None, None, 26]),
            ("PM04", "error", "Claims!F2", "26 Member States taken as the whole; the act binds 27"), id="universe-miscounted",
        ),
        pytest.param(
            IN_2019, claims(["2016/681", "full", "24 of 26"]),
            ("PM04", "warning", "Claims!C2", "26 Member States taken as the whole; the act binds 27"), id="whole-miscounted",
        ),
        pytest.param(
            IN_2021,
            claims(["2017/853", "full", 26, f"{but('ES', 'SI')}, UK"], ["2017/853", "not_full", 2, "ES, SI"]),
            ("PM05", "error", "Claims!D2", "United Kingdom is counted; it left the Union on 31 January 2020"), id="uk-counted",
        ),
        pytest.param(
            IN_2021, claims(["2017/853", "partial", None, "ES, UK"]),
            ("PM05", "note", "Claims!D2", "United Kingdom is counted; it left the Union on 31 January 2020"), id="uk-listed",
        ),
        pytest.param(
            IN_2021, claims(["2017/853", "full", "all 28 Member States", None, day("2020-06-30")]),
            ("PM05", "error", "Claims!C2", "United Kingdom is counted; it left the Union on 31 January 2020"), id="all-28-in-2020",
        ),
        pytest.param(
            IN_2019, claims(["2017/853", "full", 13, None, None, "EU-27"]),
            ("PM06", "warning", "Claims!F2", "EU-27 for 17 October 2019, when there were 28 Member States"), id="label",
        ),
        pytest.param(
            IN_2011, claims(["2005/36", "full", 2, "FR, HR"]),
            ("PM07", "error", "Claims!D2", "Croatia listed as of 30 June 2011, before accession"), id="croatia-in-2011",
        ),
        pytest.param(
            IN_2021, claims(["2017/853", "full", 25, f"{but('ES', 'SI', 'FI')}, NO"], ["2017/853", "not_full", 2, "ES, SI"]),
            ("PM08", "error", "Claims!D2", "Norway listed among the Member States"), id="norway",
        ),
        pytest.param(
            IN_2019, claims(["2016/680", "full", 25, None, None, 28], ["2016/680", "not_full", 1, "SI", None, 26]),
            (
                "PM09", "warning", "Claims!F2",
                "Denmark, Ireland and United Kingdom bound in part; the whole is given as 28, 26",
            ), id="two-wholes",
        ),
        pytest.param(
            IN_2019, ["Footnotes", ["footnote", "text"], [44, "Not bound: Denmark (Protocol No 21)."]],
            ("PM10", "warning", "Footnotes!B2", "Protocol No 21 named for Denmark; that is Protocol No 22"), id="protocol",
        ),
    ],
)  # fmt: skip
def test_a_fault_of_participation_is_one_finding(
    tmp_path: Path, edition: Sheet, sheet: Sheet, expected: tuple[str, str, str, str]
) -> None:
    assert told(check(tmp_path, edition, sheet).findings) == [expected]


@pytest.mark.parametrize(
    ("edition", "sheet"),
    [
        pytest.param(IN_2021, claims(["2016/681", "full", 24, but("DK", "ES", "SI")], ["2016/681", "not_full", 2, "ES, SI"]), id="bound"),
        pytest.param(IN_2019, claims(["2016/680", "partial", 2, "DK, IE"]), id="bound-in-part"),
        pytest.param(IN_2019, claims(["2008/115", "partial", 1, "DK"]), id="denmark-through-schengen"),
        pytest.param(IN_2019, claims(["2016/680", "bound", 25], ["2016/680", "full", 20, None, None, 25]), id="one-whole-for-part"),
        pytest.param(IN_2019, claims(["2016/681;2017/853", "full", 2, "DK, ES"]), id="several-acts"),
        pytest.param(IN_2021, claims(["2017/853", "reasoned_opinion", 2, "ES, UK"]), id="procedure-after-exit"),
        pytest.param(IN_2021, claims(["2017/853", "bound", None, "all but United Kingdom"]), id="uk-excepted-after-exit"),
        pytest.param(IN_2021, ["Directives", ["act", "not_bound"], ["2017/541", "DK, IE, UK"]], id="uk-outside-after-exit"),
        pytest.param(IN_2021, claims(["2017/853", "full", 28, None, day("2020-06-30"), 28]), id="transition-said"),
        pytest.param(IN_2021, claims(["2017/853", "full", 13, None, day("2019-10-17"), "EU-27"]), id="counted-back"),
        pytest.param(IN_2011, claims(["2005/36", "bound", None, "all but Croatia"]), id="croatia-excepted"),
        pytest.param(IN_2021, claims(["2017/853", "full", "2 countries", "FR, NO"]), id="countries"),
        pytest.param(IN_2019, claims(["2016/681", "full", 24, None, None, "all but DK"]), id="universe-as-list"),
        pytest.param(IN_2019, claims(["2016/681", "full", 24, None, None, "those that replied"]), id="universe-in-words"),
        pytest.param(
            IN_2019, ["Footnotes", ["footnote", "text"], [1, "Denmark and Ireland are not bound (Protocols No 21 and 22)."]],
            id="both-protocols",
        ),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_fault_of_participation_is_silent(tmp_path: Path, edition: Sheet, sheet: Sheet) -> None:
    found = [each for each in told(check(tmp_path, edition, sheet).findings) if each[0].startswith(("PM", "CL"))]
    assert found == []


def test_a_whole_between_two_possible_ones_stays_undecided(tmp_path: Path) -> None:
    report = check(tmp_path, IN_2019, claims(["2017/541", "bound", 25]))
    assert [(u.rule, u.why) for u in report.undecided if u.rule == "PM04"] == [
        ("PM04", "25 against 25 to 26: not settled")
    ]


def test_participation_that_is_not_verified_stays_undecided(tmp_path: Path) -> None:
    report = check(tmp_path, IN_2019, claims(["2017/541", "partial", 2, "PL, UK"]))
    assert [(u.rule, u.why, u.places[0].address) for u in report.undecided if u.rule == "PM03"] == [
        ("PM03", "not verified for United Kingdom", "Claims!D2")
    ]


CHAIN = [
    ["2017/853", "ES", "formal_notice", NCM, day("2018-11-22"), "INFR(2018)0101", "Article 258 TFEU"],
    ["2017/853", "ES", "reasoned_opinion", NCM, day("2019-07-25"), "INFR(2018)0101", "Article 258 TFEU"],
    ["2017/853", "SI", "formal_notice", NCM, day("2018-11-22"), "INFR(2018)0102", "Article 258 TFEU"],
    ["2017/853", "SI", "reasoned_opinion", NCM, day("2019-07-25"), "INFR(2018)0102", "Article 258 TFEU"],
]


def of(state: str, step: str, on: str, number: str = "", **more: str) -> list[object]:
    """A step on Directive 2017/853, unless another act is named."""
    ground = more.get("ground", NCM)
    return [
        more.get("act", "2017/853"), state, step, ground, day(on), number, more.get("basis", ""), more.get("remark", ""),
    ]  # fmt: skip


def notified(*rows: list[object]) -> Sheet:
    return ["Notifications", ["act", "state", "status"], *rows]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param(
            [procedures(of("HU", "formal_notice", "2018-11-22", "INFR(2018)0103"), of("HU", "reasoned_opinion", "2018-10-04", "INFR(2018)0103"))],
            ("IN01", "error", "Procedures!E3", "reasoned opinion of 4 October 2018 before the letter of formal notice of 22 November 2018"),
            id="order",
        ),
        pytest.param(
            [procedures(of("HU", "formal_notice", "2018-11-22"), of("HU", "reasoned_opinion", "2018-10-04"))],
            ("IN01", "warning", "Procedures!E3", "reasoned opinion of 4 October 2018 before the letter of formal notice of 22 November 2018"),
            id="order-without-a-number",
        ),
        pytest.param(
            [procedures(*CHAIN, of("HU", "reasoned_opinion", "2019-07-25", "INFR(2018)0103"))],
            ("IN02", "warning", "Procedures!C6", "reasoned opinion without letter of formal notice"), id="no-letter",
        ),
        pytest.param(
            [procedures(of("HU", "formal_notice", "2018-11-22", "INFR(2018)0103"), of("HU", "reasoned_opinion", "2018-12-06", "INFR(2018)0103"))],
            ("IN03", "warning", "Procedures!E3", "reasoned opinion 14 days after the letter of formal notice"), id="no-time",
        ),
        pytest.param(
            [["Footnotes", ["footnote", "text"], [7, "The Member States have three months to reply."]]],
            ("IN04", "note", "Footnotes!B2", "3 months to reply"), id="reply",
        ),
        pytest.param(
            [
                procedures(*CHAIN[:1], *CHAIN[2:3], of("ES", "additional_formal_notice", "2019-03-07", "INFR(2018)0101")),
                claims(["2017/853", "formal_notice", "3 procedures"]),
            ],
            ("IN05", "warning", "Claims!C2", "3 procedures stated; 2 cases with 3 letters or opinions on record"), id="letters",
        ),
        pytest.param(
            [
                procedures(*CHAIN[:2], of("ES", "closed", "2019-09-26", "INFR(2018)0101")),
                notified(["2017/853", "ES", "none"]),
            ],
            ("IN06", "error", "Notifications!C2", 'status "nothing notified", last step of the procedure "case closed"'), id="closed-and-none",
        ),
        pytest.param(
            [
                procedures(*CHAIN[:2], of("ES", "closed", "2019-09-26", "INFR(2018)0101")),
                claims(["2017/853", "none", 1, "ES"]),
            ],
            ("IN06", "error", "Claims!D2", 'status "nothing notified", last step of the procedure "case closed"'), id="closed-and-none-in-a-claim",
        ),
        pytest.param(
            [procedures(*CHAIN[:2]), notified(["2017/853", "ES", "conform"])],
            ("IN06", "note", "Notifications!C2", 'status "in conformity", last step of the procedure "reasoned opinion"'), id="open-and-conform",
        ),
        pytest.param(
            [
                procedures(of("AT", "formal_notice", "2019-06-06", ground=NCF), of("FI", "formal_notice", "2019-06-06", ground=NCF)),
                claims(["2017/853", "formal_notice", 2, "AT, FI", None, None, NCM, "2019-06"]),
            ],
            ("IN07", "warning", "Claims!D2", "Austria and Finland: the step is on record, but not for non-communication"), id="ground",
        ),
        pytest.param(
            [procedures(of("ES", "referral", "2019-07-25", act="2013/40", ground=NCF, basis="Article 260(3) TFEU"))],
            ("IN08", "warning", "Procedures!G2", "Article 260(3) cannot apply: the ground is non-conformity"), id="sanction-ground",
        ),
        pytest.param(
            [procedures(of("ES", "referral", "2019-07-25", act="2017/1279", basis="Article 260(3) TFEU"))],
            ("IN08", "error", "Procedures!G2", "Article 260(3) cannot apply: the act is an implementing directive"), id="sanction-act",
        ),
        pytest.param(
            [procedures(of("HU", "formal_notice", "2018-11-22", "INFR(2019)0103"))],
            ("IN09", "warning", "Procedures!F2", "case number INFR(2019)0103: its first decision is of 22 November 2018"), id="year",
        ),
        pytest.param(
            [procedures(of("HU", "formal_notice", "2018-11-22", "INFR(2018)103"))],
            ("IN09", "warning", "Procedures!F2", "case number INFR(2018)103: it does not have the form INFR(2018)0103".replace("0103", "0123")),
            id="form",
        ),
        pytest.param(
            [procedures(of("HU", "formal_notice", "2018-11-22", "INFR(2018)0103"), of("RO", "formal_notice", "2018-11-22", "INFR(2018)0103"))],
            ("IN09", "warning", "Procedures!F2", "case number INFR(2018)0103: it stands for 2 Member States"), id="two-states",
        ),
        pytest.param(
            [
                procedures(*CHAIN[:2], of("ES", "closed", "2019-07-25", "INFR(2018)0101")),
                claims(["2017/853", "open", 2, "ES, SI", day("2019-10-17")]),
            ],
            ("IN10", "error", "Claims!D2", "Spain listed as open; the case on record had ended by 17 October 2019"), id="closed-as-open",
        ),
        pytest.param(
            [procedures(of("ES", "formal_notice", "2018-11-22", basis="Article 226 EC"))],
            (
                "IN11", "warning", "Procedures!G2",
                "Article 226 EC on 22 November 2018; Articles 258 and 260 TFEU since 1 December 2009",
            ), id="old-article",
        ),
        pytest.param(
            [procedures(of("DK", "reasoned_opinion", "2019-07-25", act="2016/681"))],
            ("IN12", "error", "Procedures!B2", "Denmark is not bound by the act"), id="not-bound",
        ),
        pytest.param(
            [procedures(*CHAIN[:1], of("IT", "eu_pilot", "2018-10-04")), claims(["2017/853", "open", 2, "ES, IT"])],
            ("IN13", "warning", "Claims!D2", "1 EU Pilot dialogue counted as procedures"), id="pilot-listed",
        ),
        pytest.param(
            [procedures(*CHAIN[:1], of("IT", "eu_pilot", "2018-10-04")), claims(["2017/853", "open", "2 procedures"])],
            ("IN13", "warning", "Claims!C2", "1 EU Pilot dialogue counted as procedures"), id="pilot-counted",
        ),
    ],
)  # fmt: skip
def test_a_fault_of_procedure_is_one_finding(
    tmp_path: Path, sheets: list[Sheet], expected: tuple[str, str, str, str]
) -> None:
    assert told(check(tmp_path, IN_2019, *sheets).findings) == [expected]


@pytest.mark.parametrize(
    "sheets",
    [
        pytest.param([procedures(*CHAIN)], id="whole-chains"),
        pytest.param([procedures(*CHAIN, of("ES", "additional_formal_notice", "2019-09-26", "INFR(2018)0101"))], id="additional-letter"),
        pytest.param(
            [procedures(*CHAIN[:2], of("ES", "formal_notice", "2019-09-26", "INFR(2019)2105", ground=NCF))], id="two-cases-of-one-state",
        ),
        pytest.param(
            [
                procedures(*CHAIN[:2], of("ES", "closed", "2019-09-05", "INFR(2018)0101"), of("ES", "formal_notice", "2019-10-10", "INFR(2018)0101")),
                notified(["2017/853", "ES", "none"]), claims(["2017/853", "open", 1, "ES", day("2019-10-17")]),
            ], id="closed-and-opened-again",
        ),
        pytest.param(
            [procedures(of("ES", "reasoned_opinion", "2018-12-06"), of("ES", "closed", "2019-01-24"), of("ES", "formal_notice", "2019-06-06"))],
            id="closed-and-another-case-without-numbers",
        ),
        pytest.param([procedures(of("IE", "formal_notice", "2013-09-26", "INFR(2013)0396", act="2013/32"))], id="act-of-another-case"),
        pytest.param(
            [procedures(of("ES", "formal_notice", "2019-06-06", ground=NCF)), notified(["2017/853", "ES", "full"])],
            id="non-conformity-of-what-is-notified",
        ),
        pytest.param([procedures(*CHAIN[:2]), notified(["2017/853", "ES", "full"])], id="declared-full-and-open"),
        pytest.param(
            [procedures(*CHAIN[:2], of("ES", "closed", "2019-10-10", "INFR(2018)0101")), claims(["2017/853", "open", 1, "ES", day("2019-10-17")])],
            id="closed-a-week-before",
        ),
        pytest.param(
            [procedures(of("HU", "formal_notice", "2018-11-22", "INFR(2018)0103"), of("HU", "reasoned_opinion", "2018-12-06", "INFR(2018)0103", remark="urgent"))],
            id="urgent",
        ),
        pytest.param([procedures(of("UK", "formal_notice", "2019-07-25", "2019/2020", act="2016/681"))], id="uk-bound-by-act"),
        pytest.param([procedures(of("BE", "judgment", "2019-07-08", "C-543/17", act="2014/61"))], id="court-number"),
        pytest.param([procedures(of("ES", "reasoned_opinion", "2019-07-25", basis="ex Article 226 EC"))], id="ex-article"),
        pytest.param([["Footnotes", ["footnote", "text"], [7, "In May 2020 replies had four months to reply."]]], id="reply-in-2020"),
        pytest.param(
            [procedures(*CHAIN[:1], of("IT", "eu_pilot", "2018-10-04")), claims(["2017/853", "formal_notice", "1 procedure"])],
            id="pilot-apart",
        ),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_fault_of_procedure_is_silent(tmp_path: Path, sheets: list[Sheet]) -> None:
    found = [
        each for each in told(check(tmp_path, IN_2019, *sheets).findings) if each[0].startswith(("IN", "PM", "CL"))
    ]
    assert found == []


def test_a_case_against_the_united_kingdom_after_exit_is_no_fault(tmp_path: Path) -> None:
    steps = procedures(of("UK", "formal_notice", "2020-10-01", "INFR(2020)2202"))
    assert [each for each in told(check(tmp_path, IN_2021, steps).findings) if each[0].startswith("IN")] == []


def test_a_case_older_than_the_record_may_lack_its_first_step(tmp_path: Path) -> None:
    report = check(tmp_path, IN_2019, procedures(*CHAIN, of("HU", "reasoned_opinion", "2019-07-25", "INFR(2017)0103")))
    why = "the case may be older than the record"
    assert told(report.findings) == []
    assert [(u.rule, u.why, u.places[0].address) for u in report.undecided if u.rule == "IN02"] == [
        ("IN02", why, "Procedures!C6")
    ]


def test_a_step_that_a_partial_list_lacks_stays_undecided(tmp_path: Path) -> None:
    report = check(tmp_path, IN_2019, procedures(of("EL", "reasoned_opinion", "2019-07-25"), *CHAIN[:2]))
    why = "the record does not keep each letter of formal notice of the other cases on the act"
    assert told(report.findings) == []
    assert [(u.rule, u.why, u.places[0].address) for u in report.undecided if u.rule == "IN02"] == [
        ("IN02", why, "Procedures!C2")
    ]


@pytest.mark.parametrize("rule", [r for r in load_rules() if r.family in {"PM", "IN"}], ids=lambda rule: rule.id)
def test_each_rule_says_when_it_is_silent(rule: Rule) -> None:
    assert rule.silent
    assert all(rule.basis)
