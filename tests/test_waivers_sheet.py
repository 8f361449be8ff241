"""Waivers in a sheet of the workbook: what they hide, and that a bad row is a finding and hides nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import sucheck
from sucheck.config import Config
from sucheck.model import AcceptedBy, Report, Waiver

SAMPLES = Path(__file__).resolve().parent.parent / "sample_inputs"
TODAY = Config(today=dt.date(2026, 11, 22))
HEAD = ("Rule", "Directive", "Member States", "Fingerprint", "Subject", "Reason", "Owner", "Until")
GREECE = ("CL02", "2019/1153", "Greece", None, None, "The annex repeats it", "A. Editor", dt.date(2026, 12, 31))

Row = Sequence[str | float | dt.date | None]


def book(path: Path, *rows: Row, head: Row = HEAD, sheet: str = "Waivers", source: str = "seeded_faults.xlsx") -> Path:
    """A copy of a sample workbook with a sheet of waivers."""
    held = openpyxl.load_workbook(SAMPLES / source)
    added = held.create_sheet(sheet)
    assert isinstance(added, Worksheet)
    for row in (head, *rows):
        added.append(list(row))
    held.save(path)
    return path


def check(path: Path, *rows: Row, head: Row = HEAD, sheet: str = "Waivers", config: Config = TODAY) -> Report:
    return sucheck.check([book(path, *rows, head=head, sheet=sheet)], config)


def hidden(report: Report) -> dict[str, str]:
    """The waived findings: rule, and where their waiver stands without the folder."""
    return {f.rule: Path(f.waived.source).name for f in report.findings if f.waived}


def in_the_sheet(report: Report) -> list[tuple[str, str, str]]:
    """What is found in the sheet of waivers itself."""
    return [
        (found.rule, found.places[0].address, found.message)
        for found in report.findings
        if found.places[0].sheet == "Waivers"
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def test_a_row_hides_its_finding_and_says_where_it_stands(path: Path) -> None:
    report = check(path, GREECE)
    waived = [found.waived for found in report.findings if found.waived]
    assert [(w.by, w.reason, w.owner, w.until, w.source) for w in waived] == [
        (AcceptedBy.WAIVER, "The annex repeats it", "A. Editor", dt.date(2026, 12, 31), f"{path}: Waivers!A2")
    ]
    assert in_the_sheet(report) == []
    assert report.remarks == ("no sheet Footnotes: what needs it stays undecided",)


@pytest.mark.parametrize("name", ["waivers", "Accepted findings", "Waivers 2026"])
def test_the_sheet_is_known_as_other_sheets_are(path: Path, name: str) -> None:
    assert hidden(check(path, GREECE, sheet=name)) == {"CL02": f"book.xlsx: {name}!A2"}


def test_every_way_to_name_a_finding(path: Path) -> None:
    report = check(
        path,
        ("Count-differs-from-list", None, None, None, "Teaching sample", "a", None, None),
        ("PM05", "Directive (EU) 2015/849", "UK", "DC6141C3D0011C86", None, "b", None, None),
        ("dl07", None, "Sweden", None, None, "c", None, None),
        ("IN01", None, None, "978a103b08b57384", None, "d", None, None),
    )
    assert hidden(report) == {
        "CL01": "book.xlsx: Waivers!A2", "PM05": "book.xlsx: Waivers!A3", "DL07": "book.xlsx: Waivers!A4",
        "IN01": "book.xlsx: Waivers!A5",
    }  # fmt: skip


def test_two_states_are_one_waiver_for_both_of_them(path: Path) -> None:
    both = ("CL02", "2019/1153", "EL and Finland", None, None, "agreed", None, None)
    report = check(path, both)
    assert hidden(report) == {}
    assert report.remarks[-1] == (
        f"{path}: Waivers!A2: the waiver of CL02 (2019/1153, EL, FI) fits no finding; "
        "remove it, or correct what it names"
    )


@pytest.mark.parametrize(
    ("changed", "cell", "message"),
    [
        ({"Reason": None}, "F2", "reason: empty, but a value such as Agreed with the unit is needed"),
        ({"Reason": "  "}, "F2", "reason: empty, but a value such as Agreed with the unit is needed"),
        ({"Rule": None}, "A2", "rule: empty, but a value such as CL01 is needed"),
        ({"Rule": "DL6"}, "A2", 'rule: "DL6" is not the id or the name of a rule, such as CL01; close: DL06'),
        ({"Until": "some day"}, "H2", 'until: "some day" is not a day, such as 17.10.2019'),
        ({"Directive": "the toll one"}, "B2",
         'act: "the toll one" is not a directive\'s number, such as 2016/680 or 32016L0680'),
        ({"Member States": "Greece, Findland"}, "C2",
         '"Findland": a Member State\'s name or code, such as Greece or EL; close: Finland'),
        ({"Member States": "&"}, "C2", '"&": a Member State\'s name or code, such as Greece or EL'),
        ({"Fingerprint": "4996"}, "D2",
         'fingerprint: "4996" is not a fingerprint, 16 letters and digits in a cell formatted as text'),
        ({"Directive": None, "Member States": None}, "B2",
         "act: empty, but a value in act or states or fingerprint or subject is needed"),
    ],
)  # fmt: skip
def test_a_bad_row_is_a_finding_at_its_cell_and_hides_nothing(
    path: Path, changed: dict[str, str | None], cell: str, message: str
) -> None:
    row = {**dict(zip(HEAD, GREECE, strict=True)), **changed}
    report = check(path, tuple(row.values()))
    assert hidden(report) == {}
    assert [(where, told) for _, where, told in in_the_sheet(report)] == [(f"Waivers!{cell}", message)]
    assert not report.crashed


def test_without_the_column_of_reasons_nothing_is_hidden(path: Path) -> None:
    report = check(path, ("CL02", "2019/1153"), head=("Rule", "Directive"))
    assert hidden(report) == {}
    assert in_the_sheet(report) == [("WB12", "Waivers!A1", "no column reason")]


def test_a_bad_row_does_not_keep_others_from_hiding(path: Path) -> None:
    bad = ("CL99", "2019/1153", None, None, None, "agreed", None, None)
    assert hidden(check(path, bad, GREECE)) == {"CL02": "book.xlsx: Waivers!A3"}


def test_an_expired_row_hides_nothing_and_is_told(path: Path) -> None:
    report = check(path, GREECE, config=Config(today=dt.date(2027, 1, 1)))
    assert hidden(report) == {}
    assert report.remarks[-1] == (
        f"{path}: Waivers!A2: the waiver of CL02 (2019/1153, EL) expired on 2026-12-31 "
        "and no longer hides the finding that fits it"
    )


def test_nothing_is_said_of_a_waiver_whose_rule_is_not_run(path: Path) -> None:
    report = check(path, GREECE, config=Config(today=dt.date(2027, 1, 1), select=("CL01",)))
    assert [line for line in report.remarks if "waiver" in line] == []


def test_a_waiver_hides_nothing_in_another_workbook(tmp_path: Path) -> None:
    with_waivers = book(tmp_path / "a.xlsx", GREECE, source="consistent.xlsx")
    report = sucheck.check([with_waivers, SAMPLES / "seeded_faults.xlsx"], TODAY)
    assert "CL02" in {found.rule for found in report.findings}
    assert hidden(report) == {}


def test_the_configuration_comes_before_the_sheet(path: Path) -> None:
    own = Waiver(rule="CL02", reason="agreed", source="sucheck.toml:1", act="2019/1153")
    report = check(path, GREECE, config=Config(today=dt.date(2026, 11, 22), waivers=(own,)))
    assert hidden(report) == {"CL02": "sucheck.toml:1"}
    assert report.remarks == ("no sheet Footnotes: what needs it stays undecided",)


def test_the_template_has_no_such_sheet_and_nobody_misses_it(tmp_path: Path) -> None:
    sucheck.api.new_workbook(tmp_path / "new.xlsx")
    assert "Waivers" not in openpyxl.load_workbook(tmp_path / "new.xlsx").sheetnames
    assert sucheck.check([SAMPLES / "consistent.xlsx"]).remarks == ()
