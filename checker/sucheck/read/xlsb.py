"""Read a binary workbook (xlsb): its sheets in order, each record by record."""

from __future__ import annotations

import functools
import struct

from sucheck.frozen import dataclass
from sucheck.model import InputError, Sheet, Visibility
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import main_part, related_part
from sucheck.read.biff12 import records, wide_string
from sucheck.read.strings import SharedStrings
from sucheck.read.xlsb_sheet import BinaryBook, read_binary_sheet
from sucheck.read.xlsb_styles import read_binary_strings, read_binary_styles

_PROPERTIES, _SHEET = 153, 156
_IS_1904 = 1
_VISIBILITIES = (Visibility.VISIBLE, Visibility.HIDDEN, Visibility.VERY_HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    visibility: Visibility
    relation: str


def binary_workbook_part(package: Package) -> str:
    """The name of the part that lists the sheets; the empty string where the package is no binary workbook."""
    return main_part(package, lambda kind: "ms-excel" in kind and "binary" in kind)


def read_binary_sheets(package: Package) -> tuple[Sheet, ...]:
    """The worksheets in workbook order; charts, dialogs and macro sheets are left out.

    Raises:
        InputError: a part is damaged or missing.
    """
    workbook = binary_workbook_part(package)
    try:
        return _sheets(package, workbook)
    except (struct.error, IndexError):
        raise package.damaged(workbook, "a record is cut short") from None


def _sheets(package: Package, workbook: str) -> tuple[Sheet, ...]:
    is_1904, listed = _listed(package, workbook)
    styles = read_binary_styles(package, workbook)
    part = related_part(package, workbook, "sharedStrings")

    @functools.cache
    def strings() -> SharedStrings:
        return read_binary_strings(package, part, styles.raised)

    book = BinaryBook(package=package, styles=styles, strings=strings, is_1904=is_1904)
    targets = {relation.id: relation for relation in package.relationships(workbook)}
    sheets = []
    for each in listed:
        target = targets.get(each.relation)
        if target is None or target.is_external or target.target not in package:
            raise InputError(
                f"{package.path}: the sheet {each.name!r} is listed but not in the file; "
                "open the file in a spreadsheet program and save it again"
            )
        if target.kind == "worksheet":
            sheets.append(read_binary_sheet(book, target.target, each.name, each.visibility))
    if not sheets:
        raise InputError(f"{package.path}: the workbook has no worksheet; name a workbook with at least one")
    return tuple(sheets)


def _listed(package: Package, workbook: str) -> tuple[bool, list[_Listed]]:
    is_1904 = False
    listed = []
    for kind, content in records(package, workbook):
        if kind == _PROPERTIES:
            is_1904 = bool(struct.unpack_from("<I", content)[0] & _IS_1904)
        elif kind == _SHEET:
            (state,) = struct.unpack_from("<I", content)
            relation, end = wide_string(content, 8)
            visibility = _VISIBILITIES[state] if state < len(_VISIBILITIES) else Visibility.VISIBLE
            listed.append(_Listed(name=wide_string(content, end)[0], visibility=visibility, relation=relation))
    return is_1904, listed
