"""What each kind of cell becomes, and the fault of each cell that cannot be read: kind, place, words, what is right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import pytest

from sucheck.model import CellFault, CellValue, FaultKind, Oddity, OddityKind, Shaped, Sheet, Table, Workbook
from sucheck.resources import resource
from sucheck.shape import shape_workbooks
from sucheck.shape.schemas import load_schemas

SCHEMAS = load_schemas([resource("schemas")])
DEADLINE = dt.date(2018, 5, 6)


def shape(
    kind: str, *rows: Mapping[str, CellValue], oddities: Mapping[tuple[int, int], Oddity] | None = None
) -> Shaped:
    """A sheet with one column per key, in the order of the first row's keys; row 1 is the header."""
    headers = list(rows[0])
    sheet = Sheet(
        name=kind,
        rows=[headers, *([row.get(header, "") for header in headers] for row in rows)],
        row_numbers=range(1, len(rows) + 2),
        column_numbers=range(1, len(headers) + 1),
        oddities=oddities or {},
    )
    return shape_workbooks([Workbook(input=3, path="a.xlsx", sha256="", sheets=(sheet,))], SCHEMAS)


def cells(shaped: Shaped, column: str) -> list[object]:
    (table,) = shaped.tables
    return [None if pd.isna(value) else value for value in table.frame[column].tolist()]


def notification(**row: CellValue) -> dict[str, CellValue]:
    usual: dict[str, CellValue] = {"act": "2016/680", "state": "EL", "status": "full", "notified_on": DEADLINE}
    return usual | row


def claim(**row: CellValue) -> dict[str, CellValue]:
    usual: dict[str, CellValue] = {"about": "full", "stated": 21.0}
    return usual | row


def only_fault(shaped: Shaped) -> CellFault:
    (fault,) = shaped.faults
    assert fault.place.input == 3
    assert fault.table == shaped.tables[0].kind
    return fault


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("2016/680", "2016/680"),
        ("Directive (EU) 2016/680", "2016/680"),
        ("32016L0680", "2016/680"),
        ("91/477/EEC", "91/477"),
        ("Directive (EU) 2016/680 of the European Parliament and of the Council on the protection", "2016/680"),
        ("2016/681 (PNR)", "2016/681"),
        ("PNR Directive (2016/681)", "2016/681"),
        ("PNR Directive", "2016/681"),
    ],
)
def test_an_act_is_known_by_number_title_or_unique_name(written: str, key: str) -> None:
    shaped = shape("Notifications", notification(act=written))
    assert cells(shaped, "act") == [key]
    assert shaped.faults == ()


@pytest.mark.parametrize("written", ["the other one", "Firearms Directive", 2016.0, True, "2016/680 and 2016/681"])
def test_a_cell_that_names_no_single_act(written: CellValue) -> None:
    shaped = shape("Notifications", notification(act=written))
    assert cells(shaped, "act") == [None]
    fault = only_fault(shaped)
    assert (fault.kind, fault.column, fault.place.address) == (FaultKind.UNREADABLE, "act", "Notifications!A2")
    assert fault.expected == "a directive's number, such as 2016/680 or 32016L0680"


def test_an_act_that_became_a_date_is_told_so() -> None:
    fault = only_fault(shape("Notifications", notification(act=dt.date(2016, 8, 1))))
    assert (fault.kind, fault.place.text) == (FaultKind.UNREADABLE, "2016-08-01")
    assert fault.expected.endswith("; the cell holds a date, perhaps made of the number as it was typed")


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("2016/680", "2016/680"),
        ("2016/680; 2016/681;", "2016/680;2016/681"),
        ("2016/681 and 2016/680", "2016/681;2016/680"),
        ("2016/680, 2016/681 and 2017/541", "2016/680;2016/681;2017/541"),
        ("Directive (EU) 2017/853 amending Directive 91/477/EEC on acquisition and possession", "2017/853"),
        ("2016/680\n2016/680", "2016/680"),
    ],
)
def test_a_claim_may_be_on_several_acts(written: str, keys: str) -> None:
    shaped = shape("Claims", claim(act=written))
    assert cells(shaped, "act") == [keys]
    assert shaped.faults == ()


@pytest.mark.parametrize("written", ["2016/680; and so on", dt.date(2016, 8, 1)])
def test_one_unknown_act_spoils_the_cell(written: CellValue) -> None:
    shaped = shape("Claims", claim(act=written))
    assert cells(shaped, "act") == [None]
    assert (only_fault(shaped).kind, only_fault(shaped).place.address) == (FaultKind.UNREADABLE, "Claims!C2")


