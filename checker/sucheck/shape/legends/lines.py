"""Legends written as lines: `F = full transposition notified`, `F: full; P: partial`, `■ green: transposed`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sucheck.shape.legends.meanings import colour_named, is_for_empty, is_title

_BETWEEN_ENTRIES = re.compile(r"[\n;|]|(?<=\S)[,.]?\s+(?=\S{1,5}\s*=\s*\S)|,\s+(?=\S{1,5}\s*[:\u2013\u2192]\s+\S)")
_ENTRY = re.compile(
    r"(?P<code>[^=:\u2192]{1,24}?)\s*(?:=|:\s|\u2192|->|\s[\u2013\u2014-]\s|\s(?:means|bedeutet|signifie)\s)\s*(?P<words>\S.*)",
    re.DOTALL,
)
_LISTED = re.compile(r"[\n;|,]")
_SPACED = re.compile(r"(?P<code>[A-Z]{1,3}|[^\w\s(),.:;]{1,2})\s+(?P<words>[^\W\d_].*)")
_HEAD = re.compile(r"\s*(?P<head>[^:=\n]{1,30}?)\s*:\s*")
_SIGN_OF_COLOUR = re.compile(r"^[■□●○▪▫◼◻⬛⬜•\s]+(?=\w)")
_QUOTES = "\"'\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb "  # quotation marks of any language
_LONGEST_CODE = 8
_LONGEST_LINE = 600


def entries_in(text: str) -> Iterator[tuple[str, str]]:
    """The codes and the words for them in the text of one cell; what is no such line gives nothing."""
    if len(text) > _LONGEST_LINE:
        return
    head = _HEAD.match(text)
    if head and is_title(head["head"]):
        text = text[head.end() :]
    for piece in _BETWEEN_ENTRIES.split(text):
        found = _ENTRY.fullmatch(piece.strip())
        if found:
            code = coded(found["code"])
            if code:
                yield code, found["words"].strip().rstrip(".,;")


def spaced_entries_in(text: str) -> Iterator[tuple[str, str]]:
    """Codes with nothing but a space before their words: "F full transposition", "✓ transposed, ✘ not transposed"."""
    if len(text) > _LONGEST_LINE:
        return
    for piece in _LISTED.split(text):
        found = _SPACED.fullmatch(piece.strip())
        if found:
            yield found["code"], found["words"].strip().rstrip(".,;")


def coded(text: str) -> str | None:
    """The code in the words before a meaning, without quotation marks and bullets; None where they are too many."""
    bare = text.strip().strip(_QUOTES)
    colour = _SIGN_OF_COLOUR.sub("", bare).strip(_QUOTES + "()")
    if colour_named(colour):
        return colour
    if is_for_empty(bare.strip("()")):
        return bare.strip("()")
    return bare if bare and len(bare) <= _LONGEST_CODE else None
