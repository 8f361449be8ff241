"""Read a plain text, such as one that came out of a PDF: its blocks, its notes, and what is wrong with them."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sucheck.model import Document, InputError
from sucheck.read.encodings import decode
from sucheck.read.files import open_file
from sucheck.read.line_starts import line_starts
from sucheck.read.text_blocks import blocks_of
from sucheck.read.text_problems import problems_of

_LARGEST = 64 << 20  # bytes: 20,000 pages


def read_text(path: str, input: int) -> Document:  # noqa: A002 - the word of the model for a file's number
    """The plain text at `path`, the file number `input` of the command line, as a document.

    Offsets count the characters of the decoded file, without a byte order mark and with its line ends as they are.
    Notes stand behind all other blocks. Pages are known only where form feeds part them.

    Raises:
        InputError: the file cannot be read, is empty, too large or no text; one line says which and what to do.
    """
    with open_file(path, "a text file") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise InputError(f"{path}: is a text of more than 64 MB; split it")
    decoded = decode(content, path)
    if not decoded.text.strip():
        raise InputError(f"{path}: the file is empty; export or save the document again")
    read = blocks_of(decoded.text)
    document = Document(
        input=input, path=path, sha256=hashlib.sha256(content).hexdigest(), kind="text", blocks=read.blocks,
        marks=read.marks, encoding=decoded.encoding, lines=line_starts(decoded.text),
    )  # fmt: skip
    return replace(document, problems=tuple(problems_of(decoded.text, document, read)))
