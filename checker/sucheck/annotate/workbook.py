"""A workbook with its faults marked in it, and nothing else changed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from io import BufferedReader
from typing import BinaryIO

from lxml import etree

from sucheck.annotate.annotated import SIGNED, Annotated, check_unchanged, compared, is_signed
from sucheck.annotate.changes import Changes
from sucheck.annotate.clearing.clear import cleared, may_hold_ours
from sucheck.annotate.marks import Cell, marks_of
from sucheck.annotate.owned import held_part
from sucheck.annotate.sheet import Book, book_of, mark_sheet
from sucheck.annotate.styles.colours import book_palette
from sucheck.annotate.styles.formats import Formats
from sucheck.annotate.styles.tables import empty_styles
from sucheck.annotate.summary import Formats as SummaryFormats
from sucheck.annotate.summary import free_name, listed, summary_sheet
from sucheck.model import Finding, InputError, Report, a1
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package
from sucheck.ooxml.relations import STRICT, TRANSITIONAL
from sucheck.ooxml.splices import edited
from sucheck.ooxml.workbook import SheetPart, sheet_parts, workbook_part

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NAMED = 5  # cells that a remark names


def annotate_workbook(
    report: Report, number: int, file: BufferedReader, out: BinaryIO, *, has_summary: bool = False
) -> Annotated:
    """Write a workbook with its findings: a mark and a note at each cell that one points at.

    Marks that an earlier run left are taken out first. Annotating the result again gives the same bytes.

    Args:
        report: what was found.
        number: the workbook's number among the inputs of the report.
        file: the workbook itself, as it was checked.
        out: takes the new workbook; it can be read, too.
        has_summary: whether a sheet that lists all findings is added.

    Raises:
        InputError: the file changed since it was checked, is no workbook, or a part of it is damaged.
        OSError: `out` cannot be written.
    """
    checked = report.inputs[number]
    check_unchanged(checked, file)
    source = Package(file, checked.path)
    with tempfile.TemporaryFile() as bare:
        is_marked = may_hold_ours(source)
        remarks = cleared(source, file, bare).remarks if is_marked else ()
        package = Package(bare, checked.path) if is_marked else source
        with Draft(package, bare if is_marked else file) as draft:
            marks = _Marking(report, number, package, draft)
            marks.add(has_summary=has_summary)
            draft.write(out)
        new = Package(out, checked.path)
        return compared(source, new, (*remarks, *marks.remarks), marked=marks.marked, sheets=marks.sheets)


def clear_workbook(file: BinaryIO, path: str, out: BinaryIO) -> Annotated:
    """Write a workbook without our marks: every part as it was before, where nobody saved the file since.

    Raises:
        InputError: the file is no workbook, or a part of it is damaged.
        OSError: `out` cannot be written.
    """
    package = Package(file, path)
    if not workbook_part(package):
        raise _no_workbook(path)
    remarks = cleared(package, file, out).remarks
    return compared(package, Package(out, path), remarks)


class _Marking:
    """All marks of one workbook, on their way into a draft."""

    def __init__(self, report: Report, number: int, package: Package, draft: Draft) -> None:
        self._report = report
        self._number = number
        self._package = package
        self._workbook = workbook_part(package)
        if not self._workbook:
            raise _no_workbook(package.path)
        self._sheets = sheet_parts(package, self._workbook)
        self._namespace = etree.QName(package.tree(self._workbook)).namespace or _MAIN
        related = STRICT if self._namespace == _STRICT_MAIN else TRANSITIONAL
        self._changes = Changes(package, draft, self._workbook, related)
        self.marked = 0
        self.sheets = 0
        self._uncoloured = 0
        self.remarks: list[str] = []

    def add(self, *, has_summary: bool) -> None:
        """Put marks, notes and, if wanted, the list of all findings into the draft."""
        findings = marks_of(self._report, self._number, self._sheets)
        if not (findings or has_summary):
            return
        styles = held_part(self._package, self._workbook, "styles")
        content = self._content(styles) if styles else empty_styles(self._namespace)
        formats = Formats(content)
        palette = book_palette(self._package, self._workbook, content)
        book = book_of(self._changes, formats, palette, self._sheets, self._number, self._namespace)
        for sheet in self._sheets:
            if sheet.name in findings:
                self._mark(book, sheet, findings[sheet.name])
        if self._uncoloured:
            cells = "1 cell has its" if self._uncoloured == 1 else f"{self._uncoloured} cells have their"
            self.remarks.append(f"the workbook has as many cell formats as Excel allows: {cells} note but no colour")
        summary = self._add_summary(formats) if has_summary else ""
        if styles:
            self._changes.change(styles, formats.splices())
        elif formats.splices():
            name = self._changes.usual_name("xl/styles.xml")
            self._changes.add(name, edited(content, formats.splices()), f"{_TYPES}.styles+xml")
            self._changes.relate(self._workbook, "styles", name)
        self._changes.finish(formats.replaced(), summary)
        if is_signed(self._package):
            self.remarks.append(SIGNED)

    def _mark(self, book: Book, sheet: SheetPart, findings: Mapping[Cell, tuple[Finding, ...]]) -> None:
        done = mark_sheet(book, sheet, findings)
        marks = done.marks
        self.marked += len(marks.severities)
        self.sheets += 1
        self._uncoloured += len(done.uncoloured)
        talking = tuple(cell for cell in marks.conversing if cell not in done.full)
        for cells, why in (
            (talking, "holds a conversation, beside which there can be no note"),
            (done.full, "holds a note that leaves no room for more words"),
        ):
            if cells:
                self.remarks.append(f"{sheet.name}!{_named(cells)}: {why}; see the note on {a1(*marks.spokesman)}")

    def _add_summary(self, formats: Formats) -> str:
        """Add the sheet that lists all findings; its name."""
        name = free_name(sheet.name for sheet in self._sheets)
        looks = SummaryFormats(header=formats.header(), wrapped=formats.wrapped(), link=formats.link())
        part = self._changes.free_name("xl/worksheets/sheet{}.xml")
        self._changes.add(
            part, summary_sheet(self._report, self._number, looks, self._namespace), f"{_TYPES}.worksheet+xml"
        )
        id_ = self._changes.relate(self._workbook, "worksheet", part)
        self._changes.change(self._workbook, [listed(self._changes.content(self._workbook), name, id_)])
        return name

    def _content(self, part: str) -> bytes:
        """The view of a part; only well-formed XML is edited."""
        self._package.tree(part)
        return self._changes.content(part)


def _named(cells: Sequence[Cell]) -> str:
    more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    return ", ".join(a1(*cell) for cell in cells[:_NAMED]) + more


def _no_workbook(path: str) -> InputError:
    return InputError(f"{path}: is no workbook (xlsx, xlsm)")
