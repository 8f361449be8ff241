# ruff: noqa: E501 - a sentence stands on one line, whatever its length
"""What a text states: sentences of our own with the claims that they hold, the places of these, and what is left over."""

from __future__ import annotations

import pytest
from documents import document
from hypothesis import given, settings
from hypothesis import strategies as st

from sucheck.claims.language import language
from sucheck.claims.text.grammar import claims_of
from sucheck.claims.text.mentions import read_mentions
from sucheck.model import Certainty, Claim, Kind, Place

ON_STATES = {Kind.COUNT, Kind.LIST, Kind.SHARE}


def read(text: str, spoken_of: frozenset[str] = frozenset()) -> tuple[tuple[Claim, ...], tuple[Place, ...]]:
    held = document(text)
    return claims_of(held, read_mentions(held, language()), language(), spoken_of)


def on_states(text: str) -> list[Claim]:
    return [claim for claim in read(text)[0] if claim.kind in ON_STATES]


def only(text: str) -> Claim:
    found = on_states(text)
    assert len(found) == 1, [claim.words for claim in found]
    return found[0]


def listed(claim: Claim) -> str:
    """A list as it is written in the tables below: `EL LU`, `incl. HR`, `all but DK`, `AT BE +2`."""
    if claim.listed is None:
        return ""
    head = "all but " if claim.listed.complement else "" if claim.listed.closed else "incl. "
    more = f" +{claim.listed.more}" if claim.listed.more else ""
    return head + " ".join(member.state or "?" for member in claim.listed.members) + more


#: A sentence on one count: its act, what it is about, the relation and the value, the list.
COUNTS = {
    # negation, verb and degree
    "12 Member States have notified full transposition of Directive (EU) 2019/790.": ("2019/790", "full", "=", 12, ""),
    "Nine Member States have communicated all measures transposing Directive (EU) 2019/790.": ("2019/790", "full", "=", 9, ""),
    "Nine Member States have transposed Directive (EU) 2019/790 in part.": ("2019/790", "partial", "=", 9, ""),
    "Four Member States have notified measures for part of Directive (EU) 2019/790.": ("2019/790", "partial", "=", 4, ""),
    "Three Member States have not notified any measures under Directive (EU) 2019/790.": ("2019/790", "none", "=", 3, ""),
    "Three Member States failed to communicate transposition of Directive (EU) 2019/790.": ("2019/790", "none", "=", 3, ""),
    "Three Member States have notified nothing under Directive (EU) 2019/790.": ("2019/790", "none", "=", 3, ""),
    "Three Member States have yet to notify full transposition of Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 3, ""),
    "Three Member States have not transposed Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 3, ""),
    "Three Member States still need to complete the notification under Directive (EU) 2019/790.": ("2019/790", "partial+incomplete", "=", 3, ""),
    "Seven Member States have notified transposition of Directive (EU) 2019/790, but not completely.": ("2019/790", "partial+incomplete", "=", 7, ""),
    "Only six Member States are implementing Directive (EU) 2019/790.": ("2019/790", "applied", "=", 6, ""),
    "Six Member States are not applying Directive (EU) 2019/790.": ("2019/790", "not_applied", "=", 6, ""),
    "Six Member States do not comply with Directive (EU) 2019/790.": ("2019/790", "not_conform", "=", 6, ""),
    "Five Member States have correctly transposed Directive (EU) 2019/790.": ("2019/790", "conform", "=", 5, ""),
    "Five Member States have incorrectly transposed Directive (EU) 2019/790.": ("2019/790", "not_conform", "=", 5, ""),
    # the States behind the verb
    "Full transposition of Directive (EU) 2019/790 was notified by 24 Member States.": ("2019/790", "full", "=", 24, ""),
    "Transposition of Directive (EU) 2019/790 remains incomplete in four Member States.": ("2019/790", "not_full", "=", 4, ""),
    # hedges, wholes, quantifiers
    "At least 10 Member States have not transposed Directive (EU) 2019/790.": ("2019/790", "not_full", "≥", 10, ""),
    "Fewer than ten Member States have notified full transposition of Directive (EU) 2019/790.": ("2019/790", "full", "≤", 9, ""),
    "About 20 Member States have notified full transposition of Directive (EU) 2019/790.": ("2019/790", "full", "≈", 20, ""),
    "Two thirds (18) of the Member States have transposed Directive (EU) 2019/790.": ("2019/790", "full", "=", 18, ""),
    "All Member States have notified full transposition of Directive (EU) 2019/790.": ("2019/790", "full", "=", None, ""),
    "Not all Member States have transposed Directive (EU) 2019/790.": ("2019/790", "full", "=", None, ""),
    "Transposition of Directive (EU) 2019/790 has been completed by 20 Member States.": ("2019/790", "full", "=", 20, ""),
    "Two of the three Member States that received a reasoned opinion have since notified full transposition of Directive (EU) 2019/790.": ("2019/790", "full", "=", 2, ""),
    "Four Member States still lack legislation to transpose Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 4, ""),
    # lists by position: brackets, dashes, namely, a comma, a colon, the next sentence, an open list
    "Two Member States (Greece and Malta) have not transposed Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 2, "EL MT"),
    "Two Member States have not transposed Directive (EU) 2019/790 (Greece and Malta).": ("2019/790", "not_full", "=", 2, "EL MT"),
    "Two Member States \u2013 Greece and Malta \u2013 have not transposed Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 2, "EL MT"),
    "Two Member States, Greece and Malta, have not transposed Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 2, "EL MT"),
    "Two Member States have not transposed Directive (EU) 2019/790, namely Greece and Malta.": ("2019/790", "not_full", "=", 2, "EL MT"),
    "Two Member States have not transposed Directive (EU) 2019/790: Greece and Malta.": ("2019/790", "not_full", "=", 2, "EL MT"),
    "Two Member States have not transposed Directive (EU) 2019/790. The Member States concerned are: Greece and Malta.": ("2019/790", "not_full", "=", 2, "EL MT"),
    "Six Member States, including Greece and Malta, have not transposed Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 6, "incl. EL MT"),
    # the number and the list disagree: that is not for us to mend
    "Three Member States (Greece and Malta) have not transposed Directive (EU) 2019/790.": ("2019/790", "not_full", "=", 3, "EL MT"),
}  # fmt: skip


