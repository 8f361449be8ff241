"""Binary workbooks (xlsb) made record by record, which no free program writes ([MS-XLSB] 2.1.4, 2.4)."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sucheck.model import CellValue

DATE, RED, MOMENT = 1, 2, 3  # the cell formats of every book
RAISED = 1  # the font of note marks
_KIND = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = dt.datetime.fromisoformat("1899-12-30")


def record(kind: int, content: bytes = b"") -> bytes:
    """One record: its type in one byte or two, its size seven bits at a time."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size, rest = b"", len(content)
    while True:
        size += bytes([rest & 127 | (128 if rest > 127 else 0)])
        rest >>= 7
        if not rest:
            return head + size + content


def wide(text: str) -> bytes:
    """A string as records hold it."""
    units = text.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


def row(number: int, *, is_hidden: bool = False) -> bytes:
    """The record that a row starts with, counted from 1."""
    return record(0, struct.pack("<IIHBBBI", number - 1, 0, 300, 0, 0x10 if is_hidden else 0, 0, 0))


def cell(kind: int, column: int, content: bytes = b"", style: int = 0) -> bytes:
    """The record of a cell, its column counted from 1."""
    return record(kind, struct.pack("<II", column - 1, style) + content)


def written(column: int, value: CellValue) -> bytes:
    """The record of a cell with this value."""
    if isinstance(value, bool):
        return cell(4, column, bytes([value]))
    if isinstance(value, str):
        return cell(6, column, wide(value))
    if isinstance(value, dt.datetime | dt.date):
        is_moment = isinstance(value, dt.datetime)
        moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
        days = (moment - _EPOCH) / dt.timedelta(days=1)
        return cell(5, column, struct.pack("<d", days), MOMENT if is_moment else DATE)
    assert isinstance(value, float)
    return cell(5, column, struct.pack("<d", value))


def rows(values: Sequence[Sequence[CellValue]]) -> bytes:
    """The records of all rows from the first on."""
    return b"".join(
        row(number) + b"".join(written(column, value) for column, value in enumerate(line, 1) if value != "")
        for number, line in enumerate(values, 1)
    )


@dataclass(kw_only=True)
class BinarySheet:
    """A sheet: `data` are the records of its rows, `before` and `after` those around them."""

    name: str = "S"
    data: bytes = b""
    before: bytes = b""
    after: bytes = b""
    state: int = 0
    kind: str = "worksheet"


@dataclass(kw_only=True)
class BinaryBook:
    """A binary workbook; `shared` are the records of its shared strings, `extra` parts replace others."""

    sheets: Sequence[BinarySheet] = ()
    shared: bytes = b""
    is_1904: bool = False
    extra: Mapping[str, bytes] = field(default_factory=dict)

    def save(self, path: Path) -> str:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts().items():
                archive.writestr(name, content)
        return str(path)

    def parts(self) -> dict[str, bytes]:
        numbered = list(enumerate(self.sheets, 1))
        targets = {f"r{n}": (sheet.kind, f"worksheets/sheet{n}.bin") for n, sheet in numbered}
        targets |= {"s1": ("styles", "styles.bin"), "s2": ("sharedStrings", "sharedStrings.bin")}
        parts = {
            "[Content_Types].xml": _types(len(self.sheets)),
            "_rels/.rels": _relations({"r1": ("officeDocument", "xl/workbook.bin")}),
            "xl/workbook.bin": self._workbook(),
            "xl/_rels/workbook.bin.rels": _relations(targets),
            "xl/styles.bin": _styles(),
            "xl/sharedStrings.bin": record(159, bytes(8)) + self.shared + record(160),
        }
        parts |= {f"xl/worksheets/sheet{n}.bin": _sheet(sheet) for n, sheet in numbered}
        return {**parts, **self.extra}

    def _workbook(self) -> bytes:
        sheets = b"".join(
            record(156, struct.pack("<II", sheet.state, n) + wide(f"r{n}") + wide(sheet.name))
            for n, sheet in enumerate(self.sheets, 1)
        )
        properties = record(153, struct.pack("<II", int(self.is_1904), 0) + wide(""))
        return record(131) + properties + record(143) + sheets + record(144) + record(132)


def _sheet(sheet: BinarySheet) -> bytes:
    size = record(148, bytes(16))
    return record(129) + size + sheet.before + record(145) + sheet.data + record(146) + sheet.after + record(130)


def _styles() -> bytes:
    fonts = [
        struct.pack("<HHHHBBBB", 220, 0, 400, raised, 0, 2, 0, 0) + bytes(8) + b"\0" + wide("A") for raised in (0, 1)
    ]
    none, red = bytes(68), struct.pack("<IBBhBBBB", 1, 5, 0, 0, 255, 0, 0, 255) + bytes(56)
    formats = [(0, 0), (14, 0), (0, 1), (200, 0)]
    cells = b"".join(record(47, struct.pack("<HHHHH", 0, code, 0, fill, 0) + bytes(6)) for code, fill in formats)
    return b"".join(
        [
            record(278), record(615, struct.pack("<I", 1)), record(44, b"\xc8\0" + wide("yyyy-mm-dd hh:mm")),
            record(616), record(611, struct.pack("<I", 2)), *(record(43, font) for font in fonts), record(612),
            record(603, struct.pack("<I", 2)), record(45, none), record(45, red), record(604),
            record(626, struct.pack("<I", 1)), record(47, bytes(16)), record(627),
            record(617, struct.pack("<I", len(formats))), cells, record(618), record(279),
        ]
    )  # fmt: skip


def _types(sheets: int) -> bytes:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.bin" ContentType="application/vnd.ms-excel.worksheet"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.bin" ContentType="{_KIND}"/>{parts}</Types>'
    ).encode()


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="{name}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'.encode()
