"""The boxes of notes in a VML drawing (ECMA-376 part 4, 14 and 19.4), edited as they are written.

VML is often no well-formed XML (buttons with `<br>`), so nothing here parses it: shapes are found by their tags, and
all else is kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count, islice
from operator import attrgetter

from sucheck.annotate.marks import Cell
from sucheck.annotate.notes.anchors import Grid, box_beside, grown_anchor
from sucheck.annotate.notes.vml import EMPTY_DRAWING, NOTE_TYPE, Vml, grown_style
from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice, edited
from sucheck.ooxml.tags import Element, children, masked, outline

_BLOCK = 1024  # shape ids are handed out to parts in blocks of as many; each part names its own in `idmap`
_LINE = re.compile("[0-9]{1,7}")
_SHAPE_ID = re.compile(rb"_x0000_[si](\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The box that a note needs: its cell, and all the text that it is to show."""

    cell: Cell
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteShape:
    """The box of a note as it is written; `is_shown` where it stands open on the sheet."""

    cell: Cell
    shape: Element
    anchor: Element | None
    is_shown: bool


def with_shapes(content: bytes, boxes: Sequence[Box], grid: Grid, taken: Collection[int] = ()) -> tuple[Splice, ...]:
    """The splices that give each box a shape, opened by pointing at its cell.

    Where a cell has a shape already, it grows until the text fits; one that stands open on the sheet is left as it is.

    Args:
        content: the VML part, or `EMPTY_DRAWING`.
        boxes: one per cell.
        grid: the columns and rows of the sheet.
        taken: the blocks of shape ids of all other VML parts of the workbook (`blocks`).
    """
    elements = outline(content)
    if not elements:
        come = edited(EMPTY_DRAWING, with_shapes(EMPTY_DRAWING, boxes, grid, taken))
        return (Splice(at=len(content), come=come),)
    known = {shape.cell: shape for shape in _note_shapes(content, elements)}
    grown = [splice for box in boxes if box.cell in known for splice in _grown(content, known[box.cell], box, grid)]
    new = [box for box in boxes if box.cell not in known]
    added = _added(content, elements, new, grid, taken) if new else ()
    return tuple(sorted([*grown, *added], key=attrgetter("at")))


def without_shapes(content: bytes, cells: Collection[Cell]) -> tuple[Splice, ...]:
    """The splices that remove the boxes of the notes on some cells."""
    return tuple(
        Splice(at=note.shape.start, gone=content[note.shape.start : note.shape.end])
        for note in note_shapes(content)
        if note.cell in cells
    )


def note_shapes(content: bytes) -> tuple[NoteShape, ...]:
    """The boxes of notes in the order in which they are written."""
    return tuple(_note_shapes(content, outline(content)))


def is_bare(content: bytes) -> bool:
    """Whether the drawing shows nothing: no shape and no control is in it."""
    frame = {"shapelayout", "idmap", "shapetype"}
    elements = outline(content)
    return all(elements[index].name in frame for index in children(elements, 0)) if elements else True


def blocks(content: bytes) -> frozenset[int]:
    """The blocks of shape ids that a VML part uses or has set aside."""
    ids = {int(match[1]) // _BLOCK for match in _SHAPE_ID.finditer(masked(content))}
    return frozenset(ids).union(*(_mapped(element) for element in outline(content) if element.name == "idmap"))


def _note_shapes(content: bytes, elements: Sequence[Element]) -> Iterator[NoteShape]:
    for index, client in enumerate(elements):
        if client.name != "ClientData" or client.get("ObjectType") != "Note":
            continue
        held = {elements[child].name: elements[child] for child in children(elements, index)}
        row, column = (_inner(content, held.get(name)) for name in ("Row", "Column"))
        holder = client.parent
        while elements[holder].name != "shape" and elements[holder].parent > 0:
            holder = elements[holder].parent
        if _LINE.fullmatch(row) and _LINE.fullmatch(column) and holder > 0:
            yield NoteShape(
                cell=(int(row) + 1, int(column) + 1),
                shape=elements[holder],
                anchor=held.get("Anchor"),
                is_shown="Visible" in held and _inner(content, held["Visible"]).lower() != "false",
            )


def _grown(content: bytes, note: NoteShape, box: Box, grid: Grid) -> Iterator[Splice]:
    if note.is_shown:
        return
    if note.anchor is None:  # as openpyxl writes all boxes
        style = grown_style(note.shape.get("style") or "", box.text)
        if style is not None:
            yield note.shape.with_attribute("style", style)
        return
    come = grown_anchor(_inner(content, note.anchor), box.text, grid)
    if come is not None:
        yield Splice(at=note.anchor.inner, gone=content[note.anchor.inner : note.anchor.inner_end], come=come.encode())


def _added(
    content: bytes, elements: Sequence[Element], boxes: Sequence[Box], grid: Grid, taken: Collection[int]
) -> Iterator[Splice]:
    root, vml = elements[0], Vml.of(elements[0])
    own = frozenset[int]().union(*(_mapped(element) for element in elements if element.name == "idmap"))
    ids = tuple(islice(_free_ids(content, own, taken), len(boxes)))
    first = sum(element.name == "shape" for element in elements) + 1
    shapes = b"".join(
        vml.note(id_, number, box.cell, box_beside(box.cell, box.text, grid), grid)
        for number, (id_, box) in enumerate(zip(ids, boxes, strict=True), first)
    )
    if not any(element.name == "shapetype" and element.get("id") == NOTE_TYPE for element in elements):
        shapes = vml.note_type() + shapes
    layout = _mapping(elements, vml, own, own | {id_ // _BLOCK for id_ in ids})
    if root.is_empty_tag:
        shapes = b"".join(splice.come for splice in layout) + shapes
    else:
        yield from layout
    yield root.appended(shapes)


def _mapping(
    elements: Sequence[Element], vml: Vml, own: Collection[int], needed: Collection[int]
) -> tuple[Splice, ...]:
    """The splices that set blocks of shape ids aside for the part."""
    data = ",".join(str(block) for block in sorted(needed))
    first = {element.name: element for element in reversed(elements)}
    if "idmap" in first:
        return () if own == needed else (first["idmap"].with_attribute("data", data),)
    if "shapelayout" in first:
        return (first["shapelayout"].appended(vml.id_map(data)),)
    return (Splice(at=elements[0].inner, come=vml.layout(data)),)


def _free_ids(content: bytes, own: Collection[int], taken: Collection[int]) -> Iterator[int]:
    """Shape ids that no part uses: first in the blocks of the part itself, then in blocks that are still free."""
    used = {int(match[1]) for match in _SHAPE_ID.finditer(masked(content))}
    free = (block for block in count(1) if block not in own and block not in taken)
    for block in chain(sorted(set(own) - set(taken) - {0}), free):
        yield from (id_ for id_ in range(block * _BLOCK + 1, (block + 1) * _BLOCK) if id_ not in used)


def _mapped(element: Element) -> frozenset[int]:
    return frozenset(int(block) for block in re.findall(r"\d{1,6}", element.get("data") or ""))


def _inner(content: bytes, element: Element | None) -> str:
    return "" if element is None else content[element.inner : element.inner_end].decode("ascii", "replace").strip()
