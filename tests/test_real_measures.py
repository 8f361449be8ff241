"""A published list of national measures, understood as it is: its real faults are found, and nothing that is right."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

import sucheck
from sucheck.model import Finding, Report

BOOK = Path(__file__).resolve().parents[1] / "sample_inputs" / "green_deal_measures.xlsx"


@pytest.fixture(scope="module")
def report() -> Report:
    return sucheck.check([BOOK])


def of(report: Report, rule: str) -> list[Finding]:
    return [found for found in report.findings if found.rule == rule]


def test_nothing_is_found_but_the_real_faults(report: Report) -> None:
    assert {found.rule for found in report.findings} == {"WB08", "CI13", "CI14", "DL14", "WB14"}
    assert not report.crashed


def test_exchanged_days_and_months_are_found_in_each_of_their_cells(report: Report) -> None:
    said = {found.act: (found.severity.word, found.message, len(found.places)) for found in of(report, "WB08")}
    twelfth = "12 November 2018 is the act's date, 11 December 2018, with day and month exchanged"
    fifth = "5 October 2023 is the act's date, 10 May 2023, with day and month exchanged"
    assert said == {
        "2018/2001": ("error", twelfth, 701), "2018/2002": ("error", twelfth, 338),
        "2023/958": ("error", fifth, 48), "2023/959": ("error", fifth, 104),
    }  # fmt: skip
    sheet = openpyxl.load_workbook(BOOK).worksheets[0]
    for found in of(report, "WB08"):
        cells = [place.cell or "" for place in found.places]
        assert len(set(cells)) == len(cells)
        year, number = (found.act or "").split("/")
        assert {sheet[f"A{cell[1:]}"].value for cell in cells} == {f"3{year}L{number:0>4}"}
        assert {cell[0] for cell in cells} == {"D"}


def test_adoption_and_entry_into_force_that_are_exchanged_are_found(report: Report) -> None:
    (adopted,), (in_force,) = of(report, "CI13"), of(report, "CI14")
    assert adopted.message == "act dated 20 November 2023, the day it entered into force; it is of 18 October 2023"
    assert in_force.message == (
        "entry into force given as 18 October 2023; the act entered into force on 20 November 2023"
    )
    assert (len(adopted.places), len(in_force.places)) == (213, 213)
    assert {(place.cell or "")[0] for place in adopted.places} == {"D"}
    assert {(place.cell or "")[0] for place in in_force.places} == {"E"}


def test_the_nine_publications_of_a_far_future_are_found(report: Report) -> None:
    days = sorted(found.places[0].text for found in of(report, "DL14"))
    assert days == [
        "2030-11-11", "2060-06-14", "2063-08-07", "2064-03-05", "2064-04-23", "2064-04-23", "2065-05-07", "2065-07-11",
        "2066-03-16",
    ]  # fmt: skip
    assert {(found.places[0].cell or "")[0] for found in of(report, "DL14")} == {"K"}


def test_each_repeated_row_is_found_with_the_row_it_repeats(report: Report) -> None:
    rows = [tuple(row) for row in openpyxl.load_workbook(BOOK).worksheets[0].iter_rows(values_only=True)]
    first: dict[tuple[object, ...], int] = {}
    again = {number: first[row] for number, row in enumerate(rows, start=1) if first.setdefault(row, number) != number}
    found = {int((f.places[0].cell or "")[1:]): int((f.places[1].cell or "")[1:]) for f in of(report, "WB14")}
    assert found == again
    assert len(found) == 165


def test_deadlines_of_parts_and_of_a_later_member_state_are_right(report: Report) -> None:
    stated = {(claim.act, claim.value) for claim in report.claims if claim.kind.value == "deadline"}
    assert {("2009/28", "2013-07-01"), ("2018/2002", "2020-10-25"), ("2023/2413", "2024-07-01")} <= stated
    assert [found.rule for found in report.findings if found.rule in {"DL01", "DL02", "DL03", "DL13"}] == []


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t")])
def test_the_same_list_as_text_has_the_same_faults(
    report: Report, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / ("measures.tsv" if delimiter == "\t" else "measures.csv")
    with path.open("w", encoding=encoding, newline="") as file:
        rows = openpyxl.load_workbook(BOOK).worksheets[0].iter_rows(values_only=True)
        csv.writer(file, delimiter=delimiter).writerows([[_written(value) for value in row] for row in rows])
    as_text = sucheck.check([path])
    assert Counter((f.rule, f.act, f.message) for f in as_text.findings) == Counter(
        (f.rule, f.act, f.message) for f in report.findings
    )


def _written(value: object) -> object:
    return value.date().isoformat() if hasattr(value, "date") else value
