"""Lists of cases with a column of dates for each step."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from laid_out import Rows, cells_of, shaped_from, write_book

from sucheck.api import check
from sucheck.model import FaultKind

ROWS: Rows = [
    ["INFR(2018)0123", "ES", "2016/680", dt.date(2018, 7, 19), dt.date(2019, 1, 25), "25.7.2019", None],
    ["INFR(2018)0124", "LV", "2016/680", "19.7.2018", "-", "n/a", dt.date(2019, 3, 7)],
]
STEPS = [
    ("D2", "formal_notice", "2018-07-19", "ES"), ("E2", "reasoned_opinion", "2019-01-25", "ES"),
    ("F2", "referral", "2019-07-25", "ES"), ("D3", "formal_notice", "2018-07-19", "LV"),
    ("G3", "closed", "2019-03-07", "LV"),
]  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        ["Case", "Member State", "Directive", "Letter of formal notice", "Reasoned opinion", "Referral", "Closed"],
        ["INFR number", "MS", "CELEX", "LFN (date)", "Date of RO", "Date of referral to Court", "Closing date"],
        ["Verfahren", "Mitgliedstaat", "Richtlinie", "Aufforderungsschreiben vom",
         "Mit Gründen versehene Stellungnahme", "Klage", "Einstellung"],
        ["Dossier", "État membre", "Directive", "Mise en demeure", "Avis motivé", "Saisine de la Cour", "Classement"],
    ],
)  # fmt: skip
def test_each_date_is_a_step_with_its_own_cell(tmp_path: Path, header: list[str]) -> None:
    shaped = shaped_from(tmp_path, {"Sheet1": [header, *ROWS]})
    (table,) = shaped.tables
    assert table.kind == "Procedures"
    found = cells_of(table, "step", "decided_on", "state")
    assert [(cell, step, day, state) for cell, step, day, state in found] == STEPS
    assert [table.place(row, "reference").cell for row in table.frame.index] == ["A2", "A2", "A2", "A3", "A3"]
    assert shaped.faults == ()


def test_what_is_no_date_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    header = ["Case", "State", "Directive", "LFN", "RO", "Referral", "Closed"]
    rows = [*ROWS, ["INFR(2018)0125", "IT", "2016/680", "soon", None, None, None]]
    shaped = shaped_from(tmp_path, {"Cases": [["Infringements"], header, *rows]})
    assert [(fault.kind, fault.place.address, fault.place.text) for fault in shaped.faults] == [
        (FaultKind.UNREADABLE, "Cases!D5", "soon")
    ]


def test_steps_out_of_order_are_found_in_their_cells(tmp_path: Path) -> None:
    header = ["Case", "State", "Directive", "LFN", "RO"]
    rows = [
        ["INFR(2018)0123", "ES", "2016/680", "19.7.2018", "25.1.2019"],
        ["INFR(2018)0124", "LV", "2016/680", "25.1.2019", "19.7.2018"],
    ]
    report = check([write_book(tmp_path / "a.xlsx", {"Overview": [header, *rows]})])
    found = [finding for finding in report.findings if finding.rule.startswith("IN")]
    assert found
    assert {place.cell for finding in found for place in finding.places} <= {"D3", "E3"}
