"""What running text mentions: words, value and place of each count, date and amount; what holds for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st
from mentioned import Told, mentioned, read

from sucheck.claims.language import language
from sucheck.claims.text.mention import (
    AsOf,
    Count,
    Dated,
    Mention,
    Money,
    Ordinal,
    Percent,
    States,
)
from sucheck.claims.text.mentions import read_mentions

COUNTS: list[tuple[str, list[Told]]] = [
    (
        "20 Member States wrote. The remaining 4 (Malta) did not, 19 had asked. None of the 27 did.",
        [
            ("20 Member States", "=20 member_states"),
            ("4", "=4 member_states remaining bare"),
            ("19", "=19 member_states bare"),
            ("None of the 27", "none of 27 member_states bare"),
        ],
    ),
    (
        "Not all Member States wrote, not one Member State called, a quarter of the Member States slept.",
        [
            ("Not all Member States", "not all member_states"),
            ("not one Member State", "none member_states"),
            ("a quarter of the Member States", "a quarter member_states"),
        ],
    ),
    ("So far 21 Member States replied.", [("21 Member States", "=21 member_states")]),
    ("Twenty-one Member States replied.", [("Twenty-one Member States", "=21 member_states")]),
    (
        "Only 12 EU countries and one Member State replied.",
        [("12 EU countries", "=12 member_states only"), ("one Member State", "=1 member_states")],
    ),
    (
        "Seven late Member States and five other Member States replied.",
        [("Seven late Member States", "=7 member_states"), ("five other Member States", "=5 member_states other")],
    ),
    (
        "It sent 11 letters of formal notice and 4 reasoned opinions, and made two referrals.",
        [
            ("11 letters of formal notice", "=11 letters"),
            ("4 reasoned opinions", "=4 opinions"),
            ("two referrals", "=2 referrals"),
        ],
    ),
    (
        "There are 9 infringement procedures, 3 cases, 2 decisions, six directives and four reports.",
        [
            ("9 infringement procedures", "=9 procedures"),
            ("3 cases", "=3 cases"),
            ("2 decisions", "=2 decisions"),
            ("six directives", "=6 directives"),
            ("four reports", "=4 reports"),
        ],
    ),
    (
        "It met 250 participants and 1,200 guests within 18 months.",
        [("250 participants", "=250 ?"), ("1,200 guests", "=1200 ?"), ("18 months", "=18 months")],
    ),
    ("24 of the 27 Member States replied.", [("24 of the 27 Member States", "=24 of 27 member_states")]),
    (
        "24 out of 26 replied, 25 Member States out of 27 wrote.",
        [("24 out of 26", "=24 of 26 ? bare"), ("25 Member States out of 27", "=25 of 27 member_states")],
    ),
    (
        "Of the 25 Member States bound, 23 adopted measures and two did not.",
        [
            ("25 Member States bound", "=25 member_states the"),
            ("23", "=23 of 25 member_states bare"),
            ("two", "=2 of 25 member_states bare"),
        ],
    ),
    (
        "Of the 25 bound, 23 adopted measures.",
        [("25 bound", "=25 member_states the"), ("23", "=23 of 25 member_states bare")],
    ),
    (
        "Five of the six Member States replied, three of which in time.",
        [("Five of the six Member States", "=5 of 6 member_states"), ("three of which", "=3 member_states bare")],
    ),
    (
        "Two reports came late; one of them was short.",
        [("Two reports", "=2 reports"), ("one of them", "=1 reports bare")],
    ),
    (
        "The remaining five Member States, the other three Member States and another two Member States wrote.",
        [
            ("five Member States", "=5 member_states remaining"),
            ("three Member States", "=3 member_states other"),
            ("two Member States", "=2 member_states other"),
        ],
    ),
    (
        "These 13 Member States, the same 13 Member States, a further two Member States.",
        [
            ("13 Member States", "=13 member_states these"),
            ("13 Member States", "=13 member_states same"),
            ("two Member States", "=2 member_states further"),
        ],
    ),
    (
        "All 27 Member States, all but two Member States.",
        [("27 Member States", "=27 member_states all"), ("two Member States", "=2 member_states all but")],
    ),
    (
        "All Member States and each Member State; no Member State and none of the Member States.",
        [
            ("All Member States", "all member_states"),
            ("each Member State", "all member_states"),
            ("no Member State", "none member_states"),
            ("none of the Member States", "none member_states"),
        ],
    ),
    (
        "Both Member States, most Member States, half of the Member States, several Member States.",
        [
            ("Both Member States", "=2 member_states both"),
            ("most Member States", "most member_states"),
            ("half of the Member States", "half member_states"),
            ("several Member States", "many member_states"),
        ],
    ),
    (
        "Two thirds (18) of the Member States replied.",
        [("Two thirds (18) of the Member States", "=18 member_states two thirds")],
    ),
    ("Eighteen (18) Member States replied.", [("Eighteen (18) Member States", "=18 member_states")]),
    (
        "At least 15 Member States, about four Member States, up to 9 Member States.",
        [
            ("15 Member States", "≥15 member_states"),
            ("four Member States", "≈4 member_states"),
            ("9 Member States", "≤9 member_states"),
        ],
    ),
    (
        "More than 20 Member States, fewer than ten Member States, 12 or more Member States.",
        [
            ("20 Member States", "≥21 member_states"),
            ("ten Member States", "≤9 member_states"),
            ("12 or more Member States", "≥12 member_states"),
        ],
    ),
    (
        "Between 15 and 20 Member States, 3 to 5 Member States, 7-8 Member States.",
        [
            ("15 and 20 Member States", "=15..20 member_states"),
            ("3 to 5 Member States", "=3..5 member_states"),
            ("7-8 Member States", "=7..8 member_states"),
        ],
    ),
    ("It rests on two pillars and under three headings.", [("two pillars", "=2 ?"), ("three headings", "=3 ?")]),
    (
        "All United Nations Member States and six Member States/Partner Countries.",
        [("six Member States/Partner Countries", "=6 ?")],
    ),
    ("See Article 12, note 7, page 3, (4) and section 5: one says that 5G is new, version 2.0.", []),
    ("The 2018 programme ran in 2018; Member States notified 2019 plans.", []),
    (
        "Some 20 Member States wrote, around 2000 cases are open.",
        [("20 Member States", "≈20 member_states"), ("2000 cases", "≈2000 cases")],
    ),
]


DATES: list[tuple[str, list[Told]]] = [
    (
        "On 25 May 2018, on 25th May 2018, on May 25, 2018, on the 25th of May 2018.",
        [
            ("25 May 2018", "on 2018-05-25"),
            ("25th May 2018", "on 2018-05-25"),
            ("May 25, 2018", "on 2018-05-25"),
            ("25th of May 2018", "on 2018-05-25"),
        ],
    ),
    (
        "Until 17.10.2019, by 7.6.2026, after 12.08.2013 (see 17.10.2019.), 2019-10-17.",
        [
            ("17.10.2019", "until 2019-10-17"),
            ("7.6.2026", "by 2026-06-07"),
            ("12.08.2013", "after 2013-08-12"),
            ("17.10.2019", "2019-10-17"),
            ("2019-10-17", "2019-10-17"),
        ],
    ),
    ("On 25/05/2018, on 05/06/2018.", [("25/05/2018", "on 2018-05-25"), ("05/06/2018", "on 2018-06-05 guessed")]),
    (
        "In July and October 2019, in July, September and October 2019, from March 2018 to June 2019.",
        [
            ("July and October 2019", "in 2019-07/2019-10"),
            ("July, September and October 2019", "in 2019-07/2019-10"),
            ("March 2018 to June 2019", "from 2018-03/2019-06"),
        ],
    ),
    (
        "The 7-8 October 2019 meeting, from 14 to 18 October 2019, from 25 May to 6 June 2018.",
        [
            ("7-8 October 2019", "2019-10-07/2019-10-08"),
            ("14 to 18 October 2019", "from 2019-10-14/2019-10-18"),
            ("25 May to 6 June 2018", "from 2018-05-25/2018-06-06"),
        ],
    ),
    (
        "By 31 December, on 9 October, in March; it may march.",
        [("31 December", "by --12-31"), ("9 October", "on --10-09"), ("March", "in --03")],
    ),
    (
        "In the first half of 2019, since the second quarter of 2018, Q3 2018, H2 2017.",
        [
            ("first half of 2019", "in 2019-01/2019-06"),
            ("second quarter of 2018", "since 2018-04/2018-06"),
            ("Q3 2018", "2018-07/2018-09"),
            ("H2 2017", "2017-07/2017-12"),
        ],
    ),
    (
        "By the end of 2019, in early December 2019, since mid-2018, late 2017.",
        [
            ("end of 2019", "by end 2019"),
            ("early December 2019", "in start 2019-12"),
            ("mid-2018", "since middle 2018"),
            ("late 2017", "end 2017"),
        ],
    ),
    (
        "The 2018 plan of the April 2016 report, in 2017, the strategy 2019-2024.",
        [("April 2016", "2016-04"), ("2017", "in 2017"), ("2019-2024", "2019/2024")],
    ),
    ("On 31 February 2018 and 45.13.2018.", []),
    (
        "State of play as of 17.10.2019 (situation on 1.2.2020, state of play: July 2019).",
        [
            ("State of play as of 17.10.2019", "as of 2019-10-17"),
            ("situation on 1.2.2020", "as of 2020-02-01"),
            ("state of play: July 2019", "as of 2019-07"),
        ],
    ),
    (
        "As of 25 May 2018 it applies. To date, so far and currently nothing.",
        [
            ("As of 25 May 2018", "as of 2018-05-25 guessed"),
            ("To date", "as of now"),
            ("so far", "as of now"),
            ("currently", "as of now"),
        ],
    ),
]


AMOUNTS: list[tuple[str, list[Told]]] = [
    (
        "EUR 61 million, EUR 29.000.000 and € 1.5 billion.",
        [
            ("EUR 61 million", "= EUR 61000000"),
            ("EUR 29.000.000", "= EUR 29000000"),
            ("€ 1.5 billion", "= EUR 1500000000"),
        ],
    ),
    (
        "About 32 million euro, 500 euros, £3,500.",
        [("32 million euro", "≈ EUR 32000000"), ("500 euros", "= EUR 500"), ("£3,500", "= GBP 3500")],
    ),
    (
        "12.5 % of 89%, ten per cent, more than 3 percentage points.",
        [
            ("12.5 %", "= 12.5 % (1)"),
            ("89%", "= 89.0 % (0)"),
            ("ten per cent", "= 10.0 % (0)"),
            ("3 percentage points", "≥ 3.0 points (0)"),
        ],
    ),
    (
        "The twentieth report of the 40th Session, the twenty-first report, third countries.",
        [("twentieth report", "no 20"), ("40th Session", "no 40"), ("twenty-first report", "no 21")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[Told]) -> None:
    assert mentioned(text, Count) == expected


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[Told]) -> None:
    assert mentioned(text, Dated, AsOf) == expected


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts(text: str, expected: list[Told]) -> None:
    assert mentioned(text, Money, Percent, Ordinal) == expected


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        (
            "Here, \u2018Member States\u2019 means the 25 Member States bound.",
            "Member States",
            "the 25 Member States bound.",
        ),
        ("References to Member States in this report are to the States bound.", "Member States", "the States bound."),
        (
            "All goes well. The 26 States in Schengen (hereinafter “Member States”) agree.",
            "Member States",
            "The 26 States in Schengen ",
        ),
        ("The Member States agree on what it means.", "", ""),
    ],
)
def test_what_member_states_means_in_a_document(text: str, term: str, meaning: str) -> None:
    found = [
        (text[said.term.start : said.term.end], text[said.meaning.start : said.meaning.end], said.unit)
        for said in read(text).definitions
    ]
    assert found == ([(term, meaning, "member_states")] if term else [])


def test_a_count_begins_where_its_hedge_or_determiner_does() -> None:
    text = "At most the other five Member States and about 7 Member States replied."
    leads = [text[m.said.lead : m.end] for m in read(text).mentions if isinstance(m.said, Count)]
    assert leads == ["At most the other five Member States", "about 7 Member States"]


def test_what_stands_in_brackets_knows_them() -> None:
    text = "Malta (with 3 cases (see COM(2019) 552)) and 4 cases."
    asides = [(m.words, text[slice(*m.aside)] if m.aside else "") for m in read(text).mentions]
    assert asides == [
        ("Malta", ""),
        ("3 cases", "(with 3 cases (see COM(2019) 552))"),
        ("COM(2019) 552", "(see COM(2019) 552)"),
        ("4 cases", ""),
    ]


PIECES = [
    "21 Member States",
    "the Directive",
    "Malta",
    ", ",
    " and ",
    "(",
    ")",
    ". ",
    "25 May 2018",
    "2016/681",
    "EUR 3",
    "\n",
    "all",
    " 5 % ",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25))
def test_mentions_of_any_text_lie_in_it_in_order_and_apart(pieces: list[str]) -> None:
    held = document("".join(pieces))
    mentions = read_mentions(held, language())
    assert mentions == read_mentions(held, language())
    for mention in mentions.mentions:
        assert held.blocks[mention.block].text[mention.start : mention.end] == mention.words
        assert mentions.sentences[mention.sentence].block == mention.block
    places = [(m.block, m.start, m.end) for m in mentions.mentions]
    assert places == sorted(places)
    assert all(is_apart(first, second) for first, second in pairwise(mentions.mentions))


def is_apart(first: Mention, second: Mention) -> bool:
    return first.block != second.block or first.end <= second.start or isinstance(first.said, States)
