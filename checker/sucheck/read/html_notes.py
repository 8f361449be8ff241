"""The marks and notes of an HTML page: which stretches of its text are which."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from sucheck.frozen import dataclass
from sucheck.read.html_contents import Page, PageBlock
from sucheck.read.html_links import Joined, NoteLink, joined
from sucheck.read.lines import Line
from sucheck.read.mark_candidates import MarkCandidate, mark_candidates, start_candidates
from sucheck.read.notes_in_text import chosen_marks, chosen_starts, slots_of

_RAISED_DIGITS = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
_LEFT_OVER = re.compile(r"[\s,;()\[\]]*")
_CLOSING = ",.;:!?)]\u2019\u201d\u00bb "
_BRACKETS = {"(": ")", "[": "]"}
_BEHIND_NUMBER = ".)]: \t\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """A mark: what to cut out of the text, the number shown, the index of its note (None: there is none)."""

    start: int
    end: int
    number: int
    note: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNote:
    """A note: its number (None where it shows none), the stretches of its text, the indices of its blocks."""

    number: int | None
    slices: tuple[tuple[int, int], ...]
    blocks: range


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNotes:
    """Marks and notes in the order of the page."""

    marks: list[PageMark]
    notes: list[PageNote]


def notes_of(page: Page) -> PageNotes:
    """The notes that links join to their marks; in a page without such links, those that their numbers tell."""
    found = joined(page)
    return _linked(page, found) if found.notes else _numbered(page)


def _linked(page: Page, found: Joined) -> PageNotes:
    marks = [
        PageMark(start=start, end=end, number=mark.number, note=mark.note)
        for mark in found.marks
        for start, end in [_cut(page, mark.link.start, mark.link.end)]
    ]
    marked_looks = {page.blocks[_index(page, mark.start)].look for mark in marks}
    backs = [note.back.start for note in found.notes]
    numbers = {mark.note: mark.number for mark in reversed(found.marks)}
    notes = [_note(page, note, backs, numbers.get(index), marked_looks) for index, note in enumerate(found.notes)]
    return PageNotes(marks=_raised_in_brackets(page, marks), notes=notes)


def _note(page: Page, note: NoteLink, backs: Sequence[int], number: int | None, marked_looks: set[str]) -> PageNote:
    target, back = note.target, note.back
    next_back = backs[bisect_right(backs, back.start) : bisect_right(backs, back.start) + 1]
    limit = next_back[0] if next_back else len(page.text)
    first = _index(page, back.start)
    start, end = back.start, min(page.blocks[first].end, limit)
    is_container = target.start <= back.start and back.end <= target.end <= limit
    is_container = is_container and target.end - target.start > back.end - back.start
    last = first
    if is_container:
        start, end = target.start, target.end
        first, last = _index(page, start), _index(page, end - 1)
    else:
        while last + 1 < len(page.blocks) and page.blocks[last + 1].end <= limit:
            if not _goes_on(page.blocks[last], page.blocks[last + 1], marked_looks):
                break
            last += 1
            end = page.blocks[last].end
    after = back.end
    while after < end and page.text[after] in _BEHIND_NUMBER:
        after += 1
    before = page.text[start : back.start].strip(" ([")
    slices = ((start, back.start), (after, end)) if before else ((after, end),)
    return PageNote(
        number=note.number if note.number is not None else number, slices=slices, blocks=range(first, last + 1)
    )


def _goes_on(above: PageBlock, block: PageBlock, marked_looks: set[str]) -> bool:
    """Whether a block is the next paragraph of a note: it looks like one, and not like the text."""
    return block.look == above.look and len(block.look.split()) > 1 and block.look not in marked_looks


def _cut(page: Page, start: int, end: int) -> tuple[int, int]:
    """What goes out with a mark: the brackets around it, and the blank before it where another follows."""
    text = page.text
    inner, outer = text[start - 1 : start], text[end : end + 1]
    is_bracketed = text[start : start + 1] in _BRACKETS
    if inner in _BRACKETS and outer == _BRACKETS[inner]:
        start, end, is_bracketed = start - 1, end + 1, True
    if text[start - 1 : start] in {" ", "\u00a0"} and (is_bracketed or text[end : end + 1] in _CLOSING):
        start -= 1
    return start, end


def _raised_in_brackets(page: Page, marks: Sequence[PageMark]) -> list[PageMark]:
    """The marks, cut out with the commas that part several of them in one raised stretch."""
    found = list(marks)
    starts = [mark.start for mark in marks]
    for span in page.raised:
        first, last = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
        inside = found[first:last]
        rest = [(span.start, inside[0].start)] if inside else []
        rest += [(mark.end, after.start) for mark, after in pairwise(inside)]
        if len(inside) > 1 and all(_LEFT_OVER.fullmatch(page.text[start:end]) for start, end in rest):
            for at in range(first, last - 1):
                held = found[at]
                found[at] = PageMark(start=held.start, end=found[at + 1].start, number=held.number, note=held.note)
    return found


def _numbered(page: Page) -> PageNotes:
    """Marks and notes without links: two sequences of numbers that rise together, as in a plain text."""
    lines = _lines(page)
    candidates = list(mark_candidates(lines))
    raised = {span.start for span in page.raised}
    if any(_is_raised(page, mark, raised) for mark in candidates):
        candidates = [mark for mark in candidates if _is_raised(page, mark, raised)]
    starts = chosen_starts([start for start in start_candidates(lines) if not start.is_alone], candidates)
    note_lines = {start.line for start in starts}
    slots = slots_of(starts)
    marks = chosen_marks(slots, [mark for mark in candidates if mark.line not in note_lines], note_lines)
    marks = [mark for mark in marks if not mark.candidate.is_alone]
    return PageNotes(
        marks=[
            PageMark(start=start, end=end, number=mark.number, note=slots[mark.slot].note if slots else None)
            for mark in marks
            for start, end in [_cut(page, mark.candidate.start, mark.candidate.end)]
        ],
        notes=[
            PageNote(
                number=start.number, slices=((start.words, lines[start.line].end),),
                blocks=range(start.line, start.line + 1),
            )
            for start in starts
        ],
    )  # fmt: skip


def _is_raised(page: Page, mark: MarkCandidate, raised: set[int]) -> bool:
    at = mark.start + (page.text[mark.start] == " ")
    return at in raised or at + 1 in raised or page.text[at] in "[\u00b9\u00b2\u00b3" or _is_raised_digit(page.text[at])


def _is_raised_digit(sign: str) -> bool:
    return not sign.isdecimal() and unicodedata.digit(sign, None) is not None


def _lines(page: Page) -> list[Line]:
    """Every block as a line, raised digits written as such; a heading or a cell is no place for notes."""
    signs = list(page.text)
    for span in page.raised:
        signs[span.start : span.end] = page.text[span.start : span.end].translate(_RAISED_DIGITS)
    shown = "".join(signs)
    return [Line(start=block.start, end=block.end, text=shown[block.start : block.end]) for block in page.blocks]


def _index(page: Page, at: int) -> int:
    return max(bisect_right(page.blocks, at, key=lambda block: block.start) - 1, 0)
