"""The fills of our marks out of the formats of a workbook that another program has saved since.

A mark is known by its colour and by the number that it carries, through which the record tells what was there before.
Most programs drop the record: then the note of a cell tells of its fill, and the cell gets a format with that one.
LibreOffice drops the number, too; such a fill counts as ours only on a cell that a note of ours tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from sucheck.annotate.styles.colours import Palette
from sucheck.annotate.styles.fills import FillTable
from sucheck.annotate.styles.formats import COLOURS, ReplacedFill, fill_number
from sucheck.annotate.styles.own_fill import NONE, fill_from_words
from sucheck.annotate.styles.tables import Table
from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice, edited
from sucheck.ooxml.tags import Element, children, outline

_APPLY = re.compile(rb"""\s+applyFill\s*=\s*(?:"[^"]*"|'[^']*')""")
_NO_FILL = 0  # the first fill is none in every workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A cell format with a fill in our colour: its index, its element, the number that it carries."""

    index: int
    xf: Element
    number: int | None


class ClearedFormats:
    """The formats of a workbook with their own fills back.

    Args:
        content: the styles part or its view.
        replaced: the fills that the record tells of.
        palette: what its colours are.

    `untold` are the formats in our colour of which the record does not tell the fill: the notes on their cells do.
    Where the formats are `numbered`, these have no fill now; else they may be those of a person, and are as they were.
    """

    def __init__(self, content: bytes, replaced: Iterable[ReplacedFill], palette: Palette) -> None:
        elements = outline(content)
        self._fills = FillTable(content, elements)
        self._cells = Table(content, elements, "cellXfs")
        self._palette = palette
        self._copies: dict[tuple[int, int], int] = {}
        marked = _marked(content, elements, _listed(elements, "cellXfs", "xf"))
        # Where one number is left, no program has dropped the others: our colour without a number is a person's choice.
        self.is_numbered = any(each.number is not None for each in marked)
        known = {fill.number: fill for fill in replaced}
        self._splices: list[Splice] = []
        untold: set[int] = set()
        for each in marked:
            if each.number is not None:
                fill = known.get(each.number)
                index = None if fill is None else self._fills.index_of(fill.fill)
                self._splices += _refilled(each.xf, index or _NO_FILL, None if fill is None else fill.apply)
                untold |= {each.index} if index is None else set()
            elif not self.is_numbered:
                untold.add(each.index)
        self.untold = frozenset(untold)

    def refilled(self, style: int, words: str) -> int | None:
        """The index of the format that is `style`, one of the untold, with the fill that a note tells.

        None where the fill cannot be made again; no words and `none` are no fill.
        """
        if words in {"", NONE}:
            return style if self.is_numbered else self._copy(style, _NO_FILL)
        xml = fill_from_words(words, self._palette)
        index = None if xml is None else self._fills.index_of(xml)
        return None if index is None else self._copy(style, index)

    def splices(self) -> tuple[Splice, ...]:
        """The splices that give the formats their fills, and add those that were asked for."""
        added = (*self._fills.splices(), *self._cells.splices())
        return tuple(sorted([*self._splices, *added], key=attrgetter("at")))

    def _copy(self, style: int, fill: int) -> int:
        if (style, fill) not in self._copies:
            written = self._cells.original(style)
            splices = [outline(written)[0].with_attribute("fillId", str(fill))]
            if fill != _NO_FILL:
                splices.append(outline(written)[0].with_attribute("applyFill", "1"))
            self._copies[style, fill] = self._cells.add(edited(written, splices))
        return self._copies[style, fill]


def has_marks(content: bytes) -> bool:
    """Whether a cell format has a fill that is surely ours."""
    if not any(colour.encode() in content for colour in COLOURS.values()):
        return False
    elements = outline(content)
    return any(each.number is not None for each in _marked(content, elements, _listed(elements, "cellXfs", "xf")))


def _marked(content: bytes, elements: Sequence[Element], formats: Sequence[Element]) -> list[_Marked]:
    colours = {
        str(index): number
        for index, element in enumerate(_listed(elements, "fills", "fill"))
        for number in [fill_number(content[element.start : element.end])]
        if number is not None or _is_coloured(content[element.start : element.end])
    }
    return [
        _Marked(index=index, xf=xf, number=colours[fill])
        for index, xf in enumerate(formats)
        if (fill := xf.get("fillId") or "") in colours
    ]


def _listed(elements: Sequence[Element], around: str, name: str) -> list[Element]:
    return [elements[at] for top in children(elements, 0, around) for at in children(elements, top, name)]


def _is_coloured(fill: bytes) -> bool:
    """Whether it is solid in one of our colours."""
    written = {element.name: element for element in outline(fill)}
    front, pattern = written.get("fgColor"), written.get("patternFill")
    is_solid = pattern is not None and pattern.get("patternType") == "solid"
    return is_solid and front is not None and (front.get("rgb") or "").upper() in COLOURS.values()


def _refilled(xf: Element, fill: int, apply: str | None) -> Iterator[Splice]:
    """The splices that give a format another fill, and `applyFill` as it was (None: not stated)."""
    yield xf.with_attribute("fillId", str(fill))
    stated = _APPLY.search(xf.attributes)
    if apply is not None:
        yield xf.with_attribute("applyFill", apply)
    elif stated:
        yield Splice(at=xf.start + 1 + len(xf.tag) + stated.start(), gone=stated[0])
