"""Which links of a page join a mark and its note: the one rule is that a number leads there and a link leads back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from sucheck.frozen import dataclass
from sucheck.read.html_contents import Page, PageBlock, Span

_NUMBER = re.compile(r"[\s(\[]*([0-9]{1,4})[\s)\].]*")
_DIGITS = re.compile(r"[0-9]+")
_BEFORE = " ([\u00a0\t"
_LINKS_IN_A_NOTE = 8  # how many links back are tried in what a number leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLink:
    """The link back at a note, and what the numbers that lead there lead to: the note's element, or only a name."""

    back: Span
    number: int | None
    target: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLink:
    """The link of a mark, the number that it shows, and the index of its note; None where it leads to none."""

    link: Span
    number: int
    note: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Notes and marks, each in the order of the page."""

    notes: list[NoteLink]
    marks: list[MarkLink]


def joined(page: Page) -> Joined:
    """The notes and marks that links join; a link like those of marks that leads nowhere is a mark without a note."""
    pairs = sorted(_pairs(page), key=lambda pair: (pair[1].start, pair[0].start))
    notes: list[NoteLink] = []
    index: dict[str, int] = {}
    for mark, back in pairs:
        if not notes or notes[-1].back != back:
            notes.append(NoteLink(back=back, number=number_of(page, back), target=page.ids[mark.name]))
        index[mark.name] = len(notes) - 1
    patterns = {_masked(mark.name) for mark, _ in pairs}
    unmarked = {_masked(back.name) for _, back in pairs}
    taken = {(note.back.start, note.back.end) for note in notes}
    notes += [
        NoteLink(back=link, number=number_of(page, link), target=link)
        for link in page.links
        if _masked(link.name) in unmarked and (link.start, link.end) not in taken and is_first(page, link)
    ]
    taken |= {(note.back.start, note.back.end) for note in notes}
    marks = [
        MarkLink(link=link, number=number, note=index.get(link.name))
        for link in page.links
        if _masked(link.name) in patterns and (link.start, link.end) not in taken
        and (number := number_of(page, link)) is not None
    ]  # fmt: skip
    return _in_order(notes, marks)


def _in_order(notes: list[NoteLink], marks: list[MarkLink]) -> Joined:
    order = sorted(range(len(notes)), key=lambda index: notes[index].back.start)
    places = {old: new for new, old in enumerate(order)}
    return Joined(
        notes=[notes[index] for index in order],
        marks=[
            MarkLink(link=mark.link, number=mark.number, note=None if mark.note is None else places[mark.note])
            for mark in marks
        ],
    )


def number_of(page: Page, link: Span) -> int | None:
    """The number that is all the words of a link; None where it has others."""
    found = _NUMBER.fullmatch(page.text[link.start : link.end]) if link.end - link.start <= len("( [1234] )") else None
    return int(found[1]) if found else None


def block_at(page: Page, at: int) -> PageBlock:
    """The block that holds the character at `at`."""
    return page.blocks[max(bisect_right(page.blocks, at, key=lambda block: block.start) - 1, 0)]


def is_first(page: Page, link: Span) -> bool:
    """Whether nothing but an opening bracket stands before the link in its block."""
    return not page.text[block_at(page, link.start).start : link.start].strip(_BEFORE)


def _pairs(page: Page) -> Iterator[tuple[Span, Span]]:
    """Marks with the links that lead back to them."""
    for link in page.links:
        if number_of(page, link) is None or (target := page.ids.get(link.name)) is None:
            continue
        back = _link_back(page, link, target)
        if back is not None and _is_mark(page, link, back):
            yield link, back


def _link_back(page: Page, link: Span, target: Span) -> Span | None:
    first = bisect_left(page.links, target.start, key=lambda each: each.start)
    last = bisect_right(page.links, max(target.end - 1, target.start), key=lambda each: each.start)
    tried = [*page.links[first : min(last, first + _LINKS_IN_A_NOTE)], *page.links[max(last - 1, first) : last]]
    for back in tried:
        place = page.ids.get(back.name)
        if place is not None and back != link and _is_at(page, link, place):
            return back
    return None


def _is_at(page: Page, link: Span, place: Span) -> bool:
    """Whether the link stands at a named place, which must be in its own block."""
    block = block_at(page, link.start)
    is_there = place.start <= link.start <= place.end
    return is_there and block.start <= place.start + 1 and place.end <= block.end


def _is_mark(page: Page, link: Span, back: Span) -> bool:
    """Whether of two links to each other the first is the mark: the note's stands first in its block, or later."""
    if is_first(page, link) != is_first(page, back):
        return is_first(page, back)
    return link.start < back.start


def _masked(name: str) -> str:
    return _DIGITS.sub("#", name)