@pytest.mark.parametrize("text", COUNTS)
def test_a_count_says_what_it_is_about_and_which_states(text: str) -> None:
    claim = only(text)
    assert (claim.act, claim.about, claim.op, claim.value, listed(claim)) == COUNTS[text]
    assert claim.unit == "member_states"
    assert claim.certainty is Certainty.READ


#: A sentence on a step: the step, its ground, the value, the list, the day.
STEPS = {
    "On 12 May 2022 the Commission sent reasoned opinions to 20 Member States for not having notified Directive (EU) 2019/790.": ("reasoned_opinion", "non_communication", 20, "", "2022-05-12"),
    "The Commission sent letters of formal notice to Malta and Cyprus on 23 July 2021 for incorrect transposition of Directive (EU) 2019/790.": ("formal_notice", "non_conformity", None, "MT CY", "2021-07-23"),
    "In July 2021 the Commission launched infringement procedures against 19 Member States under Directive (EU) 2019/790.": ("formal_notice", None, 19, "", "2021-07"),
    "Infringement procedures for bad application of Directive (EU) 2019/790 are pending against four Member States.": ("open", "bad_application", 4, "", None),
    "The Commission maintains infringement procedures against six Member States under Directive (EU) 2019/790.": ("open", None, 6, "", None),
    "The Commission closed the infringement procedures against two Member States under Directive (EU) 2019/790.": ("closed", None, 2, "", None),
    "The Commission decided to refer two Member States (Malta and Cyprus) to the Court of Justice for non-transposition of Directive (EU) 2019/790.": ("referral", "non_communication", 2, "MT CY", None),
    "Seven Member States received a reasoned opinion on 15 July 2022 because they had not notified transposition of Directive (EU) 2019/790.": ("reasoned_opinion", "non_communication", 7, "", "2022-07-15"),
    "The Commission is taking legal action against 12 Member States for failing to transpose Directive (EU) 2019/790.": ("formal_notice", "non_communication", 12, "", None),
    "The Court of Justice ruled against Malta on 25 February 2021 for failing to transpose Directive (EU) 2019/790.": ("judgment", "non_communication", None, "MT", "2021-02-25"),
    "Additional letters of formal notice were sent to three Member States under Directive (EU) 2019/790.": ("additional_formal_notice", None, 3, "", None),
}  # fmt: skip


