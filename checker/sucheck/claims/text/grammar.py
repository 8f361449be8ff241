"""Mentions become claims: what a document states on the transposition of acts, and what was seen, not understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sucheck.claims.language import Language
from sucheck.claims.text.assembly import assemble
from sucheck.claims.text.cited import citation_claims, dated_claims
from sucheck.claims.text.counted import claims_on_states
from sucheck.claims.text.drafts import Spot
from sucheck.claims.text.figures import figure_claims
from sucheck.claims.text.ledger import not_understood
from sucheck.claims.text.mention import Mentions
from sucheck.claims.text.reading import Reading
from sucheck.claims.text.universes import within_definitions
from sucheck.model import Claim, Document, Place


def claims_of(
    document: Document, mentions: Mentions, words: Language, spoken_of: frozenset[str] = frozenset()
) -> tuple[tuple[Claim, ...], tuple[Place, ...]]:
    """The claims of a document in reading order, and the places of what was seen and not understood (the ledger).

    What is seen: counts of States and of steps, lists of States, dates near a verb of the law, citations. Each is in a
    claim, or its place is among the places given back. `spoken_of` are the keys of the acts that the other documents of
    the same check speak of: they decide what a name means that several acts have ("EU rules on access to firearms").
    """
    reading = Reading(document, mentions, words, spoken_of)
    drafts = claims_on_states(reading)
    claims = [*within_definitions(reading, drafts.claims), *_cited(reading, drafts.used)]
    claims = [
        claim if claim.id else replace(claim, id=f"#{number}")
        for number, claim in enumerate(claims, start=len(drafts.claims))
    ]
    return assemble(document, claims, reading.headings), not_understood(reading, claims, drafts.used)


def _cited(reading: Reading, used: set[Spot]) -> Iterator[Claim]:
    """Citations, figures and dates, sentence by sentence; what they hold is added to `used`."""
    for passage in reading.passages:
        yield from citation_claims(passage, reading.names)
        yield from figure_claims(reading, passage, used)
        yield from dated_claims(passage, reading.finder, used)
