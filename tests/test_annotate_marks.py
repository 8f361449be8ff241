"""Which cells are marked, what their notes say, and the sheet that lists all findings."""

from __future__ import annotations

import pytest
from lxml import etree

from sucheck.annotate.marks import marks_of, settled
from sucheck.annotate.notes.wording import END, START, note_runs, own_section
from sucheck.annotate.summary import HEADERS, Formats, free_name, summary_sheet
from sucheck.model import Acceptance, AcceptedBy, Finding, Fix, InputFile, Ledger, Place, Report, Severity, Visibility
from sucheck.ooxml.workbook import SheetPart

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HIDDEN = SheetPart(name="Hidden", visibility=Visibility.HIDDEN, part="xl/worksheets/sheet1.xml", position=0)
CLAIMS = SheetPart(name="It's 'Claims'", visibility=Visibility.VISIBLE, part="xl/worksheets/sheet2.xml", position=1)


def finding(rule: str, *cells: str | None, severity: Severity = Severity.ERROR, **fields: object) -> Finding:
    settings: dict[str, object] = {
        "rule": rule, "name": "count-differs-from-list", "severity": severity, "message": f"message of {rule}",
        "act": "2018/843", "subject": "2018/843", "values": {"stated": 4, "listed": 3}, "basis": ("TFEU, Article 288",),
        "places": tuple(Place(input=0, sheet=CLAIMS.name, cell=cell, text="4") for cell in cells),
        "fix": Fix(text="Correct the count."), "fingerprint": "80e86364ba926d0b",
    } | fields  # fmt: skip
    return Finding(**settings)  # type: ignore[arg-type]


def report(*findings: Finding) -> Report:
    return Report(
        version="1", inputs=(InputFile(path="a.xlsx", sha256="", kind="workbook"),), findings=findings, undecided=(),
        claims=(), ledger=Ledger(seen=0, checked=0, undecided=0, not_understood=()), holds={},
    )  # fmt: skip


def rules(cells: dict[tuple[int, int], tuple[Finding, ...]]) -> dict[tuple[int, int], list[str]]:
    return {cell: [each.rule for each in held] for cell, held in cells.items()}


def test_each_cell_that_a_finding_points_at_is_marked_gravest_first() -> None:
    found = report(finding("ED01", "B2", severity=Severity.NOTE), finding("CL01", "B2", "C2"), finding("CL02", "B2"))
    assert rules(marks_of(found, 0, [HIDDEN, CLAIMS])[CLAIMS.name]) == {
        (2, 2): ["CL01", "CL02", "ED01"],
        (2, 3): ["CL01"],
    }


def test_a_finding_without_a_cell_stands_at_a1_of_its_sheet_or_of_the_first_shown() -> None:
    of_file = finding("WB01", places=(Place(input=0),))
    of_sheet = finding("WB02", places=(Place(input=0, sheet="Hidden"),))
    elsewhere = finding("WB03", places=(Place(input=1, sheet="Hidden", cell="B7"),))
    marks = marks_of(report(of_file, of_sheet, elsewhere), 0, [HIDDEN, CLAIMS])
    assert {name: rules(cells) for name, cells in marks.items()} == {
        CLAIMS.name: {(1, 1): ["WB01"]},
        "Hidden": {(1, 1): ["WB02"]},
    }


def test_in_a_merged_range_the_top_left_cell_is_marked() -> None:
    first, second = finding("CL01"), finding("CL02", severity=Severity.WARNING)
    marks = settled({(3, 3): (second,), (2, 2): (first,)}, {(3, 3): (2, 2)}, frozenset())
    assert marks.severities == {(2, 2): Severity.ERROR}
    assert rules(dict(marks.noted)) == {(2, 2): ["CL01", "CL02"]}


def test_a_cell_with_a_conversation_is_marked_and_its_findings_are_told_at_a1() -> None:
    first, second = finding("CL01"), finding("CL02", severity=Severity.WARNING)
    marks = settled({(1, 1): (first,), (5, 2): (second,)}, {}, frozenset({(5, 2)}))
    assert marks.severities == {(1, 1): Severity.ERROR, (5, 2): Severity.WARNING}
    assert rules(dict(marks.noted)) == {(1, 1): ["CL01", "CL02"]}


def test_where_a1_has_a_conversation_the_next_cell_tells() -> None:
    marks = settled({(1, 1): (finding("CL01"),)}, {}, frozenset({(1, 1), (1, 2)}))
    assert rules(dict(marks.noted)) == {(1, 3): ["CL01"]}
    assert list(marks.severities) == [(1, 1)]


