"""Shared and inline strings, rich text included (ECMA-376 part 1, 18.4): a superscript run is a note mark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.ooxml.package import Package
from sucheck.read.raised import NoteMarks

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring, 22.9.2.19
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStrings:
    """The shared strings by index, without note marks; `marks` has the mark of those that carry one."""

    texts: Sequence[str] = ()
    marks: Mapping[int, str]


def read_shared_strings(package: Package, name: str) -> SharedStrings:
    """All shared strings of the part `name`; none where `name` is empty."""
    texts: list[str] = []
    marks: dict[int, str] = {}
    if name:
        for event, element in package.events(name, ("{*}si",)):
            if event == "end":
                text, mark = text_and_mark(element)
                if mark:
                    marks[len(texts)] = mark
                texts.append(text)
                release(element)
    return SharedStrings(texts=texts, marks=marks)


def may_hold_marks(package: Package, name: str) -> bool:
    """Whether the shared strings have a superscript run at all: a fast look at the bytes, before any is parsed.

    Raises:
        InputError: they declare a document type, which calamine would pass over.
    """
    if not name:
        return False
    package.refuse_document_type(name, package.chunks(name))
    overlap = b""
    for chunk in package.chunks(name):
        window = overlap + chunk
        if b"superscript" in window:
            return True
        overlap = window[-16:]
    return False


def text_and_mark(element: etree._Element) -> tuple[str, str]:
    """The text of an `si` or `is` without its superscript runs, and the text of those.

    Marks that stand apart are set off by commas. A raised blank is but a blank. Phonetic runs are no part of the text.
    """
    text: list[str] = []
    marks = NoteMarks()
    for child in element:
        words = _words_of(child)
        is_raised = bool(words.strip()) and local_name(child) == "r" and _is_superscript(child)
        if not marks.take(words, is_raised=is_raised):
            text.append(words)
    return "".join(text), marks.words


def _words_of(child: etree._Element) -> str:
    """The words of a text or of a run; of anything else none."""
    name = local_name(child)
    if name == "t":
        return _words(child)
    return "".join(_words(t) for t in child.iterchildren("{*}t")) if name == "r" else ""


def unescape(text: str) -> str:
    """A string without the escapes for what XML cannot hold: `_x000D_` is a carriage return."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace: transitional and strict files differ only there."""
    return str(element.tag).rpartition("}")[2]


def release(element: etree._Element) -> None:
    """Free an element that was read, and all before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


def _words(element: etree._Element) -> str:
    text = element.text or ""
    return unescape(text if element.get(_XML_SPACE) == "preserve" else text.strip(" \t\r\n"))


def _is_superscript(run: etree._Element) -> bool:
    return any(mark.get("val") == "superscript" for mark in run.iterfind("{*}rPr/{*}vertAlign"))


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code in _SURROGATES else chr(code)
