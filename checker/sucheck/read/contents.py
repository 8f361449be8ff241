"""What a workbook holds: its sheets in order, its date system, its number formats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import related_part
from sucheck.ooxml.workbook import SheetPart, sheet_parts, workbook_part
from sucheck.read.formats import NumberKind, number_kind
from sucheck.read.kinds import kind_of_archive, not_read
from sucheck.read.xlsx_fills import format_fills

_FORMAT_ID = re.compile(r"[0-9]{1,10}")
_PLAIN_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The parts of a workbook; `strings` is empty where it has none.

    `kinds` and `fills` say by cell format (a cell's `s`) what it makes of a number, and its colour. `is_conventional`
    is True where all parts stand where every program puts them and are in UTF-8 (calamine looks nowhere else, and reads
    other encodings wrong), and a cell without a format is no date.
    """

    sheets: tuple[SheetPart, ...]
    strings: str
    kinds: Sequence[NumberKind]
    fills: Sequence[str]
    is_1904: bool
    is_conventional: bool


def read_contents(package: Package) -> Contents:
    """The contents of the workbook in a package.

    Raises:
        InputError: the package is no workbook, or has no sheet.
    """
    workbook = workbook_part(package)
    if not workbook:
        raise not_read(package.path, kind_of_archive(package.names))
    root = package.tree(workbook)
    strings, styles = (related_part(package, workbook, kind) for kind in ("sharedStrings", "styles"))
    properties = root.find("{*}workbookPr")
    formats = package.tree(styles) if styles else None
    kinds = () if formats is None else _kinds(formats)
    read = [(workbook, "xl/workbook.xml"), (strings, "xl/sharedStrings.xml"), (styles, "xl/styles.xml")]
    return Contents(
        sheets=sheet_parts(package, workbook),
        strings=strings,
        kinds=kinds,
        fills=() if formats is None else format_fills(package, workbook, formats),
        is_1904=properties is not None and properties.get("date1904") in {"1", "true", "on"},
        is_conventional=NumberKind.NUMBER in (kinds or (NumberKind.NUMBER,))[:1]
        and all(not part or (part == usual and is_plain(package, part)) for part, usual in read),
    )


def is_plain(package: Package, part: str) -> bool:
    """Whether a part is in UTF-8, so that its bytes can be scanned and calamine can read it."""
    return package.encoding(part) in _PLAIN_ENCODINGS


def _kinds(styles: etree._Element) -> tuple[NumberKind, ...]:
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in styles.iterfind("{*}numFmts/{*}numFmt")}
    ids = (e.get("numFmtId", "0") for e in styles.iterfind("{*}cellXfs/{*}xf"))
    return tuple(number_kind(int(id_) if _FORMAT_ID.fullmatch(id_) else 0, codes.get(id_)) for id_ in ids)
