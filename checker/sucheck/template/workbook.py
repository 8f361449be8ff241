"""Our template as a file: the sheets of the schemas, an example and a legend. The same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from sucheck.shape.columns import SheetSchema
from sucheck.template.book import Row
from sucheck.template.cells import held
from sucheck.template.columns import columns_of
from sucheck.template.example import write_example
from sucheck.template.legend import write_legend
from sucheck.template.sheets import write_sheet

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive can name
_PROPERTIES = "docProps/core.xml"


def write_template(
    file: BinaryIO, schemas: Sequence[SheetSchema], rows: Mapping[str, Sequence[Row]] | None = None, title: str = ""
) -> None:
    """Write the template: with the rows that are given, the sheets that are named there; else all of the template."""
    book = Workbook()
    schemas = [schema for schema in schemas if schema.in_template]
    kept = [schema for schema in schemas if rows is None or schema.kind in rows]
    sheets = {schema.kind: _new_sheet(book, schema.kind) for schema in kept}
    write_example(_new_sheet(book, "Example"), schemas)
    lists = write_legend(_new_sheet(book, "Legend"), schemas)
    book.remove(book.worksheets[0])  # the sheet that every new workbook has
    for schema in kept:
        own = rows[schema.kind] if rows else ()
        write_sheet(sheets[schema.kind], columns_of(schema, {name for row in own for name in row}), own, lists)
    book.properties.title, book.properties.creator = held(title), "sucheck"
    _save(book, file)


def _new_sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book.create_sheet(name)
    assert isinstance(sheet, Worksheet)
    return sheet


def _save(book: Workbook, file: BinaryIO) -> None:
    """Write the workbook without the time of day: openpyxl puts it into the properties and into the archive."""
    made = BytesIO()
    book.save(made)
    with ZipFile(made) as archive, ZipFile(file, "w", ZIP_DEFLATED) as out:
        for name in archive.namelist():
            entry = ZipInfo(name, date_time=_EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            out.writestr(entry, _properties(book) if name == _PROPERTIES else archive.read(name))


def _properties(book: Workbook) -> bytes:
    tree = book.properties.to_tree()
    for element in [child for child in tree if child.tag.endswith(("}created", "}modified"))]:
        tree.remove(element)
    return bytes(tostring(tree))
