"""What is ours in a workbook that another program has saved since, found by what it says and looks like."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sucheck.annotate.clearing.fills import ClearedFormats, has_marks
from sucheck.annotate.clearing.notes import clear_sheet, has_our_notes
from sucheck.annotate.clearing.summary import FoundSummary, removable, summaries
from sucheck.annotate.clearing.workbook import without_sheets
from sucheck.annotate.record import Record, record_parts
from sucheck.annotate.styles.colours import book_palette
from sucheck.annotate.views import put_view, view_of, view_of_xml
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import related_part, related_parts
from sucheck.ooxml.relations import CONTENT_TYPES, relationships_part, without_overrides, without_relationships
from sucheck.ooxml.splices import edited
from sucheck.ooxml.workbook import SheetPart, sheet_parts, workbook_part

_COMPANY = {"printerSettings", "customXmlProps"}
_NO_STYLES = b"<styleSheet/>"
_NAMED = 5  # cells that a remark names
_LOST = (
    "another program has saved the workbook and dropped which fills some marks stood for: these cells have none now; "
    "set it again where there was one"
)
_KEPT = "cells in the colour of a mark, of which no note of ours tells, are left as they are"


def means_ours(package: Package) -> bool:
    """Whether a note, a mark or a list of ours is in a workbook, whatever its record says."""
    workbook = workbook_part(package)
    if not workbook:
        return False
    sheets = sheet_parts(package, workbook)
    return (
        any(has_our_notes(package, sheet.part) for sheet in sheets)
        or any(has_marks(view_of(package, part)) for part in related_parts(package, workbook, "styles"))
        or bool(removable(_summaries(package, workbook, sheets), sheets))
    )


def clear_by_meaning(draft: Draft, package: Package, record: Record | None) -> tuple[str, ...]:
    """Take our notes, marks and lists out of a workbook, and the record; what a person has written stays.

    Args:
        draft: takes the changes.
        package: what it was made of.
        record: tells which fills our marks stand for.

    Returns:
        What is to be told of it, a line each.
    """
    workbook = workbook_part(package)
    sheets = sheet_parts(package, workbook)
    lists = _summaries(package, workbook, sheets)
    gone = removable(lists, sheets)
    kept = [sheet for sheet in sheets if sheet not in gone]
    remarks = [*_clear_cells(draft, package, workbook, kept, record), *_kept_lists(lists, gone)]
    records = record_parts(package)
    remove_parts(draft, package, records, others=())
    remove_parts(draft, package, [sheet.part for sheet in gone], others=[sheet.part for sheet in kept])
    forget_parts(draft, package, workbook, {*records, *(sheet.part for sheet in gone)})
    if gone:
        content = view_of_xml(package, workbook)
        put_view(draft, package, workbook, edited(content, without_sheets(content, [each.position for each in gone])))
    types = view_of(package, CONTENT_TYPES)
    left = without_overrides(types, draft.removed)
    if left != types:
        put_view(draft, package, CONTENT_TYPES, left)
    return tuple(remarks)


def _clear_cells(
    draft: Draft, package: Package, workbook: str, sheets: Sequence[SheetPart], record: Record | None
) -> Iterable[str]:
    """Clear notes and marks; what is to be told of it."""
    styles = related_part(package, workbook, "styles")
    content = view_of_xml(package, styles) if styles else _NO_STYLES
    formats = ClearedFormats(content, record.fills if record else (), book_palette(package, workbook, content))
    cells = {sheet.name: clear_sheet(draft, package, sheet.part, formats) for sheet in sheets}
    if splices := formats.splices():
        put_view(draft, package, styles, edited(content, splices))
    lost = [f"{name}!{cell}" for name, each in cells.items() for cell in each.lost]
    untold = [f"{name}!{cell}" for name, each in cells.items() for cell in each.untold]
    if lost or (untold and formats.is_numbered):
        yield f"{_LOST}: {_named([*lost, *untold] if formats.is_numbered else lost)}"
    if untold and not formats.is_numbered and any(each.splices for each in cells.values()):
        yield f"{_KEPT}: {_named(untold)}"


def _named(cells: Sequence[str]) -> str:
    more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    return ", ".join(cells[:_NAMED]) + more


def _kept_lists(lists: Iterable[FoundSummary], gone: Collection[SheetPart]) -> Iterable[str]:
    for each in lists:
        if each.sheet not in gone:
            yield f"the sheet {each.sheet.name!r} is kept: somebody has added to it, or no other sheet is shown"


def _summaries(package: Package, workbook: str, sheets: Sequence[SheetPart]) -> tuple[FoundSummary, ...]:
    return summaries(package, sheets, related_part(package, workbook, "sharedStrings"))


def remove_parts(draft: Draft, package: Package, parts: Iterable[str], others: Iterable[str]) -> None:
    """Remove parts, with what belongs to them alone: a sheet's settings, the properties that Excel gives a record."""
    used = {each.target for other in others for each in package.relationships(other)}
    for part in parts:
        company = (
            each.target for each in package.relationships(part) if each.kind in _COMPANY and not each.is_external
        )
        for name in (part, relationships_part(part), *company):
            if name not in used:
                draft.remove(name)


def forget_parts(draft: Draft, package: Package, main: str, parts: Collection[str]) -> None:
    """Take the relationships to some parts from the main part."""
    names = {part.lower() for part in parts}
    ids = {each.id for each in package.relationships(main) if each.target.lower() in names}
    if ids:
        name = relationships_part(main)
        put_view(draft, package, name, without_relationships(view_of(package, name), ids))
