"""The characters of `w:sym` (ECMA-376 part 1, 17.3.3.30): codes of a font, kept in the private area from U+F000 on."""

from __future__ import annotations

import string

#: The signs of the font Symbol that stand in running text; the same codes in its encoding by Adobe.
_SYMBOL = {
    0x2D: "\u2212", 0x61: "\u03b1", 0x62: "\u03b2", 0x67: "\u03b3", 0x64: "\u03b4", 0x65: "\u03b5", 0x6C: "\u03bb",
    0x6D: "\u03bc", 0x70: "\u03c0", 0x73: "\u03c3", 0x44: "\u0394", 0x53: "\u03a3", 0x57: "\u03a9", 0xA3: "\u2264",
    0xA5: "\u221e", 0xAB: "\u2194", 0xAC: "\u2190", 0xAD: "\u2191", 0xAE: "\u2192", 0xAF: "\u2193", 0xB0: "\u00b0",
    0xB1: "\u00b1", 0xB3: "\u2265", 0xB4: "\u00d7", 0xB7: "\u2022", 0xB8: "\u00f7", 0xB9: "\u2260", 0xBB: "\u2248",
    0xBC: "\u2026", 0xD2: "\u00ae", 0xD3: "\u00a9", 0xD4: "\u2122", 0xE5: "\u2211",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_ASCII = range(0x20, 0x41)  # digits, brackets and most signs: Symbol has them where ASCII has
_UNKNOWN = "\ufffd"


def symbol(font: str, code: str) -> str:
    """The character with this hexadecimal code of this font; in the private area where only the font knows it."""
    if not code or len(code) > 6 or not set(code) <= set(string.hexdigits):  # noqa: PLR2004  U+10FFFF has six digits
        return _UNKNOWN
    number = int(code, 16)
    if number in range(0xD800, 0xE000) or number > 0x10FFFF or number < 0x20:  # noqa: PLR2004  no characters of XML
        return _UNKNOWN
    own = number - _PRIVATE.start if number in _PRIVATE else number
    if font.lower() == "symbol":
        return _SYMBOL.get(own) or chr(own if own in _ASCII else number)
    return chr(number)
