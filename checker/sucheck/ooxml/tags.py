"""XML as it is written: elements with the byte offsets of their tags, so that a part can be changed in one spot only.

The content is UTF-8, or any encoding in which ASCII stands for itself; a part in UTF-16 is recoded first. That a part
is well-formed is for a parser to say: here, what is no tag is passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice

#: Where a `<` starts no tag: comments, character data, processing instructions.
_NO_TAGS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_NO_TAG_STARTS = re.compile(b"|".join(re.escape(sign) for sign in _NO_TAGS))
#: A tag of any kind: `/` of an end tag, the name, the text after it (`/` at its end in an empty tag).
TAG = re.compile(rb"""<(/?)([^\s/>!?"'=<]++)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""")
_ATTRIBUTE = re.compile(rb"""(?<![^\s"'])([^\s=/"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));")
_NUMBERS = 0x110000  # of code points
_SIGNS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
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
        return self.attributes.endswith(b"/")

    def get(self, name: str) -> str | None:
        """An attribute's value, its references resolved; a name without a prefix matches any prefix if it must."""
        found = self._find(name) or self._find_prefixed(name)
        return None if found is None else _text(found)

    def own(self, name: str) -> str | None:
        """The value of the attribute that is written with exactly this name, its references resolved."""
        found = self._find(name)
        return None if found is None else _text(found)

    def _find(self, name: str) -> re.Match[bytes] | None:
        return next((match for match in _ATTRIBUTE.finditer(self.attributes) if match[1] == name.encode()), None)

    def _find_prefixed(self, name: str) -> re.Match[bytes] | None:
        written = ((match, match[1].partition(b":")) for match in _ATTRIBUTE.finditer(self.attributes))
        return next((match for match, (prefix, _, own) in written if own == name.encode() and prefix != b"xmlns"), None)

    def with_attribute(self, name: str, value: str) -> Splice:
        """The splice that sets an attribute, or adds it after the others; line ends and tabs in it are kept."""
        come = escaped(value).replace(b"'", b"&#39;").replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")
        at = self.start + 1 + len(self.tag)
        found = self._find(name)
        if found is None:
            at += len(self.attributes.rstrip(b" \t\r\n/"))
            return Splice(at=at, come=b" " + name.encode() + b'="' + come + b'"')
        group = 2 if found[2] is not None else 3
        return Splice(at=at + found.start(group), gone=found[group], come=come)

    def without_attribute(self, name: str) -> tuple[Splice, ...]:
        """The splice that takes an attribute away, found as `get` finds it; none where it is not there."""
        found = self._find(name) or self._find_prefixed(name)
        return () if found is None else (Splice(at=self.start + 1 + len(self.tag) + found.start(), gone=found[0]),)

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
    shown: list[bytes] = []
    copied = position = 0
    unfinished: set[bytes] = set()  # what does not end once does not end later either
    while match := _NO_TAG_STARTS.search(content, position):
        position = match.end()
        closing = _NO_TAGS[match[0]]
        end = -1 if closing in unfinished else content.find(closing, position)
        if end < 0:
            unfinished.add(closing)
            continue
        position = end + len(closing)
        shown += [content[copied : match.start()], b" " * (position - match.start())]
        copied = position
    return b"".join([*shown, content[copied:]]) if shown else content


def outline(content: bytes) -> tuple[Element, ...]:
    """The elements of a part that fits into memory, in the order of their start tags.

    A tag that is never closed ends where its parent does (VML is written so).
    """
    visible = masked(content)
    found: list[tuple[bytes, bytes, int, int, int]] = []  # tag, attributes, start, inner, parent
    ends: list[tuple[int, int]] = []  # inner end, end
    open_ones: list[int] = []
    depths: Counter[bytes] = Counter()  # how many of a name are open: an end tag without a start costs no search
    for match in TAG.finditer(visible):
        tag, attributes = match[2], match[3]
        if match[1]:
            while depths[tag]:
                closed = open_ones.pop()
                depths[found[closed][0]] -= 1
                is_own = found[closed][0] == tag
                ends[closed] = (match.start(), match.end() if is_own else match.start())
                if is_own:
                    break
            continue
        found.append((tag, attributes, match.start(), match.end(), open_ones[-1] if open_ones else -1))
        ends.append((match.end(), match.end()))
        if not attributes.endswith(b"/"):
            open_ones.append(len(found) - 1)
            depths[tag] += 1
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


def unescaped(text: str) -> str:
    """Text in which XML's references are resolved, the five named ones and those by number; others stay as written."""
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(match: re.Match[str]) -> str:
    number = int(match[1]) if match[1] else int(match[2], 16) if match[2] else 0
    return _SIGNS[match[3]] if match[3] else chr(number) if number < _NUMBERS else match[0]


def _text(match: re.Match[bytes]) -> str:
    return unescaped(_value(match).decode("utf-8", "replace"))


def _value(match: re.Match[bytes]) -> bytes:
    return match[2] if match[2] is not None else match[3]
