"""The steps of an infringement procedure, their order, their numbers and their legal basis: IN."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from sucheck.judge.case_numbers import bare_number
from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided
from sucheck.judge.quantities import Quantity
from sucheck.judge.template import in_words
from sucheck.judge.values import Day
from sucheck.judge.wording import wording

_LISBON = dt.date(2009, 12, 1)
_THIRD_PILLAR_OPEN = dt.date(2014, 12, 1)
_WORDS = {
    "letter_on": "letter of formal notice", "additional_letter_on": "additional letter",
    "opinion_on": "reasoned opinion", "additional_opinion_on": "additional opinion",
    "referral_on": "referral", "judgment_on": "judgment",
}  # fmt: skip
_NO_260_3 = {
    "delegated directive": "a delegated directive",
    "implementing directive": "an implementing directive",
}
_SPECIAL_TRACK = re.compile(r"\b(?:106|108|348|260\s*\(?\s*2)\b|\b228\b")
_URGENT = re.compile(r"urgen|shorten|one month|\bweeks?\b", re.IGNORECASE)
#: The Treaty fixes no period; the Commission gives about two months. Of 982 opinions 2012-2020 one came within 60 days.
_SHORTEST = 50
_WELL_FORMED = re.compile(r"INFR\s?\(\d{4}\)\s?\d{4}|INFR/\d{4}/\d{4}|INFR/\d{2}/\d{1,4}", re.IGNORECASE)


def steps_in_order(
    letter_on: Day | None = None, additional_letter_on: Day | None = None, opinion_on: Day | None = None,
    additional_opinion_on: Day | None = None, referral_on: Day | None = None, judgment_on: Day | None = None,
) -> Answer:  # fmt: skip
    """No step of a case comes before one that must precede it; additional letters and opinions may come late."""
    days = {
        "letter_on": letter_on, "additional_letter_on": additional_letter_on, "opinion_on": opinion_on,
        "additional_opinion_on": additional_opinion_on, "referral_on": referral_on, "judgment_on": judgment_on,
    }  # fmt: skip
    for earlier, later in _PRECEDES:
        first, second = days[earlier], days[later]
        if first and second and second.last < first.first:
            told = f"{_WORDS[later]} of {in_words(second)} before the {_WORDS[earlier]} of {in_words(first)}"
            return fails(later, earlier, contradiction=told)
    return HOLDS


#: A judgment can precede the referral on record: that one may be the second, under Article 260(2).
_PRECEDES = (
    ("letter_on", "opinion_on"), ("opinion_on", "referral_on"), ("letter_on", "referral_on"),
    ("opinion_on", "judgment_on"), ("letter_on", "judgment_on"),
    ("letter_on", "additional_letter_on"), ("opinion_on", "additional_opinion_on"),
)  # fmt: skip


def no_step_missing(
    steps: tuple[str, ...], letters_kept: str | None = None, opinions_kept: str | None = None,
    basis_words: str | None = None, record_covers: str | None = None,
) -> Answer:  # fmt: skip
    """A referral had an opinion, an opinion a letter, where the record keeps these of the other cases on the act."""
    later, earlier, kept = ("reasoned opinion", "letter of formal notice", letters_kept)
    if "referral" in steps and "reasoned_opinion" not in steps:
        later, earlier, kept = ("referral", "reasoned opinion", opinions_kept)
    elif "reasoned_opinion" not in steps or "formal_notice" in steps:
        return HOLDS
    if {"judgment", "letter_260"} & set(steps) or _SPECIAL_TRACK.search(basis_words or ""):
        return HOLDS
    if kept != "yes":
        return undecided(f"the record does not keep each {earlier} of the other cases on the act")
    if record_covers == "no":
        return undecided("the case may be older than the record")
    return fails("steps", later=later, earlier=earlier)


def time_to_reply(
    letter_on: Day | None = None,
    opinion_on: Day | None = None,
    referral_on: Day | None = None,
    remarks: str | None = None,
) -> Answer:
    """Between a letter, an opinion and a referral there is time to reply, unless urgency is stated."""
    if _URGENT.search(remarks or ""):
        return HOLDS
    steps = [("letter_on", letter_on), ("opinion_on", opinion_on), ("referral_on", referral_on)]
    for (earlier, first), (later, second) in pairwise(steps):
        if first and second and 0 <= (second.first - first.first).days < _SHORTEST:
            days = float((second.first - first.first).days)
            return fails(later, earlier, elapsed=days, later=_WORDS[later], earlier=_WORDS[earlier])
    return HOLDS


def sanction_is_possible(
    sanction_basis: str, law_form: str | None = None, sanction_on: Day | None = None, ground: str | None = None
) -> Answer:
    """Article 260(3) TFEU is for directives of the legislator that were not notified, since 1.12.2009."""
    if not sanction_basis:
        return HOLDS
    if law_form in _NO_260_3:
        return fails(obstacle=f"the act is {_NO_260_3[law_form]}")
    if sanction_on and sanction_on.last < _LISBON:
        return fails(obstacle=f"the step is of {in_words(sanction_on)}, the article of 1 December 2009")
    if ground and ground != "non_communication":
        return fails(obstacle=f"the ground is {wording(ground)}")
    return HOLDS if law_form else undecided("what kind of act it is is not known")


def article_was_there(
    ec_basis: str | None = None, ec_on: Day | None = None, first_on: Day | None = None,
    tfeu_basis: str | None = None, tfeu_on: Day | None = None, third_pillar: str | None = None,
) -> Answer:  # fmt: skip
    """Articles 226, 228 EC end with November 2009; Article 258 TFEU reaches third-pillar acts from December 2014."""
    opened_before = first_on is not None and first_on.first < _LISBON
    if ec_basis and ec_on and ec_on.first >= _LISBON and not opened_before:
        return fails("ec_basis", cited=ec_basis, on=ec_on, since="Articles 258 and 260 TFEU since 1 December 2009")
    if third_pillar == "yes" and tfeu_basis and tfeu_on and tfeu_on.first < _THIRD_PILLAR_OPEN:
        since = "open to the Commission for acts of the former third pillar since 1 December 2014"
        return fails("tfeu_basis", cited=tfeu_basis, on=tfeu_on, since=since)
    return HOLDS


def case_number_fits(
    reference: str, states: tuple[str, ...] | None = None, case_year: float | None = None, first_on: Day | None = None
) -> Answer:
    """A case number has the form of the register, one State, and a year that is not after its first decision."""
    words = reference.strip()
    if words.upper().startswith("INFR") and not _WELL_FORMED.fullmatch(words):
        return fails("reference", trouble="it does not have the form INFR(2018)0123")
    if not words.upper().startswith("INFR") and bare_number(words) == words.lower():
        return HOLDS
    if states and len(states) > 1:
        return fails("reference", states=frozenset(states), trouble=f"it stands for {len(states)} Member States")
    if case_year and first_on and first_on.last.year < case_year:
        return fails("reference", "first_on", trouble=f"its first decision is of {in_words(first_on)}")
    return HOLDS


def no_dialogue_counted(
    pilots_recorded: float, words: str | None = None, number: float | None = None,
    procedures_recorded: float | None = None, pilot_only: Quantity | None = None,
) -> Answer:  # fmt: skip
    """An EU Pilot dialogue is no infringement procedure, in a list or in a figure."""
    if pilot_only and pilot_only.must:
        return fails("pilot_only", states=pilot_only.must, dialogues=float(len(pilot_only.must)))
    if pilot_only and pilot_only.may:
        return undecided("whether the dialogue led to a step by then is not known")
    says_so = words is not None and re.search("pilot|dialogue", words, re.IGNORECASE)
    if says_so or number is None or procedures_recorded is None:
        return HOLDS
    is_both = number == procedures_recorded + pilots_recorded
    return fails("number", dialogues=pilots_recorded) if is_both else HOLDS


PREDICATES = (
    predicate(steps_in_order, "contradiction"),
    predicate(no_step_missing, "later", "earlier"),
    predicate(time_to_reply, "elapsed", "later", "earlier"),
    predicate(sanction_is_possible, "obstacle"),
    predicate(article_was_there, "cited", "on", "since"),
    predicate(case_number_fits, "trouble"),
    predicate(no_dialogue_counted, "dialogues"),
)
