"""Lines become headings, paragraphs and bullets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise
from statistics import median

from sucheck.frozen import dataclass
from sucheck.model import BlockKind
from sucheck.read.lines import RAISED_ENDING, Line

_BULLET = re.compile(
    r"(?:[\u2022\u00b7\u25aa\u25e6\u2023\u2219\u25cf\u25cb\u25a0\u25a1\u25ba\u2756\u27a2\u2713\uf0a7\uf0b7\uf0d8]"
    r"|[-\u2013\u2014o*\ufffd](?=\s))\s*"
)
_LABEL = re.compile(r"(?:\([a-z0-9]{1,2}\)|\([ivx]{1,5}\)|[a-z]\)|[0-9]{1,2}\))\s+")
_ROMAN = re.compile(r"[IVX]{1,6}\.\s+\S")
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4})\.?\s+(?=[^\W\d_])")
_CLOSED = re.compile(r"[.!?:;,]$")
_LONGEST_HEADING = 160
_FEWEST = 20  # one in so many lines is broken before a word that would have fitted
_NARROW = 0.75
_ROW = 1.15  # pieces of one line are not longer together than any other line
_WRAPPED = 40  # no text is wrapped at fewer characters
_FEW = 3
_FEWEST_PAIRS = 2
_MOST_OVERLONG = 0.2  # the share of lines twice as long as the usual one from which on a text is not wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text was set: the empty lines between two lines of a paragraph, the usual length of its lines.

    `limit` is the length from which on a line is broken before the next word. Both are 0 where lines are not wrapped:
    each is then a paragraph.
    """

    gap: int
    width: float
    limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Lines that make one block; `words` is the offset in the text where it begins, behind the sign of a bullet."""

    kind: BlockKind
    lines: tuple[int, ...]
    words: int
    level: int = 1


def layout_of(lines: Sequence[Line]) -> Layout:
    """How these lines were set, told by the pairs of which the second surely goes on with the first."""
    pairs = [
        (above, line)
        for above, line in pairwise(lines)
        if line.starts_low and not above.ends_sentence and len(above.text) >= _WRAPPED and not _opens_item(line.text)
    ]
    if len(pairs) < _FEWEST_PAIRS:
        width = _guessed_width(lines)
        return Layout(gap=0, width=width, limit=width)
    gaps = Counter(line.gap for _, line in pairs)
    gap = max(gaps, key=lambda gap: (gaps[gap], -gap))
    pairs = [(above, line) for above, line in pairs if line.gap == gap]
    needed = sorted(len(above.text) + 1 + _first_word(line.text) for above, line in pairs)
    width = median(len(above.text) for above, _ in pairs)
    if sum(len(line.text) > width * 2 for line in lines) > len(lines) * _MOST_OVERLONG:
        return Layout(gap=gap, width=0, limit=0)
    return Layout(gap=gap, width=width, limit=needed[len(needed) // _FEWEST])


def _guessed_width(lines: Sequence[Line]) -> float:
    """The width of a short text: that of its longest line, if other lines follow it closely."""
    longest = max((len(above.text) for above, line in pairwise(lines) if line.gap == 0), default=0)
    return longest if _WRAPPED <= longest <= 3 * _WRAPPED else 0


def stretches(lines: Sequence[Line], indices: Sequence[int], layout: Layout, alone: Container[int]) -> list[Stretch]:
    """The blocks that the lines with these indices make; the lines `alone` hold nothing but a mark."""
    found: list[Stretch] = []
    run: list[int] = []
    above: int | None = None
    length = 0
    for index in indices:
        is_near = bool(run) and index - run[-1] == 1
        added = 0 if index in alone else len(lines[index].text) + 1
        is_row = is_near and length + added <= layout.width * _ROW and _is_same_row(lines, index, layout, alone)
        is_new = above is not None and index not in alone and not is_row
        if is_new and _breaks(lines[above or 0], lines[index], layout, length, is_near=is_near):
            found.append(_stretch(lines, run, above or 0))
            run = []
        run.append(index)
        length = length + added if is_row or index in alone else added
        above = above if index in alone else index
    if run:
        found.append(_stretch(lines, run, run[-1] if above is None else above))
    return found


def _is_same_row(lines: Sequence[Line], index: int, layout: Layout, alone: Container[int]) -> bool:
    """Whether the line is a piece of the line above, broken off around a raised number."""
    if _opens_item(lines[index].text):
        return False
    is_raised = index - 1 in alone or RAISED_ENDING.fullmatch(lines[index - 1].text) is not None
    return lines[index].gap < layout.gap or (is_raised and lines[index].gap <= layout.gap)


def _breaks(above: Line, line: Line, layout: Layout, length: int, *, is_near: bool) -> bool:
    """Whether the line begins a new block below a row of this length; `is_near`: nothing was cut out between them."""
    if _BULLET.match(line.text):
        return True
    is_apart = is_near and line.gap > layout.gap
    if line.starts_low and not _LABEL.match(line.text):
        return is_apart and above.ends_sentence
    if not layout.width or is_apart:
        return True
    is_short = length + _first_word(line.text) <= layout.limit
    if above.ends_sentence:
        return is_short or _opens_item(line.text) or _looks_like_heading(line.text, layout)
    if above.text.isupper() and line.text.isupper():
        return False
    is_title = length <= layout.width * _NARROW or _looks_like_heading(above.text, layout)
    return is_short and is_title and not above.text.endswith((",", "-", "("))


def _first_word(text: str) -> int:
    return len(text[:_LONGEST_HEADING].split(maxsplit=1)[0])


def item_sign(text: str) -> str:
    """The bullet or the label that opens an item, with the blanks behind it; the empty string where none does."""
    sign = _BULLET.match(text) or _LABEL.match(text)
    return sign[0] if sign else ""


def _opens_item(text: str) -> bool:
    return bool(item_sign(text))


def _looks_like_heading(text: str, layout: Layout) -> bool:
    numbered = _ROMAN.match(text) or _NUMBERED.match(text)
    return numbered is not None and not _CLOSED.search(text) and len(text) <= max(layout.width, _WRAPPED)


def _stretch(lines: Sequence[Line], run: Sequence[int], last: int) -> Stretch:
    first = lines[run[0]]
    if sign := item_sign(first.text):
        return Stretch(kind=BlockKind.BULLET, lines=tuple(run), words=first.start + len(sign))
    if not _is_heading(first, lines[last], len(run)):
        return Stretch(kind=BlockKind.PARAGRAPH, lines=tuple(run), words=first.start)
    numbered = _NUMBERED.match(first.text)
    level = 1 + numbered["number"].count(".") if numbered else 1
    return Stretch(kind=BlockKind.HEADING, lines=tuple(run), words=first.start, level=level)


def _is_heading(first: Line, last: Line, count: int) -> bool:
    """Whether a block is short and does not end like a sentence."""
    if first.starts_low or last.ends_sentence or last.text.endswith(","):
        return False
    return count <= _FEW and last.end - first.start <= _LONGEST_HEADING
