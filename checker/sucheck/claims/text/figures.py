"""Figures that are no States: sums with their parts, enumerations, shares and other quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sucheck.claims.text.enumerations import enumerations_in
from sucheck.claims.text.mention import Count, Mention, Money, Percent
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.reading import Reading
from sucheck.claims.text.sums import amount_of, sums_in
from sucheck.model import Claim, Kind, Part

Used = set[tuple[int, int]]


def figure_claims(reading: Reading, passage: Passage, used: Used) -> Iterator[Claim]:
    """The sums, enumerations and quantities of a sentence; what they take is added to `used`."""
    document = reading.document
    if not passage.is_readable:
        return
    for found in sums_in(reading, passage):
        _take(used, found.total, *found.parts)
        where, start, end = found.cue
        parts = tuple(
            Part(value=_value(part), place=document.place(part.block, part.start, part.end)) for part in found.parts
        )
        claim = _figure(passage, found.total)
        if claim:
            yield replace(claim, kind=Kind.SUM, parts=parts, cues=(document.place(where.block, start, end),))
    for enumeration in enumerations_in(reading, passage):
        if (enumeration.count.block, enumeration.count.start) not in used:
            _take(used, enumeration.count)
            claim = _figure(passage, enumeration.count)
            if claim:
                yield replace(claim, kind=Kind.ENUMERATION, parts=enumeration.parts)
    yield from _quantities(passage, used)


def _quantities(passage: Passage, used: Used) -> Iterator[Claim]:
    """Every other figure; counts of States and of steps are left to those who know what they are about."""
    for mention in passage.own:
        claim = None if (mention.block, mention.start) in used else _figure(passage, mention)
        if claim:
            _take(used, mention)
            yield claim


def _figure(passage: Passage, mention: Mention) -> Claim | None:
    """A figure as a quantity: what is counted, in which unit."""
    said, place = mention.said, passage.document.place(mention.block, mention.start, mention.end)
    claim = Claim(id="", kind=Kind.QUANTITY, place=place, words=mention.words, columns={"stated": place})
    if isinstance(said, Money):
        return replace(claim, value=said.value, unit=said.currency, op=said.op)
    if isinstance(said, Percent):
        return replace(claim, value=said.value, unit="percent", op=said.op, decimals=said.decimals)
    if isinstance(said, Count) and said.value is not None and said.unit != "member_states" and said.noun:
        return replace(claim, value=said.value, unit=said.unit or said.noun.lower(), op=said.op, stated_of=said.of)
    return None


def _value(mention: Mention) -> int | None:
    amount = amount_of(mention)
    return amount[0] if amount else None


def _take(used: Used, *mentions: Mention) -> None:
    used |= {(mention.block, mention.start) for mention in mentions}
