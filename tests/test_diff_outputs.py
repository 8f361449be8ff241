"""How a comparison is told: on the terminal, as JSON, as Markdown, and by the exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from commands import ran as run
from editions import edition, figure, new_edition, old_edition, statuses
from referencing import Registry, Resource

import sucheck
from sucheck.model import Severity
from sucheck.report import changes_table

ROOT = Path(__file__).resolve().parent.parent
MAIN = json.loads((ROOT / "docs" / "sucheck-1.schema.json").read_text("utf-8"))
SCHEMA = json.loads((ROOT / "docs" / "sucheck-diff-1.schema.json").read_text("utf-8"))
REGISTRY: Registry[Any] = Registry().with_resource(MAIN["$id"], Resource.from_contents(MAIN))
SAMPLE = str(ROOT / "sample_inputs" / "seeded_faults.xlsx")


def valid(text: str) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA, registry=REGISTRY).validate(shape)
    return shape


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    old_edition(tmp_path)
    new_edition(tmp_path)
    return "old.xlsx", "new.xlsx"


def test_the_table_fits_the_page_and_says_it_all(editions: tuple[str, str]) -> None:
    done = run("diff", *editions)
    assert (done.exit_code, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
[1]  old: old.xlsx (state of play 2019-04-15)
[2]  new: new.xlsx (state of play 2019-10-17)

2016/681 · 4 changes
────────────────────────────────────────────────────────────────────────────────
[2] Claims!G4           new      deadline: 2018-05-25

[1] Claims!G2; [2]      changed  full: 22 → 25
Claims!G5               why      NL, SI and FI notified between the two dates

[1] Claims!G3, H3; [2]  changed  not full: 5 → 2, list - NL, SI, FI
Claims!G6               why      NL, SI and FI notified between the two dates

[1] Notifications!C19,  rows     NL, SI and FI: none → full
C24; [2]
Notifications!C21, C26

no single act · 1 change
────────────────────────────────────────────────────────────────────────────────
[1] Report!B2; [2]      changed  state of play: 2019-04-15 → 2019-10-17
Report!B2

4 claims, 3 States, no finding · 1 claim and 0 findings unchanged
"""
    )


def test_json_is_as_its_schema_says(editions: tuple[str, str]) -> None:
    shape = valid(run("diff", *editions, "-f", "json").stdout)
    assert [(each["side"], each["path"], each["as_of"]) for each in shape["inputs"]] == [
        ("old", "old.xlsx", ["2019-04-15"]),
        ("new", "new.xlsx", ["2019-10-17"]),
    ]
    full = next(each for each in shape["claims"] if each["about"] == "full")
    assert (full["change"], full["old"]["value"], full["new"]["value"]) == ("changed", 22, 25)
    assert (full["why"], full["explained"]) == ("NL, SI and FI notified between the two dates", True)
    assert full["new"]["places"] == [{"input": 1, "sheet": "Claims", "cell": "G5", "text": "25"}]
    assert [(each["state"], each["old"], each["new"]) for each in shape["states"]] == [
        ("NL", "none", "full"), ("SI", "none", "full"), ("FI", "none", "full"),
    ]  # fmt: skip
    assert (shape["series"], shape["exit_code"]) == ([], 0)
    assert shape["summary"]["claims"] == len(shape["claims"])


def test_markdown_has_a_table_for_each_act(editions: tuple[str, str]) -> None:
    text = run("diff", *editions, "-f", "markdown").stdout
    assert text.startswith(
        "### sucheck: 4 claims, 3 States, no finding\n\n1 claim and 0 findings unchanged. **Passes**"
    )
    assert "#### 2016/681\n\n| Place | | Change |\n| --- | --- | --- |\n" in text
    row = "| \\[1\\] Claims!G2; \\[2\\] Claims!G5 | changed | full: 22 → 25<br>*why* NL, SI and FI notified"
    assert f"{row} between the two dates |" in text


@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_nothing_changed(editions: tuple[str, str], form: str) -> None:
    done = run("diff", editions[0], editions[0], "-f", form)
    assert done.exit_code == 0
    if form == "json":
        shape = valid(done.stdout)
        assert (shape["claims"], shape["states"], shape["findings"], shape["series"]) == ([], [], [], None)
    else:
        assert "nothing changed" in done.stdout


def test_two_runs_give_the_same_bytes(editions: tuple[str, str]) -> None:
    for form in ("table", "json", "markdown"):
        assert run("diff", *editions, "-f", form).stdout == run("diff", *editions, "-f", form).stdout


