"""The colours of fills as RRGGBB: indexed, of the theme, tinted (ECMA-376 part 1, 18.8.19 and 18.8.27)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence

from lxml import etree

from sucheck.frozen import dataclass

#: Indexed colours 0 to 63 where a workbook has none of its own: the first eight stand twice (18.8.27).
_FIRST = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
INDEXED = (
    *_FIRST, *_FIRST,
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
#: The colours of the theme that Office has used since 2013, for a workbook that names theme colours without a theme.
_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "5B9BD5", "ED7D31", "A5A5A5", "FFC000", "4472C4", "70AD47", "0563C1",
    "954F72",
)  # fmt: skip
_WHITE = "FFFFFF"
#: Where a theme colour of a cell stands among those of the theme part: light before dark (18.8.3).
_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """What the numbers of colours stand for in one workbook."""

    theme: Sequence[str] = _THEME
    indexed: Sequence[str] = INDEXED

    def of_index(self, index: int, tint: float = 0.0) -> str:
        """An indexed colour; the empty string for one that the system decides (64 and above)."""
        return _tinted(self.indexed[index], tint) if 0 <= index < len(self.indexed) else ""

    def of_theme(self, index: int, tint: float = 0.0) -> str:
        """A colour of the theme; the empty string where it has none of this number."""
        return _tinted(self.theme[index], tint) if 0 <= index < len(self.theme) else ""


def rgb(written: str, tint: float = 0.0) -> str:
    """A colour that is written out, as RRGGBB or AARRGGBB; the empty string where it is neither."""
    match = _HEX.fullmatch(written)
    return _tinted(match[1].upper(), tint) if match else ""


def shown(colour: str) -> str:
    """The colour of a fill as it is kept: white cannot be told from none."""
    return "" if colour == _WHITE else colour


def theme_colours(theme: etree._Element | None) -> Sequence[str]:
    """The colours of a theme part in the order in which cells number them."""
    scheme = None if theme is None else theme.find(".//{*}clrScheme")
    if scheme is None:
        return _THEME
    found = []
    for name, usual in zip(_ORDER, _THEME, strict=True):
        colour = scheme.find(f"{{*}}{name}/*")
        written = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
        found.append(rgb(written) or usual)
    return tuple(found)


def _tinted(colour: str, tint: float) -> str:
    """A colour made darker (below 0) or lighter (above) in its luminance (18.8.19)."""
    if not tint:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
