"""What the sheets of an Excel 97-2003 workbook share: their list, cell formats, strings ([MS-XLS] 2.1.7.20.3)."""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence
from itertools import chain

from sucheck.frozen import dataclass
from sucheck.model import InputError, Visibility
from sucheck.read.biff8 import CONTINUE, RichText, Strings, short_string, substream
from sucheck.read.colours import INDEXED, shown
from sucheck.read.formats import NumberKind, number_kind
from sucheck.read.runs import Run, marked

_FILE_PASS, _DATE_MODE, _SHEET, _STRINGS = 0x2F, 0x22, 0x85, 0xFC
_FONT, _FORMAT, _XF, _PALETTE = 0x31, 0x41E, 0xE0, 0x92
_VISIBILITIES = (Visibility.VISIBLE, Visibility.HIDDEN, Visibility.VERY_HIDDEN)
_WORKSHEET = 0
_SUPERSCRIPT = 1
_NO_FONT_FOUR = 4  # fonts are numbered without it ([MS-XLS] 2.5.129)
_SOLID = 1
_FIRST_OWN_COLOUR = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A worksheet as the workbook lists it, and where its records begin."""

    name: str
    visibility: Visibility
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Globals:
    """`kinds` and `fills` by cell format, `strings` with the note mark of each, `raised` the superscript fonts."""

    sheets: Sequence[Listed]
    kinds: Sequence[NumberKind]
    fills: Sequence[str]
    strings: Sequence[tuple[str, str]]
    raised: Collection[int]
    is_1904: bool


def read_globals(stream: bytes, path: str) -> Globals:
    """The globals of a workbook.

    Raises:
        InputError: the workbook is encrypted.
        struct.error: it is damaged.
    """
    found: dict[int, list[bytes]] = {}
    before = 0
    for kind, content in substream(stream):
        if kind == _FILE_PASS:
            raise InputError(f"{path}: the file is encrypted; remove the password and save it again")
        if kind != CONTINUE:
            found.setdefault(kind, []).append(content)
        elif before == _STRINGS:
            found[_STRINGS].append(content)
        before = kind if kind != CONTINUE else before
    raised = _raised(found.get(_FONT, ()))
    return Globals(
        sheets=[sheet for content in found.get(_SHEET, ()) if (sheet := _listed(content))],
        kinds=_kinds(found.get(_FORMAT, ()), found.get(_XF, ())),
        fills=_fills(found.get(_XF, ()), found.get(_PALETTE, ())),
        strings=_strings(found.get(_STRINGS, []), raised),
        raised=raised,
        is_1904=any(content[:1] == b"\1" for content in found.get(_DATE_MODE, ())),
    )


def text_and_mark(rich: RichText, raised: Collection[int]) -> tuple[str, str]:
    """The text without its raised runs, and the text of those."""
    if not rich.runs or not raised:
        return rich.text, ""
    return marked(rich.text, [Run(start=start, is_raised=font in raised) for start, font in rich.runs])


def _listed(content: bytes) -> Listed | None:
    """A sheet; None for a chart, a macro sheet or a module."""
    start, state, kind = struct.unpack_from("<IBB", content)
    if kind != _WORKSHEET:
        return None
    visibility = _VISIBILITIES[state & 3] if state & 3 < len(_VISIBILITIES) else Visibility.VISIBLE
    return Listed(name=short_string(content, 6, length_size=1), visibility=visibility, start=start)


def _kinds(formats: Sequence[bytes], xfs: Sequence[bytes]) -> list[NumberKind]:
    codes = {struct.unpack_from("<H", content)[0]: short_string(content, 2) for content in formats}
    numbers = [struct.unpack_from("<HH", content)[1] for content in xfs]
    return [number_kind(number, codes.get(number)) for number in numbers]


def _fills(xfs: Sequence[bytes], palettes: Sequence[bytes]) -> list[str]:
    colours: list[str] = list(INDEXED)
    for content in palettes:
        own = [content[start : start + 3].hex().upper() for start in range(2, len(content) - 3, 4)]
        colours[_FIRST_OWN_COLOUR : _FIRST_OWN_COLOUR + len(own)] = own
    return [_fill(content, colours) for content in xfs]


def _fill(content: bytes, colours: Sequence[str]) -> str:
    borders, colour = struct.unpack_from("<IH", content, 14)
    index = colour & 0x7F
    return shown(colours[index]) if borders >> 26 == _SOLID and index < len(colours) else ""


def _raised(fonts: Sequence[bytes]) -> frozenset[int]:
    numbers = chain(range(_NO_FONT_FOUR), range(_NO_FONT_FOUR + 1, len(fonts) + 2))
    found = zip(numbers, fonts, strict=False)
    return frozenset(number for number, content in found if struct.unpack_from("<H", content, 8)[0] == _SUPERSCRIPT)


def _strings(pieces: list[bytes], raised: Collection[int]) -> list[tuple[str, str]]:
    if not pieces:
        return []
    (count,) = struct.unpack_from("<I", pieces[0], 4)
    strings = Strings(pieces, 8)
    return [text_and_mark(strings.next(), raised) for _ in range(count)]
