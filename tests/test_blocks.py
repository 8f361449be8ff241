"""Where the tables of a sheet stand, and what in and around them is no record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from laid_out import Rows, sheet_of

from sucheck.model import Sheet
from sucheck.shape.blocks.find import block_in, blocks_of
from sucheck.shape.found import Block, Region

HEADER = ("Directive", "Member State", "Status")
ROWS = (("2016/680", "Greece", "full"), ("2016/680", "France", "partial"))


def only(path: Path, rows: Rows, merged: Sequence[str] = ()) -> Block:
    (block,) = blocks_of(sheet_of(path, rows, merged))
    return block


def said(block: Block) -> list[tuple[int, str, str]]:
    return [(other.row, other.kind.value, other.words) for other in block.others]


def test_a_table_in_the_first_row_is_all_there_is(tmp_path: Path) -> None:
    block = only(tmp_path, [HEADER, *ROWS])
    assert (block.region.address, block.header_rows, tuple(block.body)) == ("A1:C3", (1,), (2, 3))
    assert dict(block.labels) == {1: "Directive", 2: "Member State", 3: "Status"}
    assert (block.title, block.notes, block.others) == ((), (), ())


def test_words_above_a_table_are_its_title_and_words_below_its_notes(tmp_path: Path) -> None:
    rows: Rows = [
        ["State of play"], ["As of:", dt.date(2019, 10, 17)], [], HEADER, *ROWS, ["(1) Declared."], [], ["* Source: x"],
    ]  # fmt: skip
    block = only(tmp_path, rows)
    assert (block.region.address, tuple(block.body)) == ("A4:C6", (5, 6))
    assert block.title == ("State of play", "As of: 2019-10-17")
    assert block.notes == ("(1) Declared.", "* Source: x")


def test_a_title_may_stand_right_above_and_be_merged(tmp_path: Path) -> None:
    block = only(tmp_path, [["Transposition", None, None], HEADER, *ROWS], ["A1:C1"])
    assert (block.title, block.header_rows, tuple(block.body)) == (("Transposition",), (2,), (3, 4))


@pytest.mark.parametrize("merged", [["B1:C1", "D1:E1", "A1:A2"], ["B1:C1", "D1:E1"], []])
def test_stacked_headers_are_joined(tmp_path: Path, merged: list[str]) -> None:
    corner = ["Member State", "2016/680", None, "2016/681", None]
    below = [None, "Status", "Date", "Status", "Date"]
    if merged == ["B1:C1", "D1:E1"]:  # the corner stands in the lower row
        corner[0], below[0] = None, "Member State"
    block = only(tmp_path, [corner, below, ["Greece", "F", "x", "P", "x"], ["France", "F", "x", "P", "x"]], merged)
    assert block.header_rows == (1, 2)
    assert dict(block.labels) == {
        1: "Member State", 2: "2016/680 | Status", 3: "2016/680 | Date", 4: "2016/681 | Status", 5: "2016/681 | Date",
    }  # fmt: skip
    assert block.parts[5] == ("2016/681", "Date")
    assert tuple(block.body) == (3, 4)


def test_the_numbers_of_columns_are_no_record(tmp_path: Path) -> None:
    block = only(tmp_path, [HEADER, ["(1)", "(2)", "(3)"], *ROWS])
    assert (block.header_rows, tuple(block.body), block.labels[3]) == ((1, 2), (3, 4), "Status")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Total", "total"), ("Gesamt", "total"), ("Ensemble", "total"), ("TOTAL:", "total"),
        ("EU-28", "no Member State"), ("Moyenne", "no Member State"), ("Durchschnitt", "no Member State"),
        ("of which late", "of which"),
        ("davon verspätet", "of which"), ("dont en retard", "of which"),
    ],
)  # fmt: skip
def test_rows_of_no_member_state_are_told_by_their_words(tmp_path: Path, words: str, kind: str) -> None:
    block = only(tmp_path, [["Member State", "Cases"], ["Greece", 3], ["France", 4], [words, 7]])
    assert tuple(block.body) == (2, 3)
    assert said(block) == [(4, kind, words)]


def test_a_heading_within_the_table_heads_countries_that_are_no_member_states(tmp_path: Path) -> None:
    rows = [
        HEADER,
        *ROWS,
        ["Schengen associated countries"],
        ["2016/680", "Norway", "full"],
        ["2016/680", "IT", "full"],
    ]
    block = only(tmp_path, rows)
    assert said(block) == [(4, "sub-heading", "Schengen associated countries"), (5, "no Member State", "Norway")]
    assert tuple(block.body) == (2, 3, 6)


def test_a_row_with_nothing_but_a_member_state_is_a_record(tmp_path: Path) -> None:
    block = only(
        tmp_path, [["Member State", "2016/680", "2016/681"], ["Greece", "F", "F"], ["Malta"], ["Italy", "F", "F"]]
    )
    assert (tuple(block.body), block.others) == ((2, 3, 4), ())


def test_tables_are_separated_by_blank_rows_and_columns(tmp_path: Path) -> None:
    right = ["Code", "Meaning"]
    rows: Rows = [
        [*HEADER, None, *right], [*ROWS[0], None, "F", "full"], [*ROWS[1]], [*ROWS[0]], [],
        ["Table 2"], ["Case", "State", "Step"], ["INFR(2018)0123", "ES", "letter"],
    ]  # fmt: skip
    blocks = blocks_of(sheet_of(tmp_path, rows))
    assert [(block.region.address, block.title) for block in blocks] == [
        ("A1:C4", ()), ("E1:F2", ()), ("A7:C8", ("Table 2",)),
    ]  # fmt: skip


def test_a_repeated_header_begins_another_table(tmp_path: Path) -> None:
    rows: Rows = [HEADER, *ROWS, ["Directive (EU) 2016/681"], HEADER, ["2016/681", "Greece", "full"]]
    blocks = blocks_of(sheet_of(tmp_path, rows))
    assert [(block.region.address, block.title, tuple(block.body)) for block in blocks] == [
        ("A1:C3", (), (2, 3)),
        ("A5:C6", ("Directive (EU) 2016/681",), (6,)),
    ]


def test_a_table_goes_on_below_a_blank_row_and_beside_a_blank_column(tmp_path: Path) -> None:
    rows: Rows = [
        ["Member State", "Directive", None, "Status", "Remark"], ["Greece", "2016/680", None, "full", "a"], [],
        ["France", "2016/680", None, "full", "b"],
    ]  # fmt: skip
    block = only(tmp_path, rows)
    assert (block.region.address, tuple(block.body)) == ("A1:E4", (2, 4))


def test_a_block_can_be_told_where_it_is(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, [["x"], ["Directive", "State"], ["Richtlinie", "Staat"], ["2016/680", "EL"], ["y"]])
    region = Region(first_row=2, first_column=1, last_row=4, last_column=2)
    block = block_in(sheet, region, (2, 3))
    assert block is not None
    assert (block.header_rows, tuple(block.body), dict(block.labels)) == (
        (2, 3), (4,), {1: "Directive | Richtlinie", 2: "State | Staat"},
    )  # fmt: skip
    assert block_in(sheet, Region(first_row=90, first_column=1, last_row=99, last_column=2)) is None


def test_a_sheet_of_phantom_size_keeps_its_numbers() -> None:
    rows = [list(HEADER), *(list(row) for row in ROWS)]
    sheet = Sheet(name="x", rows=rows, row_numbers=(3, 1_048_575, 1_048_576), column_numbers=(2, 3, 16_384))
    blocks = blocks_of(sheet)
    assert [(block.region.first_row, block.region.last_row) for block in blocks] == [(3, 3), (1_048_575, 1_048_576)]


def test_a_long_table_is_one_block_with_its_total() -> None:
    rows: list[Sequence[str]] = [
        HEADER,
        *(ROWS[0] for _ in range(30_000)),
        ("", "Total", "30000"),
        ("* Source: x", "", ""),
    ]
    sheet = Sheet(name="x", rows=rows, row_numbers=range(1, len(rows) + 1), column_numbers=range(1, 4))
    (block,) = blocks_of(sheet)
    assert (len(block.body), said(block), block.notes) == (30_000, [(30_002, "total", "Total")], ("* Source: x",))


def test_an_empty_sheet_has_no_blocks(tmp_path: Path) -> None:
    assert blocks_of(sheet_of(tmp_path, [])) == ()
