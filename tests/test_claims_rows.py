"""Rows become claims, and rows of notifications the standing of each State."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from sucheck.claims.dossier import dossier_of
from sucheck.model import Claim, Dossier, Kind
from sucheck.read.workbook import read_workbook
from sucheck.resources import resource
from sucheck.shape import shape_workbooks
from sucheck.shape.schemas import load_schemas

Rows = list[list[object]]
AS_OF: Rows = [["as_of"], [dt.date(2019, 10, 17)]]
MAY = dt.date(2018, 5, 1)
CITED = {Kind.ACT_NUMBER, Kind.ACT_DATE}
CLAIMS = ["claim", "document", "act", "about", "stated", "listed", "footnote", "among", "repeats", "as_of"]


def dossier(folder: Path, **sheets: Rows) -> Dossier:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(folder / "book.xlsx")
    book = read_workbook(str(folder / "book.xlsx"), 0)
    return dossier_of(shape_workbooks([book], load_schemas([resource("schemas")])), 1)


def claims(folder: Path, *rows: dict[str, object], **sheets: Rows) -> tuple[list[Claim], Dossier]:
    """The claims of a Claims sheet with these rows, and the whole dossier."""
    table: Rows = [list(CLAIMS), *([row.get(name) for name in CLAIMS] for row in rows)]
    made = dossier(folder, Report=AS_OF, Claims=table, **sheets)
    return [claim for claim in made.claims if claim.place.sheet == "Claims" and claim.kind not in CITED], made


def states(claim: Claim) -> list[str | None]:
    return [member.state for member in claim.listed.members] if claim.listed else []


def test_ids_count_in_reading_order_and_labels_tie(tmp_path: Path) -> None:
    found, made = claims(
        tmp_path,
        {"claim": "A", "act": "2016/681", "about": "formal_notice", "stated": 20},
        {"claim": "B", "act": "2016/681", "about": "full", "stated": "five of them", "among": "A"},
        {"claim": "C", "act": "2016/681", "about": "formal_notice", "stated": 20, "repeats": "A"},
        {"claim": "D", "act": "2016/681", "about": "full", "stated": 1, "among": "nowhere"},
    )
    assert [claim.id for claim in made.claims] == [f"0:{number}" for number in range(len(made.claims))]
    first, second, third, fourth = found
    assert (second.among, third.repeats, fourth.among) == (first.id, first.id, None)
    assert (second.value, second.kind, second.place.cell) == (5, Kind.COUNT, "E3")


NOTES: Rows = [["document", "footnote", "text"], ["", 41, "Greece and Poland."], ["", 42, "Spain, Malta."]]


def test_a_list_in_the_row_wins_over_the_note(tmp_path: Path) -> None:
    (claim,), _ = claims(
        tmp_path,
        {"act": "2016/681", "about": "full", "stated": 2, "listed": "Greece, Luxembourg", "footnote": 41},
        Footnotes=NOTES,
    )
    assert states(claim) == ["EL", "LU"]
    assert claim.listed is not None
    assert claim.noted is not None
    assert (claim.listed.place.cell, claim.noted.place.sheet, claim.noted.place.cell) == ("F2", "Footnotes", "C2")
    assert [member.state for member in claim.noted.members] == ["EL", "PL"]


@pytest.mark.parametrize(
    "row", [{"stated": 2, "footnote": 41}, {"stated": "2 Member States⁴¹"}, {"stated": 2, "footnote": "note 41"}]
)
def test_a_note_is_found_by_its_number_or_its_mark(tmp_path: Path, row: dict[str, object]) -> None:
    (claim,), made = claims(tmp_path, {"act": "2016/681", "about": "full", **row}, Footnotes=NOTES)
    assert (states(claim), claim.value, claim.noted) == (["EL", "PL"], 2, None)
    assert claim.listed is not None
    assert claim.listed.place.sheet == "Footnotes"
    # The other note lists States for no claim: it is a claim of its own.
    assert [c.place.cell for c in made.claims if c.place.sheet == "Footnotes"] == ["C3"]


def test_a_list_beside_the_count_in_one_cell_is_read(tmp_path: Path) -> None:
    (claim,), _ = claims(tmp_path, {"act": "2016/681", "about": "full", "stated": "26 (all but ES, SI)"})
    assert (claim.value, states(claim)) == (26, ["ES", "SI"])
    assert claim.listed is not None
    assert claim.listed.complement
    assert claim.listed.place == claim.place


def test_a_list_without_a_count_stands_in_its_own_cell(tmp_path: Path) -> None:
    (claim,), made = claims(tmp_path, {"act": "2016/681", "about": "full", "listed": "ES, SI"})
    assert (claim.kind, claim.value, claim.place.cell, states(claim)) == (Kind.LIST, None, "F2", ["ES", "SI"])
    assert made.unread == ()


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ({"about": "full", "stated": "some time ago"}, ["E2"]),
        ({"about": "full", "stated": 3, "footnote": 99}, ["G2"]),
        ({"about": "deadline", "stated": "soon"}, ["E2"]),
    ],
)
def test_what_is_not_understood_is_listed(tmp_path: Path, row: dict[str, object], cells: list[str]) -> None:
    _, made = claims(tmp_path, {"act": "2016/681", **row}, Footnotes=NOTES)
    assert [place.cell for place in made.unread] == cells


def test_words_behind_a_count_that_name_no_state_are_no_list(tmp_path: Path) -> None:
    (claim,), made = claims(tmp_path, {"act": "2016/681", "about": "full", "stated": "21 (of which most were late)"})
    assert (claim.value, claim.listed) == (21, None)
    assert [place.cell for place in made.unread] == ["E2"]


def test_a_state_of_play_of_its_own_wins_over_the_reports(tmp_path: Path) -> None:
    found, _ = claims(
        tmp_path,
        {"act": "2016/681", "about": "full", "stated": 3, "as_of": dt.date(2018, 7, 1)},
        {"act": "2016/681", "about": "full", "stated": 3},
    )
    assert [claim.as_of for claim in found] == ["2018-07-01", "2019-10-17"]


ROWS = ["act", "state", "status", "notified_on", "measure"]


def standing(folder: Path, *rows: list[object]) -> pd.DataFrame:
    return dossier(folder, Report=AS_OF, Notifications=[list(ROWS), *rows]).positions


def test_each_state_has_one_position(tmp_path: Path) -> None:
    found = standing(
        tmp_path,
        ["2016/681", "SI", "none", None, None],
        ["2016/681", "Austria", "full", dt.date(2018, 5, 1), "a"],
    )
    assert found[["act", "state", "status", "row", "rows"]].to_numpy().tolist() == [
        ["2016/681", "AT", "full", 3, 1],
        ["2016/681", "SI", "none", 2, 1],
    ]
    assert found["completed_on"].isna().tolist() == [False, True]


def test_of_dated_rows_the_latest_status_counts(tmp_path: Path) -> None:
    found = standing(
        tmp_path,
        ["2016/681", "AT", "full", dt.date(2019, 1, 1), "b"],
        ["2016/681", "AT", "partial", dt.date(2018, 5, 1), "a"],
    )
    assert found[["status", "row", "rows", "statuses", "measures"]].to_numpy().tolist() == [["full", 2, 2, 2, 2]]
    assert found["notified_on"].dt.date.tolist() == [dt.date(2018, 5, 1)]
    assert found["completed_on"].dt.date.tolist() == [dt.date(2019, 1, 1)]


@pytest.mark.parametrize(
    "dates", [(None, dt.date(2018, 5, 1)), (dt.date(2018, 5, 1), dt.date(2018, 5, 1)), (None, None)]
)
def test_rows_that_disagree_without_an_order_settle_nothing(
    tmp_path: Path, dates: tuple[dt.date | None, dt.date | None]
) -> None:
    found = standing(
        tmp_path, ["2016/681", "AT", "full", dates[0], None], ["2016/681", "AT", "partial", dates[1], None]
    )
    assert found["status"].isna().tolist() == [True]
    assert found["statuses"].tolist() == [2]


def test_rows_that_repeat_a_status_count_their_measures(tmp_path: Path) -> None:
    rows: Rows = [["2016/681", "AT", "full", MAY, name] for name in ("a", "b", "b")]
    found = standing(tmp_path, *rows)
    assert found[["status", "rows", "statuses", "measures"]].to_numpy().tolist() == [["full", 3, 1, 2]]
