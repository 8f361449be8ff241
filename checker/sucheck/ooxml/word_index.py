"""From the own text of a part of a Word document back to the elements that give it."""

from __future__ import annotations

from bisect import bisect_right

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.ooxml.word import attribute, name_of
from sucheck.ooxml.word_text import giving


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """An element that gives a stretch of own text, and which of its characters do (`first` to `last` of `length`).

    `element` and `run` (-1 outside runs) are positions among all elements of the part in the order of their start tags,
    the root being 0: `tags.outline` and `root.iter("*")` count alike.
    """

    element: int
    run: int
    name: str
    first: int
    last: int
    length: int


class TextIndex:
    """Which elements give which characters of the own text of the part with this root: made once, asked often."""

    def __init__(self, root: etree._Element) -> None:
        self.size = 0  # how many elements there are
        self._numbers: dict[etree._Element, int] = {}
        for element in root.iter("*"):
            self._numbers[element] = self.size
            self.size += 1
        self._starts: list[int] = []
        self._held: list[tuple[etree._Element, str, str]] = []
        at = 0
        for element, name, text in giving(root):
            if text:
                self._starts.append(at)
                self._held.append((element, name, text))
                at += len(text)
        self._end = at

    def touched(self, start: int, end: int) -> tuple[Touched, ...]:
        """The elements that give the characters `start` to `end`, in order; text boxes within are left out.

        What is deleted or hidden between the first and the last of them is named too. For an empty stretch, the element
        that holds the character before it.
        """
        first, last = (start, end) if start < end else (max(start - 1, 0), max(start, 1))
        found: list[tuple[int, Touched]] = []
        for index in range(max(bisect_right(self._starts, first) - 1, 0), len(self._held)):
            at, (element, name, text) = self._starts[index], self._held[index]
            if at >= last:
                break
            if name != "p" and first < at + len(text):
                ancestors = [(self._numbers[above], name_of(above)) for above in element.iterancestors()]
                run = next((number for number, above in ancestors if above == "r"), -1)
                span = (max(start - at, 0), min(end - at, len(text))) if start < end else (start - at, start - at)
                piece = Touched(
                    element=self._numbers[element], run=run, name=name, first=span[0], last=span[1], length=len(text)
                )
                found.append((sum(above == "p" for _, above in ancestors), piece))
        return tuple(piece for depth, piece in found if depth == found[0][0])

    def first_words(self) -> tuple[int, int]:
        """Where the first element stands that gives words; any other that gives own text where none does.

        An empty stretch where there is no such element.
        """
        spans = [
            (at, at + len(text), name == "t" and bool(text.strip()))
            for at, (_, name, text) in zip(self._starts, self._held, strict=True)
            if name != "p"
        ]
        return next(((at, end) for at, end, has_words in spans if has_words), spans[0][:2] if spans else (0, 0))

    def note(self, start: int) -> tuple[str, str] | None:
        """The kind (footnote, endnote) and the id of the note that holds the character at `start`."""
        if not 0 <= start < self._end:
            return None
        element = self._held[bisect_right(self._starts, start) - 1][0]
        note = next((above for above in element.iterancestors() if name_of(above) in {"footnote", "endnote"}), None)
        return None if note is None else (name_of(note), attribute(note, "id"))

    def mark(self, kind: str, id_: str) -> tuple[int, int] | None:
        """Where the first mark of a note of this kind stands; None where it has none."""
        for at, (element, name, _) in zip(self._starts, self._held, strict=True):
            if name == f"{kind}Reference" and attribute(element, "id") == id_:
                return at, at + 1
        return None


def mark_of_note(body: TextIndex, notes: TextIndex, start: int) -> tuple[int, int] | None:
    """Where in the own text of the main part the mark stands whose note holds the character at `start` of its own part.

    None where no such note has a mark.
    """
    note = notes.note(start)
    return None if note is None else body.mark(*note)
