"""The lines of a PDF as those of a plain text, with what their places on the page say about paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sucheck.frozen import dataclass
from sucheck.read.lines import Line
from sucheck.read.pdf_lines import PdfLine
from sucheck.read.pdf_order import Column
from sucheck.read.traced import TracedText

_OTHER_SIZE = 0.08
_FURTHER = 1.2  # of the usual fall from line to line: a paragraph ends
_SPACING = 1.35  # of the size: the usual fall where too few lines show it
_ENOUGH = 3
_INDENT = 0.8
_SHORT = 0.3  # in sizes: a line of justified text that ends that far before the edge is a paragraph's last
_WORD_GAP = 0.35
_LONGEST_LABEL = 8  # characters
_SUPERSCRIPTS = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
_BRACKETED = re.compile(r"\(([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)\)")
_LIGATURES = re.compile("[\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """The text of a PDF; its lines twice: as such, in reading order, and as they stand on the page.

    `size` is that of most of the text. `columns` is for every line the column that holds it.
    """

    text: str
    traced: TracedText
    lines: list[Line]
    placed: list[PdfLine]
    columns: list[Column]
    size: float


def text_of(columns: Sequence[Column]) -> PdfText:
    """The text of the columns of all pages in reading order; raised digits are superscripts in its lines."""
    placed = [line for column in columns for line in column.lines]
    traced = TracedText()
    bounds = [_written(line, traced) for line in placed]
    text = traced.words()
    sizes: Counter[float] = Counter()
    for line in placed:
        sizes[line.size] += len(line.glyphs)
    found = PdfText(
        text=text, traced=traced, placed=placed, size=max(sizes, key=lambda size: (sizes[size], size)),
        columns=[column for column in columns for _ in column.lines],
        lines=[
            Line(start=start, end=end, text=_shown(line, text[start:end]), page=line.page)
            for line, (start, end) in zip(placed, bounds, strict=True)
        ],
    )  # fmt: skip
    return replace(found, lines=spaced(found, range(len(placed))))


def spaced(found: PdfText, order: Sequence[int]) -> list[Line]:
    """The lines with these indices one below the other; a gap of 1 says that a line does not go on with the last."""
    falls = _usual_falls(found.placed)
    lines = []
    for at, index in enumerate(order):
        gap = 0
        if at:
            above = order[at - 1]
            below = found.placed[order[at + 1]] if at + 1 < len(order) else None
            is_new = found.columns[index] is not found.columns[above] or index != above + 1
            gap = _gap(found.placed[above], found.placed[index], below, found.columns[above], falls, is_new=is_new)
        lines.append(replace(found.lines[index], gap=gap))
    return lines


def _written(line: PdfLine, traced: TracedText) -> tuple[int, int]:
    """Write the line down; its first and its last offset. Letters that are drawn as one are written apart."""
    start = traced.length
    words, ats = line.words, [glyph.at for glyph in line.glyphs]
    if ats == list(range(ats[0], ats[0] + len(ats))) and _LIGATURES.search(words) is None:
        traced.add(words, ats[0], line.page)
    else:
        for sign, at in zip(words, ats, strict=True):
            for letter in unicodedata.normalize("NFKC", sign) if _LIGATURES.match(sign) else sign:
                traced.add(letter, at, line.page)
    end = traced.length
    traced.add("\n", line.glyphs[-1].at + 1, line.page)
    return start, end


def _shown(line: PdfLine, text: str) -> str:
    """The line with superscripts for raised digits, and those in brackets as the marks of a plain text."""
    if len(text) != len(line.glyphs):
        return text
    signs = [
        glyph.sign.translate(_SUPERSCRIPTS) if glyph.sign in _DIGITS and line.has_raised(glyph)
        else glyph.sign
        for glyph in line.glyphs
    ]  # fmt: skip
    return _BRACKETED.sub(lambda found: f"[{unicodedata.normalize('NFKC', found[1])}]", "".join(signs))


_DIGITS = frozenset("0123456789")


def _usual_falls(lines: Sequence[PdfLine]) -> Mapping[float, float]:
    """How far below its predecessor a line of each size usually stands."""
    falls: dict[float, Counter[float]] = defaultdict(Counter)
    for above, line in pairwise(lines):
        if above.page == line.page and above.size == line.size and 0 < above.base - line.base < 3 * line.size:
            falls[line.size][round((above.base - line.base) * 2) / 2] += 1
    return {
        size: max(counts, key=lambda fall: (counts[fall], -fall))
        for size, counts in falls.items()
        if counts.total() >= _ENOUGH
    }


def _gap(
    above: PdfLine, line: PdfLine, below: PdfLine | None, column: Column, falls: Mapping[float, float], *,
    is_new: bool,
) -> int:  # fmt: skip
    """1 where a line does not go on with the one above, as far as their places tell; else 0."""
    if above.is_cell or line.is_cell:
        return int(is_new)
    if abs(above.size - line.size) > _OTHER_SIZE * line.size:
        return 1
    if not is_new or (above.page == line.page and 0 < above.base - line.base < 3 * line.size):
        usual = falls.get(line.size, line.size * _SPACING)
        if above.base - line.base > usual * _FURTHER:
            return 1
    if column.margin is not None and _has_room(above, line, column.margin, is_justified=column.is_justified):
        return 1
    return int(below is not None and _is_indented(above, line, below))


def _has_room(above: PdfLine, line: PdfLine, margin: float, *, is_justified: bool) -> bool:
    """Whether the first word of the line would have fitted behind the line above; a centred line tells nothing."""
    blank = next((glyph for glyph in line.glyphs if glyph.sign == " "), None)
    word = (blank.left if blank else line.right) - line.left
    is_centred = above.left - line.left > line.size and margin - above.right > line.size
    needed = line.size * _SHORT if is_justified else word + line.size * _WORD_GAP
    return above.right + needed < margin and not is_centred


def _is_indented(above: PdfLine, line: PdfLine, below: PdfLine) -> bool:
    """Whether the line alone is indented between two that begin at the same edge, and not below a bullet's words."""
    indent = _INDENT * line.size
    if line.left - above.left <= indent or line.left - below.left <= indent or abs(above.left - below.left) >= 1:
        return False
    return not any(
        blank.sign == " " and abs(glyph.left - line.left) < 1
        for blank, glyph in pairwise(above.glyphs[:_LONGEST_LABEL])
    )
