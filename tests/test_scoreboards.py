"""Scoreboards as offices keep them: found by their headers, judged at their printed precision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from made_books import Cell, checked, told, write

from sucheck.law import states
from sucheck.model.flaws import Flaw
from sucheck.shape.figures import percent_factor, read_figure, read_percent

HEAD: list[Cell] = [
    "Member State", "Transposition deficit (%)", "Number of outstanding directives", "Long overdue directives",
    "Average delay (months)", "Rank",
]  # fmt: skip
MEMBERS = states.protocol_order(states.members(dt.date(2018, 12, 10)))
DIRECTIVES = 1014
OUTSTANDING = [2 + number % 7 for number in range(28)]
for late in (0, 8, 12, 22, 24):
    OUTSTANDING[late] = 12 + late % 5
DEFICITS = [round(100 * number / DIRECTIVES, 1) for number in OUTSTANDING]
RANKS = {at: rank for rank, at in enumerate(sorted(range(28), key=OUTSTANDING.__getitem__), start=1)}
MEAN = round(sum(DEFICITS) / 28, 1)
TITLE = "Notifications by 10 December 2018, deadlines until 30 November 2018; 1 014 directives"


def board(title: str = TITLE, says: str = "Five Member States above 1 %") -> list[list[Cell]]:
    """A consistent scoreboard: title, a sentence, a blank row, headers in row 4, Belgium in row 5, the EU in row 33."""
    rows: list[list[Cell]] = [
        [states.english_name(code), DEFICITS[at], OUTSTANDING[at], 1, 8.0 + at / 10, RANKS[at]]
        for at, code in enumerate(MEMBERS)
    ]
    return [[title], [says], [], HEAD, *rows, ["EU average", MEAN, None, None, 9.4]]


def row_of(code: str) -> int:
    """The row of a State, from 0."""
    return 4 + MEMBERS.index(code)


def with_cell(row: int, column: int, value: Cell) -> list[list[Cell]]:
    rows = board()
    rows[row][column] = value
    return rows


def test_a_scoreboard_is_found_and_holds(tmp_path: Path) -> None:
    report = checked(write(tmp_path, board(), sheet="2018"))
    assert report.findings == ()
    assert report.undecided == ()
    assert report.holds["PC05"] == 28
    assert (report.holds["PC06"], report.holds["PC07"], report.holds["PC08"]) == (2, 28, 3)


AGAINST = "does not follow the order of the values"
AVERAGE = "average {} stated; the mean is {}, the values go from {}"


@pytest.mark.parametrize(
    ("row", "column", "value", "expected"),
    [
        (row_of("DE"), 1, 0.9, ("PC05", "error", "Germany: 6 of 1014 directives are 0.6 %, not 0.9 %", "B9 C9")),
        (row_of("DE"), 3, 7, ("PC07", "error", "Germany: 7 directives long overdue of 6 outstanding", "D9 C9")),
        (row_of("DE"), 5, 28, ("PC08", "warning", f"Germany: rank 28 with 0.6 {AGAINST}", "F9 B9")),
        (32, 1, 2.4, ("PC06", "error", AVERAGE.format("deficit of 2.4", 0.7, "0.2 to 1.6"), "B33")),
        (32, 4, 9.9, ("PC06", "warning", AVERAGE.format("delay of 9.9", 9.4, "8 to 10.7"), "E33")),
    ],
    ids=["deficit", "long overdue", "rank", "average", "delay"],
)  # fmt: skip
def test_one_wrong_figure_is_found_at_its_cell(
    tmp_path: Path, row: int, column: int, value: float, expected: tuple[str, str, str, str]
) -> None:
    found = told(write(tmp_path, with_cell(row, column, value)))
    assert [(*each[:3], " ".join(each[3])) for each in found] == [expected]


def test_what_stands_above_is_held_against_the_table(tmp_path: Path) -> None:
    late = ("BE", "CY", "ES", "RO", "SK")
    message = "Belgium, Spain, Cyprus, Romania and Slovakia: 6 Member States said to be above 1 %, 5 are"
    cells = {"A2", *(f"B{row_of(code) + 1}" for code in late)}
    found = told(write(tmp_path, board(says="Six Member States are above 1 %.")))
    assert [(*each[:3], set(each[3])) for each in found] == [("PC08", "warning", message, cells)]
    swapped = "Notifications by 30 November 2018, deadlines until 10 December 2018; 1 014 directives"
    rule, severity, message, at = told(write(tmp_path, board(title=swapped)))[0]
    assert (rule, severity, at) == ("PC08", "warning", ["A1"])
    assert message.startswith("notifications are counted until 10 days before the last deadline that counts")


@pytest.mark.parametrize(
    ("notified", "deadline", "directives"),
    [
        ("10.11.2014", "31.10.2014", "1 246"), ("10.12.2015", "31.10.2015", "1 099"),
        ("11.12.2016", "30.11.2016", "1 019"), ("10.12.2018", "30.11.2018", "1 014"),
        ("10.12.2021", "30.11.2021", "997"), ("10.12.2022", "30.11.2022", "1 018"),
        ("5.12.2024", "30.11.2024", "1 000"),
    ],
)  # fmt: skip
def test_the_cut_off_pairs_of_the_editions_are_pairs(
    tmp_path: Path, notified: str, deadline: str, directives: str
) -> None:
    title: list[list[Cell]] = [
        ["Notifications until", notified],
        ["Deadlines until", deadline],
        [f"{directives} directives"],
    ]
    rows: list[list[Cell]] = [*title, [], ["State", "Deficit"], ["DE", 0.5], ["FR", 1.1], ["IT", 1.4]]
    report = checked(write(tmp_path, rows))
    assert report.findings == ()
    assert report.holds["PC08"] == 1


@pytest.mark.parametrize(
    ("deficits", "average"),
    [((1.4, 0.5, 0.9), 0.9), ((2.3, 0.9, 0.3), 1.2), ((1.8, 0.7, 0.4), 1.0)],
)
def test_the_averages_of_the_eea_editions_are_right(tmp_path: Path, deficits: Sequence[float], average: float) -> None:
    body: list[list[Cell]] = [
        [name, value] for name, value in zip(("Norway", "Iceland", "Liechtenstein"), deficits, strict=True)
    ]
    report = checked(write(tmp_path, [["Country", "Transposition deficit"], *body, ["Average", average]]))
    assert report.findings == ()
    assert report.holds["PC06"] == 1


def test_the_updated_edition_has_one_number_of_directives_and_the_one_before_has_not(tmp_path: Path) -> None:
    head: list[Cell] = ["Country", "Transposition deficit", "Outstanding directives"]
    updated: list[list[Cell]] = [["Norway", "0.4 %", 3], ["Liechtenstein", "0.9 %", 7], ["Iceland", "2.2 %", 18]]
    before: list[list[Cell]] = [["Norway", "0.1 %", 1], ["Liechtenstein", "1.2 %", 9], ["Iceland", "2.0 %", 17]]
    assert told(write(tmp_path, [head, *updated])) == []
    message = "LI 1.2 % of 720 to 782, IS 2.0 % of 830 to 871 directives; the other rows mean 667 to 2000"
    assert told(write(tmp_path, [head, *before])) == [("PC03", "warning", message, ["B4", "B3"])]


@pytest.mark.parametrize(("deficit", "colour", "found"), [(1.2, "00B050", 1), (1.0, "FF0000", 0), (1.0, "00B050", 0)])
def test_a_fill_is_the_colour_of_a_deficit(tmp_path: Path, deficit: float, colour: str, found: int) -> None:
    rows: list[list[Cell]] = [["State", "Deficit"], ["BE", 1.4], ["MT", 0.1], ["PL", deficit]]
    fills = {(1, 1): "FF0000", (2, 1): "00B050", (3, 1): colour}
    message = "Poland: a deficit of 1.2 % is red, not green"
    assert told(write(tmp_path, rows, fills=fills)) == [("PC05", "warning", message, ["B4"])] * found


def test_bands_of_other_colours_say_nothing_of_the_target(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["State", "Deficit"], ["BE", 1.4], ["MT", 0.1], ["PL", 1.2]]
    fills = {(1, 1): "FF0000", (2, 1): "FFFF00", (3, 1): "00B050"}
    assert told(write(tmp_path, rows, fills=fills)) == []


def test_a_deficit_above_the_incompleteness_rate(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["State", "Deficit"], ["BE", 1.4], ["FR", 3.1], ["PL", 0.7], ["Incompleteness rate", 2.0]]
    message = "France: a deficit of 3.1 % is above the incompleteness rate of 2 %"
    assert told(write(tmp_path, rows)) == [("PC07", "error", message, ["B3", "B5"])]


def test_fractions_shown_as_percentages_are_percentages(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["State", "Deficit", "Outstanding", "Directives in force"]]
    rows += [["BE", 0.014, 14, 1014], ["FR", 0.011, 13, 1014], ["PL", 0.007, 7, 1014]]
    message = "France: 13 of 1014 directives are 1.3 %, not 1.1 %"
    assert told(write(tmp_path, rows, percent=(1,))) == [("PC05", "error", message, ["B3", "C3"])]


def test_headers_in_french_and_german(tmp_path: Path) -> None:
    for head, bound in (
        (["État membre", "Déficit de transposition", "Directives non transposées"], "1 014 directives"),
        (["Mitgliedstaat", "Umsetzungsdefizit", "Nicht umgesetzte Richtlinien"], "1 014 Richtlinien"),
    ):
        rows: list[list[Cell]] = [[bound], [], list(head), ["BE", "1,4 %", 14], ["FR", "1,1 %", 13], ["PL", "0,7 %", 7]]
        assert [each[2] for each in told(write(tmp_path, rows))] == [
            "France: 13 of 1014 directives are 1.3 %, not 1.1 %"
        ]


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        (11.0, "11"), (1.2, "1.2"), ("1.0", "1.0"), ("1,2 %", "1.2"), ("1 014", "1014"), ("8.4 months", "8.4"),
        ("\u22120.2 pp", "-0.2"), ("3¹", "3"), (0.1 + 0.2, "0.3"), ("n/a", None),
    ],
)  # fmt: skip
def test_a_figure_keeps_its_printed_decimals(cell: str | float, figure: str | None) -> None:
    assert read_figure(cell) == (None if figure is None else Decimal(figure))


@pytest.mark.parametrize("cell", ["soon", "1.2.3", True, "about 12 of 20"])
def test_what_is_no_figure_is_said_to_be_none(cell: str | bool) -> None:  # noqa: FBT001  a cell may hold one
    assert isinstance(read_figure(cell), Flaw)


@pytest.mark.parametrize(
    ("column", "factor"),
    [((0.3, 1.2, 0.9), 1), ((0.003, 0.012, 0.009), 100), ((0.1, 0.2, 0.4), 1), ((0.012, 0.118, 0.034), 100), ((), 1)],
)
def test_whether_a_column_holds_fractions_is_decided_by_all_of_it(column: Sequence[float], factor: int) -> None:
    assert percent_factor(column) == factor
    assert [read_percent(value, factor) for value in column] == [Decimal(f"{value * factor:.10g}") for value in column]
