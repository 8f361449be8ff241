"""Member States over time, their order, their names and codes."""

from __future__ import annotations

import csv
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.law import names, states
from sucheck.resources import resource

TODAY = dt.date(2026, 11, 22)


def table(name: str) -> list[dict[str, str]]:
    with resource("rules", "law", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1957-12-31", 6),
        ("1973-01-01", 9),
        ("1986-01-01", 12),
        ("1995-01-01", 15),
        ("2004-04-30", 15),
        ("2004-05-01", 25),
        ("2006-12-31", 25),
        ("2011-12-31", 27),
        ("2013-06-30", 27),
        ("2013-07-01", 28),
        ("2019-10-17", 28),
        ("2020-01-31", 28),
        ("2020-02-01", 27),
        ("2026-11-22", 27),
    ],
)
def test_membership_follows_accession_and_withdrawal(day: str, count: int) -> None:
    assert len(states.members(dt.date.fromisoformat(day))) == count


def test_27_means_two_different_sets() -> None:
    in_2011, in_2021 = states.members(dt.date(2011, 12, 31)), states.members(dt.date(2021, 12, 31))
    assert in_2011 - in_2021 == {"UK"}
    assert in_2021 - in_2011 == {"HR"}


def test_dates_of_single_states() -> None:
    assert states.accession("HR") == dt.date(2013, 7, 1)
    assert states.last_day_of_membership("UK") == dt.date(2020, 1, 31)
    assert states.last_day_of_application("UK") == dt.date(2020, 12, 31)
    assert states.last_day_of_membership("FR") is None
    assert not states.states()["UK"].is_in_transition(dt.date(2020, 1, 31))
    assert states.states()["UK"].is_in_transition(dt.date(2020, 2, 1))
    assert states.states()["UK"].is_in_transition(dt.date(2020, 12, 31))
    assert not states.states()["UK"].is_in_transition(dt.date(2021, 1, 1))


def test_protocol_order_is_that_of_the_style_guide() -> None:
    written = "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE UK"
    expected = written.split()
    assert states.protocol_order(sorted(expected)) == expected
    assert states.in_protocol_order(["BG", "DK", "DE", "CY", "HU", "NL", "PT", "SK", "FI"])
    assert not states.in_protocol_order(["AT", "BE", "BG"])
    assert states.protocol_order({"NO", "UK", "BE", "CH"}) == ["BE", "UK", "CH", "NO"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Greece", "EL"),
        ("  gReEcE ", "EL"),
        ("Greece¹", "EL"),
        ("Greece [3]", "EL"),
        ("Greece (1)", "EL"),
        ("Greece*", "EL"),
        ("EL", "EL"),
        ("GR", "EL"),
        ("GRC", "EL"),
        ("GB", "UK"),
        ("UK", "UK"),
        ("GBR", "UK"),
        ("UK¹²", "UK"),
        ("the Netherlands", "NL"),
        ("The\u00a0Netherlands", "NL"),
        ("NETHERLANDS", "NL"),
        ("les Pays-Bas", "NL"),
        ("Pays‑Bas", "NL"),  # noqa: RUF001 - a hyphen that does not break
        ("die Niederlande", "NL"),
        ("l’Italie", "IT"),  # noqa: RUF001 - a typographic apostrophe
        ("Czech Rep.", "CZ"),
        ("the Czech Republic", "CZ"),
        ("Slovak Rep.", "SK"),
        ("il-Belġju", "BE"),
        ("an Ostair", "AT"),
        ("Franţa", "FR"),  # with a cedilla
        ("Franța", "FR"),  # with a comma
        ("Österreich", "AT"),
        ("O\u0308sterreich", "AT"),
        ("της Ελλάδας", "EL"),
        ("ΕΛΛΑΔΑ", "EL"),
        ("Niemczech", "DE"),
        ("Belgiei", "BE"),
        ("Csehországban", "CZ"),
        ("Saksan", "DE"),
        ("Vācijas", "DE"),
        ("Lenkijos", "PL"),
        ("Ühendkuningriigi", "UK"),
        ("Ireland", "IE"),
        ("Éire", "IE"),
    ],
)
def test_a_known_name_means_its_state(name: str, code: str) -> None:
    assert states.resolve(name) == code


@pytest.mark.parametrize(
    "name",
    ["", " ", "it", "at", "el", "Frnace", "France and Italy", "Northern Ireland", "Flemish Region", "EU", "EU-27",
     "total", "Norway", "Macedonia", "Paris", "Italian", "GR EL", "F", "IRL IE", "Netherland", "Fran", "(1)", "*"],
)  # fmt: skip
def test_nothing_is_guessed(name: str) -> None:
    assert states.resolve(name) is None


