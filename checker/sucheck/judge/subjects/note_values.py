"""What the words of a note say of protocols and of time to reply."""

from __future__ import annotations

import re

from sucheck.judge.values import Value
from sucheck.law.protocols import protocols_in

_MONTHS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBER = rf"{'|'.join(_MONTHS)}|\d{{1,2}}"
_REPLY = re.compile(
    rf"\b(?P<months>{_NUMBER})\s+months?\s+(?:to|in which to|within which to)\s+(?:reply|respond|answer)"
    rf"|\b(?:reply|respond|answer)\w*\s+(?:\w+\s+){{0,4}}?within\s+(?P<within>{_NUMBER})\s+months?",
    re.IGNORECASE,
)
#: In 2020 replies had four months, or time until 15 June; a period can be shortened or extended for a reason.
_REASON = re.compile(r"\b2020\b|urgen|exten|shorten|Covid|instead of", re.IGNORECASE)


def note_values(text: str) -> dict[str, Value]:
    """The protocols that a note cites, and the months to reply that it tells without a reason for them."""
    values: dict[str, Value] = {}
    protocols = protocols_in(text)
    if protocols:
        values["protocols"] = protocols
    reply = _REPLY.search(text)
    if reply and not _REASON.search(text):
        words = (reply["months"] or reply["within"]).lower()
        values["reply_months"] = float(_MONTHS.get(words) or int(words))
    return values