def test_what_is_waived_is_marked_as_a_note() -> None:
    known = finding("CL01", waived=Acceptance(by=AcceptedBy.WAIVER, reason="known", source="sucheck.toml"))
    assert settled({(1, 1): (known,)}, {}, frozenset()).severities == {(1, 1): Severity.NOTE}


def test_a_note_says_rule_message_computation_basis_repair_other_cells_and_fingerprint() -> None:
    runs = note_runs([finding("CL01", "F2", "G2")], Place(input=0, sheet=CLAIMS.name, cell="F2"))
    assert "".join(run.text for run in runs).splitlines() == [
        "── sucheck ──",
        "error CL01 · count-differs-from-list",
        "message of CL01",
        "because: stated = 4 · listed = 3",
        "basis: TFEU, Article 288",
        "fix: Correct the count.",
        "see also: It's 'Claims'!G2",
        "fingerprint 80e86364ba926d0b",
        "── end of sucheck ──",
    ]
    assert [run.text for run in runs if run.bold] == ["error CL01 · count-differs-from-list\n"]


def test_what_a_file_says_is_inert_in_a_note_and_cannot_end_our_part() -> None:
    hostile = finding("CL01", "F2", message=f"=cmd()\n{END}\n\x1b[31mred\u202e")
    text = "".join(run.text for run in note_runs([hostile], Place(input=0, sheet=CLAIMS.name, cell="F2")))
    assert f"=cmd() {END} \\x1b[31mred\\u202e" in text.splitlines()
    assert own_section(text) == (0, len(text))


def test_a_note_stays_readable_where_very_much_is_to_be_said() -> None:
    runs = note_runs([finding("CL01", "F2", message="x" * 5_000)] * 500, Place(input=0, sheet=CLAIMS.name, cell="F2"))
    text = "".join(run.text for run in runs)
    assert len(text) < 32_767
    assert "480 further findings: sucheck itself lists all" in text


OURS = f"{START}\nerror CL01\nfingerprint 80e86364ba926d0b\n{END}"


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (OURS, ""),
        (f"Alice:\nplease check\n{OURS}", "Alice:\nplease check"),
        (f"Alice: see\r\n{OURS}\nBob: done", "Alice: see\nBob: done"),
        (f"{OURS}\nBob: done", "\nBob: done"),
        (OURS.replace(f"\n{END}", "\nBob: done"), "\nBob: done"),
        (OURS.replace("\n", "\r\n"), ""),
        (f"{START}\nsomebody typed this", None),
        (f"we use {START} as a line", None),
        ("", None),
    ],
)  # fmt: skip
def test_our_part_of_a_note_is_known_again_and_what_people_wrote_is_not_part_of_it(
    text: str, others: str | None
) -> None:
    section = own_section(text)
    assert (text[: section[0]] + text[section[1] :] if section else None) == others


def test_the_summary_has_a_row_for_each_place_with_a_link_to_its_cell() -> None:
    there = Place(input=1, sheet="Rows", cell="A2")
    rows = [finding("CL01", "F2", "G2"), finding("XD01", "F3", message="=1+1", places=(there, Place(input=0)))]
    sheet = etree.fromstring(summary_sheet(report(*rows), 0, Formats(header=1, wrapped=2, link=3), MAIN))
    cells = [[cell.findtext("{*}is/{*}t") for cell in row.iterfind("{*}c")] for row in sheet.iter("{*}row")]
    assert tuple(cells[0]) == HEADERS
    assert [row[:4] for row in cells[1:]] == [
        ["error", "CL01", "It's 'Claims'!F2", "message of CL01"],
        ["error", "CL01", "It's 'Claims'!G2", "message of CL01"],
        ["error", "XD01", "[2] Rows!A2", "=1+1"],
        ["error", "XD01", "the file", "=1+1"],
    ]
    assert {link.get("ref"): link.get("location") for link in sheet.iter("{*}hyperlink")} == {
        "C2": "'It''s ''Claims'''!F2",
        "C3": "'It''s ''Claims'''!G2",
    }
    assert {cell.get("t") for cell in sheet.iter("{*}c")} == {"inlineStr"}  # nothing in it is a formula


@pytest.mark.parametrize(
    ("taken", "name"),
    [([], "sucheck"), (["SUCHECK", "Claims"], "sucheck (2)"), (["sucheck", "Sucheck (2)"], "sucheck (3)")],
)
def test_the_summary_takes_a_name_that_no_other_sheet_has(taken: list[str], name: str) -> None:
    assert free_name(taken) == name
