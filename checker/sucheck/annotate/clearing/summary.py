"""The list of findings known again in a workbook that another program has saved since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from lxml import etree

from sucheck.annotate.summary import HEADERS, NAME
from sucheck.frozen import dataclass
from sucheck.model import Visibility, row_and_column
from sucheck.ooxml.package import Package
from sucheck.ooxml.workbook import SheetPart

_NAME = re.compile(rf"{NAME}(?: \([0-9]+\))?", re.IGNORECASE)
_NUMBER = re.compile("[0-9]{1,9}")
_ADDRESS = re.compile("[A-Z]{1,3}[0-9]{1,7}")
_HARMLESS = {"printerSettings", "hyperlink"}
_FAR = 1_000_000  # shared strings are looked through up to here


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSummary:
    """A list of findings of ours: its sheet, and whether nothing of anybody else is in it."""

    sheet: SheetPart
    is_ours_alone: bool


def summaries(package: Package, sheets: Sequence[SheetPart], shared: str) -> tuple[FoundSummary, ...]:
    """The sheets that list findings: named and headed as ours are.

    Args:
        package: the workbook.
        sheets: its worksheets.
        shared: the name of its part of shared strings, empty without one.
    """
    return tuple(
        FoundSummary(sheet=sheet, is_ours_alone=not _holds_more(package, sheet.part))
        for sheet in sheets
        if _NAME.fullmatch(sheet.name) and _headers(package, sheet.part, shared) == HEADERS
    )


def removable(found: Sequence[FoundSummary], sheets: Sequence[SheetPart]) -> tuple[SheetPart, ...]:
    """The lists that can go: nobody has added to them, and another sheet stays to be shown."""
    gone = tuple(each.sheet for each in found if each.is_ours_alone)
    is_one_shown = any(sheet not in gone and sheet.visibility is Visibility.VISIBLE for sheet in sheets)
    return gone if is_one_shown else ()


def _headers(package: Package, part: str, shared: str) -> tuple[str, ...]:
    """The texts of the cells of the first row that is written, as many as our list has columns."""
    row = next((row for event, row in package.events(part, ("{*}row",)) if event == "end"), None)
    if row is None:
        return ()
    cells = list(islice(row.iterfind("{*}c"), len(HEADERS)))
    numbers = [_shared_number(cell) for cell in cells]
    strings = _strings(package, shared, {number for number in numbers if number is not None})
    return tuple(
        _text(cell) if number is None else strings.get(number, "")
        for cell, number in zip(cells, numbers, strict=True)
    )  # fmt: skip


def _shared_number(cell: etree._Element) -> int | None:
    written = cell.findtext("{*}v", "").strip()
    return int(written) if cell.get("t") == "s" and _NUMBER.fullmatch(written) else None


def _strings(package: Package, shared: str, numbers: set[int]) -> dict[int, str]:
    """The shared strings with some numbers; nothing where there is no such part."""
    if not numbers or not shared:
        return {}
    found: dict[int, str] = {}
    ended = (item for event, item in package.events(shared, ("{*}si",)) if event == "end")
    for number, item in enumerate(islice(ended, min(max(numbers) + 1, _FAR))):
        if number in numbers:
            found[number] = _text(item)
        item.clear()
    return found


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter("{*}t"))


def _holds_more(package: Package, part: str) -> bool:
    """Whether somebody added to the sheet: a note, a drawing, a table, or a cell beside the list."""
    if any(relationship.kind not in _HARMLESS for relationship in package.relationships(part)):
        return True
    for event, cell in package.events(part, ("{*}c",)):
        if event == "end":
            address = cell.get("r") or ""
            if len(cell) and not (_ADDRESS.fullmatch(address) and row_and_column(address)[1] <= len(HEADERS)):
                return True
            cell.clear()
    return False
