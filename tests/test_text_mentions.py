"""What running text mentions: words, value and place of each count, list, act, date and amount."""

from __future__ import annotations

from itertools import pairwise

import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st
from mentioned import Told, mentioned, read, told

from sucheck.claims.language import language
from sucheck.claims.text.mention import (
    AsOf,
    CitedAct,
    CitedCase,
    CitedDocument,
    Count,
    Dated,
    Mention,
    Money,
    NamedAct,
    Noted,
    Ordinal,
    Percent,
    Span,
    States,
)
from sucheck.claims.text.mentions import read_mentions
from sucheck.law.states import english_name, states

COUNTS: list[tuple[str, list[Told]]] = [
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

LISTS: list[tuple[str, list[Told]]] = [
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

ACTS: list[tuple[str, list[Told]]] = [
    ("Directive (EU) 2016/681 applies.", [("Directive (EU) 2016/681", "directive 2016/681")]),
    (
        "Directives 2010/64/EU, 2012/13/EU and 2013/48/EU apply.",
        [
            ("Directives 2010/64/EU", "directive 2010/64"),
            ("2012/13/EU", "directive 2012/13"),
            ("2013/48/EU", "directive 2013/48"),
        ],
    ),
    (
        "Directives (EU) 2016/681 and (EU) 2016/680 apply.",
        [("Directives (EU) 2016/681", "directive 2016/681"), ("(EU) 2016/680", "directive 2016/680")],
    ),
    (
        "Directive (EU) 2016/680 of the European Parliament and of the Council of 27 April 2016 applies.",
        [
            (
                "Directive (EU) 2016/680 of the European Parliament and of the Council of 27 April 2016",
                "directive 2016/680 2016-04-27",
            )
        ],
    ),
    (
        "See Directive (EU) 2016/681 (27.4.2016).",
        [("Directive (EU) 2016/681 (27.4.2016)", "directive 2016/681 2016-04-27")],
    ),
    (
        "See Regulation (EU) 2016/679 (27.4.2016.",
        [("Regulation (EU) 2016/679 (27.4.2016", "regulation 2016/679 2016-04-27 (unknown)")],
    ),
    (
        "Directive (EU) 2017/853 amending Council Directive 91/477/EEC applies.",
        [("Directive (EU) 2017/853", "directive 2017/853"), ("Council Directive 91/477/EEC", "directive 91/477 inner")],
    ),
    (
        "Directive (EU) 2015/849, repealing Directives 2005/60/EC and 2006/70/EC, applies.",
        [
            ("Directive (EU) 2015/849", "directive 2015/849"),
            ("Directives 2005/60/EC", "directive 2005/60 inner"),
            ("2006/70/EC", "directive 2006/70 inner"),
        ],
    ),
    (
        "Regulation (EU) No 648/2012 and Directive 2018/9999/EU apply.",
        [
            ("Regulation (EU) No 648/2012", "regulation 648/2012 (unknown)"),
            ("Directive 2018/9999/EU", "directive 2018/9999 (unknown)"),
        ],
    ),
    (
        "See COM(2019) 552 final (30.10.2019), C(2019)2335 and JOIN (2018) 16 final.",
        [
            ("COM(2019) 552 final (30.10.2019)", "COM(2019) 552 2019-10-30"),
            ("C(2019)2335", "C(2019) 2335"),
            ("JOIN (2018) 16 final", "JOIN(2018) 16"),
        ],
    ),
    (
        "Cases INFR(2021)2089 and INFR 2019/0123 are open.",
        [("INFR(2021)2089", "INFR(2021)2089"), ("INFR 2019/0123", "INFR(2019)0123")],
    ),
    ("See https://example.org/2016/681/21-Member-States-in-Malta and www.example.org/Malta.", []),
    (
        "The NIS Directive and the 4th Anti-Money Laundering Directive apply.",
        [
            ("NIS Directive", "directive 2016/1148 catalogue read"),
            ("4th Anti-Money Laundering Directive", "directive 2015/849 catalogue read"),
        ],
    ),
    (
        "The Fourth anti-money-laundering directive applies.",
        [("Fourth anti-money-laundering directive", "directive 2015/849 catalogue read")],
    ),
    (
        "The 4th and 5th Anti-Money Laundering Directives apply.",
        [
            ("4th", "directive 2015/849 catalogue read"),
            ("5th Anti-Money Laundering Directives", "directive 2018/843 catalogue read"),
        ],
    ),
    (
        "The Firearms Directive applies.",
        [("Firearms Directive", "directive 91/477+2017/853+2021/555 catalogue guessed")],
    ),
    (
        "The Firearms Directive applies. See Directive (EU) 2017/853.",
        [
            ("Firearms Directive", "directive 2017/853 catalogue inherited"),
            ("Directive (EU) 2017/853", "directive 2017/853"),
        ],
    ),
    ("The LED binds Malta; a led is a lamp, and LED lamps are bright.", [("LED", "directive 2016/680 catalogue read")]),
    (
        "The Foolandia Directive and the Directive on fools apply.",
        [("Foolandia Directive", "directive ? catalogue guessed"), ("Directive", "directive ? catalogue guessed")],
    ),
    (
        "EU rules on access to firearms and EU money laundering legislation apply; rules on firearms do not.",
        [
            ("EU rules on access to firearms", "directive 91/477+2017/853+2021/555 topic guessed"),
            (
                "EU money laundering legislation",
                "directive 91/308+2001/97+2005/60+2015/849+2018/843+2024/1640 topic guessed",
            ),
        ],
    ),
    (
        "The NIS Directive applies. Malta transposed the Directive.",
        [
            ("NIS Directive", "directive 2016/1148 catalogue read"),
            ("the Directive", "directive 2016/1148 nearest inherited"),
        ],
    ),
    (
        "The NIS Directive and the PNR Directive apply. Both Directives bind Malta, and so do these Directives.",
        [
            ("NIS Directive", "directive 2016/1148 catalogue read"),
            ("PNR Directive", "directive 2016/681 catalogue read"),
            ("Both Directives", "directive 2016/1148+2016/681 nearest inherited"),
            ("these Directives", "directive 2016/1148+2016/681 nearest inherited"),
        ],
    ),
    (
        "Directive (EU) 2016/681 and Regulation (EU) 2016/679: the Regulation binds, the Directive too.",
        [
            ("Directive (EU) 2016/681", "directive 2016/681"),
            ("Regulation (EU) 2016/679", "regulation 2016/679 (unknown)"),
            ("the Regulation", "regulation 2016/679 nearest inherited"),
            ("the Directive", "directive 2016/681 nearest inherited"),
        ],
    ),
    ("Malta transposed the Directive.", [("the Directive", "directive ? nearest guessed")]),
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


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_of_states(text: str, expected: list[Told]) -> None:
    assert mentioned(text, States) == expected


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts(text: str, expected: list[Told]) -> None:
    assert mentioned(text, CitedAct, CitedDocument, CitedCase, NamedAct) == expected


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[Told]) -> None:
    assert mentioned(text, Dated, AsOf) == expected


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts(text: str, expected: list[Told]) -> None:
    assert mentioned(text, Money, Percent, Ordinal) == expected


REPORT = """
# 1. Names and travel
The deadline of the EU Passenger Data Directive{1} expired on 25 May 2018. To date, 20 Member States notified it.{2}
Two Member States did not notify the Directive.{3} Malta transposed the Directive on secret codes{4}.
The Member States should notify:
- the Passenger Data Directive, where 1 Member State (Malta) is late;
- the Directive on secret codes.{5}
{1} Directive (EU) 2016/681 (27.4.2016). Denmark is not bound by this Directive.
{2} State of play as of 17.10.2019.
{3} Greece and Spain. The Directive binds them.
{4} See Directive 2013/40/EU and Directive 2011/93/EU.
"""


def test_a_document_gives_names_to_acts_by_the_marks_of_its_notes() -> None:
    names = read(REPORT).names
    assert [(name.name, name.acts, name.type) for name in names] == [
        ("EU Passenger Data Directive", ("2016/681",), "directive"),
        ("Directive on secret codes", ("2013/40",), "directive"),
    ]
    assert names[0].where == Span(block=1, start=20, end=47)
    assert names[0].source == Span(block=6, start=0, end=35)


def test_what_a_name_means_is_known_wherever_it_stands_again_and_nearest_acts_through_notes() -> None:
    found = [(m.block, m.words, told(m)) for m in read(REPORT).mentions if isinstance(m.said, NamedAct)]
    assert found == [
        (1, "EU Passenger Data Directive", "directive 2016/681 learned read"),
        (2, "the Directive", "directive 2016/681 nearest guessed"),
        (2, "Directive on secret codes", "directive 2013/40 learned read"),
        (4, "Passenger Data Directive", "directive 2016/681 learned read"),
        (5, "Directive on secret codes", "directive 2013/40 learned read"),
        (6, "this Directive", "directive 2016/681 nearest inherited"),
        (8, "The Directive", "directive 2016/681 nearest guessed"),
    ]


def test_marks_belong_to_the_sentence_that_they_end_and_know_their_notes() -> None:
    mentions = read(REPORT)
    marks = [(m.sentence, told(m)) for m in mentions.mentions if isinstance(m.said, Noted)]
    ends = [mentions.sentences[sentence].end for sentence, _ in marks]
    assert [said for _, said in marks] == [
        "note 1 there",
        "note 2 there",
        "note 3 there",
        "note 4 there",
        "note 5 missing",
    ]
    assert [
        m.start <= end for m, end in zip((m for m in mentions.mentions if isinstance(m.said, Noted)), ends, strict=True)
    ]
    assert marks[1][0] == marks[0][0] + 1


@pytest.mark.parametrize(
    ("text", "name", "acts"),
    [
        ("The Code Directive (Directive 2013/40/EU) binds.", "Code Directive", "2013/40"),
        ("Directive 2013/40/EU (the Code Directive) binds.", "Code Directive", "2013/40"),
        (
            "Directive 2013/40/EU of 12 August 2013 on codes (hereinafter \u2018the Code Directive\u2019) binds.",
            "Code Directive",
            "2013/40",
        ),
        ("Directive 2013/40/EU (\u2018CD13\u2019) binds.", "CD13", "2013/40"),
        ("The revised Code Directive (Directive 2013/40/EU) binds.", "Code Directive", "2013/40"),
        ("The Right to Codes Directive (Directive 2013/40/EU) binds.", "Right to Codes Directive", "2013/40"),
        ("The European Code Order (Directive 2014/41/EU) binds.", "European Code Order", "2014/41"),
        (
            "The Code Directives{1} bind.\n{1} Directives 2013/40/EU and 2011/93/EU.",
            "Code Directives",
            "2013/40+2011/93",
        ),
        ("They kept to the code directive{1}.\n{1} Directive 2013/40/EU.", "", ""),
        ("It found identity fraud{1}.\n{1} Directive 2013/40/EU.", "", ""),
        ("It adopted a Recommendation{1}.\n{1} Directive 2013/40/EU.", "", ""),
        ("The Directive on 5 May{1} was new.\n{1} Directive 2013/40/EU.", "", ""),
        ("The Code Directive{1} is new.\n{1} The report on Directive 2013/40/EU.", "", ""),
        ("Directive 2013/40/EU (recast) and Directive 2011/93/EU (OJ L 335) in Malta (MT).", "", ""),
    ],
)
def test_names_are_learned_from_brackets_and_notes(text: str, name: str, acts: str) -> None:
    assert [(found.name, "+".join(found.acts)) for found in read(text).names] == ([(name, acts)] if name else [])


def test_the_mark_of_the_directive_says_which_it_is() -> None:
    found = mentioned("Malta transposed the Directive{1}.\n{1} Directive 2013/40/EU.", NamedAct)
    assert found == [("the Directive", "directive 2013/40 learned read")]


def test_the_latest_meaning_of_a_name_counts_from_where_it_is_given() -> None:
    text = "Code Directive (Directive 2013/40/EU).\nCode Directive (Directive 2011/93/EU).\nThe Code Directive binds."
    assert [said for _, said in mentioned(text, NamedAct)] == [
        "directive 2013/40 learned read",
        "directive 2011/93 learned read",
        "directive 2011/93 learned read",
    ]


def test_the_directive_goes_no_further_back_than_the_heading() -> None:
    text = "The NIS Directive binds.\n# Other things\nMalta transposed the Directive."
    assert mentioned(text, NamedAct)[-1] == ("the Directive", "directive ? nearest guessed")


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


@given(st.permutations(sorted(states())), st.integers(1, 28), st.sampled_from([", ", "; ", " / "]))
def test_any_list_of_member_states_is_read_back(codes: list[str], length: int, separator: str) -> None:
    names = [english_name(code) for code in codes[:length]]
    listing = separator.join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    (found,) = [m for m in read(f"Replies came from {listing}.").mentions if isinstance(m.said, States)]
    assert isinstance(found.said, States)
    assert (found.words, [member.state for member in found.said.listed.members]) == (listing, codes[:length])


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
