"""What must hold of the notes of an annotated workbook and of the shapes in which they are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from opened import Opened, Tree, canonical, column_of, local

_SHAPE = re.compile(rb"<v:shape\s.*?</v:shape>", re.DOTALL)
_IDS = re.compile(rb"""<v:shape\s[^>]*?\bid=["']([^"']*)""")
_NUMBER = re.compile(rb"_s(\d+)")
_BLOCKS = re.compile(rb"""<o:idmap[^>]*\bdata=["']([^"']*)""")
_PLACE = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>.*?<x:Column>\s*(\d+)\s*</x:Column>", re.DOTALL)
_IN_A_BLOCK = 1024  # shape ids that belong to one number of the idmap


def notes_have_shapes(before: Opened, after: Opened) -> Iterator[str]:
    """Each note has one shape and each shape of a note one note; the ids of shapes are unique and in their blocks."""
    blocks = {name: _blocks(content) for name, content in after.parts.items() if name.endswith(".vml")}
    for name, part in after.sheets.items():
        notes, drawing = _notes(after, part), after.drawing_part(part)
        content = after.parts.get(drawing, b"")
        shapes = Counter(_shown(content))
        cells = Counter(_place(note.get("ref", "")) for note in notes)
        yield from (f"{name}: {count} notes on {place}" for place, count in cells.items() if count > 1)
        yield from (f"{name}: {count} shapes on {place}" for place, count in shapes.items() if count > 1)
        yield from (f"{name}: a note without a shape on {place}" for place in cells.keys() - shapes.keys())
        yield from (f"{name}: a shape without a note on {place}" for place in shapes.keys() - cells.keys())
        ids = Counter(_IDS.findall(content))
        yield from (f"{name}: the shape {id_.decode()} twice" for id_, count in ids.items() if count > 1)
        if not drawing or content == before.parts.get(drawing):
            continue
        for id_ in ids:
            number = _NUMBER.search(id_)
            if number and int(number[1]) // _IN_A_BLOCK not in blocks[drawing]:
                yield f"{name}: the shape {id_.decode()} is in no block of its drawing"
        others = {block for other, found in blocks.items() if other != drawing for block in found}
        for block in (blocks[drawing] - _blocks(before.parts.get(drawing, b""))) & others:
            yield f"{name}: the block {block} belongs to another drawing"


def notes_of_people_stay(before: Opened, after: Opened) -> Iterator[str]:
    """What people wrote stands first in its note, in its fonts; the note that stands for a thread is as it was."""
    for name, part in before.sheets.items():
        authors, were = _authors(after, part), _authors(before, part)
        if authors[: len(were)] != were:
            yield f"{name}: the authors do not begin with the old ones"
        new = {note.get("ref"): note for note in _notes(after, part)}
        threads, noted = _threads(before, part), {note.get("ref") for note in _notes(before, part)}
        for old in _notes(before, part):
            where = f"{name}: the note on {old.get('ref')}"
            note = new.get(old.get("ref"))
            if note is None:
                yield f"{where} is gone"
                continue
            yield from (f"{where} {change}" for change in _changes(old, note, were, authors))
            if old.get("ref") in threads and canonical(note) != canonical(old):
                yield f"{where} stands for a thread, and has changed"
        yield from (f"{name}: a note on {cell} beside its thread" for cell in sorted(threads & (new.keys() - noted)))


def shapes_of_people_stay(before: Opened, after: Opened) -> Iterator[str]:
    """The shapes that were there are what they were to the byte; the box of a note with new words may grow."""
    for name, part in before.sheets.items():
        if part not in after.sheets.values():
            continue
        new = {_id(shape): shape for shape in _SHAPE.findall(after.parts.get(after.drawing_part(part), b""))}
        texts = {_place(note.get("ref", "")): _text(note) for note in _notes(before, part)}
        grown = {
            place for note in _notes(after, part) if texts.get(place := _place(note.get("ref", ""))) != _text(note)
        }
        for shape in _SHAPE.findall(before.parts.get(before.drawing_part(part), b"")):
            may_grow = bool(set(_shown(shape)) & grown)
            other = new.get(_id(shape), b"")
            if (_unsized(shape) if may_grow else shape) != (_unsized(other) if may_grow else other):
                yield f"{name}: {_id(shape)} has changed"


def _changes(old: Tree, new: Tree, were: list[str], authors: list[str]) -> Iterator[str]:
    was, author = int(old.get("authorId", 0)), int(new.get("authorId", 0))
    if author >= len(authors) or were[was] != authors[author]:
        yield "has another author"
    if not _text(new).startswith(_text(old)) or _faces(new)[: len(_faces(old))] != _faces(old):
        yield "says something else"


def _threads(package: Opened, sheet: str) -> set[str]:
    parts = package.related_parts(sheet, "threadedComment")
    return {element.get("ref", "") for part in parts for element in package.tree(part)}


def _notes(package: Opened, sheet: str) -> list[Tree]:
    part = package.notes_part(sheet)
    return package.tree(part).findall("{*}commentList/{*}comment") if part in package.parts else []


def _authors(package: Opened, sheet: str) -> list[str]:
    part = package.notes_part(sheet)
    found = package.tree(part).iterfind("{*}authors/{*}author") if part in package.parts else ()
    return [author.text or "" for author in found]


def _text(note: Tree) -> str:
    return "".join(element.text or "" for element in note.iter("{*}t"))


def _faces(note: Tree) -> list[list[bytes]]:
    """The fonts of the runs of a note; a plain text is one run without any."""
    runs = [element for element in note.iterfind("{*}text/{*}*") if local(element) in {"r", "t"}]
    return [[canonical(face) for face in run.iterfind("{*}rPr")] for run in runs]


def _shown(content: bytes) -> Iterator[tuple[int, int]]:
    for shape in _SHAPE.findall(content):
        if b'ObjectType="Note"' in shape:
            place = _PLACE.search(shape)
            assert place, shape
            yield int(place[1]) + 1, int(place[2]) + 1


def _id(shape: bytes) -> str:
    return b"".join(_IDS.findall(shape)).decode()


def _unsized(shape: bytes) -> bytes:
    """A shape without the size of its box."""
    return re.sub(
        rb"(?<=[;\"'])(?:margin-left|margin-top|width|height):[^;\"']*;?|<x:Anchor>[^<]*</x:Anchor>", b"", shape
    )


def _place(address: str) -> tuple[int, int]:
    return int(re.sub(r"\D", "", address)), column_of(address)


def _blocks(content: bytes) -> set[int]:
    found = _BLOCKS.search(content)
    return {int(block) for block in found[1].split(b",")} if found else set()
