"""An HTML page as a browser shows it: its blocks, and the links, raised numbers and names in them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace

from sucheck.frozen import dataclass
from sucheck.model import BlockKind
from sucheck.read.html_attributes import is_hidden, is_raised, names_of, target_of
from sucheck.read.html_contents import Page, PageBlock, Span
from sucheck.read.html_tokens import Run
from sucheck.read.html_tree import BLOCKS
from sucheck.read.traced import TracedText

_HEADING = re.compile(r"h([1-6])")
_LISTS = frozenset({"ul", "ol", "dir", "menu"})
_CELLS = frozenset({"td", "th", "caption"})
# What is not the same sign in the page and in the text: white space, entities, signs without a width.
_UNEVEN = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]|&[^\s;&<]{1,32};?|[\u00ad\u200b\ufeff]")
_EMPTY_LINE = re.compile(r"\n[ \t]*\r?\n")
_NO_GAP, _BREAK = -1, -2
_BLANKS = " \t\r\n\f"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Element:
    name: str
    start: int
    look: str
    target: str
    ids: tuple[str, ...]
    is_raised: bool
    is_shown: bool
    row: int


class PageReader:
    """Takes the elements and the text of a page in order and writes down what it holds."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._traced = TracedText()
        self._open: list[_Element] = []
        self._blocks: list[PageBlock] = []
        self._links: list[Span] = []
        self._ids: dict[str, Span] = {}
        self._raised: list[Span] = []
        self._block_start = 0
        self._has_words = False
        self._gap = _NO_GAP  # where white space stands in the source that a word will make a blank of
        self._breaks = 0
        self._rows = 0
        self._items: list[bool] = []  # for every open list item: whether it has had its first block
        self._within: dict[str, int] = dict.fromkeys(("list", "cell", "pre", "heading"), 0)

    def page(self) -> Page:
        """What was read."""
        self._end_block()
        text = self._traced.words()
        links = [_without_blank(link, text) for link in self._links]
        return Page(
            text=text, traced=self._traced, blocks=self._blocks,
            ids={name: _without_blank(span, text) for name, span in self._ids.items()},
            links=sorted(links, key=lambda link: (link.start, link.end)),
            raised=[_without_blank(span, text) for span in self._raised],
        )  # fmt: skip

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "br":
            self._breaks += 1
            self._gap = _BREAK if self._gap < 0 else self._gap
            if self._breaks > 1:
                self._end_block()
        elif name in BLOCKS:
            self._end_block()
        above = self._open[-1] if self._open else None
        self._rows += name == "tr"
        look = " ".join([name, attributes.get("class", "")])
        self._open.append(
            _Element(
                name=name, start=self._traced.length, look=look if name in BLOCKS or above is None else above.look,
                target=target_of(attributes) if name == "a" else "",
                ids=names_of(name, attributes),
                is_raised=is_raised(name, attributes),
                is_shown=(above is None or above.is_shown) and not is_hidden(name, attributes),
                row=self._rows if name == "tr" else 0 if above is None or name == "table" else above.row,
            )
        )  # fmt: skip
        self._enter(name, 1)

    def close(self, name: str) -> None:
        """The element that was opened last ends."""
        if name in BLOCKS:
            self._end_block()
        element = self._open.pop()
        self._enter(name, -1)
        end = self._traced.length
        for held in element.ids:
            self._ids.setdefault(held, Span(start=element.start, end=end, name=name))
        if element.target and element.is_shown:
            self._links.append(Span(start=element.start, end=end, name=element.target))
        if element.is_raised and end > element.start:
            self._raised.append(Span(start=element.start, end=end, name=name))

    def text(self, run: Run) -> None:
        """Text of the element that was opened last and has not ended."""
        if not self._open or not self._open[-1].is_shown:
            return
        if not self._within["pre"]:
            self._add(run.start, run.end)
            return
        start = run.start
        for found in _EMPTY_LINE.finditer(self._source, run.start, run.end):
            self._add(start, found.start())
            self._end_block()
            start = found.end()
        self._add(start, run.end)

    def _enter(self, name: str, step: int) -> None:
        for key, names in _CONTEXTS.items():
            self._within[key] += step * (name in names)
        if _HEADING.fullmatch(name):
            self._within["heading"] += step * int(name[1])
        if name == "li":
            if step > 0:
                self._items.append(False)
            elif self._items:
                self._items.pop()

    def _add(self, start: int, end: int) -> None:
        for found in _UNEVEN.finditer(self._source, start, end):
            self._add_even(start, found.start())
            start = found.end()
            if found[0][0] in _BLANKS:
                self._gap = found.start()
            elif found[0][0] == "&":
                self._add_entity(found[0], found.start())
        self._add_even(start, end)

    def _add_entity(self, written: str, at: int) -> None:
        signs = html.unescape(written)
        if signs == written:  # no entity: the sign for "and"
            self._write("&", at)
            self._add_even(at + 1, at + len(written))
        elif signs not in {"\u00ad", "\u200b"}:
            for sign in signs:
                self._write(sign, at)

    def _add_even(self, start: int, end: int) -> None:
        """Add text in which no more than single blanks stand."""
        if start < end and self._source[start] == " ":
            self._gap = start
            start += 1
        if start < end:
            stop = end - (self._source[end - 1] == " ")
            self._write(self._source[start:stop], start)
            self._gap = stop if stop < end else _NO_GAP

    def _write(self, words: str, at: int) -> None:
        if not self._has_words:
            self._has_words = True
            if self._blocks:
                self._traced.add(" ", max(at - 1, 0))
            self._block_start = self._traced.length
        elif self._gap != _NO_GAP:
            self._traced.add(" ", at - 1 if self._gap == _BREAK else self._gap)
        self._gap = _NO_GAP
        self._breaks = 0
        self._traced.add(words, at)

    def _end_block(self) -> None:
        self._gap, self._breaks = _NO_GAP, 0
        if not self._has_words:
            return
        self._has_words = False
        element = self._open[-1] if self._open else None
        kind, level = self._kind()
        self._blocks.append(
            PageBlock(
                start=self._block_start, end=self._traced.length, kind=kind, level=level, element=len(self._blocks),
                look=element.look if element else "", row=element.row if element else 0,
            )
        )  # fmt: skip

    def _kind(self) -> tuple[BlockKind, int]:
        if self._within["heading"]:
            return BlockKind.HEADING, self._within["heading"]
        if self._items and not self._items[-1]:
            self._items[-1] = True
            return BlockKind.BULLET, max(self._within["list"], 1)
        return (BlockKind.CELL if self._within["cell"] else BlockKind.PARAGRAPH), 1


_CONTEXTS = {"list": _LISTS, "cell": _CELLS, "pre": frozenset({"pre"})}


def _without_blank(span: Span, text: str) -> Span:
    if text[span.start : span.start + 1] != " ":
        return span
    return replace(span, start=span.start + 1, end=max(span.end, span.start + 1))
