"""The formats of marked cells: each the cell's own but for the fill, added at the end of the styles part.

A fill of ours is solid, so that its second colour is never seen. There it carries the number of the fill in whose
place it stands: so that one can be found again when another program has saved the file and numbered all formats anew.
"""

from __future__ import annotations

import re
from operator import attrgetter

from sucheck.annotate.styles.tables import Table, missing_lists
from sucheck.frozen import dataclass
from sucheck.model import Severity
from sucheck.ooxml.splices import Splice, edited
from sucheck.ooxml.tags import children, outline

#: The colours of marks (alpha, red, green, blue).
COLOURS = {Severity.ERROR: "FFFFC4C6", Severity.WARNING: "FFFFE49A", Severity.NOTE: "FFD6E6F9"}
_NUMBER = re.compile("FF5C([0-9A-F]{4})")
_INDEX = re.compile("[0-9]{1,9}")
_MOST_FORMATS = 65_490  # of Excel
_MOST_NUMBERS = 0xFFFF
_BEFORE_COLOUR = frozenset({"strike", "condense", "extend", "outline", "shadow", "vertAlign", "sz"})
_SET = frozenset({"b", "i", "u", "color"})  # what a font of ours sets or drops
_FILL = b'<fill><patternFill patternType="solid"><fgColor rgb="%b"/><bgColor rgb="FF5C%04X"/></patternFill></fill>'
_PLAIN = (
    b'<xf numFmtId="0" fontId="%d" fillId="0" borderId="0"%b applyFont="1" applyAlignment="1">'
    b'<alignment vertical="top" wrapText="1"/></xf>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedFill:
    """What a fill of ours stands for: the `fill` element without prefixes, and `applyFill` as the format had it."""

    number: int
    fill: bytes
    apply: str | None


class Formats:
    """The formats of a workbook; what is asked for and not there is added.

    Args:
        content: the styles part, or `tables.empty_styles`; well-formed.
    """

    def __init__(self, content: bytes) -> None:
        self._elements = outline(content)
        self._fonts, self._fills, self._cells = (
            Table(content, self._elements, name) for name in ("fonts", "fills", "cellXfs")
        )
        self._derived: dict[tuple[int, Severity], int] = {}
        self._painted: dict[tuple[int, Severity], int] = {}
        self._replaced: dict[tuple[bytes, str | None], int] = {}
        self._first = 1 + max((number for fill in self._fills.items if (number := fill_number(fill))), default=0)

    def derived(self, style: int, severity: Severity) -> int:
        """The index of the format that is `style` with our fill; `style` itself where no more formats are possible."""
        if (style, severity) not in self._derived:
            self._derived[style, severity] = self._derive(style, severity)
        return self._derived[style, severity]

    def own_fill(self, style: int) -> bytes:
        """The `fill` element of a format that was there before, without prefixes."""
        fill_id = outline(self._cells.original(style))[0].get("fillId")
        return self._original_fill(fill_id)

    def header(self) -> int:
        """The index of a new format in bold; as for all these, of the first one where no more are possible."""
        return self._plain(self._font(b"<b/>", b"")) if self._has_room else 0

    def link(self) -> int:
        """The index of a new format in blue and underlined, at the top of the cell."""
        return self._plain(self._font(b"<u/>", b'<color rgb="FF0563C1"/>')) if self._has_room else 0

    def wrapped(self) -> int:
        """The index of a new format with lines broken, at the top of the cell."""
        return self._plain(0) if self._has_room else 0

    def replaced(self) -> tuple[ReplacedFill, ...]:
        """What our fills stand for, by number."""
        return tuple(
            ReplacedFill(number=number, fill=fill, apply=apply) for (fill, apply), number in self._replaced.items()
        )

    def splices(self) -> tuple[Splice, ...]:
        """The splices that add all this to the styles part."""
        tables = (self._fonts, self._fills, self._cells)
        there = (splice for table in tables for splice in table.splices())
        return tuple(sorted([*there, *missing_lists(self._elements, tables)], key=attrgetter("at")))

    @property
    def _has_room(self) -> bool:
        return len(self._cells.items) < _MOST_FORMATS

    def _derive(self, style: int, severity: Severity) -> int:
        written = self._cells.original(style)
        format_ = outline(written)[0]
        number = self._number(format_.get("fillId"), format_.get("applyFill"))
        if not self._has_room or number > _MOST_NUMBERS:
            return style
        fill = str(self._fill(number, severity))
        return self._cells.add(
            edited(written, [format_.with_attribute("fillId", fill), format_.with_attribute("applyFill", "1")])
        )

    def _number(self, fill_id: str | None, apply: str | None) -> int:
        """The number of what a fill of ours stands for, the next one if it has none yet."""
        return self._replaced.setdefault((self._original_fill(fill_id), apply), self._first + len(self._replaced))

    def _original_fill(self, fill_id: str | None) -> bytes:
        index = int(fill_id) if fill_id and _INDEX.fullmatch(fill_id) else 0
        return _unprefixed(self._fills.original(index), self._fills.prefix)

    def _fill(self, number: int, severity: Severity) -> int:
        if (number, severity) not in self._painted:
            colours = COLOURS[severity].encode(), number
            self._painted[number, severity] = self._fills.add(_prefixed(_FILL % colours, self._fills.prefix))
        return self._painted[number, severity]

    def _plain(self, font: int) -> int:
        """A format without number format, fill and border, its lines broken, at the top of the cell."""
        is_based = any(True for _ in children(self._elements, 0, "cellStyleXfs"))
        parts = font, b' xfId="0"' if is_based else b""
        return self._cells.add(_prefixed(_PLAIN % parts, self._cells.prefix))

    def _font(self, line: bytes, colour: bytes) -> int:
        """The first font with something before its size and another colour, in the order in which Excel writes both."""
        prefix = self._fonts.prefix
        written = _unprefixed(self._fonts.original(0), prefix)
        elements = outline(written)
        held = [elements[index] for index in children(elements, 0) if elements[index].name not in _SET]
        before = b"".join(written[each.start : each.end] for each in held if each.name in _BEFORE_COLOUR)
        behind = b"".join(written[each.start : each.end] for each in held if each.name not in _BEFORE_COLOUR)
        return self._fonts.add(_prefixed(b"<font>" + line + before + colour + behind + b"</font>", prefix))


def fill_number(fill: bytes) -> int | None:
    """The number in a `fill` element of ours, as `ReplacedFill` has it; None for any other fill."""
    colours = {element.name: element.get("rgb") or "" for element in outline(fill)}
    match = _NUMBER.fullmatch(colours.get("bgColor", ""))
    return int(match[1], 16) if match and colours.get("fgColor") in COLOURS.values() else None


def _unprefixed(xml: bytes, prefix: bytes) -> bytes:
    return xml.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else xml


def _prefixed(xml: bytes, prefix: bytes) -> bytes:
    return re.sub(rb"<(/?)", rb"<\g<1>" + prefix, xml)
