"""The law tables are whole: keys, dates, codes, references; and every act in them loads."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter

import pytest

from sucheck.law.acts import Act, act, acts_named, parse_citation
from sucheck.law.deadlines import EVIDENCE, DateKind
from sucheck.law.states import states
from sucheck.law.tables import every_row, header, rows_of
from sucheck.resources import resource

ABOUT_ACTS = [
    "afsj_participation", "date_details", "directive_deadlines", "directive_relations", "directives",
    "participation_periods", "postponed_deadlines", "state_deadlines",
]  # fmt: skip
#: What makes a row the only one of its kind.
KEYS = {
    "directives": ("celex",),
    "afsj_participation": ("celex",),
    "directive_deadlines": ("celex", "date", "kind", "source"),
    "directive_relations": ("celex", "relation", "target_celex"),
    "date_details": ("celex", "date"),
    "common_names": ("celex", "common_name"),
    "other_acts": ("celex",),
    "postponed_deadlines": ("celex", "original_deadline", "provision"),
    "state_deadlines": ("celex", "eu_code", "deadline"),
    "participation_periods": ("celex", "eu_code"),
    "member_states": ("eu_code",),
    "member_state_names": ("eu_code", "lang", "name"),
    "other_countries": ("code", "lang", "name"),
    "instruments": ("instrument", "address"),
    "regions": ("name",),
    "citation_words": ("role", "word", "lang"),
}
#: The export's way of writing "no fixed date".
PLACEHOLDERS = {"1001-01-01", "1002-02-02"}


def table(name: str) -> list[dict[str, str]]:
    with resource("rules", "law", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def acts() -> dict[str, Act]:
    found = {row["celex"]: act(row["celex"]) for row in table("directives")}
    return {celex: each for celex, each in found.items() if each}


def test_every_table_has_a_key() -> None:
    assert {path.stem for path in resource("rules", "law").glob("*.csv")} == set(KEYS)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_no_row_stands_twice(name: str) -> None:
    repeated = Counter(tuple(row[column] for column in KEYS[name]) for row in table(name))
    assert [key for key, times in repeated.items() if times > 1] == []


@pytest.mark.parametrize("name", ABOUT_ACTS)
def test_tables_about_acts_are_sorted_and_a_line_is_a_row(name: str) -> None:
    rows = [row["celex"] for row in table(name)]
    assert rows == sorted(rows)
    assert header(name)[0] == "celex"
    assert resource("rules", "law", f"{name}.csv").read_bytes().count(b"\n") == len(rows) + 1


@pytest.mark.parametrize("name", ABOUT_ACTS)
def test_a_row_found_by_bisection_is_the_row_of_the_csv(name: str) -> None:
    by_act: dict[str, list[dict[str, str]]] = {}
    for row in table(name):
        by_act.setdefault(row["celex"], []).append(row)
    assert {celex: list(rows_of(name, celex)) for celex in by_act} == by_act
    assert [rows_of(name, celex) for celex in ("", "30000L0000", "32016L9999", "39999L9999", "32016L068")] == [()] * 5
    assert len(list(every_row(name))) == sum(map(len, by_act.values()))


@pytest.mark.parametrize(
    "name", sorted(set(KEYS) - {"member_state_names", "other_countries", "regions", "citation_words"})
)
def test_every_date_is_a_date(name: str) -> None:
    columns = [
        column for column in header(name) if column.endswith(("date", "deadline", "before", "after", "from", "until"))
    ]
    written = {row[column] for row in table(name) for column in columns} - {""} - PLACEHOLDERS
    assert all(dt.date.fromisoformat(each).isoformat() == each and "1950" < each < "2041" for each in written)


def test_every_reference_to_an_act_leads_somewhere() -> None:
    known = {row["celex"] for row in table("directives")}
    for name in [*ABOUT_ACTS, "common_names"]:
        assert {row["celex"] for row in table(name)} <= known, name
    targets = {row["target_celex"] for row in table("directive_relations") if row["target_in_table"] == "yes"}
    assert targets <= known
    for row in table("directives"):
        assert set(f"{row['repealed_by']} {row['amended_by']}".split()) <= known
    for row in table("postponed_deadlines"):
        amending = act(row["amending_celex"])
        assert amending is None or amending.document_date.isoformat() == row["amending_date"]
        assert row["original_deadline"] < row["new_deadline"]
    assert {row["amending_celex"] for row in table("postponed_deadlines")} - known == {"32020D1109"}


def test_every_code_and_word_is_known() -> None:
    codes = set(states())
    for name in ("member_state_names", "regions", "participation_periods", "state_deadlines"):
        assert {row["eu_code"] for row in table(name)} <= codes | {""}, name
    assert {row["evidence"] for name in ("postponed_deadlines", "state_deadlines") for row in table(name)} <= set(
        EVIDENCE
    )
    assert {row["kind"] for row in table("date_details")} <= {kind.value for kind in DateKind}
    checks = {row["deadline_check"] for row in table("directives")}
    assert checks - set(EVIDENCE) == {"before_act", "none", "open", "suspect"}
    words = {"bound", "not bound", "partly", "not a Member State", ""}
    for row in table("afsj_participation"):
        assert {row["denmark"], row["ireland"], row["united_kingdom"]} <= words
        not_bound = {code for code, column in (("DK", "denmark"), ("IE", "ireland"), ("UK", "united_kingdom"))
                     if row[column] == "not bound"}  # fmt: skip
        assert set(rows_of("directives", row["celex"])[0]["not_bound_known"].split()) == not_bound


def test_words_of_citations_mean_one_thing() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for row in table("citation_words"):
        meanings.setdefault((row["role"], row["word"].casefold()), set()).add(row["value"])
    assert {word: values for word, values in meanings.items() if len(values) > 1} == {}


def test_every_act_loads_and_its_citation_reads_back_to_itself(acts: dict[str, Act]) -> None:
    assert len(acts) == 4386
    for celex, each in acts.items():
        citation = parse_citation(each.cite)
        assert citation is not None, each.cite
        assert (citation.key, citation.celex, citation.form_fits_year) == (each.key, celex, True)
        assert act(each.key) == act(each.cite) == act(f"Directive {each.cite}") == each


def test_deadlines_without_evidence_have_no_date(acts: dict[str, Act]) -> None:
    deadlines = [each.deadline for each in acts.values() if each.deadline]
    assert len(deadlines) == 4386 - 680
    assert all((deadline.date is None) == (deadline.evidence.value == "silent") for deadline in deadlines)
    assert Counter(deadline.evidence.value for deadline in deadlines) == {
        "certain": 153 + 35 + 9 + 17 + 12 + 3,
        "asks": 2301,
        "weak": 918 + 118 + 4,
        "silent": 112 + 7 + 17,
    }


def test_other_dates_are_other_and_in_order(acts: dict[str, Act]) -> None:
    for each in acts.values():
        days = [date.date for date in each.other_dates]
        assert days == sorted(set(days))
        assert each.deadline is None or each.deadline.date not in days
        assert all(day > each.document_date for day in days)


def test_titles_cite_their_act_but_for_known_misprints(acts: dict[str, Act]) -> None:
    titled = {each.cite: each.as_titled for each in acts.values() if each.title}
    misprinted = {
        cite: found.citation.key for cite, found in titled.items() if found and found.citation.key not in cite
    }
    assert misprinted == {
        "2003/8/EC": "2002/8",
        "2010/44/EU": "2010/42",
        "2010/53/EU": "2010/45",
        "2011/93/EU": "2011/92",
    }
    otherwise = {each.cite for each in acts.values() if len(each.dates) > 1 or len(each.authors) > 1}
    assert otherwise == {"2006/39/EC", "2008/127/EC", "2009/150/EC", "2010/89/EU", "2013/60/EU", "2014/87/Euratom",
                         "(EU) 2022/2523"}  # fmt: skip


def test_every_common_name_leads_to_its_act(acts: dict[str, Act]) -> None:
    for row in table("common_names"):
        assert acts[row["celex"]].key in acts_named(row["common_name"]), row
        assert row["common_name"] in acts[row["celex"]].common_names
        assert row["cite"] == acts[row["celex"]].cite


def test_instruments_are_read_on_official_pages_alone() -> None:
    rows = table("instruments")
    addresses = [address for row in rows for address in (row["address"], row["article_address"]) if address]
    official = ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:", "https://style-guide.europa.eu/")
    assert all(address.startswith(official) for address in addresses)
    assert {row["instrument"] for row in rows if "{article:03}" in row["article_address"]} == {"TFEU", "TEU"}
