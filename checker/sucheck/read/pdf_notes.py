"""The marks and notes of a PDF: raised numbers, and lines smaller than the text that begin with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sucheck.read.binding import Bound
from sucheck.read.lines import Line
from sucheck.read.mark_candidates import MarkCandidate, StartCandidate, mark_candidates, start_candidates
from sucheck.read.note_regions import NoteLines, note_lines
from sucheck.read.notes_in_text import FoundMark, Slot, chosen_marks, chosen_starts, slots_of
from sucheck.read.pdf_text import PdfText, spaced

_SMALLER = 0.95  # of the text's size
_RAISED = frozenset("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079[")


def bound_lines(found: PdfText) -> Bound:
    """The lines of a PDF told apart: those of the text in order, then those of the notes."""
    lines = found.lines
    is_small = [line.size < found.size * _SMALLER for line in found.placed]
    kept = _raised_ones(lines, [mark for mark in mark_candidates(lines) if not mark.is_alone])
    starts = _starts(lines, kept, is_small)
    start_lines = {start.line for start in starts}
    marks = [mark for mark in kept if mark.line not in start_lines]
    slots = slots_of(starts)
    first = chosen_marks(slots, marks)
    in_notes = {line for note in _notes(found, starts, slots, first, is_small) for line in note.lines}
    chosen = chosen_marks(slots, marks, in_notes)
    notes = _notes(found, starts, slots, chosen, is_small)
    in_notes = {line for note in notes for line in note.lines}
    body = [index for index in range(len(lines)) if index not in in_notes]
    order = body + [line for note in notes for line in note.lines]
    places = {old: new for new, old in enumerate(order)}
    return Bound(
        lines=spaced(found, order),
        cut=frozenset(places[start.line] for start in starts if start.is_alone),
        slots=slots,
        marks=[replace(mark, candidate=replace(mark.candidate, line=places[mark.candidate.line])) for mark in chosen],
        notes=[replace(note, lines=tuple(places[line] for line in note.lines)) for note in notes],
    )


def _raised_ones(lines: Sequence[Line], marks: list[MarkCandidate]) -> list[MarkCandidate]:
    """The raised numbers, if there are any: then no other one is a mark. The blank before one goes out with it."""
    raised = [mark for mark in marks if not _RAISED.isdisjoint(_words(lines, mark))]
    return [_with_blank(lines[mark.line], mark) for mark in raised] or marks


def _with_blank(line: Line, mark: MarkCandidate) -> MarkCandidate:
    before, after = line.text[: mark.start - line.start], line.text[mark.end - line.start :]
    is_spare = before.endswith(" ") and (not after or after[0] in " ,.;:!?)")
    return replace(mark, start=mark.start - 1) if is_spare else mark


def _words(lines: Sequence[Line], mark: MarkCandidate) -> str:
    line = lines[mark.line]
    return line.text[mark.start - line.start : mark.end - line.start]


def _starts(lines: Sequence[Line], marks: Sequence[MarkCandidate], is_small: Sequence[bool]) -> list[StartCandidate]:
    """The first lines of the notes: those of small lines, unless the larger ones make a series twice as long."""
    candidates = list(start_candidates(lines))
    small = chosen_starts([start for start in candidates if is_small[start.line]], marks)
    found = chosen_starts(candidates, marks)
    return small if small and len(small) * 2 >= len(found) else found


def _notes(
    found: PdfText, starts: Sequence[StartCandidate], slots: Sequence[Slot], marks: Sequence[FoundMark],
    is_small: Sequence[bool],
) -> list[NoteLines]:  # fmt: skip
    if not starts or not all(is_small[start.line] for start in starts):
        return note_lines(found.lines, starts, slots, marks, frozenset())
    marked = {mark.slot for mark in marks}
    notes: list[NoteLines] = []
    for slot, held in enumerate(slots):
        if held.note is None:
            continue
        start = starts[held.note]
        first = start.line + start.is_alone
        end = starts[held.note + 1].line if held.note + 1 < len(starts) else len(found.lines)
        own = _own_lines(found, first, end, is_small) if first < end else []
        words = found.lines[first].start if start.is_alone and own else start.words
        lost = slot + 1 if slot + 1 < len(slots) and slots[slot + 1].note is None and slot + 1 in marked else None
        at = next((at for at in range(1, len(own)) if lost and _begins(found, own, at)), len(own))
        notes.append(NoteLines(slot=slot, lines=tuple(own[:at]), words=words))
        if lost and own[at:]:
            notes.append(
                NoteLines(slot=lost, lines=tuple(own[at:]), words=found.lines[own[at]].start, has_number=False)
            )
    return notes


def _own_lines(found: PdfText, first: int, end: int, is_small: Sequence[bool]) -> list[int]:
    """The small lines from the note's first on, and those at the feet of the next pages that go on with them."""
    lines = found.lines
    own = [first]
    while own[-1] + 1 < end and is_small[own[-1] + 1] and lines[own[-1] + 1].page == lines[first].page:
        own.append(own[-1] + 1)
    feet = [at for at in range(own[-1] + 1, end) if is_small[at] and _is_at_foot(found, at, is_small)]
    for _, group in groupby(feet, key=lambda at: lines[at].page):
        foot = list(group)
        is_next = found.placed[foot[0]].page == found.placed[own[-1]].page + 1
        if not is_next or not (lines[foot[0]].starts_low or not lines[own[-1]].ends_sentence or foot[-1] + 1 == end):
            break
        own += foot
    return own


def _is_at_foot(found: PdfText, index: int, is_small: Sequence[bool]) -> bool:
    """Whether nothing but small lines follow on its page."""
    page = found.lines[index].page
    while index < len(found.lines) and found.lines[index].page == page:
        if not is_small[index]:
            return False
        index += 1
    return True


def _begins(found: PdfText, own: Sequence[int], at: int) -> bool:
    """Whether a line among those of a note begins another one: the line above is closed and has room left."""
    line, above = found.lines[own[at]], found.lines[own[at] - 1]
    return above.ends_sentence and not line.starts_low and line.gap > 0
