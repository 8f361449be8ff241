"""Where in the main part of a document a comment can begin and end: between runs, or inside one that is divided.

A run is divided without changing a byte of it: the end tags, the start tags and the properties of the run are written
again between its two halves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from sucheck.annotate.notes.texts import encoding_in
from sucheck.annotate.word.characters import spot_of
from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice, edited
from sucheck.ooxml.tags import Element, children, outline
from sucheck.ooxml.word_index import Touched

#: What may stand between a paragraph and its runs without hindering that a comment begins inside it (17.13.4.4).
_TRANSPARENT = frozenset({
    "ins", "del", "moveFrom", "moveTo", "hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir",
    "bdo",
})  # fmt: skip
#: A control with one of these holds what its own data say: it is commented on as a whole (17.5.2).
_FILLED = frozenset({"text", "date", "comboBox", "dropDownList", "dataBinding"})
_NO_CONTENT = frozenset({"rPr", "lastRenderedPageBreak"})
#: What shares its numbers with a tracked change of the properties of a run (17.13.5).
_TRACKED = frozenset({
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange",
    "tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
})  # fmt: skip
_SPACE = "xml:space"
_BLANKS = b"preserve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The byte `at` where a comment begins or ends; what ends the run that it divides, and begins it anew.

    `text` is the element whose text is divided, -1 where none is. `is_exact` says whether the edge is that of the
    words, not of something larger around them.
    """

    at: int
    ending: bytes = b""
    beginning: bytes = b""
    text: int = -1
    is_exact: bool = True


