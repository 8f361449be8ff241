"""Days and periods as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.dates.days import DayOrder, day_order, read_day
from sucheck.dates.periods import read_when
from sucheck.model import CellValue, FaultKind
from sucheck.model.flaws import Flaw

A_DAY = "a day, such as 17.10.2019"
MAY_25 = dt.date(2018, 5, 25)
DAYS = st.dates(dt.date(1951, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        MAY_25,
        dt.datetime(2018, 5, 25, 14, 30),  # noqa: DTZ001 - cells have no time zone
        "25 May 2018",
        "25th May 2018",
        "25th of May, 2018",
        "May 25, 2018",
        "May 25th 2018",
        "25-May-2018",
        "25 MAY 2018 ",
        "Friday, 25 May 2018",
        "25.05.2018",
        "25.5.2018",
        "25. 5. 2018",
        "25.5.2018.)",
        "(25.5.2018)",
        "25\u00a0May\u00a02018",
        "2018-05-25",
        "2018-05-25T00:00:00",
        "2018/5/25",
        "25/05/2018",
        "25-05-2018",
        "05/25/2018",
    ],
)
def test_a_day_in_any_usual_form(written: CellValue) -> None:
    assert read_day(written, DayOrder.UNKNOWN) == MAY_25
    assert read_when(written, DayOrder.UNKNOWN) == "2018-05-25"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("17.10.2019.)", dt.date(2019, 10, 17)),
        ("12.08.2013", dt.date(2013, 8, 12)),
        ("1 Sept 2019", dt.date(2019, 9, 1)),
        ("1 Sept. 2019", dt.date(2019, 9, 1)),
        ("05/05/2018", dt.date(2018, 5, 5)),
        ("29.2.2020", dt.date(2020, 2, 29)),
    ],
)
def test_days_met_in_reports(written: str, day: dt.date) -> None:
    assert read_day(written, DayOrder.UNKNOWN) == day


@pytest.mark.parametrize(
    "written",
    ["2018", "May 2018", "17.10.19", "soon", "25 Mai 2018", "4 Ju 2018", True, dt.time(1, 2), 2018.0, 0.0, "0"],
)
def test_less_than_a_day_is_no_day(written: CellValue) -> None:
    assert read_day(written, DayOrder.UNKNOWN) == Flaw(kind=FaultKind.UNREADABLE, expected=A_DAY)


@pytest.mark.parametrize("written", ["31.02.2019", "29.2.2019", "2019-13-01", "31 June 2018", "13/13/2018"])
def test_a_day_that_the_calendar_lacks(written: str) -> None:
    flaw = Flaw(kind=FaultKind.UNREADABLE, expected=f"{A_DAY}; the calendar has no such day")
    assert read_day(written, DayOrder.UNKNOWN) == flaw


@pytest.mark.parametrize("written", [43390.0, "43390", 43390.5])
def test_a_number_that_was_meant_as_a_date_is_told_so(written: CellValue) -> None:
    flaw = read_day(written, DayOrder.UNKNOWN)
    assert isinstance(flaw, Flaw)
    assert flaw.kind is FaultKind.UNREADABLE
    assert flaw.expected.startswith("a day; the cell holds the number 43390")
    assert flaw.expected.endswith("and is not formatted as a date (it would be 2018-10-17)")
    assert flaw.suggestions == ("2018-10-17",)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["25/05/2018", "05/06/2018"], DayOrder.DAY_FIRST),
        (["05/25/2018", "05/06/2018"], DayOrder.MONTH_FIRST),
        (["05/25/2018", "25/05/2018"], DayOrder.UNKNOWN),
        (["05/06/2018", "25.06.2018", 3.0, MAY_25], DayOrder.UNKNOWN),
        (["13/13/2018"], DayOrder.UNKNOWN),
        ([], DayOrder.UNKNOWN),
    ],
)
def test_a_column_settles_what_comes_first(column: list[CellValue], order: DayOrder) -> None:
    assert day_order(column) is order


def test_a_settled_column_reads_its_slashes() -> None:
    assert read_day("05/06/2018", DayOrder.DAY_FIRST) == dt.date(2018, 6, 5)
    assert read_day("05/06/2018", DayOrder.MONTH_FIRST) == dt.date(2018, 5, 6)


def test_an_unsettled_date_is_ambiguous_and_never_guessed() -> None:
    flaw = Flaw(
        kind=FaultKind.AMBIGUOUS_DATE,
        expected="a date whose day and month cannot be taken for each other, such as 17.10.2019",
        suggestions=("2018-06-05", "2018-05-06"),
    )
    assert read_day("05/06/2018", DayOrder.UNKNOWN) == flaw
    assert read_when("05/06/2018", DayOrder.UNKNOWN) == flaw


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("July 2018", "2018-07"),
        ("in July 2018", "2018-07"),
        ("July, 2018", "2018-07"),
        ("07.2018", "2018-07"),
        ("7/2018", "2018-07"),
        ("2018-07", "2018-07"),
        ("2018", "2018"),
        (2018.0, "2018"),
        ("2019-07/2019-10", "2019-07/2019-10"),
        ("July and October 2019", "2019-07/2019-10"),
        ("July\u2013October 2019", "2019-07/2019-10"),
        ("between July and October 2019", "2019-07/2019-10"),
        ("from November 2018 to January 2019", "2018-11/2019-01"),
        ("2018-2019", "2018/2019"),
        ("24-25 July 2019", "2019-07-24/2019-07-25"),
        ("24 June to 25 July 2019", "2019-06-24/2019-07-25"),
        ("24.7.2019 - 10.10.2019", "2019-07-24/2019-10-10"),
        ("2018/2019-03", "2018/2019-03"),
    ],
)
def test_a_time_keeps_the_precision_that_was_written(written: CellValue, time: str) -> None:
    assert read_when(written, DayOrder.UNKNOWN) == time


@pytest.mark.parametrize(
    "written",
    ["October to July 2019", "2019-10/2019-07", "13.2018", "last summer", 20.5, True, dt.time(1), "to", "1850"],
)
def test_what_names_no_time(written: CellValue) -> None:
    flaw = read_when(written, DayOrder.UNKNOWN)
    assert isinstance(flaw, Flaw)
    assert flaw.kind is FaultKind.UNREADABLE
    assert flaw.expected == "a day, month, year or period, such as 25.7.2019, July 2019 or July 2019 to October 2019"


@given(day=DAYS)
def test_every_day_survives_every_unambiguous_form(day: dt.date) -> None:
    month = day.strftime("%B")
    forms = [
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
    ]
    assert {read_day(form, DayOrder.UNKNOWN) for form in forms} == {day}


@given(day=DAYS)
def test_a_slashed_date_is_read_right_or_called_ambiguous(day: dt.date) -> None:
    read = read_day(f"{day.day}/{day.month}/{day.year}", DayOrder.UNKNOWN)
    if isinstance(read, Flaw):
        assert read.kind is FaultKind.AMBIGUOUS_DATE
        assert day.isoformat() in read.suggestions
    else:
        assert read == day


@given(text=st.text(max_size=20))
def test_any_text_is_a_day_or_a_flaw(text: str) -> None:
    assert isinstance(read_day(text, DayOrder.UNKNOWN), dt.date | Flaw)
    assert isinstance(read_when(text, DayOrder.UNKNOWN), str | Flaw)
