"""Walk through a story of a Word document: what a reader of it sees, paragraph by paragraph, tracked changes accepted.

A story is the body, a note or a text box (ECMA-376 part 1, 17.2 and 17.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sucheck.ooxml.word import attribute, child, name_of, switch
from sucheck.ooxml.word_text import PartText, words_of
from sucheck.read.word_fields import Fields
from sucheck.read.word_shown import LeftOut, Paragraph, Reference, Stretch
from sucheck.read.word_styles import Styles

_LONGEST_MARK = 20  # characters; a run that goes on has words behind its mark
_SHOWN = frozenset({"t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym"})
_REFERENCES = frozenset({"footnoteReference", "endnoteReference"})
_PASSED = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "delText", "rt"})


class Story:
    """The paragraphs of a part's stories in reading order, a text box behind the paragraph that holds it.

    `page` is the page where the story begins; pages are counted by the breaks that the program which saved the file
    wrote down (17.3.3.13), else None. `sections` are the properties of the sections that have ended.
    """

    def __init__(self, text: PartText, styles: Styles, page: int | None = None) -> None:
        self.paragraphs: list[Paragraph] = []
        self.sections: list[etree._Element] = []
        self.left_out: dict[LeftOut, list[tuple[int, int]]] = {}  # how often: the offset, the paragraphs before it
        self.page = page
        self._text = text
        self._styles = styles
        self._open: Paragraph | None = None  # its end is deleted: the next one goes on with it
        self._boxes: list[etree._Element] = []
        self._cells = 0

    def read(self, container: etree._Element) -> None:
        """Add the paragraphs that an element holds."""
        self._blocks(container)
        self._close()

    def _blocks(self, container: etree._Element) -> None:
        for element in container:
            name = name_of(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tr":
                self._row(element)
            elif name == "sectPr":
                self.sections.append(element)
            elif name == "txbxContent":
                self._boxes.append(element)
            else:
                for held in self._within(element, name):
                    self._blocks(held)

    def _within(self, element: etree._Element, name: str) -> tuple[etree._Element, ...]:
        """The elements whose content stands in the place of this one: itself, one of its alternatives, nothing."""
        if name in {"del", "moveFrom"}:
            self._leave_out(LeftOut.DELETIONS, element)
        elif name in {"altChunk", "subDoc"}:
            self._leave_out(LeftOut.EMBEDDED, element)
        elif name == "graphic":
            self._leave_out(LeftOut.GRAPHICS, element)
        elif name == "AlternateContent":
            return (_chosen(element),)
        elif name == "ruby":
            return tuple(held for held in element if name_of(held) == "rubyBase")
        elif name not in _PASSED and not (name == "sdt" and switch(element, "sdtPr", "showingPlcHdr")):
            if name in {"ins", "moveTo"}:
                self._leave_out(LeftOut.INSERTIONS, element)
            return (element,)
        return ()

    def _row(self, row: etree._Element) -> None:
        """The cells of a row. A page that ends within a row is noted in each of its cells, and counts once."""
        if child(row, "trPr", "del") is not None:
            self._leave_out(LeftOut.DELETIONS, row)
            return
        first = last = self.page
        self._close()
        self._cells += 1
        for cell in row:
            self.page = first
            self._blocks(cell)
            self._close()
            last = max(self.page or 0, last or 0) or None
        self._cells -= 1
        self.page = last

    def _paragraph(self, element: etree._Element) -> None:
        paragraph = self._open or Paragraph(element=self._text.paragraphs[element], start=self._text.starts[element])
        self._open = paragraph
        paragraph.properties = child(element, "pPr")
        paragraph.is_cell = self._cells > 0
        self._inline(element, paragraph, Fields())
        marks = child(paragraph.properties, "rPr")
        if child(marks, "del") is None and child(marks, "moveFrom") is None:
            self._close()
        section = child(paragraph.properties, "sectPr")
        if section is not None:
            self.sections.append(section)

    def _close(self) -> None:
        """End the open paragraph, and read the text boxes that stand in it."""
        if self._open is not None:
            self.paragraphs.append(self._open)
            self._open = None
        boxes, self._boxes = self._boxes, []
        cells, self._cells = self._cells, 0
        for box in boxes:
            self._blocks(box)
            self._close()
        self._cells = cells

    def _inline(self, container: etree._Element, paragraph: Paragraph, fields: Fields) -> None:
        for element in container:
            self._piece(element, paragraph, fields)

    def _piece(self, element: etree._Element, paragraph: Paragraph, fields: Fields) -> None:
        name = name_of(element)
        if name == "r":
            self._run(element, paragraph, fields)
        elif name == "txbxContent":
            self._boxes.append(element)
        elif name == "fldSimple":
            fields.open(attribute(element, "instr"))
            self._inline(element, paragraph, fields)
            fields.close()
        else:
            for held in self._within(element, name):
                self._inline(held, paragraph, fields)

    def _run(self, run: etree._Element, paragraph: Paragraph, fields: Fields) -> None:
        properties = child(run, "rPr")
        is_hidden = self._styles.is_hidden(properties, paragraph.properties)
        is_raised = fields.is_note_number and (fields.is_raised or self._styles.is_raised(properties))
        mark: Reference | None = None
        for element in _held(run):
            name = name_of(element)
            if name == "lastRenderedPageBreak":
                self.page = None if self.page is None else self.page + 1
            elif name not in _SHOWN and name not in _REFERENCES:
                if not fields.read(element, name):
                    self._piece(element, paragraph, fields)
            elif is_hidden and not fields.is_code:
                self._leave_out(LeftOut.HIDDEN, element)
            elif not fields.is_code:
                mark = self._show(element, name, paragraph, mark, is_raised=is_raised)

    def _show(
        self, element: etree._Element, name: str, paragraph: Paragraph, mark: Reference | None, *, is_raised: bool
    ) -> Reference | None:
        """Add what is shown of an element; the mark that the rest of its run writes out (17.11.1), if it does."""
        start = self._text.starts[element]
        if name in _REFERENCES:
            mark = self._reference(start, name, attribute(element, "id"))
            mark.is_custom = attribute(element, "customMarkFollows") in {"1", "true", "on"}
            paragraph.items.append(mark)
            return mark if mark.is_custom else None
        first, last = words_of(element, start)
        if mark is None and is_raised and name == "t":
            mark = self._reference(start, "", "")
            paragraph.items.append(mark)
        if mark is not None and len(mark.custom) < _LONGEST_MARK:
            mark.custom += self._text.text[first:last]
        elif first < last:
            paragraph.items.append(Stretch(start=first, end=last, page=self.page))
        return mark

    def _reference(self, start: int, name: str, id_: str) -> Reference:
        return Reference(start=start, name=name, id=id_, section=len(self.sections), page=self.page)

    def _leave_out(self, what: LeftOut, element: etree._Element) -> None:
        start = next((self._text.starts[e] for e in element.iter("*") if e in self._text.starts), -1)
        self.left_out.setdefault(what, []).append((start, len(self.paragraphs)))


def _held(run: etree._Element) -> Iterator[etree._Element]:
    """What a run holds, of its alternatives the first."""
    for element in run:
        if name_of(element) == "AlternateContent" and (chosen := _chosen(element)) is not element:
            yield from _held(chosen)
        else:
            yield element


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The first choice, else the fallback (ECMA-376 part 3, 7.5)."""
    choice = child(alternatives, "Choice")
    fallback = child(alternatives, "Fallback") if choice is None else choice
    return alternatives if fallback is None else fallback
