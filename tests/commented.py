"""A hand-made Word document beside the same with comments on some of its words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from opened import Tree, canonical, local
from word_files import Docx

from sucheck import __version__, api
from sucheck.annotate.annotated import Annotated
from sucheck.model import Document, Finding, InputFile, Ledger, Place, Report, Severity
from sucheck.ooxml.word_text import giving
from sucheck.read.documents import read_input

MAIN = "word/document.xml"
HELD_BY_COMMENTS = {"commentRangeStart", "commentRangeEnd", "commentReference"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented:
    """The document, its copy with comments, what was asked for, and what was done."""

    original: Path
    copy: Path
    report: Report
    done: Annotated


def read(path: Path) -> Document:
    """A file as a document."""
    document = read_input(str(path), 0)
    assert isinstance(document, Document)
    return document


def place_of(document: Document, words: str) -> Place:
    """Where words stand; the document as a whole for none."""
    if not words:
        return Place(input=0)
    block = next(index for index, block in enumerate(document.blocks) if words in block.text)
    start = document.blocks[block].text.index(words)
    return document.place(block, start, start + len(words))


def finding(
    *places: Place, severity: Severity = Severity.ERROR, message: str = "is wrong", print_: str = ""
) -> Finding:
    """A finding at some places; its fingerprint depends on them alone."""
    number = sum((place.start or 0) * 31 + (place.end or 0) for place in places)
    return Finding(
        rule="CL01", name="count-differs", severity=severity, message=message, act=None, subject="", places=places,
        fingerprint=print_ or f"{number:016x}",
    )  # fmt: skip


def report_on(path: Path, findings: Sequence[Finding]) -> Report:
    """A report with these findings on one document."""
    document = read(path)
    return Report(
        version=__version__, inputs=(InputFile(path=str(path), sha256=document.sha256, kind=document.kind),),
        findings=tuple(findings), undecided=(), claims=(), holds={},
        ledger=Ledger(seen=0, checked=0, undecided=0, not_understood=()),
    )  # fmt: skip


def comment_on(folder: Path, docx: Docx, *words: str) -> Commented:
    """Write a document, and its copy with a comment on each of some words."""
    original = docx.write(folder / "report.docx")
    document = read(original)
    return mark(original, folder / "marked.docx", [finding(place_of(document, each)) for each in words])


def mark(original: Path, copy: Path, findings: Sequence[Finding]) -> Commented:
    """Write the copy with comments for findings."""
    report = report_on(original, findings)
    return Commented(original=original, copy=copy, report=report, done=api.annotate(report, copy))


def parts(path: Path) -> dict[str, bytes]:
    """The parts by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def comments(path: Path) -> dict[str, tuple[str, str]]:
    """The words that each comment is on, and what it says, by its number."""
    held = parts(path)
    root = parsed(held[MAIN])
    told = {
        attribute(element, "id"): "\n".join(
            "".join(text.text or "" for text in paragraph.iter("{*}t")) for paragraph in element.iter("{*}p")
        )
        for name in sorted(held)
        if name.startswith("word/comments") and name.endswith(".xml")
        for element in parsed(held[name])
        if local(element) == "comment"
    }
    return {id_: (spanned(root, id_), told[id_]) for id_ in told}


def spanned(root: Tree, id_: str) -> str:
    """The words between the bounds of a comment, which has one mark behind them."""
    held = (element for element in root.iter("*") if local(element) in HELD_BY_COMMENTS)
    bounds = [element for element in held if attribute(element, "id") == id_]
    assert [local(element) for element in bounds] == ["commentRangeStart", "commentRangeEnd", "commentReference"]
    order = {element: at for at, element in enumerate(root.iter("*"))}
    inside = range(order[bounds[0]], order[bounds[1]])
    return "".join(text for element, name, text in giving(root) if order[element] in inside and name != "p")


def parsed(content: bytes) -> Tree:
    """The root element of a part, read as the program reads it: comments of XML are nothing."""
    return etree.fromstring(content, etree.XMLParser(remove_comments=True))


def attribute(element: Tree, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next((str(value) for key, value in element.items() if etree.QName(str(key)).localname == name), "")


def characters(content: bytes) -> Iterator[tuple[str, str, bytes, tuple[str, ...]]]:
    """Each character of the own text: what gives it, the properties of its run, what it stands in."""
    for element, name, text in giving(parsed(content)):
        run = next((above for above in element.iterancestors("{*}r")), None)
        faces = () if run is None else (canonical(each) for each in run if local(each) == "rPr")
        face = re.sub(rb' w:id="[0-9]+"', b"", b"".join(faces))  # a copied change has a number of its own
        around = tuple(local(above) for above in element.iterancestors())
        yield from ((character, name, face, around) for character in text)


def check_only_comments_came(commented: Commented) -> None:
    """Nothing but comments is new, marking again changes nothing, and clearing gives every byte back."""
    before, after = parts(commented.original), parts(commented.copy)
    touched = {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name in before if before[name] != after[name]} <= touched
    assert list(characters(after[MAIN])) == list(characters(before[MAIN]))
    assert without_comments(after[MAIN]) == without_comments(before[MAIN])
    folder = commented.copy.parent
    document = read(commented.copy)
    assert [block.text for block in document.blocks] == [block.text for block in read(commented.original).blocks]
    again = mark(commented.copy, folder / "again.docx", commented.report.findings)
    assert again.copy.read_bytes() == commented.copy.read_bytes()
    api.clear(commented.copy, folder / "cleared.docx")
    assert parts(folder / "cleared.docx") == before


def without_comments(content: bytes) -> list[tuple[str, list[tuple[str, str]]]]:
    """All elements but those of comments, and but runs and texts, which may be divided."""
    gone = HELD_BY_COMMENTS | {"r", "t", "rPr"}
    return [
        (local(element), sorted((str(key), str(value)) for key, value in element.items()))
        for element in parsed(content).iter("*")
        if local(element) not in gone and not any(local(above) == "rPr" for above in element.iterancestors())
    ]
