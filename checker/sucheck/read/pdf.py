"""Read a PDF document: its lines, blocks and notes by where their characters stand, and what is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from sucheck.frozen import dataclass
from sucheck.model import Document, InputError, Place, Problem, ProblemKind
from sucheck.read.files import open_file
from sucheck.read.pdf_blocks import blocks_of_pdf
from sucheck.read.pdf_furniture import without_furniture
from sucheck.read.pdf_glyphs import page_glyphs
from sucheck.read.pdf_lines import PdfLine, page_lines
from sucheck.read.pdf_order import in_order
from sucheck.read.pdf_text import PdfText, text_of
from sucheck.read.shown_problems import shown_problems

_LARGEST = 256 << 20  # bytes
_MOST_PAGES = 5_000
_MOST_CHARACTERS = 20_000_000  # what 5,000 full pages hold


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pages:
    """The lines of every page, the pages (from 1) that show something but no text, those with text that leans."""

    lines: list[list[PdfLine]]
    without_text: list[int]
    leaning: list[int]


def read_pdf(path: str, input: int) -> Document:  # noqa: A002 - the word of the model for a file's number
    """The PDF document at `path`, the file number `input` of the command line.

    Pages count from 1, offsets the characters that PDFium finds on a page. Notes stand behind all other blocks.

    Raises:
        InputError: the file cannot be read, is damaged, encrypted, too large or without text; one line says which.
    """
    with open_file(path, "a PDF document") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise InputError(f"{path}: is a PDF document of more than 256 MB; save it without its pictures")
    with closing(_opened(content, path)) as pdf:
        pages = _read(pdf, path)
    columns = [column for lines in without_furniture(pages.lines) for column in in_order(lines)]
    if not columns:
        raise InputError(
            f"{path}: none of its pages holds text (perhaps they are scanned); run text recognition on it, or name the "
            "document that it was made from"
        )
    found = text_of(columns)
    read = blocks_of_pdf(found)
    document = Document(
        input=input, path=path, sha256=hashlib.sha256(content).hexdigest(), kind="pdf", blocks=read.blocks,
        marks=read.marks,
    )  # fmt: skip
    signs = [_sign(found, start, end) for start, end in read.signs]
    return replace(document, problems=(*shown_problems(document, signs, read.lost), *_unread(input, pages)))


def _opened(content: bytes, path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise InputError(f"{path}: the file is encrypted; remove the password and save it again") from None
        raise InputError(f"{path}: is no whole PDF document (cut off or damaged); export it again") from None


def _read(pdf: pypdfium2.PdfDocument, path: str) -> _Pages:
    if len(pdf) > _MOST_PAGES:
        raise InputError(f"{path}: has {len(pdf)} pages, more than {_MOST_PAGES}; split it")
    pages = _Pages(lines=[], without_text=[], leaning=[])
    characters = 0
    for number in range(1, len(pdf) + 1):
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError:
            raise InputError(f"{path}: page {number} is damaged; export the document again") from None
        with closing(page):
            found = page_glyphs(page)
        characters += len(found.glyphs)
        if characters > _MOST_CHARACTERS:
            raise InputError(f"{path}: has more than {_MOST_CHARACTERS} characters; split it")
        pages.lines.append(page_lines(found.glyphs, number, found.height))
        pages.without_text.extend([number] if not found.glyphs and not found.is_blank else [])
        pages.leaning.extend([number] if found.leaning else [])
    return pages


def _sign(found: PdfText, start: int, end: int) -> tuple[int, int, str]:
    """Where a mark stands on its page, and its words."""
    return found.traced.source(start)[0], found.traced.source(end - 1)[0] + 1, found.text[start:end]


def _unread(input: int, pages: _Pages) -> Iterator[Problem]:  # noqa: A002 - as above
    for page in pages.without_text:
        place = Place(input=input, page=page)
        yield Problem(kind=ProblemKind.UNREAD, place=place, detail="a page without text, perhaps scanned")
    for page in pages.leaning:
        yield Problem(
            kind=ProblemKind.UNREAD,
            place=Place(input=input, page=page),
            detail="text that is not upright, or of no size",
        )
