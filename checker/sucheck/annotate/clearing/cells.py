"""Marks that lost their number, taken off the cells with a note of ours; and the way to notes that are gone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from sucheck.annotate.marks import Cell
from sucheck.frozen import dataclass
from sucheck.model import row_and_column
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.streaming import streamed_tags, visible

_CELL = rb"""<(?:[^\s/>!?"'=<:]+:)?c(?=\s)([^<>]*?\ss\s*=\s*["'](%b)["'][^<>]*)>"""
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3}[0-9]{1,7})["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestyledCells:
    """How cells lose our colour, and the addresses of those that keep it for want of a note of ours (`?`: not told)."""

    splices: tuple[Splice, ...]
    kept: tuple[str, ...]


def restyled(chunks: Iterable[bytes], formats: Mapping[int, int], noted: Collection[Cell]) -> RestyledCells:
    """How cells of one sheet get another format.

    Args:
        chunks: the sheet's XML or its view.
        formats: from the format of a marked cell to the one that it gets.
        noted: the cells with a note of ours.
    """
    splices, kept = [], []
    wanted = re.compile(_CELL % b"|".join(str(style).encode() for style in formats))
    for start, match in _matches(chunks, wanted):
        address = _ADDRESS.search(match[1])
        if address and row_and_column(address[1].decode()) in noted:
            new = str(formats[int(match[2])]).encode()
            splices.append(Splice(at=start + match.start(2), gone=match[2], come=new))
        else:
            kept.append(address[1].decode() if address else "?")
    return RestyledCells(splices=tuple(splices), kept=tuple(kept))


def without_legacy_drawing(chunks: Iterable[bytes], ids: Collection[str]) -> tuple[Splice, ...]:
    """The splices by which a sheet no longer names the drawing of its notes.

    Args:
        chunks: the sheet's XML or its view.
        ids: the relationships to the drawing.
    """
    splices = []
    is_open = False
    for is_end, tag in streamed_tags(chunks, "sheetData"):
        if tag.name == "legacyDrawing" and (is_open if is_end else tag.get("id") in ids):
            sign = b"</" if is_end else b"<"
            splices.append(Splice(at=tag.start, gone=sign + tag.tag + tag.attributes + b">"))
            is_open = not is_end and not tag.attributes.endswith(b"/")
    return tuple(splices)


def _matches(chunks: Iterable[bytes], wanted: re.Pattern[bytes]) -> Iterator[tuple[int, re.Match[bytes]]]:
    """The tags that match, each with the offset of the stretch that it is matched in."""
    pending, start = b"", 0
    for chunk in chunks:
        pending += chunk
        shown, end = visible(pending)
        cut = shown.rfind(b"<", 0, end)
        last = end if cut < 0 else cut
        for match in wanted.finditer(shown, 0, last):
            yield start, match
        pending, start = pending[last:], start + last
    for match in wanted.finditer(visible(pending)[0]):
        yield start, match