@pytest.mark.parametrize("text", STEPS)
def test_a_step_has_its_ground_and_its_day(text: str) -> None:
    claim = only(text)
    assert (claim.about, claim.ground, claim.value, listed(claim), claim.when) == STEPS[text]
    assert claim.act == "2019/790"


#: What is said of some States by name.
LISTS = {
    "Malta and Cyprus have not notified any measures transposing Directive (EU) 2019/790.": ("none", "incl. MT CY", "declared"),
    "Neither Malta nor Cyprus has notified transposition of Directive (EU) 2019/790.": ("none", "incl. MT CY", "declared"),
    "Denmark did not take part in the adoption of Directive (EU) 2016/681 and is not bound by it.": ("bound", "all but DK", "declared"),
    "Directive (EU) 2017/541 is not applicable in Ireland and Denmark.": ("bound", "all but IE DK", "declared"),
    "All Member States except Malta have notified full transposition of Directive (EU) 2019/790.": ("full", "all but MT", "declared"),
    "Although Malta notified full transposition of Directive (EU) 2019/790, the Commission considers this transposition not to be complete.": ("incomplete", "incl. MT", "assessed"),
    "Malta has notified full transposition of Directive (EU) 2019/790, which the Commission is assessing.": ("full", "incl. MT", "declared"),
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_named_states_say_nothing_of_the_others(text: str) -> None:
    claim = only(text)
    assert claim.kind is Kind.LIST
    assert (claim.about, listed(claim), claim.basis) == LISTS[text]


#: What nobody should make a claim of; the words that are then listed as not understood.
LEFT_OVER = {
    "Three Member States hosted a seminar.": ["Three Member States"],
    "Ten Member States implemented the recommendation on road safety.": ["Ten Member States"],
    "Five and seven Member States have respectively notified nothing and part of Directive (EU) 2019/790.": ["seven Member States"],
    "In response, both Member States announced that legislative work will be completed soon.": ["both Member States"],
    "The workshop on the transposition of Directive (EU) 2019/790 was attended by 23 Member States.": ["23 Member States"],
    "The Commission supports 27 Member States in implementing Directive (EU) 2019/790.": ["27 Member States"],
    "Five Member States have not replied to the reasoned opinion under Directive (EU) 2019/790.": ["Five Member States"],
    "Three Member States were late in transposing Directive (EU) 2019/790.": ["Three Member States"],
    "17 Member States use the option in Article 5 of Directive (EU) 2019/790.": ["17 Member States"],
    "If four Member States fail to notify Directive (EU) 2019/790, procedures will follow.": ["four Member States"],
    "Germany's parliament adopted a law on 3 May 2019.": [],
    "The attack in Halle, Germany was condemned.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", LEFT_OVER)
def test_what_is_not_understood_is_listed_and_not_guessed(text: str) -> None:
    claims, unread = read(text)
    assert [claim.words for claim in claims if claim.kind in ON_STATES] == []
    assert [place.text for place in unread] == LEFT_OVER[text]


REPORT = """# 3. Enforcement
The transposition deadline of the Widget Directive{1} expired on 5 July 2018. To date, 24 Member States have notified full transposition{2}, which is progress since May 2018 when the Commission launched infringement procedures against 14 Member States. Three Member States have yet to notify full transposition, despite on-going infringement procedures launched on 19 May 2018.{3} On 25 July 2019, the Commission decided to refer two Member States{4} to the Court of Justice for non-transposition of the Directive and sent a letter of formal notice to one Member State{5} for failing to fully transpose the Directive. In response, one Member State notified full transposition.
The Commission calls on Member States to transpose:
- the Widget Directive, where 1 Member State still needs to notify transposition into national law and 2 Member States still need to complete the notification of transposition;{3}
{1} Directive (EU) 2016/680 (27.4.2016). Denmark is not bound by this Directive.
{2} Declarations of the Member States (state of play as of 17.10.2019).
{3} Slovenia notified partial transposition. Spain did not notify transposition. Although Malta declared complete transposition, the Commission considers it incomplete (state of play as of 17.10.2019).
{4} Spain and Slovenia.
{5} Malta.
"""


def in_words(claim: Claim) -> str:
    return " | ".join(str(each) for each in (claim.about, claim.value, listed(claim), claim.when, claim.ground))


def test_a_report_gives_what_its_notes_say_to_the_counts_that_they_are_marked_at() -> None:
    found = on_states(REPORT)
    assert {claim.act for claim in found} == {"2016/680"}
    assert {claim.as_of for claim in found} == {"2019-10-17"}
    assert [in_words(claim) for claim in found] == [
        "full | 24 |  | None | None",
        "formal_notice | 14 |  | 2018-05 | non_communication",
        "not_full | 3 | SI ES MT | None | None",
        "formal_notice | None | incl. SI ES MT | 2018-05-19 | non_communication",
        "referral | 2 | ES SI | 2019-07-25 | non_communication",
        "formal_notice | 1 | MT | 2019-07-25 | non_communication",
        "full | 1 |  | None | None",
        "none | 1 | ES | None | None",
        "partial+incomplete | 2 | SI MT | None | None",
        "bound | None | all but DK | None | None",
        "partial | None | SI | None | None",
        "incomplete | None | MT | None | None",
    ]


def test_claims_know_the_larger_claim_that_they_are_part_of() -> None:
    found = on_states(REPORT)
    by_id = {claim.id: claim for claim in found}
    tied = {in_words(claim): in_words(by_id[claim.among]) for claim in found if claim.among}
    assert tied == {
        "formal_notice | None | incl. SI ES MT | 2018-05-19 | non_communication": (
            "formal_notice | 14 |  | 2018-05 | non_communication"
        ),
        "full | 1 |  | None | None": "formal_notice | 1 | MT | 2019-07-25 | non_communication",
    }


def test_places_are_those_of_the_number_the_list_the_act_and_the_cues() -> None:
    held = document(REPORT)
    claim = next(c for c in on_states(REPORT) if c.about == "not_full")
    text = held.blocks[1].text
    assert (claim.place.block, claim.place.text) == (1, "Three Member States")
    assert text[claim.place.start : claim.place.end] == "Three Member States"
    assert claim.columns["stated"] == claim.place
    assert claim.columns["listed"].note == 3
    assert claim.columns["listed"].text.startswith("Slovenia notified")
    assert claim.columns["listed"].text.endswith("Malta")
    assert claim.columns["act"].text == "Widget Directive"
    assert claim.columns["as_of"].text == "state of play as of 17.10.2019"
    assert [cue.text for cue in claim.cues] == ["yet to", "notify", "full", "transposition"]
    assert all(text[cue.start : cue.end] == cue.text for cue in claim.cues)


def test_claims_are_named_by_paragraph_document_and_section() -> None:
    claims, _ = read(REPORT)
    assert [claim.id for claim in claims] == [f"0:{number}" for number in range(len(claims))]
    assert claims[0].label == "¶2.1"
    assert len({claim.label for claim in claims}) == len(claims)
    assert {claim.document for claim in claims} == {"report.txt"}
    assert {claim.section for claim in claims} == {"3. Enforcement"}


def test_a_title_names_its_document() -> None:
    claims, _ = read("# Widgets in the Union: a survey\nNine Member States have transposed Directive (EU) 2019/790.")
    assert {claim.document for claim in claims} == {"Widgets in the Union: a survey"}


def test_a_count_split_over_two_statuses_in_one_note_takes_its_own_part() -> None:
    text = (
        "8 Member States still need to notify and 7 Member States still need to complete the notification of transposition "
        "of Directive (EU) 2019/790.{1}\n{1} Malta, Cyprus have notified measures for part of the provisions. "
        "Greece, Spain have not notified any measures."
    )
    assert [in_words(claim) for claim in on_states(text)] == [
        "none | 8 | EL ES | None | None",
        "partial | 7 | MT CY | None | None",
    ]


def test_a_list_is_never_found_by_its_length() -> None:
    text = "Two Member States have transposed Directive (EU) 2019/790.{1} Three lists exist.\n{1} See the annex.\n{2} Malta and Cyprus."
    assert listed(on_states(text)[0]) == ""


def test_bullets_are_the_list_of_the_sentence_that_leads_into_them() -> None:
    claim = only("Two Member States have not transposed Directive (EU) 2019/790:\n- Greece\n- Malta")
    assert (claim.value, listed(claim)) == (2, "EL MT")


def test_a_list_and_the_note_that_repeats_it_are_both_kept() -> None:
    claim = only(
        "Two Member States (Greece and Malta){1} have not transposed Directive (EU) 2019/790.\n{1} Greece and Cyprus."
    )
    assert listed(claim) == "EL MT"
    assert claim.noted is not None
    assert [member.state for member in claim.noted.members] == ["EL", "CY"]


def test_a_package_counts_for_all_its_acts() -> None:
    claim = only("23 Member States have not transposed Directive (EU) 2019/770 and Directive (EU) 2019/771.")
    assert (claim.act, claim.acts, claim.value) == (None, ("2019/770", "2019/771"), 23)


@pytest.mark.parametrize(
    ("text", "value", "unit", "about"),
    [
        ("The Commission sent 14 letters of formal notice under Directive (EU) 2019/790.", 14, "letters", "formal_notice"),
        ("The Commission closed 7 infringement procedures under Directive (EU) 2019/790.", 7, "procedures", "closed"),
        ("There are 21 infringement cases pending under Directive (EU) 2019/790.", 21, "cases", "open"),
        ("11 referrals were decided under Directive (EU) 2019/790.", 11, "referrals", "referral"),
    ],
)  # fmt: skip
def test_steps_are_not_member_states(text: str, value: int, unit: str, about: str) -> None:
    claim = only(text)
    assert (claim.value, claim.unit, claim.about) == (value, unit, about)


def test_steps_and_the_states_they_are_against_are_two_counts() -> None:
    text = "11 referrals to the Court of Justice against six Member States were decided in 2022 under Directive (EU) 2019/944."
    assert [(c.value, c.unit, c.about) for c in on_states(text)] == [
        (11, "referrals", "referral"),
        (6, "member_states", "referral"),
    ]


def test_each_act_of_a_sentence_has_its_own_states() -> None:
    text = "Directive (EU) 2019/770 has been transposed by 20 Member States and Directive (EU) 2019/771 by 19 Member States."
    assert [(c.act, c.about, c.value) for c in on_states(text)] == [("2019/770", "full", 20), ("2019/771", "full", 19)]


def test_what_held_in_the_past_has_no_state_of_play_of_today() -> None:
    text = (
        "Compared to last year, when 14 Member States had not notified anything, only three Member States have yet to notify "
        "transposition measures for Directive (EU) 2016/681 (state of play as of 17.10.2019).\n"
        "Two Member States have not notified full transposition of Directive (EU) 2016/680."
    )
    found = {(c.value, c.about, c.tense, c.as_of) for c in on_states(text)}
    assert (2, "not_full", "current", "2019-10-17") in found
    assert (3, "none", "current", "2019-10-17") in found


def test_each_part_of_a_sentence_keeps_its_own_verb() -> None:
    text = (
        "As regards Directive (EU) 2019/1024, seven Member States have yet to notify transposition measures, and for five "
        "Member States the notified measures are incomplete."
    )
    assert [(c.about, c.value) for c in on_states(text)] == [("none", 7), ("partial+incomplete", 5)]


def test_a_list_behind_a_colon_does_not_end_its_clause() -> None:
    claim = only(
        "On 15 May 2024, the Commission decided to open infringement procedures against two Member States: Malta and Cyprus, "
        "for incorrect transposition of Directive (EU) 2018/2001."
    )
    assert (claim.about, claim.ground, listed(claim), claim.when) == (
        "formal_notice",
        "non_conformity",
        "MT CY",
        "2024-05-15",
    )


def test_each_step_of_a_sentence_has_its_own_day() -> None:
    text = (
        "On 19 July 2018 letters of formal notice were sent to 14 Member States, and on 24 January 2019 reasoned opinions "
        "were sent to Spain and Finland under Directive (EU) 2016/681."
    )
    assert [(c.about, c.when) for c in on_states(text)] == [
        ("formal_notice", "2018-07-19"),
        ("reasoned_opinion", "2019-01-24"),
    ]


def test_all_but_two_are_not_two() -> None:
    unnamed = only("All but two Member States have fully transposed Directive 2014/26/EU.")
    named = only("All but two Member States (Malta and Cyprus) have fully transposed Directive 2014/26/EU.")
    assert (unnamed.kind, unnamed.value, unnamed.about, listed(unnamed)) == (Kind.LIST, None, "full", "all but  +2")
    assert (named.value, listed(named)) == (None, "all but MT CY")


def test_what_became_of_a_part_of_the_cases() -> None:
    text = "The Commission launched 27 infringement cases for non-communication of Directive 2012/29/EU, of which 9 remain open."
    launched, left = on_states(text)
    assert (launched.about, launched.value, launched.unit) == ("formal_notice", 27, "cases")
    assert (left.about, left.value, left.among) == ("open", 9, launched.id)


def test_parts_and_rests_are_tied_to_the_whole() -> None:
    text = (
        "The Commission sent reasoned opinions to 20 Member States on 25 July 2019 for failing to transpose Directive (EU) "
        "2017/853. In response, five Member States notified full transposition. The remaining 15 have not notified full transposition."
    )
    whole, part, rest = on_states(text)
    assert (part.about, part.value, part.among) == ("full", 5, whole.id)
    assert (rest.about, rest.value, rest.among) == ("not_full", 15, whole.id)


def test_of_them_is_a_part_of_the_count_before() -> None:
    whole, part = on_states(
        "18 Member States have not fully transposed Directive (EU) 2019/790. Five of them have notified nothing."
    )
    assert (part.about, part.value, part.among) == ("none", 5, whole.id)


def test_the_bound_are_a_count_and_a_whole() -> None:
    bound, adopted = on_states(
        "Of the 25 Member States bound by Directive (EU) 2017/541, 23 adopted transposition measures."
    )
    assert (bound.about, bound.value) == ("bound", 25)
    assert (adopted.about, adopted.value, adopted.stated_of) == ("full", 23, 25)


def test_a_definition_gives_the_whole_to_the_claims_behind_it() -> None:
    text = (
        'In this report, "Member States" means the 25 Member States bound by Directive (EU) 2017/541.\n'
        "Three Member States have not notified full transposition of the Directive."
    )
    claim = on_states(text)[-1]
    assert (claim.value, claim.universe) == (3, "25")
    assert claim.columns["universe"].text == "25 Member States bound"


def test_a_percentage_of_member_states_is_a_share() -> None:
    claim = only("78.5 % of Member States have notified full transposition of Directive (EU) 2019/790.")
    assert (claim.kind, claim.value, claim.decimals, claim.about) == (Kind.SHARE, 78.5, 1, "full")


def test_a_percentage_in_brackets_belongs_to_its_count() -> None:
    claim = only("Full transposition of Directive 2014/24/EU was notified by 24 out of 27 Member States (89 %).")
    assert (claim.value, claim.stated_of, claim.share) == (24, 27, 89.0)


@pytest.mark.parametrize(
    ("text", "as_of", "when", "tense"),
    [
        ("By 30 June 2023, 12 Member States had notified full transposition of Directive (EU) 2019/790.", "2023-06-30", None, "past"),
        ("As at 31 December 2021, four Member States have not transposed Directive (EU) 2019/790.", "2021-12-31", None, "current"),
        ("Nine Member States will notify full transposition of Directive (EU) 2019/790 by the end of 2024.", None, "2024", "target"),
    ],
)  # fmt: skip
def test_tense_and_date_of_a_status(text: str, as_of: str | None, when: str | None, tense: str) -> None:
    claim = only(text)
    assert (claim.as_of, claim.when, claim.tense) == (as_of, when, tense)


#: Dates with their roles: kind, role, value, act.
DATES = {
    "The deadline for the transposition of Directive (EU) 2019/1023 expired on 17 July 2021.": [("deadline", "deadline", "2021-07-17", "2019/1023")],
    "Member States had to transpose Directive (EU) 2019/1023 by 17 July 2021.": [("deadline", "deadline", "2021-07-17", "2019/1023")],
    "By 17 July 2021, Member States had to transpose Directive (EU) 2019/1023.": [("deadline", "deadline", "2021-07-17", "2019/1023")],
    "Member States had until 17 July 2021 to transpose Directive (EU) 2019/1023.": [("deadline", "deadline", "2021-07-17", "2019/1023")],
    "Directive (EU) 2019/1937 was adopted on 23 October 2019, entered into force on 16 December 2019 and had to be transposed by 17 December 2021.": [
        ("act_date", "act_date", "2019-10-23", "2019/1937"),
        ("event_date", "entry_into_force", "2019-12-16", "2019/1937"),
        ("deadline", "deadline", "2021-12-17", "2019/1937"),
    ],
    "Directive (EU) 2019/771 had to be transposed by 1 July 2021 and applies from 1 January 2022.": [
        ("deadline", "deadline", "2021-07-01", "2019/771"), ("event_date", "application", "2022-01-01", "2019/771"),
    ],
    "Parliament adopted on 19 September 2019 a resolution on widgets.": [("event_date", "adoption", "2019-09-19", None)],
    "The rules of Directive (EU) 2016/680 of 27 April 2016 are strict.": [("act_date", "act_date", "2016-04-27", "2016/680")],
    "Directive 2008/99/EC had to be transposed before 26 December 2010.": [("deadline", "deadline", "2010-12-26", "2008/99")],
    "The transposition deadline of 6 April 2013 for Directive 2011/36/EU has passed.": [("deadline", "deadline", "2013-04-06", "2011/36")],
    "The round is scheduled for 6 November 2019.": [("event_date", "event", "2019-11-06", None)],
    "The summer of 2019 was hot.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_date_has_the_role_that_its_words_give_it(text: str) -> None:
    dated = [claim for claim in read(text)[0] if claim.kind in {Kind.DEADLINE, Kind.ACT_DATE, Kind.EVENT_DATE}]
    assert [(claim.kind.value, claim.about, claim.value, claim.act) for claim in dated] == DATES[text]


def test_an_act_from_the_paragraph_before_is_inherited() -> None:
    text = "Directive (EU) 2019/790 is late.\nNine Member States have not notified any transposition measures."
    claim = only(text)
    assert (claim.act, claim.certainty) == ("2019/790", Certainty.INHERITED)


def test_an_act_is_certain_where_the_paragraph_names_no_other() -> None:
    one = only("Directive (EU) 2019/790 is late. Nine Member States have notified full transposition.")
    two = only(
        "Directive (EU) 2019/770 is old. Directive (EU) 2019/790 is late. Nine Member States have notified full transposition."
    )
    assert (one.act, one.certainty) == ("2019/790", Certainty.READ)
    assert (two.act, two.certainty) == ("2019/790", Certainty.INHERITED)


def test_a_name_of_several_acts_means_the_one_that_other_documents_speak_of() -> None:
    text = "Only 13 Member States are implementing EU rules on access to firearms."
    alone, _ = read(text)
    beside, _ = read(text, frozenset({"2017/853", "2016/680"}))
    assert [(claim.acts, claim.about) for claim in alone if claim.kind is Kind.COUNT] == [((), "applied")]
    assert [(claim.act, claim.certainty) for claim in beside if claim.kind is Kind.COUNT] == [
        ("2017/853", Certainty.GUESSED)
    ]


def test_a_sum_has_its_parts_in_the_sentence_or_in_the_note() -> None:
    here = (
        "The budget of EUR 9 million is split into two lots: EUR 4 million for networks and EUR 5 million for studies."
    )
    there = "The budget is EUR 9 million.{1}\n{1} It is split in two lots: EUR 4.000.000 for networks and EUR 6.000.000 for studies."
    for text, parts in ((here, [4_000_000, 5_000_000]), (there, [4_000_000, 6_000_000])):
        found = [claim for claim in read(text)[0] if claim.kind is Kind.SUM]
        assert [(claim.value, claim.unit) for claim in found] == [(9_000_000, "EUR")]
        assert [part.value for part in found[0].parts] == parts


def test_two_amounts_are_no_sum_without_words_that_say_so() -> None:
    claims, _ = read("The budget rose from EUR 82 million in 2014 to EUR 138 million in 2019.")
    assert [(claim.kind, claim.value) for claim in claims] == [
        (Kind.QUANTITY, 82_000_000),
        (Kind.QUANTITY, 138_000_000),
    ]


#: A number of things, and the things.
ENUMERATIONS = {
    "The plan has three pillars: prevention; protection; and pursuit.": (3, "pillars", ["prevention", "protection", "pursuit"]),
    "Three ports (Antwerp, Genoa and Gdynia) took part.": (3, "ports", ["Antwerp", "Genoa", "Gdynia"]),
    "It has two fields: justice and home affairs, and trade.": (2, "fields", ["justice and home affairs", "trade"]),
    "It has three fields: justice and home affairs, trade and transport.": (3, "fields", ["justice and home affairs", "trade", "transport"]),
    "The Commission signed two arrangements with Albania and Serbia.": (2, "arrangements", ["Albania", "Serbia"]),
    "A package of three reports{1} followed.\n{1} COM(2019) 370 final, COM(2019) 371 final and COM(2019) 372 final.": (
        3, "reports", ["COM(2019) 370 final", "COM(2019) 371 final", "COM(2019) 372 final"],
    ),
    "There are two aims:\n- to learn\n- to teach": (2, "aims", ["to learn", "to teach"]),
}  # fmt: skip


@pytest.mark.parametrize("text", ENUMERATIONS)
def test_an_enumeration_has_the_things_it_counts(text: str) -> None:
    found = [claim for claim in read(text)[0] if claim.kind is Kind.ENUMERATION]
    assert [(c.value, c.unit, [part.place.text for part in c.parts]) for c in found] == [ENUMERATIONS[text]]


def test_a_citation_has_its_number_its_date_and_the_name_that_it_explains() -> None:
    claims, _ = read("The Widget Directive{1} is new.\n{1} Directive (EU) 2017/853 (17.10.2019).")
    number, date = claims
    assert (number.kind, number.act, number.place.note) == (Kind.ACT_NUMBER, "2017/853", 1)
    assert number.columns["short_title"].text == "Widget Directive"
    assert (date.kind, date.act, date.value, date.place.text) == (Kind.ACT_DATE, "2017/853", "2019-10-17", "17.10.2019")


def test_two_runs_give_the_same() -> None:
    assert read(REPORT) == read(REPORT)


def test_what_is_longer_than_any_sentence_is_listed_and_read_no_further() -> None:
    claims, unread = read("25 Member States have notified full transposition and " * 500)
    assert claims == ()
    assert len(unread) == 500


@given(st.permutations(sorted(COUNTS)), st.integers(min_value=2, max_value=12))
@settings(max_examples=20, deadline=None)
def test_a_sentence_says_the_same_in_any_company(texts: list[str], size: int) -> None:
    """Every sentence under a heading of its own: neither their order nor their neighbours change what they say."""
    chosen = texts[:size]
    report = "\n".join(f"# Section {number}\n{text}" for number, text in enumerate(chosen))
    found = {(c.act, c.about, c.op, c.value, listed(c)) for c in on_states(report)}
    assert found == {COUNTS[text] for text in chosen}


PIECES = [
    *"0123456789 (),.;:-\n", "Member States ", "Greece ", "and ", "have not notified ", "full transposition ",
    "Directive (EU) 2019/790 ", "letters of formal notice to ", "EUR ", "{1}", "of which ", "all but ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_every_place_has_its_words(text: str) -> None:
    held = document(text)
    claims, unread = claims_of(held, read_mentions(held, language()), language())
    places = [*unread, *(place for claim in claims for place in (claim.place, *claim.columns.values(), *claim.cues))]
    for place in places:
        assert place.block is not None
        assert place.start is not None
        assert held.blocks[place.block].text[place.start : place.end] == place.text
    assert len({claim.id for claim in claims}) == len(claims)
