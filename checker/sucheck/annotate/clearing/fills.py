"""The fills of our marks out of the formats of a workbook that another program has saved since.

A mark is known by its colour and by the number that it carries, through which the record tells what was there before.
LibreOffice drops the number; such a fill counts as ours only on a cell with a note of ours (`clearing.cells`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sucheck.annotate.styles.fills import FillTable
from sucheck.annotate.styles.formats import COLOURS, ReplacedFill, fill_number
from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice, edited
from sucheck.ooxml.tags import Element, children, outline

_APPLY = re.compile(rb"""\s+applyFill\s*=\s*(?:"[^"]*"|'[^']*')""")
_NO_FILL = 0  # the first fill is none in every workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedFormats:
    """How formats get their own fill back, and what they cannot tell.

    `unnumbered` leads from a format in our colour that may be a person's to the same without a fill; the latter are
    added by `copies`. `is_lost` where a mark stood for a fill that is not on record: its cells have none now.
    """

    splices: tuple[Splice, ...]
    copies: tuple[Splice, ...]
    unnumbered: Mapping[int, int]
    is_lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A cell format with a fill in our colour: its index, its element, the number that it carries."""

    index: int
    xf: Element
    number: int | None


def without_marks(content: bytes, replaced: Iterable[ReplacedFill]) -> ClearedFormats:
    """How to take our fills out of the styles part.

    Args:
        content: the styles part or its view.
        replaced: the fills that the record tells of.
    """
    elements = outline(content)
    known = {fill.number: fill for fill in replaced}
    table = FillTable(content, elements)
    splices: list[Splice] = []
    is_lost = False
    formats = _listed(elements, "cellXfs", "xf")
    marked = _marked(content, elements, formats)
    for each in marked:
        if each.number is not None:
            fill = known.get(each.number)
            index = None if fill is None else table.index_of(fill.fill)
            is_lost = is_lost or index is None
            splices += _refilled(each.xf, index or _NO_FILL, None if fill is None else fill.apply)
    # Where one number is left, no program has dropped the others: our colour without a number is a person's choice.
    bare = [] if splices else [each for each in marked if each.number is None]
    return ClearedFormats(
        splices=(*splices, *table.splices()),
        copies=tuple(_bare_copies(content, elements, bare, len(formats))),
        unnumbered={each.index: len(formats) + at for at, each in enumerate(bare)},
        is_lost=is_lost,
    )


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


def _bare_copies(content: bytes, elements: Sequence[Element], bare: Sequence[_Marked], total: int) -> Iterator[Splice]:
    """The splices that add, for each of some formats, one without a fill."""
    tables = [elements[at] for at in children(elements, 0, "cellXfs")]
    if bare:
        copies = b"".join(_bare(content[each.xf.start : each.xf.end]) for each in bare)
        yield tables[0].with_attribute("count", str(total + len(bare)))
        yield tables[0].appended(copies)


def _bare(xml: bytes) -> bytes:
    return edited(xml, [outline(xml)[0].with_attribute("fillId", str(_NO_FILL))])
