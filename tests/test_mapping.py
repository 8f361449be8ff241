"""What a mapping says is read so, what it cannot mean is an error with its line, and a proposal changes nothing."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from laid_out import Rows, write_book

from sucheck.api import check, layouts
from sucheck.config import Config
from sucheck.model import SucheckError
from sucheck.report import layout_mapping
from sucheck.shape.mapping.entries import read_mapping

ROWS: Rows = [
    ["State of play"], [],
    ["Directive", "Addressee", "Lage", "am"],
    ["2016/680", "Greece", "V", "04/05/2018"], ["2016/680", "France", "T", "06/07/2018"],
]  # fmt: skip
SAID = """\
[[table]]
sheet = "Sheet1"
range = "A3:D5"
kind = "Notifications"
columns.status = "Lage"
columns.notified_on = "D"
codes.V = "full"
codes.T = "partial"
date_order = "day first"
"""


def book(path: Path, rows: Rows = ROWS, name: str = "Sheet1") -> Path:
    return write_book(
        path / "report.xlsx", {name: rows, "Other": [["Directive", "MS", "Status"], ["2016/681", "FR", "full"]]}
    )


def said(path: Path, text: str) -> Path:
    mapping = path / "own.toml"
    mapping.write_text(text, encoding="utf-8")
    return mapping


def refusal(path: Path, text: str) -> str:
    mapping = said(path, text)
    with pytest.raises(SucheckError) as caught:
        check([book(path)], Config(mapping=mapping))
    return str(caught.value).removeprefix(str(mapping))


def told(path: Path, mapping: Path | None = None) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    (found,) = layouts([path], Config(mapping=mapping))
    return [
        (
            sheet.name,
            table.cells,
            table.kind,
            [(column.letters, column.name) for column in table.columns if column.name],
        )
        for sheet in found.sheets
        for table in sheet.tables
    ]


def test_what_recognition_cannot_know_is_read_as_the_mapping_says(tmp_path: Path) -> None:
    path = book(tmp_path)
    assert [table[0] for table in told(path)] == ["Other"]
    columns = [("A", "act"), ("B", "state"), ("C", "status"), ("D", "notified_on")]
    assert told(path, said(tmp_path, SAID))[0] == ("Sheet1", "A3:D5", "Notifications", columns)
    report = check([path], Config(mapping=said(tmp_path, SAID), as_of=dt.date(2019, 10, 17)))
    assert [finding.message for finding in report.findings if finding.rule == "WB05"] == []
    claims = {(claim.about, claim.words) for claim in report.claims if claim.is_row_claim and claim.act == "2016/680"}
    assert {about for about, _ in claims} >= {"full", "partial"}


def test_without_its_codes_they_are_faults_of_their_cells(tmp_path: Path) -> None:
    mapping = said(tmp_path, SAID.replace("codes.T", "# codes.T"))
    report = check([book(tmp_path)], Config(mapping=mapping))
    (finding,) = [finding for finding in report.findings if finding.rule == "WB05"]
    assert [place.address for place in finding.places] == ["Sheet1!C5"]
    assert finding.message.startswith('"T" in status')


def test_a_mapping_beside_the_workbook_is_found_and_said(tmp_path: Path) -> None:
    path = book(tmp_path)
    (tmp_path / "report.mapping.toml").write_text(SAID, encoding="utf-8")
    assert [table[0] for table in told(path)] == ["Sheet1", "Other"]
    assert check([path]).remarks[0] == "read with the mapping beside it, report.mapping.toml"


def test_a_sheet_can_be_ignored(tmp_path: Path) -> None:
    path = book(tmp_path)
    mapping = said(tmp_path, '[[table]]\nsheet = "Other"\nignore = true\n')
    assert told(path, mapping) == []
    assert "Other: not read, as the mapping says" in check([path], Config(mapping=mapping)).remarks


def test_a_sheet_known_by_its_name_can_get_codes(tmp_path: Path) -> None:
    rows = [["Directive", "Member State", "Status"], ["2016/680", "FR", "V"]]
    path = book(tmp_path, rows, "Notifications")
    mapping = said(tmp_path, '[[table]]\nsheet = "Notifications"\nkind = "Notifications"\ncodes.V = "full"\n')
    assert [finding.rule for finding in check([path]).findings] == ["WB05"]
    assert [finding.rule for finding in check([path], Config(mapping=mapping)).findings] == []


def test_a_step_of_cases_can_be_said(tmp_path: Path) -> None:
    rows = [
        ["Case", "State", "Directive", "LFN", "Phase 2"],
        ["INFR(2018)0123", "ES", "2016/680", "19.7.2018", "25.1.2019"],
    ]
    path = book(tmp_path, rows, "Overview")
    text = '[[table]]\nsheet = "Overview"\nkind = "Procedures"\nform = "cases"\ncodes."Phase 2" = "reasoned_opinion"\n'
    assert ("D", "step") in told(path)[0][3]
    assert ("D-E", "step") in told(path, said(tmp_path, text))[0][3]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[table]\n", ":1: is no TOML"),
        ("a = 1\n", ":1: a: is not known here; describe each table under [[table]]"),
        ("table = 1\n", ":1: table: is written [[table]], once for each table"),
        ('[[table]]\nsheet = "Sheet1"\nkinds = "x"\n', ":3: kinds: is no key of a table, did you mean kind; use"),
        ('[[table]]\nkind = "Claims"\n', ":1: sheet: is missing; give the name of the sheet"),
        ('[[table]]\nsheet = "Sheet1"\n', ":1: kind: is missing; name the kind of table, or say ignore = true"),
        ('\n[[table]]\nsheet = "Shet1"\nkind = "x"\n', ":3: sheet: no sheet is called 'Shet1', did you mean Sheet1"),
        (SAID.replace("cations", "cation"), ":4: kind: 'Notification' is no kind of table, did you mean Notifications"),
        (SAID.replace("A3:D5", "A3-D5"), ":3: range: 'A3-D5' is no range of cells, such as A4:F31"),
        (SAID.replace("A3:D5", "A90:D95"), ":3: range: nothing stands there on Sheet1; see 'sucheck layout'"),
        (SAID.replace(".status", ".statis"), ":5: columns.statis: is no column of Notifications, did you mean status;"),
        (SAID.replace('"Lage"', '"Lag"'), ":5: columns.status: no column 'Lag' in the table, did you mean Lage; its"),
        (SAID.replace('"full"', '"ful"'), ":7: codes.V: 'ful' is no meaning of a code, did you mean full; use one of"),
        (SAID.replace("day first", "day"), ":9: date_order: 'day' is not known; use one of day first, month first"),
        (SAID + 'form = "lists"\n', ":10: form: 'lists' is not known, did you mean list; use one of list, cases"),
        (SAID + "header_rows = [3, 5]\n", ":10: header_rows: must follow each other, from the top"),
        (SAID + "ignore = 1\n", ":10: ignore: must be true or false"),
        (SAID.replace("columns.status", "#"), ":4: kind: Notifications are not understood on Sheet1; say columns.stat"),
        ('[[table]]\nsheet = "Sheet1"\nkind = "Claims"\n[table.columns]\nact = 3\n', ":5: columns.act: must be a text"),
    ],
)  # fmt: skip
def test_a_mistake_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert refusal(tmp_path, text).startswith(message)


def test_a_mapping_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SucheckError, match=r"none\.toml: the mapping cannot be read \(No such file or directory\)"):
        check([book(tmp_path)], Config(mapping=tmp_path / "none.toml"))


MATRIX: Rows = [
    ["Member State", "2016/680", "2016/681"], ["Greece", "F", "P"], ["France", "F", "N"], ["Italy", "P", "F"], [],
    ["F", "full"], ["P", "partial"], ["N", "none"],
]  # fmt: skip
CASES: Rows = [
    ["Case", "State", "Directive", "LFN", "RO"],
    ["INFR(2018)0123", "ES", "2016/680", "19.7.2018", "25.1.2019"],
]
LIST: Rows = [
    ["Title"], [], ["Directive", "Addressee", "Status", "x"], ["2016/680", "EL", "full", "a"],
    ["2016/680", "FR", "X", "b"], ["2016/680", "IT", "full", ""], ["Total", None, 3],
]  # fmt: skip


@pytest.mark.parametrize("rows", [LIST, CASES, MATRIX, ROWS], ids=["list", "cases", "matrix", "not understood"])
@pytest.mark.parametrize("name", ["Sheet1", "Notifications"])
def test_a_proposal_that_nobody_edits_changes_nothing(tmp_path: Path, rows: Rows, name: str) -> None:
    path = book(tmp_path, rows, name)
    (found,) = layouts([path])
    mapping = said(tmp_path, layout_mapping.render(found, "report.mapping.toml"))
    before, after = check([path]), check([path], Config(mapping=mapping))
    assert told(path) == told(path, mapping)
    assert before.findings == after.findings
    assert before.claims == after.claims
    assert before.remarks == after.remarks
    assert before.ledger == after.ledger


def test_the_mapping_in_the_documentation_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parent.parent / "docs" / "layouts.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    first, second = read_mapping(said(tmp_path, example))
    assert (first.kind, first.header_rows, first.columns["state"], first.codes) == (
        "Notifications", (4, 5), "B", {"V": "full"},
    )  # fmt: skip
    assert second.is_ignored
