"""Our template, empty and filled from documents: what stands in it, and that checking it finds what the text holds."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

import sucheck
from sucheck import api
from sucheck.claims.language import language
from sucheck.claims.lists import parse_list
from sucheck.claims.numbers import parse_stated
from sucheck.law.states import english_name, states
from sucheck.model import Claim, Kind, Member, Place, StateList, SucheckError
from sucheck.resources import resource
from sucheck.shape.names import label_key
from sucheck.shape.schemas import load_schemas
from sucheck.template.book import Row
from sucheck.template.cells import held
from sucheck.template.columns import SOURCES
from sucheck.template.example import example_rows
from sucheck.template.stated_cells import is_same_list, listed_cell, stated_cell
from sucheck.template.workbook import write_template

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_inputs"
SCHEMAS = [schema for schema in load_schemas([resource("schemas")]) if schema.in_template]
WORDS = language()

#: What a run finds, without places: rule, act, severity, message.
Verdict = tuple[str, str | None, str, str]

REPORT = """\
State of Play of One Directive

The PNR Directive [1] had to be transposed by 26 May 2018. To date, 24 Member States have notified full transposition.
Two Member States have notified partial transposition [2].

1 Directive (EU) 2016/681 (27.4.2016).

2 Greece, Spain and Slovenia (state of play as of 30.6.2021).
"""


def verdicts(*paths: Path) -> set[Verdict]:
    report = sucheck.check(paths)
    assert not report.crashed
    return {(found.rule, found.act, found.severity.word, found.message) for found in report.findings}


def rows(path: Path, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet by their headers, without empty cells."""
    header, *body = openpyxl.load_workbook(path)[sheet].values
    return [{str(key): cell for key, cell in zip(header, row, strict=True) if cell is not None} for row in body]


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sucheck", *map(str, arguments)],
        capture_output=True, text=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "new.xlsx"
    api.new_workbook(path)
    return path


