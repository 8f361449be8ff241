"""What is hostile, broken or absurd ends in findings or in one clear line: never a crash, never without end."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]
from packages import MAIN, Book, Part

import sucheck
from sucheck.claims.language import language
from sucheck.claims.lists import parse_list
from sucheck.claims.numbers import parse_stated
from sucheck.config import Config
from sucheck.model import InputError, Place, Report, RuleFileError, Severity
from sucheck.report import json as json_report
from sucheck.report import markdown, table

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("consistent.xlsx", "security_union_20.xlsx", "seeded_faults.xlsx")
SEEDED = ROOT / "sample_inputs" / "seeded_faults.xlsx"
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "docs" / "sucheck-1.schema.json").read_text(encoding="utf-8"))
)
LONGEST_CELL = 32_767  # characters, the limit of spreadsheet programs
HEADS = ("claim", "document", "section", "act", "about", "stated", "listed", "footnote", "as_of", "universe")
FAIR = ("c1", "d", "1", "2016/681", "full", "25", "Germany, France", "", "2019-10-17", "")
ODD: tuple[object, ...] = (
    "", " ", "nan", "inf", "-inf", "1e400", "9" * 400, "9" * 5000, "٣", "²", "¹²", "½", "-1", "0", "27 of 24",
    "0 of 0", "24 of 0", "89 %", "1000 %", "nearly 20", "twenty-one", "all but", "all but Germany", "EU-27", "EU-99",
    "Germany, Germany", "Germany and", "; ; ;", "Solvenia", "Norway", "UK", "2016/680; 2016/681", "9999/9999", "0/0",
    "2016/" + "9" * 5000, "COM(2019) " + "9" * 5000, "INFR(2018)0123", "2018-07", "2019-07/2019-10", "29.2.1900",
    "05/06/2018", "31.12.9999", "0000-00-00", "closed", "reasoned opinion", "full", "not full", "\u202eabc", "a|b",
    "\x1b[31m", "a\nb", "<script>", "=1+1", "@user #1", "{x}", "{0.__class__}", "%s", "```", "あ" * 60, "😀" * 50,
    "x" * LONGEST_CELL, True, False, 0, -1, 27, 3.5, 1e15, 1e300, -1e300, 60, 43755, dt.datetime(9999, 12, 31),  # noqa: DTZ001 - cells have no time zone
    dt.datetime(1900, 1, 1), dt.datetime(2019, 10, 17, 23, 59, 59),  # noqa: DTZ001 - as above
)  # fmt: skip


def column(number: int) -> str:
    return chr(ord("A") + number)


def line(row: int, cells: Sequence[str]) -> str:
    texts = (
        f'<c r="{column(position)}{row}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for position, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{row}">{"".join(texts)}</row>'


def claims(*rows: Sequence[str], before: str = "", after: str = "", name: str = "Claims") -> Part:
    data = "".join(line(number, row) for number, row in enumerate((HEADS, *rows), start=1))
    return Part(name=name, data=data, before=before, after=after)


def checked(path: Path | str) -> Report:
    report = sucheck.check([path])
    assert report.crashed == ()
    return report


def run(*arguments: str | Path, redirect: str = "") -> subprocess.CompletedProcess[str]:
    """The program through a shell, which opens and closes what `redirect` says."""
    command = [sys.executable, "-m", "sucheck", *map(str, arguments)]
    return subprocess.run(
        ["/bin/sh", "-c", f'"$@" {redirect}', "sh", *command],
        cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False,
    )  # fmt: skip


class TestPackages:
    @pytest.mark.parametrize(
        "ranges",
        [
            pytest.param(["A1:XFD1048576"], id="all cells"),
            pytest.param([f"A{2 + n % 50}:A1048576" for n in range(20_000)], id="overlapping"),
            pytest.param([f"A{2 * n + 2}:A{2 * n + 3}" for n in range(20_000)], id="many"),
            pytest.param(["", "A", "1", "A1:", ":", "ZZZZ1:ZZZZ2", "A²:B²", "A1:A" + "9" * 5000], id="none at all"),
        ],
    )
    def test_any_merged_range_is_read(self, tmp_path: Path, ranges: Sequence[str]) -> None:
        after = "".join(f'<mergeCell ref="{written}"/>' for written in ranges)
        part = claims(*[FAIR] * 60, after=f"<mergeCells>{after}</mergeCells>")
        report = checked(Book(sheets=[part]).save(tmp_path / "b.xlsx"))
        assert "CL01" in {finding.rule for finding in report.findings}

    def test_overlapping_hidden_columns_cost_no_more_than_their_union(self, tmp_path: Path) -> None:
        ranges = "".join(f'<col min="{n % 7}" max="{16384 - n % 9000}" hidden="1"/>' for n in range(20_000))
        odd = '<col min="-5" max="9999999999999" hidden="1"/><col min="²" max="٣" hidden="1"/>'
        path = Book(sheets=[claims(FAIR, before=f"<cols>{ranges}{odd}</cols>")]).save(tmp_path / "b.xlsx")
        assert any("hidden columns were read: A (claim)" in remark for remark in checked(path).remarks)

    def test_a_style_or_format_of_many_digits_is_none(self, tmp_path: Path) -> None:
        many = "9" * 5000
        data = f'{line(1, HEADS)}<row r="2"><c r="E2" s="{many}"><v>{many}</v></c></row>'
        styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="{many}"/></cellXfs></styleSheet>'
        path = Book(sheets=[Part(name="Claims", data=data)], extra={"xl/styles.xml": styles}).save(tmp_path / "b.xlsx")
        findings = [(f.rule, f.places[0].cell) for f in checked(path).findings]
        assert ("WB05", "E2") in findings

    def test_a_shared_string_of_many_digits_is_not_there(self, tmp_path: Path) -> None:
        data = f'{line(1, HEADS)}<row r="2"><c r="E2" t="s"><v>{"9" * 5000}</v></c></row>'
        path = Book(sheets=[Part(name="Claims", data=data)]).save(tmp_path / "b.xlsx")
        with pytest.raises(InputError, match="shared string 99999999999999999999, which is not there"):
            sucheck.check([path])

    def test_two_sheets_of_one_kind_keep_their_own_cells(self, tmp_path: Path) -> None:
        def notifications(name: str, act: str, first: int) -> Part:
            heads = line(1, ("act", "state", "status", "notified_on"))
            rows = (line(n, (act, "Greece", "full", "2018-01-01")) for n in range(first, first + 2))
            return Part(name=name, data=heads + "".join(rows))

        parts = [notifications("Notifications", "2016/680", 5), notifications("Notifications 2", "2016/681", 2)]
        report = checked(Book(sheets=parts).save(tmp_path / "b.xlsx"))
        doubled = {f.act: [place.address for place in f.places] for f in report.findings if f.rule == "WB01"}
        assert {act: places[:2] for act, places in doubled.items()} == {
            "2016/680": ["Notifications!B5", "Notifications!B6"],
            "2016/681": ["Notifications 2!B2", "Notifications 2!B3"],
        }


class TestCells:
    @pytest.mark.parametrize("digits", [16, 400, 5000])
    @pytest.mark.parametrize("form", ["{}", "{} %", "5 of {}", "{} of 5", "1.{} %", "+{} %", "1 (of which {})"])
    def test_a_figure_of_too_many_digits_is_not_understood(self, digits: int, form: str) -> None:
        stated = parse_stated(form.format("9" * digits), language())
        assert stated is None or stated.listing == f"of which {'9' * digits}"

    def test_a_number_too_large_to_count_is_not_understood(self) -> None:
        assert parse_stated(1e300, language()) is None

    @pytest.mark.parametrize("cell", ["9" * 5000, "¹²", "٣٣", "²", "9" * 30, "1e999"], ids=str)
    def test_no_digits_of_any_kind_crash_a_rule(self, tmp_path: Path, cell: str) -> None:
        rows = [[*FAIR[:at], cell, *FAIR[at + 1 :]] for at in range(len(HEADS))]
        path = Book(sheets=[claims(*rows)]).save(tmp_path / "b.xlsx")
        assert checked(path).claims

    @pytest.mark.parametrize("unit", ["1 ", "5,", "; ", "(", "Germany and ", "2016/680 ", "1/", "A" + " " * 99])
    def test_the_longest_cell_takes_no_quadratic_time(self, tmp_path: Path, unit: str) -> None:
        text = (unit * LONGEST_CELL)[: LONGEST_CELL - 1] + "x"
        rows = [[*FAIR[:at], text, *FAIR[at + 1 :]] for at in range(len(HEADS))]
        path = Book(sheets=[claims(*rows)]).save(tmp_path / "b.xlsx")
        assert checked(path).claims

    @pytest.mark.parametrize("between", [" ", ",", "; ", "\n"])
    def test_a_long_gap_in_a_list_is_a_gap(self, between: str) -> None:
        place = Place(input=0, sheet="Claims", cell="G2")
        listed = parse_list(f"Germany,{between * 15_000}France", place, language())
        assert listed is not None
        assert [member.state for member in listed.members] == ["DE", "FR"]

    def test_a_list_of_many_names_that_nobody_knows(self, tmp_path: Path) -> None:
        many = ", ".join(f"Xland{number}" for number in range(3_000))
        path = Book(sheets=[claims([*FAIR[:6], many, *FAIR[7:]])]).save(tmp_path / "b.xlsx")
        assert sum(finding.rule == "WB03" for finding in checked(path).findings) == 3_000


class TestMessages:
    def test_a_cell_of_full_length_does_not_fill_the_message(self, tmp_path: Path) -> None:
        path = tmp_path / "book.xlsx"
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Notifications"
        sheet.append(["act", "state", "status"])
        sheet.append(["2016/681", "EL", "x" * LONGEST_CELL])
        book.save(path)
        message = next(f.message for f in sucheck.check([path]).findings if f.rule == "WB05")
        assert message.startswith('"xxx')
        assert len(message) < 2 * 400


class TestRuleFiles:
    @pytest.mark.parametrize("name", ["deep.toml", "schemas/deep.toml"])
    def test_a_file_nested_without_end(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "schemas").mkdir()
        (tmp_path / name).write_text("a = " + "[" * 100_000 + "]" * 100_000, encoding="utf-8")
        with pytest.raises(RuleFileError, match=r"deep\.toml: cannot be read as TOML"):
            sucheck.check([SEEDED], Config(rules=(tmp_path,)))

    @pytest.mark.parametrize("name", ["own.toml", "schemas/own.toml"])
    @pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
    def test_what_is_no_file_is_refused_and_never_waited_for(self, tmp_path: Path, name: str, kind: str) -> None:
        odd = tmp_path / name
        odd.parent.mkdir(exist_ok=True)
        if kind == "pipe":
            os.mkfifo(odd)
        elif kind == "device":
            odd.symlink_to("/dev/zero")
        else:
            odd.mkdir()
        shown = odd if odd.parent != tmp_path else odd.name
        done = run(SEEDED, "--rules", tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"sucheck: {shown}: is no file but a folder, a pipe or a device; take it out of there\n"


class TestOddCells:
    """Odd values of all types in all cells of the samples; a longer run of the same found the cases above."""

    @pytest.mark.parametrize("seed", range(9))
    def test_no_rule_crashes_and_every_output_holds(self, tmp_path: Path, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - the same cells in every run
        path = tmp_path / "b.xlsx"
        save(path, mixed(ROOT / "sample_inputs" / SAMPLES[seed % len(SAMPLES)], chance))
        report = checked(path)
        rendered = json_report.render(report, threshold=Severity.ERROR)
        assert list(SCHEMA.iter_errors(json.loads(rendered))) == []
        assert rendered == json_report.render(checked(path), threshold=Severity.ERROR)
        page = table.render(report, threshold=Severity.ERROR)
        assert max(map(columns_of, page.splitlines())) <= 80
        for output in (page, markdown.render(report, threshold=Severity.ERROR)):
            assert not {"\x1b", "\u202e", "\x00"} & set(output)


def columns_of(text: str) -> int:
    """The columns that a line fills; of the characters in ODD, these are the wide ones."""
    return len(text) + sum(text.count(wide) for wide in "あ😀")


def mixed(sample: Path, chance: random.Random) -> dict[str, list[list[object]]]:
    """The sample's first rows, a fifth of its cells replaced."""
    book = openpyxl.load_workbook(sample)
    sheets: dict[str, list[list[object]]] = {}
    for sheet in book:
        rows = [list(row) for row in sheet.iter_rows(max_row=12, values_only=True)]
        body = [[chance.choice(ODD) if chance.random() < 0.2 else cell for cell in row] for row in rows[1:]]
        sheets[sheet.title] = [list(rows[0]), *body]
    return sheets


