"""Where on a sheet something stands: bands of rows between blank rows, pieces of bands between blank columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Sheet
from sucheck.model.sheets import column_of
from sucheck.shape.names import says_nothing

#: Up to so many rows each cell is looked at for whether it says anything; in longer sheets, only whether it is there.
_LOOKED_AT = 20_000
#: A sheet with more gaps than this is not made of so many tables: the gaps part nothing.
_MOST_PIECES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A rectangle of a sheet in positions within `sheet.rows` and within a row, from 0, ends not included.

    `gaps` are the positions of blank rows within it.
    """

    sheet: Sheet
    top: int
    bottom: int
    left: int
    right: int
    gaps: frozenset[int] = frozenset()

    @property
    def rows(self) -> Sequence[Sequence[CellValue]]:
        """The rows of the rectangle, each over the sheet's whole width."""
        return self.sheet.rows[self.top : self.bottom]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left

    def cells(self, row: int) -> list[CellValue]:
        """The cells of a row, whose position is one within the sheet, padded to the width."""
        cells = list(self.sheet.rows[row][self.left : self.right])
        return cells + [""] * (self.width - len(cells))

    def filled(self, row: int) -> list[int]:
        """The positions, within the rectangle, of a row's cells that say something."""
        return [position for position, cell in enumerate(self.cells(row)) if not says_nothing(cell)]


def pieces_of(sheet: Sheet) -> list[Piece]:
    """The rectangles of a sheet between blank rows and blank columns, in reading order."""
    whole = Piece(sheet=sheet, top=0, bottom=len(sheet.rows), left=0, right=len(sheet.column_numbers))
    bands = list(_bands(whole))
    if len(bands) > _MOST_PIECES:
        gaps = frozenset(blank_rows(whole))
        return [replace(whole, top=bands[0].top, bottom=bands[-1].bottom, gaps=gaps)]
    return [piece for band in bands for piece in _divided(band)]


def _divided(band: Piece) -> Iterator[Piece]:
    """A band cut at its blank columns, each part at the blank rows that only it has, and so on."""
    parts = _columns(band)
    if len(parts) == 1:
        yield parts[0]
        return
    for part in parts:
        for inner in _bands(part):
            yield from _divided(inner)


def _bands(piece: Piece) -> Iterator[Piece]:
    """The runs of rows without a blank one between them."""
    blank = blank_rows(piece)
    numbers = piece.sheet.row_numbers
    edges = {*blank, piece.bottom}
    if not isinstance(numbers, range):  # a sheet with much white space, of which only rows with cells are kept
        edges |= {at for at in range(piece.top + 1, piece.bottom) if numbers[at] != numbers[at - 1] + 1}
    top = piece.top
    for edge in sorted(edges):
        if top < edge:
            yield replace(piece, top=top, bottom=edge)
        top = edge + 1 if edge in blank else edge


def blank_rows(piece: Piece) -> set[int]:
    """The positions of the rows that say nothing within a rectangle."""
    rows = piece.rows
    if piece.width < len(piece.sheet.column_numbers):
        rows = [row[piece.left : piece.right] for row in rows]
    if len(rows) <= _LOOKED_AT:
        return {at for at, row in enumerate(rows, start=piece.top) if all(map(says_nothing, row))}
    return {
        at for at, row in enumerate(rows, start=piece.top) if not (row and row[0]) and not any(row) and 0 not in row
    }


def _columns(band: Piece) -> list[Piece]:
    """The parts of a band between columns that are blank in all its rows."""
    numbers = band.sheet.column_numbers
    parts: list[Piece] = []
    for at in range(band.left, band.right):
        if _is_blank(band, at):
            continue
        if parts and parts[-1].right == at and numbers[at] == numbers[at - 1] + 1:
            parts[-1] = replace(parts[-1], right=at + 1)
        else:
            parts.append(replace(band, left=at, right=at + 1))
    return parts


def _is_blank(band: Piece, position: int) -> bool:
    rows = band.rows
    try:
        if len(rows) > _LOOKED_AT and any(map(itemgetter(position), rows)):
            return False
    except IndexError:
        pass
    return all(map(says_nothing, set(column_of(rows, position))))
