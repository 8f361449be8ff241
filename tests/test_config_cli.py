"""A configuration file at work: it decides what is found, the command line wins over it, and `config` says who did."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from commands import run

import sucheck
from sucheck.model import Severity, SucheckError

ROOT = Path(__file__).resolve().parent.parent
SEEDED = ROOT / "sample_inputs" / "seeded_faults.xlsx"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workbook in which rules CL01, CL04 and DL02 find one error each."""
    (tmp_path / "book.xlsx").write_bytes(SEEDED.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def configured(text: str, file: str = "sucheck.toml") -> None:
    Path(file).write_text(text, "utf-8")


def found(arguments: str = "") -> dict[str, str]:
    """The rules that find something in the workbook, with the severities of their findings."""
    report = json.loads(run(f"book.xlsx --format json {arguments}").stdout)
    return {finding["rule"]: finding["severity"] for finding in report["findings"]}


def refused(arguments: str) -> str:
    done = run(arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    return done.stderr.removeprefix("sucheck: ").rstrip("\n")


@pytest.mark.usefixtures("here")
class TestWhatItDecides:
    def test_which_rules_run(self) -> None:
        configured('select = ["CL01", "DL"]\nignore = "deadline-differs-from-act"\n')
        assert found() == {"CL01": "error", "DL02": "error", "DL07": "error"}
        assert found("--select CL04") == {"CL04": "error"}
        assert found("--ignore CL01,DL07") == {"DL02": "error"}

    def test_how_grave_they_are_and_what_fails(self) -> None:
        select = 'select = ["CL01", "CL04", "DL02"]\n'
        configured(select + '[severity]\nCL = "note"\nCL04 = "warning"\n')
        assert found() == {"CL01": "note", "CL04": "warning", "DL02": "error"}
        assert run("book.xlsx --ignore DL02").exit_code == 0
        assert run("book.xlsx --ignore DL02 --fail-on warning").exit_code == 1
        configured('fail-on = "never"\n' + select)
        assert run("book.xlsx").exit_code == 0
        assert run("book.xlsx --fail-on error").exit_code == 1

    def test_an_id_is_more_than_a_name_and_a_name_more_than_a_family(self) -> None:
        select = 'select = ["CL01"]\n[severity]\n'
        configured(select + 'CL01 = "warning"\ncount-differs-from-list = "note"\nCL = "error"\n')
        assert found() == {"CL01": "warning"}
        configured(select + 'Count-Differs-From-List = "note"\ncl = "warning"\n')
        assert found() == {"CL01": "note"}

    def test_what_is_accepted(self) -> None:
        waiver = '[[waiver]]\nrule = "CL01"\nact = "2018/843"\nreason = "agreed"\nuntil = 2026-12-31\n'
        configured('select = ["CL01"]\n' + waiver)
        assert run("book.xlsx --today 2026-12-31").exit_code == 0
        assert run("book.xlsx --today 2027-01-01").exit_code == 1
        (finding,) = json.loads(run("book.xlsx -f json --today 2026-12-31").stdout)["findings"]
        assert (finding["waived"]["reason"], finding["waived"]["source"]) == ("agreed", "sucheck.toml:2")

    @pytest.mark.parametrize(("epoch", "code"), [("1798761599", 0), ("1798761600", 1), ("0", 0), ("253402300800", 2)])
    def test_the_day_can_be_that_of_the_build(self, monkeypatch: pytest.MonkeyPatch, epoch: str, code: int) -> None:
        waiver = '[[waiver]]\nrule = "CL01"\nact = "2018/843"\nreason = "agreed"\nuntil = 2026-12-31\n'
        configured('select = ["CL01"]\n' + waiver)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert run("book.xlsx").exit_code == code

    @pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 40])
    def test_a_build_without_a_day(self, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert refused("book.xlsx") == f"SOURCE_DATE_EPOCH: {epoch!r} is no number of seconds since 1970; unset it"
        assert run("book.xlsx --select CL01 --today 2026-01-01").exit_code == 1

    def test_where_results_go(self) -> None:
        configured('select = "CL01"\noutput = ["out.md", "-"]\nformat = "json"\nquiet = true\n')
        assert json.loads(run("book.xlsx").stdout)["exit_code"] == 1
        assert Path("out.md").read_text("utf-8").startswith("### sucheck: ")
        Path("out.md").unlink()
        assert run("book.xlsx -o out.txt").stdout == ""
        assert "remarks" not in Path("out.txt").read_text("utf-8")
        run("book.xlsx -o out.txt --no-quiet")
        assert "remarks" in Path("out.txt").read_text("utf-8")
        assert not Path("out.md").exists()
        assert run("book.xlsx -f table").stdout.startswith("2018/843")

    def test_marked_copies(self) -> None:
        configured('select = "CL01"\nannotate = true\n')
        assert run("book.xlsx").stderr.startswith("book.sucheck.xlsx: 2 cells marked")
        configured('select = "CL01"\nannotate = "marked.xlsx"\n')
        assert run("book.xlsx").stderr.startswith("marked.xlsx: 2 cells marked")
        assert run("book.xlsx --annotate other.xlsx").stderr.startswith("other.xlsx: 2 cells marked")

    def test_rules_and_sheets_of_ones_own(self, here: Path) -> None:
        (here / "sheets").mkdir()
        schema = (ROOT / "schemas" / "claims.toml").read_text("utf-8")
        (here / "sheets" / "claims.toml").write_text(
            schema.replace('"measure", "what"', '"Gegenstand", "what"'), "utf-8"
        )
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Claims"
        for row in (["act", "Gegenstand", "stated", "listed"], ["2016/681", "full", 3, "AT, BE"]):
            sheet.append(row)
        book.save("own.xlsx")
        assert json.loads(run("own.xlsx -f json --select CL01").stdout)["findings"] == []
        configured('schemas = "sheets"\nselect = "CL01"\n')
        assert [each["rule"] for each in json.loads(run("own.xlsx -f json").stdout)["findings"]] == ["CL01"]
        assert run("own.xlsx --no-config --schemas sheets --select CL01").exit_code == 1

    def test_it_is_said_that_a_file_decided(self) -> None:
        configured('select = "CL01"\nquiet = false\n[severity]\nCL = "note"\n')
        remarks = json.loads(run("book.xlsx -f json").stdout)["remarks"]
        assert remarks[0] == "sucheck.toml sets select, severity"
        assert json.loads(run("book.xlsx -f json --select CL02").stdout)["remarks"][0] == "sucheck.toml sets severity"
        assert "sets" not in " ".join(json.loads(run("book.xlsx -f json --no-config").stdout)["remarks"])

    def test_annotate_goes_by_it_too(self) -> None:
        configured('select = "CL01"\noutput = "elsewhere.md"\nquiet = true\n')
        assert run("annotate book.xlsx -o m.xlsx").stdout.startswith("m.xlsx: 2 cells marked in 1 sheet: 1 error\n")
        assert run("annotate book.xlsx -o m.xlsx --no-config").stdout.startswith("m.xlsx: 18 cells marked in 4 sheets")
        assert not Path("elsewhere.md").exists()

    @pytest.mark.parametrize("command", ["extract report.txt -o c.xlsx", "new c.xlsx --from report.txt"])
    def test_what_is_extracted_goes_by_its_state_of_play(self, command: str) -> None:
        Path("report.txt").write_text(
            "25 Member States have notified full transposition of Directive 2016/681.", "utf-8"
        )
        configured("as-of = 2019-10-17\n")
        assert run(command).exit_code == 0
        sheets = openpyxl.load_workbook("c.xlsx").worksheets
        cells = {str(cell.value)[:10] for sheet in sheets for row in sheet for cell in row}
        assert "2019-10-17" in cells


@pytest.mark.usefixtures("here")
class TestWhichFile:
    def test_one_can_be_named_and_none_can_be_wanted(self) -> None:
        configured('select = "CL01"\n')
        configured('select = "DL02"\n', "other.toml")
        assert found() == {"CL01": "error"}
        assert found("--config other.toml") == {"DL02": "error"}
        assert len(found("--no-config")) > 5
        assert refused("book.xlsx --config other.toml --no-config") == (
            "--config and --no-config exclude each other; see 'sucheck check --help'"
        )
        assert refused("book.xlsx --config none.toml") == (
            "none.toml: the configuration cannot be read (No such file or directory)"
        )

    @pytest.mark.parametrize("command", ["", "check ", "annotate ", "config ", "extract ", "new c.xlsx --from "])
    def test_a_mistake_in_it_ends_every_command_that_reads_it(self, command: str) -> None:
        configured("\nquite = true\n")
        assert refused(f"{command}book.xlsx") == "sucheck.toml:2: quite: there is no such key; did you mean quiet?"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (
                'select = ["CL01",\n"ZZ99"]',
                "sucheck.toml:1: ZZ99: no rule has this id, family or name; 'sucheck rules' ",
            ),
            ('\nignore = "CL041"', "sucheck.toml:2: CL041: no rule has this id, family or name; did you mean CL"),
            (
                '[severity]\n\nCLX = "note"',
                "sucheck.toml:3: CLX: no rule has this id, family or name; did you mean CL?",
            ),
        ],
    )
    def test_a_word_that_is_no_rule_is_named_with_its_line(self, text: str, said: str) -> None:
        configured(text)
        assert refused("book.xlsx").startswith(said)
        assert refused("config").startswith(said)

    def test_of_the_command_line_it_is_named_without(self) -> None:
        configured('ignore = "CL02"')
        assert refused("book.xlsx --select CL044").startswith(
            "CL044: no rule has this id, family or name; did you mean CL"
        )

    def test_python_users_read_none_unasked(self, here: Path) -> None:
        configured('select = "CL01"\n')
        assert len({finding.rule for finding in sucheck.check(["book.xlsx"]).findings}) > 5
        config = sucheck.load_config("sucheck.toml")
        assert {finding.rule for finding in sucheck.check([here / "book.xlsx"], config).findings} == {"CL01"}

    def test_python_users_say_how_grave_a_rule_is(self) -> None:
        config = sucheck.Config(select=("DL02",), severity={"DL02": Severity.NOTE})
        assert [finding.severity for finding in sucheck.check(["book.xlsx"], config).findings] == [Severity.NOTE]
        with pytest.raises(
            SucheckError, match=r"^XX: no rule has this id, family or name; 'sucheck rules' lists them$"
        ):
            sucheck.check(["book.xlsx"], sucheck.Config(severity={"XX": Severity.NOTE}))


