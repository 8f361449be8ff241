"""The account of a text: every count, list and date that no claim has, with its place."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.claims.text.mention import Count, Dated, Mention, Role, Stands, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.reading import Reading
from sucheck.claims.text.roles import is_legal
from sucheck.claims.text.subjects import CASE_UNITS, STEP_UNITS
from sucheck.model import Claim, Place


def not_understood(reading: Reading, claims: Sequence[Claim], used: set[tuple[int, int]]) -> tuple[Place, ...]:
    """The places of counts and lists of States, of counts of steps and of dates near a verb of the law, unclaimed."""
    held = {
        place.key
        for claim in claims
        for place in (claim.place, *claim.columns.values(), *(part.place for part in claim.parts))
    }
    places = []
    for passage in reading.passages:
        for mention in passage.own:
            if (mention.block, mention.start) in used or not _counts(mention, passage):
                continue
            place = reading.document.place(mention.block, mention.start, mention.end)
            if not held & _keys(reading, mention, place):
                places.append(place)
    return tuple(places)


def _keys(reading: Reading, mention: Mention, place: Place) -> set[object]:
    """The places by which a claim may hold a mention: its own, or those of the names in a list."""
    spans = mention.said.spans if isinstance(mention.said, States) else ()
    return {place.key, *(reading.document.place(span.block, span.start, span.end).key for span in spans)}


def _counts(mention: Mention, passage: Passage) -> bool:
    said = mention.said
    if isinstance(said, Count):
        is_counted = said.unit in {"member_states", *STEP_UNITS} or (said.unit in CASE_UNITS and is_legal(passage))
        return is_counted and not (said.value is None and said.quantifier == "all")
    if isinstance(said, States):
        notifies = any(cue.says("verb", "notify") for cue in passage.cues)
        is_list = len(said.listed.members) > 1 or notifies or is_legal(passage)
        return said.role is Role.STATES and is_list and said.stands is not Stands.NOTE
    return isinstance(said, Dated) and is_legal(passage)