class Edges:
    """Finds edges in the view of the main part."""

    def __init__(self, content: bytes, elements: Sequence[Element]) -> None:
        self._content = content
        self._elements = elements
        self._encoding = encoding_in(content)
        taken = {each.get("id") for each in elements if each.name in _TRACKED}
        self._free = (number for number in count() if str(number) not in taken)
        self._numbers: dict[tuple[int, int], int] = {}  # of copies of tracked changes, by byte and element

    def is_in_paragraph(self, piece: Touched) -> bool:
        """Whether an element stands where a document has its text."""
        return len(self._line(piece.element)) > 1

    def start(self, piece: Touched) -> Edge:
        """The edge before the characters that an element gives."""
        holder, is_run = self._holder(piece.element)
        if not is_run:
            return Edge(at=self._elements[holder].start, is_exact=False)
        if piece.first and (edge := self._inside(piece, piece.first)):
            return edge
        element = self._elements[piece.element]
        before = (self._elements[each] for each in children(self._elements, holder))
        if all(each.name in _NO_CONTENT for each in before if each.start < element.start):
            return Edge(at=self._elements[holder].start)
        return self._between(holder, element.start)

    def end(self, piece: Touched) -> Edge:
        """The edge behind the characters that an element gives."""
        holder, is_run = self._holder(piece.element)
        if not is_run:
            return Edge(at=self._elements[holder].end, is_exact=False)
        if piece.last < piece.length and (edge := self._inside(piece, piece.last)):
            return edge
        element = self._elements[piece.element]
        if all(self._elements[each].end <= element.end for each in children(self._elements, holder)):
            return Edge(at=self._elements[holder].end)
        return self._between(holder, element.end)

    def behind(self, piece: Touched, end: Edge) -> int:
        """The byte for the mark of a comment that ends there: on the level of the paragraph, out of what may go."""
        top = self._line(piece.element)[1]
        return end.at if top == piece.run else self._elements[top].end

    def paragraph(self, element: int) -> tuple[Edge, Edge]:
        """The edges of the paragraph of the body that holds an element."""
        paragraph = self._line(element)[0]
        held = [each for each in children(self._elements, paragraph) if self._elements[each].name != "pPr"]
        start, end = self._elements[held[0]].start, self._elements[held[-1]].end
        return Edge(at=start, is_exact=False), Edge(at=end, is_exact=False)

    def kept_blanks(self, text: int) -> tuple[Splice, ...]:
        """What keeps the blanks that a divided text has at its new ends, and no others (17.3.3.31)."""
        element = self._elements[text]
        if self._keeps_blanks(text):
            return ()
        written = self._content[element.inner : element.inner_end]
        shown = written.decode(self._encoding, "surrogateescape")
        lead = len(shown) - len(shown.lstrip())
        trail = len(shown) - len(shown.rstrip())
        closing, tag = b"</" + element.tag + b">", self._content[element.start : element.inner]
        splices = []
        if lead:
            at = element.inner + len(shown[:lead].encode(self._encoding, "surrogateescape"))
            splices.append(Splice(at=at, come=closing + self._preserving(element)))
        else:
            splices.append(element.with_attribute(_SPACE, _BLANKS.decode()))
        if trail:
            at = element.inner_end - len(shown[len(shown) - trail :].encode(self._encoding, "surrogateescape"))
            splices.append(Splice(at=at, come=closing + tag))
        return tuple(splices)

    def _inside(self, piece: Touched, position: int) -> Edge | None:
        """The edge before a character of an element's text; None where one side shows nothing."""
        element = self._elements[piece.element]
        written = self._content[element.inner : element.inner_end]
        spot = spot_of(written, position, self._encoding) if piece.name == "t" else None
        if spot is None:
            return None
        is_at_blanks = not (written[: spot.at].strip() and written[spot.at :].strip())
        if is_at_blanks and not self._keeps_blanks(piece.element):
            return None
        run = self._between(piece.run, element.inner + spot.at)
        leave, enter = (b"]]>", b"<![CDATA[") if spot.is_in_data else (b"", b"")
        return Edge(
            at=run.at,
            ending=leave + b"</" + element.tag + b">" + run.ending,
            beginning=run.beginning + self._preserving(element) + enter,
            text=piece.element,
        )

    def _between(self, run: int, at: int) -> Edge:
        held = self._elements[run]
        properties = (self._elements[each] for each in children(self._elements, run, "rPr"))
        face = b"".join(self._copied(each, at) for each in properties)
        return Edge(at=at, ending=b"</" + held.tag + b">", beginning=self._content[held.start : held.inner] + face)

    def _copied(self, properties: Element, at: int) -> bytes:
        """The properties of a run for its second half; a tracked change in them gets a number of its own."""
        copy = self._content[properties.start : properties.end]
        held = outline(copy)
        changes = [(at, index) for index, each in enumerate(held) if each.name == "rPrChange"]
        splices = []
        for key in changes:
            if key not in self._numbers:
                self._numbers[key] = next(self._free)
            for found in held[key[1]].without_attribute("id"):
                name = found.gone.partition(b"=")[0]
                splices.append(Splice(at=found.at, gone=found.gone, come=b'%b="%d"' % (name, self._numbers[key])))
        return edited(copy, splices)

    def _preserving(self, element: Element) -> bytes:
        """The start tag of an element whose blanks are kept."""
        tag = self._content[element.start : element.inner]
        splice = element.with_attribute(_SPACE, _BLANKS.decode())
        return edited(tag, [Splice(at=splice.at - element.start, gone=splice.gone, come=splice.come)])

    def _keeps_blanks(self, index: int) -> bool:
        while index >= 0:
            stated = self._elements[index].own(_SPACE)
            if stated is not None:
                return stated == _BLANKS.decode()
            index = self._elements[index].parent
        return False

    def _holder(self, index: int) -> tuple[int, bool]:
        """The run that an element stands in, and that it can be divided there; else the largest thing around it."""
        for each in self._line(index)[1:]:
            element = self._elements[each]
            if element.name not in _TRANSPARENT or (element.name == "sdt" and self._is_filled(each)):
                return each, element.name == "r" and self._elements[index].parent == each
        return index, False

    def _is_filled(self, control: int) -> bool:
        properties = children(self._elements, control, "sdtPr")
        return any(
            self._elements[each].name in _FILLED for held in properties for each in children(self._elements, held)
        )

    def _line(self, index: int) -> list[int]:
        """The elements from the outermost paragraph down to this one: a text box in it can hold no comment."""
        line = [index]
        while self._elements[line[-1]].parent >= 0:
            line.append(self._elements[line[-1]].parent)
        line.reverse()
        return line[next((at for at, each in enumerate(line) if self._elements[each].name == "p"), len(line)) :]
