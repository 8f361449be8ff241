"""Our words out of the notes of a sheet that another program has saved since, with the boxes that showed them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sucheck.annotate.clearing.cells import RestyledCells, restyled, without_legacy_drawing
from sucheck.annotate.clearing.fills import ClearedFormats
from sucheck.annotate.clearing.words import without_ours
from sucheck.annotate.marks import Cell
from sucheck.annotate.notes.comments import read_notes
from sucheck.annotate.notes.drawing import is_bare, without_shapes
from sucheck.annotate.notes.wording import AUTHOR, told_fills
from sucheck.annotate.views import put_view, view_of, view_of_xml
from sucheck.frozen import dataclass
from sucheck.ooxml.coding import in_encoding, viewed
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package, Relationship
from sucheck.ooxml.relations import relationships_part, without_relationships
from sucheck.ooxml.splices import edited, spliced
from sucheck.ooxml.tags import outline


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClearedNotes:
    """The view of a comments part without our words.

    `fills` are the fills that these told, by the cells that they told of, and `removed` the cells whose note went as a
    whole.
    """

    content: bytes
    fills: Mapping[Cell, str]
    removed: frozenset[Cell]
    is_bare: bool


def has_our_notes(package: Package, part: str) -> bool:
    """Whether a note of a sheet holds words of ours."""
    return any(_told(view_of(package, each.target)) for each in _related(package, part, "comments"))


def clear_sheet(draft: Draft, package: Package, part: str, formats: ClearedFormats) -> RestyledCells:
    """Take our notes from a sheet, and give its marked cells the fills that they tell of.

    Args:
        draft: takes the changes.
        package: what it was made of.
        part: the sheet.
        formats: those of the workbook; takes up what cells need.

    Returns:
        The cells of which the record does not tell the fill.
    """
    lost: list[Relationship] = []
    fills: dict[Cell, str] = {}
    for comments in _related(package, part, "comments"):
        cleared = _cleared(view_of_xml(package, comments.target))
        fills |= cleared.fills
        if cleared.removed and cleared.is_bare:
            draft.remove(comments.target)
            lost.append(comments)
        elif cleared.fills:
            put_view(draft, package, comments.target, cleared.content)
        lost += _boxes_gone(draft, package, part, cleared)
    ids = {each.id for each in lost}
    _forget(draft, package, part, ids)
    cells = RestyledCells()
    if formats.untold:
        cells = restyled(viewed(package, part), formats.untold, fills, formats.refilled)
    named = without_legacy_drawing(viewed(package, part), ids) if ids else ()
    if cells.splices or named:
        new = spliced(viewed(package, part), (*cells.splices, *named))
        draft.put(part, in_encoding(new, package.encoding(part)))
    return cells


def _related(package: Package, part: str, kind: str) -> Iterator[Relationship]:
    for each in package.relationships(part):
        if each.kind == kind and not each.is_external and each.target in package:
            yield each


def _told(content: bytes) -> dict[Cell, str]:
    """What our notes tell of fills, of each cell with such a note at least; what a cell's own note tells counts."""
    if AUTHOR.encode() not in content:  # which is in our words too
        return {}
    told: dict[Cell, str] = {}
    others: dict[Cell, str] = {}
    for note in read_notes(content):
        for cell, words in told_fills(note.text, note.cell).items():
            (told if cell == note.cell else others)[cell] = words
    return others | told


def _cleared(content: bytes) -> _ClearedNotes:
    clearance = without_ours(content)
    return _ClearedNotes(
        content=edited(content, clearance.splices),
        fills=_told(content),
        removed=clearance.removed,
        is_bare=clearance.is_bare,
    )


def _boxes_gone(draft: Draft, package: Package, part: str, cleared: _ClearedNotes) -> Iterator[Relationship]:
    """Takes the boxes of notes that went; yields the drawings that went with the last of them."""
    for drawing in _related(package, part, "vmlDrawing"):
        content = view_of(package, drawing.target)
        splices = without_shapes(content, cleared.removed)
        left = edited(content, splices)
        if splices and cleared.is_bare and is_bare(left):
            draft.remove(drawing.target)
            yield drawing
        elif splices:
            put_view(draft, package, drawing.target, left)


def _forget(draft: Draft, package: Package, part: str, ids: Collection[str]) -> None:
    """Take relationships from a sheet, and with the last of them the part that held them."""
    if ids:
        name = relationships_part(part)
        left = without_relationships(view_of(package, name), ids)
        if any(element.name == "Relationship" for element in outline(left)):
            put_view(draft, package, name, left)
        else:
            draft.remove(name)
