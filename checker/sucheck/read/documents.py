"""Read an input by what its bytes are: a workbook or a document."""

from __future__ import annotations

from pathlib import Path

from sucheck.model import Document, Workbook
from sucheck.read.files import open_file
from sucheck.read.html_kind import is_html
from sucheck.read.kinds import is_of_other_kind, is_word_file, is_zip

_BEFORE_PDF = 1024  # bytes that may stand before a PDF document's first line (ISO 32000-1, annex H, note 13)


def read_input(path: str, number: int) -> Workbook | Document:
    """The file at `path`, the file number `number` of the command line; its bytes decide what it is, not its ending.

    Only what is plain text is asked for its ending as well: a CSV file is a table, not a document.

    Raises:
        InputError: the file cannot be read, or is of a kind that is not; one line says why and what to do.
    """
    with open_file(path, "a document or a workbook") as file:
        head = file.read(4096)
        is_word = is_zip(head) and is_word_file(file, path)
    if is_word:
        from sucheck.read.docx import read_docx  # noqa: PLC0415 - each reader loads only for its own files

        return read_docx(path, number)
    if b"%PDF-" in head[:_BEFORE_PDF]:
        from sucheck.read.pdf import read_pdf  # noqa: PLC0415 - as above

        return read_pdf(path, number)
    if is_html(head, path):
        from sucheck.read.html import read_html  # noqa: PLC0415 - as above

        return read_html(path, number)
    if is_of_other_kind(head) or Path(path).suffix.lower() in {".csv", ".tsv"}:
        from sucheck.read.workbook import read_workbook  # noqa: PLC0415 - as above

        return read_workbook(path, number)
    from sucheck.read.text import read_text  # noqa: PLC0415 - as above

    return read_text(path, number)
