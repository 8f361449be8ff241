"""Matrices of Member States and acts: what is found in them, and in which cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

import sucheck
from sucheck.law import states
from sucheck.model import CellValue, FaultKind, Oddity, OddityKind, Report, Severity, Shaped, Sheet, Workbook
from sucheck.resources import resource
from sucheck.shape import shape_workbooks
from sucheck.shape.schemas import load_schemas

SCHEMAS = load_schemas([resource("schemas")])
STATES = states.protocol_order(states.members(dt.date(2019, 10, 17)))
ACTS = ("2016/680", "2016/681", "2017/541")
TITLE = ("State of play of transposition as at 17.10.2019",)
LEGEND = ("F = full transposition notified; P = partial; N = nothing notified",)
GREEN, YELLOW, RED, BLUE = "C6EFCE", "FFEB9C", "FFC7CE", "00B0F0"
MISSING = "no sheets Report, Directives, Procedures, Claims and Footnotes: what needs them stays undecided"

Rows = Sequence[Sequence[object]]
Code = Callable[[str, str], object]


def usual(state: str, _: str) -> str:
    """A code for each State and act that no rule has anything against."""
    return "n/a" if state == "DK" else "F"


def but(**codes: object) -> Code:
    """The usual codes, but other ones of the States named."""
    return lambda state, act: codes.get(state, usual(state, act)) if act == "2016/681" else usual(state, act)


def matrix(code: Code = usual, label: Callable[[str], str] = str, acts: Sequence[str] = ACTS) -> list[list[object]]:
    """States down, acts across: the header and a row for each State."""
    return [["Member State", *acts], *([label(state), *(code(state, act) for act in acts)] for state in STATES)]


def transposed(code: Code = usual, label: Callable[[str], str] = str, corner: str = "Directive") -> list[list[object]]:
    """Acts down, States across."""
    rows = [[label(act), *(code(state, act) for state in STATES)] for act in ACTS]
    return [[corner, *STATES], *rows]


def check(folder: Path, *sheets: tuple[str, Rows], touch: Callable[[Worksheet], None] | None = None) -> Report:
    """The report on a workbook with these sheets; `touch` changes the first one after it was filled."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    if touch:
        touch(book.worksheets[0])
    path = folder / "book.xlsx"
    book.save(path)
    return sucheck.check([path])


