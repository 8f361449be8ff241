"""A package laid open for inspection: archive, parts, relationships, and the cells of its sheets."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from lxml import etree

Tree = etree._Element  # noqa: SLF001 - lxml's only name for the type


class Opened:
    """A workbook as bytes and as trees; nothing of it is believed that was not looked up."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.infolist()
            self.comment = archive.comment
            self.start_of_directory = archive.start_dir
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}

    @cached_property
    def raw(self) -> Mapping[str, bytes]:
        """What the archive holds of each entry: its header, its compressed content, the sizes behind it."""
        starts = sorted(entry.header_offset for entry in self.entries)
        ends = dict(zip(starts, [*starts[1:], self.start_of_directory], strict=True))
        return {entry.filename: self.bytes[entry.header_offset : ends[entry.header_offset]] for entry in self.entries}

    def tree(self, name: str) -> Tree:
        """The root element of a part, parsed anew."""
        return etree.fromstring(self.parts[name])

    def related(self, source: str) -> Iterator[tuple[str, str, str, bool]]:
        """The relationships of a part: id, type, target as a part name, whether it lies outside."""
        folder, _, own = source.rpartition("/")
        name = posixpath.join(folder, "_rels", f"{own}.rels")
        for element in self.tree(name) if name in self.parts else ():
            target, is_outside = element.get("Target", ""), element.get("TargetMode") == "External"
            path = target if is_outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield element.get("Id", ""), element.get("Type", ""), path, is_outside

    def related_parts(self, source: str, kind: str) -> list[str]:
        """The parts to which a part relates in the way whose type ends in this word."""
        return [path for _, type_, path, _ in self.related(source) if type_.rpartition("/")[2] == kind]

    @cached_property
    def workbook(self) -> str:
        """The part that lists the sheets."""
        return self.related_parts("", "officeDocument")[0]

    @cached_property
    def styles(self) -> Tree:
        """The formats."""
        return self.tree(self.related_parts(self.workbook, "styles")[0])

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The part of each worksheet by the sheet's name, in the order of the workbook."""
        parts = {id_: path for id_, kind, path, _ in self.related(self.workbook) if kind.endswith("/worksheet")}
        found = {}
        for element in self.tree(self.workbook).iterfind("{*}sheets/{*}sheet"):
            if (id_ := relation(element)) in parts:
                found[element.get("name", "")] = parts[id_]
        return found

    @property
    def summary(self) -> str:
        """The part of the sheet that lists all findings; the empty string where there is none."""
        return self.sheets.get("sucheck", "")

    def notes_part(self, sheet: str) -> str:
        """The part with the notes of a sheet part; the empty string where it has none."""
        return next(iter(self.related_parts(sheet, "comments")), "")

    def drawing_part(self, sheet: str) -> str:
        """The VML part with the shapes of a sheet part's notes and controls (not that of its header images)."""
        ids = [relation(element) for element in self.tree(sheet).iterfind("{*}legacyDrawing")]
        return next((path for id_, _, path, _ in self.related(sheet) if id_ in ids), "")


def relation(element: Tree) -> str:
    """The id of the relationship that an element names."""
    return next((value for key, value in attributes(element).items() if key.endswith("relationships}id")), "")


def attributes(element: Tree) -> Mapping[str, str]:
    """The attributes of an element."""
    return {str(key): str(value) for key, value in element.items()}


def local(element: Tree) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def canonical(element: Tree) -> bytes:
    """An element in the one form in which it can be compared."""
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def cells(sheet: Tree) -> Iterator[tuple[Tree, int, list[tuple[Tree, int]]]]:
    """The rows of a sheet with their numbers, each with its cells and theirs; what has no address follows the last."""
    number = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r") or number + 1)
        column, found = 0, []
        for cell in row.iterfind("{*}c"):
            column = column_of(cell.get("r", "")) or column + 1
            found.append((cell, column))
        yield row, number, found


def column_of(address: str) -> int:
    """The number of the column in an address, counted from 1; 0 where there is none."""
    number = 0
    for letter in re.sub(r"[^A-Z]", "", address):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
