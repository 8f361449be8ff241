"""The styles of an OpenDocument spreadsheet: fills, raised words, sheets that are not shown (ODF 1.3 part 3, 16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from sucheck.read.colours import rgb, shown

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MOST_ANCESTORS = 32


@dataclass(slots=True, kw_only=True)
class OdsStyles:
    """What styles say, by their names; of cell styles also their parent's name."""

    fills: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    not_shown: set[str] = field(default_factory=set)

    def add(self, style: etree._Element) -> None:
        """Take up a `style:style` element."""
        name = style.get(f"{STYLE}name", "")
        family = style.get(f"{STYLE}family")
        if family == "table-cell":
            self.parents[name] = style.get(f"{STYLE}parent-style-name", "")
            properties = style.find(f"{STYLE}table-cell-properties")
            colour = None if properties is None else properties.get(f"{_FO}background-color")
            if colour is not None:
                self.fills[name] = shown(rgb(colour.removeprefix("#")))
        elif family == "text":
            properties = style.find(f"{STYLE}text-properties")
            if properties is not None and _is_raised(properties.get(f"{STYLE}text-position", "")):
                self.raised.add(name)
        elif family == "table":
            properties = style.find(f"{STYLE}table-properties")
            if properties is not None and properties.get(f"{TABLE}display") == "false":
                self.not_shown.add(name)

    def add_all(self, styles: Iterable[etree._Element]) -> None:
        """Take up the styles of the part that all sheets share."""
        for style in styles:
            self.add(style)

    def fill(self, name: str) -> str:
        """The colour of a cell style, its own or inherited; the empty string for none."""
        for _ in range(_MOST_ANCESTORS):
            if name in self.fills:
                return self.fills[name]
            if name not in self.parents:
                break
            name = self.parents[name]
        return ""


def _is_raised(position: str) -> bool:
    """Whether text stands above the line: `super 58%`, or a share of the line's height above zero."""
    first = position.partition(" ")[0]
    return first == "super" or (first.endswith("%") and first[:-1].isdigit() and int(first[:-1]) > 0)
