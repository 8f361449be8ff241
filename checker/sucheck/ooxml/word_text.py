"""The own text of a part of a Word document, in which every place is counted, and the way back to its elements.

The own text is what the elements of the part give, in the order of their start tags:

    w:p                                      a line end, before what the paragraph holds
    w:t, m:t, w:delText, w:instrText         their characters
    w:tab, w:ptab                            a tab
    w:br, w:cr                               a line end
    w:noBreakHyphen, w:softHyphen            `-`, U+00AD
    w:sym                                    its character
    w:footnoteReference, w:endnoteReference  U+FFFC

It depends on nothing else: what is deleted, hidden or a fallback counts, whether or not it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.ooxml.word import attribute, name_of
from sucheck.ooxml.word_symbols import symbol

MARK = "\ufffc"
_WORDS = frozenset({"t", "delText", "instrText", "delInstrText"})
_SIGNS = {
    "p": "\n", "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad",
    "footnoteReference": MARK, "endnoteReference": MARK,
}  # fmt: skip
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PROPERTIES = frozenset({"tabs", "pPr", "rPr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    """The own text of a part; where in it each element begins that gives any; the paragraphs, counted from 0."""

    text: str
    starts: Mapping[etree._Element, int]
    paragraphs: Mapping[etree._Element, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """An element that gives a stretch of own text, and which of its characters do (`first` to `last`).

    `element` and `run` (-1 outside runs) are positions among all elements of the part in the order of their start tags,
    the root being 0: `tags.outline` and `root.iter("*")` count alike.
    """

    element: int
    run: int
    name: str
    first: int
    last: int


def part_text(root: etree._Element) -> PartText:
    """The own text of the part with this root element."""
    pieces: list[str] = []
    starts: dict[etree._Element, int] = {}
    paragraphs: dict[etree._Element, int] = {}
    length = 0
    for element, name, text in _pieces(root):
        if name == "p":
            paragraphs[element] = len(paragraphs)
        starts[element] = length
        pieces.append(text)
        length += len(text)
    return PartText(text="".join(pieces), starts=starts, paragraphs=paragraphs)


def words_of(element: etree._Element, start: int) -> tuple[int, int]:
    """The own text that is shown of an element that begins at `start`: start and end.

    The blanks around the words of a `w:t` are no text, unless they are to be kept (17.3.3.31).
    """
    if name_of(element) not in _WORDS:
        return start, start + 1
    text = element.text or ""
    if not text or not (text[0].isspace() or text[-1].isspace()) or _keeps_blanks(element):
        return start, start + len(text)
    first = start + len(text) - len(text.lstrip())
    return first, max(start + len(text.rstrip()), first)


def touched(root: etree._Element, start: int, end: int) -> tuple[Touched, ...]:
    """The elements that give the characters `start` to `end` of the own text, in order; text boxes within are left out.

    What is deleted or hidden between the first and the last of them is named too. For an empty stretch, the element
    that holds the character before it.
    """
    first, last = (start, end) if start < end else (max(start - 1, 0), max(start, 1))
    numbers = {element: number for number, element in enumerate(root.iter("*"))}
    found: list[tuple[int, Touched]] = []
    at = 0
    for element, name, text in _pieces(root):
        if name != "p" and at < last and first < at + len(text):
            ancestors = [(numbers[above], name_of(above)) for above in element.iterancestors()]
            run = next((number for number, above in ancestors if above == "r"), -1)
            span = (max(start - at, 0), min(end - at, len(text))) if start < end else (start - at, start - at)
            depth = sum(above == "p" for _, above in ancestors)
            found.append((depth, Touched(element=numbers[element], run=run, name=name, first=span[0], last=span[1])))
        at += len(text)
        if at >= last:
            break
    return tuple(piece for depth, piece in found if depth == found[0][0])


def mark_of_note(body: etree._Element, notes: etree._Element, start: int) -> tuple[int, int] | None:
    """Where in the own text of the main part the mark stands whose note holds the character at `start` of its own part.

    None where no such note has a mark.
    """
    at = 0
    for element, _, text in _pieces(notes):
        at += len(text)
        if at > start:
            note = next((above for above in element.iterancestors() if name_of(above) in {"footnote", "endnote"}), None)
            return None if note is None else _mark(body, f"{name_of(note)}Reference", attribute(note, "id"))
    return None


def _mark(body: etree._Element, name: str, id_: str) -> tuple[int, int] | None:
    text = part_text(body)
    for element, start in text.starts.items():
        if name_of(element) == name and attribute(element, "id") == id_:
            return start, start + 1
    return None


def _pieces(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Each element that gives own text, its name, and the text."""
    for element in root.iter("*"):
        name = name_of(element)
        if name in _WORDS:
            yield element, name, element.text or ""
        elif name == "sym":
            yield element, name, symbol(attribute(element, "font"), attribute(element, "char"))
        elif name in _SIGNS and (name != "tab" or not _is_tab_stop(element)):
            yield element, name, _SIGNS[name]


def _is_tab_stop(tab: etree._Element) -> bool:
    """Whether a `w:tab` is one of a paragraph's tab stops, not a character."""
    parent = tab.getparent()
    return parent is not None and name_of(parent) in _PROPERTIES


def _keeps_blanks(element: etree._Element) -> bool:
    stated = element.get(_XML_SPACE)
    above = element.getparent()
    if stated is not None or above is None:
        return stated == "preserve"
    return _keeps_blanks(above)