@pytest.mark.parametrize(
    ("written", "code"),
    [("Greece", "EL"), ("GR", "EL"), ("el", "EL"), ("GRC", "EL"), ("Griechenland", "EL"), ("Greece (1)", "EL"),
     ("the Netherlands", "NL"), ("United Kingdom", "UK"), ("Norway", "NO"), ("NO", "NO")],
)  # fmt: skip
def test_a_state_is_known_by_name_or_code(written: str, code: str) -> None:
    shaped = shape("Notifications", notification(state=written))
    assert cells(shaped, "state") == [code]
    assert shaped.faults == ()


def test_an_unknown_state_comes_with_suggestions() -> None:
    shaped = shape("Notifications", notification(state="Slovakai"))
    assert cells(shaped, "state") == [None]
    fault = only_fault(shaped)
    assert (fault.kind, fault.place.address, fault.place.text) == (
        FaultKind.UNKNOWN_STATE,
        "Notifications!B2",
        "Slovakai",
    )
    assert fault.suggestions[0] == "Slovakia"
    assert fault.expected == "a Member State's name or code, such as Greece or EL"


@pytest.mark.parametrize(
    ("written", "status"),
    [("Full", "full"), ("fully transposed", "full"), ("not-notified", "none"), ("NOTHING", "none"), ("No", "none"),
     ("partially", "partial"), ("complete", "full"), ("n/a", "not_bound"), ("Not bound*", "not_bound"),
     ("held incomplete", "incomplete")],
)  # fmt: skip
def test_a_status_in_everyday_words(written: str, status: str) -> None:
    shaped = shape("Notifications", notification(status=written))
    assert cells(shaped, "status") == [status]
    assert shaped.faults == ()


@pytest.mark.parametrize(
    ("column", "written", "value"),
    [("step", "LFN", "formal_notice"), ("step", "Letter of formal notice", "formal_notice"),
     ("step", "RO", "reasoned_opinion"), ("step", "referred to Court", "referral"), ("step", "closing", "closed"),
     ("step", "Art. 260(2) letter", "letter_260"), ("step", "additional LFN", "additional_formal_notice"),
     ("step", "EU Pilot", "eu_pilot"), ("ground", "NCM", "non_communication"), ("ground", "NCF", "non_conformity"),
     ("ground", "BAD", "bad_application"), ("ground", "incorrect transposition", "non_conformity"),
     ("ground", "non-transposition", "non_communication")],
)  # fmt: skip
def test_steps_and_grounds_in_everyday_words(column: str, written: str, value: str) -> None:
    row = {"act": "2016/680", "state": "ES", "step": "closed", "ground": "NCM"} | {column: written}
    shaped = shape("Procedures", row)
    assert cells(shaped, column) == [value]
    assert shaped.faults == ()


def test_another_word_is_no_choice() -> None:
    shaped = shape("Notifications", notification(status="partialy"))
    assert cells(shaped, "status") == [None]
    fault = only_fault(shaped)
    assert (fault.kind, fault.place.address, fault.place.text) == (
        FaultKind.NOT_A_CHOICE,
        "Notifications!C2",
        "partialy",
    )
    assert fault.expected == "one of none, partial, incomplete, full, conform, applied, not_bound"
    assert fault.suggestions == ("partial",)


@pytest.mark.parametrize(
    ("written", "about"),
    [
        ("full", "full"),
        ("Fully transposed", "full"),
        ("incomplete+partial", "partial+incomplete"),
        ("partial and not notified", "none+partial"),
        ("RO, LFN", "formal_notice+reasoned_opinion"),
        ("none / partial / none", "none+partial"),
        ("not fully transposed", "not_full"),
        ("declared complete, held incomplete", "incomplete"),
        ("transposition deadline", "deadline"),
        ("n/a", "not_bound"),
    ],
)
def test_about_joins_states_and_steps_in_one_order(written: str, about: str) -> None:
    shaped = shape("Claims", claim(about=written))
    assert cells(shaped, "about") == [about]
    assert shaped.faults == ()


