"""One document: which report it is, what it states, what in it was not understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sucheck.claims.language import language
from sucheck.claims.text.assembly import title_of
from sucheck.claims.text.grammar import claims_of
from sucheck.claims.text.mentions import read_mentions
from sucheck.claims.text.tongue import language_of
from sucheck.model import Claim, Document, Edition, Kind, Place

_DAY = len("2019-10-17")


def read_claims_of(
    document: Document, as_of: dt.date | None = None
) -> tuple[Edition, tuple[Claim, ...], tuple[Place, ...]]:
    """What a document says of itself, its claims, and the places of what was seen and not understood.

    It is read in its own language, in English where that is not known. Its state of play is the one that it states, if
    it states one only; `as_of` where it states none.
    """
    words = language(language_of(document))
    claims, unread = claims_of(document, read_mentions(document, words), words)
    stated = {claim.value: claim.place for claim in reversed(claims) if claim.kind is Kind.AS_OF}
    days = [dt.date.fromisoformat(day) for day in stated if isinstance(day, str) and len(day) == _DAY]
    on = days[0] if len(days) == 1 else None if stated else as_of
    places = {"as_of": stated[days[0].isoformat()] if len(days) == 1 else Place(input=document.input)}
    edition = Edition(input=document.input, title=title_of(document), as_of=on, language=words.code, places=places)
    if on is not None and not stated:
        claims = tuple(replace(claim, as_of=claim.as_of or on.isoformat()) for claim in claims)
    return edition, claims, unread
