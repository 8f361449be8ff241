"""An Office Open XML package (ECMA-376 part 2): parts, relationships and content types, read within limits.

Nothing here knows what a sheet is: reading and marking both stand on it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast
from urllib.parse import unquote

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.model import InputError
from sucheck.ooxml.archive import checked_entries
from sucheck.ooxml.prolog import Events, declares_document_type

_MAX_TREE = 256 << 20
_BLOCK = 1 << 20
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DECLARED_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """One relationship of a part: `kind` is the last word of its type, `target` a part name (or an outside address)."""

    id: str
    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a package by name (`xl/workbook.xml`: no leading slash, any case).

    Raises:
        InputError: from every method, where the archive or a part is damaged, hostile or too large.
    """

    def __init__(self, file: BinaryIO, path: str) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise InputError(
                f"{path}: the file is cut off or damaged (no readable zip archive); copy or export it again"
            ) from None
        self._entries = checked_entries(self._archive.infolist(), path)

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, as they are spelt in the archive."""
        return frozenset(entry.filename for entry in self._entries.values())

    @property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """What the archive's directory says of the parts, in its order."""
        return tuple(self._entries.values())

    @property
    def directory_start(self) -> int:
        """The byte of the file at which the archive's directory starts."""
        return self._archive.start_dir

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part, about 1 MB at a time."""
        try:
            with self._archive.open(self._entry(name)) as stream:
                while chunk := stream.read(_BLOCK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise self.damaged(name, str(error) or "cut off") from None

    def read(self, name: str) -> bytes:
        """All inflated bytes of a part that is small by nature (not a sheet, not the shared strings)."""
        if self._entry(name).file_size > _MAX_TREE:
            raise self.damaged(name, "larger than any real one")
        return b"".join(self.chunks(name))

    def tree(self, name: str) -> etree._Element:
        """The root element of an XML part; entities are refused, nothing is fetched."""
        return self.parse(name, self.read(name))

    def parse(self, name: str, content: bytes) -> etree._Element:
        """The root element of bytes that came from the part `name`."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        self.refuse_document_type(name, [content])
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise self.damaged(name, str(error)) from None

    def events(self, name: str, tags: tuple[str, ...]) -> Events:
        """The start and end events of the elements `tags` (`{*}c`) of an XML part, in document order."""
        parser = etree.XMLPullParser(
            ("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        self.refuse_document_type(name, self.chunks(name))
        try:
            for chunk in self.chunks(name):
                parser.feed(chunk)
                yield from cast("Events", parser.read_events())
            parser.close()
        except etree.XMLSyntaxError as error:
            raise self.damaged(name, str(error)) from None
        yield from cast("Events", parser.read_events())

    def refuse_document_type(self, name: str, chunks: Iterable[bytes]) -> None:
        """Refuse a part that declares a document type: none of a workbook may (ECMA-376 part 2, 9.1.4).

        `chunks` are the part's bytes. Whoever has a part read by others than this class asks first.
        """
        try:
            is_declared = declares_document_type(chunks)
        except etree.XMLSyntaxError as error:
            raise self.damaged(name, str(error)) from None
        if is_declared:
            raise self.damaged(name, "it declares a document type or entities")

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """The relationships of a part (of the package itself for the empty name); none where it has no such part."""
        folder, _, own = name.rpartition("/")
        part = posixpath.join(folder, "_rels", f"{own}.rels")
        if part not in self:
            return ()
        return tuple(_relationship(element, folder) for element in self.tree(part).iter("{*}Relationship"))

    def content_type(self, name: str) -> str:
        """The content type of a part: its own override, else the default of its extension, else the empty string."""
        defaults: dict[str, str] = {}
        for element in self.tree("[Content_Types].xml"):
            kind = element.get("ContentType", "")
            if element.get("PartName", "").lstrip("/").lower() == name.lower():
                return kind
            if extension := element.get("Extension"):
                defaults[extension.lower()] = kind
        return defaults.get(name.rpartition(".")[2].lower(), "")

    def encoding(self, name: str) -> str:
        """The encoding of an XML part, by its byte order mark or its declaration; utf-8 without either."""
        return encoding_of(next(self.chunks(name), b""))

    def damaged(self, name: str, why: str) -> InputError:
        """The one line that says which part is damaged, and how."""
        reason = " ".join(why.split()).removesuffix(".")
        return InputError(
            f"{self.path}: the part {name} is damaged ({reason}); "
            "open the file in a spreadsheet program and save it again"
        )

    def missing(self, name: str) -> InputError:
        """The one line that says that there is no such part."""
        return InputError(
            f"{self.path}: the part {name} is missing; open the file in a spreadsheet program and save it again"
        )

    def shared(self, name: str) -> InputError:
        """The one line that says that two sheets have one part, which belongs to one alone (ECMA-376 part 1, 12.3)."""
        return InputError(
            f"{self.path}: two sheets share the part {name}; open the file in a spreadsheet program and save it again"
        )

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = self._entries.get(name.lower())
        if entry is None:
            raise self.missing(name)
        return entry


def encoding_of(start: bytes) -> str:
    """The encoding in lower case of XML that starts with these bytes; UTF-16 with its byte order."""
    if encoding := _UTF_16.get(start[:2]):
        return encoding
    declared = _DECLARED_ENCODING.match(start.removeprefix(b"\xef\xbb\xbf")[:256])
    return declared[1].decode("latin-1").lower() if declared else "utf-8"


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    is_external = element.get("TargetMode") == "External"
    if not is_external:
        path = unquote(target.partition("#")[0])
        target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    return Relationship(
        id=element.get("Id", ""),
        kind=element.get("Type", "").rpartition("/")[2],
        target=target,
        is_external=is_external,
    )