@pytest.mark.parametrize(("written", "suggestions"), [("full + fnll", ("full",)), ("+", ()), (21.0, ())])
def test_about_something_unknown(written: CellValue, suggestions: tuple[str, ...]) -> None:
    shaped = shape("Claims", claim(about=written))
    assert cells(shaped, "about") == [None]
    fault = only_fault(shaped)
    assert (fault.kind, fault.place.address) == (FaultKind.NOT_A_CHOICE, "Claims!A2")
    assert fault.suggestions == suggestions
    assert fault.expected.endswith("not_full, not_conform, not_applied, bound, open, deadline, act_date, as_of")


def test_dates_are_days_whatever_they_were_written_as() -> None:
    written: list[CellValue] = [DEADLINE, dt.datetime(2018, 5, 6, 9), "6 May 2018", "06/05/2018", "25/05/2018", "", "-"]  # noqa: DTZ001 - cells have no time zone
    shaped = shape("Notifications", *(notification(notified_on=value) for value in written))
    day = pd.Timestamp(DEADLINE)
    assert cells(shaped, "notified_on") == [day, day, day, day, pd.Timestamp("2018-05-25"), None, None]
    assert str(shaped.tables[0].frame["notified_on"].dtype) == "datetime64[s]"
    assert shaped.faults == ()


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("06/05/2018", FaultKind.AMBIGUOUS_DATE, "a date whose day and month cannot be taken for each other"),
        ("2018", FaultKind.UNREADABLE, "a day, such as 17.10.2019"),
        ("May 2018", FaultKind.UNREADABLE, "a day, such as 17.10.2019"),
        (43390.0, FaultKind.UNREADABLE, "a day; the cell holds the number 43390 and is not formatted as a date"),
        ("6.5.2918", FaultKind.CHECK_FAILED, "a day from 1951 to 2100"),
        (dt.date(1905, 7, 11), FaultKind.CHECK_FAILED, "a day from 1951 to 2100"),
        (dt.time(3, 4), FaultKind.UNREADABLE, "a day, such as 17.10.2019"),
    ],
)
def test_a_bad_date_is_one_fault_and_empty_in_the_frame(written: CellValue, kind: FaultKind, expected: str) -> None:
    shaped = shape("Notifications", notification(), notification(notified_on=written))
    assert cells(shaped, "notified_on") == [pd.Timestamp(DEADLINE), None]
    fault = only_fault(shaped)
    assert (fault.kind, fault.column, fault.place.address) == (kind, "notified_on", "Notifications!D3")
    assert fault.expected.startswith(expected)


def test_the_last_days_that_are_right() -> None:
    days = [dt.date(1951, 1, 1), dt.date(2100, 12, 31)]
    assert shape("Notifications", *(notification(notified_on=day) for day in days)).faults == ()


def test_when_keeps_the_precision_and_its_century() -> None:
    shaped = shape("Claims", claim(when="July 2018"), claim(when=DEADLINE), claim(when=2019.0), claim(when="1940"))
    assert cells(shaped, "when") == ["2018-07", "2018-05-06", "2019", None]
    fault = only_fault(shaped)
    assert (fault.kind, fault.place.address, fault.expected) == (
        FaultKind.CHECK_FAILED,
        "Claims!C5",
        "a date from 1951 to 2100",
    )


def test_a_phrase_keeps_numbers_dates_and_words_as_they_are() -> None:
    written: list[CellValue] = [21.0, " twenty-one ", "24 of 27", DEADLINE, 0.89]
    shaped = shape("Claims", *(claim(stated=value) for value in written))
    assert cells(shaped, "stated") == [21.0, "twenty-one", "24 of 27", DEADLINE, 0.89]
    assert shaped.faults == ()


def test_a_time_of_day_is_no_phrase() -> None:
    fault = only_fault(shape("Claims", claim(stated=dt.time(21, 0))))
    assert (fault.kind, fault.place.address, fault.place.text) == (FaultKind.UNREADABLE, "Claims!B2", "21:00:00")


def test_booleans_and_numbers_of_one_column_stay_apart() -> None:
    shaped = shape("Claims", claim(stated=1.0), claim(stated=True), claim(stated=0.0), claim(stated=False))
    assert cells(shaped, "stated") == [1.0, "TRUE", 0.0, "FALSE"]


def test_text_columns_hold_words() -> None:
    written: list[CellValue] = [49.0, " 49 ", 4.5, DEADLINE, True, "\u2013"]
    shaped = shape("Claims", *(claim(footnote=value) for value in written))
    assert cells(shaped, "footnote") == ["49", "49", "4.5", "2018-05-06", "TRUE", None]


