"""Bind the marks of a plain text to its notes: two sequences of numbers that rise together, aligned."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence

from sucheck.frozen import dataclass
from sucheck.read.chains import Link, heaviest_chain
from sucheck.read.mark_candidates import MarkCandidate, StartCandidate

_SKIPPED = 0.1
_RESTART = 1.2
_UNMARKED_PLAIN = -0.45  # "25 May" may begin a line: without a mark, only below a closed sentence
_UNMARKED = -0.8
_LIKELY = 1.2  # a single note is believed if its form and its mark together weigh that much
_LOST_IN_A_ROW = 20
_LOST_AT_THE_END = 3
_LOOKS_LIKE_A_MARK = 0.5
_CANDIDATES_PER_SLOT = 200  # no text has more, but a hostile one
_ALONE_ENOUGH = 3  # marks without any notes: 1, 2, 3 at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One number of the series that the notes make: the note that has it, or None where no note was found.

    A mark of it stands before the offset `limit`.
    """

    number: int
    note: int | None
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMark:
    """A mark in the text and the slot that it belongs to."""

    candidate: MarkCandidate
    slot: int

    @property
    def number(self) -> int:
        """The number that it shows."""
        return self.candidate.number


def chosen_starts(starts: Sequence[StartCandidate], marks: Sequence[MarkCandidate]) -> list[StartCandidate]:
    """The notes: the heaviest series of starts whose numbers rise; it may begin again at 1."""
    weighted = _with_marks_before(starts, marks)
    links = [Link(rank=max(start.number, 1), weight=weight) for start, weight in weighted]
    chain = heaviest_chain(links, skipped=_SKIPPED, restart=_RESTART)
    if sum(weighted[index][1] for index in chain) < _LIKELY:
        return []
    return [weighted[index][0] for index in chain]


def _with_marks_before(
    starts: Sequence[StartCandidate], marks: Sequence[MarkCandidate]
) -> list[tuple[StartCandidate, float]]:
    """The starts that can be notes, with their weights: a mark of the number should stand above a note.

    A series can begin again only below a mark 1 of its own; the marks above that one are then no longer waiting.
    """
    waiting: dict[int, float] = {}
    found = []
    spent: set[int] = set()
    seen: dict[int, int] = {}
    upcoming = iter(marks)
    mark = next(upcoming, None)
    for start in starts:
        while mark is not None and mark.line < start.line:
            if mark.line not in spent:
                if mark.number != 1 or 1 not in waiting:
                    seen[mark.number] = mark.line
                waiting[mark.number] = max(mark.weight, waiting.get(mark.number, 0.0))
            mark = next(upcoming, None)
        marked = waiting.get(start.number, 0.0) or (_UNMARKED_PLAIN if start.is_plain else _UNMARKED)
        if marked > 0:
            spent.add(start.line)
        if start.number == 1 and 1 in waiting:
            waiting = {n: weight for n, weight in waiting.items() if n != 1 and seen[n] >= seen[1]}
        if start.weight + marked > 0:
            found.append((start, start.weight + marked))
    return found


def slots_of(starts: Sequence[StartCandidate]) -> list[Slot]:
    """All numbers that the series runs through, those without a note included."""
    slots: list[Slot] = []
    last = 0
    for note, start in enumerate(starts):
        if start.number <= last:
            slots += _lost(last + 1, last + _LOST_AT_THE_END, start.words)
            last = 0
        if start.number - last <= _LOST_IN_A_ROW:
            slots += _lost(last + 1, start.number - 1, start.words)
        slots.append(Slot(number=start.number, note=note, limit=start.words))
        last = start.number
    if starts:
        slots += _lost(last + 1, last + _LOST_AT_THE_END, 1 << 62)
    return slots


def _lost(first: int, last: int, limit: int) -> list[Slot]:
    return [Slot(number=number, note=None, limit=limit) for number in range(first, last + 1)]


def chosen_marks(
    slots: Sequence[Slot], marks: Sequence[MarkCandidate], in_notes: Collection[int] = ()
) -> list[FoundMark]:
    """The marks: the heaviest series of candidates, outside the lines of notes, that runs along the slots."""
    if not slots:
        return _marks_without_notes(marks)
    by_number: dict[int, list[int]] = defaultdict(list)
    for index, slot in enumerate(slots):
        by_number[slot.number].append(index)
    counts = [0] * len(slots)
    options: list[FoundMark] = []
    links: list[Link] = []
    for mark in marks:
        if mark.line in in_notes or mark.number not in by_number:
            continue
        indices = by_number[mark.number]
        place = bisect_left(indices, mark.start + 1, key=lambda index: slots[index].limit)
        if place == len(indices) or counts[indices[place]] == _CANDIDATES_PER_SLOT:
            continue
        index = indices[place]
        if slots[index].note is None and mark.weight < _LOOKS_LIKE_A_MARK:
            continue
        counts[index] += 1
        options.append(FoundMark(candidate=mark, slot=index))
        links.append(Link(rank=index + 1, weight=mark.weight / 2 if slots[index].note is None else mark.weight + 0.5))
    return [options[index] for index in heaviest_chain(links)]


def _marks_without_notes(marks: Sequence[MarkCandidate]) -> list[FoundMark]:
    """The marks of a text whose notes were all cut off: 1, 2, 3 and so on; else none."""
    found: list[FoundMark] = []
    for mark in marks:
        if mark.number == len(found) + 1 and mark.weight > _LOOKS_LIKE_A_MARK and not mark.is_alone:
            found.append(FoundMark(candidate=mark, slot=len(found)))
    return found if len(found) >= _ALONE_ENOUGH else []
