"""Read a workbook: every value with its place, and what its plain value does not show."""

from __future__ import annotations

import hashlib

from sucheck.model import Workbook
from sucheck.read.kinds import open_workbook_file


def read_workbook(path: str, input: int) -> Workbook:  # noqa: A002 - the word of the model for a file's number
    """The workbook (xlsx or xlsm) at `path`, the file number `input` of the command line.

    Sheets stand in workbook order; sheets without cells (charts, dialogs) are left out. Memory and time follow the
    filled cells, never the dimensions that the file states. The file is opened read-only and never changed.

    Raises:
        InputError: the file cannot be read as a workbook; one line says why and what to do.
    """
    with open_workbook_file(path) as file:
        from sucheck.ooxml.package import Package  # noqa: PLC0415 - a bad path must not wait for lxml and calamine
        from sucheck.read.sheets import read_sheets  # noqa: PLC0415 - as above

        sheets = read_sheets(Package(file, path))
        file.seek(0)
        return Workbook(input=input, path=path, sha256=hashlib.file_digest(file, "sha256").hexdigest(), sheets=sheets)
