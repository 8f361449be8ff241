"""Paragraphs of a Word document become blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.model import Block, BlockKind
from sucheck.ooxml.word_text import PartText
from sucheck.read.paragraphs import item_sign
from sucheck.read.spans import BlockText
from sucheck.read.word_shown import Paragraph, Reference, Stretch
from sucheck.read.word_styles import Styles

_ONE_LINE = str.maketrans("\t\n\r", "   ")
_BETWEEN_MARKS = " ,;"
#: What is not seen at either end of a block: white space, and what `BlockText` drops anywhere.
_EMPTY = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace()) + "\u00ad\u200b\ufeff\x02"


class PartBlocks:
    """Writes blocks of one part."""

    def __init__(self, name: str, text: PartText, styles: Styles) -> None:
        self.name = name
        self._text = text.text.translate(_ONE_LINE)
        self._styles = styles

    def body(self, paragraph: Paragraph) -> tuple[Block, list[tuple[int, Reference]]]:
        """A paragraph's block, and the marks in it with their positions."""
        if (level := self._styles.heading(paragraph.properties)) is not None:
            return self._block(BlockKind.HEADING, paragraph, paragraph.items, level=level)
        if paragraph.is_cell:
            return self._block(BlockKind.CELL, paragraph, paragraph.items)
        if (level := self._styles.bullet(paragraph.properties)) is not None:
            return self._block(BlockKind.BULLET, paragraph, paragraph.items, level=level)
        if sign := item_sign(self._shown(paragraph.items).lstrip(_EMPTY)):
            return self._block(BlockKind.BULLET, paragraph, paragraph.items, cut=sign)
        return self._block(BlockKind.PARAGRAPH, paragraph, paragraph.items)

    def note(
        self, paragraphs: Sequence[Paragraph], number: int | None, mark: str
    ) -> tuple[Block, list[tuple[int, Reference]]]:
        """The block of a note, its paragraphs joined; `mark` is what it begins with, if it has no automatic number."""
        items: list[Stretch | Reference] = []
        for paragraph in paragraphs:
            if items and paragraph.items:
                items.append(Stretch(start=paragraph.start, end=paragraph.start + 1, page=_page(items)))
            items += paragraph.items
        cut = mark if mark and self._shown(items).lstrip(_EMPTY).startswith(mark) else ""
        return self._block(BlockKind.NOTE, paragraphs[0], items, cut=cut, number=number)

    def _block(
        self, kind: BlockKind, paragraph: Paragraph, items: Sequence[Stretch | Reference], *,
        level: int = 1, cut: str = "", number: int | None = None,
    ) -> tuple[Block, list[tuple[int, Reference]]]:  # fmt: skip
        """A block without the blanks around its words and without what is to be cut from its start."""
        block = BlockText(self._text, lambda _tail, _head: False)
        marks = []
        for item in self._trimmed(items, cut):
            if isinstance(item, Reference):
                marks.append((block.length, item))
            else:
                block.add(item.start, item.end, item.page)
        return Block(
            kind=kind, text=block.words(), number=number, level=level, part=self.name, element=paragraph.element,
            segments=block.segments(),
        ), marks  # fmt: skip

    def _shown(self, items: Sequence[Stretch | Reference]) -> str:
        return "".join(self._text[item.start : item.end] for item in items if isinstance(item, Stretch))

    def _trimmed(self, items: Sequence[Stretch | Reference], cut: str) -> Iterator[Stretch | Reference]:
        shown = self._shown(items)
        first = _words_start(shown, _words_start(shown, 0) + len(cut))
        last = len(shown.rstrip(_EMPTY))
        at = 0
        for index, item in enumerate(items):
            if isinstance(item, Reference):
                yield item
                continue
            start, end = item.start + max(first - at, 0), item.start + min(last - at, item.end - item.start)
            at += item.end - item.start
            if start < end and not self._parts_marks(items, index):
                yield Stretch(start=start, end=end, page=item.page)

    def _parts_marks(self, items: Sequence[Stretch | Reference], index: int) -> bool:
        """Whether a stretch does nothing but part two marks: "¹, ²"."""
        around = (*items[max(index - 1, 0) : index], *items[index + 1 : index + 2])
        item = items[index]
        is_between = len(around) == 2 and all(isinstance(other, Reference) for other in around)  # noqa: PLR2004  both
        return is_between and not self._text[item.start : item.end].strip(_BETWEEN_MARKS)  # type: ignore[union-attr]


def _words_start(shown: str, start: int) -> int:
    return len(shown) - len(shown[start:].lstrip(_EMPTY))


def _page(items: Sequence[Stretch | Reference]) -> int | None:
    return items[-1].page
