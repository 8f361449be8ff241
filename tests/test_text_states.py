"""The lists of States that running text mentions: who, in which words, how they stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentioned import Told, mentioned, read, told

from sucheck.claims.text.mention import (
    CitedCase,
    States,
)
from sucheck.law.states import english_name, states

LISTS: list[tuple[str, list[Told]]] = [
    (
        "It wrote to Malta and Spain as well as to Cyprus.",
        [("Malta and Spain as well as to Cyprus", "MT,ES,CY sentence")],
    ),
    (
        "Neither Malta nor Cyprus replied; both Spain and Italy did.",
        [("Malta nor Cyprus", "MT,CY sentence"), ("Spain and Italy", "ES,IT sentence")],
    ),
    ("Malta, Spain and the Benelux countries replied.", [("Malta, Spain", "MT,ES sentence open")]),
    ("Spain (3), Italy (2) and Malta (1 each) lost.", [("Spain (3), Italy (2) and Malta", "ES=3,IT=2,MT sentence")]),
    ("See Commission v Malta.", [("Malta", "MT sentence of_state")]),
    ("Greece, Spain and Malta replied.", [("Greece, Spain and Malta", "EL,ES,MT sentence")]),
    (
        "Belgium, the Czech Republic and Holland replied.",
        [("Belgium, the Czech Republic and Holland", "BE,CZ,NL sentence")],
    ),
    ("CYPRUS, MALTA and the UNITED KINGDOM replied.", [("CYPRUS, MALTA and the UNITED KINGDOM", "CY,MT,UK sentence")]),
    (
        "FranceGermany and SlovakRepublic; the United KingdomIreland.",
        [("FranceGermany and SlovakRepublic; the United KingdomIreland", "FR,DE,SK,UK,IE sentence")],
    ),
    ("Belgium Bulgaria, and Malta replied.", [("Belgium Bulgaria, and Malta", "BE,BG,MT sentence")]),
    ("Three Member States (AT, EL and GB) replied.", [("AT, EL and GB", "AT,EL,UK parenthesis")]),
    ("One Member State (EL) replied. NO ONE, IT AND BE ASKED.", [("EL", "EL parenthesis")]),
    ("Malta, Foolandia and Cyprus replied.", [("Malta, Foolandia and Cyprus", "MT,?,CY sentence")]),
    ("Some States, including Malta and Cyprus, replied.", [("Malta and Cyprus", "MT,CY sentence open")]),
    ("Some States (such as Malta, Cyprus etc.) replied.", [("Malta, Cyprus etc.", "MT,CY parenthesis open")]),
    ("Malta, Cyprus, among others, replied.", [("Malta, Cyprus, among others", "MT,CY sentence open")]),
    ("Two States, namely Malta and Cyprus, replied.", [("Malta and Cyprus", "MT,CY namely")]),
    ("The Member States concerned are: Malta, Cyprus.", [("Malta, Cyprus", "MT,CY namely")]),
    ("Two States \u2013 Malta and Cyprus \u2013 replied.", [("Malta and Cyprus", "MT,CY dash")]),
    (
        "Malta, Cyprus and four other Member States replied.",
        [("Malta, Cyprus and four other Member States", "MT,CY sentence +4")],
    ),
    ("Malta and 3 others replied.", [("Malta and 3 others", "MT sentence +3")]),
    (
        "All Member States except Malta and the Netherlands replied.",
        [("All Member States except Malta and the Netherlands", "MT,NL sentence all but")],
    ),
    ("Everyone replied (all but Malta).", [("all but Malta", "MT parenthesis all but")]),
    ("Referrals: AT 3, BE 2, DE 1.", [("AT 3, BE 2, DE 1", "AT=3,BE=2,DE=1 namely")]),
    (
        "Austria (3), Belgium (2) and Greece (1) lost.",
        [("Austria (3), Belgium (2) and Greece (1)", "AT=3,BE=2,EL=1 sentence")],
    ),
    (
        "The towns are Halle, Germany and Turin in Italy.",
        [("Germany", "DE sentence place"), ("Italy", "IT sentence place")],
    ),
    (
        "War in Northern Syria and towns in Central Finland.",
        [("Syria", "SY sentence place"), ("Finland", "FI sentence place")],
    ),
    ("The Treaty of \u2018Malta and Cyprus\u2019 is old.", [("Malta and Cyprus", "MT,CY sentence title")]),
    (
        "Malta's parliament, Spain authorities and the government of Cyprus wrote.",
        [("Malta", "MT sentence of_state"), ("Spain", "ES sentence of_state"), ("Cyprus", "CY sentence of_state")],
    ),
    (
        "Then Warsaw and Budapest replied; they met in Rome.",
        [("Warsaw and Budapest", "PL,HU sentence capital"), ("Rome", "IT sentence place")],
    ),
    (
        "Albania and New Zealand replied, Northern Ireland did not.",
        [("Albania and New Zealand", "AL,NZ sentence"), ("Northern Ireland", "? sentence")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_of_states(text: str, expected: list[Told]) -> None:
    assert mentioned(text, States) == expected


def test_a_list_that_is_a_note_says_so() -> None:
    text = (
        "Some did{1}, some did not{2}.\n{1} Malta and Cyprus (state of play as of 1.2.2019). More.\n{2} Spain did not."
    )
    assert mentioned(text, States) == [("Malta and Cyprus", "MT,CY note"), ("Spain", "ES sentence")]


def test_a_list_over_bullets_is_one_list_with_each_name_in_its_place() -> None:
    text = "Replies came from:\n- Malta;\n- the Netherlands and Spain;\n- and Cyprus.\nNobody else.\n- Greece wrote."
    found = [m for m in read(text).mentions if isinstance(m.said, States)]
    assert [(m.block, m.words, told(m)) for m in found] == [
        (1, "Malta", "MT,NL,ES,CY bullets"),
        (5, "Greece", "EL sentence"),
    ]
    spans = found[0].said.spans if isinstance(found[0].said, States) else ()
    assert [(span.block, span.start, span.end) for span in spans] == [(1, 0, 5), (2, 4, 15), (2, 20, 25), (3, 4, 10)]


def test_infringement_numbers_go_with_the_names_before_them() -> None:
    text = "Cases: Belgium (INFR(2021)2089), Spain and Malta (INFR(2021)2091 and INFR(2020)0001)."
    found = [m for m in read(text).mentions if isinstance(m.said, States | CitedCase)]
    assert [told(m) for m in found] == ["BE,ES,MT namely", "INFR(2021)2089", "INFR(2021)2091", "INFR(2020)0001"]
    listed = found[0].said
    assert isinstance(listed, States)
    assert listed.cases == (("INFR(2021)2089",), (), ("INFR(2021)2091", "INFR(2020)0001"))


def test_a_list_knows_its_place_and_what_opens_it() -> None:
    (found,) = (
        m
        for m in read("It hit some States, including the Netherlands and Malta.").mentions
        if isinstance(m.said, States)
    )
    assert isinstance(found.said, States)
    assert (found.said.opener, found.said.listed.place.text) == ("including", "Netherlands and Malta")
    assert [member.text for member in found.said.listed.members] == ["Netherlands", "Malta"]
    assert (found.said.listed.place.block, found.said.listed.place.start, found.said.listed.place.end) == (0, 34, 55)


@given(st.permutations(sorted(states())), st.integers(1, 28), st.sampled_from([", ", "; ", " / "]))
def test_any_list_of_member_states_is_read_back(codes: list[str], length: int, separator: str) -> None:
    names = [english_name(code) for code in codes[:length]]
    listing = separator.join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    (found,) = [m for m in read(f"Replies came from {listing}.").mentions if isinstance(m.said, States)]
    assert isinstance(found.said, States)
    assert (found.words, [member.state for member in found.said.listed.members]) == (listing, codes[:length])
