"""Our words out of the part of a sheet's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from sucheck.annotate.marks import Cell
from sucheck.annotate.notes.comments import author_number, inner_of, texts_of, written_authors, written_notes
from sucheck.annotate.notes.texts import cut, encoding_in, pieces
from sucheck.annotate.notes.wording import AUTHOR, own_section
from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """How our words leave a part: the splices, the cells whose note goes as a whole, whether no note stays."""

    splices: tuple[Splice, ...]
    removed: frozenset[Cell]
    is_bare: bool


def without_ours(content: bytes) -> Clearance:
    """How to take our words out of the notes; those of people stay, letter by letter, ours before and behind too.

    A note in which nothing else stands goes as a whole, and `sucheck` as an author with the last of his notes.
    """
    elements, encoding = outline(content), encoding_in(content)
    splices: list[Splice] = []
    removed: set[Cell] = set()
    gone: set[int] = set()
    for cell, index in written_notes(elements):
        held = [piece for text in texts_of(elements, index) for piece in pieces(content, elements, text, encoding)]
        whole = "".join(piece.text for piece in held)
        ours = tuple(_sections(whole))
        if ours and not _left(whole, ours).strip():
            removed.add(cell)
            gone.add(elements[index].start)
            splices.append(elements[index].removed(content))
        else:
            splices += (splice for start, end in ours for splice in cut(content, held, start, end, encoding))
    left = [each for each in elements if each.name == "comment" and each.start not in gone]
    if removed:
        splices += _without_author(content, elements, left)
    return Clearance(splices=tuple(sorted(splices, key=attrgetter("at"))), removed=frozenset(removed), is_bare=not left)


def _sections(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := own_section(text[at:]):
        yield at + found[0], at + found[1]
        at += found[1]


def _left(text: str, sections: Iterable[tuple[int, int]]) -> str:
    for start, end in reversed(list(sections)):
        text = text[:start] + text[end:]
    return text


def _without_author(content: bytes, elements: Sequence[Element], left: Sequence[Element]) -> Iterator[Splice]:
    """The splice that removes our author: only where he is the last, for the others are known by their number."""
    authors = written_authors(elements)
    if not authors or inner_of(content, elements[authors[-1]]).strip() != AUTHOR.encode():
        return
    if all(author_number(comment) != len(authors) - 1 for comment in left):
        yield elements[authors[-1]].removed(content)
