"""Summary tables: a count, a list or a date for each act becomes a statement, judged at its own cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from made_books import Cell, checked, stated, told, write

from sucheck.resources import resource
from sucheck.shape.schemas import load_schemas
from sucheck.shape.summaries.headers import Meaning, Role, meaning_of
from sucheck.shape.words.meanings import words_of

HEAD: list[Cell] = [
    "Directive", "Title", "Transposition deadline", "Full", "Partial", "None", "Partial: Member States",
    "MS without notification",
]  # fmt: skip
BODY: list[list[Cell]] = [
    ["(EU) 2016/680", "Law enforcement", dt.date(2018, 5, 6), 24, 2, 1, "DE, SI", "ES"],
    ["(EU) 2016/681", "PNR", dt.date(2018, 5, 25), 25, 1, 1, "SI", "ES"],
    ["(EU) 2017/541", "Terrorism", dt.date(2018, 9, 8), 23, 1, 1, "EL", "PL"],
]
TITLE: list[list[Cell]] = [["State of play: 17.10.2019"], []]


def with_cell(row: int, column: int, value: Cell) -> list[list[Cell]]:
    body = [list(line) for line in BODY]
    body[row][column] = value
    return [*TITLE, HEAD, *body]


def test_each_cell_is_a_statement_about_its_act(tmp_path: Path) -> None:
    report = checked(write(tmp_path, [*TITLE, HEAD, *BODY]))
    assert stated(report)[:5] == [
        (None, "as_of", "2019-10-17", [], "A1"),
        ("2016/680", "deadline", "2018-05-06", [], "C4"),
        ("2016/680", "full", 24, [], "D4"),
        ("2016/680", "partial", 2, ["DE", "SI"], "E4"),
        ("2016/680", "none", 1, ["ES"], "F4"),
    ]
    assert {claim.as_of for claim in report.claims if claim.about != "act_number"} == {"2019-10-17"}
    assert [claim.place.cell for claim in report.claims if claim.about == "act_number"] == ["A4", "A5", "A6"]


@pytest.mark.parametrize(
    ("row", "column", "value", "rule", "message", "cells"),
    [
        (1, 7, "ES, DE", "CL01", "1 Member State stated, 2 listed: Germany and Spain", ["F5", "H5"]),
        (
            1,
            3,
            26,
            "CL04",
            "28 Member States accounted for (26 full, 2 not full), 27 bound",
            ["D5", "E5", "G5", "F5", "H5"],
        ),
        (1, 2, dt.date(2018, 5, 26), "DL01", "deadline given as 26 May 2018; the act's is 25 May 2018", ["C5"]),
    ],
    ids=["count and list", "the whole", "deadline"],
)
def test_one_fault_is_found_at_its_cell(  # noqa: PLR0913, PLR0917 - what is changed, and what must be told
    tmp_path: Path, row: int, column: int, value: Cell, rule: str, message: str, cells: list[str]
) -> None:
    found = told(write(tmp_path, with_cell(row, column, value)))
    assert [(each[0], each[2]) for each in found] == [(rule, message)]
    assert set(found[0][3]) == set(cells)


def test_acts_may_stand_across(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["Situation au 17.10.2019"], [], ["", "(EU) 2016/680", "(EU) 2016/681"], ["Transposition complète", 24, 25],
        ["Nombre d'États membres : transposition partielle", 2, 1], ["Aucune notification", "ES", "ES"],
        ["Délai", dt.date(2018, 5, 6), dt.date(2018, 5, 25)],
    ]  # fmt: skip
    assert stated(checked(write(tmp_path, rows)))[:5] == [
        (None, "as_of", "2019-10-17", [], "A1"),
        ("2016/680", "full", 24, [], "B4"),
        ("2016/680", "partial", 2, [], "B5"),
        ("2016/680", "none", None, ["ES"], "B6"),
        ("2016/680", "deadline", "2018-05-06", [], "B7"),
    ]


@pytest.mark.parametrize(
    "header",
    ["Measures", "Full (number of measures)", "Open cases", "Letters of formal notice", "% full", "Decisions"],
)
def test_what_counts_no_member_states_is_not_read(tmp_path: Path, header: str) -> None:
    rows: list[list[Cell]] = [["Directive", "None", header], ["2016/680", 1, 12], ["2016/681", 1, 14]]
    report = checked(write(tmp_path, rows))
    assert stated(report) == [("2016/680", "none", 1, [], "B2"), ("2016/681", "none", 1, [], "B3")]


def test_a_list_of_states_and_acts_is_no_summary(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["Directive", "Member State", "Status"],
        ["2016/680", "ES", "none"],
        ["2016/680", "BE", "full"],
    ]
    claims = checked(write(tmp_path, rows)).claims
    assert [claim.is_row_claim for claim in claims if claim.place.cell == "C2"] == [True]


WORDS = words_of(load_schemas([resource("schemas")]))


@pytest.mark.parametrize(
    ("parts", "meaning"),
    [
        (("Full",), Meaning(about="full", role=Role.EITHER)),
        (("Number of Member States with full transposition",), Meaning(about="full", role=Role.COUNT)),
        (("Full transposition", "Number"), Meaning(about="full", role=Role.COUNT)),
        (("Partial", "List of Member States"), Meaning(about="partial", role=Role.LIST)),
        (("Anzahl der Mitgliedstaaten: teilweise",), Meaning(about="partial", role=Role.COUNT)),
        (("Liste des États membres : aucune notification",), Meaning(about="none", role=Role.LIST)),
        (("Transposition deadline",), Meaning(about="deadline", role=Role.EITHER)),
        (("Not full",), Meaning(about="not_full", role=Role.EITHER)),
        (("Reasoned opinion",), None),
        (("Formal notice: Member States",), Meaning(about="formal_notice", role=Role.EITHER)),
        (("Notifications",), None),
        (("Directive",), None),
        (("",), None),
    ],
)
def test_a_header_says_what_it_counts_or_lists(parts: tuple[str, ...], meaning: Meaning | None) -> None:
    assert meaning_of(parts, WORDS) == meaning
