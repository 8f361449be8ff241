"""Flat lists that no sheet's name tells: known by headers in any language and by what stands below them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from laid_out import Rows, cells_of, known_words, shaped_from, write_book

from sucheck.api import check
from sucheck.model import FaultKind
from sucheck.read.workbook import read_workbook
from sucheck.shape.layouts import layouts_of

STATES = ("Greece", "France", "Italy", "Malta")


def list_of(*header: str) -> Rows:
    """A list under the header: act, State, status, day, and empty columns for further headers."""
    rows = [("2016/680", state, "full", "4.5.2018") for state in STATES]
    return [["State of play"], [], list(header), *(row[: len(header)] for row in rows)]


@pytest.mark.parametrize(
    "header",
    [
        ("Directive", "Member State", "Status", "Notified on"),
        ("Richtlinie", "Mitgliedstaat", "Umsetzungsstand", "Mitgeteilt am"),
        ("Directive", "État membre", "Statut", "Date de notification"),
        ("CELEX (1)", "Country\n(EU code)", "Transposition status¹", "Notified on (dd.mm.yyyy)"),
        ("Legal act:", "MS", "Status (F/P/N)", "Date of notification [2]"),
    ],
)
def test_a_list_is_known_by_its_headers_below_a_title(tmp_path: Path, header: tuple[str, ...]) -> None:
    shaped = shaped_from(tmp_path, {"Sheet1": list_of(*header)})
    (table,) = shaped.tables
    assert (table.kind, table.header_row) == ("Notifications", 3)
    assert cells_of(table, "state", "act", "status", "notified_on") == [
        (f"B{row}", code, "2016/680", "full", "2018-05-04")
        for row, code in enumerate(("EL", "FR", "IT", "MT"), start=4)
    ]
    assert shaped.faults == ()


def test_member_states_and_acts_are_known_by_their_cells_and_a_status_is_not(tmp_path: Path) -> None:
    known = shaped_from(tmp_path, {"Sheet1": list_of("Basis", "Addressee of the letter", "Status")})
    assert [(table.kind, table.letters["act"], table.letters["state"]) for table in known.tables] == [
        ("Notifications", "A", "B")
    ]
    guessed = shaped_from(tmp_path, {"Sheet1": list_of("Directive", "Member State", "Lage")})
    assert guessed.tables == ()
    assert guessed.remarks[0] == "Sheet1: the sheet was not recognised and not read"


def test_why_says_what_a_list_was_known_by(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": list_of("Directive", "Addressee", "Status")})
    (layout,) = layouts_of(read_workbook(str(path), 0), known_words())
    (found,) = layout.tables
    assert found.why == ("headers Directive, Status", "4 of 4 rows name an act", "4 of 4 rows name a Member State")


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["Case", "Directive", "Addressee", "Stage", "Date"],
          ["INFR(2018)0123", "2016/680", "ES", "LFN", "19.7.2018"]],
         "Procedures"),
        ([["CELEX", "Country", "Measure Title", "Transposition deadline", "Publication date"],
          ["32018L2001", "AUT", "Gesetz", dt.date(2021, 6, 30), dt.date(2022, 8, 1)]], "Measures"),
        ([["Directive", "Short title", "Deadline"],
          ["2016/680", "Police", "6.5.2018"], ["2016/681", "PNR", "25.5.2018"]],
         "Directives"),
        ([["Claim", "Directive", "Measure", "Stated"], ["C1", "2016/680", "full", "21 Member States"]], "Claims"),
        ([["Note", "Text"], ["49", "Belgium, Bulgaria and Greece."]], "Footnotes"),
        ([["Member State", "Status"], ["2016/680", None], ["Greece", "full"], ["France", "full"]], None),
        ([["Item", "Cost"], ["chairs", 12]], None),
        ([["Country", "Cost"], ["Greece", 12], ["France", 4]], None),
    ],
)  # fmt: skip
def test_the_kinds_of_lists_are_told_apart(tmp_path: Path, rows: Rows, kind: str | None) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": [["Annex"], *rows]})
    (layout,) = layouts_of(read_workbook(str(path), 0), known_words())
    assert [found.kind for found in layout.tables] == ([kind] if kind else [])


def test_a_sheet_named_like_a_kind_may_have_a_title(tmp_path: Path) -> None:
    (table,) = shaped_from(tmp_path, {"Notifications": list_of("Directive", "Member State", "Status")}).tables
    assert (table.header_row, len(table.frame)) == (3, 4)


def test_a_sheet_named_like_a_kind_is_that_kind_with_its_faults(tmp_path: Path) -> None:
    rows = [["Directive", "Member State", "Notified on"], ["2016/680", "EL", "4.5.2018"]]
    shaped = shaped_from(tmp_path, {"Notifications": rows})
    assert [(fault.kind, fault.column, fault.place.address) for fault in shaped.faults] == [
        (FaultKind.COLUMN_MISSING, "status", "Notifications!A1")
    ]


def test_rows_that_are_no_records_are_left_out_and_said(tmp_path: Path) -> None:
    rows = [
        *list_of("Directive", "Member State", "Status"), ["Total", None, "4"], ["Schengen associated countries"],
        ["2016/680", "Norway", "full"], ["* Source: x"],
    ]  # fmt: skip
    shaped = shaped_from(tmp_path, {"Sheet1": rows})
    assert [len(table.frame) for table in shaped.tables] == [4]
    assert shaped.faults == ()
    assert shaped.remarks[0] == ("Sheet1: 2 rows were left out, being no Member State: row 8 (Total), row 10 (Norway)")


def test_two_tables_on_a_sheet_are_two_and_what_is_beside_them_is_said(tmp_path: Path) -> None:
    rows: Rows = [
        ["Directive", "Member State", "Status", None, "Item", "Cost", "Weight"],
        ["2016/680", "Greece", "full", None, "chairs", 12, 3], ["2016/680", "France", "full"], [],
        ["Directive", "Member State", "Status"], ["2016/681", "Greece", "full"], ["2016/681", "France", "oops"],
    ]  # fmt: skip
    shaped = shaped_from(tmp_path, {"Sheet1": rows})
    assert [(table.number, list(table.frame.index)) for table in shaped.tables] == [(0, [2, 3]), (1, [6, 7])]
    assert [(fault.kind, fault.place.address) for fault in shaped.faults] == [(FaultKind.NOT_A_CHOICE, "Sheet1!C7")]
    assert shaped.remarks[0] == "Sheet1: E1:G2 was not understood and not read"


def test_findings_and_figures_of_two_tables_on_a_sheet_are_kept_apart(tmp_path: Path) -> None:
    header = ["Directive", "Member State", "Status", "Notified on"]
    rows: Rows = [
        header, ["2016/680", "Greece", "full", "4.5.2018"], ["2016/680", "France", "full", "5.5.2018"], [],
        header, ["2016/681", "Greece", "full", "6.5.2018"], ["2016/681", "France", "oops", "7.5.2018"],
    ]  # fmt: skip
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": rows, "Report": [["As of"], ["17.10.2019"]]})
    report = check([path])
    (found,) = [finding for finding in report.findings if finding.rule == "WB05"]
    assert (found.act, [place.address for place in found.places]) == ("2016/681", ["Sheet1!C7"])
    assert report.ledger.seen >= 4
    assert report.ledger.seen == report.ledger.checked + report.ledger.undecided


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (["04/05/2018", "25/05/2018"], ["2018-05-04", "2018-05-25"]),
        (["04/05/2018", "05/25/2018"], ["2018-04-05", "2018-05-25"]),
        (["04/05/2018", "06/07/2018"], ["NaT", "NaT"]),
    ],
)
def test_day_and_month_are_settled_by_the_column_or_not_at_all(
    tmp_path: Path, dates: list[str], read: list[str]
) -> None:
    rows = [["2016/680", state, "full", date] for state, date in zip(STATES, dates, strict=False)]
    shaped = shaped_from(tmp_path, {"Sheet1": [["Directive", "State", "Status", "Notified on"], *rows]})
    (table,) = shaped.tables
    assert [row[1] for row in cells_of(table, "notified_on")] == read
    ambiguous = [fault.place.address for fault in shaped.faults if fault.kind is FaultKind.AMBIGUOUS_DATE]
    assert ambiguous == (["Sheet1!D2", "Sheet1!D3"] if read[0] == "NaT" else [])


def test_merged_cells_hold_for_their_rows_within_the_table_only(tmp_path: Path) -> None:
    rows: Rows = [
        ["Title", None, None],
        ["Directive", "State", "Status"],
        ["2016/680", "EL", "full"],
        [None, "FR", "full"],
    ]
    shaped = shaped_from(tmp_path, {"Sheet1": rows}, ["A1:C1", "A3:A4"])
    (table,) = shaped.tables
    assert cells_of(table, "state", "act") == [("B3", "EL", "2016/680"), ("B4", "FR", "2016/680")]
    assert "merged cells were read as if each row repeated the value: A3:A4" in shaped.remarks[0]
