"""How protocols to the Treaties are cited in running text."""

from __future__ import annotations

import re

_NO = r"(?:(?:Nos?|Nr|n°|N°|№)\.?\s*)?"
#: "Protocol No 22", "Protocol (No 21)"; of "Protocols No 21 and 22" each number is one match.
PROTOCOL = re.compile(rf"\b(?:Protocols?\s*\(?\s*|(?<=\d)\s*(?:and|,)\s*){_NO}(?P<number>\d{{1,2}})\b\)?")
_SENTENCE = re.compile(r"(?<=[a-zé)])\.\s+(?=[A-Z])|;\s+|\n+")


def sentences(text: str) -> list[str]:
    """The sentences of a note; a full stop behind a number ends none."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence]


def protocols_in(text: str) -> tuple[str, ...]:
    """The numbers of the protocols that a text cites, each once, in the order written."""
    if "rotocol" not in text:
        return ()
    return tuple(dict.fromkeys(found["number"] for found in PROTOCOL.finditer(text)))
