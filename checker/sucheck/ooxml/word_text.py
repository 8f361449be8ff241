"""The own text of a part of a Word document, in which every place is counted (`word_index` leads back).

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


def part_text(root: etree._Element) -> PartText:
    """The own text of the part with this root element."""
    pieces: list[str] = []
    starts: dict[etree._Element, int] = {}
    paragraphs: dict[etree._Element, int] = {}
    length = 0
    for element, name, text in giving(root):
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


def words(element: etree._Element) -> str:
    """The own text of one element."""
    return "".join(text for _, _, text in giving(element))


def giving(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Each element that gives own text, its name, and the text (which may be empty)."""
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