def save(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for position, cell in enumerate(cells):
                    sheet.write(row, position, cell, day if isinstance(cell, dt.datetime) else None)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the devices of Linux")
class TestStreams:
    def test_a_device_is_written_to_and_stays_one(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        done = run(SEEDED, "--quiet", "-o", pipe, redirect=f"& cat {pipe}; wait $!")
        assert "figures checked" in done.stdout.splitlines()[-1]
        assert (done.returncode, stat.S_ISFIFO(pipe.stat().st_mode)) == (1, True)

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        target, link = tmp_path / "target.txt", tmp_path / "link.txt"
        target.write_text("before", encoding="utf-8")
        link.symlink_to(target)
        assert run(SEEDED, "-o", link).returncode == 1
        assert link.is_symlink()
        assert "errors" in target.read_text(encoding="utf-8")

    def test_a_name_as_long_as_a_name_can_be(self, tmp_path: Path) -> None:
        target = tmp_path / ("x" * 255)
        assert run(SEEDED, "-o", target).returncode == 1
        assert "errors" in target.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("redirect", "why"),
        [
            (">&-", "standard output: is closed; name a file with --output"),
            (">/dev/full", "standard output: cannot be written (No space left on device)"),
        ],
    )
    @pytest.mark.parametrize("arguments", [[str(SEEDED)], ["rules"]], ids=["check", "rules"])
    def test_standard_output_that_takes_nothing(self, arguments: Sequence[str], redirect: str, why: str) -> None:
        done = run(*arguments, redirect=redirect)
        assert (done.returncode, done.stderr) == (2, f"sucheck: {why}\n")

    @pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["explain", "-h"]])
    def test_help_that_cannot_be_written(self, arguments: Sequence[str]) -> None:
        done = run(*arguments, redirect=">/dev/full")
        assert (done.returncode, done.stderr) == (
            2, "sucheck: standard output: cannot be written (No space left on device)\n",
        )  # fmt: skip

    def test_a_full_standard_error_changes_no_exit_code(self) -> None:
        assert run("none.xlsx", redirect="2>/dev/full").returncode == 2

    @pytest.mark.parametrize("option", ["-o", "--rules"])
    def test_an_empty_name_is_no_name(self, option: str) -> None:
        done = run(SEEDED, option, "")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
