"""Where the comments of a document stand: each place that a finding points at, led back to the XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.annotate.marks import gravest_first
from sucheck.annotate.word.edges import Edge, Edges
from sucheck.frozen import dataclass
from sucheck.model import Finding, Place, Report
from sucheck.ooxml.package import Package
from sucheck.ooxml.tags import Element, outline
from sucheck.ooxml.word_index import TextIndex, Touched, mark_of_note


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a comment is on: from one edge to the other; its mark stands at the byte `mark`."""

    start: Edge
    end: Edge
    mark: int

    @property
    def order(self) -> tuple[int, int, int]:
        """A key that sorts anchors as they are read, what begins first and is longer first."""
        return self.start.at, -self.end.at, self.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment to be written: what it is on, the findings, gravest first, and those of their places that it is for.

    The words of `quoted` places stand elsewhere: in a note, in a text box, or nowhere.
    """

    anchor: Anchor
    findings: tuple[Finding, ...]
    places: tuple[Place, ...]
    quoted: tuple[Place, ...]


class MainPart:
    """The main part of a document: its view, its elements, and the way from places to them.

    Args:
        package: the document.
        name: its main part.
        content: the view of that part, well-formed.

    Raises:
        InputError: the part is damaged, or holds nothing that a comment could be on.
    """

    def __init__(self, package: Package, name: str, content: bytes) -> None:
        self.name = name
        self.content = content
        self.elements: tuple[Element, ...] = outline(content)
        self.edges = Edges(content, self.elements)
        self._package = package
        self._text = TextIndex(package.tree(name))
        self._notes: dict[str, TextIndex] = {}
        if self._text.size != len(self.elements):
            raise package.damaged(name, "it is written in a way that cannot be marked")

    def anchor(self, place: Place) -> Anchor:
        """What the comment for a place is on.

        The words themselves; for words in a note, its mark (Word ignores comments in notes and in text boxes:
        [MS-OI29500] 2.1.315); for an empty place, its paragraph; for the whole document, the first one with words.
        """
        if place.start is None or place.end is None or place.part is None:
            return self._first()
        start, end = place.start, place.end
        is_note = place.part != self.name
        if is_note:
            mark = mark_of_note(self._text, self._index(place.part), start)
            if mark is None:
                return self._first()
            start, end = mark
        pieces = [piece for piece in self._text.touched(start, end) if self.edges.is_in_paragraph(piece)]
        if not pieces:
            return self._first()
        return self._around(pieces) if start < end else self._paragraph(pieces[0])

    def is_exact(self, place: Place, anchor: Anchor) -> bool:
        """Whether the words of a place are those that the comment is on."""
        return place.part == self.name and anchor.start.is_exact and anchor.end.is_exact

    def _around(self, pieces: Sequence[Touched]) -> Anchor:
        end = self.edges.end(pieces[-1])
        return Anchor(start=self.edges.start(pieces[0]), end=end, mark=self.edges.behind(pieces[-1], end))

    def _paragraph(self, piece: Touched) -> Anchor:
        start, end = self.edges.paragraph(piece.element)
        return Anchor(start=start, end=end, mark=end.at)

    def _first(self) -> Anchor:
        for piece in self._text.touched(*self._text.first_words()):
            if self.edges.is_in_paragraph(piece):
                return self._paragraph(piece)
        raise self._package.damaged(self.name, "it holds nothing that a comment could be on")

    def _index(self, part: str) -> TextIndex:
        if part not in self._notes:
            self._notes[part] = TextIndex(self._package.tree(part))
        return self._notes[part]


def remarks_of(report: Report, number: int, main: MainPart) -> tuple[Remark, ...]:
    """The comments for the input with this number, as they are read; what is on the same words is one."""
    found: dict[tuple[int, int, int], tuple[Anchor, list[tuple[Finding, Place]]]] = {}
    for finding, place in _places(report, number):
        anchor = main.anchor(place)
        found.setdefault(anchor.order, (anchor, []))[1].append((finding, place))
    return tuple(_remark(main, *found[key]) for key in sorted(found))


def _places(report: Report, number: int) -> Iterator[tuple[Finding, Place]]:
    for finding in report.findings:
        for place in {place.key: place for place in reversed(finding.places)}.values():
            if place.input == number:
                yield finding, place


def _remark(main: MainPart, anchor: Anchor, held: Sequence[tuple[Finding, Place]]) -> Remark:
    places = {place.key: place for _, place in held}
    return Remark(
        anchor=anchor,
        findings=gravest_first({id(finding): finding for finding, _ in held}.values()),
        places=tuple(sorted(places.values(), key=Place.order)),
        quoted=tuple(sorted((p for p in places.values() if not main.is_exact(p, anchor)), key=Place.order)),
    )
