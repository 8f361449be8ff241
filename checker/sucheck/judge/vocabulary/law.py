"""The words for the state of play and for what the law says of an act."""

from __future__ import annotations

from sucheck.judge.vocabulary.word import words

AS_OF = words(as_of=("day", "the state of play"))
PUBLISHED = words(published_on=("day", "the day the report is published"))
BOUND = words(bound=("states", "the States that the act binds at the state of play"))

LAW = words(
    law_date=("day", "the date of the act"),
    law_dates=("days", "every day that passes for the date of the act: its own, and a misprint of its official title"),
    law_journal_date=("day", "the day it was published in the Official Journal"),
    law_deadline=("day", "its transposition deadline"),
    law_deadline_evidence=("text", "how sure that is: certain, asks, weak, silent"),
    law_partial_deadlines=("days", "its other deadlines, for parts of it"),
    law_application_dates=("days", "the dates from which its measures apply"),
    law_earlier_deadlines=("days", "deadlines that a later act postponed before the state of play"),
    law_later_deadlines=("days", "deadlines to which a later act postponed it after the state of play"),
    swapped_date=(
        "day",
        "the date of the act with day and month exchanged, where that is a day, another one, and not the Journal's",
    ),
    law_form=("text", "directive, delegated directive, implementing directive; other for an act that is none"),
    law_in_force=("day", "the day it entered into force, where its text or two sources say so"),
    law_end=("day", "the day the act ceased to be in force"),
)
