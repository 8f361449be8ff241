"""Read a Word document: its blocks as a reader sees them, its notes with the numbers shown, what was left out."""

from __future__ import annotations

import hashlib

from lxml import etree

from sucheck.model import Document, InputError
from sucheck.ooxml.related import related_part
from sucheck.ooxml.word import WordPackage, attribute, child, name_of, word_part
from sucheck.ooxml.word_text import part_text
from sucheck.read.files import open_file
from sucheck.read.word_blocks import PartBlocks
from sucheck.read.word_document import NotePart, WordDocument
from sucheck.read.word_story import Story
from sucheck.read.word_styles import Styles

_PAGE_BREAK = "lastRenderedPageBreak"


def read_docx(path: str, input: int) -> Document:  # noqa: A002 - the word of the model for a file's number
    """The Word document (docx, docm, dotx) at `path`, the file number `input` of the command line.

    Tracked changes are read as if accepted; deleted and hidden text, the codes of fields and comments are no text, and
    the numbers that Word gives to headings and items are none either. Offsets count the own text of the part
    (`sucheck.ooxml.word_text`). Notes stand behind all other blocks, in the order of their marks. Pages are known only
    where the program that saved the file wrote down its page breaks.

    Raises:
        InputError: the file cannot be read as a Word document; one line says why and what to do.
    """
    with open_file(path, "a Word document (docx)") as file:
        package = WordPackage(file, path)
        main = word_part(package)
        if not main:
            raise InputError(f"{path}: is no Word document; save it as one (docx)")
        read = _read(package, main, input)
        file.seek(0)
        return Document(
            input=input, path=path, sha256=hashlib.file_digest(file, "sha256").hexdigest(), kind="docx",
            blocks=tuple(read.blocks), marks=tuple(read.marks), problems=tuple(read.problems()),
        )  # fmt: skip


def _read(package: WordPackage, main: str, number: int) -> WordDocument:
    root = package.tree(main)
    body = child(root, "body")
    if body is None:
        raise package.damaged(main, "it has no body")
    styles = Styles(_related(package, main, "styles"), _related(package, main, "numbering"))
    text = part_text(root)
    has_pages = any(name_of(element) == _PAGE_BREAK for element in body.iter("{*}" + _PAGE_BREAK))
    story = Story(text, styles, 1 if has_pages else None)
    story.read(body)
    notes = {}
    for kind in ("footnote", "endnote"):
        if part := related_part(package, main, f"{kind}s"):
            notes[f"{kind}Reference"] = _note_part(part, package.tree(part), kind, styles)
    document = WordDocument(number, notes, styles)
    document.write_body(story, PartBlocks(main, text, styles), _related(package, main, "settings"))
    if not any(block.text for block in document.blocks):
        raise InputError(f"{package.path}: holds no text; name a document with text")
    return document


def _related(package: WordPackage, main: str, kind: str) -> etree._Element | None:
    part = related_part(package, main, kind)
    return package.tree(part) if part else None


def _note_part(part: str, root: etree._Element, kind: str, styles: Styles) -> NotePart:
    """The notes of a part by id; the separators that stand among them have a type (17.18.33)."""
    held = [note for note in root if name_of(note) == kind and attribute(note, "type") in {"", "normal"}]
    text = part_text(root)
    notes = {attribute(note, "id"): note for note in reversed(held)}
    return NotePart(text=text, blocks=PartBlocks(part, text, styles), notes=notes)
