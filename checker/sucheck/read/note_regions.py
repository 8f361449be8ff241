"""Which lines of a plain text are those of its notes, and where the text resumes below them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from sucheck.frozen import dataclass
from sucheck.read.lines import Line
from sucheck.read.mark_candidates import StartCandidate
from sucheck.read.notes_in_text import FoundMark, Slot

_SURE = 25  # from here on the signs alone say that the text resumes
_LIKELY = 14  # enough below the last note, where all notes stand at the feet of pages
_NARROW = 60  # characters; no note is set in narrower lines
_DEEP = 2  # blanks before a line that make it an indented one


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLines:
    """The lines of one note: which slot of the series it fills, whether its number is there, where its words begin."""

    slot: int
    lines: tuple[int, ...]
    words: int
    has_number: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """The lines from a note's first words up to the next note; `mark` is the first of its lines that has a mark.

    `needed` is how much must speak for the text resuming where no mark shows that it does.
    """

    first: int
    end: int
    mark: int
    is_last: bool
    needed: int = _SURE


def note_lines(
    lines: Sequence[Line], starts: Sequence[StartCandidate], slots: Sequence[Slot], marks: Sequence[FoundMark],
    cut: Collection[int],
) -> list[NoteLines]:  # fmt: skip
    """The notes in order, each with its lines; a note without its number stands where the missing one must be.

    `cut` are the lines of page furniture, which belong to nothing.
    """
    lost = _lost_numbers(slots, marks)
    mark_lines = sorted(mark.candidate.line for mark in marks)
    found: list[NoteLines] = []
    if 0 in lost:
        tail = _tail(lines, _Stretch(first=0, end=starts[0].line, mark=0, is_last=False), 0, lost[0], cut)
        found += [_without_number(lines, tail, lost[0].slot)] if tail else []
    for slot, held in enumerate(slots):
        if held.note is not None:
            start, stretch = starts[held.note], _stretch(lines, starts, held.note, mark_lines)
            own, rest = _split(lines, stretch, lost.get(held.note + 1), cut)
            words = lines[stretch.first].start if start.is_alone else start.words
            found.append(NoteLines(slot=slot, lines=tuple(own), words=words))
            found += [_without_number(lines, rest, lost[held.note + 1].slot)] if rest else []
    return found


def _lost_numbers(slots: Sequence[Slot], marks: Sequence[FoundMark]) -> dict[int, FoundMark]:
    """The first mark whose note is missing, by the index of the note that follows."""
    found = {mark.slot: mark for mark in marks}
    lost: dict[int, FoundMark] = {}
    note = 0
    for index, slot in enumerate(slots):
        if slot.note is not None:
            note = slot.note + 1
        elif index in found:
            lost.setdefault(note, found[index])
    return lost


def _stretch(
    lines: Sequence[Line], starts: Sequence[StartCandidate], index: int, mark_lines: Sequence[int]
) -> _Stretch:
    is_last = index + 1 == len(starts)
    first = starts[index].line + starts[index].is_alone
    end = len(lines) if is_last else starts[index + 1].line
    following = bisect_right(mark_lines, first)
    mark = min(mark_lines[following], end) if following < len(mark_lines) else end
    is_at_foot = is_last and any(line > starts[0].line for line in mark_lines[-1:])
    return _Stretch(first=first, end=end, mark=mark, is_last=is_last, needed=_LIKELY if is_at_foot else _SURE)


def _split(
    lines: Sequence[Line], stretch: _Stretch, lost: FoundMark | None, cut: Collection[int]
) -> tuple[list[int], list[int]]:
    """The lines of the note, and those of a note behind it that has lost its number."""
    below = _text_resumes(lines, stretch, cut)
    own = [line for line in range(stretch.first, below) if line not in cut]
    tail = _tail(lines, stretch, below, lost, cut) if below < stretch.end else []
    if lost is None:
        return own + tail, []
    if not tail and lost.candidate.line < stretch.first and (at := _second_note(lines, own)):
        return own[:at], own[at:]
    return own, tail


def _without_number(lines: Sequence[Line], own: Sequence[int], slot: int) -> NoteLines:
    return NoteLines(slot=slot, lines=tuple(own), words=lines[own[0]].start, has_number=False)


def _text_resumes(lines: Sequence[Line], stretch: _Stretch, cut: Collection[int]) -> int:
    """The first line below the note that is text again; the end of the stretch where there is none."""
    has_mark = stretch.mark < stretch.end
    last = min(stretch.mark, stretch.end - 1)
    best, at = 0, stretch.end
    for index in range(stretch.first + 1, last + 1):
        if index in cut:
            continue
        score = _signs(lines, index, stretch.first, cut)
        if score > best:
            best, at = score, index
    if has_mark:
        return at if best else stretch.mark
    is_believed = best >= stretch.needed and (
        stretch.is_last or any(lines[i].is_below_rule for i in range(at, stretch.end + 1))
    )
    return at if is_believed else stretch.end


def _signs(lines: Sequence[Line], index: int, first: int, cut: Collection[int]) -> int:
    """How much speaks for the text resuming in this line, below a note whose words begin in the line `first`."""
    line, above = lines[index], lines[index - 1]
    if line.page != above.page:
        return 100
    signs = 50 if index - 1 in cut else 0
    is_dedented = above.indent >= _DEEP and index - 1 > first and line.indent < above.indent
    if (line.indent == 1 and above.indent != 1) or is_dedented:
        signs += 30
    if line.gap > max(lines[index - 1].gap, 1) and index - 1 > first:
        signs += 20
    return signs + (10 if above.ends_sentence else 0) + (4 if len(above.text) < len(lines[first].text) else 0)


def _tail(
    lines: Sequence[Line], stretch: _Stretch, below: int, lost: FoundMark | None, cut: Collection[int]
) -> list[int]:
    """The last lines above the next note that are not text: the rest of a note, or one that has lost its number."""
    if stretch.is_last:
        return []
    ruled = [i for i in range(below, stretch.end) if lines[i].is_below_rule and i > stretch.mark]
    if ruled:
        return [line for line in range(ruled[-1], stretch.end) if line not in cut]
    if lost is None:
        return []
    indented = [i for i in range(max(below, lost.candidate.line + 1), stretch.end) if lines[i].indent >= _DEEP]
    return [line for line in range(indented[-1], stretch.end) if line not in cut] if indented else []


def _second_note(lines: Sequence[Line], own: Sequence[int]) -> int | None:
    """Where in a note's lines another one begins: below a line that closes, indented or with room left above."""
    width = max([_NARROW, *(len(lines[index].text) for index in own)])
    for at in range(1, len(own)):
        line, above = lines[own[at]], lines[own[at - 1]]
        has_room = len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= width
        if above.ends_sentence and not line.starts_low and (line.indent > 0 or has_room):
            return at
    return None