@pytest.fixture
def extracted(tmp_path: Path) -> Path:
    """The workbook of a small report, which stands beside it."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    api.extract([tmp_path / "report.txt"], tmp_path / "claims.xlsx")
    return tmp_path / "claims.xlsx"


class TestNew:
    def test_there_is_nothing_to_check_in_it_and_nothing_to_remark(self, empty: Path) -> None:
        report = sucheck.check([empty])
        assert (report.findings, report.undecided, report.remarks) == ((), (), ())
        done = run(empty)
        assert (done.returncode, done.stderr) == (4, "")
        assert "nothing was checked" in done.stdout

    def test_its_sheets_and_headers_are_those_of_the_schemas(self, empty: Path) -> None:
        book = openpyxl.load_workbook(empty)
        assert book.sheetnames == [*(schema.kind for schema in SCHEMAS), "Example", "Legend"]
        for schema in SCHEMAS:
            assert [cell.value for cell in book[schema.kind][1]] == [column.title for column in schema.columns]
            assert book[schema.kind].max_row == 1
            assert book[schema.kind].freeze_panes == "B2"

    def test_each_header_says_what_belongs_below_it(self, empty: Path) -> None:
        book = openpyxl.load_workbook(empty)
        for schema in SCHEMAS:
            for column, cell in zip(schema.columns, book[schema.kind][1], strict=True):
                assert cell.comment is not None
                assert cell.comment.text.startswith(" ".join(column.description.split()))
                assert ("Must be filled in." in cell.comment.text) is not column.nullable

    def test_each_drop_down_offers_the_choices_of_its_column(self, empty: Path) -> None:
        book = openpyxl.load_workbook(empty)
        for schema in SCHEMAS:
            for number, column in enumerate(schema.columns, start=1):
                if column.choices:
                    assert offered(book[schema.kind], number) == [choice.value for choice in column.choices]

    def test_the_columns_of_states_offer_their_codes(self, empty: Path) -> None:
        found = offered(openpyxl.load_workbook(empty)["Notifications"], 2)
        assert found[:3] == ["BE", "BG", "CZ"]
        assert set(found) == states().keys()

    def test_days_are_shown_alike_everywhere_and_a_number_of_an_act_stays_text(self, empty: Path) -> None:
        book = openpyxl.load_workbook(empty)
        assert book["Directives"].column_dimensions["C"].number_format == "yyyy-mm-dd"
        assert book["Directives"].column_dimensions["A"].number_format == "@"

    def test_the_example_is_without_fault(self, tmp_path: Path) -> None:
        with (tmp_path / "example.xlsx").open("wb") as file:
            write_template(file, SCHEMAS, example_rows())
        report = sucheck.check([tmp_path / "example.xlsx"])
        assert [finding.message for finding in report.findings] == []
        assert report.ledger.not_understood == ()
        assert {claim.about for claim in report.claims} >= {"deadline", "full", "not_full", "open", "none", "partial"}

    def test_the_same_bytes_at_any_time_and_place(self, empty: Path, tmp_path: Path) -> None:
        done = run("new", tmp_path / "again.xlsx", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7")
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "again.xlsx").read_bytes() == empty.read_bytes()
        with ZipFile(empty) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"dcterms" not in archive.read("docProps/core.xml").partition(b">")[2]

    def test_a_file_that_is_there_is_kept(self, tmp_path: Path) -> None:
        (tmp_path / "mine.xlsx").write_bytes(b"mine")
        done = run("new", tmp_path / "mine.xlsx")
        assert done.returncode == 2
        assert done.stderr.startswith(f"sucheck: {tmp_path}/mine.xlsx: is there already; name a file that is not")
        assert (tmp_path / "mine.xlsx").read_bytes() == b"mine"

    def test_from_a_document_it_is_what_extract_writes(self, extracted: Path) -> None:
        done = run("new", extracted.with_name("new.xlsx"), "--from", extracted.with_name("report.txt"))
        assert done.returncode == 0, done.stderr
        assert extracted.with_name("new.xlsx").read_bytes() == extracted.read_bytes()


def offered(sheet: Worksheet, number: int) -> list[object]:
    """What the drop-down below a header offers."""
    cell = sheet.cell(2, number).coordinate
    found = next(each for each in sheet.data_validations.dataValidation if cell in each.sqref)
    title, cells = str(found.formula1).split("!")
    assert sheet.parent is not None
    return [row[0].value for row in sheet.parent[title][cells.replace("$", "")]]


class TestExtract:
    def test_each_row_says_what_the_text_says_and_where(self, extracted: Path) -> None:
        told = rows(extracted, "Claims")
        assert [(row["About"], row.get("Stated"), row.get("Footnote")) for row in told] == [
            ("deadline", dt.datetime(2018, 5, 26), None),  # noqa: DTZ001 - a cell knows no time zone
            ("full", "24 Member States", None),
            ("partial", "Two Member States", 2),
            ("act_date", dt.datetime(2016, 4, 27), 1),  # noqa: DTZ001 - as above
            ("as_of", dt.datetime(2021, 6, 30), 2),  # noqa: DTZ001 - as above
        ]  # fmt: skip
        partial = told[2]
        assert partial["Directive"] == "(EU) 2016/681"
        assert partial["Found at"] == "¶2; list: note 2"
        assert partial["Sentence"] == "Two Member States have notified partial transposition."
        assert partial["Read because of"] == "notified · partial · transposition"
        assert {row["Document"] for row in told} == {"State of Play of One Directive"}

    def test_directives_and_notes_have_rows(self, extracted: Path) -> None:
        (directive,) = rows(extracted, "Directives")
        assert directive["Directive"] == "(EU) 2016/681"
        assert directive["Short title"] == "PNR Directive"
        assert [row["Footnote"] for row in rows(extracted, "Footnotes")] == [1, 2]
        assert rows(extracted, "Footnotes")[1]["Text"] == "Greece, Spain and Slovenia (state of play as of 30.6.2021)."

    def test_the_faults_of_the_text_are_those_of_the_workbook(self, extracted: Path) -> None:
        found = verdicts(extracted.with_name("report.txt"))
        assert {(rule, severity) for rule, _, severity, _ in found} == {("CL01", "error"), ("DL01", "error")}
        assert verdicts(extracted) == found
        assert verdicts(extracted, extracted.with_name("report.txt")) == found

    def test_states_of_a_list_that_its_count_contradicts_are_no_notifications(self, extracted: Path) -> None:
        assert "Notifications" not in openpyxl.load_workbook(extracted).sheetnames

    def test_what_it_could_not_write_is_told(self, tmp_path: Path) -> None:
        done = run("extract", SAMPLES / "report_faults.txt", "-o", tmp_path / "claims.xlsx")
        assert done.returncode == 0, done.stderr
        first, second, *rest = done.stdout.splitlines()
        assert first.startswith(f"{tmp_path}/claims.xlsx: rows by sheet: Report 1, Directives ")
        assert "without a row, checked in the document only: " in second
        assert "  not in Notifications: 2016/681, since its figures and lists contradict each other" in rest

    def test_the_name_of_the_workbook_comes_from_the_document(self, tmp_path: Path) -> None:
        (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
        assert run("extract", tmp_path / "report.txt").returncode == 0
        assert (tmp_path / "report.claims.xlsx").is_file()

    def test_a_workbook_is_no_document(self, tmp_path: Path) -> None:
        with pytest.raises(SucheckError, match=r"consistent\.xlsx: is a workbook; name documents"):
            api.extract([SAMPLES / "consistent.xlsx"], tmp_path / "claims.xlsx")
        assert not (tmp_path / "claims.xlsx").exists()

    def test_an_input_is_never_written_over(self, tmp_path: Path) -> None:
        (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
        with pytest.raises(SucheckError, match="is one of the inputs"):
            api.extract([tmp_path / "report.txt"], tmp_path / "report.txt")
        assert (tmp_path / "report.txt").read_text("utf-8") == REPORT

    def test_two_documents_keep_their_names_and_their_claims_apart(self, tmp_path: Path) -> None:
        for name, title in (("report", "First Report on Something"), ("press", "Second Report on Something")):
            (tmp_path / f"{name}.txt").write_text(REPORT.replace(REPORT.splitlines()[0], title), encoding="utf-8")
        documents = [tmp_path / "report.txt", tmp_path / "press.txt"]
        api.extract(documents, tmp_path / "claims.xlsx")
        told = rows(tmp_path / "claims.xlsx", "Claims")
        titles = ["First Report on Something", "Second Report on Something"]
        assert [row["Document"] for row in told] == sorted(titles * 5)
        assert len({row["Claim"] for row in told}) == 10
        assert verdicts(tmp_path / "claims.xlsx") == verdicts(*documents)

    def test_text_from_a_document_is_never_a_formula(self, tmp_path: Path) -> None:
        text = REPORT.replace("2 Greece", "2 =1+1 Greece")
        (tmp_path / "report.txt").write_text(text, encoding="utf-8")
        api.extract([tmp_path / "report.txt"], tmp_path / "claims.xlsx")
        cell = openpyxl.load_workbook(tmp_path / "claims.xlsx")["Footnotes"]["C3"]
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        assert str(cell.value).startswith("=1+1 Greece")

    def test_a_cell_holds_no_character_that_a_workbook_cannot(self) -> None:
        assert held("a\x00b\x0bc\ud800") == "a\ufffdb\ufffdc\ufffd"
        assert held("_x0041_") == "_x005F_x0041_"
        assert len(held("x" * 40_000)) == 32_767

    def test_the_columns_on_sources_are_read_as_nothing_else(self) -> None:
        for schema in SCHEMAS:
            labels = {label_key(text) for c in schema.columns for text in (c.name, c.title, *c.aliases)}
            assert not labels & {label_key(column.title) for column in SOURCES.get(schema.kind, ())}


class TestSamples:
    @pytest.mark.parametrize("ending", ["txt", "docx"])
    def test_a_consistent_report_stays_consistent(self, tmp_path: Path, ending: str) -> None:
        document, book = SAMPLES / f"report.{ending}", tmp_path / "claims.xlsx"
        api.extract([document], book)
        assert verdicts(book) == verdicts(book, document) == verdicts(document) == set()
        assert len(rows(book, "Claims")) >= 30
        assert len(rows(book, "Notifications")) >= 5

    @pytest.mark.parametrize("ending", ["txt", "docx"])
    def test_a_faulty_report_keeps_its_faults_and_gets_no_other(self, tmp_path: Path, ending: str) -> None:
        document, book = SAMPLES / f"report_faults.{ending}", tmp_path / "claims.xlsx"
        api.extract([document], book)
        in_text, in_book = verdicts(document), verdicts(book)
        # Sums have no column; an act that is not on file is named by a cell, so that the finding knows it.
        assert {found[0] for found in in_text - in_book} == {"CL09"}
        assert {found[:3] for found in in_book - in_text} == {("CI06", "2018/1927", "warning")}
        assert verdicts(book, document) == in_text | in_book


class TestCertainty:
    @pytest.mark.parametrize(("certainty", "severity"), [(None, "error"), ("guessed", "warning")])
    def test_what_was_guessed_is_no_error(self, tmp_path: Path, certainty: str | None, severity: str) -> None:
        claim: Row = {"act": "2016/681", "about": "partial", "stated": 3, "listed": "ES, SI", "certainty": certainty}
        with (tmp_path / "book.xlsx").open("wb") as file:
            write_template(file, SCHEMAS, {"Claims": [claim]})
        (found,) = [each for each in sucheck.check([tmp_path / "book.xlsx"]).findings if each.rule == "CL01"]
        assert (found.severity.word, found.places[0].address) == (severity, "Claims!F2")


class TestProperties:
    @given(
        st.integers(0, 28),
        st.sampled_from(["=", "≥", "≤", "≈"]),
        st.sampled_from(sorted(set(WORDS.units.values()))),
        st.none() | st.integers(1, 28),
    )
    def test_a_count_is_read_again_as_it_was(self, value: int, op: str, unit: str, whole: int | None) -> None:
        claim = Claim(id="0:0", kind=Kind.COUNT, place=Place(input=0), value=value, op=op, unit=unit, stated_of=whole)
        read = parse_stated(stated_cell(claim, WORDS), WORDS)
        assert read is not None
        assert (read.value, read.op, read.unit, read.of) == (value, op, unit, whole)

    @given(
        st.lists(st.sampled_from(sorted(states())), max_size=6),
        st.sampled_from(["closed", "open", "complement"]),
        st.sampled_from([None, 49]),
    )
    def test_a_list_is_read_again_as_it_was(self, codes: Sequence[str], form: str, note: int | None) -> None:
        listed = StateList(
            members=tuple(Member(state=code, text=english_name(code)) for code in codes),
            place=Place(input=0, note=note),
            closed=form != "open" or not codes,
            complement=form == "complement",
        )
        read = parse_list(listed_cell(listed, WORDS) or "", Place(input=0), WORDS)
        assert read is not None
        assert is_same_list(read, listed)
