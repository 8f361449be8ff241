"""Small workbooks as auditors fill them: what is right gives no finding, and one fault gives the one that it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

import sucheck
from sucheck.model import Place, Report, Severity

PROTOCOL = [
    "BE",
    "BG",
    "CZ",
    "DK",
    "DE",
    "EE",
    "IE",
    "EL",
    "ES",
    "FR",
    "HR",
    "IT",
    "CY",
    "LV",
    "LT",
    "LU",
    "HU",
    "MT",
    "NL",
    "AT",
    "PL",
    "PT",
    "RO",
    "SI",
    "SK",
    "FI",
    "SE",
]
NIS2, FIREARMS, POLICE = "(EU) 2022/2555", "(EU) 2017/853", "(EU) 2016/680"

Row = Mapping[str, object]
#: Writes a workbook of these sheets and checks it.
Check = Callable[..., Report]


@pytest.fixture
def checked(tmp_path: Path) -> Check:
    def check(**sheets: Sequence[Row]) -> Report:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            heads = list(dict.fromkeys(head for row in rows for head in row))
            sheet = book.create_sheet(title)
            for row in (dict(zip(heads, heads, strict=True)), *rows):
                sheet.append([row.get(head) for head in heads])
        path = tmp_path / "book.xlsx"
        book.save(path)
        return sucheck.check([path])

    return check


def graver(report: Report) -> list[tuple[str, str, str]]:
    """Rule, first cell and message of the errors and warnings."""
    return [(f.rule, f.places[0].address, f.message) for f in report.findings if f.severity > Severity.NOTE]


def statuses(act: str, of: Mapping[str, str], rest: str) -> list[Row]:
    return [{"act": act, "state": state, "status": of.get(state, rest)} for state in PROTOCOL]


REPORT = [{"as_of": "2025-06-30"}]
LATE = {"BG": "Not yet", "ES": "Not transposed yet", "DE": "Partly notified"}


def test_the_words_of_auditors_for_a_status_are_read(checked: Check) -> None:
    claims = [
        {"act": NIS2, "about": "full", "stated": "24 (of 27)"},
        {"act": NIS2, "about": "not yet", "stated": "two", "listed": "Bulgaria and Spain"},
        {"act": NIS2, "about": "full", "listed": "The Member States other than Bulgaria, Germany and Spain"},
    ]
    report = checked(Report=REPORT, Notifications=statuses(NIS2, LATE, "Fully notified"), Claims=claims)
    assert graver(report) == []
    assert report.ledger.not_understood == ()
    assert report.ledger.checked_by[Place(input=0, sheet="Claims", cell="C2").key] >= ("CL04",)


def test_lists_of_one_size_are_told_apart_by_their_states(checked: Check) -> None:
    claims = [{"act": NIS2, "about": "none", "stated": "two", "listed": "Bulgaria and France"}]
    report = checked(Report=REPORT, Notifications=statuses(NIS2, LATE, "full"), Claims=claims)
    message = "nothing notified: 2 Member States stated, 2 in the rows; the difference: Spain and France"
    assert graver(report) == [("CL07", "Claims!C2", message)]


def test_the_remaining_are_the_rest_of_the_group(checked: Check) -> None:
    def claims(rest: str) -> list[Row]:
        return [
            {"claim": "A", "act": FIREARMS, "about": "reasoned_opinion", "stated": "20 Member States"},
            {"claim": "B", "act": FIREARMS, "about": "full", "stated": "five of the 20", "among": "A"},
            {"claim": "C", "act": FIREARMS, "about": "not_full", "stated": rest, "among": "A"},
        ]

    play = [{"as_of": "2019-10-17"}]
    assert graver(checked(Report=play, Claims=claims("the remaining 15"))) == []
    found = graver(checked(Report=play, Claims=claims("the remaining 16")))
    assert [(rule, message) for rule, _, message in found] == [("CL14", "5 and 16 make 21, but they are parts of 20")]


def test_a_note_does_not_hide_a_graver_fault_at_its_cell(checked: Check) -> None:
    late = {"ES": "none", "SI": "partial"}
    claims = [{"act": POLICE, "about": "not full", "stated": "2 Member States", "listed": "ES, UK"}]
    report = checked(Report=[{"as_of": "2020-06-30"}], Notifications=statuses(POLICE, late, "full"), Claims=claims)
    assert [f.rule for f in report.findings if f.severity is Severity.NOTE] == ["PM05"]
    assert [rule for rule, *_ in graver(report)] == ["CL07"]


def test_a_word_that_covers_the_other_says_no_more(checked: Check) -> None:
    def claims(second: str) -> list[Row]:
        return [
            {"claim": "A", "document": "report", "act": NIS2, "about": "incomplete", "stated": 21},
            {"document": "press", "act": NIS2, "about": second, "stated": 21, "repeats": "A"},
        ]

    assert graver(checked(Report=REPORT, Claims=claims("not_full"))) == []
    found = graver(checked(Report=REPORT, Claims=claims("none")))
    message = "nothing notified in one document, only held incomplete in the other"
    assert [(rule, told) for rule, _, told in found] == [("XD02", message)]


def test_a_procedure_that_a_claim_names_is_on_record(checked: Check) -> None:
    rows = statuses(NIS2, {"ES": "none", "DE": "partial"}, "full")
    steps = [{"act": NIS2, "state": "ES", "step": "LFN", "decided_on": "2024-11-28"}]
    report = checked(Report=REPORT, Notifications=rows, Procedures=steps)
    assert [(f.rule, f.places[0].address, f.message) for f in report.findings] == [(
        "DL12", "Notifications!C6",
        "Germany: partial transposition since the deadline of 17 October 2024, and no procedure on record",
    )]  # fmt: skip
    claims = [{"act": NIS2, "about": "formal_notice", "listed": "including Germany", "when": "November 2024"}]
    assert checked(Report=REPORT, Notifications=rows, Procedures=steps, Claims=claims).findings == ()


def test_a_figure_that_no_rule_meets_is_listed(checked: Check) -> None:
    report = checked(Report=REPORT, Claims=[{"about": "formal_notice", "stated": "1 185 letters"}])
    assert [place.address for place in report.ledger.unchecked] == ["Claims!B2"]
