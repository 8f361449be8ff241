"""The sheet that lists all findings, each with a link to its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sucheck.frozen import dataclass
from sucheck.model import Finding, Place, Report, column_letters
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import children, escaped, outline
from sucheck.report.wording import computation, inert

#: The name of the sheet, unless another sheet has it.
NAME = "sucheck"
HEADERS = ("Severity", "Rule", "Cell", "Finding", "Because", "Basis", "Repair", "Fingerprint")

_WIDTHS = (10, 8, 20, 52, 44, 44, 44, 19)
_LINE, _MOST_LINES = 15, 12  # points; not every program fits a row to its text
_LINK = HEADERS.index("Cell") + 1
_DECLARATION = re.compile(rb"""\sxmlns(?::[^\s=]+)?\s*=\s*(?:"[^"]*"|'[^']*')""")
_RELATIONSHIP = re.compile(rb"([^\s=\"']+:)id\s*=")
_LONGEST_TEXT = 32_767  # what a cell can hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The cell formats of the sheet, by their numbers in the workbook."""

    header: int
    wrapped: int
    link: int


def free_name(taken: Iterable[str]) -> str:
    """The name of the sheet, with a number where another sheet is called so (names ignore case)."""
    names = {name.casefold() for name in taken}
    numbered = (f"{NAME} ({number})" for number in range(2, len(names) + 3))
    return next(name for name in (NAME, *numbered) if name.casefold() not in names)


def summary_sheet(report: Report, number: int, formats: Formats, namespace: str) -> bytes:
    """The worksheet part: a row for each place of each finding, in the report's order, in ASCII.

    Args:
        report: its findings; those of all its inputs are listed.
        number: the input that the sheet is added to; only its cells can be linked.
        formats: the formats of header, text and link.
        namespace: that of the workbook's own sheets.
    """
    rows = [(finding, place) for finding in report.findings for place in finding.places]
    last = f"{column_letters(len(HEADERS))}{len(rows) + 1}"
    columns = "".join(f'<col min="{i}" max="{i}" width="{w}" customWidth="1"/>' for i, w in enumerate(_WIDTHS, 1))
    return b"".join([
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols><sheetData>".encode(),
        _row(1, HEADERS, [formats.header] * len(HEADERS)),
        *_rows(rows, number, formats),
        b"</sheetData>",
        _links(rows, number),
        b'<pageSetup orientation="landscape"/></worksheet>',
    ])  # fmt: skip


def listed(workbook: bytes, name: str, relationship: str) -> Splice:
    """The splice that lists the sheet behind all others in the workbook part (its view, well-formed)."""
    elements = outline(workbook)
    holder = next(index for index, element in enumerate(elements) if element.name == "sheets")
    sheets = [elements[index] for index in children(elements, holder, "sheet")]
    number = 1 + max(int(sheet.get("sheetId") or 0) for sheet in sheets)
    found = _RELATIONSHIP.search(sheets[-1].attributes)
    prefix = found[1] if found else b"r:"
    declared = b"".join(_DECLARATION.findall(sheets[-1].attributes))  # openpyxl declares prefixes at each sheet
    return elements[holder].appended(
        b"<%bsheet%b name=" % (sheets[-1].prefix, declared)
        + b'"%b" sheetId="%d" %bid="%b"/>' % (escaped(name), number, prefix, escaped(relationship))
    )


def _rows(rows: Sequence[tuple[Finding, Place]], number: int, formats: Formats) -> Iterator[bytes]:
    for at, (finding, place) in enumerate(rows, 2):
        texts = (
            finding.severity.word,
            finding.rule,
            place.address if place.input == number else f"[{place.input + 1}] {place.address}",
            finding.message,
            computation(finding.values),
            "; ".join(finding.basis),
            finding.fix.text if finding.fix else "",
            finding.fingerprint,
        )
        styles = [formats.wrapped] * len(HEADERS)
        if _target(place, number):
            styles[_LINK - 1] = formats.link
        yield _row(at, texts, styles)


def _row(number: int, texts: Sequence[str], styles: Sequence[int]) -> bytes:
    cells = b"".join(
        f'<c r="{column_letters(column)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'.encode()
        + escaped(_cut(inert(text)))
        + b"</t></is></c>"
        for column, (text, style) in enumerate(zip(texts, styles, strict=True), 1)
    )
    height = _LINE * min(max(-(-len(text) // width) for text, width in zip(texts, _WIDTHS, strict=True)), _MOST_LINES)
    return f'<row r="{number}" ht="{height}" customHeight="1">'.encode() + cells + b"</row>"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _links(rows: Sequence[tuple[Finding, Place]], number: int) -> bytes:
    links = [
        f'<hyperlink ref="{column_letters(_LINK)}{at}" location="'.encode() + escaped(target) + b'"/>'
        for at, (_, place) in enumerate(rows, 2)
        if (target := _target(place, number))
    ]
    return b"<hyperlinks>" + b"".join(links) + b"</hyperlinks>" if links else b""


def _target(place: Place, number: int) -> str:
    """Where a link to the place leads; the empty string where it is no cell of this workbook."""
    if place.input != number or place.sheet is None:
        return ""
    sheet = place.sheet.replace("'", "''")
    return f"'{sheet}'!{place.cell or 'A1'}"
