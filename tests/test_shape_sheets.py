"""Which sheet is which, where its table stands, and what is said about it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest

from sucheck.model import CellFault, CellValue, FaultKind, Shaped, Sheet, Visibility, Workbook
from sucheck.resources import resource
from sucheck.shape import shape_workbooks
from sucheck.shape.schemas import load_schemas

SCHEMAS = load_schemas([resource("schemas")])
HEADERS = ("act", "state", "status", "notified_on")
ROW = ("2016/680", "Greece", "full", "4.5.2018")
OTHERS = "Report, Directives, Procedures, Claims and Footnotes"
MISSING = f"no sheets {OTHERS}: what needs them stays undecided"


def sheet(name: str, *rows: Sequence[CellValue]) -> Sheet:
    width = max(map(len, rows), default=0)
    return Sheet(name=name, rows=rows, row_numbers=range(1, len(rows) + 1), column_numbers=range(1, width + 1))


def shape(*sheets: Sheet) -> Shaped:
    return shape_workbooks([Workbook(input=0, path="a.xlsx", sha256="", sheets=sheets)], SCHEMAS)


def states(shaped: Shaped) -> dict[int, str | None]:
    (table,) = shaped.of("Notifications")
    return {int(row): state for row, state in table.frame["state"].items() if isinstance(row, int)}


def said(fault: CellFault) -> tuple[FaultKind, str, str, str]:
    return fault.kind, fault.column, fault.place.address, fault.place.text


@pytest.mark.parametrize(
    "name",
    ["Notifications", "notification", " NOTIFICATIONS ", "Transposition_Status", "national-measures",
     "Notifications (2)", "Notifications 2019"],
)  # fmt: skip
def test_a_sheet_is_known_by_its_name_or_an_alias(name: str) -> None:
    shaped = shape(sheet(name, HEADERS, ROW))
    assert states(shaped) == {2: "EL"}
    assert shaped.faults == ()
    assert shaped.remarks == (MISSING,)


def test_a_sheet_of_another_name_is_named_and_not_read_where_it_is_not_understood() -> None:
    shaped = shape(
        sheet("Notifications", HEADERS, ROW), sheet("Sheet1", ["item", "cost"], ["chairs", 12.0]), sheet("Sheet2")
    )
    assert len(shaped.tables) == 1
    assert shaped.remarks == ("Sheet1: the sheet was not recognised and not read", MISSING)


def test_a_sheet_of_another_name_is_known_by_its_headers() -> None:
    shaped = shape(sheet("Notifications", HEADERS, ROW), sheet("Sheet1", HEADERS, ROW), sheet("Sheet2"))
    assert [(table.kind, table.sheet.name) for table in shaped.tables] == [
        ("Notifications", "Notifications"),
        ("Notifications", "Sheet1"),
    ]
    assert shaped.remarks == (MISSING,)


def test_two_sheets_of_one_kind_are_two_tables() -> None:
    shaped = shape(sheet("Notifications", HEADERS, ROW), sheet("Notifications 2019", HEADERS, ROW, ROW))
    assert [(table.sheet.name, len(table.frame)) for table in shaped.tables] == [
        ("Notifications", 1),
        ("Notifications 2019", 2),
    ]


def test_a_workbook_without_a_known_sheet_says_what_was_looked_for() -> None:
    shaped = shape(sheet("Data", ["x"]))
    assert shaped.tables == ()
    assert shaped.remarks == (
        "Data: the sheet was not recognised and not read",
        "no sheet was recognised; looked for Report, Directives, Notifications, Procedures, Claims, Footnotes",
    )


def test_a_workbook_without_a_known_sheet_ends_before_pandas() -> None:
    program = (
        "import sys; from sucheck.model import Workbook; from sucheck.resources import resource; "
        "from sucheck.shape import shape_workbooks; from sucheck.shape.schemas import load_schemas; "
        "shape_workbooks([Workbook(input=0, path='', sha256='', sheets=())], load_schemas([resource('schemas')])); "
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_one_workbook_lacks_another_may_have() -> None:
    names = ["Report", "Directives", "Notifications", "Procedures", "Claims"]
    books = [
        Workbook(input=number, path=f"{name}.xlsx", sha256="", sheets=(sheet(name),))
        for number, name in enumerate(names)
    ]
    remarks = shape_workbooks(books, SCHEMAS).remarks
    assert remarks[:2] == ("Report.xlsx: Report: the sheet is empty", "Directives.xlsx: Directives: the sheet is empty")
    assert remarks[-1] == "no sheet Footnotes: what needs it stays undecided"


@pytest.mark.parametrize(
    "headers",
    [
        ("Directive", "Member State", "Transposition status", "Date of notification"),
        ("ACT", "States", "Status:", "notified on *"),
        ("act (1)", "country [2]", "Status\u00b9", "Notified-On"),
    ],
)
def test_headers_match_by_name_or_alias_in_any_spelling(headers: tuple[str, ...]) -> None:
    shaped = shape(sheet("Notifications", headers, ROW))
    (table,) = shaped.tables
    assert table.letters == {"act": "A", "state": "B", "status": "C", "notified_on": "D"}
    assert table.frame[["act", "state", "status"]].to_dict("list") == {
        "act": ["2016/680"],
        "state": ["EL"],
        "status": ["full"],
    }
    assert shaped.faults == ()


def test_the_header_is_the_first_row_that_is_not_empty() -> None:
    shaped = shape(sheet("Notifications", (), ("", " "), HEADERS, ROW))
    (table,) = shaped.tables
    assert table.header_row == 3
    assert states(shaped) == {4: "EL"}


def test_columns_stand_anywhere_and_others_are_ignored() -> None:
    shaped = shape(
        sheet("Notifications", ("", "status", "Our file", "state", "act"), ("", "full", 7.0, "EL", "2016/680"))
    )
    (table,) = shaped.tables
    assert table.letters == {"act": "E", "state": "D", "status": "B"}
    assert list(table.frame.columns) == ["act", "state", "status", "notified_on", "measure", "remark", "as_of"]
    assert table.raw(2, "state") == "EL"
    assert shaped.faults == ()


def test_blank_rows_and_rows_with_ignored_cells_only_do_not_count() -> None:
    shaped = shape(
        sheet(
            "Notifications",
            (*HEADERS, "ours"),
            ROW,
            ("", "", "", "", "x"),
            (" ", "\u200b", "-", "\xa0"),
            (),
            ROW,
            ("",),
        )
    )
    assert states(shaped) == {2: "EL", 6: "EL"}
    assert shaped.faults == ()


def test_the_same_column_twice_is_named_and_the_left_one_read() -> None:
    shaped = shape(sheet("Notifications", ("act", "state", "status", "State:"), ("2016/680", "EL", "full", "FR")))
    assert states(shaped) == {2: "EL"}
    (fault,) = shaped.faults
    assert said(fault) == (FaultKind.COLUMN_REPEATED, "state", "Notifications!D1", "State:")
    assert fault.expected == "one column; B is the one that is read"


def test_an_alias_beside_the_name_is_an_extra_column() -> None:
    row = ("2016/680", "32016L0680", "EL", "full")
    shaped = shape(sheet("Notifications", ("act", "CELEX", "state", "status"), row))
    assert states(shaped) == {2: "EL"}
    assert shaped.faults == ()


@pytest.mark.parametrize("rows", [(), (("2016/680", "EL"),)])
def test_a_missing_column_is_one_fault_and_the_table_is_still_made(rows: tuple[tuple[str, ...], ...]) -> None:
    shaped = shape(sheet("Notifications", (), ("", "act", "state"), *(("", *row) for row in rows)))
    (table,) = shaped.tables
    assert len(table.frame) == len(rows)
    assert table.frame["status"].isna().all()
    (fault,) = shaped.faults
    assert said(fault) == (FaultKind.COLUMN_MISSING, "status", "Notifications!B2", "act")
    assert fault.expected.startswith("a column headed status or transposition or ")


def test_a_sheet_without_any_known_header_lacks_every_required_column() -> None:
    shaped = shape(sheet("Footnotes", ("x", "y"), ("1", "2")))
    assert [said(fault) for fault in shaped.faults] == [
        (FaultKind.COLUMN_MISSING, "footnote", "Footnotes!A1", "x"),
        (FaultKind.COLUMN_MISSING, "text", "Footnotes!A1", "x"),
    ]
    assert shaped.tables[0].frame.empty


def test_claims_need_a_column_that_states_or_one_that_lists() -> None:
    (fault,) = shape(sheet("Claims", ("about",), ("full",))).faults
    assert said(fault) == (FaultKind.COLUMN_MISSING, "stated", "Claims!A1", "about")
    assert fault.expected == "a column headed stated or listed"
    assert shape(sheet("Claims", ("about", "listed"), ("full", "BE"))).faults == ()


def test_what_is_hidden_is_read_and_said_so() -> None:
    hidden = Sheet(
        name="Notifications",
        visibility=Visibility.VERY_HIDDEN,
        rows=(HEADERS, ROW, ROW, ROW, ()),
        row_numbers=range(1, 6),
        column_numbers=range(1, 5),
        hidden_rows=frozenset({1, 2, 4, 5, 9}),
        hidden_columns=frozenset({2, 7}),
    )
    shaped = shape(hidden)
    assert len(shaped.tables[0].frame) == 3
    assert shaped.remarks[:-1] == (
        "Notifications: the sheet is very hidden; it was read",
        "Notifications: 2 hidden rows were read",
        "Notifications: hidden column was read: B (state)",
    )


def test_a_value_merged_over_rows_holds_for_each_that_counts() -> None:
    merged = Sheet(
        name="Notifications",
        rows=(
            HEADERS,
            ROW,
            ("", "France", "none"),
            (),
            ("", "Spain", "none", "4.6.2018"),
            ("2016/681", "Italy", "full"),
        ),
        row_numbers=range(1, 7),
        column_numbers=range(1, 5),
        merged=((2, 1, 5, 1), (5, 3, 5, 4), (1, 2, 2, 2), (2, 9, 5, 9)),
    )
    shaped = shape(merged)
    frame = shaped.tables[0].frame
    assert frame["act"].to_dict() == {2: "2016/680", 3: "2016/680", 5: "2016/680", 6: "2016/681"}
    assert shaped.faults == ()
    assert shaped.tables[0].place(3, "act").address == "Notifications!A3"
    assert shaped.remarks[0] == "Notifications: merged cells were read as if each row repeated the value: A2:A5"


@pytest.mark.parametrize("total", ["EU", "EU-27", "EU27", "eu 28", "Total", "Average"])
def test_a_total_is_no_member_state_and_left_out(total: str) -> None:
    shaped = shape(sheet("Notifications", HEADERS, ROW, ("x", total, 27.0, "soon")))
    assert states(shaped) == {2: "EL"}
    assert shaped.faults == ()
    assert shaped.remarks[0] == f"Notifications: 1 row was left out, being no Member State: B3 ({total})"


def test_many_rows_left_out_are_one_remark() -> None:
    shaped = shape(sheet("Notifications", HEADERS, *[("", "Total", "", "")] * 7))
    examples = ", ".join(f"B{row} (Total)" for row in range(2, 7))
    assert shaped.remarks[0] == f"Notifications: 7 rows were left out, being no Member State: {examples} and 2 more"


def test_a_phantom_sized_sheet_keeps_its_addresses() -> None:
    sparse = Sheet(
        name="Notifications",
        rows=(HEADERS, ROW, ("2016/680", "Spian", "full", "")),
        row_numbers=(1, 5, 1_048_576),
        column_numbers=(1, 2, 700, 16_384),
    )
    shaped = shape(sparse)
    assert states(shaped) == {5: "EL", 1_048_576: None}
    assert shaped.tables[0].letters == {"act": "A", "state": "B", "status": "ZX", "notified_on": "XFD"}
    assert [said(fault) for fault in shaped.faults] == [
        (FaultKind.UNKNOWN_STATE, "state", "Notifications!B1048576", "Spian")
    ]
