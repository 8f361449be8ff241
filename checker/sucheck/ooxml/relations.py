"""Relationship parts and the list of content types, edited as they are written (ECMA-376 part 2, clauses 8 and 9).

Content is the part in UTF-8 or its view (see `coding`), or None where there is no such part yet. All functions give
the new content; `splices.replaced` finds the one splice between old and new.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from itertools import count, islice
from urllib.parse import quote

from sucheck.frozen import dataclass
from sucheck.ooxml.splices import MisfitError, edited
from sucheck.ooxml.tags import Element, escaped, outline

#: What the types of relationships start with: transitional (with a slash behind it), and strict.
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
CONTENT_TYPES = "[Content_Types].xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRelationship:
    """A relationship to be written: `type` in full, `target` as `target_of` gives it."""

    id: str
    type: str
    target: str


def relationships_part(part: str) -> str:
    """The name of the part that holds the relationships of a part (of the package itself for the empty name)."""
    folder, _, own = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{own}.rels")


def target_of(part: str, source: str) -> str:
    """How a relationship of the part `source` names another part: relative, as every Office program writes it."""
    return quote(posixpath.relpath(f"/{part}", posixpath.dirname(f"/{source}")), safe="/!$&'()*+,;=@~-._")


def free_ids(content: bytes | None, number: int = 1) -> tuple[str, ...]:
    """The next ids `rIdN` that no relationship of the part has."""
    taken = {element.get("Id") for element in outline(content or b"")}
    numbers = count(max(len(taken), 1))
    return tuple(islice((name for each in numbers if (name := f"rId{each}") not in taken), number))


def with_relationships(content: bytes | None, added: Iterable[NewRelationship]) -> bytes:
    """The relationship part with some more at its end; their ids must be free (`free_ids`)."""
    content = content if content is not None else _empty(b"Relationships", b"relationships")
    root = _root(content)
    items = (
        _written(root, b"Relationship", {"Id": each.id, "Type": each.type, "Target": each.target}) for each in added
    )
    return _appended(content, root, items)


def without_relationships(content: bytes, ids: Collection[str]) -> bytes:
    """The relationship part without those of some ids."""
    return _without(content, (each for each in outline(content)[1:] if each.get("Id") in ids))


def with_types(content: bytes, types: Mapping[str, str], *, by_extension: Collection[str] = ()) -> bytes:
    """The list of content types with those of some parts; what it states already is not stated again.

    Args:
        content: the list.
        types: content types by part name (no leading slash).
        by_extension: extensions (lower case) whose parts are stated by a default, unless that is another type already.
    """
    elements = outline(content)
    root = _root(content)
    defaults = {(each.get("Extension") or "").lower(): each.get("ContentType") for each in elements}
    stated = {_part_name(each): each for each in elements if each.name == "Override"}
    items, changes = [], []
    for part, kind in types.items():
        extension = part.rpartition(".")[2].lower()
        if override := stated.get(part.lower()):
            changes += [override.with_attribute("ContentType", kind)] if override.get("ContentType") != kind else []
        elif extension not in by_extension or defaults.get(extension, kind) != kind:
            items.append(_written(root, b"Override", {"PartName": f"/{part}", "ContentType": kind}))
        elif extension not in defaults:
            defaults[extension] = kind
            items.append(_written(root, b"Default", {"Extension": extension, "ContentType": kind}))
    return edited(_appended(content, root, items), changes)


def without_overrides(content: bytes, parts: Collection[str]) -> bytes:
    """The list of content types without the overrides of some parts (names without a leading slash, any case)."""
    names = {part.lower() for part in parts}
    return _without(
        content, (each for each in outline(content) if each.name == "Override" and _part_name(each) in names)
    )


def _part_name(override: Element) -> str:
    return (override.get("PartName") or "").lstrip("/").lower()


def _root(content: bytes) -> Element:
    elements = outline(content)
    if not elements:
        raise MisfitError
    return elements[0]


def _empty(name: bytes, namespace: bytes) -> bytes:
    return _DECLARATION + b"<" + name + b' xmlns="' + _PACKAGE + namespace + b'"/>'


def _written(root: Element, name: bytes, attributes: Mapping[str, str]) -> bytes:
    stated = b"".join(b" " + key.encode() + b'="' + escaped(value) + b'"' for key, value in attributes.items())
    return b"<" + root.prefix + name + stated + b"/>"


def _appended(content: bytes, root: Element, items: Iterable[bytes]) -> bytes:
    xml = b"".join(items)
    return edited(content, [root.appended(xml)]) if xml else content


def _without(content: bytes, gone: Iterable[Element]) -> bytes:
    return edited(content, (each.removed(content) for each in gone))