@pytest.mark.parametrize(
    "text", ["*" * 30_000 + "x", "(1)" * 10_000 + "x", "a" + " " * 30_000 + "b*", "France" + "*" * 30_000]
)
def test_a_text_too_long_for_a_name_is_no_name(text: str) -> None:
    assert states.resolve(text) is None
    assert states.other_country(text) is None
    assert states.region_of(text) is None


def test_other_countries_and_regions_are_no_states() -> None:
    assert states.other_country("Norway") == "NO"
    assert states.other_country("NO") == "NO"
    assert states.other_country("no") is None
    assert states.other_country("die Schweiz") == "CH"
    assert states.other_country("Turkey") == states.other_country("Türkiye") == "TR"
    assert states.other_country("Kosovo*") == "XK"
    assert states.other_country("Macedonia") == "MK"
    assert states.other_country("France") is None
    assert states.region_of("Northern Ireland") == "UK"
    assert states.region_of("the Flemish Region") == "BE"
    assert states.region_of("Ireland") is None


def test_text_is_searched_for_the_longest_name() -> None:
    spellings = states.names()
    assert {"Ireland", "Northern Ireland", "UK", "Norway", "Belgii"} <= set(spellings)
    assert "Flemish Region" not in spellings
    assert list(spellings) == sorted(spellings)


@pytest.mark.parametrize(
    ("text", "system", "is_code"),
    [
        ("EL", "EU", True),
        ("UK", "EU", True),
        ("GR", "ISO-2", True),
        ("GB", "ISO-2", True),
        ("GRC¹", "ISO-3", True),
        ("FRA", "ISO-3", True),
        ("FR", None, True),
        ("fr", None, False),
        ("NO", None, False),
        ("Greece", None, False),
    ],
)
def test_code_systems_are_told_apart(text: str, system: str | None, *, is_code: bool) -> None:
    assert states.code_system(text) == system
    assert states.is_code(text) is is_code


def test_suggestions_are_few_near_and_stable() -> None:
    assert states.suggestions("Frnace") == ("France",)
    assert states.suggestions("Slovekia") == ("Slovenia", "Slovakia")
    assert len(states.suggestions("Slovekia", limit=1)) == 1
    assert states.suggestions("xyz") == ()


def test_every_name_means_exactly_one_state() -> None:
    for row in table("member_state_names"):
        assert states.resolve(row["name"]) == row["eu_code"], row
        assert states.other_country(row["name"]) is None, row
        assert states.region_of(row["name"]) is None, row
    for row in table("member_states"):
        assert {states.resolve(row[column]) for column in ("eu_code", "iso2", "iso3", "name_en")} == {row["eu_code"]}
        assert states.english_name(row["eu_code"]) == row["name_en"]


def test_every_other_name_means_exactly_one_country() -> None:
    for row in table("other_countries"):
        assert states.other_country(row["name"]) == row["code"], row
        assert states.resolve(row["name"]) is None, row
        assert states.region_of(row["name"]) is None, row
    assert not {row["code"] for row in table("other_countries")} & set(states.states())


def test_every_member_state_is_named_in_24_languages() -> None:
    languages: dict[str, set[str]] = {}
    for row in table("member_state_names"):
        languages.setdefault(row["eu_code"], set()).add(row["lang"])
    assert {code: len(found) for code, found in languages.items()} == dict.fromkeys(states.states(), 24)


@given(st.text())
def test_normalising_twice_changes_nothing_that_resolves(text: str) -> None:
    code = states.resolve(text)
    assert code is None or code in states.states()
    assert " ".join(names.normalise(text).split()) == names.normalise(text)


@given(
    st.sampled_from(sorted(states.names())),
    st.sampled_from(["", " ", "\u00a0", "\n"]),
    st.sampled_from(["", "¹", " [12]", "*"]),
)
def test_space_case_and_marks_do_not_matter(name: str, space: str, mark: str) -> None:
    for spelling in (name, name.upper(), f"{space}{name}{mark}{space}"):
        expected = states.resolve(name)
        assert expected is None or states.resolve(spelling) == expected


@given(st.lists(st.sampled_from(sorted(states.states()))))
def test_protocol_order_is_a_total_order(codes: list[str]) -> None:
    ordered = states.protocol_order(codes)
    assert sorted(ordered) == sorted(codes)
    assert states.in_protocol_order(ordered)
