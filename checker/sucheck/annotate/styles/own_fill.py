"""The fill that a mark stands for, in words: a note carries them through programs that keep nothing else of ours.

`rgb FFFFFF00`, `theme 4 tint 0.6 (rgb FFB4C7E7)` and `indexed 13 (rgb FFFFFF00)` are solid fills; `another pattern` is
none of these. Of a colour that has a number the words tell how it looks, too: LibreOffice drops the theme, and numbers
the others anew.
"""

from __future__ import annotations

import re

from sucheck.annotate.styles.colours import Palette
from sucheck.ooxml.tags import Element, outline

#: No fill, where that must be said.
NONE = "none"
#: A fill that words do not tell.
PATTERN = "another pattern"

_WORDS = re.compile(
    r"(?P<colour>rgb [0-9A-Fa-f]{8}|theme [0-9]{1,3}|indexed [0-9]{1,3})"
    r"(?: tint (?P<tint>-?[0-9](?:\.[0-9]{1,20})?(?:[Ee]-?[0-9]{1,2})?))?(?: \(rgb (?P<seen>[0-9A-F]{8})\))?"
)


def fill_in_words(fill: bytes, palette: Palette) -> str:
    """The words for a `fill` element; the empty string for one that shows nothing."""
    written = {element.name: element for element in outline(fill)}
    pattern, front = written.get("patternFill"), written.get("fgColor")
    kind = NONE if pattern is None else pattern.get("patternType") or NONE
    if kind == NONE and "gradientFill" not in written:
        return ""
    words = _colour_in_words(front, palette) if kind == "solid" and front is not None else ""
    return words if _WORDS.fullmatch(words) else PATTERN


def fill_from_words(words: str, palette: Palette) -> bytes | None:
    """The `fill` element that words tell, without prefixes; None where they tell none.

    Args:
        words: as `fill_in_words` gives them.
        palette: the colours of the workbook now; where a number means another, the fill is set as it looked.
    """
    match = _WORDS.fullmatch(words)
    if match is None:
        return None
    name, _, value = match["colour"].partition(" ")
    tint = match["tint"] or ""
    if match["seen"] and match["seen"] != palette.looks(name, value, tint):
        name, value, tint = "rgb", match["seen"], ""
    stated = f'{name}="{value}"' + (f' tint="{tint}"' if tint else "")
    colours = f'<fgColor {stated}/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{colours}</patternFill></fill>'.encode()


def _colour_in_words(colour: Element, palette: Palette) -> str:
    stated = [(name, value) for name in ("rgb", "theme", "indexed") if (value := colour.get(name))]
    if len(stated) != 1:
        return ""
    name, value = stated[0]
    tint = colour.get("tint") or ""
    words = f"{name} {value}" + (f" tint {tint}" if tint else "")
    seen = palette.looks(name, value, tint) if _WORDS.fullmatch(words) else ""
    return f"{words} (rgb {seen})" if seen else words
