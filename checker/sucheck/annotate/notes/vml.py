"""The elements of a VML drawing that a note needs, as Excel writes them, with the prefixes of the part."""

from __future__ import annotations

import re

from sucheck.annotate.marks import Cell
from sucheck.annotate.notes.anchors import Grid, Rectangle, anchor_text, box_size
from sucheck.frozen import dataclass
from sucheck.ooxml.tags import Element

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
#: What shapes are added to where a sheet has no drawing yet.
EMPTY_DRAWING = ("<xml" + "".join(f' xmlns:{key}="{uri}"' for key, uri in _SPACES.items()) + "></xml>").encode()
#: The id of the shape type that all notes have.
NOTE_TYPE = "_x0000_t202"
_NAMESPACE = re.compile(rb"""xmlns:([^\s=]+)\s*=\s*["']([^"']*)["']""")
_POINTS = 0.75  # in a pixel
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}  # in pixels
_LENGTH = r"(?<![\w-]){}\s*:\s*(?P<number>[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)\s*(?P<unit>px|pt|pc|in|cm|mm|)\s*(?=;|$)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vml:
    """The prefixes of a part, and what each element of ours must declare because the root does not."""

    v: str
    o: str
    x: str
    declared: str

    @classmethod
    def of(cls, root: Element) -> Vml:
        """What the root of a part declares."""
        known = {uri.decode("latin-1"): prefix.decode("latin-1") for prefix, uri in _NAMESPACE.findall(root.attributes)}
        missing = "".join(f' xmlns:{key}="{uri}"' for key, uri in _SPACES.items() if uri not in known)
        prefixes = {key: known.get(uri, key) for key, uri in _SPACES.items()}
        return cls(v=prefixes["v"], o=prefixes["o"], x=prefixes["x"], declared=missing)

    def layout(self, blocks: str) -> bytes:
        """What sets blocks of shape ids aside (`1,2`) in a part that has set none aside."""
        inner = self.id_map(blocks).decode()
        return f'<{self.o}:shapelayout{self.declared} {self.v}:ext="edit">{inner}</{self.o}:shapelayout>'.encode()

    def id_map(self, blocks: str) -> bytes:
        """The element that names the blocks."""
        return f'<{self.o}:idmap{self.declared} {self.v}:ext="edit" data="{blocks}"/>'.encode()

    def note_type(self) -> bytes:
        """The shape type of all notes."""
        v, o = self.v, self.o
        return (
            f'<{v}:shapetype{self.declared} id="{NOTE_TYPE}" coordsize="21600,21600" {o}:spt="202" '
            f'path="m,l,21600r21600,l21600,xe"><{v}:stroke joinstyle="miter"/>'
            f'<{v}:path gradientshapeok="t" {o}:connecttype="rect"/></{v}:shapetype>'
        ).encode()

    def note(self, number: int, layer: int, cell: Cell, box: Rectangle, grid: Grid) -> bytes:
        """The shape of a note that opens when its cell is pointed at.

        Args:
            number: of its id.
            layer: how many shapes lie under it, and one.
            cell: the cell of the note.
            box: where it opens.
            grid: the columns and rows of the sheet.
        """
        v, o, x = self.v, self.o, self.x
        return (
            f'<{v}:shape{self.declared} id="_x0000_s{number}" type="#{NOTE_TYPE}" style="position:absolute;'
            f"margin-left:{box.left * _POINTS}pt;margin-top:{box.top * _POINTS}pt;"
            f"width:{(box.right - box.left) * _POINTS}pt;height:{(box.bottom - box.top) * _POINTS}pt;"
            f'z-index:{layer};visibility:hidden" fillcolor="#ffffe1" {o}:insetmode="auto">'
            f'<{v}:fill color2="#ffffe1"/><{v}:shadow on="t" color="black" obscured="t"/>'
            f'<{v}:path {o}:connecttype="none"/>'
            f'<{v}:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></{v}:textbox>'
            f'<{x}:ClientData ObjectType="Note"><{x}:MoveWithCells/><{x}:SizeWithCells/>'
            f"<{x}:Anchor>{anchor_text(box, grid)}</{x}:Anchor><{x}:AutoFill>False</{x}:AutoFill>"
            f"<{x}:Row>{cell[0] - 1}</{x}:Row><{x}:Column>{cell[1] - 1}</{x}:Column></{x}:ClientData></{v}:shape>"
        ).encode()


def grown_style(style: str, text: str) -> str | None:
    """The style of a box that has no anchor once its width and height are enough for a text; None where they are.

    A size that is not stated, or in a unit that is no length (`auto`), is left as it is.
    """
    grown = style
    for name, least in zip(("width", "height"), box_size(text), strict=True):
        grown = _grown(grown, name, least)
    return None if grown == style else grown


def _grown(style: str, name: str, least: int) -> str:
    def sized(match: re.Match[str]) -> str:
        pixels = float(match["number"]) * _UNITS[match["unit"].lower()]
        return match[0] if pixels >= least else f"{name}:{least}px"

    return re.sub(_LENGTH.format(name), sized, style, flags=re.IGNORECASE)
