"""Acts as they are cited, in every form."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.law.acts import Form, community_on, find_citations, key_of, parse_citation


@pytest.mark.parametrize(
    ("text", "kind", "key", "celex", "form"),
    [
        ("(EU) 2016/681", None, "2016/681", "32016L0681", Form.NEW),
        ("2016/681", None, "2016/681", "32016L0681", Form.SHORT),
        ("Directive (EU) 2016/681", "directive", "2016/681", "32016L0681", Form.NEW),
        ("the Directive (EU)\u00a02016/681", "directive", "2016/681", "32016L0681", Form.NEW),
        ("Council Directive 91/477/EEC", "directive", "91/477", "31991L0477", Form.OLD),
        ("91/477", None, "91/477", "31991L0477", Form.SHORT),
        ("1991/477", None, "91/477", "31991L0477", Form.SHORT),
        ("1999/93/EC", None, "1999/93", "31999L0093", Form.OLD),
        ("2011/93/EU", None, "2011/93", "32011L0093", Form.OLD),
        ("95/46/EC", None, "95/46", "31995L0046", Form.OLD),
        ("59/221/Euratom", None, "59/221", "31959L0221", Form.OLD),
        ("Directive 2018/1972/EU", "directive", "2018/1972", "32018L1972", Form.OLD),
        ("32016L0681", "directive", "2016/681", "32016L0681", Form.CELEX),
        ("CELEX: 32016L0681", "directive", "2016/681", "32016L0681", Form.CELEX),
        ("02011L0093-20111217", "directive", "2011/93", "32011L0093", Form.CELEX),
        ("32016L0681R(01)", "directive", "2016/681", "32016L0681", Form.CELEX),
        ("http://data.europa.eu/eli/dir/2016/681/oj", "directive", "2016/681", "32016L0681", Form.ELI),
        ("https://data.europa.eu/eli/dir_del/2017/593", "directive", "2017/593", "32017L0593", Form.ELI),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016L0681&from=EN", "directive", "2016/681",
         "32016L0681", Form.CELEX),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A32016L0681", "directive", "2016/681",
         "32016L0681", Form.CELEX),
        ("Regulation (EU) 2016/679", "regulation", "2016/679", "32016R0679", Form.NEW),
        ("Regulation (EU) No 648/2012", "regulation", "648/2012", "32012R0648", Form.NEW),
        ("Council Framework Decision 2002/475/JHA", "framework decision", "2002/475", "32002F0475", Form.OLD),
        ("Council Decision 2005/671/JHA", "decision", "2005/671", "32005D0671", Form.OLD),
        ("Directive (EU) 2016/681¹", "directive", "2016/681", "32016L0681", Form.NEW),
        ("Directive (EU) 2016/681[41]", "directive", "2016/681", "32016L0681", Form.NEW),
        ("Directive (EU) 2016/681 (27.4.2016).", "directive", "2016/681", "32016L0681", Form.NEW),
        ("Richtlinie 2011/93/EU", "directive", "2011/93", "32011L0093", Form.OLD),
        ("dyrektywa (UE) 2016/681", "directive", "2016/681", "32016L0681", Form.NEW),
        ("Директива (ЕС) 2016/681", "directive", "2016/681", "32016L0681", Form.NEW),  # noqa: RUF001 - Cyrillic is meant
    ],
)  # fmt: skip
def test_every_form_leads_to_the_act(text: str, kind: str | None, key: str, celex: str, form: Form) -> None:
    citation = parse_citation(text)
    assert citation is not None
    assert (citation.type, citation.key, citation.celex, citation.form) == (kind, key, celex, form)


@pytest.mark.parametrize(
    "text",
    ["", "PNR Directive", "2016", "24/27", "49/50", "2016/", "2016/681 and 2016/680", "Directive", "20160681",
     "C(2019) 2335", "COM(2019) 552", "INFR(2018)2044", "52019DC0552", "2016/681/XX", "12/2018", "32016X0681"],
)  # fmt: skip
def test_what_is_no_citation_is_none(text: str) -> None:
    assert parse_citation(text) is None


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Directive (EU) 2018/851", True),
        ("Directive 2018/851/EU", False),
        ("2011/93/EU", True),
        ("Directive (EU) 2011/93", False),
        ("Directive 2016/681", None),
        ("Regulation (EU) No 648/2012", True),
        ("Directive (EU) 2020/2020", True),
    ],
)
def test_a_slip_of_form_is_noted_and_resolved(text: str, *, fits: bool | None) -> None:
    citation = parse_citation(text)
    assert citation is not None
    assert citation.form_fits_year is fits


def test_author_kind_and_domain_are_kept() -> None:
    delegated = parse_citation("Commission Delegated Directive (EU) 2017/593 of 7 April 2016")
    assert delegated is not None
    assert (delegated.author, delegated.author_words, delegated.subtype) == ("Commission", "Commission", "delegated")
    joint = parse_citation("Directive (EU) No 2016/681 of the European Parliament and of the Council of 27 April 2016")
    assert joint is not None
    assert (joint.author, joint.has_no, joint.words) == ("EP+Council", True, "Directive (EU) No 2016/681")
    french, czech = parse_citation("2011/93/CE"), parse_citation("95/46/ES")
    assert french is not None
    assert czech is not None
    assert (french.domain, french.community) == ("CE", "EC")
    assert (czech.domain, czech.community) == ("ES", None)  # EC in Czech, EU in Latvian


TEXT = (
    "Directive (EU) 2016/681 (27.4.2016), OJ L 119, 4.5.2016. See Directives 2016/680, 2017/541 and (EU) 2017/853 of "
    "the European Parliament and of the Council of 17 May 2017 amending Council Directive 91/477/EEC, COM(2019) 552, "
    "C(2019) 2335, INFR(2018)2044, 2018/2019 and 24/27 (Regulation (EU) 2016/679)."
)


def test_citations_are_found_in_running_text_with_their_dates() -> None:
    found = [(each.citation.words, each.citation.key, each.date_words, each.date) for each in find_citations(TEXT)]
    assert found == [
        ("Directive (EU) 2016/681", "2016/681", "27.4.2016", dt.date(2016, 4, 27)),
        ("Directives 2016/680", "2016/680", "", None),
        ("2017/541", "2017/541", "", None),
        ("(EU) 2017/853", "2017/853", "17 May 2017", dt.date(2017, 5, 17)),
        ("Council Directive 91/477/EEC", "91/477", "", None),
        ("Regulation (EU) 2016/679", "2016/679", "", None),
    ]
    assert [each.citation.type for each in find_citations(TEXT)] == ["directive"] * 5 + ["regulation"]


def test_the_span_of_a_citation_is_its_words_with_date_and_authors() -> None:
    first, *_ = find_citations(TEXT)
    assert TEXT[first.start : first.end] == "Directive (EU) 2016/681 (27.4.2016)"


@pytest.mark.parametrize(
    "text",
    [
        "Directive " * 3_000,
        "Directive" + " " * 30_000,
        "(EU) " * 6_000,
        "1/" * 15_000,
        "https://eur-lex.europa.eu/" * 1_000,
    ],
)
def test_a_long_text_without_a_citation_is_read_to_its_end(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize("words", ["31.2.2016", "27 Avril 2016", "0.4.2016"])
def test_a_day_that_does_not_exist_is_kept_as_words(words: str) -> None:
    (found,) = find_citations(f"Directive (EU) 2016/681 of {words}")
    assert (found.date_words, found.date) == (words, None)


@pytest.mark.parametrize(
    ("day", "domain"),
    [("1993-10-31", "EEC"), ("1993-11-01", "EC"), ("2009-11-30", "EC"), ("2009-12-01", "EU"), ("2009-12-17", "EU")],
)
def test_the_domain_follows_the_date(day: str, domain: str) -> None:
    assert community_on(dt.date.fromisoformat(day)) == domain


@given(st.integers(1952, 2099), st.integers(1, 9999))
def test_a_key_reads_back_to_itself(year: int, number: int) -> None:
    citation = parse_citation(key_of(year, number))
    assert citation is not None
    assert (citation.year, citation.number, citation.celex) == (year, number, f"3{year}L{number:04}")
    assert parse_citation(citation.celex) is not None


@given(st.text(alphabet=st.sampled_from("Directive (EU)/0123456789 .[]¹,and\u00a0CELEXRL")))
def test_any_text_can_be_searched(text: str) -> None:
    ends = [0]
    for found in find_citations(text):
        assert found.start >= ends[-1]
        assert found.citation.words in text[found.start : found.end]
        ends.append(found.end)
