"""The solid fills of a workbook's cell formats (ECMA-376 part 1, 18.8.20 fill, 18.8.32 patternFill)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from sucheck.ooxml.package import Package
from sucheck.ooxml.related import related_part
from sucheck.read.colours import INDEXED, Colours, rgb, shown, theme_colours


def format_fills(package: Package, workbook: str, styles: etree._Element) -> Sequence[str]:
    """The colour of each cell format by its number; the empty string for none, white, a pattern or a gradient."""
    own = tuple(rgb(each.get("rgb", "")) for each in styles.iterfind("{*}colors/{*}indexedColors/{*}rgbColor"))

    def colours() -> Colours:
        theme = related_part(package, workbook, "theme")
        found = theme_colours(package.tree(theme) if theme else None)
        return Colours(theme=found, indexed=(*own, *INDEXED[len(own) :]))

    fills = [_fill(each, colours) for each in styles.iterfind("{*}fills/{*}fill")]
    by_number = {str(number): fill for number, fill in enumerate(fills)}
    return tuple(by_number.get(each.get("fillId", ""), "") for each in styles.iterfind("{*}cellXfs/{*}xf"))


def _fill(fill: etree._Element, colours: Callable[[], Colours]) -> str:
    colour = fill.find("{*}patternFill[@patternType='solid']/{*}fgColor")
    if colour is None:
        return ""
    tint = _number(colour.get("tint", ""))
    if written := colour.get("rgb"):
        return shown(rgb(written, tint))
    for name, of in (("theme", Colours.of_theme), ("indexed", Colours.of_index)):
        if (index := colour.get(name, "")).isdecimal():
            return shown(of(colours(), int(index[:4]), tint))
    return ""


def _number(text: str) -> float:
    try:
        return min(max(float(text), -1.0), 1.0)
    except ValueError:
        return 0.0
