"""The words of a claim as cells that, read again, say the same: counts, lists, dates.

Each cell is proved by reading it: what the words of the text do not say by themselves is said in words of our own.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sucheck.claims.language import Language, pack
from sucheck.claims.lists import parse_list
from sucheck.claims.numbers import parse_stated
from sucheck.law.states import protocol_order, states
from sucheck.model import Claim, Kind, Place, StateList
from sucheck.template.book import Cell

_DAY = len("2019-10-17")
_NOWHERE = Place(input=0)


def day_cell(value: object) -> Cell:
    """A day as a date; a month or a period in ISO 8601 as text."""
    text = str(value or "")
    return dt.date.fromisoformat(text) if len(text) == _DAY else text or None


def stated_cell(claim: Claim, words: Language) -> str | None:
    """The count or the share that a claim states; None where no words for it would be understood."""
    return next((text for text in _phrases(claim, words) if _says_the_same(text, claim, words)), None)


def listed_cell(listed: StateList, words: Language) -> str | None:
    """The States that a list names, with its names; None where no words would be understood.

    They stand in the order of the text. What the clauses of a note say together has no order of its own: it stands in
    protocol order.
    """
    ordered = listed if listed.place.note is None else _in_protocol_order(listed)
    for text in (_enumerated(ordered, words), listed.place.text):
        read = parse_list(text, _NOWHERE, words)
        if read and is_same_list(read, listed):
            return text
    return None


def is_same_list(one: StateList, other: StateList) -> bool:
    """Whether two lists name the same States, each as often, and as openly."""
    return _content(one) == _content(other)


def _content(listed: StateList) -> tuple[Counter[str], bool, bool, int]:
    names = Counter(member.state or member.text for member in listed.members)
    return names, listed.closed, listed.complement, listed.more


def _in_protocol_order(listed: StateList) -> StateList:
    """The list by the order of the Union, unless it is in alphabetical order; other countries stand at the end."""
    names = [member.text for member in listed.members]
    if names == sorted(names):
        return listed
    rank = {state: number for number, state in enumerate(protocol_order(states()))}
    members = sorted(listed.members, key=lambda each: rank.get(each.state or "", len(rank)))
    return replace(listed, members=tuple(members))


def _phrases(claim: Claim, words: Language) -> Iterator[str]:
    """The words of the text, then the same said plainly."""
    yield claim.words
    if not isinstance(claim.value, int | float):
        return
    figure = f"{claim.value:.{claim.decimals}f} %" if claim.kind is Kind.SHARE else str(claim.value)
    whole = f" of {claim.stated_of}" if claim.stated_of is not None else ""
    share = f" ({claim.share:.{claim.decimals}f} %)" if claim.share is not None else ""
    hedges = [""] if claim.op == "=" else [f"{phrase} " for phrase, sign in words.hedges.items() if sign == claim.op]
    nouns = [f" {phrase}" for phrase, unit in words.units.items() if unit == claim.unit]
    for hedge in hedges:
        for noun in (*nouns, ""):
            yield f"{hedge}{figure}{whole}{noun}{share}"


def _says_the_same(text: str, claim: Claim, words: Language) -> bool:
    read = parse_stated(text, words)
    if read is None or read.listing or read.mark:
        return False
    said = (read.value, read.op, read.unit, read.of, read.share, read.decimals, read.quantifier, read.is_share)
    return said == (
        claim.value, claim.op, claim.unit, claim.stated_of, claim.share, claim.decimals, claim.quantifier,
        claim.kind is Kind.SHARE,
    )  # fmt: skip


def _enumerated(listed: StateList, words: Language) -> str:
    """The names as they are written, with the words that open or turn a list."""
    lists = pack(words.code)["lists"]
    if not listed.members:
        return str(lists["everybody" if listed.complement else "nobody"][0])
    names = ", ".join(member.text for member in listed.members)
    if listed.more:
        names += f", {listed.more} {lists['others'][-1]}"
    turn = f"{lists['exceptions'][0]} " if listed.complement else ""
    return turn + (names if listed.closed else f"{lists['openers'][0]} {names}")
