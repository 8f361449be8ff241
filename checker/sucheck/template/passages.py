"""The words around a place in a document, as a person would quote them."""

from __future__ import annotations

from bisect import bisect_right

from sucheck.model import Block, Document, Place

_AROUND = 220  # characters on either side: two lines of a wide column


def passage_of(document: Document, place: Place) -> str:
    """The sentence that holds a place, cut at words where it is long."""
    if place.block is None:
        return place.text
    block = document.blocks[place.block]
    at = _offset(block, place.start or 0)
    end = at + len(place.text)
    first = max(block.text.rfind(". ", 0, at) + 2 if ". " in block.text[:at] else 0, at - _AROUND)
    stop = block.text.find(". ", end)
    last = min(len(block.text) if stop < 0 else stop + 1, end + _AROUND)
    return _cut(block.text, first, last)


def _offset(block: Block, source: int) -> int:
    """Where in the block's text a character of the source stands; the text is shorter where marks were cut out."""
    segments = [segment for segment in block.segments if segment.source <= source]
    segment = max(segments, key=lambda each: each.source, default=block.segments[0])
    following = bisect_right(block.segments, segment.start, key=lambda each: each.start)
    limit = block.segments[following].start if following < len(block.segments) else len(block.text)
    return min(segment.start + max(source - segment.source, 0), limit)


def _cut(text: str, first: int, last: int) -> str:
    """A part of a text, whole words only, with dots where something is left out that is no sentence of its own."""
    before = first > 0 and text[first - 2 : first] != ". "
    if before:
        first = text.find(" ", first) + 1 or first
    behind = last < len(text) and text[last - 1] != "."
    if behind:
        last = text.rfind(" ", first, last) if " " in text[first:last] else last
    return ("… " if before else "") + text[first:last].strip() + (" …" if behind else "")
