"""The parts of the torture workbook that no library writes: patched in by hand, as office programs write them."""

from __future__ import annotations

import re

from torture_sheets import THREADS, png
from torture_snippets import (
    CALCULATION_CHAIN,
    CONTROL,
    CONTROLS,
    CUSTOM,
    CUSTOM_PROPERTIES,
    DRAWN_SLICER,
    EXTERNAL,
    LABEL,
    PERSONS,
    PIVOT_CACHE,
    PIVOT_RECORDS,
    PIVOT_TABLE,
    REVISED_COMMENTS,
    SLICER,
    SLICER_CACHE,
    SLICER_CACHES,
    SLICER_LIST,
    THREAD,
)

#: The parts of a package by name, in the order of its archive.
Parts = dict[str, bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EXCEL = "application/vnd.ms-excel"
_BOOK = "xl/workbook.xml"
_NAMES = ("Report", "Directives", "Notifications", "Procedures", "Claims", "Footnotes",
          "Claims 2", "Claims 3", "Claims 4", "Claims 5", "Counts", "Pivot")  # fmt: skip
#: The part of each worksheet.
SHEETS = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(_NAMES, start=1)}


def add_parts(parts: Parts) -> None:
    """Add every hand-made part to what XlsxWriter wrote."""
    _add_picture(parts)
    _add_threads(parts)
    _add_pivot(parts)
    _add_slicer(parts)
    _add_control(parts)
    _add_book_parts(parts)
    _make_targets_absolute(parts)
    words = "<t>Nothing is wrong here.</t>"
    parts["xl/comments1.xml"] = re.sub(rf"<r><rPr>[^.]*{words}</r>".encode(), words.encode(), parts["xl/comments1.xml"])
    parts[SHEETS["Claims 2"]] = _without_addresses(parts[SHEETS["Claims 2"]], parts["xl/sharedStrings.xml"])
    parts[SHEETS["Claims 3"]] = _prefixed(parts[SHEETS["Claims 3"]])
    parts[SHEETS["Claims 4"]] = parts[SHEETS["Claims 4"]].decode().replace("UTF-8", "UTF-16").encode("utf-16")


def change(parts: Parts, name: str, old: str, new: str) -> None:
    """Replace what stands exactly once in a part."""
    content = parts[name].decode()
    assert content.count(old) == 1, f"{name} holds {old} {content.count(old)} times"
    parts[name] = content.replace(old, new).encode()


def _add_picture(parts: Parts) -> None:
    """A picture behind the cells of Directives, whose place in the sheet is behind that of notes."""
    parts["xl/media/image9.png"] = png(b"\xf4\xf4\xf4")
    id_ = relate(parts, SHEETS["Directives"], f"{RELATED}/image", "../media/image9.png")
    change(parts, SHEETS["Directives"], "<tableParts", f'<picture r:id="{id_}"/><tableParts')


def _add_threads(parts: Parts) -> None:
    """Threads on E3, where a fault is, and on A2 of Procedures."""
    person, thread = "xl/persons/person.xml", "xl/threadedComments/threadedComment1.xml"
    add(parts, person, PERSONS, f"{_EXCEL}.person+xml")
    add(parts, thread, THREAD, f"{_EXCEL}.threadedcomments+xml")
    relate(parts, _BOOK, f"{_MICROSOFT}/2017/10/relationships/person", "persons/person.xml")
    kind = f"{_MICROSOFT}/2017/10/relationships/threadedComment"
    relate(parts, SHEETS["Procedures"], kind, "../threadedComments/threadedComment1.xml")
    change(parts, "xl/comments2.xml", "<comments ", REVISED_COMMENTS)
    for cell, thread_id in THREADS.items():
        change(parts, "xl/comments2.xml", f'ref="{cell}"', f'ref="{cell}" xr:uid="{thread_id}"')


def _add_pivot(parts: Parts) -> None:
    folder = "xl/pivotCache/pivotCache"
    add(parts, f"{folder}Definition1.xml", PIVOT_CACHE, f"{_SPREADSHEET}.pivotCacheDefinition+xml")
    add(parts, f"{folder}Records1.xml", PIVOT_RECORDS, f"{_SPREADSHEET}.pivotCacheRecords+xml")
    add(parts, "xl/pivotTables/pivotTable1.xml", PIVOT_TABLE, f"{_SPREADSHEET}.pivotTable+xml")
    relate(parts, f"{folder}Definition1.xml", f"{RELATED}/pivotCacheRecords", "pivotCacheRecords1.xml")
    kind, target = f"{RELATED}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"
    relate(parts, "xl/pivotTables/pivotTable1.xml", kind, f"../{target}")
    relate(parts, SHEETS["Pivot"], f"{RELATED}/pivotTable", "../pivotTables/pivotTable1.xml")
    id_ = relate(parts, _BOOK, kind, target)
    caches = f'<pivotCaches><pivotCache cacheId="1" r:id="{id_}"/></pivotCaches>'
    change(parts, _BOOK, "</workbook>", f"{caches}</workbook>")