def found(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    """Rule, message and cells of each finding."""
    return [(f.rule, f.message, tuple(place.address for place in f.places)) for f in report.findings]


def said(report: Report) -> list[str]:
    return [remark for remark in report.remarks if remark != MISSING]


def sheet(rows: Rows, fills: Mapping[tuple[int, int], str] | None = None, **more: Any) -> Sheet:  # noqa: ANN401
    """A sheet as a reader makes it; `more` are other fields of it."""
    cells: list[list[Any]] = [[float(cell) if isinstance(cell, int) else cell for cell in row] for row in rows]
    width = max(map(len, cells))
    made = Sheet(
        name="M", rows=cells, row_numbers=range(1, len(cells) + 1), column_numbers=range(1, width + 1),
        fills=fills or {},
    )  # fmt: skip
    return replace(made, **more)


def shape(*sheets: Sheet) -> Shaped:
    return shape_workbooks([Workbook(input=0, path="a.xlsx", sha256="", sheets=sheets)], SCHEMAS)


def statuses(shaped: Shaped) -> dict[tuple[str, str], tuple[object, str | None]]:
    """By State and act: the status, and the cell that says it."""
    found: dict[tuple[str, str], tuple[object, str | None]] = {}
    for table in shaped.of("Notifications"):
        columns = (table.frame[name].tolist() for name in ("state", "act", "status"))
        for row, state, act, status in zip(table.frame.index, *columns, strict=True):
            found[state, act] = status, table.place(int(row), "status").cell
    return found


def test_a_matrix_with_a_legend_below_is_read_and_nothing_is_wrong(tmp_path: Path) -> None:
    report = check(tmp_path, ("Overview", [TITLE, (), *matrix(), (), LEGEND]))
    assert found(report) == []
    assert said(report) == []
    assert report.holds["WB02"] == len(ACTS)
    assert report.holds["WB01"] == len(ACTS) * len(STATES)


@pytest.mark.parametrize(
    "label",
    [str, states.english_name, lambda state: f"{states.english_name(state)} (1)",
     lambda state: f"{state} - {states.english_name(state)}", lambda state: f"{states.english_name(state)} ({state})"],
)  # fmt: skip
@pytest.mark.parametrize(
    "acts",
    [ACTS, ("32016L0680", "32016L0681", "32017L0541"), ("LED (2016/680)", "PNR 2016/681", "Directive (EU) 2017/541"),
     ("2016/680, 6.5.2018", "PNR\n2016/681", "2017/541: terrorism")],
)  # fmt: skip
def test_a_code_that_the_legend_lacks_is_named_with_its_cell(
    tmp_path: Path, label: Callable[[str], str], acts: Sequence[str]
) -> None:
    code: dict[tuple[object, object], str] = {(label("FR"), acts[1]): "X"}
    rows = [[cell if n == 0 else code.get((row[0], acts[n - 1]), cell) for n, cell in enumerate(row)]
            for row in matrix(label=label, acts=acts)]  # fmt: skip
    report = check(tmp_path, ("Overview", [TITLE, *rows, LEGEND]))
    known = "one of the codes F (full), n/a (not_bound), P (partial), N (none)"
    assert [f for f in found(report) if f[0].startswith("WB")] == [
        ("WB05", f'"X" in status: {known}', ("Overview!C12",)),
    ]  # fmt: skip
    (finding,) = (finding for finding in report.findings if finding.rule == "WB05")
    assert (finding.act, finding.severity, finding.places[0].text) == ("2016/681", Severity.ERROR, "X")


def test_a_french_matrix_with_acts_down_and_its_legend_on_another_sheet(tmp_path: Path) -> None:
    words = {"F": "T", "n/a": "s.o."}
    codes = lambda state, act: words[str(but(ES="n/a")(state, act))]  # noqa: E731 - one expression, used here only
    legend = [("T", "transposition complète"), ("P", "transposition partielle"), ("s.o.", "sans objet")]
    rows = [("Transposition, état au 17 octobre 2019",), *transposed(codes, label="Directive (UE) {}".format)]
    report = check(tmp_path, ("Matrice", rows), ("Légende", legend))
    assert [f for f in found(report) if f[0] == "WB07"] == [
        ("WB07", 'status "not bound" for Spain; bound by the act: yes', ("Matrice!J4",))
    ]
    assert said(report) == []


def test_a_german_matrix_with_words_as_codes(tmp_path: Path) -> None:
    words = {"F": "vollständig umgesetzt", "n/a": "nicht gebunden"}
    codes = lambda state, act: words.get(str(but(AT="vollständing")(state, act)), "vollständing")  # noqa: E731
    report = check(tmp_path, ("Umsetzung", [("Stand: 17. Oktober 2019",), *matrix(codes)]))
    assert [(rule, places) for rule, _, places in found(report)] == [("WB05", ("Umsetzung!C22",))]


def test_stacked_headers_put_status_and_date_into_one_row(tmp_path: Path) -> None:
    def touch(page: Worksheet) -> None:
        page.merge_cells("B1:D1")
        page.merge_cells("E1:G1")
        page["F9"] = dt.date(2019, 12, 24)

    heads = [["", "2016/681", "", "", "2016/680", "", ""], ["MS", *("Status", "Date of notification", "Measures") * 2]]
    body = [[state, "full", "4.5.2018", 3, "full", dt.date(2018, 5, 4), 1] for state in STATES if state != "DK"]
    report = check(tmp_path, ("Stacked", [*heads, *body]), touch=touch)
    assert found(report) == [
        ("DL11", "notified on 24 December 2019, 597 days after the deadline of 6 May 2018", ("Stacked!F9",))
    ]


@pytest.mark.parametrize("is_merged", [True, False])
def test_the_cells_of_a_matrix_keep_their_places(*, is_merged: bool) -> None:
    heads = [["", "2016/681", "", "2016/680", ""], ["MS", *("Status", "Notified on") * 2]]
    body = [[state, "full", "4.5.2018", "partial", ""] for state in STATES]
    merged = ((1, 2, 1, 3), (1, 4, 1, 5)) if is_merged else ()
    (table,) = shape(sheet([*heads, *body], merged=merged)).of("Notifications")
    places = {column: table.place(2, column).cell for column in ("act", "state", "status", "notified_on")}
    assert places == {"act": "B1", "state": "A3", "status": "B3", "notified_on": "C3"}
    assert table.place(3, "notified_on").cell == "D3"  # nothing stands there: the row's own status
    assert table.frame["status"].tolist()[:2] == ["full", "partial"]


def test_letters_without_a_legend_are_assumed_where_all_are_of_one_set(tmp_path: Path) -> None:
    report = check(tmp_path, ("M", [TITLE, *matrix(but(BE="P", ES="N"))]))
    assert found(report) == []
    assert said(report) == ["M: no legend explains the codes; assumed: F = full, P = partial, N = none"]
    (full, partial) = (
        claim for claim in report.claims if claim.act == "2016/681" and claim.about in {"full", "partial"}
    )
    assert {full.about: full.value, partial.about: partial.value} == {"full": 25, "partial": 1}


@pytest.mark.parametrize("codes", [{"BE": "P", "ES": "X"}, dict.fromkeys(STATES, "N"), {"BE": "✓"}])
def test_letters_without_a_legend_are_not_guessed(codes: Mapping[str, str]) -> None:
    shaped = shape(sheet([TITLE, *matrix(lambda state, _: codes.get(state, "N"))]))
    assert {status for status, _ in statuses(shaped).values()} == {None}
    assert shaped.faults == ()
    assert any(r.startswith("M: codes whose meaning is not known, for lack of a legend") for r in shaped.remarks)
    assert any("cells were not understood: B3, C3, D3" in remark for remark in shaped.remarks)


def test_a_state_that_has_no_row_and_one_that_has_two(tmp_path: Path) -> None:
    rows = [row for row in matrix() if row[0] != "ES"]
    report = check(tmp_path, ("M", [TITLE, *rows, ["Greece (1)", "P", "P", "P"], LEGEND]))
    on_pnr = {finding.message: finding for finding in report.findings if finding.act == "2016/681"}
    assert {
        message: (finding.rule, [place.address for place in finding.places]) for message, finding in on_pnr.items()
    } == {
        "no row for Spain; 27 rows, 27 bound": ("WB02", ["M!C3"]),
        "2 rows for Greece under one act": ("WB01", ["M!A10", "M!A30", "M!C10", "M!C30"]),
    }


def test_an_empty_cell_is_not_known_and_no_missing_row(tmp_path: Path) -> None:
    report = check(tmp_path, ("M", [TITLE, *matrix(but(ES="", DK="")), LEGEND]))
    assert found(report) == []
    assert said(report) == ["M: 2 cells are empty, and no legend says what that means: taken as not known"]


def test_an_empty_cell_is_what_the_legend_says(tmp_path: Path) -> None:
    rows = [TITLE, *matrix(but(ES="", DK="")), LEGEND, ("empty = nothing notified",)]
    report = check(tmp_path, ("M", rows))
    assert found(report) == [
        ("WB07", 'status "nothing notified" for Denmark; bound by the act: no', ("M!C6",)),
    ]  # fmt: skip
    assert said(report) == []


def test_a_label_that_is_no_state_is_told_once(tmp_path: Path) -> None:
    report = check(tmp_path, ("M", [TITLE, *matrix(label=lambda state: "Grmany" if state == "DE" else state), LEGEND]))
    expected = '"Grmany": a Member State\'s name or code, such as Greece or EL; close: Germany'
    assert [each for each in found(report) if each[0] == "WB03"] == [("WB03", expected, ("M!A7",))]


def test_deadlines_and_totals_around_the_cells_are_not_part_of_them(tmp_path: Path) -> None:
    rows = matrix()
    deadlines = ["Deadline", dt.date(2018, 5, 6), dt.date(2018, 5, 25), dt.date(2018, 9, 8), ""]
    body = [[*row, "3"] for row in rows[1:]]
    totals = ["Total", 27, 27, 27, 81]
    report = check(tmp_path, ("M", [TITLE, [*rows[0], "Total"], deadlines, *body, totals, LEGEND]))
    assert [each for each in found(report) if not each[0].startswith("WB06")] == []
    assert "M: columns that are not of the matrix: E (Total)" in said(report)
    assert report.holds["WB01"] == len(ACTS) * len(STATES)


def test_two_matrices_on_one_sheet_have_states_of_play_of_their_own(tmp_path: Path) -> None:
    below = [("Stand: 31.12.2019",), *matrix(but(PL="X"))]
    report = check(tmp_path, ("M", [("Stand: 17.10.2019",), *matrix(), (), *below, (), ("F = vollständig umgesetzt",)]))
    assert [(rule, places) for rule, _, places in found(report)] == [("WB05", ("M!C54",))]
    as_of = {claim.as_of for claim in report.claims if claim.about == "full"}
    assert as_of == {"2019-10-17", "2019-12-31"}


def test_two_matrices_side_by_side(tmp_path: Path) -> None:
    right = matrix(but(PL="X"))
    rows = [[*left, "", *beside] for left, beside in zip(matrix(), right, strict=True)]
    titles = ["as at 17.10.2019", "", "", "", "", "as at 31.12.2019"]
    report = check(tmp_path, ("M", [titles, *rows, (), LEGEND]))
    assert [(rule, places) for rule, _, places in found(report)] == [("WB05", ("M!H23",))]
    assert {claim.as_of for claim in report.claims if claim.about == "full"} == {"2019-10-17", "2019-12-31"}


@pytest.mark.parametrize(
    "words",
    ["State of play as at 17.10.2019", "Stand: 17. Oktober 2019", "État au 17 octobre 2019", "(as of 17 October 2019)",
     "Transposition, situation au 17/10/2019", "Cut-off date: 2019-10-17"],
)  # fmt: skip
def test_the_state_of_play_is_read_from_the_title(words: str) -> None:
    (table,) = shape(sheet([(words,), (), *matrix(), (), LEGEND])).of("Notifications")
    assert {f"{day:%Y-%m-%d}" for day in table.frame["as_of"]} == {"2019-10-17"}
    assert table.place(2, "as_of").cell == "A1"


def test_dates_are_those_of_notification_where_the_title_says_so(tmp_path: Path) -> None:
    rows = matrix(lambda state, _: dt.date(2020, 4, 1) if state == "IT" else dt.date(2018, 4, 5))
    report = check(tmp_path, ("Dates", [("Date of notification of full transposition, as at 17.10.2019",), *rows]))
    assert {places for rule, _, places in found(report) if rule == "DL07"} == {
        ("Dates!B14",), ("Dates!C14",), ("Dates!D14",),
    }  # fmt: skip


def test_dates_of_letters_are_not_notifications() -> None:
    rows = matrix(lambda _, __: "4.5.2018")
    shaped = shape(sheet([("Letters of formal notice sent, as at 17.10.2019",), *rows]))
    assert shaped.of("Notifications") == ()


def test_a_code_and_a_date_may_share_a_cell() -> None:
    (table,) = shape(sheet([TITLE, *matrix(but(BE="P (24.12.2018)")), LEGEND])).of("Notifications")
    row = table.frame[(table.frame["state"] == "BE") & (table.frame["act"] == "2016/681")].iloc[0]
    assert (row["status"], f"{row['notified_on']:%Y-%m-%d}") == ("partial", "2018-12-24")


def test_numbers_of_measures_say_nothing_of_completeness(tmp_path: Path) -> None:
    rows = matrix(lambda _, __: 3)
    report = check(tmp_path, ("Measures notified", [("Number of measures notified, as at 17.10.2019",), *rows]))
    assert found(report) == []
    assert "Measures notified: 84 cells are numbers, which say nothing of how far an act is transposed" in said(report)
    assert [claim for claim in report.claims if claim.is_row_claim] == []


def test_figures_are_codes_where_a_legend_says_so() -> None:
    rows = matrix(lambda state, _: 0 if state == "BE" else 1)
    shaped = shape(sheet([TITLE, *rows, (), ("1 = transposed; 0 = not transposed",)]))
    assert statuses(shaped)["BE", "2016/681"] == ("none", "C3")
    assert statuses(shaped)["BG", "2016/681"] == ("full", "C4")


def test_ticks_and_crosses_are_what_the_legend_says() -> None:
    marks = {"BE": "✗", "BG": "✔", "CZ": "–"}  # noqa: RUF001 - a dash as people type it
    rows = matrix(lambda state, _: marks.get(state, "✓"))
    shaped = shape(sheet([TITLE, *rows, (), ("✓ = transposed; ✘ = not transposed; - = not applicable",)]))
    assert [statuses(shaped)[state, "2016/681"] for state in ("BE", "BG", "CZ", "DE")] == [
        ("none", "C3"), ("full", "C4"), ("not_bound", "C5"), ("full", "C7"),
    ]  # fmt: skip


FILLED = {(row, column): GREEN for row in (3, 4, 5) for column in range(2, 30)}
SWATCHES = {(8, 1): GREEN, (9, 1): YELLOW, (10, 1): RED}
COLOURED = [TITLE, *transposed(lambda _, __: ""), (), (), ("", "transposed"), ("", "partially"), ("", "not transposed")]


def test_colours_are_what_the_swatches_of_a_legend_say() -> None:
    fills = FILLED | SWATCHES | {(3, 3): YELLOW, (4, 5): RED}
    shaped = shape(sheet(COLOURED, fills))
    read = statuses(shaped)
    assert (read["BE", "2016/680"], read["BG", "2016/680"], read["DK", "2016/681"]) == (
        ("full", "B3"), ("partial", "C3"), ("none", "E4"),
    )  # fmt: skip
    assert shaped.faults == ()
    assert shaped.remarks == (MISSING,)


def test_a_colour_without_a_key_is_a_code_without_a_legend() -> None:
    shaped = shape(sheet(COLOURED, FILLED | SWATCHES | {(4, 6): BLUE}))
    (fault,) = shaped.faults
    assert (fault.kind, fault.place.address, fault.place.text) == (FaultKind.NOT_A_CHOICE, "M!F4", "fill #00B0F0")
    assert fault.expected.startswith("one of the codes fill #C6EFCE (full), fill #FFEB9C (partial)")


def test_of_text_and_colour_the_text_counts_and_the_contradiction_is_listed() -> None:
    rows = [TITLE, *transposed(but(BE="not transposed")), (), (), *COLOURED[7:]]
    shaped = shape(sheet(rows, FILLED | SWATCHES))
    assert statuses(shaped)["BE", "2016/681"] == ("none", "B4")
    assert any(
        remark.startswith("M: the colour says something else than the text, which counts: ") and "B4 (full)" in remark
        for remark in shaped.remarks
    )


def test_coloured_rows_without_a_legend_of_colours_say_nothing() -> None:
    fills = {(row, column): BLUE for row in range(3, 30, 2) for column in range(1, 5)}
    shaped = shape(sheet([TITLE, *matrix(), LEGEND], fills))
    assert shaped.faults == ()
    assert statuses(shaped)["BE", "2016/681"] == ("full", "C3")


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    def touch(page: Worksheet) -> None:
        page.column_dimensions["C"].hidden = True
        page.row_dimensions[12].hidden = True

    report = check(tmp_path, ("M", [TITLE, *matrix(but(FR="X")), LEGEND]), touch=touch)
    assert [(rule, places) for rule, _, places in found(report)] == [("WB05", ("M!C12",))]
    assert said(report) == ["M: hidden rows were read: 12", "M: hidden columns were read: C (2016/681)"]


def test_an_error_in_a_cell_is_found_there() -> None:
    odd = {(3, 3): Oddity(kind=OddityKind.ERROR, detail="#REF!")}
    shaped = shape(sheet([TITLE, *matrix(but(BE="")), LEGEND], oddities=odd))
    (fault,) = shaped.faults
    assert (fault.kind, fault.place.address, fault.place.text) == (FaultKind.ERROR_CELL, "M!C3", "#REF!")


def test_rows_below_a_heading_of_their_own_are_no_member_states(tmp_path: Path) -> None:
    rows = [TITLE, *matrix(), ("Schengen associated countries",), ("Norway", "F", "F", "F"), (), LEGEND]
    report = check(tmp_path, ("M", rows))
    assert found(report) == []


def test_a_large_matrix_is_read_whole() -> None:
    numbers: list[CellValue] = [f"2011/{number}" for number in range(1, 501)]
    rows = [TITLE, ["MS", *numbers], *([state, *["F"] * 500] for state in STATES), LEGEND]
    (table,) = shape(sheet(rows)).of("Notifications")
    assert len(table.frame) == 500 * len(STATES)
    assert table.place(len(table.frame) + 1, "status").cell == "SG30"


@pytest.mark.parametrize("colour", [GREEN])
def test_a_workbook_with_fills_is_read_from_its_file(tmp_path: Path, colour: str) -> None:
    def touch(page: Worksheet) -> None:
        for (row, column), fill in (FILLED | SWATCHES | {(4, 5): BLUE}).items():
            page.cell(row, column).fill = PatternFill("solid", fgColor=f"FF{fill}")

    report = check(tmp_path, ("M", COLOURED), touch=touch)
    assert colour in str(report.findings[0].message)
    assert [(rule, places) for rule, _, places in found(report)] == [("WB05", ("M!E4",))]


def test_short_names_above_the_numbers_are_headers_too(tmp_path: Path) -> None:
    names = [["Code", "Member State", "LED", "PNR", "Terrorism", "Remarks"], ["", "", *ACTS, ""]]
    deadlines = ["", "Deadline", "6.5.2018", "25.5.2018", "8.9.2018", ""]
    body = [[row[0], states.english_name(str(row[0])), *row[1:], ""] for row in matrix(but(BE="F*", FR="X"))[1:]]
    legend = [("* subject to verification",), ("F", "Full transposition"), ("P", "Partial transposition")]
    report = check(tmp_path, ("M", [TITLE, *names, deadlines, *body, ["EU-28", "", 27, 27, 27, ""], *legend]))
    assert [(rule, places) for rule, _, places in found(report)] == [("WB05", ("M!D14",))]
    assert said(report) == [
        "M: columns that are not of the matrix: B (Member State), F (Remarks)",
        "M: 1 row was left out, being no Member State: row 33 (EU-28)",
    ]


@pytest.mark.parametrize(
    ("title", "yes", "no", "is_read"),
    [
        ("Open infringement cases, as at 17.10.2019", "yes", "no", False),
        ("Infringements, as at 17.10.2019", "LFN", "none", False),
        ("Transposed, as at 17.10.2019", "yes", "no", True),
        ("As at 17.10.2019", "yes", "no", False),
        ("As at 17.10.2019", "full", "none", True),
        ("Conformity rate", "0.93", "1", False),
    ],
)
def test_only_what_is_of_transposition_is_read_as_notifications(
    title: str, yes: str, no: str, *, is_read: bool
) -> None:
    rows = matrix(lambda state, _: no if state in {"ES", "FR"} else yes)
    shaped = shape(sheet([(title,), *rows]))
    assert bool(shaped.of("Notifications")) == is_read


def test_acts_down_with_titles_and_deadlines_beside(tmp_path: Path) -> None:
    body = [
        [celex, title, "6.5.2018", *("X" if (state, celex) == ("SE", "32016L0680") else "F" for state in STATES), 27]
        for celex, title in (("32016L0680", "LED"), ("32016L0681", "PNR"))
    ]
    heads = ["CELEX", "Title", "Deadline", *STATES, "Total"]
    report = check(tmp_path, ("M", [heads, *body, ("F = full, P = partial",)]))
    assert [(rule, places) for rule, _, places in found(report) if rule == "WB05"] == [("WB05", ("M!AD2",))]
    assert "M: columns that are not of the matrix: B (Title), C (Deadline), AF (Total)" in said(report)


TOKENS = st.sampled_from([
    "", "BE", "Greece (1)", "Norway", "2016/680", "PNR (2016/681)", "Member State", "Status", "Date", "Total", "F", "P",
    "X", "n/a", "full", "F = full; P = partial", "green = transposed", "empty = none", "as at 17.10.2019", "Stand:",
    "EU-27", dt.date(2018, 5, 4), "5/6/2018", 3, 0.5, "■ red: not transposed", "Deadline",
])  # fmt: skip


@settings(max_examples=60)
@given(
    rows=st.lists(st.lists(TOKENS, min_size=1, max_size=6), min_size=1, max_size=9),
    fills=st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 6)), st.sampled_from([GREEN, RED, BLUE])),
    merged=st.lists(st.sampled_from([(1, 2, 1, 3), (2, 1, 4, 1), (3, 3, 4, 4)]), unique=True),
)
def test_whatever_stands_on_a_sheet_a_finding_is_in_a_cell_of_it(
    rows: list[list[object]], fills: dict[tuple[int, int], str], merged: list[tuple[int, int, int, int]]
) -> None:
    core = [["", "2016/680", "2016/681"], ["BE", "F", "n/a"], ["BG", "F", "P"], ["CZ", "", "F"]]
    made = sheet([*rows, *core], fills, merged=tuple(merged))
    shaped = shape(made)
    cells = {f"{chr(64 + column)}{row}" for row in made.row_numbers for column in made.column_numbers}
    for table in shaped.tables:
        for row in table.frame.index:
            assert {table.place(int(row), column).cell for column in table.letters} <= cells
    assert {fault.place.cell for fault in shaped.faults} <= cells


@settings(max_examples=20)
@given(codes=st.lists(st.sampled_from(["F", "P", "N", "n/a", "f ", "P (1)", ""]), min_size=84, max_size=84))
def test_a_matrix_and_its_transpose_say_the_same(codes: list[str]) -> None:
    code = dict(zip([(state, act) for state in STATES for act in ACTS], codes, strict=True))
    down = statuses(shape(sheet([TITLE, *matrix(lambda state, act: code[state, act]), (), LEGEND])))
    across = statuses(shape(sheet([TITLE, *transposed(lambda state, act: code[state, act]), (), LEGEND])))
    assert {key: status for key, (status, _) in down.items()} == {key: status for key, (status, _) in across.items()}
    meant = {"F": "full", "f ": "full", "P": "partial", "P (1)": "partial", "N": "none", "n/a": "not_bound", "": None}
    assert {key: status for key, (status, _) in down.items()} == {key: meant[said] for key, said in code.items()}
