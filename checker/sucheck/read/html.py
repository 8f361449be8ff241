"""Read an HTML page: its blocks, its notes bound to their marks by links, and what is wrong with them."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sucheck.model import Document, InputError
from sucheck.read.files import open_file
from sucheck.read.html_blocks import document_of
from sucheck.read.html_contents import Page
from sucheck.read.html_encodings import decode_page
from sucheck.read.html_notes import notes_of
from sucheck.read.html_page import PageReader
from sucheck.read.html_tree import read_tree
from sucheck.read.line_starts import line_starts
from sucheck.read.shown_problems import shown_problems

_LARGEST = 64 << 20  # bytes; what is larger holds pictures


def read_html(path: str, input: int) -> Document:  # noqa: A002 - the word of the model for a file's number
    """The HTML page at `path`, the file number `input` of the command line, as a document.

    Offsets count the characters of the decoded file. Notes stand behind all other blocks. Nothing is fetched or run:
    scripts, styles, hidden elements and menus are no text of the page.

    Raises:
        InputError: the file cannot be read, holds no text or is too large; one line says which and what to do.
    """
    with open_file(path, "an HTML page") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise InputError(f"{path}: is an HTML page of more than 64 MB; save it without its pictures")
    decoded = decode_page(content, path)
    reader = PageReader(decoded.text)
    read_tree(decoded.text, reader)
    page = reader.page()
    if not page.text.strip():
        raise InputError(f"{path}: the page shows no text (perhaps a script fetches it); save it again from a browser")
    found = document_of(page, notes_of(page))
    document = Document(
        input=input, path=path, sha256=hashlib.sha256(content).hexdigest(), kind="html", blocks=found.blocks,
        marks=found.marks, encoding=decoded.encoding, lines=line_starts(decoded.text),
    )  # fmt: skip
    signs = [_sign(page, start, end) for start, end in found.signs]
    return replace(document, problems=tuple(shown_problems(document, signs, {})))


def _sign(page: Page, start: int, end: int) -> tuple[int, int, str]:
    """Where a mark stands in the file, and its words."""
    first, last = page.traced.source(start)[0], page.traced.source(end - 1)[0] + 1
    return first, last, page.text[start:end]
