"""The rows at the top of a table: words above it, and headers that may be stacked and merged."""

from __future__ import annotations

from collections.abc import Mapping

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.model.sheets import words
from sucheck.shape.blocks.bands import Piece
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.names import says_nothing

_MOST_STACKED = 4
_FEW = 3  # rows of words with what they are, such as a date
_LONGEST_LABEL = 60  # characters of a header in the lower row of a stack that no merged cell holds together
_TYPED = frozenset({Sort.STATE, Sort.OTHER_COUNTRY, Sort.ACT, Sort.DATE, Sort.NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The top of a table: the words above it, the positions of its header rows, and by column position its headers."""

    title: tuple[str, ...]
    rows: range
    parts: Mapping[int, tuple[str, ...]]


def head_of(piece: Piece, header: range | None = None) -> Head:
    """The title and the headers of a rectangle; `header` are the positions of its header rows where they are known.

    Whether it is a table at all is for others to say.
    """
    top = piece.top
    while header is None and top < piece.bottom - 1 and is_title(piece, top):
        top += 1
    rows = header or range(top, _end_of_header(piece, top))
    title = [row for row in range(piece.top, rows.start) if piece.filled(row)]
    return Head(
        title=tuple(" ".join(words(piece.cells(row)[at]) for at in piece.filled(row)) for row in title),
        rows=rows,
        parts=_parts(piece, rows),
    )


def _end_of_header(piece: Piece, top: int) -> int:
    bottom = top + 1
    while bottom < piece.bottom and bottom - top < _MOST_STACKED and _goes_on(piece, bottom):
        bottom += 1
    return top + 1 if bottom == piece.bottom else bottom  # a stack without a body below is a table of one header


def is_title(piece: Piece, row: int) -> bool:
    """Whether a row is no more than words over a table: one cell, or a name and what it is ("As of:", a date)."""
    filled = piece.filled(row)
    cells = piece.cells(row)
    if not filled:
        return True
    if len(filled) == 1:
        if piece.width == 1 or sort_of(cells[filled[0]]) is Sort.NUMBER:
            return False
        spans = [last - first + 1 for first, last in _merged_across(piece, row)]
        if spans and max(spans) < piece.width - 1:  # over some of the columns: the upper row of stacked headers
            return False
        return filled[0] == 0 or bool(spans) or sort_of(cells[filled[0]]) is not Sort.ACT
    is_pair = filled[1:] == [filled[0] + 1] and (piece.width > len(filled) or piece.bottom - piece.top <= _FEW)
    first, second = (cells[at] for at in (filled[0], filled[-1]))
    says = isinstance(first, str) and (first.rstrip().endswith(":") or sort_of(second) is Sort.DATE)
    return is_pair and says and sort_of(first) is Sort.WORDS


def _goes_on(piece: Piece, row: int) -> bool:
    """Whether a row below a header is a header too."""
    above, cells = piece.cells(row - 1), piece.cells(row)
    if _numbers_columns(cells):
        return True
    if any(sort_of(cell) in _TYPED for cell in cells[:1]):
        return False
    if _merged_across(piece, row - 1) and not _has_typed(piece, row):
        return True
    if _merged_down(piece, row - 1, row):
        return True
    return _fills_gaps(above, cells)


def _numbers_columns(cells: list[CellValue]) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3)."""
    told = [words(cell).strip("()[] ") for cell in cells]
    return len(told) > 1 and told in ([str(at) for at in range(1, len(told) + 1)], _letters(len(told)))


def _letters(number: int) -> list[str]:
    return [chr(ord("a") + at) for at in range(number)]


def _has_typed(piece: Piece, row: int) -> bool:
    """Whether a row holds a date or a number, or in its first cell a Member State or an act, as records do."""
    cells = piece.cells(row)
    return any(sort_of(cell) in {Sort.DATE, Sort.NUMBER} for cell in cells) or sort_of(cells[0]) in _TYPED


def _fills_gaps(above: list[CellValue], cells: list[CellValue]) -> bool:
    """Whether a row of words stands below a row with gaps, one of the two having the corner: headers not merged."""
    if says_nothing(above[0]) == says_nothing(cells[0]):
        return False
    gaps = [at for at, cell in enumerate(above) if says_nothing(cell) and not says_nothing(cells[at])]
    told = [cell for cell in cells if not says_nothing(cell)]
    return bool(gaps) and all(
        isinstance(cell, str) and len(cell) <= _LONGEST_LABEL and sort_of(cell) is Sort.WORDS for cell in told
    )


def _parts(piece: Piece, rows: range) -> dict[int, tuple[str, ...]]:
    """By column position the headers of a column, outermost first."""
    told = [row for row in rows if row == rows[0] or not _numbers_columns(piece.cells(row))]
    by_row = [_spread(piece, row, is_last=row == told[-1]) for row in told]
    parts: dict[int, tuple[str, ...]] = {}
    for at in range(piece.width):
        labels = [row[at] for row in by_row if row[at]]
        parts[piece.left + at] = tuple(dict.fromkeys(labels))
    return {at: labels for at, labels in parts.items() if labels}


def _spread(piece: Piece, row: int, *, is_last: bool) -> list[str]:
    """The labels of a header row, merged ones in each of their columns; so those of an upper row that is not merged."""
    labels = [" ".join(words(cell).split()) if not says_nothing(cell) else "" for cell in piece.cells(row)]
    merged = _merged_across(piece, row)
    for first, last in merged:
        labels[first : last + 1] = [labels[first]] * (last - first + 1)
    if not is_last and not merged:
        below = piece.cells(row + 1)
        for at in range(2, len(labels)):
            if not labels[at] and labels[at - 1] and at - 1 > 0 and not says_nothing(below[at]):
                labels[at] = labels[at - 1]
    return labels


def _merged_across(piece: Piece, row: int) -> list[tuple[int, int]]:
    """The first and the last position of each cell of a row that is merged over columns."""
    number, columns = piece.sheet.row_numbers[row], piece.sheet.column_numbers
    left, right = columns[piece.left], columns[piece.right - 1]
    return [
        (max(first, left) - left, min(last, right) - left)
        for top, first, _, last in piece.sheet.merged
        if top == number and first < last and left <= last and first <= right
    ]


def _merged_down(piece: Piece, row: int, below: int) -> bool:
    """Whether a cell of a row is merged with the one below it, in the first row of a stack."""
    numbers, columns = piece.sheet.row_numbers, piece.sheet.column_numbers
    left, right = columns[piece.left], columns[piece.right - 1]
    return any(
        top <= numbers[row] and numbers[below] <= bottom and left <= first <= right
        for top, first, bottom, _ in piece.sheet.merged
    )
