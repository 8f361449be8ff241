"""The SARIF output: valid by the schema of OASIS, with every finding at its cell and at its words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from test_report import ACCEPTED, DISORDERED, EMPTY, MISCOUNTED, REPORT, at

import sucheck
from sucheck.law.instruments import addresses
from sucheck.model import Acceptance, AcceptedBy, InputFile, Place, Report, RuleCard, Severity
from sucheck.report import sarif

TESTS = Path(__file__).parent
SCHEMA = json.loads((TESTS / "standards" / "sarif-schema-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
CARD = RuleCard(
    id="CL01", name="count-differs-from-list", title="A count is the number of States listed", severity=Severity.ERROR,
    basis=("TFEU, Article 288(3)", "arithmetic"),
    links=("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:12016E288",),
    fix="Correct the count.", help="A count is the number of States listed.\n\n- **asserts** `stated == listed`",
)  # fmt: skip


def run(report: Report = REPORT, threshold: Severity | None = Severity.ERROR) -> Any:  # noqa: ANN401  JSON
    """The one run of the output, which is valid."""
    log = json.loads(sarif.render(report, threshold=threshold))
    VALIDATOR.validate(log)
    (only,) = log["runs"]
    return only


def result(report: Report) -> Any:  # noqa: ANN401  JSON
    (only,) = run(report)["results"]
    return only


@pytest.mark.parametrize("report", [REPORT, EMPTY, replace(REPORT, rules=(CARD,), crashed=("CL07: KeyError: 'x'",))])
def test_it_is_valid_and_the_same_each_time(report: Report) -> None:
    run(report)
    assert sarif.render(report, threshold=None) == sarif.render(report, threshold=None)


def test_a_cell_is_a_line_and_a_column_and_has_its_name() -> None:
    found = result(replace(EMPTY, findings=(MISCOUNTED,)))
    assert (found["ruleId"], found["level"], found["kind"]) == ("CL01", "error", "fail")
    assert found["message"] == {"text": "21 Member States stated, 20 listed"}
    (first,) = found["locations"]
    assert first == {
        "physicalLocation": {
            "artifactLocation": {"uri": "sample_inputs/report.xlsx", "index": 0},
            "region": {"startLine": 7, "startColumn": 6, "endLine": 7, "endColumn": 7,
                       "snippet": {"text": "21 Member States"}},
        },
        "logicalLocations": [{"name": "F7", "fullyQualifiedName": "Claims!F7", "kind": "cell"}],
    }  # fmt: skip
    (further,) = found["relatedLocations"]
    assert (further["id"], further["message"]["text"]) == (1, "Footnotes!C9")
    assert further["physicalLocation"]["region"]["startLine"] == 9


def test_a_finding_is_followed_by_its_fingerprint_and_equal_ones_are_numbered() -> None:
    found = run(replace(EMPTY, findings=(MISCOUNTED, MISCOUNTED, DISORDERED)))["results"]
    assert [each["partialFingerprints"] for each in found] == [
        {"sucheck/v1": "0f1e2d3c", "primaryLocationLineHash": "0f1e2d3c:1"},
        {"sucheck/v1": "0f1e2d3c", "primaryLocationLineHash": "0f1e2d3c:2"},
        {"sucheck/v1": "5e6f7a8b", "primaryLocationLineHash": "5e6f7a8b:1"},
    ]


def test_words_of_a_text_have_line_column_and_characters() -> None:
    text = "The report.\r\n\r\nIn all, 21 Member States\nhave notified.\n"
    file = InputFile(path="report.txt", sha256="ab" * 32, kind="text", lines=(0, 13, 15, 40))
    place = Place(input=0, block=1, start=23, end=44, text=text[23:44])
    found = result(replace(EMPTY, inputs=(file,), findings=(replace(MISCOUNTED, places=(place,)),)))
    region = found["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 3, "startColumn": 9, "endLine": 4, "endColumn": 5, "charOffset": 23, "charLength": 21,
        "snippet": {"text": "21 Member States\nhave"},
    }  # fmt: skip
    assert found["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "¶2"


def test_the_lines_of_a_checked_text_are_those_of_the_file() -> None:
    path = "sample_inputs/report_faults.txt"
    lines = (TESTS.parent / path).read_text("utf-8").split("\n")
    report = sucheck.check([TESTS.parent / path])
    found = run(report)["results"]
    assert len(found) > 5
    for each in found:
        region = each["locations"][0]["physicalLocation"]["region"]
        words = region["snippet"]["text"].split()[0]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(words)


def test_a_page_of_a_pdf_is_named_and_its_words_are_the_snippet() -> None:
    file = InputFile(path="report.pdf", sha256="ab" * 32, kind="pdf")
    place = Place(input=0, block=4, page=11, note=49, start=120, end=127, text="Germany")
    found = result(replace(EMPTY, inputs=(file,), findings=(replace(MISCOUNTED, places=(place,)),)))
    (first,) = found["locations"]
    assert first["physicalLocation"]["region"] == {"startLine": 1, "snippet": {"text": "Germany"}}
    assert first["logicalLocations"] == [
        {"name": "p. 11, note 49", "fullyQualifiedName": "p. 11, note 49", "kind": "note"}
    ]
    assert first["properties"] == {"block": 4, "page": 11, "note": 49, "start": 120, "end": 127}


def test_what_is_accepted_is_suppressed_with_its_reason_and_nothing_else_is() -> None:
    known = Acceptance(by=AcceptedBy.BASELINE, reason="in the baseline", source="baseline.json")
    findings = (ACCEPTED, replace(MISCOUNTED, waived=known), DISORDERED)
    assert [each["suppressions"] for each in run(replace(EMPTY, findings=findings))["results"]] == [
        [{"kind": "external", "status": "accepted", "justification": "house style, A. Editor, until 2027-12-31",
          "properties": {"by": "waiver", "source": "sucheck.toml"}}],
        [{"kind": "external", "status": "accepted", "justification": "in the baseline",
          "properties": {"by": "baseline", "source": "baseline.json"}}],
        [],
    ]  # fmt: skip


def test_an_undecided_verdict_is_an_open_result_of_no_level() -> None:
    found = result(replace(EMPTY, undecided=REPORT.undecided[:1]))
    assert (found["kind"], found["level"]) == ("open", "none")
    assert found["message"]["text"] == "Undecided: no claim states how many did not notify"
    assert found["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "Claims!F30"


def test_without_a_place_the_file_as_a_whole_is_meant() -> None:
    found = result(replace(EMPTY, undecided=REPORT.undecided[-1:]))
    artifact = {"uri": "sample_inputs/report.xlsx", "index": 0}
    assert found["locations"] == [{"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": 1}}}]


def test_a_rule_that_crashed_is_a_notification_and_no_result() -> None:
    (invocation,) = run(replace(EMPTY, rules=(CARD,), crashed=("CL01: KeyError: 'x'",)))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert invocation["toolExecutionNotifications"] == [
        {"descriptor": {"id": "rule-crashed"}, "level": "error", "message": {"text": "CL01: KeyError: 'x'"},
         "associatedRule": {"id": "CL01", "index": 0}},
    ]  # fmt: skip


def test_remarks_and_what_was_not_understood_are_notes() -> None:
    (invocation,) = run()["invocations"]
    remark, unread = invocation["toolExecutionNotifications"]
    assert (remark["level"], remark["message"]["text"]) == ("note", "Sheet “Old” is hidden; it was read all the same.")
    assert unread["message"]["text"] == "2 places not understood: no rule looked at what stands there"
    names = [each["logicalLocations"][0]["fullyQualifiedName"] for each in unread["locations"]]
    assert names == ["Claims!F40", "Claims!F41"]


def test_a_rule_has_help_basis_and_the_address_of_its_basis() -> None:
    (rule,) = run(replace(EMPTY, rules=(CARD,)))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "A count is the number of States listed"
    assert rule["fullDescription"]["text"].endswith("Basis: TFEU, Article 288(3); arithmetic.")
    assert rule["helpUri"] == CARD.links[0]
    assert "- **asserts** `stated == listed`" in rule["help"]["markdown"]
    assert f"<{CARD.links[0]}>" in rule["help"]["markdown"]
    assert rule["help"]["text"].splitlines()[1:3] == [
        "Basis: TFEU, Article 288(3); arithmetic.",
        "Fix: Correct the count.",
    ]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["CL"]


def test_every_rule_that_ran_is_described_within_the_limits_of_github() -> None:
    report = sucheck.check([TESTS.parent / "sample_inputs" / "consistent.xlsx"])
    rules = run(report)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [card.id for card in report.rules]
    assert len(rules) > 90
    assert all(len(rule[key]["text"]) <= 1024 for rule in rules for key in ("shortDescription", "fullDescription"))
    assert {rule["helpUri"].split("/")[2] for rule in rules if "helpUri" in rule} == {
        "eur-lex.europa.eu", "style-guide.europa.eu",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b#1?.xlsx", "a%20b%231%3F.xlsx"),
        ("./Übersicht/x.xlsx", "%C3%9Cbersicht/x.xlsx"),
        ("c:1.xlsx", "c%3A1.xlsx"),
        ("../x.xlsx", "../x.xlsx"),
        ("/home/a b.xlsx", "file:///home/a%20b.xlsx"),
        ("odd\udcff.xlsx", "odd%FF.xlsx"),
    ],
)
def test_a_path_is_an_encoded_uri(path: str, uri: str) -> None:
    file = InputFile(path=path, sha256="ab" * 32, kind="workbook")
    (artifact,) = run(replace(EMPTY, inputs=(file,)))["artifacts"]
    assert artifact["location"]["uri"] == uri
    assert artifact["hashes"] == {"sha-256": "ab" * 32}


def test_words_of_a_file_are_no_placeholder_and_no_link() -> None:
    found = result(replace(EMPTY, findings=(replace(MISCOUNTED, message="{0} of [all](https://example.eu)"),)))
    assert found["message"]["text"] == "{{0}} of [all]\u200b(https://example.eu)"


@pytest.mark.parametrize(
    ("basis", "ends"),
    [
        ("TFEU, Article 260(3), C-543/17", ("CELEX:12016E260", "CELEX:62017CJ0543")),
        ("TEU, Article 50", ("CELEX:12016M050",)),
        ("Protocols No 21 and 22", ("CELEX:12016E/PRO/21", "CELEX:12016E/PRO/22")),
        ("Protocol No 22 on the position of Denmark, Article 1 and 2, only for Part Three, Title V TFEU",
         ("CELEX:12016E/PRO/22",)),
        ("Acts of Accession; Withdrawal Agreement (OJ L 29, 31.1.2020, p. 7)", ("CELEX:12020W/TXT",)),
        ("Directive (EU) 2016/680, recitals 99 to 101", ("/eli/dir/2016/680/oj",)),
        ("the act, transposition article", ()),
        ("COM(2014) 612", ()),
    ],
)  # fmt: skip
def test_an_address_is_given_of_what_has_one(basis: str, ends: tuple[str, ...]) -> None:
    found = addresses(basis)
    assert len(found) == len(ends)
    assert all(address.startswith("https://eur-lex.europa.eu/") for address in found)
    assert all(address.endswith(end) for address, end in zip(found, ends, strict=True))


def test_a_sheet_and_a_hidden_place_keep_their_names() -> None:
    found = result(replace(EMPTY, findings=(replace(MISCOUNTED, places=(Place(input=0, sheet="Report"), at("A1"))),)))
    assert found["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert found["locations"][0]["logicalLocations"] == [
        {"name": "Report", "fullyQualifiedName": "Report", "kind": "sheet"}
    ]
