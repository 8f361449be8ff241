"""The characters of a PDF page with their places on it, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
from functools import cache
from typing import Any, NamedTuple, cast

import pypdfium2
from pypdfium2 import raw

from sucheck.frozen import dataclass
from sucheck.read.encodings import DAMAGED

# PDFium writes U+0002 for a hyphen at a line's end; some fonts call the hyphen that they draw a soft one.
_MEANT = {"\ufffe": DAMAGED, "\x02": "-", "\u00ad": "-"}
_NOT_DRAWN = frozenset("\r\n\u200b\ufeff")
_UPRIGHT = 0.9  # the cosine of the angle by which a line may lean, at least

_SMALLEST, _LARGEST = 0.5, 5_000.0  # points: no text is smaller or larger


class Glyph(NamedTuple):
    """One character: its left and right edge, its baseline and its size, in points; `at` counts PDFium's characters.

    A page's origin is its lower left corner as it is shown, so that baselines fall as the text goes on.
    """

    sign: str
    left: float
    right: float
    base: float
    size: float
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGlyphs:
    """The characters of a page in the order of its file.

    `leaning` counts those left out: not upright, or of no size. `is_blank` says that the page shows nothing at all.
    """

    glyphs: list[Glyph]
    height: float
    leaning: int
    is_blank: bool


def page_glyphs(page: pypdfium2.PdfPage) -> PageGlyphs:
    """The characters of a page that it shows upright."""
    box = cast("tuple[float, float, float, float]", page.get_cropbox())  # never without one: it has a default
    left, bottom, right, top = box
    frame = _Frame(left, bottom, right, top, page.get_rotation() // 90)
    width, height = right - left, top - bottom
    if frame.quarters % 2:
        width, height = height, width
    text = page.get_textpage()
    try:
        glyphs, leaning = _read(text.raw, frame)
    finally:
        text.close()
    return PageGlyphs(
        glyphs=[glyph for glyph in glyphs if -1 <= glyph.left <= width + 1 and -1 <= glyph.base <= height + 1],
        height=height, leaning=leaning, is_blank=raw.FPDFPage_CountObjects(page.raw) == 0,
    )  # fmt: skip


class _Frame(NamedTuple):
    """The part of the page's plane that is shown, and by how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    def base(self, x: float, y: float) -> float:
        """The height of a point on the page as shown."""
        return (y - self.bottom, self.right - x, self.top - y, x - self.left)[self.quarters]

    def span(self, box: Any) -> tuple[float, float]:  # noqa: ANN401 - a structure of ctypes
        """The left and the right edge of a box on the page as shown."""
        if self.quarters == 0:
            return box.left - self.left, box.right - self.left
        if self.quarters == 1:
            return box.bottom - self.bottom, box.top - self.bottom
        if self.quarters == 2:  # noqa: PLR2004 - half a turn
            return self.right - box.right, self.right - box.left
        return self.top - box.top, self.top - box.bottom


class _Setting(NamedTuple):
    """How a text object of the file is set: its baseline, the size of its characters, whether it can be read."""

    base: float
    size: float
    is_upright: bool


def _read(text: Any, frame: _Frame) -> tuple[list[Glyph], int]:  # noqa: ANN401 - a pointer of ctypes
    """The upright characters, without PDFium's own line ends, which are often wrong; and the number of all others."""
    box = raw.FS_RECTF()
    glyphs: list[Glyph] = []
    leaning, last = 0, 0
    base, size, is_upright = _Setting(0.0, 0.0, is_upright=True)
    shown = frame.left if frame.quarters == 0 else None
    unicode, text_object, loose_box = raw.FPDFText_GetUnicode, _address_of_object(), raw.FPDFText_GetLooseCharBox
    for index in range(raw.FPDFText_CountChars(text)):
        sign = chr(unicode(text, index))
        if sign in _NOT_DRAWN:
            continue
        if sign == " " and raw.FPDFText_IsGenerated(text, index) == 1:
            if glyphs:
                glyphs.append(Glyph(sign, glyphs[-1].right, glyphs[-1].right, glyphs[-1].base, 0.0, index))
            continue
        address = text_object(text, index)  # None: a character that PDFium made up
        if address is not None and address != last:
            last = address
            base, size, is_upright = _setting(text, index, frame)
        if not is_upright:
            leaning += 1
            continue
        loose_box(text, index, box)
        left, right = frame.span(box) if shown is None else (box.left - shown, box.right - shown)
        glyphs.append(Glyph(_meant(sign), left, right, base, size, index))
    return glyphs, leaning


@cache
def _address_of_object() -> Any:  # noqa: ANN401 - a function of ctypes
    """PDFium's function for the text object of a character, that gives its mere address: to wrap each takes time."""
    address = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(ctypes.c_void_p, raw.FPDF_TEXTPAGE, ctypes.c_int)(address)


@cache
def _meant(sign: str) -> str:
    """The character that is drawn: one blank for all, U+FFFD for what is none."""
    if sign.isalnum():
        return sign
    if sign.isspace():
        return " "
    return _MEANT.get(sign, sign if sign.isprintable() or sign >= "\u0080" else DAMAGED)


def _setting(text: Any, index: int, frame: _Frame) -> _Setting:  # noqa: ANN401 - a pointer of ctypes
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    cosine = (matrix.a, matrix.b, -matrix.a, -matrix.b)[frame.quarters] / (math.hypot(matrix.a, matrix.b) or 1.0)
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    return _Setting(frame.base(x.value, y.value), size, cosine > _UPRIGHT and _SMALLEST < size < _LARGEST)
