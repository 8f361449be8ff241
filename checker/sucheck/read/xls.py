"""Read an Excel 97-2003 workbook (xls): its sheets in order, each record by record ([MS-XLS])."""

from __future__ import annotations

import struct

from sucheck.model import InputError, Sheet
from sucheck.read.biff8 import BEGIN, records
from sucheck.read.compound import CompoundFile
from sucheck.read.kinds import OLDEST, not_read
from sucheck.read.xls_globals import read_globals
from sucheck.read.xls_sheet import read_old_sheet

_LARGEST = 256 << 20
_BIFF8 = 0x0600
_STREAM = "Workbook"


def read_old_sheets(content: bytes, path: str) -> tuple[Sheet, ...]:
    """The worksheets in workbook order; charts and macro sheets are left out.

    Raises:
        InputError: the file is damaged, encrypted, too large, or of a version before Excel 97.
    """
    if len(content) > _LARGEST:
        raise InputError(f"{path}: is an .xls workbook of more than 256 MB; save it as a workbook (xlsx)")
    file = CompoundFile(content, path)
    stream = file.read(_STREAM)
    try:
        kind, first = next(records(stream), (0, b""))
        version = struct.unpack_from("<H", first)[0] if kind == BEGIN else 0
        if kind == BEGIN and version != _BIFF8:
            raise not_read(path, OLDEST)
        if kind != BEGIN:
            raise file.damaged()
        book = read_globals(stream, path)
        sheets = tuple(read_old_sheet(stream, listed, book) for listed in book.sheets)
    except (struct.error, IndexError):
        raise InputError(
            f"{path}: the workbook stream is damaged; open the file in a spreadsheet program and save it again"
        ) from None
    if not sheets:
        raise InputError(f"{path}: the workbook has no worksheet; name a workbook with at least one")
    return sheets
