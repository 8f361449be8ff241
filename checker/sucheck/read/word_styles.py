"""What the styles and the lists of a Word document make of a paragraph or a run (ECMA-376 part 1, 17.7 and 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sucheck.ooxml.word import attribute, child, name_of, switch, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "subtitle"})
_BODY = 9  # w:outlineLvl counts from 0; 9 is body text
_DEEPEST = 20  # no chain of styles is longer, but a hostile one


class Styles:
    """The styles and lists of a document; either part may be missing."""

    def __init__(self, styles: etree._Element | None, lists: etree._Element | None) -> None:
        held = [style for style in (() if styles is None else styles) if name_of(style) == "style"]
        self._styles = {attribute(style, "styleId"): style for style in reversed(held)}
        self._usual = next((attribute(style, "styleId") for style in held if _is_usual(style)), "")
        self._hidden: dict[str, bool] = {}
        self._paragraphs: dict[str, tuple[int | None, tuple[str, int] | None]] = {}
        self._lists = _Lists(lists, self)

    def heading(self, properties: etree._Element | None) -> int | None:
        """The level of a heading, from 1, by the properties of its paragraph; None for any other paragraph."""
        own = value(properties, "outlineLvl")
        level = self._paragraph(self.of(properties))[0] if own is None else _number(own)
        return None if level is None or level >= _BODY else level + 1

    def bullet(self, properties: etree._Element | None) -> int | None:
        """The level of an item of a list, bulleted or numbered, from 1; None for a paragraph that has no label."""
        style = self.of(properties)
        inherited = self._paragraph(style)[1]
        own = value(properties, "numPr", "numId")
        list_, level = inherited or ("", 0)
        if own is not None:
            list_, level = own, 0
        stated = value(properties, "numPr", "ilvl")
        level = level if stated is None else _number(stated) or 0
        return level + 1 if self._lists.has_label(list_, level) else None

    def is_hidden(self, run: etree._Element | None, paragraph: etree._Element | None) -> bool:
        """Whether the text of a run is hidden, by its own properties and those of its paragraph."""
        own = switch(run, "vanish")
        if own is not None:
            return own
        style = value(run, "rStyle")
        return (style is not None and self._hides(style)) or self._hides(self.of(paragraph))

    def is_raised(self, run: etree._Element | None) -> bool:
        """Whether a run is set in superscript, by its own properties or its style."""
        own = value(run, "vertAlign")
        styles = self.chain(value(run, "rStyle") or "") if own is None else ()
        return "superscript" in {own, *(value(each, "rPr", "vertAlign") for each in styles)}

    def of(self, properties: etree._Element | None) -> str:
        """The id of the style of a paragraph."""
        return value(properties, "pStyle") or self._usual

    def chain(self, style: str) -> Iterator[etree._Element]:
        """A style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(seen) < _DEEPEST:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn") or ""

    def _hides(self, style: str) -> bool:
        if style not in self._hidden:
            found = (switch(each, "rPr", "vanish") for each in self.chain(style))
            self._hidden[style] = next((is_on for is_on in found if is_on is not None), False)
        return self._hidden[style]

    def _paragraph(self, style: str) -> tuple[int | None, tuple[str, int] | None]:
        """The outline level and the list (its id and level) that a style gives to its paragraphs."""
        if style not in self._paragraphs:
            self._paragraphs[style] = self._outline(style), self._list(style)
        return self._paragraphs[style]

    def _outline(self, style: str) -> int | None:
        for each in self.chain(style):
            if (level := value(each, "pPr", "outlineLvl")) is not None:
                return _number(level)
            name = value(each, "name") or ""
            if heading := _HEADING.fullmatch(name):
                return int(heading[1]) - 1
            if name.lower() in _TITLES:
                return 0
        return None

    def _list(self, style: str) -> tuple[str, int] | None:
        level: int | None = None
        for each in self.chain(style):
            stated = value(each, "pPr", "numPr", "ilvl")
            level = level if stated is None or level is not None else _number(stated)
            if (list_ := value(each, "pPr", "numPr", "numId")) is not None:
                linked = self._lists.level_of_style(list_, attribute(each, "styleId"))
                return list_, level if level is not None else linked
        return None


class _Lists:
    """The lists of the numbering part."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        held = () if root is None else tuple(root)
        self._kinds = {attribute(e, "abstractNumId"): e for e in held if name_of(e) == "abstractNum"}
        self._lists = {attribute(e, "numId"): e for e in held if name_of(e) == "num"}
        self._styles = styles
        self._labels: dict[tuple[str, int], bool] = {}

    def has_label(self, list_: str, level: int) -> bool:
        """Whether the items at a level of a list have a bullet or a number."""
        if (list_, level) not in self._labels:
            self._labels[list_, level] = self._has_label(list_, level)
        return self._labels[list_, level]

    def _has_label(self, list_: str, level: int) -> bool:
        levels = list(self._levels(list_, level))
        formats = (value(each, "numFmt") for each in levels)
        return bool(levels) and next((format_ for format_ in formats if format_), "decimal") != "none"

    def level_of_style(self, list_: str, style: str) -> int:
        """The level of a list that a style stands for."""
        kind = self._kind(list_)
        for each in () if kind is None else kind:
            if name_of(each) == "lvl" and value(each, "pStyle") == style:
                return _number(attribute(each, "ilvl")) or 0
        return 0

    def _levels(self, list_: str, level: int) -> Iterator[etree._Element]:
        """What says how a level of a list looks, what counts first first."""
        for each in self._lists.get(list_, ()):
            if name_of(each) == "lvlOverride" and attribute(each, "ilvl") == str(level):
                yield from (held for held in each if name_of(held) == "lvl")
        kind = self._kind(list_)
        for each in () if kind is None else kind:
            if name_of(each) == "lvl" and attribute(each, "ilvl") == str(level):
                yield each

    def _kind(self, list_: str) -> etree._Element | None:
        kind = self._kinds.get(value(self._lists.get(list_), "abstractNumId") or "")
        linked = value(kind, "numStyleLink")  # 17.9.21: the list is described where the style stands
        if linked is None:
            return kind
        style = next(self._styles.chain(linked), None)
        target = value(child(style, "pPr"), "numPr", "numId") or ""
        return self._kinds.get(value(self._lists.get(target), "abstractNumId") or "")


def _is_usual(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}


def _number(digits: str) -> int | None:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else None  # noqa: PLR2004  levels are 0 to 9
