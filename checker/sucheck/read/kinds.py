"""What kind of file an input is, told by its bytes; every kind that is not read ends in one clear line."""

from __future__ import annotations

from io import BufferedReader

from sucheck.model import InputError
from sucheck.read.files import open_file

#: What this program reads, as it is named in messages.
READABLE = "xlsx, xlsm, xlsb, ods, xls, csv, tsv"
#: What a workbook of before Excel 97 is, in words.
OLDEST = "an Excel 5.0/95 workbook (.xls)"

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: the header signature of an OLE container
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 1.3.3: the stream that holds the workbook
_SIGNATURES = {b"%PDF": "a PDF document", b"{\\rtf": "an RTF document", b"\x1f\x8b": "a gzip archive"}
_COMPOUND_STREAMS = {
    "WordDocument": "a Word 97-2003 document (.doc)",
    "PowerPoint Document": "a PowerPoint 97-2003 presentation (.ppt)",
    "Workbook": "an Excel 97-2003 workbook (.xls)",
    "Book": OLDEST,
}
_OLD_DOCUMENTS = frozenset({_COMPOUND_STREAMS["WordDocument"], _SIGNATURES[b"{\\rtf"]})
_PARTS = {
    "word/document.xml": "a Word document (.docx)",
    "ppt/presentation.xml": "a PowerPoint presentation (.pptx)",
    "content.xml": "an OpenDocument file that is no spreadsheet (.odt, .odp, .odg)",
}
_BLOCK = 1 << 20


def open_workbook_file(path: str) -> BufferedReader:
    """The file, opened read-only at its first byte, once its bytes are known not to be those of another kind.

    Raises:
        InputError: there is no such file, it cannot be read, or it is of another kind.
    """
    file = open_file(path, f"a workbook ({READABLE})")
    try:
        _refuse_other_kinds(file, path)
    except BaseException:
        file.close()
        raise
    return file


def is_of_other_kind(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a known kind that is not plain text."""
    if head.startswith((_ZIP, _EMPTY_ZIP, _COMPOUND, *_SIGNATURES)):
        return True
    return _is_html(head) or _is_xml(head)


def is_zip(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a zip archive."""
    return head.startswith(_ZIP)


def is_word_file(file: BufferedReader, path: str) -> bool:
    """Whether a zip archive is a Word document; a damaged one is none, so that the reader of workbooks refuses it."""
    from sucheck.ooxml.package import Package  # noqa: PLC0415 - a bad path must not wait for lxml
    from sucheck.ooxml.word import word_part  # noqa: PLC0415 - as above

    try:
        return bool(word_part(Package(file, path)))
    except InputError:
        return False


def kind_of_archive(names: frozenset[str]) -> str:
    """What a zip archive without a workbook part is, in words, told by the names of its entries."""
    return next((kind for part, kind in _PARTS.items() if part in names), "a zip archive without a workbook")


def not_read(path: str, kind: str) -> InputError:
    """The one line that says that this kind of file is not read yet, and which kinds are."""
    advice = "a Word document (docx)" if kind in _OLD_DOCUMENTS else f"a workbook ({READABLE})"
    return InputError(f"{path}: is {kind}, which is not read yet; save it as {advice}")


def workbook_form(file: BufferedReader, path: str) -> str:
    """The form of a file that `open_workbook_file` gave, which is read from its first byte: xlsx where nothing else."""
    head = file.read(len(_COMPOUND))
    if head.startswith(_COMPOUND):
        return "xls"
    if not is_zip(head):
        return "csv"
    from sucheck.ooxml.package import Package  # noqa: PLC0415 - a bad path must not wait for lxml
    from sucheck.read.ods import is_spreadsheet  # noqa: PLC0415 - as above
    from sucheck.read.xlsb import binary_workbook_part  # noqa: PLC0415 - as above

    package = Package(file, path)
    if binary_workbook_part(package):
        return "xlsb"
    return "ods" if is_spreadsheet(package) else "xlsx"


def _refuse_other_kinds(file: BufferedReader, path: str) -> None:
    head = file.read(4096)
    if not head:
        raise InputError(f"{path}: the file is empty; export or save the workbook again")
    if head.startswith(_COMPOUND):
        _refuse_other_compounds(file, path)
    elif head.startswith(_EMPTY_ZIP):
        raise not_read(path, "an empty zip archive")
    elif not head.startswith(_ZIP) and (kind := _plain_kind(head)):
        raise not_read(path, kind)
    file.seek(0)


def _plain_kind(head: bytes) -> str:
    """What a file is that is no zip archive, in words; the empty string for a text, which may be a table."""
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            return kind
    if _is_html(head):
        return "an HTML page"
    return "an XML file" if _is_xml(head) else ""


def _is_html(head: bytes) -> bool:
    return _start(head).startswith((b"<!doctype html", b"<html", b"<table"))


def _is_xml(head: bytes) -> bool:
    return _start(head).startswith(b"<?xml")


def _start(head: bytes) -> bytes:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()


def _refuse_other_compounds(file: BufferedReader, path: str) -> None:
    """Tell an encrypted workbook from the old binary formats by the names of the container's streams."""
    streams = {name: f"{name}\0".encode("utf-16-le") for name in _COMPOUND_STREAMS}
    seen: set[str] = set()
    file.seek(0)
    overlap = b""
    while block := file.read(_BLOCK):
        window = overlap + block
        if _ENCRYPTED in window:
            raise InputError(f"{path}: the file is encrypted; remove the password and save it again")
        seen.update(name for name, encoded in streams.items() if encoded in window)
        overlap = window[-64:]
    kind = next((kind for name, kind in _COMPOUND_STREAMS.items() if name in seen), "an old binary Office file")
    if kind != _COMPOUND_STREAMS["Workbook"]:
        raise not_read(path, kind)
