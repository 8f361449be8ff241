"""Read an OpenDocument spreadsheet (ods): its sheets in order, cell by cell (ODF 1.3 part 3, 9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from sucheck.model import InputError, Sheet
from sucheck.ooxml.package import Package
from sucheck.read.ods_sheet import OdsSheet
from sucheck.read.ods_styles import STYLE, TABLE, OdsStyles
from sucheck.read.strings import release

_CONTENT, _STYLES, _MANIFEST, _TYPE = "content.xml", "styles.xml", "META-INF/manifest.xml", "mimetype"
_ENCRYPTED = b"encryption-data"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE, _ROW = f"{TABLE}table", f"{TABLE}table-row"
_COLUMN = f"{TABLE}table-column"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_TAGS = (f"{STYLE}style", _TABLE, _COLUMN, _ROW, *_CELLS)
_MANY_CELLS = 1_000


def is_spreadsheet(package: Package) -> bool:
    """Whether an OpenDocument package says that it is a spreadsheet (or a template of one)."""
    if _CONTENT not in package or _TYPE not in package:
        return False
    return next(package.chunks(_TYPE), b"").startswith(_SPREADSHEET)


def read_ods_sheets(package: Package) -> tuple[Sheet, ...]:
    """The sheets in their order.

    Raises:
        InputError: the file is encrypted or damaged, or has no sheet.
    """
    if _MANIFEST in package and _ENCRYPTED in package.read(_MANIFEST):
        raise InputError(f"{package.path}: the file is encrypted; remove the password and save it again")
    styles = OdsStyles()
    if _STYLES in package:
        styles.add_all(package.tree(_STYLES).iter(f"{STYLE}style"))
    reader = _Reader(package=package, styles=styles)
    unreleased = 0
    for event, element in package.events(_CONTENT, _TAGS):
        if event == "start":
            reader.start(element)
            continue
        reader.end(element)
        unreleased += 1
        if element.tag in {_TABLE, _ROW} or (element.tag in _CELLS and unreleased >= _MANY_CELLS):
            if reader.depth <= 1:
                release(element)
            unreleased = 0
    if not reader.sheets:
        raise InputError(f"{package.path}: the workbook has no worksheet; name a workbook with at least one")
    return tuple(reader.sheets)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """The sheets as their elements start and end; a table within a cell is no part of a sheet."""

    package: Package
    styles: OdsStyles
    sheets: list[Sheet] = field(default_factory=list)
    depth: int = 0
    sheet: OdsSheet | None = None

    def start(self, element: etree._Element) -> None:
        if element.tag == _TABLE:
            self.depth += 1
            if self.depth == 1:
                self.sheet = OdsSheet.of(element, self.package, self.styles)
        elif element.tag == _ROW and self.sheet and self.depth == 1:
            self.sheet.start_row(element)

    def end(self, element: etree._Element) -> None:
        if element.tag == _TABLE:
            self.depth -= 1
            if self.depth == 0 and self.sheet:
                self.sheets.append(self.sheet.finished())
                self.sheet = None
        elif not self.sheet:
            if element.tag == f"{STYLE}style":
                self.styles.add(element)
        elif self.depth == 1:
            if element.tag == _COLUMN:
                self.sheet.take_column(element)
            elif element.tag == _ROW:
                self.sheet.end_row()
            elif element.tag in _CELLS:
                self.sheet.take_cell(element)
