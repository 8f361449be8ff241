"""The sample workbooks: built from facts alone, and holding what their README says."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import cast

import openpyxl
import pytest

SAMPLES = Path(__file__).resolve().parents[1] / "sample_inputs"
NAMES = ("security_union_20", "consistent", "seeded_faults")
PROTOCOL = [
    "Belgium", "Bulgaria", "Czechia", "Denmark", "Germany", "Estonia", "Ireland", "Greece", "Spain", "France",
    "Croatia", "Italy", "Cyprus", "Latvia", "Lithuania", "Luxembourg", "Hungary", "Malta", "Netherlands", "Austria",
    "Poland", "Portugal", "Romania", "Slovenia", "Slovakia", "Finland", "Sweden", "United Kingdom",
]  # fmt: skip
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
#: The Member States that each act binds, at the report's date.
BOUND = {"(EU) 2016/681": 27, "(EU) 2017/541": 25, "(EU) 2017/853": 28, "(EU) 2016/680": 28}
HEADERS = {
    "Report": "title reference published_on as_of language",
    "Directives": "act celex short_title adopted_on deadline not_bound",
    "Notifications": "act state status notified_on measure remark as_of",
    "Procedures": "act state step ground decided_on reference legal_basis remark",
    "Claims": "claim document section act about stated listed footnote as_of ground when among universe repeats basis "
    "remark",
    "Footnotes": "document footnote text",
}

Cell = str | int | dt.date | None
Row = dict[str, Cell]


@cache
def sheets(path: Path) -> dict[str, list[Row]]:
    return {sheet.title: rows_of(sheet.values) for sheet in openpyxl.load_workbook(path).worksheets}


def rows_of(values: Iterable[Iterable[object]]) -> list[Row]:
    header, *rows = [[plain(value) for value in row] for row in values]
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def plain(value: object) -> Cell:
    return value.date() if isinstance(value, dt.datetime) else cast("Cell", value)


def sample(name: str, sheet: str) -> list[Row]:
    return sheets(SAMPLES / f"{name}.xlsx")[sheet]


def claim(name: str, label: str) -> Row:
    return next(row for row in sample(name, "Claims") if row["claim"] == label)


def states(listed: Cell) -> list[str]:
    return [state for state in re.split(r", | and ", str(listed or "").replace(" and the ", ", ")) if state in PROTOCOL]


def count(stated: Cell) -> int:
    word = str(stated).split()[0].lower()
    return NUMBERS.get(word) or int(word)


def build(folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    subprocess.run([sys.executable, str(SAMPLES / "build.py"), str(folder)], check=True, cwd=folder.parent)
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.xlsx"))}


def test_the_same_facts_give_the_same_bytes_and_the_workbooks_that_are_committed(tmp_path: Path) -> None:
    first, second = build(tmp_path / "first"), build(tmp_path / "second")
    assert first == second
    assert set(first) == set(NAMES)
    for name in NAMES:
        # zlib differs between machines, so what is compared is what the archive holds
        with (
            zipfile.ZipFile(tmp_path / "first" / f"{name}.xlsx") as built,
            zipfile.ZipFile(SAMPLES / f"{name}.xlsx") as committed,
        ):
            assert [entry.filename for entry in built.infolist()] == committed.namelist()
        assert sheets(tmp_path / "first" / f"{name}.xlsx") == sheets(SAMPLES / f"{name}.xlsx")


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_is_a_table_with_the_templates_headers_and_real_dates(name: str) -> None:
    book = openpyxl.load_workbook(SAMPLES / f"{name}.xlsx")
    for sheet in book.worksheets:
        header = " ".join(str(cell.value) for cell in sheet[1])
        assert header.removesuffix(" remark") == HEADERS[sheet.title].removesuffix(" remark")
        assert sheet.freeze_panes == "A2"
        assert [table.ref for table in sheet.tables.values()] == [sheet.dimensions]
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, dt.datetime):
                    assert cell.number_format == "d.m.yyyy"
                else:
                    assert not re.fullmatch(r"\d+[.-]\d+[.-]\d+", str(cell.value)), cell.coordinate


@pytest.mark.parametrize("name", ["security_union_20", "consistent"])
def test_each_act_has_one_row_for_each_member_state_that_it_binds(name: str) -> None:
    rows = sample(name, "Notifications")
    assert Counter(row["act"] for row in rows) == BOUND
    assert len({(row["act"], row["state"]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("act", "full", "partial", "none", "incomplete"),
    [
        ("(EU) 2016/681", 25, 1, 1, 0),
        ("(EU) 2017/541", 22, 1, 2, 0),
        ("(EU) 2017/853", 13, 7, 8, 0),
        ("(EU) 2016/680", 25, 1, 1, 1),
    ],
)
def test_the_rows_add_up_to_what_the_report_states(
    act: str, full: int, partial: int, none: int, incomplete: int
) -> None:
    statuses = Counter(row["status"] for row in sample("security_union_20", "Notifications") if row["act"] == act)
    assert statuses == Counter(full=full, partial=partial, none=none, incomplete=incomplete)
    stated = {
        str(row["about"]): count(row["stated"])
        for row in sample("security_union_20", "Claims")
        if row["act"] == act and row["stated"] and row["universe"]
    }
    assert stated == {"full": full, "not_full": partial + none + incomplete}
    assert full + partial + none + incomplete == BOUND[act]


@pytest.mark.parametrize("name", ["security_union_20", "consistent"])
def test_every_count_is_that_of_its_list(name: str) -> None:
    counted = [row for row in sample(name, "Claims") if row["stated"] and row["listed"]]
    assert len(counted) >= 20
    assert [row["claim"] for row in counted if count(row["stated"]) != len(set(states(row["listed"])))] == []


def test_twenty_opinions_less_five_answers_leave_the_fifteen_still_missing() -> None:
    opinions, answers, rest = (claim("security_union_20", label) for label in ("V.1-27", "V.1-28", "V.1-29"))
    assert (answers["among"], rest["among"]) == ("V.1-27", "V.1-27")
    assert count(opinions["stated"]) - count(answers["stated"]) == count(rest["stated"]) == 15
    assert not set(states(answers["listed"])) & set(states(rest["listed"]))


def test_twenty_one_open_and_seven_closed_make_twenty_eight() -> None:
    still_open, closed = (claim("security_union_20", label) for label in ("V.1-45", "V.1-47"))
    assert count(still_open["stated"]) + count(closed["stated"]) == closed["universe"] == 28


@pytest.mark.parametrize("name", ["security_union_20", "consistent"])
def test_what_repeats_another_claim_has_its_count_and_its_states(name: str) -> None:
    repeating = [row for row in sample(name, "Claims") if row["repeats"]]
    assert len(repeating) == 15
    for row in repeating:
        repeated = claim(name, str(row["repeats"]))
        number = count(repeated["stated"]) if repeated["stated"] else len(states(repeated["listed"]))
        assert count(row["stated"]) == number, row["claim"]
        assert not row["listed"] or states(row["listed"]) == states(repeated["listed"]), row["claim"]


@pytest.mark.parametrize("name", ["security_union_20", "consistent"])
def test_every_note_from_40_to_69_is_there_and_names_the_states_of_the_claims_that_point_to_it(name: str) -> None:
    notes = {row["footnote"]: str(row["text"]) for row in sample(name, "Footnotes")}
    assert list(notes) == list(range(40, 70))
    for row in sample(name, "Claims"):
        if row["footnote"] and row["listed"]:
            missing = [state for state in states(row["listed"]) if state not in notes[row["footnote"]]]
            assert missing == [], row["claim"]


def test_the_real_faults_are_left_in_and_put_right_in_the_consistent_workbook() -> None:
    published, right = ("security_union_20", "consistent")
    for label, wrong, correct in (
        ("V.1-21", dt.date(2019, 10, 17), dt.date(2017, 5, 17)),
        ("V.1-43", dt.date(2018, 6, 26), dt.date(2017, 6, 26)),
        ("V.1-32", "25 Member States", "26 Member States"),
        ("V.1-34", "Three Member States", "Two Member States"),
    ):
        assert (claim(published, label)["stated"], claim(right, label)["stated"]) == (wrong, correct)
    assert states(claim(published, "V.1-34")["listed"]) == ["Slovenia", "Spain", "Germany"]
    assert states(claim(right, "V.1-37")["listed"]) == ["Germany"]
    assert (claim(published, "P-01")["about"], claim(right, "P-01")["about"]) == ("applied", "full")


def test_only_the_published_workbook_has_lists_out_of_protocol_order() -> None:
    def out_of_order(name: str) -> list[str]:
        lists = {str(row["claim"]): states(row["listed"]) for row in sample(name, "Claims")}
        return [label for label, listed in lists.items() if listed != sorted(listed, key=PROTOCOL.index)]

    assert {"V.1-12", "V.1-23", "V.1-24", "V.1-25", "V.1-28", "V.1-34", "B-05", "B-06"} < set(
        out_of_order("security_union_20")
    )
    assert out_of_order("consistent") == []


def test_each_step_of_the_consistent_workbook_has_the_step_before_it() -> None:
    decided = {(r["act"], r["state"], r["step"]): r["decided_on"] for r in sample("consistent", "Procedures")}
    before = {"reasoned_opinion": "formal_notice", "referral": "reasoned_opinion"}
    later = [key for key in decided if key[2] in before]
    assert len(later) == 27
    for act, state, step in later:
        earlier = decided[act, state, before[str(step)]]
        assert isinstance(earlier, dt.date)
        assert earlier < dt.date.fromisoformat(str(decided[act, state, step])), (act, state, step)


def test_every_correction_changes_something() -> None:
    corrections = tomllib.loads((SAMPLES / "corrections.toml").read_text(encoding="utf-8"))
    for label, fields in corrections["claims"].items():
        before = claim("security_union_20", label)
        same = [column for column, value in fields.items() if before[column] == (value or None)]
        assert same == [], label


def test_the_teaching_workbook_has_twelve_faults_each_where_the_readme_says() -> None:
    book = openpyxl.load_workbook(SAMPLES / "seeded_faults.xlsx")
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| (\d+) \| `(\w+)!([A-Z]\d+)` \| `([^`]+)` \|", readme, re.MULTILINE)
    assert [int(number) for number, *_ in lines] == list(range(1, 13))
    for number, sheet, cell, words in lines:
        value = plain(book[sheet][cell].value)
        shown = f"{value.day}.{value.month}.{value.year}" if isinstance(value, dt.date) else str(value)
        assert shown == words, number
        remarks = [str(other.value) for other in book[sheet][book[sheet][cell].row]]
        assert any(re.match(rf"Fault {number}\b", remark) for remark in remarks), number
