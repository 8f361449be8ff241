"""Read a workbook: every value with its place, and what its plain value does not show."""

from __future__ import annotations

import hashlib
from io import BufferedReader
from typing import TYPE_CHECKING

from sucheck.model import Sheet, Workbook
from sucheck.read.kinds import open_workbook_file, workbook_form

if TYPE_CHECKING:
    from sucheck.read.table import TextTable


def read_workbook(path: str, input: int) -> Workbook:  # noqa: A002 - the word of the model for a file's number
    """The workbook (xlsx, xlsm, xlsb, ods, xls, csv or tsv) at `path`, the file number `input` of the command line.

    Sheets stand in workbook order; sheets without cells (charts, dialogs) are left out. A text table has one sheet,
    named like the file; its row numbers are those of the records. Memory and time follow the filled cells, never the
    dimensions that the file states. The file is opened read-only and never changed.

    Raises:
        InputError: the file cannot be read as a workbook; one line says why and what to do.
    """
    with open_workbook_file(path) as file:
        form = workbook_form(file, path)
        file.seek(0)
        table: TextTable | None = None
        remarks: tuple[str, ...] = ()
        if form == "csv":
            from sucheck.read.table import read_table  # noqa: PLC0415 - each reader loads only for its own files

            table = read_table(file.read(), path)
            form, remarks = table.form, table.remarks
        sheets = (table.sheet,) if table else _sheets(file, path, form)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Workbook(input=input, path=path, sha256=sha256, sheets=sheets, form=form, remarks=remarks)


def _sheets(file: BufferedReader, path: str, form: str) -> tuple[Sheet, ...]:
    if form == "xls":
        from sucheck.read.xls import read_old_sheets  # noqa: PLC0415 - each reader loads only for its own files

        return read_old_sheets(file.read(), path)
    from sucheck.ooxml.package import Package  # noqa: PLC0415 - a bad path must not wait for lxml and calamine

    package = Package(file, path)
    if form == "xlsb":
        from sucheck.read.xlsb import read_binary_sheets  # noqa: PLC0415 - as above

        return read_binary_sheets(package)
    if form == "ods":
        from sucheck.read.ods import read_ods_sheets  # noqa: PLC0415 - as above

        return read_ods_sheets(package)
    from sucheck.read.sheets import read_sheets  # noqa: PLC0415 - as above

    return read_sheets(package)
