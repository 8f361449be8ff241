"""The colours of a workbook that are named by a number: those of its theme, and a palette of its own."""

from __future__ import annotations

import colorsys
import re

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.model import InputError
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import related_part
from sucheck.ooxml.tags import children, outline

#: The colours of a theme in the order in which cells count them (ECMA-376 part 1, 18.8.3).
_THEME = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
#: The palette of a workbook without one of its own, from the ninth colour on; these eight are the first, too (18.8.27).
_STANDARD = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 "
    "C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF "
    "800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC "
    "99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
_RGB = re.compile("[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by number, as alpha, red, green and blue; the empty string for one that is not known.

    `theme` is empty without a theme.
    """

    theme: tuple[str, ...]
    indexed: tuple[str, ...]

    def looks(self, kind: str, number: str, tint: str) -> str:
        """What a colour that is named by its number in a list looks like; the empty string where that is not known."""
        known = {"theme": self.theme, "indexed": self.indexed}.get(kind, ())
        colour = known[int(number)] if number.isdecimal() and int(number) < len(known) else ""
        return colour and tinted(colour, float(tint or 0))


def palette_of(styles: bytes, theme: etree._Element | None) -> Palette:
    """The colours of a workbook.

    Args:
        styles: its styles part.
        theme: the root of its theme part, None without one.
    """
    elements = outline(styles)
    own = (
        _opaque((elements[colour].get("rgb") or "")[2:])  # written with an alpha of 0, and shown all the same
        for colours in children(elements, 0, "colors")
        for indexed in children(elements, colours, "indexedColors")
        for colour in children(elements, indexed, "rgbColor")
    )
    standard = [_opaque(colour) for colour in _STANDARD.split()]
    indexed = tuple(own) or (*standard[:8], *standard)
    return Palette(theme=() if theme is None else _themed(theme), indexed=indexed)


def book_palette(package: Package, workbook: str, styles: bytes) -> Palette:
    """The colours of a workbook by its package, main part and styles part; a theme that is damaged tells of none."""
    theme = related_part(package, workbook, "theme")
    try:
        return palette_of(styles, package.tree(theme) if theme else None)
    except InputError:
        return palette_of(styles, None)


def tinted(colour: str, tint: float) -> str:
    """A colour made lighter, or darker by a tint below 0 (ECMA-376 part 1, 18.8.19)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (2, 4, 6))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return colour[:2] + "".join(f"{round(part * 255):02X}" for part in mixed)


def _themed(theme: etree._Element) -> tuple[str, ...]:
    scheme = next(theme.iter("{*}clrScheme"), None)
    return () if scheme is None else tuple(_stated(scheme.find(f"{{*}}{name}/*")) for name in _THEME)


def _stated(colour: etree._Element | None) -> str:
    """What a colour of the theme is; a system colour states what it was when the file was saved."""
    written = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
    return _opaque(written)


def _opaque(written: str) -> str:
    return "FF" + written.upper() if _RGB.fullmatch(written) else ""
