"""The lines of a PDF page, told by the baselines of its characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from sucheck.frozen import dataclass
from sucheck.read.pdf_glyphs import Glyph

_JUMP = 0.5  # in sizes: a baseline that jumps by more begins a new line
_BACK = 1.0  # in sizes: how far a character of a line may stand to the left of the one before it
_GUTTER = 2.5  # in sizes: a gap that parts two columns or cells, unless a label stands before it
_LABEL = re.compile(r"[(\[]?(?:[0-9]{1,3}(?:\.[0-9]{1,2})*|[IVXivx]{1,6}|[A-Za-z])?[.)\]:]{0,2}|[^\w\s]")
_LONGEST_LABEL = 10  # characters
_BLANK = 0.3  # in sizes: a gap that stands for a blank
_LOOKED_BACK = 8
_ROUNDED = 0.06  # points: how far a size may be from its rounded value
_RISE = 0.12  # in sizes: how far a raised number stands above the baseline, at least
_SMALL = 0.85  # of the line's size: a raised number is not larger
_HIGH = 0.25  # in sizes: what stands that high is raised whatever its size


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLine:
    """Characters on one baseline of a page (from 1), from left to right; edges, baseline and size in points.

    `height` is that of the page. The size is that of most of its characters. `is_cell` says that it stands in a table.
    """

    page: int
    height: float
    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    base: float
    size: float
    is_cell: bool = False

    @property
    def words(self) -> str:
        """Its characters."""
        return "".join(glyph.sign for glyph in self.glyphs)

    def has_raised(self, glyph: Glyph) -> bool:
        """Whether one of its characters stands above the line, as the number of a note does."""
        rise = (glyph.base - self.base) / self.size
        return rise >= _HIGH or (rise >= _RISE and glyph.size <= self.size * _SMALL)


def page_lines(glyphs: Sequence[Glyph], page: int, height: float) -> list[PdfLine]:
    """The lines with words of a page, in the order in which the file holds them."""
    pieces: list[_Piece] = []
    for glyph in glyphs:
        piece = pieces[-1] if pieces else None
        if piece is None or not piece.takes(glyph):
            if glyph.sign == " ":
                continue
            piece = _Piece(glyph)
            pieces.append(piece)
        piece.add(glyph)
    lines = [_line(piece.glyphs, page, height) for piece in _rejoined(pieces)]
    return [line for line in lines if line.glyphs]


class _Piece:
    """Characters that follow each other on one baseline, while they are gathered."""

    def __init__(self, first: Glyph) -> None:
        self.glyphs: list[Glyph] = []
        self.base = first.base
        self.size = first.size
        self.left = first.left
        self.right = first.left
        self.last = first.left

    def takes(self, glyph: Glyph) -> bool:
        """Whether the next character of the file stands on this line."""
        _, left, _, base, size, _ = glyph
        if not size:
            return True
        size = max(self.size, size) if size != self.size else size
        if (base != self.base and abs(base - self.base) > _JUMP * size) or left < self.last - _BACK * size:
            return False
        return left - self.right <= _GUTTER * size or self._is_label()

    def _is_label(self) -> bool:
        if len(self.glyphs) > _LONGEST_LABEL:
            return False
        return _LABEL.fullmatch("".join(glyph.sign for glyph in self.glyphs).strip()) is not None

    def add(self, glyph: Glyph) -> None:
        """Add a character; the largest one gives the baseline."""
        self.glyphs.append(glyph)
        sign, left, right, base, size, _ = glyph
        self.last = left
        if size > self.size:
            self.size, self.base = size, base
        if sign != " ":
            if left < self.left:  # noqa: PLR1730  a call for each character takes longer
                self.left = left
            if right > self.right:  # noqa: PLR1730  as above
                self.right = right


def _rejoined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces, those put together that make one line but stand apart in the file, such as a raised number."""
    found: list[_Piece] = []
    for piece in pieces:
        for held in reversed(found[-_LOOKED_BACK:]):
            if _touch(held, piece):
                for glyph in piece.glyphs:
                    held.add(glyph)
                break
        else:
            found.append(piece)
    return found


def _touch(held: _Piece, piece: _Piece) -> bool:
    size = max(held.size, piece.size)
    if abs(held.base - piece.base) > _JUMP * size:
        return False
    before, after = sorted((held, piece), key=lambda each: each.left)
    if after.right <= before.right:  # a number raised in a hole of the line
        return _has_hole(before, after)
    return -0.3 * size <= after.left - before.right <= size


def _has_hole(line: _Piece, piece: _Piece) -> bool:
    middle = (piece.left + piece.right) / 2
    return not any(glyph.left < middle < glyph.right for glyph in line.glyphs if glyph.sign != " ")


def _line(glyphs: Sequence[Glyph], page: int, height: float) -> PdfLine:
    ordered = _with_blanks(sorted(glyphs, key=attrgetter("left", "at")))
    drawn = [glyph for glyph in ordered if glyph.sign != " "]
    if not drawn:
        return PdfLine(page=page, height=height, glyphs=(), left=0, right=0, base=0, size=0)
    size = _usual([glyph.size for glyph in drawn])
    base = _usual([glyph.base for glyph in drawn if abs(glyph.size - size) <= max(size / 20, _ROUNDED)])
    return PdfLine(
        page=page, height=height, glyphs=tuple(ordered), left=drawn[0].left,
        right=max(glyph.right for glyph in drawn), base=base, size=size,
    )  # fmt: skip


def _usual(values: Iterable[float]) -> float:
    """The most frequent value, rounded to a tenth of a point; of equal ones the larger."""
    counts: Counter[float] = Counter()
    for value, count in Counter(values).items():  # most are the same to the last digit
        counts[round(value, 1)] += count
    return max(counts, key=lambda value: (counts[value], value))


def _with_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters with one blank between words and none at the ends."""
    found: list[Glyph] = []
    for glyph in glyphs:
        if glyph.sign == " ":
            if found and found[-1].sign != " ":
                found.append(glyph)
            continue
        last = found[-1] if found else None
        if last is not None and last.sign != " " and glyph.left - last.right > _BLANK * min(last.size, glyph.size):
            found.append(Glyph(" ", last.right, glyph.left, last.base, 0, last.at + 1))
        found.append(glyph)
    while found and found[-1].sign == " ":
        found.pop()
    return found
