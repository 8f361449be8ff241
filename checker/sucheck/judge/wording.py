"""How the words of the workbook's columns read in a message: statuses, steps, grounds and dates for people."""

from __future__ import annotations

_WORDS = {
    "none": "nothing notified",
    "partial": "partial transposition",
    "incomplete": "held incomplete",
    "full": "full transposition",
    "conform": "in conformity",
    "not_full": "not full",
    "not_applied": "not applied",
    "not_conform": "not in conformity",
    "not_bound": "not bound",
    "eu_pilot": "EU Pilot dialogue",
    "formal_notice": "letter of formal notice",
    "additional_formal_notice": "additional letter of formal notice",
    "reasoned_opinion": "reasoned opinion",
    "additional_reasoned_opinion": "additional reasoned opinion",
    "referral": "referral to the Court",
    "letter_260": "letter under Article 260",
    "closed": "case closed",
    "withdrawn": "withdrawn from the Court",
    "open": "open procedure",
    "act_date": "date of the act",
    "as_of": "state of play",
    "non_communication": "non-communication",
    "non_conformity": "non-conformity",
    "bad_application": "bad application",
}


def wording(value: str) -> str:
    """A value of a column for people, `formal_notice` as letter of formal notice; sums part by part, others as is."""
    return " or ".join(_WORDS.get(part, part.replace("_", " ")) for part in value.split("+"))
