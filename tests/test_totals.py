"""Totals, typed and by formula: each differs from its cells or not, and what is unclear is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_books import Cell, Rows, checked, told, write

from sucheck.model import Sheet
from sucheck.shape.totals.formula_cells import Cells
from sucheck.shape.totals.formula_values import value_of
from sucheck.shape.totals.formulas import parse_formula

HEAD: list[Cell] = ["Member State", "Open cases", "New cases"]
STATES = ["Belgium", "Bulgaria", "Germany", "France", "Italy", "Malta"]
OPEN = [12, 9, 14, 20, 31, 2]
BODY: list[list[Cell]] = [[state, number, number + 1] for state, number in zip(STATES, OPEN, strict=True)]
RIGHT = ("=SUM(C2:C7)", 94)


def wrong(message: str, *cells: str) -> list[tuple[str, str, str, list[str]]]:
    return [("WB06", "error", message, list(cells))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([HEAD, *BODY, ["Total", ("=SUM(B2:B7)", 88), RIGHT]], []),
        (
            [HEAD, *BODY, ["Total", ("=SUM(B2:B6)", 86), RIGHT]],
            wrong("86 stated; the sum of B2:B7 is 88; the formula leaves out B7", "B8", "B7"),
        ),
        (
            [HEAD, *BODY, ["Total", ("=SUM(B2:B7)", 87), RIGHT]],
            wrong("87 stated; its formula gives 88 for the cells as they are", "B8"),
        ),
        (
            [["Member State", 2018, 2019], *BODY, ["Total", ("=SUM(B1:B7)", 2106), RIGHT]],
            wrong("2106 stated; the sum of B2:B7 is 88; the formula takes in B1", "B8", "B1"),
        ),
        (
            [HEAD, *BODY[:5], ["Malta", "2", 3], ["Total", ("=SUM(B2:B7)", 86), RIGHT]],
            wrong("86 stated; the sum of B2:B7 is 88; the formula leaves out B7", "B8", "B7"),
        ),
        (
            [HEAD, *BODY, ["Average", ("=AVERAGE(B2:B6)", 17.2), ("=AVERAGE(C2:C7)", 94 / 6)]],
            wrong("17.2 stated; the average of B2:B7 is 14.66666667; the formula leaves out B7", "B8", "B7"),
        ),
        (
            [HEAD, *BODY, ["Number of States", ("=COUNTA(A1:A7)", 7)]],
            wrong("7 stated; the count of A2:A7 is 6; the formula takes in A1", "B8", "A1"),
        ),
        ([HEAD, *BODY, ["Total", 88, 93]], wrong("93 stated; the sum of C2:C7 is 94", "C8")),
        ([HEAD, ["Total", 88, 93], *BODY], wrong("93 stated; the sum of C3:C8 is 94", "C2")),
    ],
    ids=["right", "one row short", "not calculated again", "header included", "number as text", "average", "count",
         "typed", "on top"],
)  # fmt: skip
def test_a_row_of_totals(tmp_path: Path, rows: Rows, expected: object) -> None:
    assert told(write(tmp_path, rows)) == expected


@pytest.mark.parametrize("label", ["Total F", "Total full", "Total", "Full"])
def test_a_total_of_codes_counts_what_its_label_says_or_most_agree_on(tmp_path: Path, label: str) -> None:
    acts = ["2016/680", "2016/681", "2017/541", "2017/853"]
    codes = ["FFPF", "FPPF", "NFFF", "FFFN", "FFFF"]
    rows: list[list[Cell]] = [["Member State", *acts]]
    rows += [[state, *line] for state, line in zip(STATES, codes, strict=False)]
    rows.append([label, 4, 4, 2, 4])  # the third column holds P, P, F, F, F
    assert told(write(tmp_path, rows), "WB06") == wrong("2 stated; the count of F of D2:D6 is 3", "D7")


def test_a_formula_that_stops_short_of_its_neighbours_is_the_odd_one(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        [state, number, 1, (f"=SUM(B{row}:C{row})" if row != 6 else "=SUM(B6:B6)", number + (row != 6))]
        for row, (state, number) in enumerate(zip(STATES, OPEN, strict=True), start=2)
    ]
    found = told(write(tmp_path, [[*HEAD, "Both"], *rows]))
    assert found == wrong("31 stated; the sum of B6:C6 is 32; the formula leaves out C6", "D6", "C6")


def test_a_column_of_totals_is_what_nearly_all_rows_make_of_it(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[*row, 2 * number + 1 + (number == 31)] for row, number in zip(BODY, OPEN, strict=True)]
    assert told(write(tmp_path, [[*HEAD, "Total"], *rows])) == wrong("64 stated; the sum of B6:C6 is 63", "D6")


def test_each_section_has_its_total(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        HEAD,
        *BODY[:3],
        ["Subtotal", 35, 38],
        *BODY[3:],
        ["Subtotal", 53, 55],
        ["Grand total", 88, 94],
    ]
    assert told(write(tmp_path, rows)) == wrong("55 stated; the sum of C6:C8 is 56", "C9")


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, *BODY, ["United Kingdom", 40, 41], ["EU-27", ("=SUM(B2:B7)", 88), RIGHT]],
        [HEAD, *BODY, ["Total", ("=SUM(B2:B4)", 35), ("=SUM(C2:C4)", 38)]],
        [HEAD, *BODY, ["Total", ("=SUM(Other!B2:B7)", 3), ("=SUMPRODUCT(C2:C7)", 1)]],
        [["Member State", "Outstanding directives"], *[row[:2] for row in BODY], ["Total", 60]],
        [["Member State", "Deficit"], *[[row[0], n / 10] for row, n in zip(BODY, OPEN, strict=True)], ["Total", 1.4]],
        [HEAD, *BODY[:3], ["of which late", 3, 3], *BODY[3:], ["Total", 88, 94]],
    ],
    ids=["without one that left", "a part on purpose", "not followed", "each act once", "shares", "of which"],
)
def test_what_is_unclear_is_left_alone(tmp_path: Path, rows: Rows) -> None:
    assert told(write(tmp_path, rows), "WB06") == []


def test_a_subtotal_over_hidden_rows_is_left_alone(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [HEAD, *BODY, ["Total", ("=SUBTOTAL(109,B2:B7)", 74), ("=SUBTOTAL(9,C2:C7)", 90)]]
    path = write(tmp_path, rows, hidden=(3,))
    assert told(path) == []
    assert "WB06" not in checked(path).holds


def test_an_of_which_row_is_counted_twice(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        HEAD,
        *BODY[:3],
        ["of which late", 3, 3],
        *BODY[3:],
        ["Total", ("=SUM(B2:B8)", 91), ("=SUM(C2:C8)", 94)],
    ]
    assert told(write(tmp_path, rows))[0] == wrong(
        "91 stated; the sum of B2:B8 is 88; the formula takes in B5", "B9", "B5"
    )[0]  # fmt: skip


def test_a_line_of_zeros_where_neighbours_are_not(tmp_path: Path) -> None:
    head: list[Cell] = ["Member State", "2015", "2016", "2017", "2018", "2019"]
    rows: list[list[Cell]] = [[state, n, n + 1, n + 2, n + 3, n + 4] for state, n in zip(STATES, OPEN, strict=True)]
    zeros: list[Cell] = ["GR", 0, 0, 0, 0, 0]
    message = "GR: 5 of 5 figures are zero; the other lines have 15 as their median"
    assert told(write(tmp_path, [head, *rows, zeros])) == [("WB10", "warning", message, ["A8"])]
    assert told(write(tmp_path, [head, *rows, zeros, [], ["Note: GR had no cases until 2020."]])) == []
    small: list[list[Cell]] = [[state, 0, 1, 0, 2, 1] for state in STATES]
    assert told(write(tmp_path, [head, *small, zeros])) == []


GRID = Sheet(
    name="S", row_numbers=range(1, 5), column_numbers=range(1, 4),
    rows=[["x", 1.0, "F"], ["y", 2.5, "f "], ["", "3", "FP"], [True, 4.0, ""]],
)  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("SUM(B1:B4)", 7.5), ("SUM($B$1:B2,B4)*2-1", 14.0), ("S!B1+'S'!B2", 3.5), ("AVERAGE(B1:B2)", 1.75),
        ("COUNT(B1:B4)", 3.0), ("COUNTA(A1:A4)", 3.0), ('COUNTIF(C1:C4,"F")', 1.0), ('COUNTIF(C1:C4,"f*")', 3.0),
        ('COUNTIF(B1:B4,">1")', 2.0), ('COUNTIF(C1:C4,"<>F")', 3.0), ('COUNTIFS(C1:C4,"F*",B1:B4,"<3")', 2.0),
        ("MAX(B1:B4)/MIN(B1:B4)", 4.0), ("SUBTOTAL(9,B1:B4)", 7.5), ("-B1+10%", -0.9), ("COUNTIF(C1:C4,C1)", 1.0),
        ("B1/0", None), ("B3+1", None), ("A4", None), ("Other!B1", None), ("IF(B1>0,1,0)", None), ("B1:B2", None),
        ("SUM(B1:B4", None), ('COUNTIF(C1:C4,"~*")', None), ("(" * 30 + "1" + ")" * 30, None), ("-" * 40 + "1", None),
        ("+".join("1" * 400), None),
    ],
)  # fmt: skip
def test_a_formula_gives_what_a_spreadsheet_gives_or_nothing(formula: str, value: float | None) -> None:
    tree = parse_formula(formula, "S")
    assert (None if tree is None else value_of(tree, Cells.of(GRID))) == (
        value if value is None else pytest.approx(value)
    )


@given(st.text(alphabet="SUMCOUNTIF(),:;+-*/%$\"<>=~*?. 0123456789ABab!'", max_size=60))
def test_no_formula_breaks_off(text: str) -> None:
    tree = parse_formula(text, "S")
    value = None if tree is None else value_of(tree, Cells.of(GRID))
    assert value is None or isinstance(value, float | int)
