"""The tags and the stretches of text of an HTML page, with their offsets; in time linear to its length."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from sucheck.frozen import dataclass

#: Elements whose content is no text of the page, or no markup.
NO_TEXT = frozenset({
    "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript", "template", "xmp", "svg",
})  # fmt: skip

_MARKUP = re.compile(r"</?[A-Za-z]|<[!?]")
_BARE = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)>")
_NAME = re.compile(r"/?[A-Za-z][^\s/>]*")
_BEFORE_VALUE = re.compile(r"[^>=]*+")
_BLANKS = re.compile(r"\s*+")
_ATTRIBUTE = re.compile(r"([^\s/>=\"'][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?")
_NOTHING: Mapping[str, str] = {}
_LONGEST_ATTRIBUTES = 1 << 16  # what is longer holds a picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A start tag or an end tag: its name in small letters, its attributes as written (entities decoded)."""

    name: str
    is_end: bool
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text between two tags: its offsets in the page, entities as they are written."""

    start: int
    end: int


def tokens_of(page: str) -> Iterator[Tag | Run]:
    """Tags and text in order, without comments, declarations and the content of the elements `NO_TEXT`."""
    at, last_end = 0, page.rfind(">")
    start = 0
    while (at := page.find("<", at)) >= 0 and at <= last_end:
        if not _MARKUP.match(page, at):
            at += 1
            continue
        end = _end_of_markup(page, at)
        if end is None:
            break
        if at > start:
            yield Run(start=start, end=at)
        tag = _tag(page, at, end)
        if tag is not None:
            yield tag
            if tag.name in NO_TEXT and not tag.is_end:
                end = _end_of_element(page, tag.name, end)
        start = at = end
    if start < len(page):
        yield Run(start=start, end=len(page))


def _end_of_markup(page: str, at: int) -> int | None:
    """Where the markup that opens at `at` ends; None if nothing closes it."""
    if page.startswith("<!--", at):
        end = page.find("-->", at + 2)
        return end + 3 if end >= 0 else len(page)
    if page.startswith(("<!", "<?"), at):
        return page.index(">", at) + 1
    name = _NAME.match(page, at + 1)
    return _end_of_tag(page, name.end()) if name else None


def _end_of_tag(page: str, at: int) -> int | None:
    """The offset behind the tag whose name ends at `at`; a `>` between quotation marks does not close it."""
    while True:
        found = _BEFORE_VALUE.match(page, at)
        at = found.end() if found else at
        if at >= len(page):
            return None
        if page[at] == ">":
            return at + 1
        blanks = _BLANKS.match(page, at + 1)
        at = blanks.end() if blanks else at + 1
        if page[at : at + 1] in {'"', "'"}:
            closing = page.find(page[at], at + 1)
            at = closing + 1 if closing >= 0 else at + 1


def _tag(page: str, start: int, end: int) -> Tag | None:
    if bare := _BARE.fullmatch(page, start, end):
        return Tag(name=bare[2].lower(), is_end=bool(bare[1]), attributes=_NOTHING)
    name = _NAME.match(page, start + 1)
    if name is None:
        return None
    is_end = page[start + 1] == "/"
    found: dict[str, str] = {}
    if not is_end and end - name.end() > 1:
        for attribute in _ATTRIBUTE.finditer(page, name.end(), min(end - 1, name.end() + _LONGEST_ATTRIBUTES)):
            value = attribute[2] or attribute[3] or attribute[4] or ""
            found.setdefault(attribute[1].lower(), html.unescape(value))
    return Tag(name=name[0].removeprefix("/").lower(), is_end=is_end, attributes=found)


def _end_of_element(page: str, name: str, at: int) -> int:
    """Where the end tag of an element without text begins; the end of the page if it has none."""
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, at)
    return found.start() if found else len(page)