class TestResults:
    """A side may be the JSON result of an earlier run."""

    @pytest.fixture
    def results(self, editions: tuple[str, str]) -> tuple[str, str]:
        for name in editions:
            assert run(name, "-o", f"{name}.json").exit_code == 0
        return "old.xlsx.json", "new.xlsx.json"

    def test_results_are_compared_as_their_files_are(self, editions: tuple[str, str], results: tuple[str, str]) -> None:
        of_files, of_results = (valid(run("diff", *pair, "-f", "json").stdout) for pair in (editions, results))
        assert of_results["claims"] == of_files["claims"]
        assert of_results["findings"] == of_files["findings"]
        moves = [
            [(each["state"], each["old"], each["new"]) for each in shape["states"]] for shape in (of_files, of_results)
        ]
        assert moves[0] == moves[1]
        assert of_results["series"] is None
        assert of_results["remarks"] == [
            "series over time are checked where both sides are files, not results of an earlier run"
        ]

    def test_a_result_has_the_places_of_states_by_a_row_of_the_same_status(self, results: tuple[str, str]) -> None:
        states = valid(run("diff", *results, "-f", "json").stdout)["states"]
        assert [place["cell"] for place in states[0]["places"]] == ["C9", "C22"]

    def test_a_file_is_compared_with_its_result(self, editions: tuple[str, str], results: tuple[str, str]) -> None:
        assert "nothing changed" in run("diff", results[0], editions[0]).stdout

    def test_what_is_no_result_is_refused_in_a_line(self, editions: tuple[str, str]) -> None:
        Path("broken.json").write_text('{"format": "sucheck/1", "inputs": 3}', "utf-8")
        done = run("diff", "broken.json", editions[1])
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "sucheck: broken.json: inputs must be a list; name a result of 'sucheck -f json'\n"


class TestExitCodes:
    def test_1_for_a_new_finding_at_or_above_the_threshold(self, tmp_path: Path) -> None:
        right = edition(tmp_path / "right.xlsx", "2024-01-01", [figure("not_full", 2, "ES, SI")])
        wrong = edition(tmp_path / "wrong.xlsx", "2024-01-01", [figure("not_full", 3, "ES, SI")])
        assert run("diff", right, wrong).exit_code == 1
        assert run("diff", right, wrong, "--fail-on", "never").exit_code == 0
        assert run("diff", right, wrong, "--ignore", "CL01").exit_code == 0
        assert run("diff", wrong, right, "--fail-on", "note").exit_code == 0
        told = run("diff", right, wrong).stdout
        assert "new      CL01     error: 3 Member States stated, 2 listed: Spain" in told

    def test_1_for_what_only_both_show(self, tmp_path: Path) -> None:
        old = edition(tmp_path / "old.xlsx", "2019-04-15", [figure("not_full", 1, "ES")])
        new = edition(tmp_path / "new.xlsx", "2019-10-17", [figure("not_full", 2, "ES, PT")])
        done = run("diff", old, new, "--fail-on", "warning")
        assert done.exit_code == 1
        assert "only of both together · 1 finding\n" in done.stdout
        assert "series   XD04     warning: Portugal not full at 17 October 2019" in done.stdout

    def test_2_for_what_cannot_be_read(self, tmp_path: Path) -> None:
        done = run("diff", SAMPLE, str(tmp_path / "none.xlsx"))
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.endswith("none.xlsx: no such file; check the name and the folder\n")

    def test_2_for_an_output_that_is_one_of_them(self, tmp_path: Path) -> None:
        path = old_edition(tmp_path)
        before = Path(path).read_bytes()
        done = run("diff", path, SAMPLE, "-o", path)
        assert done.exit_code == 2
        assert "is one of the inputs" in done.stderr
        assert Path(path).read_bytes() == before

    def test_4_for_nothing_to_compare(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("A walk in the woods is good for you.\n", "utf-8")
        done = run("diff", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"))
        assert done.exit_code == 4
        assert done.stdout.splitlines()[-1] == "nothing to compare: neither side states anything that was understood"


def test_words_of_a_file_are_inert(tmp_path: Path) -> None:
    evil = "\x1b[31m\u202e<script>|@all"
    claims = [[figure("full", 22, f"{evil}", section=evil)], [figure("full", 25, f"{evil}, ES", section=evil)]]
    paths = [edition(tmp_path / f"{number}.txt.xlsx", "2024-01-01", _plain(each)) for number, each in enumerate(claims)]
    table, markdown = (run("diff", *paths, "-f", form).stdout for form in ("table", "markdown"))
    assert "full: 22 → 25" in table
    assert not {"\x1b", "\u202e"} & {*table, *markdown}
    assert "<script>" not in markdown
    assert valid(run("diff", *paths, "-f", "json").stdout)["claims"]


def _plain(claims: list[Any]) -> list[Any]:
    """What a workbook can hold: openpyxl refuses the escape character."""
    return [
        {key: value.replace("\x1b", "") if isinstance(value, str) else value for key, value in each.items()}
        for each in claims
    ]


def test_the_widest_line_fits_a_page_of_any_width(editions: tuple[str, str]) -> None:
    comparison = sucheck.compare(*editions)
    for width in (40, 57, 80, 200):
        text = changes_table.render(comparison, threshold=Severity.ERROR, width=width)
        assert max(map(len, text.splitlines())) <= width


def test_rows_of_many_states_are_told_once(tmp_path: Path) -> None:
    paths = [
        edition(tmp_path / f"{number}.xlsx", "2024-01-01", [figure("full", 22)], statuses(behind))
        for number, behind in enumerate(((), ("ES", "FI", "NL")))
    ]
    told = run("diff", *paths).stdout
    assert "rows     ES, NL and FI: full → none" in told
    assert told.count("full → none") == 1
