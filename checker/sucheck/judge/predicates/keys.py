"""What identifies a row, and what its cells can hold: WB."""

from __future__ import annotations

import datetime as dt

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided
from sucheck.judge.template import in_words
from sucheck.judge.values import Day
from sucheck.law.citations import parse_citation

_AN_ACT = "3"  # the first digit of the CELEX number of an act as adopted
_CELEX_LENGTH = 10


def one_act_in_a_row(
    kind: str, act_key: str, celex: str | None = None, date: Day | None = None, law_date: Day | None = None
) -> Answer:
    """The CELEX number names the row's act, and its date is not the act's with day and month exchanged."""
    if kind == "act_number" and celex and celex.startswith(_AN_ACT) and len(celex.strip()) == _CELEX_LENGTH:
        named = parse_citation(celex)
        if named and named.key != act_key:
            return fails(contradiction=f"the row names {act_key} and CELEX {celex}, which is {named.key}")
    if kind == "act_date" and date and law_date and date.first != law_date.first and date.first == exchanged(law_date):
        told = f"{in_words(date)} is the act's date, {in_words(law_date)}, with day and month exchanged"
        return fails(contradiction=told)
    return HOLDS


def exchanged(day: Day) -> dt.date | None:
    """A date with day and month exchanged; None where that is no date."""
    try:
        return day.first.replace(month=day.first.day, day=day.first.month)
    except ValueError:
        return None


def cell_can_be_read(fault: str, words: str, expected: str) -> Answer:
    """The cell holds a value of its column; what could mean two things is undecided."""
    match fault:
        case "value_missing":
            return fails(trouble=f"empty, but {expected or 'a value'} is needed")
        case "error_cell":
            return fails(trouble=f"the cell holds the error {words}")
        case "unreadable" | "check_failed":
            return fails(trouble=f'"{words}" is not {expected}')
        case "ambiguous_date":
            return undecided(f'"{words}" can mean two dates: {expected}')
        case "no_value":
            return undecided("the cell holds a formula without a stored value; open and save the workbook")
        case _:
            return HOLDS


PREDICATES = (predicate(one_act_in_a_row, "contradiction"), predicate(cell_can_be_read, "trouble"))
