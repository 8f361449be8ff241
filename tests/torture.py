"""Workbooks with everything in them that is in the wild, and with faults on every sheet: always the same bytes.

| workbook | holds |
| --- | --- |
| `torture.xlsx` | what XlsxWriter can write, and the hand-made parts; an archive with dates and a comment |
| `macros.xlsm` | macros, signed on their own; buttons that run them; days counted from 1904; sizes behind the parts |
| `strict.xlsx` | strict OOXML |
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from torture_parts import MAIN, PACKAGE, RELATED, SHEETS, Parts, add, add_parts, change, relate
from torture_sheets import write_sheets
from torture_snippets import SIGNATURE

#: The workbooks that sucheck can mark.
BOOKS = ("torture.xlsx", "macros.xlsm", "strict.xlsx")

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PURL = "http://purl.oclc.org/ooxml"
_SIGNED = "application/vnd.openxmlformats-package.digital-signature"
#: Namespaces and types of relationships, the longer before those they begin with.
_STRICT = {
    MAIN: f"{_PURL}/spreadsheetml/main",
    f"{RELATED}/extended-properties": f"{_PURL}/officeDocument/relationships/extendedProperties",
    f"{_OFFICE}/extended-properties": f"{_PURL}/officeDocument/extendedProperties",
    f"{_OFFICE}/docPropsVTypes": f"{_PURL}/officeDocument/docPropsVTypes",
    RELATED: f"{_PURL}/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/": f"{_PURL}/drawingml/",
}


def build(name: str, folder: Path) -> Path:
    """Write one of the workbooks, or `signed.xlsx`: the first with a digital signature."""
    path = folder / name
    write_sheets(path, with_macros=name.endswith("xlsm"), from_1904=name.endswith("xlsm"))
    parts = parts_of(path)
    if name in {"torture.xlsx", "signed.xlsx"}:
        add_parts(parts)
    if name == "strict.xlsx":
        _make_strict(parts)
    if name == "signed.xlsx":
        _sign(parts)
    save(parts, path, is_streamed=name.endswith("xlsm"))
    return path


def parts_of(path: Path) -> Parts:
    """The parts of a package by name, in the order of its archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save(parts: Mapping[str, bytes], path: Path, *, is_streamed: bool = False) -> Path:
    """Write a package whose archive has what archives may have; `is_streamed` puts the sizes behind the parts."""
    with path.open("wb") as file, zipfile.ZipFile(_Stream(file) if is_streamed else file, "w") as archive:
        archive.comment = b"kept by an archive of 2026"
        for number, (name, content) in enumerate(parts.items()):
            archive.writestr(_entry(name, number), content)
    return path


def _make_strict(parts: Parts) -> None:
    """Turn a transitional workbook into a strict one (ECMA-376 part 1): other namespaces, a date in ISO 8601."""
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and not name.startswith("[Content"):
            for old, new in _STRICT.items():
                content = content.replace(old.encode(), new.encode())  # noqa: PLW2901 - one replacement upon the other
            parts[name] = content
    change(parts, "xl/workbook.xml", "<workbook ", '<workbook conformance="strict" ')
    change(
        parts, SHEETS["Directives"], '<c r="D2" s="3"><v>42487</v>', '<c r="D2" s="3" t="d"><v>2016-04-27T00:00:00</v>'
    )


def _sign(parts: Parts) -> None:
    """Add the parts of a digital signature (ECMA-376 part 2, 13); the signature itself is none."""
    add(parts, "_xmlsignatures/origin.sigs", "", f"{_SIGNED}-origin")
    add(parts, "_xmlsignatures/sig1.xml", SIGNATURE, f"{_SIGNED}-xmlsignature+xml")
    kind = f"{PACKAGE}/relationships/digital-signature"
    relate(parts, "", f"{kind}/origin", "_xmlsignatures/origin.sigs")
    relate(parts, "_xmlsignatures/origin.sigs", f"{kind}/signature", "sig1.xml")


def _entry(name: str, number: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (2019 + number % 7, 1 + number % 12, 1 + number % 28, 10, number % 60, 2))
    entry.compress_type = zipfile.ZIP_STORED if name.endswith((".png", ".bin")) else zipfile.ZIP_DEFLATED
    entry.create_system = 3 * (number % 2)
    entry.external_attr = 0o644 << 16 if number % 2 else 0x20
    if number % 5 == 0:
        entry.extra = b"UT\x05\x00\x01\x00\x00\x00\x5e"  # when it was changed, as Info-ZIP notes it
    return entry


class _Stream(io.RawIOBase):
    """A file that cannot go back, such as a pipe."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]  # any buffer is bytes enough here
        return self._file.write(content)

    def flush(self) -> None:
        self._file.flush()
