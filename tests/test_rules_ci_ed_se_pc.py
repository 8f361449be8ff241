"""One fault in a small workbook gives one finding of its own rule at its own cell; what is right gives none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

import sucheck
from sucheck.model import Finding, Severity

Cell = str | int | float | dt.date | None
Row = Sequence[Cell]
Rows = Sequence[Row]

REPORT: Rows = [["title", "reference", "published_on", "as_of"],
          ["Twentieth report", "COM(2019) 552 final", dt.date(2019, 10, 30), dt.date(2019, 10, 17)]]  # fmt: skip
ACTS = ["act", "short_title", "adopted_on"]
CLAIMS = ["claim", "act", "about", "stated", "listed", "as_of", "among", "universe", "when"]
NOTES = ["footnote", "text"]
ACT_BY_ACT = "since 1 October 2023 each act is published by itself, without issue and page"
CUT_OFF = dt.date(2019, 10, 17)


def check(tmp_path: Path, **sheets: Rows) -> tuple[Finding, ...]:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in {"Report": REPORT, **sheets}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = tmp_path / "book.xlsx"
    book.save(path)
    report = sucheck.check([path])
    assert report.crashed == ()
    return report.findings


def told(findings: Sequence[Finding]) -> list[tuple[str, str, str, list[str]]]:
    return [(f.rule, f.severity.word, f.message, [place.address for place in f.places]) for f in findings]


def act_row(act: Cell, name: Cell = "", date: Cell = None) -> list[Row]:
    return [ACTS, [act, name, date]]


def note(text: str) -> list[Row]:
    return [NOTES, [1, text]]


def claims(*rows: Mapping[str, Cell]) -> list[Row]:
    return [CLAIMS, *([row.get(column) for column in CLAIMS] for row in rows)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("(EU) 2017/853", "", dt.date(2019, 10, 17)),
         ("CI01", "error", "act dated 17 October 2019; it is of 17 May 2017", ["Directives!C2"])),
        (("(EU) 2017/853", "", dt.date(2017, 5, 24)),
         ("CI02", "error", "act dated 24 May 2017, the day of the Official Journal; it is of 17 May 2017",
          ["Directives!C2"])),
        (("Directive 2018/851/EU", "", None),
         ("CI03", "warning", "Directive 2018/851/EU: an act of 2018 is written (EU) 2018/851", ["Directives!A2"])),
        (("Directive No 2011/93/EU", "", None),
         ("CI03", "warning", "Directive No 2011/93/EU: an act of 2011 is written 2011/93/EU", ["Directives!A2"])),
        (("(EU) 2011/93", "", None),
         ("CI03", "warning", "(EU) 2011/93: an act of 2011 is written 2011/93/EU", ["Directives!A2"])),
        (("2011/93/EC", "", dt.date(2011, 12, 13)),
         ("CI04", "error", "2011/93/EC: an act of 13 December 2011 carries EU, not EC", ["Directives!A2"])),
        (("(EU) 2016/680", "PNR Directive", None),
         ("CI05", "error", "PNR Directive is 2016/681, not 2016/680", ["Directives!A2", "Directives!B2"])),
        (("(EU) 2016/680", "Firearms Directive", None),
         ("CI05", "warning", "Firearms Directive is 91/477, 2017/853, 2021/555, not 2016/680",
          ["Directives!A2", "Directives!B2"])),
        (("2011/92/EU", "Child Sexual Abuse Directive", None),
         ("CI05", "note",
          "Child Sexual Abuse Directive is 2011/93, not 2011/92 (2011/93 was first printed as 2011/92)",
          ["Directives!A2", "Directives!B2"])),
        (("(EU) 2016/618", "PNR Directive", None),
         ("CI06", "warning", "(EU) 2016/618: no directive of this number is known", ["Directives!A2"])),
        (("Council Directive (EU) 2016/681", "", None),
         ("CI07", "warning",
          "Council Directive (EU) 2016/681: the author is the European Parliament and the Council", ["Directives!A2"])),
        (("Regulation (EU) 2016/679", "", None),
         ("CI10", "warning", "Regulation (EU) 2016/679 is a regulation: it is not transposed", ["Directives!A2"])),
    ],
)  # fmt: skip
def test_one_fault_in_the_row_of_an_act(
    tmp_path: Path, row: tuple[Cell, ...], expected: tuple[str, str, str, list[str]]
) -> None:
    assert told(check(tmp_path, Directives=act_row(*row))) == [expected]


@pytest.mark.parametrize(
    "row",
    [
        ("(EU) 2017/853", "Firearms Directive (amending)", dt.date(2017, 5, 17)),
        ("2011/93/EU", "Child Sexual Abuse Directive", dt.date(2011, 12, 13)),
        ("2011/92/EU", "", dt.date(2011, 12, 13)),  # it exists, and has the date of its neighbour
        ("(EU) 2019/1", "", dt.date(2018, 12, 11)),  # number of the year after the act's
        ("2005/89/EC", "", dt.date(2006, 1, 18)),  # and of the year before
        ("2014/1/EU", "", dt.date(2013, 10, 18)),
        ("2006/112/EC", "VAT Directive", dt.date(2006, 11, 28)),  # a recast
        ("2016/681", "PNR Directive", dt.date(2016, 4, 27)),  # the bare short form is no fault
        ("32016L0681", "PNR Directive", dt.date(2016, 4, 27)),
        ("Directive 2013/59/Euratom", "", dt.date(2013, 12, 5)),
        ("2009/161/UE", "", dt.date(2009, 12, 17)),
        ("98/34/CE", "", dt.date(1998, 6, 22)),  # CE means another domain in each language
        ("Council Framework Decision 2002/475/JHA", "", None),
        ("(EU) 2026/9999", "", None),  # younger than the table
        ("(EU) 2016/681", "Directive on names of passengers", dt.date(2016, 4, 27)),
    ],
)
def test_acts_that_are_cited_as_they_may_be(tmp_path: Path, row: tuple[Cell, ...]) -> None:
    assert told(check(tmp_path, Directives=act_row(*row))) == []


def test_day_and_month_exchanged_is_another_rules_fault(tmp_path: Path) -> None:
    found = check(tmp_path, Directives=act_row("(EU) 2018/2001", "", dt.date(2018, 11, 12)))
    assert [(f.rule, f.places[0].address) for f in found] == [("WB08", "Directives!C2")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Directive (EU) 2017/853 (17.10.2019).",
         ("CI01", "error", "act dated 17 October 2019; it is of 17 May 2017")),
        ("Directive (EU) 2017/853 of the European Parliament and of the Council of 24 May 2017.",
         ("CI02", "error", "act dated 24 May 2017, the day of the Official Journal; it is of 17 May 2017")),
        ("Directive 2018/851/EU.",
         ("CI03", "warning", "Directive 2018/851/EU: an act of 2018 is written (EU) 2018/851")),
        ("See Directive 2011/93/EC of 13 December 2011.",
         ("CI04", "error", "Directive 2011/93/EC: an act of 13 December 2011 carries EU, not EC")),
        ("Directive (EU) 2016/6810 of 27 April 2016.",
         ("CI06", "warning", "Directive (EU) 2016/6810: no directive of this number is known")),
        ("Directive (EU) 2016/681 of the Council of 27 April 2016.",
         ("CI07", "warning", "Directive (EU) 2016/681: the author is the European Parliament and the Council")),
        ("Directive (EU) 2016/681 of 27 April 2016 (OJ L 119, 4.3.2016, p. 132).",
         ("CI08", "error", "OJ L 119, 4.3.2016: before the date of (EU) 2016/681, 27 April 2016")),
        ("Directive (EU) 2023/2413 (OJ L 2413, 31.10.2023, p. 1).",
         ("CI08", "error", f"OJ L 2413, 31.10.2023, p. 1: {ACT_BY_ACT}")),
        ("16th progress report, COM(2018) 690 final, 10.10.2017.",
         ("CI09", "warning", "COM(2018) 690: dated 10 October 2017, another year")),
        ("Directive 2013/40/EU (12.08.2013).", ("ED03", "note", "12.08.2013: a short date has no leading zeros")),
        ("There were thirteen letters and 5 opinions.",
         ("ED03", "note", "thirteen letters … 5 opinions: numbers of one list are all in words or all in figures")),
        ("See COM (2018) 302.", ("ED04", "note", "COM (2018) 302: no space before the bracket, one behind it")),
        ("State of play: 17.10.2019.).", ("ED04", "note", "17.10.2019.).: a bracket without its other half")),
        ("Directive 91/477/EEC as last amended by Directive (EU) 2017/853.",
         ("ED04", "note", "as last amended by: references are dynamic, the amendment is not named")),
        ("Belgium, Czechia, Sweden, Slovakia.",
         ("ED01", "note", "not in protocol order: Sweden stands before Slovakia")),
        ("Czechia is late. Later the Czech Republic answered.",
         ("ED02", "note", "the Czech Republic here, Czechia elsewhere in the document")),
    ],
)  # fmt: skip
def test_one_fault_in_a_note(tmp_path: Path, text: str, expected: tuple[str, str, str]) -> None:
    others: Rows = [[2, "Bulgaria, Czechia, Denmark, Germany, Cyprus."]]
    found = check(tmp_path, Footnotes=[*note(text), *others])
    assert told(found) == [(*expected, ["Footnotes!B2"])]


@pytest.mark.parametrize(
    "text",
    [
        "Directive (EU) 2016/681 of the European Parliament and of the Council of 27 April 2016 (OJ L 119, 4.5.2016).",
        "Directive (EU) 2023/2413 (OJ L, 2023/2413, 31.10.2023, ELI: http://data.europa.eu/eli/dir/2023/2413/oj).",
        "Regulation (EU) 2016/399 of 1 January 2000; Decision 2005/671/JHA.",
        "COM(2018) 890 final, 9.1.2019; COM(2012)0714; COM/2012/0714.",
        "Partial: Bulgaria, Czechia, Sweden. None: Belgium, Denmark, Germany.",
        "Bulgaria, Germany.",
        "https://eur-lex.europa.eu/eli/dir/2016/681/oj",
        "In Czech Republic v Commission, Czechia lost.",
        "It covers a) arms, b) parts (of arms), 13 letters and 5 opinions.",
    ],
)
def test_notes_as_they_may_be(tmp_path: Path, text: str) -> None:
    others: Rows = [[2, "Bulgaria, Czechia, Denmark, Germany, Cyprus."], [3, "Germany."]]
    assert told(check(tmp_path, Footnotes=[*note(text), *others])) == []


def test_a_note_without_a_full_stop_among_notes_that_have_one(tmp_path: Path) -> None:
    found = check(tmp_path, Footnotes=[NOTES, [1, "Belgium."], [2, "Belgium, Bulgaria"], [3, "Malta."]])
    assert told(found) == [("ED04", "note", "… Bulgaria: a note ends with a full stop", ["Footnotes!B3"])]
    assert told(check(tmp_path, Footnotes=[NOTES, [1, "Belgium"], [2, "Belgium, Bulgaria"], [3, "Malta."]])) == []


def test_a_document_with_two_numbers(tmp_path: Path) -> None:
    rows: Rows = [NOTES, [1, "Recommendation on the cybersecurity of 5G networks, C(2019) 2335."],
            [2, "Recommendation on the cybersecurity of 5G networks, C(2019)2355."],
            [3, "Communication from the Commission, COM(2019) 145."],
            [4, "Communication from the Commission, COM(2019) 353."]]  # fmt: skip
    found = [finding for finding in told(check(tmp_path, Footnotes=rows)) if finding[0] != "ED04"]
    assert found == [
        ("CI09", "error", "C(2019) 2355: a document of the same title is C(2019) 2335 elsewhere",
         ["Footnotes!B3", "Footnotes!B2"]),
    ]  # fmt: skip


def test_the_reports_own_number_is_of_its_year(tmp_path: Path) -> None:
    report: Rows = [REPORT[0], ["Twentieth report", "COM(2018) 552 final", dt.date(2019, 10, 30), CUT_OFF]]
    assert told(check(tmp_path, Report=report)) == [
        ("CI09", "warning", "COM(2018) 552: dated 30 October 2019, another year",
         ["Report!B2", "Report!C2"]),
    ]  # fmt: skip


def test_an_act_is_looked_at_in_every_sheet(tmp_path: Path) -> None:
    found = check(
        tmp_path,
        Notifications=[["act", "state", "status"], ["2011/93/EC", "BE", "full"], ["2011/93/EC", "BG", "full"]],
        Claims=claims({"act": "2016/681; 2011/93/EC", "about": "none", "stated": 0}),
    )
    assert [(f.rule, f.places[0].address) for f in found] == [("CI04", "Claims!B2"), ("CI04", "Notifications!A2")]


@pytest.mark.parametrize(
    ("listed", "message"),
    [
        ("AT, BE, BG", "Austria stands before Belgium"),
        ("all but United Kingdom, Ireland and Denmark", "United Kingdom stands before Ireland"),
    ],
)
def test_a_list_out_of_protocol_order(tmp_path: Path, listed: str, message: str) -> None:
    rows = claims(
        {"act": "2017/853", "about": "partial", "listed": listed},
        {"act": "2016/680", "about": "none", "listed": "Bulgaria, Denmark, Germany, Cyprus"},
    )
    expected = [("ED01", "note", f"not in protocol order: {message}", ["Claims!E2"])]
    assert [each for each in told(check(tmp_path, Claims=rows)) if each[1] == "note"] == expected


def test_alphabetical_order_kept_throughout_is_an_order(tmp_path: Path) -> None:
    rows = claims(
        {"act": "2017/853", "about": "partial", "listed": "Austria, Belgium, Bulgaria"},
        {"act": "2016/680", "about": "none", "listed": "Cyprus, Finland, Germany and Spain"},
    )
    assert told(check(tmp_path, Claims=rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"act": "2017/853", "about": "full", "stated": "24 of 28 (89 %)"}],
         ("PC01", "error", "89 % stated; 24 of 28 are 86 %", ["Claims!D2"])),
        ([{"act": "2017/853", "about": "full", "stated": "89 % (24 of 28)"}],
         ("PC01", "error", "89 % stated; 24 of 28 are 86 %", ["Claims!D2"])),
        ([{"act": "2017/853", "about": "none", "stated": "14 %", "listed": "Belgium, Bulgaria, Czechia"}],
         ("PC01", "error", "14 % stated; 3 of 28 are 11 %", ["Claims!E2", "Claims!D2"])),
        ([{"act": "2017/853", "about": "none", "stated": 3}, {"act": "2017/853", "about": "none", "stated": "14 %"}],
         ("PC01", "error", "14 % stated; 3 of 28 are 11 %", ["Claims!D2", "Claims!D3"])),
        ([{"act": "2017/853", "about": "none", "stated": "80 %"}],
         ("PC02", "error", "80 %: no number of 28 Member States gives this share; 79 % and 82 % come nearest",
          ["Claims!D2"])),
        ([{"act": "2016/681", "about": "none", "stated": "80 %", "universe": "27"}],
         ("PC02", "error", "80 %: no number of 27 Member States gives this share; 78 % and 81 % come nearest",
          ["Claims!D2", "Claims!H2"])),
        ([{"act": "2017/853", "about": "full", "stated": "82 %"},
          {"act": "2017/853", "about": "partial", "stated": "11 %"},
          {"act": "2017/853", "about": "none", "stated": "4 %"}],
         ("PC04", "warning", "82 + 11 + 4 % make 97 %, not 100 %", ["Claims!D2", "Claims!D3", "Claims!D4"])),
    ],
)  # fmt: skip
def test_one_wrong_share(
    tmp_path: Path, rows: list[dict[str, Cell]], expected: tuple[str, str, str, list[str]]
) -> None:
    assert told(check(tmp_path, Claims=claims(*rows))) == [expected]


@pytest.mark.parametrize(
    "rows",
    [
        [{"act": "2017/853", "about": "full", "stated": "24 of 28 (86 %)"}],
        [{"act": "2017/853", "about": "full", "stated": "nearly 80 %"}],
        [{"act": "2017/853", "about": "full", "stated": "80 % of cases"}],
        [{"act": "2017/541", "about": "full", "stated": "80 %", "universe": "25"}],
        [{"about": "full", "stated": "80 %"}],
        [{"act": "2017/853", "about": "full", "stated": "46 %"},
         {"act": "2017/853", "about": "partial", "stated": "25 %"},
         {"act": "2017/853", "about": "none", "stated": "29 %"}],
    ],
)  # fmt: skip
def test_shares_that_can_be(tmp_path: Path, rows: list[dict[str, Cell]]) -> None:
    assert told(check(tmp_path, Claims=claims(*rows))) == []


def stock_and_flow(closed: int, last: int = 763) -> list[Row]:
    return claims(
        {"about": "open", "stated": "470 cases", "as_of": dt.date(2010, 12, 31)},
        {"about": "formal_notice", "stated": "1 185 cases", "when": "2011", "as_of": dt.date(2011, 12, 31)},
        {"about": "closed", "stated": f"{closed} cases", "when": "2011", "as_of": dt.date(2011, 12, 31)},
        {"about": "open", "stated": f"{last} cases", "as_of": dt.date(2011, 12, 31)},
    )


def test_stock_and_flow(tmp_path: Path) -> None:
    assert told(check(tmp_path, Claims=stock_and_flow(892))) == []
    assert told(check(tmp_path, Claims=stock_and_flow(888))) == []  # within five cases
    assert told(check(tmp_path, Claims=stock_and_flow(792))) == [
        ("SE01", "warning", "470 open, 1185 opened and 792 closed make 863, 763 stated",
         ["Claims!D2", "Claims!D5", "Claims!D3", "Claims!D4"]),
    ]  # fmt: skip


def change(stated: str, base: Cell = "797 cases") -> list[Row]:
    days = dt.date(2017, 12, 31), dt.date(2018, 12, 31)
    return claims(
        {"claim": "A", "about": "open", "stated": base, "as_of": days[0]},
        {"claim": "B", "about": "open", "stated": "903 cases", "as_of": days[1]},
        {"claim": "C", "about": "open", "stated": stated, "as_of": days[1], "among": "A"},
    )


@pytest.mark.parametrize(
    ("stated", "severity", "shown", "right"),
    [("+11 %", "error", "11", "13"), ("-13 %", "error", "-13", "13"), ("+13.9 %", "warning", "13.9", "13.3")],
)
def test_a_wrong_change(tmp_path: Path, stated: str, severity: str, shown: str, right: str) -> None:
    assert told(check(tmp_path, Claims=change(stated))) == [
        ("SE03", severity, f"change given as {shown} %; from 797 to 903 it is {right} %",
         ["Claims!D2", "Claims!D3", "Claims!D4"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "base"), [("+13 %", "797 cases"), ("+13.3 %", "797 cases"), ("+11 %", "nearly 800 cases")]
)
def test_changes_that_can_be(tmp_path: Path, stated: str, base: str) -> None:
    assert told(check(tmp_path, Claims=change(stated, base))) == []


def test_a_series_across_an_exit(tmp_path: Path) -> None:
    rows = claims(
        {"about": "open", "stated": "800 cases", "as_of": dt.date(2019, 6, 30)},
        {"about": "open", "stated": "760 cases", "as_of": dt.date(2020, 6, 30)},
    )
    report: Rows = [REPORT[0], ["Report", "COM(2020) 700 final", dt.date(2020, 11, 30), dt.date(2020, 6, 30)]]
    found = check(tmp_path, Report=report, Claims=rows)
    assert [(f.rule, f.severity, f.message, f.states) for f in found] == [
        ("SE05", Severity.NOTE, "between 30 June 2019 and 30 June 2020 the Union changed: United Kingdom", ("UK",))
    ]


SAMPLES = Path(__file__).resolve().parents[1] / "sample_inputs"


def test_the_published_report_dates_a_directive_by_its_own_cut_off() -> None:
    found = [
        finding for finding in sucheck.check([SAMPLES / "security_union_20.xlsx"]).findings if finding.rule == "CI01"
    ]
    assert {f.message for f in found} == {"act dated 17 October 2019; it is of 17 May 2017"}
    assert {place.sheet for f in found for place in f.places} == {"Claims", "Directives", "Footnotes"}
    assert len(found) == 3


def test_the_published_report_lists_states_out_of_order() -> None:
    findings = sucheck.check([SAMPLES / "security_union_20.xlsx"]).findings
    notes = {f.places[0].address: f.message for f in findings if f.rule == "ED01" and f.places[0].sheet == "Footnotes"}
    assert notes == {
        "Footnotes!C6": "not in protocol order: United Kingdom stands before Ireland",
        "Footnotes!C11": "not in protocol order: Sweden stands before Slovakia",
        "Footnotes!C12": "not in protocol order: Finland stands before Ireland",
        "Footnotes!C27": "not in protocol order: Sweden stands before Slovakia",
    }


def test_the_sample_that_is_put_right_has_nothing() -> None:
    families = ("CI", "ED", "SE", "PC")
    assert [f for f in sucheck.check([SAMPLES / "consistent.xlsx"]).findings if f.rule.startswith(families)] == []
