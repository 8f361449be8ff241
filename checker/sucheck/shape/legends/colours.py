"""Which of the colours that a legend names a fill is."""

from __future__ import annotations

import colorsys
from collections.abc import Collection

#: The angle of each colour on the circle of hues, in degrees.
_ANGLES = {
    "red": 0, "orange": 30, "amber": 43, "yellow": 57, "green": 115, "blue": 212, "purple": 275, "pink": 328,
}  # fmt: skip
_FARTHEST = 40  # degrees from a colour's angle at which a fill still bears its name
_CLEARLY = 6  # degrees by which the nearest colour must be nearer than the next
_GREY, _LIGHT, _DARK = 0.1, 0.96, 0.2  # saturation below which a fill has no hue; values of white and black


def colour_of(fill: str, named: Collection[str]) -> str | None:
    """The one of some named colours that a fill (`RRGGBB`) is; None where it is none of them, or as near to two."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if saturation < _GREY or value < _DARK:
        neutral = "black" if value < _DARK else "white" if value > _LIGHT else "grey"
        return neutral if neutral in named else None
    apart = sorted((_apart(hue * 360, _ANGLES[name]), name) for name in named if name in _ANGLES)
    if not apart or apart[0][0] > _FARTHEST or (len(apart) > 1 and apart[1][0] - apart[0][0] < _CLEARLY):
        return None
    return apart[0][1]


def is_plain(fill: str) -> bool:
    """Whether a fill is white: the colour of paper says nothing."""
    return fill.upper() == "FFFFFF"


def _apart(one: float, other: float) -> float:
    between = abs(one - other) % 360
    return min(between, 360 - between)
