"""What holds of every output, whatever the words of a file are."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sucheck.model import Acceptance, AcceptedBy, Finding, Fix, InputFile, Ledger, Place, Report, Severity, Undecided
from sucheck.report import github, gitlab, junit, markdown, sarif, table
from sucheck.report import json as as_json

STANDARDS = Path(__file__).parent / "standards"
SARIF = jsonschema.Draft4Validator(json.loads((STANDARDS / "sarif-schema-2.1.0.json").read_text("utf-8")))
JUNIT = etree.XMLSchema(etree.parse(STANDARDS / "junit-10.xsd"))

WORDS = st.text(max_size=60) | st.text(
    alphabet="|\\`<@#:/ \n\x1b[]\u202e\u200b\u00ad字👩\u200d💻é\u0301ab-", max_size=90
)
PLACES = st.builds(
    Place,
    input=st.integers(0, 1),
    sheet=st.none() | WORDS,
    cell=st.none() | st.just("XFD1048576") | st.just("B2"),
    text=WORDS,
)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.none() | st.booleans() | NUMBERS | WORDS | st.lists(WORDS, max_size=4)
ACCEPTED = st.builds(
    Acceptance, by=st.sampled_from(AcceptedBy), reason=WORDS, source=WORDS, owner=WORDS, until=st.none() | st.dates()
)
FINDINGS = st.builds(
    Finding,
    rule=st.sampled_from(["CL01", "DL10"]),
    name=st.just("defect"),
    severity=st.sampled_from(Severity),
    message=WORDS,
    act=st.none() | WORDS,
    subject=WORDS,
    states=st.lists(st.sampled_from(["EL", "UK"]), max_size=2).map(tuple),
    values=st.dictionaries(WORDS, VALUES, max_size=3),
    basis=st.lists(WORDS, max_size=2).map(tuple),
    places=st.lists(PLACES, max_size=3).map(tuple),
    fix=st.none() | st.builds(Fix, text=WORDS, safe=st.booleans()),
    fingerprint=WORDS,
    waived=st.none() | ACCEPTED,
)
UNDECIDED = st.builds(Undecided, rule=st.just("CL04"), act=st.none() | WORDS, subject=WORDS, why=WORDS,
                      places=st.lists(PLACES, max_size=2).map(tuple))  # fmt: skip
REPORTS = st.builds(
    Report,
    version=st.just("0.1.0"),
    inputs=st.lists(st.builds(InputFile, path=WORDS, sha256=st.just("ab" * 32), kind=st.just("workbook")), min_size=1,
                    max_size=2).map(tuple),
    findings=st.lists(FINDINGS, max_size=3).map(tuple),
    undecided=st.lists(UNDECIDED, max_size=2).map(tuple),
    claims=st.just(()),
    ledger=st.builds(Ledger, seen=st.just(9), checked=st.integers(0, 9), undecided=st.just(0),
                     not_understood=st.lists(PLACES, max_size=3).map(tuple)),
    holds=st.just({"CL01": 1}),
    remarks=st.lists(WORDS, max_size=2).map(tuple),
    crashed=st.lists(WORDS, max_size=1).map(tuple),
)  # fmt: skip


@given(report=REPORTS, width=st.integers(40, 200), quiet=st.booleans())
def test_no_line_of_the_table_is_wider_than_the_terminal(report: Report, width: int, quiet: bool) -> None:  # noqa: FBT001  Hypothesis passes by name
    text = table.render(report, threshold=None, width=width, quiet=quiet)
    lines = text.split("\n")
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)


@given(report=REPORTS)
def test_colour_never_moves_a_word(report: Report) -> None:
    plain = table.render(report, threshold=None)
    assert re.sub(r"\x1b\[[\d;]*m", "", table.render(report, threshold=None, color=True)) == plain


@given(report=REPORTS)
def test_json_gives_every_word_back_unchanged(report: Report) -> None:
    text = as_json.render(report, threshold=None)
    text.encode("utf-8")
    loaded = json.loads(text)
    assert [f["message"] for f in loaded["findings"]] == [finding.message for finding in report.findings]
    assert [f["values"] for f in loaded["findings"]] == [finding.values for finding in report.findings]
    assert [p["text"] for p in loaded["ledger"]["not_understood"]] == [p.text for p in report.ledger.not_understood]


@given(report=REPORTS)
def test_each_row_of_a_comment_has_the_columns_of_its_table(report: Report) -> None:
    text = markdown.render(report, threshold=None)
    for body in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        pipes = {len(re.findall(r"(?<!\\)\|", row)) for row in body.splitlines()}
        assert len(pipes) == 1
    assert not re.search(r"<(?!br>|/?details>|/?summary>)", text)
    assert not re.search(r"@\w", text)


@given(report=REPORTS)
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    report = with_two_inputs(report)
    for output in (table, as_json, markdown, sarif, junit, github, gitlab):
        assert output.render(report, threshold=Severity.NOTE) == output.render(report, threshold=Severity.NOTE)


def with_two_inputs(report: Report) -> Report:
    """The report with an input for every place."""
    return replace(report, inputs=(report.inputs * 2)[:2])


@given(report=REPORTS.map(with_two_inputs))
@settings(max_examples=30)  # the schema of SARIF is slow
def test_sarif_is_valid_whatever_the_words(report: Report) -> None:
    log = json.loads(sarif.render(report, threshold=Severity.ERROR))
    SARIF.validate(log)
    assert len(log["runs"][0]["results"]) == len(report.findings) + len(report.undecided)


@given(report=REPORTS.map(with_two_inputs))
def test_junit_is_valid_whatever_the_words_and_fails_as_the_run_does(report: Report) -> None:
    root = etree.fromstring(junit.render(report, threshold=Severity.WARNING).encode())
    JUNIT.assertValid(root)
    assert root.get("errors") == str(len(report.crashed))
    failing = {(f.rule, f.subject) for f in report.findings if f.severity >= Severity.WARNING and f.waived is None}
    assert root.get("failures") == str(len(failing))


@given(report=REPORTS.map(with_two_inputs))
def test_forges_read_every_line_as_one_annotation_and_every_entry_as_its_own(report: Report) -> None:
    lines = github.render(report, threshold=Severity.ERROR).removesuffix("\n").split("\n")
    assert all(re.match(r"::(?:error|warning|notice) ", line) for line in lines)
    entries = json.loads(gitlab.render(report, threshold=Severity.ERROR))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert [entry["check_name"] for entry in entries][: len(report.findings)] == [f.rule for f in report.findings]
