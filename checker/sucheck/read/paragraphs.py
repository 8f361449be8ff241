"""Lines become headings, paragraphs and bullets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from sucheck.frozen import dataclass
from sucheck.model import BlockKind
from sucheck.read.lines import Line

_BULLET = re.compile(
    r"(?:[\u2022\u00b7\u25aa\u25e6\u2023\u2219\u25cf\u25cb\u25a0\u25a1\u25ba\u2756\u27a2\u2713\uf0a7\uf0b7\uf0d8\ufffd*]"
    r"|[-\u2013\u2014o](?=\s))\s*"
)
_LABEL = re.compile(r"(?:\([a-z0-9]{1,2}\)|\([ivx]{1,5}\)|[a-z]\)|[0-9]{1,2}\))\s+")
_ROMAN = re.compile(r"[IVX]{1,6}\.\s+\S")
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4})\.?\s+(?=[^\W\d_])")
_CLOSED = re.compile(r"[.!?:;,]$")
_LONGEST_HEADING = 160
_SHORT = 0.9  # a line is short if the next word would have fitted, give or take the widths of letters
_NARROW = 0.8
_WRAPPED = 40  # no text is wrapped at fewer characters
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text was set: the empty lines between two lines of a paragraph, the usual length of its lines.

    `width` is 0 where lines are not wrapped: each is then a paragraph.
    """

    gap: int
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Lines that make one block; `words` is the offset in the text where it begins, behind the sign of a bullet."""

    kind: BlockKind
    lines: tuple[int, ...]
    words: int
    level: int = 1


def layout_of(lines: Sequence[Line]) -> Layout:
    """How these lines were set, told by the pairs of which the second line surely goes on with the first."""
    gaps: Counter[int] = Counter()
    lengths: list[int] = []
    for above, line in zip(lines, lines[1:], strict=False):
        if line.starts_low and not above.ends_sentence and len(above.text) >= _WRAPPED and not _opens_item(line.text):
            gaps[line.gap] += 1
            lengths.append(len(above.text))
    if len(lengths) < _FEW:
        return Layout(gap=0, width=_guessed_width(lines))
    return Layout(gap=max(gaps, key=lambda gap: (gaps[gap], -gap)), width=median(lengths))


def _guessed_width(lines: Sequence[Line]) -> float:
    """The width of a short text: that of its longest line, if other lines follow it closely."""
    close = [len(above.text) for above, line in zip(lines, lines[1:], strict=False) if line.gap == 0]
    longest = max(close, default=0)
    return longest if _WRAPPED <= longest <= 3 * _WRAPPED else 0


def stretches(lines: Sequence[Line], indices: Sequence[int], layout: Layout, alone: frozenset[int]) -> list[Stretch]:
    """The blocks that the lines with these indices make; the lines `alone` hold nothing but a mark."""
    found: list[Stretch] = []
    run: list[int] = []
    for index in indices:
        if run and _breaks(lines, run, index, layout, alone):
            found.append(_stretch(lines, run))
            run = []
        run.append(index)
    if run:
        found.append(_stretch(lines, run))
    return found


def _breaks(lines: Sequence[Line], run: Sequence[int], index: int, layout: Layout, alone: frozenset[int]) -> bool:
    """Whether the line begins a new block."""
    line = lines[index]
    if index in alone:
        return False
    worded = next((i for i in reversed(run) if i not in alone), run[-1])
    above = lines[worded]
    is_near = line.gap <= layout.gap or index - run[-1] > 1
    if _BULLET.match(line.text):
        return True
    if line.starts_low and not _LABEL.match(line.text):
        return not (is_near or not above.ends_sentence)
    if run[-1] in alone and not above.ends_sentence and index - run[-1] == 1 and line.gap <= layout.gap:
        return False
    if not layout.width:
        return True
    is_short = len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= layout.width * _SHORT
    if above.ends_sentence:
        is_item = _opens_item(line.text) or _looks_like_heading(line.text, layout)
        return is_short or not is_near or is_item or (index - run[-1] > 1 and line.gap > layout.gap)
    if above.text.isupper() and line.text.isupper() and is_near:
        return False
    if line.gap > layout.gap and index - run[-1] == 1:
        return True
    return is_short and len(above.text) <= layout.width * _NARROW and not above.text.endswith((",", "-", "("))


def _opens_item(text: str) -> bool:
    return _BULLET.match(text) is not None or _LABEL.match(text) is not None


def _looks_like_heading(text: str, layout: Layout) -> bool:
    numbered = _ROMAN.match(text) or _NUMBERED.match(text)
    return numbered is not None and not _CLOSED.search(text) and len(text) <= max(layout.width, _WRAPPED)


def _stretch(lines: Sequence[Line], run: Sequence[int]) -> Stretch:
    first = lines[run[0]]
    text = " ".join(lines[index].text for index in run[:_FEW])
    if sign := _BULLET.match(first.text) or _LABEL.match(first.text):
        return Stretch(kind=BlockKind.BULLET, lines=tuple(run), words=first.start + sign.end())
    is_heading = len(run) <= _FEW and len(text) <= _LONGEST_HEADING and not _CLOSED.search(text) and not first.starts_low
    kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
    numbered = _NUMBERED.match(first.text) if is_heading else None
    level = 1 + numbered["number"].count(".") if numbered else 1
    return Stretch(kind=kind, lines=tuple(run), words=first.start, level=level)
