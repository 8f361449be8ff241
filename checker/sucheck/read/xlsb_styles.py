"""The cell formats and shared strings of a binary workbook ([MS-XLSB] 2.4.817 BrtXF, 2.4.714 BrtSSTItem)."""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence

from sucheck.frozen import dataclass
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import related_part
from sucheck.read.biff12 import records, wide_string
from sucheck.read.colours import Colours, rgb, shown, theme_colours
from sucheck.read.formats import NumberKind, number_kind
from sucheck.read.runs import Run, marked
from sucheck.read.strings import SharedStrings

_FONT, _FORMAT, _FILL, _XF, _INDEXED = 43, 44, 45, 47, 475
_BEGIN_CELL_XFS, _END_CELL_XFS = 617, 618
_STRING_ITEM = 19
_SUPERSCRIPT = 1
_SOLID = 1
_IS_RICH = 1
_INDEXED_COLOUR, _RGB_COLOUR, _THEME_COLOUR = 1, 2, 3
_WHOLE_TINT = 32767
_FONT_RUN = struct.Struct("<HH")


@dataclass(frozen=True, slots=True, kw_only=True)
class BinaryStyles:
    """By cell format what it makes of a number and its fill (the empty string for none); the fonts that are raised."""

    kinds: Sequence[NumberKind] = ()
    fills: Sequence[str] = ()
    raised: Collection[int] = frozenset()


def read_binary_styles(package: Package, workbook: str) -> BinaryStyles:
    """The cell formats of a workbook; none where it has no styles."""
    part = related_part(package, workbook, "styles")
    if not part:
        return BinaryStyles()
    codes: dict[int, str] = {}
    formats: list[tuple[int, int]] = []
    found: dict[int, list[bytes]] = {_FONT: [], _FILL: [], _INDEXED: []}
    is_cell_format = False
    for kind, content in records(package, part):
        if kind in {_BEGIN_CELL_XFS, _END_CELL_XFS}:
            is_cell_format = kind == _BEGIN_CELL_XFS
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", content)[0]] = wide_string(content, 2)[0]
        elif kind == _XF and is_cell_format:
            _, number, _, fill = struct.unpack_from("<HHHH", content)
            formats.append((number, fill))
        elif kind in found:
            found[kind].append(content)
    colours = _colours(package, workbook, found[_INDEXED])
    fills = [_fill(content, colours) for content in found[_FILL]]
    return BinaryStyles(
        kinds=[number_kind(number, codes.get(number)) for number, _ in formats],
        fills=[fills[fill] if fill < len(fills) else "" for _, fill in formats],
        raised={
            index for index, content in enumerate(found[_FONT]) if content[6:8] == _SUPERSCRIPT.to_bytes(2, "little")
        },
    )


def read_binary_strings(package: Package, part: str, raised: Collection[int]) -> SharedStrings:
    """The shared strings of the part; none where its name is empty."""
    texts: list[str] = []
    marks: dict[int, str] = {}
    if part:
        for kind, content in records(package, part):
            if kind == _STRING_ITEM:
                text, mark = rich_string(content, 0, raised)
                if mark:
                    marks[len(texts)] = mark
                texts.append(text)
    return SharedStrings(texts=texts, marks=marks)


def rich_string(content: bytes, start: int, raised: Collection[int]) -> tuple[str, str]:
    """The text at `start` without its raised runs, and the text of those."""
    text, end = wide_string(content, start + 1)
    if not content[start] & _IS_RICH or not raised:
        return text, ""
    count = struct.unpack_from("<I", content, end)[0]
    runs = _FONT_RUN.iter_unpack(content[end + 4 : end + 4 + 4 * count])
    return marked(text, [Run(start=first, is_raised=font in raised) for first, font in runs])


def _fill(content: bytes, colours: Colours) -> str:
    if struct.unpack_from("<I", content)[0] != _SOLID:
        return ""
    kind, index, tint = struct.unpack_from("<BBh", content, 4)
    tint /= _WHOLE_TINT
    match kind >> 1:
        case 1:
            return shown(colours.of_index(index, tint))
        case 2:
            return shown(rgb(content[8:11].hex(), tint))
        case 3:
            return shown(colours.of_theme(index, tint))
    return ""


def _colours(package: Package, workbook: str, indexed: Sequence[bytes]) -> Colours:
    theme = related_part(package, workbook, "theme")
    own = [content[:3].hex().upper() for content in indexed]
    found = Colours(theme=theme_colours(package.tree(theme) if theme else None))
    return Colours(theme=found.theme, indexed=(*own, *found.indexed[len(own) :]))
