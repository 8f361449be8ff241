"""The elements of an HTML page opened and closed as browsers do it, whatever tags are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from lxml import etree

from sucheck.read.html_tokens import Run, Tag, tokens_of

#: Elements that stand in lines of their own: where one begins or ends, so does a block.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip

_INLINE = frozenset({"a", "button", "option", "sub", "sup"})
_END_IS_OPTIONAL = frozenset({"dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
_WITHOUT_END = frozenset({"br", "hr"})
_DROPPED = frozenset({"area", "base", "col", "embed", "head", "html", "img", "input", "link", "meta", "param", "wbr"})
_KNOWN = BLOCKS | _INLINE | _WITHOUT_END
_NEVER_DEEP = _END_IS_OPTIONAL | _WITHOUT_END
_DEEPEST = 2000  # no page nests deeper, but a hostile one
_NOTHING: Mapping[str, str] = {}
_FED = 1 << 16


class Reader(Protocol):
    """What takes the elements and the text of a page in order."""

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def close(self, name: str) -> None:
        """The element that was opened last ends."""

    def text(self, run: Run) -> None:
        """Text of the element that was opened last and has not ended."""


def read_tree(page: str, reader: Reader) -> None:
    """Hand the elements and the text of a page to the reader.

    lxml sees only the bare tags, with numbers in place of attributes and text: so every character keeps its offset.
    """
    skeleton = _Skeleton()
    for token in tokens_of(page):
        skeleton.add(token)
    parser = etree.HTMLParser(target=_Target(skeleton.tokens, reader), huge_tree=True)
    markup = "<html><body>" + "".join(skeleton.pieces)
    for start in range(0, len(markup), _FED):
        parser.feed(markup[start : start + _FED])
    parser.close()


class _Skeleton:
    """The bare tags. An end tag without its start is left out, and so is what nests too deep, but for its breaks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.tokens: list[Tag | Run] = []
        self._open: list[str] = []
        self._count: Counter[str] = Counter()

    def add(self, token: Tag | Run) -> None:
        if isinstance(token, Run):
            self.pieces.append(f" {len(self.tokens)} ")
            self.tokens.append(token)
        elif token.name not in _DROPPED:
            self._add_tag(token, token.name if token.name in _KNOWN else "span")

    def _add_tag(self, tag: Tag, name: str) -> None:
        if tag.is_end:
            self._add_end(name)
            return
        if name not in _NEVER_DEEP:
            if len(self._open) >= _DEEPEST:
                self.pieces.append("<br><br>" if name in BLOCKS else "")
                return
            self._open.append(name)
        self._count[name] += 1
        self.pieces.append(f'<{name} i="{len(self.tokens)}">')
        self.tokens.append(tag)

    def _add_end(self, name: str) -> None:
        if not self._count[name] or name in _WITHOUT_END:
            return
        self._count[name] -= 1
        self.pieces.append(f"</{name}>")
        if name in _END_IS_OPTIONAL:
            return
        while (closed := self._open.pop()) != name:
            self._count[closed] -= 1


class _Target:
    """What lxml calls while it parses the skeleton."""

    def __init__(self, tokens: list[Tag | Run], reader: Reader) -> None:
        self._tokens = tokens
        self._reader = reader
        self._data: list[str] = []

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes]) -> None:
        self._hand_on()
        index = attrib.get("i")
        token = None if index is None else self._tokens[int(index)]
        self._reader.open(str(tag), token.attributes if isinstance(token, Tag) else _NOTHING)

    def end(self, tag: str | bytes) -> None:
        self._hand_on()
        self._reader.close(str(tag))

    def data(self, data: str | bytes) -> None:
        self._data.append(str(data))

    def comment(self, text: str | bytes) -> None:
        """The skeleton has none."""

    def close(self) -> None:
        self._hand_on()

    def _hand_on(self) -> None:
        """Text comes in pieces that may break a number."""
        if self._data:
            for index in "".join(self._data).split():
                token = self._tokens[int(index)]
                if isinstance(token, Run):
                    self._reader.text(token)
            self._data.clear()
