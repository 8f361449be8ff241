"""What must hold of an annotated package beside its original: each invariant says in words what breaks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from invariants_notes import notes_have_shapes, notes_of_people_stay, shapes_of_people_stay
from invariants_sheets import (
    cells_stand_in_order,
    formats_are_kept,
    formats_exist,
    marks_keep_the_format,
    nothing_else_changes_in_a_sheet,
    parts_of_a_sheet_stand_in_order,
    values_are_the_same,
)
from lxml import etree
from opened import Opened, canonical, relation

Invariant = Callable[[Opened, Opened], Iterator[str]]

_ADDED = re.compile(r"customXml/item\d+\.xml|.*\.vml|.*/comments[^/]*\.xml|.*/_rels/[^/]*\.rels")
_TYPES = "[Content_Types].xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def faults(original: Path, annotated: Path) -> list[str]:
    """Every way in which an annotated workbook breaks an invariant: its name, and what is wrong where."""
    before, after = Opened(original), Opened(annotated)
    return [f"{invariant.__name__}: {line}" for invariant in INVARIANTS for line in invariant(before, after)]


def archive_keeps_its_order(before: Opened, after: Opened) -> Iterator[str]:
    """Old entries in their order with their times and attributes, new ones behind them, the comment kept."""
    old, new = [entry.filename for entry in before.entries], [entry.filename for entry in after.entries]
    if new[: len(old)] != old:
        yield "the old entries do not come first in their order"
    yield from (f"{name} stands there {count} times" for name, count in Counter(new).items() if count > 1)
    if before.comment != after.comment:
        yield f"the comment of the archive is {after.comment!r}"
    entries = {entry.filename: entry for entry in after.entries}
    for entry in before.entries:
        for name in ("date_time", "external_attr", "internal_attr", "create_system", "comment", "compress_type"):
            if entry.filename in entries and getattr(entry, name) != getattr(entries[entry.filename], name):
                yield f"{entry.filename} has another {name}"


def others_are_untouched(before: Opened, after: Opened) -> Iterator[str]:
    """Byte for byte the same, compressed data included, but for the parts that marking may change or add."""
    may_change = {*_changeable(before), *([after.workbook] if after.summary else [])}
    for name, raw in before.raw.items():
        if name not in after.raw:
            yield f"{name} is gone"
        elif name not in may_change and raw != after.raw[name]:
            yield f"{name} has changed"
    for name in sorted(after.raw.keys() - before.raw.keys()):
        if not _ADDED.fullmatch(name) and name != after.summary:
            yield f"{name} was added"


def the_book_changes_by_our_sheet_alone(before: Opened, after: Opened) -> Iterator[str]:
    """But for the sheet that lists all findings, the last one, the workbook part is what it was."""
    if after.summary:
        book = after.tree(after.workbook)
        sheets = book.find("{*}sheets")
        assert sheets is not None
        sheets.remove(sheets[-1])
        if canonical(book) != canonical(before.tree(before.workbook)):
            yield "the workbook differs in more than our sheet"


def relationships_resolve(before: Opened, after: Opened) -> Iterator[str]:
    """Each relationship leads to a part and each id in a part to a relationship; nobody relates to nothing."""
    reached = set()
    for name in ("", *after.parts):
        relationships = list(after.related(name))
        ids = Counter(id_ for id_, *_ in relationships)
        yield from (f"{name} has the relationship {id_} {count} times" for id_, count in ids.items() if count > 1)
        inside = {target for *_, target, is_outside in relationships if not is_outside}
        yield from (f"{name} relates to {target}, which is not there" for target in sorted(inside - after.parts.keys()))
        reached |= inside
        if name.endswith(".xml") and "/worksheets/" in name:
            yield from (
                f"{name} names {id_}, which is no relationship" for id_ in sorted(_named(after, name) - ids.keys())
            )
    for name in sorted(after.parts.keys() - before.parts.keys() - reached):
        source = re.sub(r"_rels/([^/]*)\.rels$", r"\1", name)
        if source == name or source not in after.parts:
            yield f"nothing relates to {name}"


def content_types_are_complete(_before: Opened, after: Opened) -> Iterator[str]:
    """Each part has a type, once; notes and their shapes have theirs."""
    elements = list(after.tree(_TYPES))
    named = [(element.get("PartName") or element.get("Extension") or "").lower() for element in elements]
    yield from (f"{name} is listed {count} times" for name, count in Counter(named).items() if count > 1)
    kinds = dict(zip(named, [element.get("ContentType", "") for element in elements], strict=True))
    for name in sorted(after.parts.keys() - {_TYPES}):
        kind = kinds.get(f"/{name}".lower()) or kinds.get(name.rpartition(".")[2].lower())
        if not kind:
            yield f"{name} has no type"
    for sheet in after.sheets.values():
        for part, kind in ((after.notes_part(sheet), _COMMENTS), (after.drawing_part(sheet), _VML)):
            if part and kind != (kinds.get(f"/{part}".lower()) or kinds.get(part.rpartition(".")[2].lower())):
                yield f"{part} has not the type {kind}"
    for name in kinds:
        if name.startswith("/") and name[1:] not in {part.lower() for part in after.parts}:
            yield f"{name} has a type but is not there"


def xml_is_well_formed(before: Opened, after: Opened) -> Iterator[str]:
    """Each part in XML parses, but for VML that did not before."""
    for name, content in after.parts.items():
        was_well_formed = name not in before.parts or _parses(before.parts[name])
        if name.endswith((".xml", ".rels", ".vml")) and was_well_formed and not _parses(content):
            yield f"{name} has tags that do not match"


def _changeable(before: Opened) -> Iterator[str]:
    yield from (_TYPES, *before.related_parts(before.workbook, "styles"))
    for source in (before.workbook, *before.sheets.values()):
        folder, _, own = source.rpartition("/")
        yield f"{folder}/_rels/{own}.rels"
    for sheet in before.sheets.values():
        yield sheet
        yield from (name for name in (before.notes_part(sheet), before.drawing_part(sheet)) if name)


def _named(package: Opened, name: str) -> set[str]:
    return {relation(element) for element in package.tree(name).iter("{*}*")} - {""}


def _parses(content: bytes) -> bool:
    try:
        etree.fromstring(content)
    except etree.XMLSyntaxError:
        return False
    return True


INVARIANTS: tuple[Invariant, ...] = (
    archive_keeps_its_order,
    others_are_untouched,
    the_book_changes_by_our_sheet_alone,
    relationships_resolve,
    content_types_are_complete,
    xml_is_well_formed,
    values_are_the_same,
    cells_stand_in_order,
    nothing_else_changes_in_a_sheet,
    parts_of_a_sheet_stand_in_order,
    formats_exist,
    formats_are_kept,
    marks_keep_the_format,
    notes_have_shapes,
    notes_of_people_stay,
    shapes_of_people_stay,
)
