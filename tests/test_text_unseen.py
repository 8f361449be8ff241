# ruff: noqa: E501 - a sentence stands on one line, whatever its length
"""Sentences as reports, scoreboards and press packages write them: read as meant, or left in the ledger."""

from __future__ import annotations

import pytest
from test_text_claims import listed, on_states, only, read

from sucheck.model import Certainty, Claim, Kind


def told(claim: Claim) -> str:
    """What a claim on States says: `about op value {list} >day @state of play`."""
    value = f"={claim.quantifier}" if claim.quantifier else "" if claim.value is None else f"{claim.op}{claim.value}"
    names = f"{{{listed(claim)}}}" if claim.listed else ""
    days = (claim.when and f">{claim.when}", claim.as_of and f"@{claim.as_of}")
    return " ".join(filter(None, (f"{claim.about}{value}", names, *days)))


#: Sentences and the claims on States in them.
READ = {
    # exceptions
    "By 31 May 2023, all but four Member States had communicated complete transposition of Directive (EU) 2019/790.": ["full {all but  +4} @2023-05-31"],
    "Apart from Hungary, all Member States have notified complete transposition of Directive (EU) 2017/1371.": ["full {all but HU}"],
    "All Member States have notified full transposition of Directive (EU) 2019/790, with the exception of Malta.": ["full {all but MT}"],
    # shares that are no counts
    "One in five Member States has not transposed Directive (EU) 2019/1937.": ["not_full=one in five"],
    "Nearly all Member States have transposed Directive (EU) 2019/770.": ["full=most"],
    # States that a sentence only introduces
    "The following Member States have not communicated full transposition of Directive (EU) 2019/944: Austria, Cyprus and Latvia.": ["not_full {incl. AT CY LV}"],
    "Reasoned opinions were sent to the following Member States under Directive (EU) 2019/790: Malta, Cyprus and Spain.": ["reasoned_opinion {MT CY ES}"],
    "Belgium and Croatia are the only Member States that have communicated full transposition of Directive (EU) 2022/2555.": ["full {incl. BE HR}"],
    "Romania is among the Member States that have not notified any measures under Directive (EU) 2019/790.": ["none {incl. RO}"],
    "Partial transposition of Directive (EU) 2019/944: 5 Member States (BE, BG, EL, LV, PL)": ["partial=5 {BE BG EL LV PL}"],
    "The Commission is still awaiting notification of Directive (EU) 2021/1187 from 11 Member States.": ["none=11"],
    # steps
    "A second letter of formal notice was addressed to Italy and Spain under Directive (EU) 2014/24/EU.": ["additional_formal_notice {IT ES}"],
    "In its judgment of 25 February 2021, the Court found that Spain had failed to transpose Directive (EU) 2016/680.": ["judgment {ES} >2021-02-25"],
    "In 2023 the Commission closed 17 cases concerning Directive (EU) 2019/770.": ["closed=17 >2023"],
    "Seven infringement cases remain open under Directive (EU) 2019/1024, of which two were referred to the Court.": ["open=7", "referral=2"],
    "1 930 infringement cases were open, 7% more than in 2020.": ["open=1930"],
    "Between 2021 and 2023 the Commission sent 40 reasoned opinions under Directive (EU) 2019/1024.": ["reasoned_opinion=40"],
    # a day belongs to the States before which it stands
    "Following the reasoned opinions sent in June 2023 to Bulgaria and Slovakia, both countries notified full transposition of Directive (EU) 2019/884.": ["reasoned_opinion {BG SK} >2023-06", "full=2"],
    "Sweden and Denmark communicated full transposition of Directive (EU) 2019/1158 on time, whereas Spain and Cyprus did not communicate any measures.": ["full {incl. SE DK}", "none {incl. ES CY}"],
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_a_sentence_is_read_as_it_is_meant(text: str) -> None:
    assert sorted(map(told, on_states(text))) == sorted(READ[text])


#: Sentences that state nothing we could check, and the words that the ledger then holds.
UNREAD = {
    # denied, conditional, somebody's opinion
    "The Commission did not send a reasoned opinion to Portugal under Directive (EU) 2019/790.": ["Portugal"],
    "The Commission decided not to refer Slovakia to the Court of Justice under Directive (EU) 2019/770.": ["Slovakia"],
    "The Court did not find that Malta had failed to transpose Directive (EU) 2019/790.": ["Malta"],
    "Had all 27 Member States transposed Directive (EU) 2019/790 on time, consumers would have saved EUR 3 billion.": ["27 Member States"],
    "Stakeholders believe that only ten Member States have correctly transposed Directive (EU) 2019/790.": ["ten Member States"],
    # a part of an act, a draft, a number of measures, a practice
    "Most Member States have transposed Article 17 of Directive (EU) 2019/790 literally.": ["Most Member States"],
    "Six Member States have notified draft measures transposing Directive (EU) 2019/790.": ["Six Member States"],
    "Greece has communicated two measures under Directive (EU) 2019/944.": ["Greece"],
    "Eleven Member States reported that they apply Directive (EU) 2019/882 to public transport.": ["Eleven Member States"],
    # exceptions from something else
    "All infringement cases for non-communication of Directive (EU) 2019/1024 have been closed, except those against Bulgaria and the Netherlands.": ["Bulgaria and the Netherlands"],
    "With the exception of Denmark, which is not bound by it, all Member States have transposed Directive (EU) 2017/541.": ["With the exception of Denmark"],
}  # fmt: skip


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_stated_makes_no_claim_and_stands_in_the_ledger(text: str) -> None:
    claims, unread = read(text)
    assert [told(claim) for claim in claims if claim.kind in {Kind.COUNT, Kind.LIST, Kind.SHARE}] == []
    assert [place.text for place in unread] == UNREAD[text]


def test_the_exceptions_of_a_smaller_whole_are_not_those_of_all_member_states() -> None:
    text = "Of the 15 Member States that received a letter of formal notice under Directive (EU) 2019/944, all but Cyprus and Greece have since notified full transposition."
    assert list(map(told, on_states(text))) == ["formal_notice=15"]
    assert [place.text for place in read(text)[1]] == ["all but Cyprus and Greece"]


def test_what_is_counted_is_named_behind_of_these() -> None:
    claim = only("Fifteen of these procedures have since been closed.")
    assert (claim.value, claim.unit, claim.about) == (15, "procedures", "closed")


def test_measures_notified_without_a_degree_are_full_by_guess_only() -> None:
    claim = only("Twelve Member States have communicated transposition measures for Directive (EU) 2019/790.")
    assert (told(claim), claim.certainty) == ("full=12", Certainty.GUESSED)


def test_a_state_that_is_not_bound_says_nothing_of_the_others() -> None:
    claim = only("Denmark is not bound by Directive (EU) 2017/541.")
    assert claim.listed is not None
    assert (told(claim), claim.listed.closed) == ("bound {all but DK}", False)
