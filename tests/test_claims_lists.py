"""What a cell in the column `listed` says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.claims.language import language
from sucheck.claims.lists import parse_list
from sucheck.law.states import english_name, states
from sucheck.model import Place, StateList

PLACE = Place(input=0, sheet="Claims", cell="G2")
ENGLISH = language()


def read(text: str) -> StateList:
    listing = parse_list(text, PLACE, ENGLISH)
    assert listing is not None
    return listing


#: Text, codes in the order written ("?" for a name that is not known).
CLOSED = [
    ("BE BG CZ", "BE BG CZ"),
    ("BE, BG, CZ", "BE BG CZ"),
    ("AT BE, DE FR", "AT BE DE FR"),
    ("AT\u00a0BE", "AT BE"),
    ("AT;BE;", "AT BE"),
    ("DE/FR", "DE FR"),
    ("DE; FR", "DE FR"),
    ("GB, GR", "UK EL"),
    ("PT.", "PT"),
    ("CYPRUS", "CY"),
    ("Cyprus, Germany.", "CY DE"),
    ("Cyprus, Germany, Cyprus", "CY DE CY"),
    ("Greece and Luxembourg", "EL LU"),
    ("Greece & Luxembourg", "EL LU"),
    ("Greece, Luxembourg, and Poland.", "EL LU PL"),
    ("Greece, as well as Spain", "EL ES"),
    ("both Greece and Spain", "EL ES"),
    ("namely Greece, Poland", "EL PL"),
    ("Member States: Greece, Spain", "EL ES"),
    ("(Germany)", "DE"),
    ("(Germany, France)", "DE FR"),
    ("[DE, FR]", "DE FR"),
    ("Germany\nFrance", "DE FR"),
    ("• Greece • Spain", "EL ES"),
    ("Romania\tBulgaria", "RO BG"),
    ("Greece, Spain and\nItaly", "EL ES IT"),
    ("and Germany", "DE"),
    ("Belgium (partially), Czechia", "BE CZ"),
    ("BE (Flanders, Wallonia), DE", "BE DE"),
    ("Greece¹, Spain [41], Malta*", "EL ES MT"),
    ("Greece (EL), Spain (ES)", "EL ES"),
    ("the Netherlands, the Czech Republic and the United Kingdom", "NL CZ UK"),
    ("Republic of Cyprus, Slovak Republic", "CY SK"),
    ("Bosnia and Herzegovina, Germany", "BA DE"),
    ("Germany and Bosnia and Herzegovina", "DE BA"),
    ("Germany and Bosnia and Herzegovina and Spain", "DE BA ES"),
    ("Deutschland, Österreich", "DE AT"),
    ("Deutschland und Frankreich", "DE FR"),
    ("Grèce et Chypre", "EL CY"),
    ("Allemagne, Italie", "DE IT"),
    ("Norway, Kosovo*, USA", "NO XK US"),
    ("Germny, France", "? FR"),
    ("Northern Ireland", "?"),
    ("Ireland and Northern Ireland", "IE ?"),
    ("at, be", "? ?"),
    ("EU-27", "?"),
    ("none", ""),
    ("None.", ""),
    ("-", ""),
    ("—", ""),
]


@pytest.mark.parametrize(("text", "codes"), CLOSED, ids=[text for text, _ in CLOSED])
def test_a_closed_list_keeps_its_order(text: str, codes: str) -> None:
    listing = read(text)
    assert " ".join(member.state or "?" for member in listing.members) == codes
    assert (listing.closed, listing.complement, listing.more, listing.place) == (True, False, 0, PLACE)


OPEN = [
    ("including Greece and Luxembourg", "EL LU"),
    ("including: Greece", "EL"),
    ("such as Greece", "EL"),
    ("e.g. Greece, Spain", "EL ES"),
    ("Germany, France etc.", "DE FR"),
    ("Germany, France, etc.", "DE FR"),
    ("Germany, France and others", "DE FR"),
    ("Germany, France …", "DE FR"),
]


@pytest.mark.parametrize(("text", "codes"), OPEN, ids=[text for text, _ in OPEN])
def test_an_open_list_says_so(text: str, codes: str) -> None:
    listing = read(text)
    assert " ".join(member.state or "?" for member in listing.members) == codes
    assert (listing.closed, listing.complement) == (False, False)


COMPLEMENTS = [
    ("all", "", 0, True),
    ("all Member States", "", 0, True),
    ("all 27 Member States", "", 0, True),
    ("All the Member States.", "", 0, True),
    ("all but Spain and Slovenia", "ES SI", 0, True),
    ("all but ES, SI", "ES SI", 0, True),
    ("all except Spain, Slovenia", "ES SI", 0, True),
    ("all Member States except Denmark", "DK", 0, True),
    ("every Member State except Denmark", "DK", 0, True),
    ("except Germany", "DE", 0, True),
    ("all but Denmark, Ireland and others", "DK IE", 0, False),
    ("all but two", "", 2, True),
    ("all but Denmark and two others", "DK", 2, True),
]


@pytest.mark.parametrize(("text", "codes", "more", "closed"), COMPLEMENTS, ids=[each[0] for each in COMPLEMENTS])
def test_a_complement_holds_the_exceptions(text: str, codes: str, more: int, *, closed: bool) -> None:
    listing = read(text)
    assert " ".join(member.state or "?" for member in listing.members) == codes
    assert (listing.complement, listing.more, listing.closed) == (True, more, closed)


@pytest.mark.parametrize(
    ("text", "codes", "more"),
    [
        ("Greece, Luxembourg and four others", "EL LU", 4),
        ("Greece, Luxembourg and 4 other Member States", "EL LU", 4),
        ("four others", "", 4),
        ("23 Member States", "", 23),
    ],
)
def test_others_are_counted_without_a_name(text: str, codes: str, more: int) -> None:
    listing = read(text)
    assert " ".join(member.state or "?" for member in listing.members) == codes
    assert (listing.more, listing.closed, listing.complement) == (more, True, False)


@pytest.mark.parametrize("text", ["AT 1, DE 3", "AT: 1; DE: 3", "AT1, DE3", "Austria – 1, Germany – 3"])  # noqa: RUF001  dashes
def test_a_breakdown_gives_each_state_its_figure(text: str) -> None:
    assert [(member.state, member.number) for member in read(text).members] == [("AT", 1), ("DE", 3)]


@pytest.mark.parametrize("text", ["Germany 2019", "AT 12345", "2019"])
def test_a_year_is_no_figure_of_a_breakdown(text: str) -> None:
    assert [member.number for member in read(text).members] == [None]


@pytest.mark.parametrize("text", ["", " ", ".", "\n", "()"])
def test_an_empty_cell_lists_nothing(text: str) -> None:
    assert parse_list(text, PLACE, ENGLISH) is None


@pytest.mark.parametrize("text", ["including", "all but", "namely", "Member States", "etc."])
def test_a_phrase_that_introduces_nothing_is_not_understood(text: str) -> None:
    listing = read(text)
    assert not listing.is_understood
    assert listing.members


CODES = sorted(states())
NAMES = {code: (code, english_name(code)) for code in CODES}


@given(
    st.lists(st.sampled_from(CODES), min_size=1, max_size=12).flatmap(
        lambda codes: st.tuples(st.just(codes), st.tuples(*(st.sampled_from(NAMES[code]) for code in codes)))
    ),
    st.sampled_from([", ", "; ", " / ", "\n", ",", " and ", " & "]),
    st.sampled_from(["{}", "{}.", "({})", "namely {}", " {} "]),
)
def test_names_and_codes_come_back_in_order(
    named: tuple[list[str], tuple[str, ...]], separator: str, frame: str
) -> None:
    codes, words = named
    listing = read(frame.format(separator.join(words)))
    assert [member.state for member in listing.members] == codes
    assert listing.is_understood


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    listing = parse_list(text, PLACE, ENGLISH)
    assert listing is None or listing.more >= 0


WORDS = (
    "all", "but", "except", "including", "and", "four", "others", "etc.", ",", ";", "(", ")", "AT", "DE", "Spain", "1",
    "&",
    "Bosnia and Herzegovina", "Northern Ireland", "none", "\n", "…", "[", "]",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS)), st.sampled_from([" ", ""]))
def test_no_mix_of_known_words_breaks_the_reading(words: list[str], separator: str) -> None:
    text = separator.join(words)
    listing = parse_list(text, PLACE, ENGLISH)
    assert listing is None or all(member.text.strip() for member in listing.members)


def test_a_long_cell_is_read_at_once() -> None:
    listing = read(", ".join(["Spain"] * 5000))
    assert len(listing.members) == 5000
    assert len(read("x and " * 3000).members) > 0