def _add_slicer(parts: Parts) -> None:
    """A slicer of the pivot table on Claims: a drawing before the notes of the sheet, a list behind them."""
    add(parts, "xl/slicerCaches/slicerCache1.xml", SLICER_CACHE, f"{_EXCEL}.slicerCache+xml")
    add(parts, "xl/slicers/slicer1.xml", SLICER, f"{_EXCEL}.slicer+xml")
    add(parts, "xl/drawings/drawing9.xml", DRAWN_SLICER, "application/vnd.openxmlformats-officedocument.drawing+xml")
    kind = f"{_MICROSOFT}/2007/relationships"
    id_ = relate(parts, _BOOK, f"{kind}/slicerCache", "slicerCaches/slicerCache1.xml")
    change(parts, _BOOK, "</workbook>", SLICER_CACHES.format(id_) + "</workbook>")
    change(parts, _BOOK, "</definedNames>", '<definedName name="Slicer_Status">#N/A</definedName></definedNames>')
    id_ = relate(parts, SHEETS["Claims"], f"{kind}/slicer", "../slicers/slicer1.xml")
    change(parts, SHEETS["Claims"], "</worksheet>", SLICER_LIST.format(id_) + "</worksheet>")
    id_ = relate(parts, SHEETS["Claims"], f"{RELATED}/drawing", "../drawings/drawing9.xml")
    change(parts, SHEETS["Claims"], "<legacyDrawing", f'<drawing r:id="{id_}"/><legacyDrawing')


def _add_control(parts: Parts) -> None:
    """The button of Claims 5 as a control; its VML is not well-formed, as where a caption has two lines."""
    add(parts, "xl/ctrlProps/ctrlProp1.xml", CONTROL, f"{_EXCEL}.controlproperties+xml")
    id_ = relate(parts, SHEETS["Claims 5"], f"{RELATED}/ctrlProp", "../ctrlProps/ctrlProp1.xml")
    change(parts, SHEETS["Claims 5"], "</worksheet>", CONTROLS.format(id_) + "</worksheet>")
    change(parts, "xl/drawings/vmlDrawing5.vml", ">Compare<", ">Compare<br>again<")


def _add_book_parts(parts: Parts) -> None:
    """What belongs to the whole book: calculation order, a link, custom XML, a sensitivity label; printer settings."""
    add(parts, "xl/calcChain.xml", CALCULATION_CHAIN, f"{_SPREADSHEET}.calcChain+xml")
    relate(parts, _BOOK, f"{RELATED}/calcChain", "calcChain.xml")
    add(parts, "xl/externalLinks/externalLink1.xml", EXTERNAL, f"{_SPREADSHEET}.externalLink+xml")
    relate(parts, "xl/externalLinks/externalLink1.xml", f"{RELATED}/externalLinkPath", "other.xlsx", outside=True)
    id_ = relate(parts, _BOOK, f"{RELATED}/externalLink", "externalLinks/externalLink1.xml")
    links = f'<externalReferences><externalReference r:id="{id_}"/></externalReferences>'
    change(parts, _BOOK, "<definedNames>", f"{links}<definedNames>")
    add(parts, "customXml/item1.xml", CUSTOM, "")
    properties = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    add(parts, "customXml/itemProps1.xml", CUSTOM_PROPERTIES, properties)
    relate(parts, _BOOK, f"{RELATED}/customXml", "../customXml/item1.xml")
    relate(parts, "customXml/item1.xml", f"{RELATED}/customXmlProps", "itemProps1.xml")
    add(parts, "docMetadata/LabelInfo.xml", LABEL, "application/vnd.ms-office.classificationlabels+xml")
    relate(parts, "", f"{_MICROSOFT}/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml")
    parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(220))
    printer = f'<Default Extension="bin" ContentType="{_SPREADSHEET}.printerSettings"/><Default Extension="png"'
    change(parts, "[Content_Types].xml", '<Default Extension="png"', printer)
    target = "../printerSettings/printerSettings1.bin"
    id_ = relate(parts, SHEETS["Procedures"], f"{RELATED}/printerSettings", target)
    change(parts, SHEETS["Procedures"], 'orientation="portrait"/>', f'orientation="portrait" r:id="{id_}"/>')


def _make_targets_absolute(parts: Parts) -> None:
    book, sheet = "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet4.xml.rels"
    change(parts, book, '"worksheets/sheet9.xml"', '"/xl/worksheets/sheet9.xml"')
    change(parts, book, '"styles.xml"', '"/xl/styles.xml"')
    change(parts, sheet, '"../comments2.xml"', '"/xl/comments2.xml"')
    change(parts, sheet, '"../drawings/vmlDrawing3.vml"', '"/xl/drawings/vmlDrawing3.vml"')


def _without_addresses(sheet: bytes, shared: bytes) -> bytes:
    """Rows and cells without `r` and without formats, strings inline; rows without cells behind the last."""
    strings = re.findall(r"<si>(.*?)</si>", shared.decode(), re.DOTALL)
    content = re.sub(
        r't="s"><v>(\d+)</v>', lambda found: f't="inlineStr"><is>{strings[int(found[1])]}</is>', sheet.decode()
    )
    content = re.sub(r'<row r="\d+"[^>]*>', "<row>", content).replace('<c r="I2"', '<c/><c r="I2"')
    content = re.sub(r'<c r="[A-Z]+\d"( s="3")?( s="\d")?', r"<c\1", content)
    return content.replace("</sheetData>", '<row/><row ht="40" customHeight="1"></row></sheetData>').encode()


def _prefixed(sheet: bytes) -> bytes:
    content = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", sheet)
    return content.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")


def add(parts: Parts, name: str, content: str, kind: str) -> None:
    """Add a part with its content type; without one, the type of its extension holds."""
    parts[name] = content.encode()
    if kind:
        override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
        change(parts, "[Content_Types].xml", "</Types>", override)


def relate(parts: Parts, source: str, kind: str, target: str, *, outside: bool = False) -> str:
    """Relate a part (the package itself where it has no name) to another; the id of the relationship."""
    folder, _, own = source.rpartition("/")
    name = f"{folder}/_rels/{own}.rels".lstrip("/")
    parts.setdefault(name, f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'.encode())
    id_ = f"rId{parts[name].count(b'<Relationship ') + 1}"
    mode = ' TargetMode="External"' if outside else ""
    relationship = f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    change(parts, name, "</Relationships>", relationship)
    return id_
