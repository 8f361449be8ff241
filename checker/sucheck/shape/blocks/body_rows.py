"""The rows below a header: records, totals, "of which" rows, headings within the table, notes below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.frozen import dataclass
from sucheck.model.sheets import column_of, words
from sucheck.shape.blocks.bands import Piece
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.blocks.row_words import is_note, row_kind
from sucheck.shape.found import OtherRow, RowKind

_HEADS = 2  # columns whose words can say that a row is a total
_MOST_DIFFERENT = 10_000  # a column with more different values names no totals but at its end
_TAIL = 100
_LOOKED_AT = 4  # columns by which a row is seen to hold one cell at most
_BLANK = frozenset({"", " ", "-", "\u2013", "\u2014"})
_RECORDS = frozenset({Sort.STATE, Sort.OTHER_COUNTRY, Sort.ACT, Sort.DATE, Sort.NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRows:
    """The rows below a header: what is no record, by position within the sheet, and where the notes begin."""

    others: dict[int, tuple[RowKind, str]]
    end: int


def body_of(piece: Piece, top: int) -> BodyRows:
    """Tell the rows of a rectangle from `top` on apart."""
    others = dict(_by_words(piece, top))
    alone = {row: cell for row, cell in _alone(piece, top) if row not in others}
    end = piece.bottom
    while end > top and end - 1 in alone:
        end -= 1
    headings = {row: text for row, text in alone.items() if row < end and not is_note(text)}
    others |= {row: (RowKind.SUB_HEADING, text) for row, text in headings.items()}
    others |= {row: (RowKind.NOTE, text) for row, text in alone.items() if row >= end or row not in headings}
    if headings:
        others |= dict(_of_no_state(piece, min(headings), end, others))
    return BodyRows(others=dict(sorted(others.items())), end=end)


def other_rows(piece: Piece, body: BodyRows) -> tuple[OtherRow, ...]:
    """The rows that are no records, by their numbers on the sheet."""
    numbers = piece.sheet.row_numbers
    return tuple(
        OtherRow(row=numbers[row], kind=kind, words=text) for row, (kind, text) in body.others.items() if row < body.end
    )


def _by_words(piece: Piece, top: int) -> Iterator[tuple[int, tuple[RowKind, str]]]:
    rows = piece.sheet.rows[top : piece.bottom]
    for at in range(piece.left, min(piece.left + _HEADS, piece.right)):
        values = column_of(rows, at)
        different = set(values)
        start = 0 if len(different) <= _MOST_DIFFERENT else max(0, len(values) - _TAIL)
        if start:
            different = set(values[start:])
        kinds = {value: kind for value in different if isinstance(value, str) and (kind := row_kind(value))}
        if kinds:
            for position in range(start, len(values)):
                value = values[position]
                if value in kinds and isinstance(value, str):
                    yield top + position, (kinds[value], value.strip())


def _alone(piece: Piece, top: int) -> Iterator[tuple[int, str]]:
    """The rows with words in their first cell, or in one merged across them, and nothing else."""
    if piece.width == 1:
        return
    merged = {first for first, left, _, right in piece.sheet.merged if right > left}
    numbers = piece.sheet.row_numbers
    for row in _may_be_alone(piece, top):
        filled = piece.filled(row)
        if len(filled) != 1 or (filled[0] > 0 and numbers[row] not in merged):
            continue
        cell = piece.cells(row)[filled[0]]
        if isinstance(cell, str) and (numbers[row] in merged or sort_of(cell) not in _RECORDS):
            yield row, words(cell)


def _may_be_alone(piece: Piece, top: int) -> Sequence[int]:
    """The rows whose next few cells are blank: a quick look, as a table may have a million rows."""
    rows: Sequence[int] = range(top, piece.bottom)
    for at in range(piece.left + 1, min(piece.left + _LOOKED_AT, piece.right)):
        cells = piece.sheet.rows
        rows = [row for row in rows if len(cells[row]) <= at or cells[row][at] in _BLANK]
    return rows


def _of_no_state(
    piece: Piece, top: int, end: int, others: dict[int, tuple[RowKind, str]]
) -> Iterator[tuple[int, tuple[RowKind, str]]]:
    """Rows of countries that are no Member States, below a heading of their own."""
    for row in range(top, end):
        if row not in others:
            country = next(
                (cell for cell in piece.cells(row)[: _HEADS + 1] if sort_of(cell) is Sort.OTHER_COUNTRY), None
            )
            if country is not None:
                yield row, (RowKind.NO_STATE, words(country))
