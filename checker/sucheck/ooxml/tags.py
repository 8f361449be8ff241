"""XML as it is written: elements with the byte offsets of their tags, so that a part can be changed in one spot only.

The content is UTF-8, or any encoding in which ASCII stands for itself; a part in UTF-16 is recoded first. That a part
is well-formed is for a parser to say: here, what is no tag is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice

#: Where a `<` starts no tag: comments, character data, processing instructions.
_NO_TAGS = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
#: A tag of any kind: `/` of an end tag, the name, the text after it (`/` at its end in an empty tag).
TAG = re.compile(rb"""<(/?)([^\s/>!?"'=<]+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(rb"""([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element as it is written.

    `start` and `end` are the bytes of its first `<` and after its last `>`; `inner` and `inner_end` those between its
    tags (both at the end of an empty tag, `<a/>`). `parent` is the index of the element around it, -1 for the root.
    `attributes` is the text of the start tag after the name.
    """

    tag: bytes
    attributes: bytes
    start: int
    inner: int
    inner_end: int
    end: int
    parent: int

    @property
    def name(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(b":")[2].decode("utf-8", "replace")

    @property
    def prefix(self) -> bytes:
        """The prefix with its colon; empty without one."""
        return self.tag[: self.tag.rfind(b":") + 1]

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as one tag, `<a/>`."""
        return self.inner == self.end

    def get(self, name: str) -> str | None:
        """An attribute's value, its references resolved; a name without a prefix matches any prefix if it must."""
        found = self._find(name) or self._find_prefixed(name)
        return None if found is None else unescape(_value(found).decode("utf-8", "replace"))

    def _find(self, name: str) -> re.Match[bytes] | None:
        return next((match for match in _ATTRIBUTE.finditer(self.attributes) if match[1] == name.encode()), None)

    def _find_prefixed(self, name: str) -> re.Match[bytes] | None:
        written = ((match, match[1].partition(b":")) for match in _ATTRIBUTE.finditer(self.attributes))
        return next((match for match, (prefix, _, own) in written if own == name.encode() and prefix != b"xmlns"), None)

    def with_attribute(self, name: str, value: str) -> Splice:
        """The splice that sets an attribute, or adds it after the others."""
        at = self.start + 1 + len(self.tag)
        found = self._find(name)
        if found is None:
            at += len(self.attributes.rstrip(b" \t\r\n/"))
            return Splice(at=at, come=b" " + name.encode() + b'="' + escaped(value) + b'"')
        group = 2 if found[2] is not None else 3
        return Splice(at=at + found.start(group), gone=found[group], come=escaped(value))

    def removed(self, content: bytes) -> Splice:
        """The splice that takes the element away, with all that is in it."""
        return Splice(at=self.start, gone=content[self.start : self.end])

    def appended(self, xml: bytes) -> Splice:
        """The splice that puts XML behind the element's last child, and opens an empty tag for it."""
        if not self.is_empty_tag:
            return Splice(at=self.inner_end, come=xml)
        at = self.start + 1 + len(self.tag) + len(self.attributes.rstrip(b"/"))
        return Splice(at=at, gone=b"/>", come=b">" + xml + b"</" + self.tag + b">")


def masked(content: bytes) -> bytes:
    """The content, equally long, with blanks in the place of comments, character data and processing instructions."""
    if b"<!" not in content and b"<?" not in content:
        return content
    return _NO_TAGS.sub(lambda match: b" " * len(match[0]), content)


def outline(content: bytes) -> tuple[Element, ...]:
    """The elements of a part that fits into memory, in the order of their start tags.

    A tag that is never closed ends where its parent does (VML is written so).
    """
    visible = masked(content)
    found: list[tuple[bytes, bytes, int, int, int]] = []  # tag, attributes, start, inner, parent
    ends: list[tuple[int, int]] = []  # inner end, end
    open_ones: list[int] = []
    for match in TAG.finditer(visible):
        tag, attributes = match[2], match[3]
        if match[1]:
            if any(found[index][0] == tag for index in open_ones):
                while found[closed := open_ones.pop()][0] != tag:
                    ends[closed] = (match.start(), match.start())
                ends[closed] = (match.start(), match.end())
            continue
        found.append((tag, attributes, match.start(), match.end(), open_ones[-1] if open_ones else -1))
        ends.append((match.end(), match.end()))
        if not attributes.endswith(b"/"):
            open_ones.append(len(found) - 1)
    for index in open_ones:
        ends[index] = (len(content), len(content))
    return tuple(
        Element(tag=tag, attributes=attributes, start=start, inner=inner, inner_end=end[0], end=end[1], parent=parent)
        for (tag, attributes, start, inner, parent), end in zip(found, ends, strict=True)
    )


def children(elements: Sequence[Element], parent: int, name: str = "") -> Iterator[int]:
    """The indices of an element's children, all or those of a name (without prefix)."""
    for index in range(parent + 1, len(elements)):
        if elements[index].start >= elements[parent].inner_end:
            return
        if elements[index].parent == parent and name in {"", elements[index].name}:
            yield index


def escaped(text: str) -> bytes:
    """Text for an element or an attribute, in ASCII: it fits every encoding; what XML cannot hold becomes U+FFFD."""
    text = _NOT_XML.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace('"', "&quot;").replace("\r", "&#13;")
    return text.encode("ascii", "xmlcharrefreplace")


def _value(match: re.Match[bytes]) -> bytes:
    return match[2] if match[2] is not None else match[3]
