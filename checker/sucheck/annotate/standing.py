"""Whether a file is still as annotating left it."""

from __future__ import annotations

from typing import BinaryIO

from sucheck.annotate.record import find_record
from sucheck.model import InputError
from sucheck.ooxml.package import Package


def is_as_left(file: BinaryIO, path: str) -> bool:
    """Whether a file is a workbook or document with our marks that nobody has saved since; False for anything else."""
    try:
        package = Package(file, path)
        found = find_record(package)
    except InputError:
        return False
    if found is None or found.record is None:
        return False
    entries = {entry.filename.lower(): (entry.CRC, entry.file_size) for entry in package.entries}
    left = {part.name: part.now for part in found.record.changed} | {part.name: part.now for part in found.record.added}
    return all(entries.get(name.lower()) == (left[name].crc, left[name].size) for name in left)
