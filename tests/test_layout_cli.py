"""The command `layout`: what it shows, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from laid_out import Rows, write_book

from sucheck.cli import cli

ROWS: Rows = [
    ["State of play"],
    ["Directive", "Addressee", "Status", "Notified on", "Officer"],
    ["2016/680", "Greece", "full", "4.5.2018", "a"],
    ["2016/680", "France", "oops", "4.5.2018", "b"],
    ["Total", None, 2, None, None],
]
SHOWN = """\
report.xlsx
  Sheet1
    A2:E5: Notifications (list), header in row 2
      by headers Directive, Status, Notified on; 2 of 2 rows name an act; 2 of 2
        rows name a Member State
      A  Directive    act
      B  Addressee    state
      C  Status       status
      D  Notified on  notified_on
      E  Officer      (not read)
      codes: full = full, oops = ?
      left out: row 5 (total: Total)
      not understood: oops; say codes."oops" = "…" in a mapping, one of none,
        partial, incomplete, full, conform, applied, not_bound
  Budget
    A1:B2: not understood and not read; begins with Country, Cost
  Empty (empty)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    sheets: dict[str, Rows] = {"Sheet1": ROWS, "Budget": [["Country", "Cost"], ["Greece", 12]], "Empty": []}
    write_book(tmp_path / "report.xlsx", sheets)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["layout", *arguments])


def test_it_shows_what_each_sheet_was_taken_for(folder: Path) -> None:
    done = run("report.xlsx")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == SHOWN
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert [path.name for path in folder.iterdir()] == ["report.xlsx"]


@pytest.mark.usefixtures("folder")
def test_json_says_the_same(folder: Path) -> None:
    told = json.loads(run("report.xlsx", "--format", "json").stdout)
    assert told["format"] == "sucheck-layout/1"
    (first, second, third) = told["inputs"][0]["sheets"]
    (table,) = first["tables"]
    assert (table["range"], table["kind"], table["form"], table["header_rows"]) == (
        "A2:E5",
        "Notifications",
        "list",
        [2],
    )
    assert table["columns"][1] == {"letters": "B", "header": "Addressee", "name": "state"}
    assert table["codes"][1] == {"code": "oops", "meaning": None}
    assert second["not_understood"][0]["range"] == "A1:B2"
    assert third == {"sheet": "Empty", "state": ["empty"], "tables": [], "not_understood": []}
    assert folder.is_dir()


def test_write_proposes_a_mapping_and_never_replaces_one(folder: Path) -> None:
    done = run("report.xlsx", "--write", "report.mapping.toml")
    assert (done.exit_code, done.stdout) == (0, "")
    text = (folder / "report.mapping.toml").read_text("utf-8")
    assert 'columns.state = "B"  # Addressee\n' in text
    assert 'codes."oops" = ""  # not understood: none, partial' in text
    again = run("report.xlsx", "--write", "report.mapping.toml")
    assert again.exit_code == 2
    assert "report.mapping.toml: is there already" in again.stderr
    edited = text.replace('codes."oops" = ""', 'codes."oops" = "partial"')
    (folder / "report.mapping.toml").write_text(edited, "utf-8")
    shown = run("report.xlsx").stdout
    assert "read with the mapping beside it, report.mapping.toml" in shown
    assert "oops = partial" in shown


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.xlsx"], "none.xlsx: "),
        (["report.xlsx", "--mapping", "none.toml"], "none.toml: the mapping cannot be read"),
        (["report.xlsx", "report.xlsx", "--write", "x.toml"], "x.toml: is a mapping of one workbook, and 2 are named"),
        (["report.xlsx", "--write", "x.toml", "-o", "y"], "--write and --output exclude each other"),
    ],
)
def test_what_it_cannot_do_ends_with_2_and_one_line(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"sucheck: {message}")
    assert done.stderr.count("\n") == 1