def test_each_required_cell_that_is_empty_is_one_fault() -> None:
    shaped = shape("Notifications", notification(), notification(act=" ", status="-"), notification(state=""))
    assert [(fault.kind, fault.place.address, fault.expected) for fault in shaped.faults] == [
        (FaultKind.VALUE_MISSING, "Notifications!A3", "a value such as 2016/680"),
        (FaultKind.VALUE_MISSING, "Notifications!C3", "a value such as full"),
        (FaultKind.VALUE_MISSING, "Notifications!B4", "a value such as EL"),
    ]


def test_a_claim_that_neither_states_nor_lists() -> None:
    rows = [claim(listed=""), claim(stated="", listed="BE, BG"), claim(stated="", listed="")]
    fault = only_fault(shape("Claims", *rows))
    assert (fault.kind, fault.column, fault.place.address) == (FaultKind.VALUE_MISSING, "stated", "Claims!B4")
    assert fault.expected == "a value in stated or listed"


def test_a_claim_with_only_a_list_column_misses_its_list_there() -> None:
    fault = only_fault(shape("Claims", {"about": "full", "listed": ""}))
    assert (fault.kind, fault.column, fault.place.address) == (FaultKind.VALUE_MISSING, "listed", "Claims!B2")


@pytest.mark.parametrize(
    ("oddity", "kind", "text"),
    [
        (Oddity(kind=OddityKind.ERROR, detail="#N/A"), FaultKind.ERROR_CELL, "#N/A"),
        (Oddity(kind=OddityKind.NO_VALUE, detail="=A1"), FaultKind.NO_VALUE, "=A1"),
    ],
)
def test_a_cell_without_a_value_to_see_is_one_fault(oddity: Oddity, kind: FaultKind, text: str) -> None:
    oddities = {(2, 2): oddity, (1, 1): oddity, (2, 9): oddity, (9, 1): oddity}
    shaped = shape("Claims", claim(about="full", stated=""), oddities=oddities)
    assert cells(shaped, "stated") == [None]
    fault = only_fault(shaped)
    assert (fault.kind, fault.place.address, fault.place.text) == (kind, "Claims!B2", text)


def test_a_row_with_an_error_cell_only_is_not_blank() -> None:
    oddities = {(3, 1): Oddity(kind=OddityKind.ERROR, detail="#REF!")}
    shaped = shape("Footnotes", {"footnote": "1", "text": "BE"}, {}, oddities=oddities)
    assert [(fault.kind, fault.place.address) for fault in shaped.faults] == [
        (FaultKind.ERROR_CELL, "Footnotes!A3"),
        (FaultKind.VALUE_MISSING, "Footnotes!B3"),
    ]


@pytest.mark.parametrize("footnotes", [{}, {"footnote": ""}])
def test_a_note_mark_stands_for_an_empty_footnote(footnotes: dict[str, CellValue]) -> None:
    oddities = {(2, 2): Oddity(kind=OddityKind.NOTE_MARK, detail="49")}
    shaped = shape("Claims", claim(stated="21 Member States") | footnotes, oddities=oddities)
    assert cells(shaped, "footnote") == ["49"]
    assert shaped.faults == ()


def test_a_note_mark_yields_to_the_footnote_that_is_there() -> None:
    mark = Oddity(kind=OddityKind.NOTE_MARK, detail="49")
    shaped = shape("Claims", claim(footnote=50.0), claim(), oddities={(2, 2): mark, (3, 1): mark, (9, 2): mark})
    assert cells(shaped, "footnote") == ["50", None]


def test_every_column_of_the_schema_is_in_the_frame_with_its_dtype() -> None:
    for schema in SCHEMAS:
        row = dict.fromkeys([column.name for column in schema.columns], "x")
        (table,) = shape(schema.kind, row).tables
        assert {name: str(dtype) for name, dtype in table.frame.dtypes.items()} == {
            column.name: column.dtype for column in schema.columns
        }


def test_faults_stand_in_reading_order() -> None:
    rows = [notification(act="x", notified_on="y"), notification(state="z"), notification(act="")]
    places = [fault.place.cell for fault in shape("Notifications", *rows).faults]
    assert places == ["A2", "D2", "B3", "A4"]


def test_a_table_still_knows_the_words_of_a_cell() -> None:
    (table,) = shape("Claims", claim(stated=21.0)).tables
    assert isinstance(table, Table)
    assert table.place(2, "stated").text == "21"
