"""The acts that running text mentions: by number, by names that the document gives, by what was said before."""

from __future__ import annotations

import pytest
from mentioned import Told, mentioned, read, told

from sucheck.claims.text.mention import (
    CitedAct,
    CitedCase,
    CitedDocument,
    NamedAct,
    Noted,
    Span,
)

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


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts(text: str, expected: list[Told]) -> None:
    assert mentioned(text, CitedAct, CitedDocument, CitedCase, NamedAct) == expected


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
