"""The lines of a plain text with its marks, notes and page furniture told apart."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.frozen import dataclass
from sucheck.read.furniture import page_numbers, running_lines
from sucheck.read.lines import Line
from sucheck.read.mark_candidates import mark_candidates, start_candidates
from sucheck.read.note_regions import NoteLines, note_lines
from sucheck.read.notes_in_text import FoundMark, Slot, chosen_marks, chosen_starts, slots_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What the lines of a text are: `cut` holds page furniture and lines with nothing but a note's number."""

    lines: Sequence[Line]
    cut: frozenset[int]
    slots: Sequence[Slot]
    marks: Sequence[FoundMark]
    notes: Sequence[NoteLines]


def bind(lines: Sequence[Line]) -> Bound:
    """Tell the lines apart. Marks are sought twice: the second time only outside the notes that the first one gave."""
    running = running_lines(lines)
    kept = [mark for mark in mark_candidates(lines) if mark.line not in running]
    starts = chosen_starts([start for start in start_candidates(lines) if start.line not in running], kept)
    start_lines = {start.line for start in starts}
    candidates = [mark for mark in kept if mark.line not in start_lines]
    slots = slots_of(starts)
    first = chosen_marks(slots, candidates)
    used = start_lines | {mark.candidate.line for mark in first}
    furniture = running | page_numbers(lines, used)
    in_notes = {line for note in note_lines(lines, starts, slots, first, furniture) for line in note.lines}
    marks = chosen_marks(slots, candidates, in_notes)
    return Bound(
        lines=lines,
        cut=frozenset(furniture | {start.line for start in starts if start.is_alone}),
        slots=slots,
        marks=marks,
        notes=note_lines(lines, starts, slots, marks, furniture),
    )
