"""Marks taken off the cells of which a note of ours tells the fill; and the way to notes that are gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from sucheck.annotate.marks import Cell
from sucheck.frozen import dataclass
from sucheck.model import row_and_column
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.streaming import streamed_tags, visible

_CELL = rb"""<(?:[^\s/>!?"'=<:]+:)?c(?=\s)([^<>]*?\ss\s*=\s*["'](%b)["'][^<>]*)>"""
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3}[0-9]{1,7})["']""")

#: Gives the number of a format like the one with a number, but for the fill that some words tell.
Refilled = Callable[[int, str], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestyledCells:
    """How cells lose our colour.

    `lost` are the addresses of cells that had a fill which cannot be made again, `untold` those of cells that no note
    of ours tells of (`?`: the cell states none).
    """

    splices: tuple[Splice, ...] = ()
    lost: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def restyled(
    chunks: Iterable[bytes], styles: Collection[int], fills: Mapping[Cell, str], refilled: Refilled
) -> RestyledCells:
    """How cells of one sheet get a format with their own fill.

    Args:
        chunks: the sheet's XML or its view.
        styles: the formats of marked cells.
        fills: what our notes tell of the cells' own fills.
        refilled: gives the number of a format like another with the fill that is told; None where there is none.
    """
    splices, lost, untold = [], [], []
    wanted = re.compile(_CELL % b"|".join(str(style).encode() for style in sorted(styles)))
    for start, match in _matches(chunks, wanted):
        address = _ADDRESS.search(match[1])
        words = fills.get(row_and_column(address[1].decode())) if address else None
        if address is None or words is None:
            untold.append(address[1].decode() if address else "?")
            continue
        new = refilled(int(match[2]), words)
        if new is None:
            lost.append(address[1].decode())
            new = refilled(int(match[2]), "")
        splices.append(Splice(at=start + match.start(2), gone=match[2], come=str(new).encode()))
    done = tuple(splice for splice in splices if splice.come != splice.gone)
    return RestyledCells(splices=done, lost=tuple(lost), untold=tuple(untold))


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
