"""What undoing the marks needs, kept in a part of the file's own: custom XML, which Excel and Word carry along.

`urn:sucheck:annotation:1`: which parts were changed, the bytes that stood there before, and the fills that our marks
replaced. A record is only believed as far as the checksums in it hold, so a wrong or hostile one can do no harm.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from sucheck.annotate.patches import Patch
from sucheck.annotate.styles.formats import ReplacedFill
from sucheck.frozen import dataclass
from sucheck.model import InputError
from sucheck.ooxml.draft import Checksum
from sucheck.ooxml.package import Package
from sucheck.ooxml.tags import escaped

NAMESPACE = "urn:sucheck:annotation:1"
CONTENT_TYPE = "application/xml"
#: The last word of the relationship from the main part to the record.
RELATIONSHIP = "customXml"

_PLACE = re.compile(r"(?:.*/)?customXml/item[0-9]+\.xml", re.IGNORECASE)
_START = 4 << 10
_PATCHES_TOGETHER = 1_000  # a parser takes no text of more than 10 MB
_CRC = re.compile(r"[0-9a-f]{8}")
_NUMBER = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPart:
    """A part that we changed: its checksums as we left and as we found it, and the way back, in the order of bytes."""

    name: str
    now: Checksum
    before: Checksum
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPart:
    """A part that we added, other than the record itself."""

    name: str
    now: Checksum


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that we did to a file; `summary` is the name of the sheet that we added, empty without one."""

    changed: tuple[ChangedPart, ...]
    added: tuple[AddedPart, ...] = ()
    fills: tuple[ReplacedFill, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecord:
    """A record as a file holds it: None where it cannot be read."""

    part: str
    record: Record | None


def free_part(names: Iterable[str]) -> str:
    """A name for the record that no part of the file has."""
    taken = {name.lower() for name in names}
    numbers = range(1, len(taken) + 2)
    return next(name for number in numbers if (name := f"customXml/item{number}.xml").lower() not in taken)


def record_xml(record: Record) -> bytes:
    """The record as XML, in ASCII."""
    return b"".join([
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<annotation xmlns="' + NAMESPACE.encode() + b'" summary="' + escaped(record.summary) + b'">',
        *(piece for part in record.changed for piece in _changed_xml(part)),
        *(_tag("added", {"part": part.name, "now": _checksum_text(part.now)}) + b"/>" for part in record.added),
        *(_fill_xml(fill) for fill in record.fills),
        b"</annotation>",
    ])  # fmt: skip


def find_record(package: Package) -> FoundRecord | None:
    """The record of a file; of several, as joining packages by hand leaves them, the first that can be read."""
    found = [FoundRecord(part=name, record=_read(package, name)) for name in record_parts(package)]
    return next((each for each in found if each.record is not None), found[0] if found else None)


def record_parts(package: Package) -> tuple[str, ...]:
    """The names of the parts that say that they are records of ours."""
    return tuple(name for name in sorted(package.names) if _PLACE.fullmatch(name) and _is_ours(package, name))


def _is_ours(package: Package, name: str) -> bool:
    """Whether it starts as a record does (in UTF-16 too: an XML editor may have recoded it)."""
    try:
        return NAMESPACE.encode() in next(package.chunks(name), b"")[:_START].replace(b"\0", b"")
    except InputError:
        return False


def _changed_xml(part: ChangedPart) -> Iterator[bytes]:
    yield _tag("changed", {
        "part": part.name, "now": _checksum_text(part.now), "before": _checksum_text(part.before),
    }) + b">"  # fmt: skip
    for at in range(0, len(part.patches), _PATCHES_TOGETHER):
        texts = map(_patch_text, part.patches[at : at + _PATCHES_TOGETHER])
        yield b"<back>" + b" ".join(texts) + b"</back>"
    yield b"</changed>"


def _patch_text(patch: Patch) -> bytes:
    return b"%d,%d,%s" % (patch.at, patch.length, binascii.b2a_base64(patch.original, newline=False))


def _fill_xml(fill: ReplacedFill) -> bytes:
    stated = {"number": str(fill.number)} | ({} if fill.apply is None else {"apply": fill.apply})
    return _tag("fill", stated) + b">" + binascii.b2a_base64(fill.fill, newline=False) + b"</fill>"


def _tag(name: str, attributes: Mapping[str, str]) -> bytes:
    return b"<" + name.encode() + b"".join(b' %s="%s"' % (key.encode(), escaped(attributes[key])) for key in attributes)


def _checksum_text(checksum: Checksum) -> str:
    return f"{checksum.crc:08x}:{checksum.size}"


def _read(package: Package, name: str) -> Record | None:
    try:
        root = package.tree(name)
        return Record(
            changed=tuple(_changed_part(element) for element in root.iterfind(f"{{{NAMESPACE}}}changed")),
            added=tuple(
                AddedPart(name=_stated(element, "part"), now=_checksum(_stated(element, "now")))
                for element in root.iterfind(f"{{{NAMESPACE}}}added")
            ),
            fills=tuple(_fill(element) for element in root.iterfind(f"{{{NAMESPACE}}}fill")),
            summary=root.get("summary", ""),
        )
    except (InputError, ValueError):
        return None


def _changed_part(element: etree._Element) -> ChangedPart:
    backs = element.iterfind(f"{{{NAMESPACE}}}back")
    return ChangedPart(
        name=_stated(element, "part"),
        now=_checksum(_stated(element, "now")),
        before=_checksum(_stated(element, "before")),
        patches=tuple(_patch(text) for back in backs for text in (back.text or "").split()),
    )


def _patch(text: str) -> Patch:
    at, length, original = text.split(",")
    return Patch(at=_number(at), length=_number(length), original=binascii.a2b_base64(original, strict_mode=True))


def _fill(element: etree._Element) -> ReplacedFill:
    xml = binascii.a2b_base64("".join((element.text or "").split()), strict_mode=True)
    return ReplacedFill(number=_number(_stated(element, "number")), fill=xml, apply=element.get("apply"))


def _checksum(text: str) -> Checksum:
    crc, _, size = text.partition(":")
    if not _CRC.fullmatch(crc):
        raise ValueError(text)
    return Checksum(crc=int(crc, 16), size=_number(size))


def _stated(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if value is None:
        raise ValueError(name)
    return value


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)
