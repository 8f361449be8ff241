"""What `--verbose` says: one line for each sheet, on standard error."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from commands import run


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = "Data"
    for row in (("Directive", "Member State", "Status"), ("2016/681", "BE", "full"), ("2016/681", "BG", "none")):
        page.append(row)
    made.create_sheet("Addresses").append(["Rue de la Loi 200"])
    made.create_sheet("Later")
    made.save("book.xlsx")


@pytest.mark.usefixtures("book")
def test_each_sheet_is_told_in_a_line_with_what_it_was_taken_for_and_why() -> None:
    told = run("book.xlsx --verbose").stderr.splitlines()
    assert [line.split(" by ")[0] for line in told] == [
        "Data: Notifications (list) in A1:C3,",
        "Addresses: nothing that is read",
        "Later: empty",
    ]
    assert "headers Directive, Member State, Status" in told[0]


@pytest.mark.usefixtures("book")
def test_it_says_nothing_of_sheets_unasked_and_changes_no_output() -> None:
    assert run("book.xlsx").stderr == ""
    assert run("book.xlsx -v").stdout == run("book.xlsx").stdout
