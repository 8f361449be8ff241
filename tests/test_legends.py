"""Legends: what the codes and colours of a matrix mean, wherever the workbook says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from sucheck.model import CellValue, Sheet
from sucheck.resources import resource
from sucheck.shape.blocks.find import blocks_of
from sucheck.shape.legends import Legend, find_legend, legend_for
from sucheck.shape.legends.colours import colour_of
from sucheck.shape.legends.lines import entries_in
from sucheck.shape.legends.meanings import status_meant
from sucheck.shape.schemas import load_schemas
from sucheck.shape.words.meanings import words_of

WORDS = words_of(load_schemas([resource("schemas")]))
MATRIX = (("Member State", "2016/680"), *((state, "F") for state in ("BE", "BG", "CZ", "DK", "DE")))
GREEN, YELLOW, RED = "C6EFCE", "FFEB9C", "FFC7CE"


def sheet(name: str, *rows: Sequence[CellValue], fills: Mapping[tuple[int, int], str] | None = None) -> Sheet:
    width = max(map(len, rows), default=0)
    return Sheet(
        name=name, rows=rows, row_numbers=range(1, len(rows) + 1), column_numbers=range(1, width + 1),
        fills=fills or {},
    )  # fmt: skip


def legend_of(own: Sheet, *others: Sheet) -> Legend:
    """The legend of the first block of a sheet, a matrix in its first six rows and two columns."""
    blocks = [block for each in (own, *others) for block in blocks_of(each)]
    first = blocks[0]
    region = replace(first.region, last_row=6, last_column=2)
    return legend_for(first, region, lambda row, column: row <= 6 and column <= 2, replace(WORDS, blocks=tuple(blocks)))


def meanings(legend: Legend) -> dict[str, tuple[str | None, str]]:
    return {code: (entry.meaning, entry.address) for code, entry in legend.codes.items()}


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("F = full transposition notified", [("F", "full transposition notified")]),
        ("F: full; P: partial; N: none", [("F", "full"), ("P", "partial"), ("N", "none")]),
        ("F = full, P = partial, N = none", [("F", "full"), ("P", "partial"), ("N", "none")]),
        ("F – full\nP – partial", [("F", "full"), ("P", "partial")]),  # noqa: RUF001 - dashes as people write them
        ("Legend: ✓ = transposed; ✗ = not transposed", [("✓", "transposed"), ("✗", "not transposed")]),
        ("Légende : T = transposé ; P = partiel", [("T", "transposé"), ("P", "partiel")]),
        ("■ green: transposed", [("green", "transposed")]),
        ("„V“ = vollständig", [("V", "vollständig")]),
        ("(empty) = nothing notified", [("empty", "nothing notified")]),
        ("The Member States have notified: all of them.", []),
        ("State of play as at 17.10.2019", []),
    ],
)
def test_the_lines_of_a_legend_are_taken_apart(text: str, entries: list[tuple[str, str]]) -> None:
    assert list(entries_in(text)) == entries


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("full transposition notified", "full"),
        ("Partial transposition notified by the Member State", "partial"),
        ("no measures notified (deadline passed)", "none"),
        ("measures not notified", "none"),
        ("nicht umgesetzt", "none"),
        ("transposition complète", "full"),
        ("transposition partielle notifiée", "partial"),
        ("vollständige Umsetzung mitgeteilt", "full"),
        ("n/a / not bound", "not_bound"),
        ("none / full", None),
        ("derogation requested", None),
        ("notified", None),
        ("the State", None),
        ("full " * 40, None),
    ],
)
def test_the_words_of_a_legend_name_a_status(text: str, status: str | None) -> None:
    assert status_meant(text, WORDS) == status


def test_a_legend_in_lines_below_the_matrix() -> None:
    legend = legend_of(sheet("A", *MATRIX, (), ("F = full transposition",), ("P = partial; N = none",)))
    assert meanings(legend) == {"f": ("full", "A!A8"), "p": ("partial", "A!A9"), "n": ("none", "A!A9")}


def test_a_legend_directly_below_the_last_row() -> None:
    legend = legend_of(sheet("A", *MATRIX, ("F", "full transposition"), ("P", "partial")))
    assert meanings(legend) == {"f": ("full", "A!B7"), "p": ("partial", "A!B8")}


def test_a_table_of_codes_on_another_sheet() -> None:
    other = sheet("Codes", ("Code", "Meaning"), ("F", "full"), ("P", "partial"), ("D", "derogation requested"))
    legend = legend_of(sheet("A", *MATRIX), other)
    assert meanings(legend) == {
        "code": (None, "Codes!B1"), "f": ("full", "Codes!B2"), "p": ("partial", "Codes!B3"), "d": (None, "Codes!B4"),
    }  # fmt: skip


def test_a_table_of_meanings_with_the_code_behind() -> None:
    legend = legend_of(sheet("A", *MATRIX), sheet("Codes", ("full transposition", "F"), ("partial", "P")))
    assert meanings(legend) == {"f": ("full", "Codes!A1"), "p": ("partial", "Codes!A2")}


def test_the_nearest_legend_counts() -> None:
    own = sheet("A", *MATRIX, (), ("F = full",), *[()] * 5, ("F = partial",))
    legend = legend_of(own, sheet("Legend", ("F = none",), ("N = none",)))
    assert meanings(legend) == {"f": ("full", "A!A8"), "n": ("none", "Legend!A2")}


@pytest.mark.parametrize(
    "rows",
    [
        [("BE", "full"), ("BG", "partial"), ("CZ", "none")],
        [("2016/680", "full"), ("2016/681", "partial")],
        [("1", "full"), ("2", "partial"), ("3", "full")],
        [("F", "full"), ("F", "full"), ("P", "partial")],
        [("1. Introduction", "none of this")],
        [("x", "see the annex"), ("y", "see the report")],
    ],
)
def test_lists_are_no_legends(rows: list[tuple[str, str]]) -> None:
    assert legend_of(sheet("A", *MATRIX), sheet("B", *rows)) == Legend()


def test_coloured_cells_beside_words() -> None:
    fills = {(8, 1): GREEN, (9, 1): YELLOW, (10, 1): RED, (2, 2): GREEN}
    own = sheet("A", *MATRIX, (), ("", "transposed"), ("", "partially"), ("", "waiting for Parliament"), fills=fills)
    legend = legend_of(own)
    assert {fill: (entry.meaning, entry.address) for fill, entry in legend.fills.items()} == {
        GREEN: ("full", "A!B8"), YELLOW: ("partial", "A!B9"), RED: (None, "A!B10"),
    }  # fmt: skip
    assert legend.codes == {}


def test_words_on_colours() -> None:
    own = sheet("A", *MATRIX, (), ("transposed",), ("not transposed",), fills={(8, 1): GREEN, (9, 1): RED})
    assert {fill: entry.meaning for fill, entry in legend_of(own).fills.items()} == {GREEN: "full", RED: "none"}


def test_one_colour_for_all_headers_is_no_legend() -> None:
    own = sheet("A", *MATRIX, (), ("full", "partial", "none"), fills=dict.fromkeys([(8, 1), (8, 2), (8, 3)], GREEN))
    assert legend_of(own).fills == {}


def test_colours_by_their_names_and_what_an_empty_cell_means() -> None:
    own = sheet("A", *MATRIX, (), ("■ grün: umgesetzt",), ("rot = nicht umgesetzt",), ("leer = keine Mitteilung",))
    legend = legend_of(own)
    assert {hue: entry.meaning for hue, entry in legend.hues.items()} == {"green": "full", "red": "none"}
    assert legend.empty is not None
    assert (legend.empty.meaning, legend.empty.address) == ("none", "A!A10")


@pytest.mark.parametrize(
    ("fill", "named", "colour"),
    [
        ("C6EFCE", {"green", "red", "yellow"}, "green"),
        ("92D050", {"green", "red"}, "green"),
        ("FFC7CE", {"green", "red", "yellow"}, "red"),
        ("FFC000", {"green", "yellow", "red"}, "yellow"),
        ("FFC000", {"orange", "yellow"}, None),
        ("D9D9D9", {"grey", "green"}, "grey"),
        ("D9D9D9", {"green"}, None),
        ("00B0F0", {"green", "red"}, None),
    ],
)
def test_a_fill_is_one_of_the_colours_that_are_named(fill: str, named: set[str], colour: str | None) -> None:
    assert colour_of(fill, named) == colour


def test_a_legend_is_a_table_of_its_own() -> None:
    (block,) = blocks_of(sheet("Codes", ("F", "full"), ("P", "partial"), ("N", "nothing notified")))
    found = find_legend(block, WORDS)
    assert found is not None
    assert (found.table.form.value, found.table.codes) == ("legend", {"F": "full", "P": "partial", "N": "none"})
    (block,) = blocks_of(sheet("List", ("state", "status"), ("BE", "full"), ("BG", "partial")))
    assert find_legend(block, WORDS) is None
