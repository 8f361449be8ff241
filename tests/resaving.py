"""Workbooks as other programs save them: all parts written anew, formats numbered anew, parts renamed or dropped."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import openpyxl
from lxml import etree

Tree = etree._Element  # noqa: SLF001 - lxml's only name for the type
Parts = dict[str, bytes]

STYLES = "xl/styles.xml"
_PROPERTIES = "customXml/itemProps1.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def parts_of(path: Path) -> Parts:
    """The parts of a package by name, in the order of its archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save(parts: Parts, path: Path) -> Path:
    """Write a package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def as_excel(path: Path, to: Path) -> Path:
    """What Excel does: every part written anew, formats and fills in another order, notes in another part.

    Custom XML is kept, and gets properties.
    """
    parts = {name: _written(content) for name, content in parts_of(path).items() if not name.startswith("docProps")}
    styles = etree.fromstring(parts[STYLES])
    fills = _reversed(styles.find("{*}fills"), first=2)
    formats = _reversed(styles.find("{*}cellXfs"), first=1)
    for xf in styles.iterfind("{*}cellXfs/{*}xf"):
        xf.set("fillId", str(fills[int(xf.get("fillId", "0"))]))
    parts[STYLES] = etree.tostring(styles)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        sheet = etree.fromstring(parts[name])
        for cell in sheet.iter("{*}c", "{*}row"):
            if style := cell.get("s"):
                cell.set("s", str(formats[int(style)]))
        parts[name] = etree.tostring(sheet)
    return save(_renamed(_with_properties(parts)), to)


def as_openpyxl(path: Path, to: Path) -> Path:
    """What openpyxl does: custom XML is dropped; a row is put in above the second of each sheet."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        sheet.insert_rows(2)
    book.save(to)
    return to


def as_libreoffice(path: Path, to: Path, profile: Path) -> Path:
    """What LibreOffice does: custom XML, authors and the second colour of solid fills are dropped."""
    folder = to.with_suffix("")
    folder.mkdir()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True)
    return (folder / path.name).rename(to)


def _written(content: bytes) -> bytes:
    try:
        return etree.tostring(etree.fromstring(content), xml_declaration=True, encoding="utf-8", standalone=True)
    except etree.XMLSyntaxError:
        return content


def _reversed(items: Tree | None, *, first: int) -> dict[int, int]:
    """Turn the order of all children but the first ones; where each has gone."""
    assert items is not None
    held = list(items)
    items[first:] = held[: first - 1 : -1]
    return {at: at if at < first else len(held) - 1 + first - at for at in range(len(held))}


def _renamed(parts: Parts) -> Parts:
    """Give the parts of notes and boxes other numbers."""
    names = {}
    for number in range(9):
        names[f"comments{number}.xml".encode()] = f"comments{number + 20}.xml".encode()
        names[f"vmlDrawing{number}.vml".encode()] = f"vmlDrawing{number + 20}.vml".encode()
    renamed: Parts = {}
    for name, content in parts.items():
        written, new = content, name
        for old, other in names.items():
            new = new.replace(old.decode(), other.decode())
            if name.endswith(".rels") or name == "[Content_Types].xml":
                written = written.replace(old, other)
        renamed[new] = written
    return renamed


def _with_properties(parts: Parts) -> Parts:
    if "customXml/item1.xml" not in parts:
        return parts
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/>'
    kept = parts | {
        "customXml/_rels/item1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relation}</Relationships>"
        ).encode(),
        _PROPERTIES: f'<ds:datastoreItem ds:itemID="{{1}}" xmlns:ds="{_OFFICE}/customXml"/>'.encode(),
    }
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    override = f'<Override PartName="/{_PROPERTIES}" ContentType="{kind}"/></Types>'.encode()
    kept["[Content_Types].xml"] = kept["[Content_Types].xml"].replace(b"</Types>", override)
    return kept