@pytest.mark.usefixtures("here")
class TestShown:
    def test_without_a_file_everything_is_as_usual(self) -> None:
        assert run("config book.xlsx").stdout.splitlines() == [
            "configuration: none",
            "",
            "select    default  none",
            "ignore    default  none",
            "severity  default  none",
            "fail-on   default  error",
            "as-of     default  none",
            "rules     default  none",
            "schemas   default  none",
            "mapping   default  none",
            "baseline  default  none",
            "waiver    default  none",
            "format    default  table",
            "output    default  -",
            "annotate  default  none",
            "quiet     default  no",
            "verbose   default  no",
            "no-color  default  no",
            "today     default  none",
        ]

    def test_each_value_says_where_it_comes_from(self, here: Path) -> None:
        (here / "reports").mkdir()
        configured(
            'select = ["CL", "DL"]\noutput = ["a.sarif", "-"]\nannotate = true\nas-of = 2019-10-17\n'
            '[severity]\nCL04 = "warning"\nCL = "note"\n'
            '[[waiver]]\nrule = "CL01"\nstates = ["FI", "EL"]\nreason = "agreed"\nowner = "me"\n'
        )
        shown = run("config reports/book.xlsx --as-of 2020-01-01 --today 2026-01-01").stdout
        assert shown.splitlines() == [
            "configuration: sucheck.toml",
            "",
            "select         sucheck.toml:1  CL",
            "                               DL",
            "ignore         default         none",
            "severity.CL04  sucheck.toml:6  warning",
            "severity.CL    sucheck.toml:7  note",
            "fail-on        default         error",
            "as-of          command line    2020-01-01",
            "rules          default         none",
            "schemas        default         none",
            "mapping        default         none",
            "baseline       default         none",
            "waiver         sucheck.toml:8  CL01 · EL, FI · agreed · me",
            "format         default         sarif",
            "                               table",
            "output         sucheck.toml:2  a.sarif",
            "                               -",
            "annotate       sucheck.toml:3  yes",
            "quiet          default         no",
            "verbose        default         no",
            "no-color       default         no",
            "today          command line    2026-01-01",
        ]

    def test_as_json(self, monkeypatch: pytest.MonkeyPatch) -> None:
        configured('quiet = true\nannotate = "m.xlsx"\n[[waiver]]\nrule = "CL01"\nact = "2018/843"\nreason = "ok"\n')
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
        shown = json.loads(run("config --format json").stdout)
        assert (shown["format"], shown["file"]) == ("sucheck-config/1", "sucheck.toml")
        lines = {line["key"]: (line["value"], line["from"]) for line in shown["settings"]}
        assert lines["quiet"] == (True, "sucheck.toml:1")
        assert lines["annotate"] == ("m.xlsx", "sucheck.toml:2")
        assert lines["waiver"] == ({"rule": "CL01", "act": "2018/843", "reason": "ok"}, "sucheck.toml:3")
        assert lines["format"] == (["table"], "default")
        assert lines["as-of"] == (None, "default")
        assert lines["today"] == ("1970-01-01", "SOURCE_DATE_EPOCH")

    def test_words_from_the_file_command_no_terminal(self) -> None:
        configured('[[waiver]]\nrule = "CL01"\nact = "2018/843"\nreason = "a\\u001b[31mb"\n')
        assert "CL01 · 2018/843 · a\\x1b[31mb" in run("config").stdout
