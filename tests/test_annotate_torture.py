"""A workbook with all that is in the wild: marked, it loses nothing; marked again or cleared, it is exact."""

from __future__ import annotations

from pathlib import Path

import pytest
import torture
from invariants import faults
from marked import Marking, annotate, mark, marking, notes
from opened import Opened

THREAD = "sucheck: Procedures!E3: holds a conversation, beside which there can be no note; see the note on A1\n"
#: The cells that can have no note of their own, and where their findings are told.
ELSEWHERE = {"Procedures!E3": "Procedures!A1", "Notifications!B6": "Notifications!B5"}
PARTS = {"torture.xlsx": (73, 23, 18), "macros.xlsm": (55, 23, 18), "strict.xlsx": (52, 23, 18)}


@pytest.fixture(scope="module", name="marked_as")
def _marked_as(tmp_path_factory: pytest.TempPathFactory) -> Marking:
    return marking(tmp_path_factory)


@pytest.mark.parametrize("name", torture.BOOKS)
@pytest.mark.parametrize("options", [(), ("--summary-sheet",)], ids=["marks", "and a sheet"])
def test_marks_break_no_invariant(name: str, options: tuple[str, ...], marked_as: Marking) -> None:
    marked = marked_as(name, *options)
    assert faults(marked.original, marked.copy) == []
    assert bool(Opened(marked.copy).summary) == bool(options)


@pytest.mark.parametrize("name", torture.BOOKS)
def test_the_command_counts_what_it_did(name: str, marked_as: Marking) -> None:
    marked = marked_as(name)
    all_of_them, changed, added = PARTS[name]
    assert marked.printed == (
        f"{marked.copy}: 30 cells marked in 10 sheets: 19 errors, 4 warnings\n"
        f"  {all_of_them - changed} of {all_of_them} parts untouched, {changed} changed, {added} added\n"
    )
    assert marked.complained == (THREAD if name == "torture.xlsx" else "")


@pytest.mark.parametrize("name", torture.BOOKS)
def test_the_input_is_not_touched(name: str, marked_as: Marking, tmp_path: Path) -> None:
    assert marked_as(name).original.read_bytes() == torture.build(name, tmp_path).read_bytes()


@pytest.mark.parametrize("name", torture.BOOKS)
def test_every_finding_is_told_in_the_note_of_each_of_its_cells(name: str, marked_as: Marking) -> None:
    marked = marked_as(name)
    told = notes(marked.copy)
    has_thread = name == "torture.xlsx"
    places = [(f"{place.sheet}!{place.cell}", finding) for finding in marked.findings for place in finding.places]
    assert len({cell for cell, _ in places}) == 31
    for cell, finding in places:
        where = cell if cell == "Procedures!E3" and not has_thread else ELSEWHERE.get(cell, cell)
        assert f"{finding.severity.word} {finding.rule} · {finding.name}" in told[where], cell
        assert finding.message in told[where], cell
        assert f"fingerprint {finding.fingerprint}" in told[where], cell


@pytest.mark.parametrize("name", torture.BOOKS)
@pytest.mark.parametrize("options", [(), ("--summary-sheet",)], ids=["marks", "and a sheet"])
def test_marked_twice_is_marked_once(name: str, options: tuple[str, ...], marked_as: Marking, tmp_path: Path) -> None:
    marked = marked_as(name, *options)
    annotate(marked.copy, "-o", tmp_path / f"again-{name}", *options)
    assert (tmp_path / f"again-{name}").read_bytes() == marked.copy.read_bytes()


@pytest.mark.parametrize("name", torture.BOOKS)
@pytest.mark.parametrize("options", [(), ("--summary-sheet",)], ids=["marks", "and a sheet"])
def test_cleared_is_the_original_part_by_part(
    name: str, options: tuple[str, ...], marked_as: Marking, tmp_path: Path
) -> None:
    marked = marked_as(name, *options)
    annotate("--clear", marked.copy, "-o", tmp_path / f"cleared-{name}")
    before, after = Opened(marked.original), Opened(tmp_path / f"cleared-{name}")
    assert list(after.parts.items()) == list(before.parts.items())
    assert after.comment == before.comment


def test_a_broken_signature_is_announced(tmp_path: Path) -> None:
    marked = mark("signed.xlsx", tmp_path)
    assert marked.complained == (
        f"{THREAD}sucheck: the file was signed: the signature does not hold for the copy with marks\n"
    )
    assert faults(marked.original, marked.copy) == []
