"""Workbooks as ministries, units and researchers keep them: what must be said of them, and what must not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from laid_out import Cell, Rows, write_book
from offices import FIREARMS, NONE, ORDER, PNR, UNBOUND, status

import sucheck
from sucheck.api import layouts
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
    assert "Cover: read for the state of play only, 2019-10-17 in A3" in report.remarks


def flat(act: str, states: Sequence[str], *, late: str = "") -> list[list[Cell]]:
    """One row per State, of which one may have notified after the state of play."""
    rows: list[list[Cell]] = []
    for state in states:
        word = status(act, state, ("full", "partial", "none"))
        day = None if word == "none" else dt.date(2019, 12, 4) if state == late else dt.date(2018, 5, 4)
        rows.append([f"Directive (EU) {act}", state, word, day])
    return rows


BOUND = [state for state in ORDER if state not in UNBOUND[PNR]]
HEAD: list[Cell] = ["Directive", "Member State", "Status", "Notified on"]


@pytest.mark.parametrize(
    "title",
    [
        "State of play of transposition, 17 October 2019",
        "Transposition status on 17 October 2019",
        "Synthèse de la transposition au 17 octobre 2019",
        "Stand der Umsetzung am 17. Oktober 2019",
        "Status: 17.10.2019",
        "Last update: 17/10/2019",
    ],
)
def test_the_title_of_a_list_says_its_state_of_play(tmp_path: Path, title: str) -> None:
    good = checked(tmp_path, {"Data": [["EUROPEAN COMMISSION"], [title], [], HEAD, *flat(PNR, BOUND)]})
    assert faults(good) == []
    rows = flat(PNR, BOUND, late="HU")
    at = 5 + BOUND.index("HU")
    assert faults(checked(tmp_path, {"Data": [[title], [], [], HEAD, *rows]})) == [("DL07", f"Data!D{at}")]
    left = [row for row in flat(PNR, BOUND) if row[1] != "AT"]
    assert faults(checked(tmp_path, {"Data": [[title], [], HEAD, *left]})) == [("WB02", "Data!C4")]


@pytest.mark.parametrize(
    "title",
    [
        "Directive (EU) 2016/681 of 27 April 2016",
        "Transposition deadline on 25 May 2018",
        "Notifications between 1.1.2018 and 30.9.2018",
        "Meeting on 17 October 2019",
    ],
)
def test_other_days_in_a_title_are_no_state_of_play(tmp_path: Path, title: str) -> None:
    rows = flat(PNR, BOUND, late="HU")
    report = checked(tmp_path, {"Data": [[title], [], HEAD, *rows]})
    assert faults(report) == []


def test_a_cover_says_the_state_of_play_of_all_sheets(tmp_path: Path) -> None:
    cover: Rows = [["Overview"], [], ["Cut-off date", dt.date(2019, 10, 17)]]
    report = checked(tmp_path, {"Cover": cover, "Data": [HEAD, *flat(PNR, BOUND, late="FI")]})
    assert faults(report) == [("DL07", f"Data!D{2 + BOUND.index('FI')}")]


def test_a_remark_in_a_row_says_no_state_of_play_of_the_table(tmp_path: Path) -> None:
    rows = [[*row, "as of 1.2.2018 nothing" if row[1] == "ES" else None] for row in flat(PNR, BOUND)]
    assert faults(checked(tmp_path, {"Data": [[*HEAD, "Remark"], *rows]})) == []


def test_sheets_of_two_years_have_a_state_of_play_each(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        year: [[f"State of play on 31 December {year}"], [], HEAD, *flat(PNR, BOUND, late=late)]
        for year, late in (("2018", "HU"), ("2019", "FI"))
    }
    assert faults(checked(tmp_path, sheets)) == [("DL07", f"2018!D{4 + BOUND.index('HU')}")]


@pytest.mark.parametrize(
    ("name", "title"), [("2016-681", "Status"), ("Sheet1", "Directive (EU) 2016/681"), ("PNR", "")]
)
def test_a_sheet_may_be_of_one_act(tmp_path: Path, name: str, title: str) -> None:
    rows: list[list[Cell]] = [row[1:] for row in flat(PNR, BOUND)]
    sheet: Rows = [[title], ["Situation on 17.10.2019"], [], HEAD[1:], *rows]
    assert faults(checked(tmp_path, {name: sheet})) == []
    twice: list[list[Cell]] = [*rows[:5], ["CZ", "none", None], *rows[5:]]
    found = checked(tmp_path, {name: [*sheet[:4], *twice]}).findings
    assert [(each.rule, each.message, each.act) for each in found if each.severity > Severity.NOTE] == [
        ("WB01", "2 rows for Czechia under one act", PNR)
    ]


def test_a_sheet_may_be_of_one_member_state(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        state: [
            ["Directive", "Transposition status"],
            *([act, status(act, state, ("full", "partial", "none"))] for act in NONE),
        ]
        for state in ("BE", "FR", "IT")
    }
    report = checked(tmp_path, sheets)
    assert faults(report) == []
    assert not any("not recognised" in remark for remark in report.remarks)
    alone = checked(tmp_path, {"IT": sheets["IT"]})
    assert "IT: the sheet was not recognised and not read" in alone.remarks


def test_headers_say_their_units_and_forms(tmp_path: Path) -> None:
    head: list[Cell] = [
        "No.", "MS", "Legal instrument", "Status of transposition\n(full / partial / none)",
        "Date of last notification\n(dd/mm/yyyy)",
    ]  # fmt: skip
    rows: list[list[Cell]] = [[n, row[1], row[0], *row[2:]] for n, row in enumerate(flat(PNR, BOUND, late="SE"), 1)]
    report = checked(tmp_path, {"Data": [["State of play: 17.10.2019"], [], head, *rows]})
    assert faults(report) == [("DL07", f"Data!E{4 + BOUND.index('SE')}")]


def test_a_column_of_yes_and_no_is_no_column_of_dates(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[*row[:3], "no" if row[2] == "none" else "yes"] for row in flat(PNR, BOUND)]
    head: list[Cell] = ["Directive", "Member State", "Status", "Notified"]
    assert faults(checked(tmp_path, {"Data": [["State of play: 17.10.2019"], [], head, *rows]})) == []


def test_a_comment_behind_a_status_is_a_comment(tmp_path: Path) -> None:
    told = {"full": "full (04/05/2018)", "partial": "partial (law of 3.5.2018 missing)", "none": "none"}
    rows: list[list[Cell]] = [[*row[:2], told[str(row[2])]] for row in flat(PNR, BOUND)]
    head: list[Cell] = ["Directive", "Member State", "Transposition"]
    title: Rows = [["State of play: 17.10.2019"], []]
    assert faults(checked(tmp_path, {"Data": [*title, head, *rows]})) == []
    rows[2][2] = "full (partial for Article 4)"
    assert faults(checked(tmp_path, {"Data": [*title, head, *rows]})) == [("WB05", "Data!C6")]


def test_decisions_are_known_as_the_commission_calls_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["Infringement number", "Member State", "Decision date", "Decision type", "Legal act"],
        ["INFR(2018)0201", "Spain", dt.date(2018, 7, 19), "Formal notice Art. 258 TFEU", "Directive (EU) 2016/681"],
        ["INFR(2018)0201", "Spain", dt.date(2019, 1, 24), "Reasoned opinion Art. 258 TFEU", "Directive (EU) 2016/681"],
        [
            "INFR(2018)0203",
            "Slovenia",
            dt.date(2018, 7, 19),
            "Reasoned opinion Art. 258 TFEU",
            "Directive (EU) 2016/681",
        ],
        ["INFR(2018)0203", "Slovenia", dt.date(2019, 1, 24), "Formal notice Art. 258 TFEU", "Directive (EU) 2016/681"],
    ]
    assert faults(checked(tmp_path, {"Decisions": rows})) == [("IN01", "Decisions!C4")]


def test_a_number_of_a_code_is_its_total(tmp_path: Path) -> None:
    codes = ("F", "P", "N", "n/a")
    rows: list[list[Cell]] = [[state, *(status(act, state, codes) for act in NONE)] for state in ORDER]
    counts = {code: [sum(row[at] == code for row in rows) for at in (1, 2, 3)] for code in "FPN"}
    legend: Rows = [[], ["F: full transposition"], ["P: partial transposition"], ["N: no transposition"]]
    sheet: Rows = [["State of play of transposition, 17 October 2019"], [], ["Country", *NONE], *rows]
    totals: list[list[Cell]] = [[f"Number of {code}", *counts[code]] for code in "FPN"]
    report = checked(tmp_path, {"State of play": [*sheet, *totals, *legend]})
    assert faults(report) == []
    assert not any("not understood" in remark for remark in report.remarks)
    totals[1][2] = counts["P"][1] + 1
    assert faults(checked(tmp_path, {"State of play": [*sheet, *totals, *legend]})) == [("WB06", "State of play!C33")]


def test_a_cover_that_gives_the_state_of_play_is_read_for_it(tmp_path: Path) -> None:
    cover: Rows = [["Overview"], [], ["Cut-off date", dt.date(2019, 10, 17)]]
    report = checked(tmp_path, {"Cover": cover, "Data": [HEAD, *flat(PNR, BOUND)]})
    assert "Cover: read for the state of play only, 2019-10-17 in B3" in report.remarks


def test_a_list_of_addresses_is_close_to_nothing(tmp_path: Path) -> None:
    rows: Rows = [["Country", "Authority", "Status"], *([state, f"Ministry of {state}", "active"] for state in ORDER)]
    path = write_book(tmp_path / "kept.xlsx", {"Contacts": rows})
    ((sheet,),) = [laid.sheets for laid in layouts([path])]
    assert [each.kind for each in sheet.not_understood] == [""]


@pytest.mark.parametrize(
    "legend",
    [
        [["✓ fully transposed, ~ partially transposed, ✗ not transposed"]],
        [["✓ fully transposed"], ["~ partially transposed"], ["✗ not transposed"]],
    ],
)
def test_a_legend_may_put_nothing_between_code_and_words(tmp_path: Path, legend: Rows) -> None:
    states = [state for state in BOUND if state not in {"IE", "UK"}]
    rows: list[list[Cell]] = [[act, *(status(act, state, "✓~✗-") for state in states)] for act in NONE]
    rows[1][5] = "Q"
    report = checked(tmp_path, {"M": [["As at 17 October 2019"], ["Directive", *states], *rows, [], *legend]})
    assert ("WB05", "M!F4") in faults(report)
    found = next(each for each in report.findings if each.rule == "WB05")
    assert found.message == '"Q" in status: one of the codes ✓ (full), ✗ (none), ~ (partial)'


def test_a_list_of_those_late_lacks_nobody(tmp_path: Path) -> None:
    late = [row for row in flat(FIREARMS, ORDER) if row[2] != "full"]
    assert len(late) > len(ORDER) // 2
    title: Rows = [["Member States late in transposition, 17 October 2019"], [], HEAD]
    assert faults(checked(tmp_path, {"Late": [*title, *late]})) == []


def test_one_who_has_left_is_said_once(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["2019/1024", state, "none" if state == "UK" else "full"] for state in ORDER]
    report = checked(tmp_path, {"L": [["Situation on 30 September 2022"], [], HEAD[:3], *rows]})
    assert faults(report) == [("WB03", f"L!B{4 + ORDER.index('UK')}")]


@pytest.mark.parametrize("title", ["Transposition delay in months, 10 December 2018", "Days to transposition, 2018"])
def test_figures_that_count_no_measures_are_no_matrix(tmp_path: Path, title: str) -> None:
    rows: list[list[Cell]] = [[state, *(at % 14 for _ in NONE)] for at, state in enumerate(ORDER)]
    report = checked(tmp_path, {"Delay": [[title], [], ["Member State", *NONE], *rows]})
    assert faults(report) == []
    assert "Delay: the sheet was not recognised and not read" in report.remarks


def test_a_german_list_of_directives_is_known_by_its_dates(tmp_path: Path) -> None:
    rows: Rows = [
        ["Lfd. Nr.", "Richtlinie", "Titel", "Datum der Annahme", "ABl.", "Umsetzungsfrist", "Federführung"],
        [1, "Richtlinie (EU) 2016/681", "PNR", dt.date(2016, 4, 27), "L 119", dt.date(2018, 5, 25), "BMI"],
        [2, "Richtlinie (EU) 2017/853", "Waffen", dt.date(2017, 5, 17), "L 137", dt.date(2018, 9, 15), "BMI"],
    ]
    assert faults(checked(tmp_path, {"Liste": rows})) == [("DL01", "Liste!F3")]


@pytest.mark.parametrize(
    ("name", "title", "head"),
    [
        ("Sheet1", "Conformity check of Directive (EU) 2016/681", ["Member State", "Status", "Date"]),
        (
            "Sheet1",
            "Translations of national measures notified under Directive (EU) 2016/681",
            ["MS", "Status", "Date"],
        ),
        ("2016-681", "Meetings", ["MS", "Status", "Date"]),
    ],
)
def test_another_thing_about_an_act_is_no_transposition(
    tmp_path: Path, name: str, title: str, head: list[Cell]
) -> None:
    rows: list[list[Cell]] = [row[1:] for row in flat(PNR, BOUND)]
    report = checked(tmp_path, {name: [[title], [], head, *rows]})
    assert f"{name}: the sheet was not recognised and not read" in report.remarks


@pytest.mark.parametrize("word", ["n/a", "néant", "entfällt"])
def test_a_word_for_no_date_is_no_fault(tmp_path: Path, word: str) -> None:
    rows: list[list[Cell]] = [[*row[:3], row[3] or word] for row in flat(PNR, BOUND)]
    report = checked(tmp_path, {"Data": [["State of play: 17.10.2019"], [], HEAD, *rows]})
    assert faults(report) == []
    assert "WB11" not in {each.rule for each in report.undecided}


def test_one_who_has_not_joined_is_said_once(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["2010/64/EU", state, "none" if state == "HR" else "full"] for state in BOUND]
    report = checked(tmp_path, {"L": [["State of play on 31 March 2013"], [], HEAD[:3], *rows]})
    assert faults(report) == [("WB03", f"L!B{4 + BOUND.index('HR')}")]


def test_two_acts_side_by_side_have_a_title_each(tmp_path: Path) -> None:
    firearms = [*ORDER[:5], "CZ", *ORDER[5:]]
    rows: list[list[Cell]] = []
    for at, state in enumerate(firearms):
        left: list[Cell] = (
            [BOUND[at], status(PNR, BOUND[at], ("full", "partial", "none"))] if at < len(BOUND) else [None] * 2
        )
        rows.append([*left, None, None, state, status(FIREARMS, state, ("full", "partial", "none"))])
    titles: list[Cell] = [f"Directive (EU) {PNR}", None, None, None, f"Directive (EU) {FIREARMS}"]
    head: list[Cell] = ["MS", "Status", None, None, "MS", "Status"]
    report = checked(tmp_path, {"S": [["State of play 17.10.2019"], [], titles, head, *rows]})
    assert faults(report) == [("WB01", "S!E7")]
    assert [each.act for each in report.findings if each.rule == "WB01"] == [FIREARMS]
