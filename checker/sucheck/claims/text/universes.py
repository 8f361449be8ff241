"""What "Member States" means in a document, as it says itself: the whole among which its claims count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sucheck.claims.text.mention import Count, Definition, Mention, States
from sucheck.claims.text.reading import Reading
from sucheck.model import Claim, Kind, Place, StateList
from sucheck.model.vocabulary import expand

_COUNTED = {Kind.COUNT, Kind.LIST, Kind.SHARE}


def within_definitions(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with the whole that the last definition before them gives; one that says its own keeps it."""
    defined = [
        (definition, found) for definition in reading.mentions.definitions if (found := _meaning(reading, definition))
    ]
    done = []
    for claim in claims:
        before = [found for definition, found in defined if _is_behind(reading, claim, definition)]
        is_counted = (
            claim.kind in _COUNTED and claim.unit == "member_states" and claim.stated_of is None and expand(claim.about)
        )
        if before and is_counted and not claim.universe:
            text, listed, place = before[-1]
            claim = replace(claim, universe=text, universe_list=listed, columns={**claim.columns, "universe": place})  # noqa: PLW2901  the same claim, completed
        done.append(claim)
    return done


def _meaning(reading: Reading, definition: Definition) -> tuple[str, StateList | None, Place] | None:
    """How many Member States a definition means, or which."""
    span = definition.meaning
    held = [m for m in reading.mentions.mentions if m.block == span.block and span.start <= m.start < span.end]
    for mention in held:
        found = _whole(mention)
        if found:
            return (*found, reading.document.place(mention.block, mention.start, mention.end))
    return None


def _whole(mention: Mention) -> tuple[str, StateList | None] | None:
    said = mention.said
    if isinstance(said, Count) and said.value is not None and said.unit == "member_states":
        return str(said.value), None
    return (mention.words, said.listed) if isinstance(said, States) else None


def _is_behind(reading: Reading, claim: Claim, definition: Definition) -> bool:
    """Whether a claim stands behind a definition."""
    span = definition.meaning
    return claim.place.order() > reading.document.place(span.block, span.start, span.end).order()
