"""The rules on documents: what they find in a text, where, and what they leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import sucheck
from sucheck.model import Report, Severity
from sucheck.report import json as as_json
from sucheck.report import table

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_inputs"

CONSISTENT = """
1. State of play

The deadline for the transposition of the Directive on combating terrorism1 expired on 8 September 2018. To date,
22 Member States have notified full transposition. Three Member States have yet to notify full transposition.2

The Call for Ports was signed by Four cities (Braga in Portugal, Turku in Finland, Parma in Italy and Ghent in
Belgium). The work costs EUR 61 million: EUR 29 million for the network and EUR 32 million for its experts.

1
  Directive (EU) 2017/541 (15.3.2017). The Directive is not applicable in Denmark, Ireland and the United Kingdom.
2
  Greece and Luxembourg have not notified national measures. Poland has notified partial transposition (state of play
  as of 17.10.2019).
"""


def checked(folder: Path, *texts: str, book: Path | None = None) -> Report:
    paths = [book] if book else []
    for number, text in enumerate(texts):
        paths.append(folder / f"text{number}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return sucheck.check(paths)


def told(report: Report) -> list[tuple[str, str, list[str]]]:
    return [(f.rule, f.severity.word, [place.text for place in f.places]) for f in report.findings]


def page(report: Report) -> str:
    return table.render(report, threshold=Severity.ERROR)


def test_a_consistent_text_gives_nothing(tmp_path: Path) -> None:
    report = checked(tmp_path, CONSISTENT)
    assert told(report) == []
    assert report.crashed == ()
    assert {"CI01", "CL01", "CL04", "CL09", "CL18", "DL01"} <= report.holds.keys()


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("8 September 2018", "9 September 2018", ("DL01", "error", ["9 September 2018"])),
        ("(15.3.2017)", "(31.3.2017)", ("CI02", "error", ["31.3.2017"])),
        ("(15.3.2017)", "(15.4.2017)", ("CI01", "error", ["15.4.2017"])),
        ("Four cities", "Five cities", ("CL18", "warning", ["Five cities"])),
        ("Three Member States have yet", "Two Member States have yet", ("CL01", "error", ["Two Member States"])),
        ("(15.3.2017)", "(15.03.2017)", ("ED03", "note", ["15.03.2017"])),
        ("EUR 32 million", "EUR 31 million", ("CL09", "error", ["EUR 61 million"])),
    ],
)
def test_one_fault_is_found_at_its_words(
    tmp_path: Path, right: str, wrong: str, expected: tuple[str, str, list[str]]
) -> None:
    found = told(checked(tmp_path, CONSISTENT.replace(right, wrong)))
    rule, severity, words = expected
    assert [each[:2] for each in found] == [(rule, severity)]
    assert set(words) <= set(found[0][2])


def test_places_are_characters_of_the_file(tmp_path: Path) -> None:
    text = CONSISTENT.replace("8 September 2018", "9 September 2018")
    [finding] = checked(tmp_path, text).findings
    [place] = finding.places
    assert text[place.start : place.end] == "9 September 2018"
    assert (place.address, place.note, place.page) == ("¶2", None, None)


def test_what_a_sentence_says_is_bound_settles_what_law_leaves_open(tmp_path: Path) -> None:
    open_text = CONSISTENT.replace(" The Directive is not applicable in Denmark, Ireland and the United Kingdom.", "")
    assert "CL04" in {entry.rule for entry in checked(tmp_path, open_text).undecided}
    assert "CL04" not in {entry.rule for entry in checked(tmp_path, CONSISTENT).undecided}


def test_what_a_sentence_says_is_bound_is_checked_against_law(tmp_path: Path) -> None:
    text = CONSISTENT.replace("not applicable in Denmark,", "not applicable in Malta,")
    found = {(f.rule, f.severity.word) for f in checked(tmp_path, text).findings}
    assert found & {("PM01", "error"), ("PM03", "error")}


def test_a_text_is_held_against_the_workbook_with_both_places(tmp_path: Path) -> None:
    text = CONSISTENT.replace("22 Member States", "21 Member States").replace("Three Member", "Four Member")
    text = text.replace("Poland has", "Malta and Poland have")
    report = checked(tmp_path, text, book=SAMPLES / "consistent.xlsx")
    across = [finding for finding in report.findings if finding.rule == "XD01"]
    assert {finding.act for finding in across} == {"2017/541"}
    assert {place.input for place in across[0].places} == {0, 1}
    assert {place.sheet for place in across[0].places} == {"Claims", None}


def test_the_consistent_workbook_and_the_text_agree(tmp_path: Path) -> None:
    report = checked(tmp_path, CONSISTENT, book=SAMPLES / "consistent.xlsx")
    assert told(report) == []
    assert report.holds["XD01"] > 0


def test_a_press_release_is_held_against_the_report_that_it_does_not_date(tmp_path: Path) -> None:
    press = "To date, 22 Member States are implementing the EU rules on combating terrorism."
    [finding] = checked(tmp_path, CONSISTENT, press).findings
    assert (finding.rule, finding.severity) == ("XD02", Severity.WARNING)
    assert {place.input for place in finding.places} == {0, 1}
    assert "implementing" in {place.text for place in finding.places}


@pytest.mark.parametrize(
    "press",
    [
        "To date, 22 Member States have notified full transposition of the EU rules on combating terrorism.",
        "To date, 19 Member States are implementing the EU rules on combating terrorism.",
        "To date, 22 Member States are implementing the EU rules on toys.",
    ],
)
def test_the_same_word_another_number_or_another_act_is_no_stronger_word(tmp_path: Path, press: str) -> None:
    assert "XD02" not in {finding.rule for finding in checked(tmp_path, CONSISTENT, press).findings}


def test_names_that_differ_in_more_than_a_small_word_are_two_things(tmp_path: Path) -> None:
    text = (
        "The Lisbon Charter for Ports is old. The Lisbon Charter of the Ports is it, the Lisbon Charter for Cities not."
    )
    [finding] = checked(tmp_path, text).findings
    assert finding.rule == "DH05"
    assert [place.text for place in finding.places] == ["Lisbon Charter for Ports", "Lisbon Charter of the Ports"]


@pytest.mark.parametrize(
    "text",
    [
        "In the XX century, Annex XX and Chapter XX were written.",
        "He said that “the Union […] has acted [2024/…]”.",
        "See note 3 of the Ninth Report, and note the date.",
        "The European Parliament and Council met. The European Parliament and the Council met.",
    ],
)
def test_what_is_no_leftover_and_no_second_name(tmp_path: Path, text: str) -> None:
    assert told(checked(tmp_path, text)) == []


def test_a_text_without_claims_proves_nothing_and_says_what_was_looked_for(tmp_path: Path) -> None:
    report = checked(tmp_path, "The weather was fine, and everybody went home.")
    assert report.exit_code(Severity.ERROR) == 4
    assert "no claim was found, though counts and lists of Member States" in " ".join(page(report).split())


def test_a_text_without_claims_beside_others_is_named(tmp_path: Path) -> None:
    report = checked(tmp_path, CONSISTENT, "The weather was fine, and everybody went home.")
    assert report.exit_code(Severity.ERROR) == 0
    assert "text1.txt:noclaimwasfound;" in "".join(page(report).split())


def test_what_no_rule_is_meant_for_is_told_by_its_kind(tmp_path: Path) -> None:
    days = "".join(f" On {day} May 2019 the ministers met again." for day in range(1, 20))
    text = page(checked(tmp_path, CONSISTENT + days))
    assert "19 dates of events: “1 May 2019”, “2 May 2019”, “3 May 2019” …" in " ".join(text.split())


def test_the_page_keeps_to_its_width_and_names_places_once(tmp_path: Path) -> None:
    press = "To date, 22 Member States are implementing the EU rules on combating terrorism."
    wrong = CONSISTENT.replace("(15.3.2017)", "(15.03.2017)").replace("17.10.2019", "17.10.2019.")
    text = page(checked(tmp_path, wrong, press))
    assert max(map(len, text.splitlines())) <= 80
    assert "[1] note 1" in text


def test_the_json_of_documents_is_what_its_schema_says(tmp_path: Path) -> None:
    schema = json.loads((ROOT / "docs" / "sucheck-1.schema.json").read_text(encoding="utf-8"))
    report = checked(tmp_path, CONSISTENT.replace("Four cities", "Five cities"), book=SAMPLES / "consistent.xlsx")
    shape = json.loads(as_json.render(report, threshold=Severity.ERROR))
    jsonschema.validate(shape, schema)
    [finding] = shape["findings"]
    assert finding["places"][0]["text"] == "Five cities"
    assert finding["places"][0].keys() == {"input", "block", "page", "note", "part", "start", "end", "text"}
    enumeration = next(claim for claim in shape["claims"] if claim["kind"] == "enumeration")
    assert len(enumeration["parts"]) == 4


@pytest.mark.parametrize("form", ["txt", "docx", "html", "pdf"])
def test_a_report_that_agrees_with_itself_gives_nothing_in_any_format(form: str) -> None:
    report = sucheck.check([SAMPLES / f"report.{form}"])
    assert told(report) == []
    assert report.crashed == ()
