"""Small workbooks made by hand, so that a test can say exactly which XML a value comes from."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/></Types>"""


@dataclass(kw_only=True)
class Part:
    """One sheet of a hand-made workbook: `data` is what stands in `sheetData`, or `whole` the XML in full."""

    data: str = ""
    before: str = ""
    after: str = ""
    whole: str | None = None
    name: str = "S"
    state: str = ""
    kind: str = "worksheet"
    target: str = ""
    encoding: str = "utf-8"

    def xml(self, namespace: str) -> bytes:
        whole = self.whole or (
            f'<worksheet xmlns="{namespace}" xmlns:r="{RELATED}">{self.before}<sheetData>{self.data}</sheetData>'
            f"{self.after}</worksheet>"
        )
        return whole.encode(self.encoding)


@dataclass(kw_only=True)
class Book:
    """A hand-made workbook: number formats become cell formats 1, 2, … in their order."""

    sheets: list[Part] = field(default_factory=list)
    shared: str = ""
    formats: list[str | int] = field(default_factory=list)
    properties: str = ""
    namespace: str = MAIN
    related: str = RELATED
    extra: dict[str, str | bytes] = field(default_factory=dict)
    encodings: dict[str, str] = field(default_factory=dict)

    def parts(self) -> dict[str, bytes]:
        """The parts by name; those in `extra` replace the others."""
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations([("r1", f"{self.related}/officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": self._workbook(),
            "xl/_rels/workbook.xml.rels": self._relations(),
            "xl/sharedStrings.xml": f'<sst xmlns="{self.namespace}">{self.shared}</sst>',
            "xl/styles.xml": self._styles(),
        }
        parts |= {f"xl/{_target(i, sheet)}": sheet.xml(self.namespace) for i, sheet in enumerate(self.sheets)}
        parts |= self.extra
        return {
            name: part if isinstance(part, bytes) else part.encode(self.encodings.get(name, "utf-8"))
            for name, part in parts.items()
        }

    def save(self, path: Path) -> str:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts().items():
                archive.writestr(name, part)
        return str(path)

    def _workbook(self) -> str:
        sheets = "".join(
            f'<sheet name="{sheet.name}" sheetId="{i + 1}" r:id="s{i}" state="{sheet.state or "visible"}"/>'
            for i, sheet in enumerate(self.sheets)
        )
        return (
            f'<workbook xmlns="{self.namespace}" xmlns:r="{self.related}">{self.properties}'
            f"<sheets>{sheets}</sheets></workbook>"
        )

    def _relations(self) -> str:
        sheets = [
            (f"s{i}", f"{self.related}/{sheet.kind}", sheet.target or _target(i, sheet))
            for i, sheet in enumerate(self.sheets)
        ]
        others = [
            ("x1", f"{self.related}/sharedStrings", "sharedStrings.xml"),
            ("x2", f"{self.related}/styles", "styles.xml"),
        ]
        return _relations(sheets + others)

    def _styles(self) -> str:
        ids = [code if isinstance(code, int) else 200 + i for i, code in enumerate(self.formats)]
        codes = "".join(
            f'<numFmt numFmtId="{id_}" formatCode="{_quoted(code)}"/>'
            for id_, code in zip(ids, self.formats, strict=True)
            if isinstance(code, str)
        )
        formats = "".join(f'<xf numFmtId="{id_}"/>' for id_ in (0, *ids))
        return (
            f'<styleSheet xmlns="{self.namespace}"><numFmts>{codes}</numFmts><cellXfs>{formats}</cellXfs></styleSheet>'
        )


def row(number: int, *cells: str) -> str:
    """A row of cells A, B, C …, each given as what follows the address: ` t="b"><v>1</v>`, or `/` for an empty one."""
    written = (
        f'<c r="{chr(65 + i)}{number}"{cell}' + (">" if cell.endswith("/") else "</c>") for i, cell in enumerate(cells)
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def _target(index: int, sheet: Part) -> str:
    return sheet.target.removeprefix("/xl/") if sheet.target else f"{sheet.kind}s/sheet{index + 1}.xml"


def _relations(relations: list[tuple[str, str, str]]) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _quoted(code: str) -> str:
    return code.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
