"""What the outputs say about one report with all that a report can hold."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sucheck.model import (
    Acceptance,
    AcceptedBy,
    Certainty,
    Claim,
    Finding,
    Fix,
    InputFile,
    Kind,
    Ledger,
    Member,
    Place,
    Report,
    Severity,
    StateList,
    Undecided,
)
from sucheck.report import json as as_json
from sucheck.report import markdown, table

TESTS = Path(__file__).parent
SCHEMA = json.loads((TESTS.parent / "docs" / "sucheck-1.schema.json").read_text(encoding="utf-8"))


def at(cell: str, text: str = "", sheet: str = "Claims", number: int = 0) -> Place:
    return Place(input=number, sheet=sheet, cell=cell, text=text)


MISCOUNTED = Finding(
    rule="CL01",
    name="count-differs-from-list",
    severity=Severity.ERROR,
    message="21 Member States stated, 20 listed",
    act="2016/681",
    subject="2016/681 · full · 2019-10-17",
    states=("EL",),
    values={"stated": 21, "listed": ["BE", "BG", "CZ", "DE", "EE", "IE", "FR", "HR", "IT", "CY", "LV", "LT", "LU", "HU",
                                     "MT", "AT", "PL", "PT", "RO", "SK"]},
    basis=("Interinstitutional style guide 7.1",),
    places=(at("F7", "21 Member States"), at("C9", "Belgium, Bulgaria, Czechia, Germany, Estonia, Ireland, France …",
                                             "Footnotes")),
    fix=Fix(text="Correct the count, or add the missing Member State to the list."),
    fingerprint="0f1e2d3c",
)  # fmt: skip
MISDATED = Finding(
    rule="DL01",
    name="deadline-differs-from-act",
    severity=Severity.ERROR,
    message="Deadline stated as 2018-06-26; the act sets 2017-06-26",
    act="2015/849",
    subject="2015/849",
    values={"stated": "2018-06-26", "deadline": "2017-06-26"},
    basis=("Directive (EU) 2015/849, Art. 67(1)", "https://eur-lex.europa.eu/eli/dir/2015/849/oj/eng#067.001"),
    places=(at("D3", "26 June 2018", "Directives"),),
    fix=Fix(text="Write 26 June 2017.", safe=True),
    fingerprint="1a2b3c4d",
)
REPEATED = tuple(
    Finding(
        rule="WB01",
        name="state-repeated",
        severity=Severity.WARNING,
        message="Greece has two rows for this act",
        act="2016/681",
        subject=f"Notifications row {row}",
        values={"rows": 2},
        places=(at(f"C{row}", "EL", "Notifications"),),
        fingerprint=f"{row:08x}",
    )
    for row in (14, 7, 9, 12, 21)
)
DISORDERED = Finding(
    rule="ED01",
    name="not-in-protocol-order",
    severity=Severity.NOTE,
    message="The list is not in protocol order",
    act="2016/97",
    subject="2016/97 · partial",
    values={"is_sorted": False, "expected": None, "share": 88.9},
    places=(at("G11", "Slovenia, Spain"),),
    fingerprint="5e6f7a8b",
)
NO_CUT_OFF = Finding(
    rule="WB09",
    name="cut-off-missing",
    severity=Severity.WARNING,
    message="The workbook states no cut-off date",
    act=None,
    subject="workbook",
    places=(Place(input=0, sheet="Report"),),
    fingerprint="9c8d7e6f",
)
WAIVER = Acceptance(
    by=AcceptedBy.WAIVER, reason="house style", owner="A. Editor", until=dt.date(2027, 12, 31), source="sucheck.toml"
)
ACCEPTED = replace(DISORDERED, waived=WAIVER, fingerprint="77777777")
LISTED = StateList(
    members=(
        Member(state="ES", text="Spain"),
        Member(state=None, text="Elbonia"),
        Member(state="DE", text="DE", number=3),
    ),
    complement=True,
    place=at("G8", "all but Spain, Elbonia and DE 3"),
)
CLAIMS = (
    Claim(
        id="0:1",
        label="PNR-1",
        kind=Kind.COUNT,
        place=at("F7", "21 Member States"),
        act="2016/681",
        about="full",
        value=21,
        as_of="2019-10-17",
        listed=LISTED,
    ),
    Claim(
        id="0:2",
        kind=Kind.DEADLINE,
        place=at("D3", "26 June 2018", "Directives"),
        act="2015/849",
        value="2018-06-26",
        certainty=Certainty.INHERITED,
    ),
)
REPORT = Report(
    version="0.1.0",
    inputs=(InputFile(path="sample_inputs/report.xlsx", sha256="ab" * 32, kind="workbook"),),
    findings=(NO_CUT_OFF, *REPEATED, MISCOUNTED, DISORDERED, MISDATED, ACCEPTED),
    undecided=(
        *(
            Undecided(
                rule="CL04",
                act="2016/680",
                subject="2016/680",
                why="no claim states how many did not notify",
                places=(at(f"F{row}"),),
            )
            for row in (30, 31, 32, 33)
        ),
        Undecided(rule="IN02", act=None, subject="case 2019/0123", why="the case has no date", places=()),
    ),
    claims=CLAIMS,
    ledger=Ledger(
        seen=120, checked=112, undecided=6, not_understood=(at("F40", "abt. a score"), at("F41", "abt. a score"))
    ),
    holds={"CL01": 20, "CL02": 31},
    remarks=("Sheet “Old” is hidden; it was read all the same.",),
)
EMPTY = Report(
    version="0.1.0",
    inputs=REPORT.inputs,
    findings=(),
    undecided=(),
    claims=(),
    ledger=Ledger(seen=0, checked=0, undecided=0, not_understood=()),
    holds={},
)


def page(report: Report = REPORT, *, width: int = 80, color: bool = False, quiet: bool = False) -> str:
    return table.render(report, threshold=Severity.ERROR, width=width, color=color, quiet=quiet)


def comment(report: Report = REPORT) -> str:
    return markdown.render(report, threshold=Severity.ERROR)


def data(report: Report = REPORT, threshold: Severity | None = Severity.ERROR) -> Any:  # noqa: ANN401  JSON
    return json.loads(as_json.render(report, threshold=threshold))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("table.txt", page()),
        ("comment.md", comment()),
        ("report.json", as_json.render(REPORT, threshold=Severity.ERROR)),
    ],
)
def test_each_output_is_the_page_that_was_looked_at(name: str, text: str) -> None:
    assert text == (TESTS / "golden" / f"report_{name}").read_text(encoding="utf-8")


# The terminal table


def test_acts_come_in_the_order_of_their_numbers_and_the_workbook_last() -> None:
    headings = re.findall(r"^(\S+) · \d+ (?:error|warning|note)", page(), re.MULTILINE)
    assert headings == ["2015/849", "2016/97", "2016/681", "workbook"]


def test_within_an_act_the_gravest_comes_first() -> None:
    assert page().index("21 Member States stated, 20 listed") < page().index("Greece has two rows")


def test_a_finding_shows_cell_words_computation_witness_basis_and_repair() -> None:
    block = flat(page(replace(REPORT, findings=(MISDATED,)), width=120, quiet=True))
    assert block.startswith("2015/849 · 1 error ─")
    for words in (
        "Directives!D3 error DL01 Deadline stated as 2018-06-26; the act sets 2017-06-26",
        "reads “26 June 2018” because stated = 2018-06-26 · deadline = 2017-06-26",
        "basis Directive (EU) 2015/849, Art. 67(1); https://eur-lex.europa.eu/eli/dir/2015/849/oj/eng#067.001",
        "fix Write 26 June 2017. (safe to apply)",
    ):
        assert words in block
    assert "states EL" in flat(page())


def test_repeats_are_one_line_with_the_true_total_and_the_first_cells_in_reading_order() -> None:
    text = flat(page())
    assert "Notifications!C7, warning WB01 Greece has two rows for this act (5 times) C9, C12 and 2 more" in text
    assert text.count("Greece has two rows") == 1
    assert "2016/681 · 1 error, 5 warnings" in text


def test_findings_that_differ_in_more_than_their_cell_stay_apart() -> None:
    other = replace(REPEATED[0], values={"rows": 3})
    assert page(replace(REPORT, findings=(*REPEATED, other))).count("Greece has two rows") == 2


def test_undecided_verdicts_are_grouped_by_rule_and_reason() -> None:
    text = flat(page())
    assert "undecided · 5 verdicts" in text
    assert "Claims!F30, F31, CL04 no claim states how many did not notify (4 times) F32, F33" in text
    assert "case 2019/0123 IN02 the case has no date" in text


def test_words_that_were_not_understood_are_listed_once_with_all_their_cells() -> None:
    assert "not understood · 2 places" in page()
    assert re.search(r"Claims!F40, F41\s+“abt\. a score”", page())


def test_a_long_list_of_what_was_not_understood_keeps_its_total() -> None:
    places = tuple(at(f"F{row}", f"words {row}") for row in range(1, 31))
    text = page(replace(REPORT, ledger=replace(REPORT.ledger, not_understood=places)))
    assert "not understood · 30 places" in text
    assert "“words 10”" in text
    assert "“words 11”" not in text
    assert "and 20 more" in text


def apart(finding: Finding, count: int) -> tuple[Finding, ...]:
    """So many findings that differ in their words, the first of them in row 1."""
    return tuple(
        replace(finding, message=f"fault {row}", places=(at(f"A{row}"),), fingerprint=f"{row:08x}")
        for row in range(1, count + 1)
    )


def test_of_very_many_faults_the_gravest_are_shown_and_the_others_counted() -> None:
    notes, warnings, errors = apart(DISORDERED, 700), apart(NO_CUT_OFF, 500), apart(MISCOUNTED, 400)
    report = replace(REPORT, findings=(*notes, *warnings, *errors), undecided=())
    text = page(report, quiet=True)
    assert len(re.findall(r"^Claims!A\d+,? +error", text, re.MULTILINE)) == 400
    assert len(re.findall(r"^Claims!A\d+,? +warning", text, re.MULTILINE)) == 500
    assert len(re.findall(r"^Claims!A\d+,? +note", text, re.MULTILINE)) == 100
    assert "2016/97 · 700 notes" in text
    assert re.search(r"fault 100\n.*?\n +and 600 more\n\n2016/681 · 400 errors", text, re.DOTALL)
    assert text.count(" more\n") == 1
    assert "not shown · 600 notes\n" in text
    assert "- none of them is graver than those shown; --format json holds them all" in flat(text)
    assert "\n400 errors, 500 warnings, 700 notes, 0 undecided" in text
    assert len(data(report)["findings"]) == 1600


def test_an_act_of_which_nothing_is_shown_is_counted_too() -> None:
    findings = (*apart(MISCOUNTED, 1000), *REPEATED, replace(MISDATED, severity=Severity.NOTE))
    text = page(replace(REPORT, findings=findings), quiet=True)
    assert "2015/849" not in text
    assert "2016/681 · 1000 errors, 5 warnings" in text
    assert re.search(r"\n +and 5 more\n\nnot shown", text)
    assert "not shown · 5 warnings, 1 note\n" in text


def test_a_thousand_faults_are_all_shown() -> None:
    text = page(replace(REPORT, findings=apart(MISCOUNTED, 1000)), quiet=True)
    assert text.count("fault ") == 1000
    assert "not shown" not in text


def test_very_many_undecided_verdicts_and_waived_findings_keep_their_totals() -> None:
    verdicts = tuple(replace(REPORT.undecided[0], why=f"reason {number:04}") for number in range(1003))
    report = replace(REPORT, findings=apart(ACCEPTED, 1002), undecided=verdicts)
    text = page(report)
    assert re.search(
        r"waived · 1002 findings\n.*fault 1000\n.*? and 2 more; --format json holds them all\n\n"
        r"undecided · 1003 verdicts\n"
        r".*reason 0999\n +and 3 more; --format json holds them all\n",
        text,
        re.DOTALL,
    )
    assert (text.count("fault "), text.count("reason ")) == (1000, 1000)


def test_quiet_leaves_findings_and_the_last_line() -> None:
    text = page(quiet=True)
    assert "undecided ·" not in text
    assert "not understood" not in text
    assert "hidden" not in text
    assert "sample_inputs" not in text
    assert text.count("The list is not in protocol order") == 1  # the waived one is gone
    assert text.endswith("112 of 120 figures checked (93 %)\n")


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (replace(REPORT, findings=(MISCOUNTED, DISORDERED), undecided=REPORT.undecided[:1]),
         "1 error, 0 warnings, 1 note, 1 undecided · 112 of 120 figures checked (93 %)"),
        (replace(REPORT, findings=(ACCEPTED,), undecided=()),
         "0 errors, 0 warnings, 0 notes, 0 undecided, 1 waived"),
        (replace(REPORT, findings=(), undecided=(), ledger=replace(REPORT.ledger, seen=1, checked=1)),
         "0 errors, 0 warnings, 0 notes, 0 undecided · 1 of 1 figure checked (100 %)"),
        (replace(REPORT, findings=(), undecided=(), ledger=replace(REPORT.ledger, seen=1000, checked=999)),
         "0 errors, 0 warnings, 0 notes, 0 undecided · 999 of 1000 figures checked (99 %)"),
        (replace(EMPTY, holds={"CL01": 1}), "0 errors, 0 warnings, 0 notes, 0 undecided · no figures were seen"),
        (EMPTY, "nothing was checked: no rule reached a verdict"),
        (replace(REPORT, crashed=("CL07: division by zero",)), "1 rule crashed"),
    ],
)  # fmt: skip
def test_the_last_line_sums_up(report: Report, line: str) -> None:
    assert line in page(report).rstrip("\n").split("\n")[-3:]


def test_a_crashed_rule_is_named_even_when_quiet() -> None:
    assert "-  CL07: division by zero" in page(replace(REPORT, crashed=("CL07: division by zero",)), quiet=True)


def test_several_inputs_are_numbered_and_the_numbers_explained() -> None:
    second = InputFile(path="press.xlsx", sha256="cd" * 32, kind="workbook")
    finding = replace(DISORDERED, places=(at("G11"), at("B2", number=1), at("B3", number=1)))
    text = page(replace(REPORT, inputs=(*REPORT.inputs, second), findings=(finding,)), quiet=True)
    assert text.startswith("[1]  sample_inputs/report.xlsx\n[2]  press.xlsx\n\n2016/97 · 1 note\n")
    assert flat(" ".join(line[:24] for line in text.split("\n")[5:8])).split() == [
        "[1]", "Claims!G11;", "note", "[2]", "Claims!B2,", "B3",
    ]  # fmt: skip


def test_colour_changes_nothing_but_colour() -> None:
    coloured = page(color=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == page()
    assert "\x1b" not in page()


@pytest.mark.parametrize(
    ("report", "threshold", "style"),
    [(REPORT, Severity.ERROR, "1;31"), (REPORT, None, "1;32"), (EMPTY, Severity.ERROR, "1;33")],
)
def test_the_last_line_is_red_green_or_yellow_by_the_threshold(
    report: Report, threshold: Severity | None, style: str
) -> None:
    last = table.render(report, threshold=threshold, color=True).rstrip("\n").split("\n")[-1]
    assert last.startswith(f"\x1b[{style}m")


def test_what_commands_a_terminal_is_written_out() -> None:
    hostile = replace(DISORDERED, message="a\x1b[2Jb\u202ec\nd\x9be", places=(at("A1", "x\x07", "S\x1b]0;t\x07"),))
    text = page(replace(REPORT, findings=(hostile,)), width=120)
    assert r"a\x1b[2Jb\u202ec d\x9be" in text
    assert r"S\x1b]0;t\x07!A1" in text
    assert r"“x\x07”" in text


def test_wide_characters_take_two_columns() -> None:
    finding = replace(DISORDERED, message="構造" * 40, places=(at("A1", sheet="指令"),))
    lines = page(replace(REPORT, findings=(finding,)), quiet=True).split("\n")
    first = next(line for line in lines if "指令!A1" in line)
    assert first.index("note") + 2 == first.replace("指令", "xxxx").index("note")
    assert max(line.count("構") + line.count("造") for line in lines) <= 25


# JSON


def test_json_keeps_to_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for report in (REPORT, EMPTY, replace(REPORT, crashed=("CL07: x",))):
        jsonschema.validate(data(report), SCHEMA, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("part", ["findings", "undecided", "claims"])
def test_the_schema_refuses_a_key_it_does_not_know(part: str) -> None:
    loaded = data()
    loaded[part][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        jsonschema.validate(loaded, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_json_keeps_every_finding_in_the_order_of_the_report() -> None:
    findings = data()["findings"]
    assert [finding["fingerprint"] for finding in findings] == [finding.fingerprint for finding in REPORT.findings]
    assert findings[6]["places"] == [
        {"input": 0, "sheet": "Claims", "cell": "F7", "text": "21 Member States"},
        {"input": 0, "sheet": "Footnotes", "cell": "C9", "text": MISCOUNTED.places[1].text},
    ]
    assert findings[0]["places"] == [{"input": 0, "sheet": "Report", "cell": None, "text": ""}]
    assert findings[0]["fix"] is None
    assert findings[-1]["waived"] == {
        "by": "waiver", "reason": "house style", "owner": "A. Editor", "until": "2027-12-31", "source": "sucheck.toml"
    }  # fmt: skip


def test_json_says_how_a_claims_list_is_to_be_read() -> None:
    first, second = data()["claims"]
    assert first["members"] == [
        {"state": "ES", "text": "Spain", "number": None},
        {"state": None, "text": "Elbonia", "number": None},
        {"state": "DE", "text": "DE", "number": 3},
    ]
    assert first["list"] == {
        "members": first["members"],
        "closed": True,
        "complement": True,
        "more": 0,
        "place": {"input": 0, "sheet": "Claims", "cell": "G8", "text": "all but Spain, Elbonia and DE 3"},
    }
    assert (second["members"], second["list"]) == (None, None)
    assert (second["value"], second["certainty"]) == ("2018-06-26", "inherited")


def test_the_numbers_of_a_breakdown_are_the_parts_of_its_sum() -> None:
    listed = replace(LISTED, members=(Member(state="DE", text="DE", number=3),), complement=False)
    claim = replace(CLAIMS[0], kind=Kind.SUM, listed=listed)
    assert data(replace(REPORT, claims=(claim,)))["claims"][0]["parts"] == [{"state": "DE", "text": "DE", "number": 3}]


@pytest.mark.parametrize(("threshold", "code"), [(Severity.ERROR, 1), (None, 0)])
def test_json_sums_up(threshold: Severity | None, code: int) -> None:
    loaded = data(threshold=threshold)
    assert loaded["summary"] == {"error": 2, "warning": 6, "note": 1, "waived": 1, "baselined": 0, "undecided": 5}
    assert loaded["exit_code"] == code
    assert loaded["holds"] == {"CL01": 20, "CL02": 31}


def test_json_is_utf8_and_escapes_only_what_is_unsafe() -> None:
    text = as_json.render(replace(REPORT, remarks=("España \udcff \x9b \u202e",)), threshold=None)
    assert r'"España \udcff \u009b \u202e"' in text
    assert json.loads(text)["remarks"] == ["España \udcff \x9b \u202e"]


# Markdown


def test_the_comment_says_whether_the_gate_holds() -> None:
    assert "**Fails**: findings at or above error (exit code 1)." in comment()
    assert "**Passes** (exit code 0)." in markdown.render(REPORT, threshold=None)
    assert "**Proves nothing** (exit code 4)." in comment(EMPTY)
    assert "**Failed inside**: CL07: x (exit code 3)." in comment(replace(REPORT, crashed=("CL07: x",)))


def test_the_undecided_are_folded_away_with_their_total() -> None:
    assert re.search(r"<summary>5 undecided verdicts</summary>\n\n\| Place \| Rule \| Why \|", comment())
    assert "| Claims!F30, F31, F32, F33 | CL04 | no claim states how many did not notify (4 times) |" in comment()


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a | b", "a &#124; b"),
        ("a\\|b", "a&#92;&#124;b"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("`x` *y* _z_", r"\`x\` \*y\* \_z\_"),
        ("ask @auditor", "ask @\u200bauditor"),
        ("see #12 and !7", "see #\u200b12 and !\u200b7"),
        ("https://example.eu", "https:\u200b//example.eu"),
        ("[x](y)", r"\[x\](y)"),
        ("two\nlines", "two lines"),
    ],
)
def test_words_from_a_file_stay_words_in_a_comment(words: str, escaped: str) -> None:
    assert f"| {escaped} |" in comment(replace(REPORT, findings=(replace(NO_CUT_OFF, message=words),)))
