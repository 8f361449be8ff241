"""The fills and formulas of a sheet that is read the fast way, in a second pass over its bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sucheck.model import row_and_column
from sucheck.read.cells import CellReader
from sucheck.read.dress import Dress
from sucheck.read.guard import stretches, whole_cell

_STYLE = re.compile(rb'(?:^|\s)s="([0-9]+)"')
_ADDRESS = re.compile(rb'(?:^|\s)r="([A-Z]+[0-9]+)"')


def dress_of(reader: CellReader, *, has_formulas: bool) -> Dress:
    """The dress of a small sheet that the guard has found harmless."""
    dress = Dress(colours=reader.fills)
    wanted = frozenset(str(index).encode() for index, colour in enumerate(reader.fills) if colour)
    if not wanted and not has_formulas:
        return dress
    for is_cells, content in stretches(reader.package.chunks(reader.part)):
        if is_cells and dress.is_kept:
            pieces = content.split(b"<c ")[1:]
            _take_fills(dress, pieces, wanted)
            _take_formulas(dress, pieces, reader)
    return dress


def _take_fills(dress: Dress, pieces: Sequence[bytes], wanted: frozenset[bytes]) -> None:
    if not wanted:
        return
    for piece in pieces:
        head = piece[: piece.index(b">")]
        style = _STYLE.search(head)
        if style and style[1] in wanted and (address := _ADDRESS.search(head)):
            dress.take_fill(*row_and_column(address[1].decode()), int(style[1]))


def _take_formulas(dress: Dress, pieces: Sequence[bytes], reader: CellReader) -> None:
    fragment = b"".join(whole_cell(piece) for piece in pieces if b"<f" in piece)
    for cell in reader.package.parse(reader.part, b"<row>" + fragment + b"</row>"):
        formula = cell.find("f")
        if formula is not None:
            dress.take_formula(*reader.address(cell, 0, 0), formula)
