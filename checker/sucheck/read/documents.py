"""Read an input by what its bytes are: a workbook or a document."""

from __future__ import annotations

from pathlib import Path

from sucheck.model import Document, InputError, Workbook
from sucheck.read.encodings import encoding_of_text
from sucheck.read.files import open_file
from sucheck.read.html_kind import is_html
from sucheck.read.kinds import is_of_other_kind, is_word_file, is_zip, open_workbook_file, workbook_form

#: The endings of tables, and of workbooks, under which a text is one that was renamed.
_NO_TEXTS = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".ots"})
_SAMPLE = 1 << 16
_BEFORE_PDF = 1024  # bytes that may stand before a PDF document's first line (ISO 32000-1, annex H, note 13)


def read_input(path: str, number: int) -> Workbook | Document:
    """The file at `path`, the file number `number` of the command line; its bytes decide what it is, not its ending.

    Only what is plain text is asked for its ending as well: a CSV file is a table, not a document, and so is one that
    was renamed to a workbook, and a text all of whose lines are parted alike by tabs, semicolons or bars.

    Raises:
        InputError: the file cannot be read, or is of a kind that is not; one line says why and what to do.
    """
    kind = kind_of(path)
    if kind == "docx":
        from sucheck.read.docx import read_docx  # noqa: PLC0415 - each reader loads only for its own files

        return read_docx(path, number)
    if kind == "pdf":
        from sucheck.read.pdf import read_pdf  # noqa: PLC0415 - as above

        return read_pdf(path, number)
    if kind == "html":
        from sucheck.read.html import read_html  # noqa: PLC0415 - as above

        return read_html(path, number)
    if kind == "workbook":
        from sucheck.read.workbook import read_workbook  # noqa: PLC0415 - as above

        return read_workbook(path, number)
    from sucheck.read.text import read_text  # noqa: PLC0415 - as above

    return read_text(path, number)


def kind_of(path: str) -> str:
    """The kind of a file as an input: docx, pdf, html, text, or workbook, as which all others are tried.

    Raises:
        InputError: the file cannot be opened.
    """
    with open_file(path, "a document or a workbook") as file:
        head = file.read(4096)
        if is_zip(head) and is_word_file(file, path):
            return "docx"
    if b"%PDF-" in head[:_BEFORE_PDF]:
        return "pdf"
    if is_html(head, path):
        return "html"
    is_table = is_of_other_kind(head) or Path(path).suffix.lower() in _NO_TEXTS or _is_parted(path)
    return "workbook" if is_table else "text"


def form_of(path: str) -> str:
    """The kind of a file, and of a workbook its form: xlsx (also xlsm), xlsb, ods, xls, or csv for any text table.

    Raises:
        InputError: the file cannot be opened, or is a workbook that cannot be read.
    """
    kind = kind_of(path)
    if kind != "workbook":
        return kind
    with open_workbook_file(path) as file:
        return workbook_form(file, path)


def _is_parted(path: str) -> bool:
    from sucheck.read.table_shape import is_certainly_table  # noqa: PLC0415 - only texts need it

    with open_file(path, "a document or a workbook") as file:
        sample = file.read(_SAMPLE)
    try:
        encoding, skipped = encoding_of_text(sample, path)
    except InputError:
        return False
    text = sample[skipped:].decode(encoding, errors="replace")
    return is_certainly_table(text if len(sample) < _SAMPLE else text[: text.rfind("\n") + 1])
