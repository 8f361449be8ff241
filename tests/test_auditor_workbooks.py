"""Workbooks as ministries, units and researchers keep them: what must be said of them, and what must not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from laid_out import Cell, Rows, write_book
from offices import FIREARMS, NONE, ORDER, PNR, UNBOUND, status

import sucheck
from sucheck.model import Finding, Report, Severity


def checked(folder: Path, sheets: dict[str, Rows], merged: tuple[str, ...] = ()) -> Report:
    report = sucheck.check([write_book(folder / "kept.xlsx", sheets, merged)])
    assert not report.crashed
    return report


def faults(report: Report) -> list[tuple[str, str]]:
    """Rule and first cell of every error and warning."""
    return [(each.rule, each.places[0].address) for each in _told(report)]


def _told(report: Report) -> list[Finding]:
    return [each for each in report.findings if each.severity > Severity.NOTE]


def test_an_action_plan_is_no_summary_although_it_numbers_its_rows(tmp_path: Path) -> None:
    header = ["No", "Recommendation", "Owner", "Status", "Deadline", "Directive concerned"]
    rows: list[list[Cell]] = [
        [n, f"Improve step {n}", "A1", "open", dt.date(2023, 6, n), "Directive (EU) 2019/1937"] for n in range(1, 9)
    ]
    report = checked(tmp_path, {"Actions": [["Action plan"], [], header, *rows]})
    assert faults(report) == []
    assert "Actions: the sheet was not recognised and not read" in report.remarks


def test_romania_at_the_head_of_a_column_is_no_reasoned_opinion(tmp_path: Path) -> None:
    states = ORDER[:27]
    rows: Rows = [[f"(EU) {act}", *("✓" if state != "IT" else "✗" for state in states)] for act in (PNR, FIREARMS)]
    report = checked(tmp_path, {"Matrix": [["As at 30 September 2022"], ["Directive", *states], *rows]})
    assert faults(report) == []


def test_a_subtotal_per_directive_is_no_record(tmp_path: Path) -> None:
    rows: list[list[Cell]] = []
    for act in NONE:
        bound = [state for state in ORDER if state not in UNBOUND[act]]
        rows += [[f"Directive (EU) {act}", state, status(act, state, ("full", "partial", "none"))] for state in bound]
        rows.append([f"Subtotal {act}", None, len(bound)])
    header = ["Directive", "Member State", "Status"]
    report = checked(tmp_path, {"Print": [["State of play on 17 October 2019"], [], header, *rows]})
    assert faults(report) == []
    assert any("row 31 (Subtotal 2016/681)" in remark for remark in report.remarks)


def test_the_grand_total_of_a_pivot_table_is_no_code(tmp_path: Path) -> None:
    pivot: Rows = [
        ["Count of ISO3", "Column Labels"], ["Row Labels", "Complete", "Partial", "No measures", "Grand Total"],
        ["32019L1024", 24, 1, 2, 27], ["32019L0790", 24, 1, 2, 27], ["32019L1158", 21, 3, 3, 27],
        ["Grand Total", 69, 5, 7, 81],
    ]  # fmt: skip
    assert faults(checked(tmp_path, {"Pivot": pivot})) == []


def test_a_celex_number_alone_names_the_act(tmp_path: Path) -> None:
    rows: Rows = [["CELEX", "Short title", "Deadline"], ["32016L0681", "PNR", dt.date(2018, 5, 26)]]
    assert faults(checked(tmp_path, {"Directives": rows})) == [("DL01", "Directives!C2")]


def test_a_sheet_whose_name_says_procedures_may_hold_them_in_another_form(tmp_path: Path) -> None:
    rows: Rows = [
        ["Non-communication infringements, situation on 17 October 2019"], [],
        ["Member State", "Directive (EU) 2016/681", None, "Directive (EU) 2017/853", None],
        [None, "LFN", "RO", "LFN", "RO"],
        ["EL", dt.date(2018, 7, 19), None, dt.date(2018, 11, 22), None],
        ["ES", dt.date(2018, 7, 19), dt.date(2019, 1, 24), dt.date(2018, 11, 22), None],
    ]  # fmt: skip
    report = checked(tmp_path, {"Infringements": rows}, ("A3:A4", "B3:C3", "D3:E3"))
    assert faults(report) == []
    assert "Infringements: the sheet was not recognised and not read" in report.remarks


def test_a_cover_is_no_table(tmp_path: Path) -> None:
    cover: Rows = [["Overview of transposition"], [], ["State of play: 17 October 2019"], ["Prepared by: unit A1"]]
    report = checked(tmp_path, {"Cover": cover})
    assert faults(report) == []
    assert "Cover: the sheet was not recognised and not read" in report.remarks
