"""OpenDocument spreadsheets made by hand, so that a test can say exactly which XML a value comes from."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from sucheck.model import CellValue

KIND = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "table": "table", "text": "text", "style": "style", "fo": "xsl-fo-compatible",
        "draw": "drawing",
    }.items()
) + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'  # fmt: skip


@dataclass(kw_only=True)
class OpenBook:
    """A spreadsheet: the XML within each sheet's table by its name, of its automatic and of its common styles."""

    tables: Mapping[str, str] = field(default_factory=dict)
    styles: str = ""
    common: str = ""
    table_attributes: str = ""
    extra: Mapping[str, str | bytes] = field(default_factory=dict)

    def save(self, path: Path) -> str:
        tables = "".join(
            f'<table:table table:name="{name}"{self.table_attributes}>{data}</table:table>'
            for name, data in self.tables.items()
        )
        parts = {
            "mimetype": KIND,
            "content.xml": f"<office:document-content {_NAMES}><office:automatic-styles>{self.styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_NAMES}><office:styles>{self.common}</office:styles>"
            "</office:document-styles>",
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**parts, **self.extra}.items():
                archive.writestr(name, content)
        return str(path)


def cell(content: str = "", attributes: str = "") -> str:
    """A cell: its XML, and attributes with their prefixes."""
    return f"<table:table-cell {attributes}>{content}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def written(value: CellValue) -> str:
    """The cell with this value, as LibreOffice writes it."""
    if value == "":
        return cell()
    if isinstance(value, bool):
        return cell(f"<text:p>{str(value).upper()}</text:p>", _typed("boolean", "boolean-value", str(value).lower()))
    if isinstance(value, float):
        return cell(f"<text:p>{value}</text:p>", _typed("float", "value", str(value)))
    if isinstance(value, dt.date):
        return cell(f"<text:p>{value}</text:p>", _typed("date", "date-value", value.isoformat()))
    lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in str(value).split("\n"))
    return cell(lines, 'office:value-type="string"')


def rows(values: Sequence[Sequence[CellValue]]) -> str:
    return "".join(row(*map(written, line)) for line in values)


def _typed(kind: str, attribute: str, value: str) -> str:
    return f'office:value-type="{kind}" office:{attribute}="{value}"'


def _spaced(line: str) -> str:
    """Blanks that XML would run together."""
    text = escape(line).replace("\t", "<text:tab/>").replace("  ", " <text:s/>")
    return f"<text:s/>{text[1:]}" if text.startswith(" ") else text
