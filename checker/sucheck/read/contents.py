"""What a workbook holds: its sheets in order, its date system, its number formats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.model import InputError, Visibility
from sucheck.ooxml.package import Package, Relationship
from sucheck.read.formats import NumberKind, number_kind
from sucheck.read.kinds import kind_of_archive, not_read

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_FORMAT_ID = re.compile(r"[0-9]{1,10}")
_VISIBILITIES = {"hidden": Visibility.HIDDEN, "veryHidden": Visibility.VERY_HIDDEN}
_PLAIN_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A worksheet: its name, whether it is shown, its part, its position among all sheets (charts included)."""

    name: str
    visibility: Visibility
    part: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The parts of a workbook; `strings` is empty where it has none.

    `kinds` says by cell format (a cell's `s`) what it makes of a number. `is_conventional` is True where all parts
    stand where every program puts them and are in UTF-8 (calamine looks nowhere else, and reads other encodings
    wrong), and a cell without a format is no date.
    """

    sheets: tuple[SheetPart, ...]
    strings: str
    kinds: Sequence[NumberKind]
    is_1904: bool
    is_conventional: bool


def read_contents(package: Package) -> Contents:
    """The contents of the workbook in a package.

    Raises:
        InputError: the package is no workbook, or has no sheet.
    """
    workbook = _workbook_part(package)
    root = package.tree(workbook)
    related = package.relationships(workbook)
    strings, styles = _target(package, related, "sharedStrings"), _target(package, related, "styles")
    properties = root.find("{*}workbookPr")
    kinds = _kinds(package.tree(styles)) if styles else ()
    read = [(workbook, "xl/workbook.xml"), (strings, "xl/sharedStrings.xml"), (styles, "xl/styles.xml")]
    return Contents(
        sheets=_sheets(package, root, related),
        strings=strings,
        kinds=kinds,
        is_1904=properties is not None and properties.get("date1904") in {"1", "true", "on"},
        is_conventional=NumberKind.NUMBER in (kinds or (NumberKind.NUMBER,))[:1]
        and all(not part or (part == usual and is_plain(package, part)) for part, usual in read),
    )


def is_plain(package: Package, part: str) -> bool:
    """Whether a part is in UTF-8, so that its bytes can be scanned and calamine can read it."""
    return package.encoding(part) in _PLAIN_ENCODINGS


def _workbook_part(package: Package) -> str:
    if "[Content_Types].xml" not in package or "_rels/.rels" not in package:
        raise not_read(package.path, kind_of_archive(package.names))
    for relationship in package.relationships(""):
        if relationship.kind == "officeDocument" and relationship.target in package:
            kind = package.content_type(relationship.target)
            if "spreadsheetml" in kind or ("ms-excel" in kind and "binary" not in kind):
                return relationship.target
    raise not_read(package.path, kind_of_archive(package.names))


def _target(package: Package, related: tuple[Relationship, ...], kind: str) -> str:
    parts = (r.target for r in related if r.kind == kind and not r.is_external and r.target in package)
    return next(parts, "")


def _sheets(package: Package, root: etree._Element, related: tuple[Relationship, ...]) -> tuple[SheetPart, ...]:
    targets = {relationship.id: relationship for relationship in related}
    sheets = []
    for position, element in enumerate(root.iterfind("{*}sheets/{*}sheet")):
        name = element.get("name", "")
        target = targets.get(element.get(_ID) or element.get(_STRICT_ID) or "")
        if target is None or target.is_external or target.target not in package:
            raise InputError(
                f"{package.path}: the sheet {name!r} is listed but not in the file; "
                "open the file in a spreadsheet program and save it again"
            )
        if target.kind == "worksheet":  # charts, dialogs and macro sheets hold no cells to check
            visibility = _VISIBILITIES.get(element.get("state", ""), Visibility.VISIBLE)
            sheets.append(SheetPart(name=name, visibility=visibility, part=target.target, position=position))
    if not sheets:
        raise InputError(f"{package.path}: the workbook has no worksheet; name a workbook with at least one")
    return tuple(sheets)


def _kinds(styles: etree._Element) -> tuple[NumberKind, ...]:
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in styles.iterfind("{*}numFmts/{*}numFmt")}
    ids = (e.get("numFmtId", "0") for e in styles.iterfind("{*}cellXfs/{*}xf"))
    return tuple(number_kind(int(id_) if _FORMAT_ID.fullmatch(id_) else 0, codes.get(id_)) for id_ in ids)
