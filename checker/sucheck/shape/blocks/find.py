"""The tables of a sheet, told apart: titles above, headers, records, what is no record, notes below."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from sucheck.model import Sheet
from sucheck.model.sheets import column_of, words
from sucheck.shape.blocks.bands import Piece, blank_rows, pieces_of
from sucheck.shape.blocks.body_rows import BodyRows, body_of, other_rows
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.blocks.headers import Head, head_of, is_title
from sucheck.shape.blocks.row_words import is_note
from sucheck.shape.found import Block, Region, RowKind
from sucheck.shape.names import label_key, says_nothing

_KEYS = frozenset({Sort.STATE, Sort.OTHER_COUNTRY, Sort.ACT, Sort.DATE})
_MOST_LINES = 12
_SAMPLE = 20
_MOST_AGAIN = 300
_SEPARATOR = " | "


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    """The blocks of a sheet in reading order.

    Tables are separated by blank rows, by blank columns or by their header said again; words above a table and notes
    below it belong to it, also across a blank row. Sheets of a million rows and of phantom size cost a few looks at
    each row.
    """
    found: list[Block] = []
    title: tuple[str, ...] = ()
    pieces = [part for piece in _joined(pieces_of(sheet)) for part in _at_headers(piece)]
    for number, piece in enumerate(pieces):
        if _is_words(piece) or (number + 1 < len(pieces) and _is_letterhead(piece, pieces[number + 1])):
            told = _told(piece)
            is_last = number == len(pieces) - 1
            if found and (is_last or is_note(told[0])):
                found[-1] = replace(found[-1], notes=(*found[-1].notes, *told))
            else:
                title = (*title, *told)
            continue
        found.append(_block(piece, title))
        title = ()
    return tuple(found)


def block_in(
    sheet: Sheet, region: Region, header_rows: Sequence[int] = (), known: Sequence[Block] = ()
) -> Block | None:
    """The block that is a rectangle of a sheet, its header rows given or told; None where nothing stands there.

    Of the known blocks, the one of this rectangle is it; those that overlap it lend it their titles and notes.
    """
    for block in known:
        if block.region == region and (not header_rows or block.header_rows == tuple(header_rows)):
            return block
    numbers, columns = list(sheet.row_numbers), list(sheet.column_numbers)
    top, bottom = bisect_left(numbers, region.first_row), bisect_right(numbers, region.last_row)
    left, right = bisect_left(columns, region.first_column), bisect_right(columns, region.last_column)
    if top >= bottom or left >= right:
        return None
    piece = Piece(sheet=sheet, top=top, bottom=bottom, left=left, right=right)
    piece = replace(piece, gaps=frozenset(blank_rows(piece)))
    rows = [numbers.index(number) for number in header_rows if number in numbers[top:bottom]]
    near = next((block for block in known if block.region.overlaps(region)), None)
    block = _block(piece, near.title if near else (), range(rows[0], rows[-1] + 1) if rows else None)
    return replace(block, notes=(*block.notes, *(near.notes if near else ())))


def _block(piece: Piece, title: tuple[str, ...], header: range | None = None) -> Block:
    sheet = piece.sheet
    head = head_of(piece, header)
    body = body_of(piece, head.rows.stop)
    numbers, columns = sheet.row_numbers, sheet.column_numbers
    records = _records(piece, head.rows.stop, body)
    return Block(
        sheet=sheet,
        region=Region(
            first_row=numbers[head.rows.start], first_column=columns[piece.left],
            last_row=numbers[max(body.end, head.rows.stop) - 1], last_column=columns[piece.right - 1],
        ),
        header_rows=tuple(numbers[row] for row in head.rows),
        labels={columns[at]: _SEPARATOR.join(parts) for at, parts in head.parts.items()},
        parts={columns[at]: parts for at, parts in head.parts.items()},
        body=records,
        title=(*title, *head.title),
        notes=tuple(text for row, (kind, text) in body.others.items() if row >= body.end and kind is RowKind.NOTE),
        others=other_rows(piece, body),
    )  # fmt: skip


def _records(piece: Piece, top: int, body: BodyRows) -> tuple[int, ...] | range:
    """The numbers of the rows from `top` on that are neither blank nor told to be something else."""
    numbers = piece.sheet.row_numbers
    none = sorted(row for row in {*piece.gaps, *body.others} if top <= row < body.end)
    if not none and isinstance(numbers, range):
        return numbers[top : body.end]
    runs = zip([top, *(row + 1 for row in none)], [*none, body.end], strict=True)
    return tuple(chain.from_iterable(numbers[first:last] for first, last in runs))


def _is_words(piece: Piece) -> bool:
    """Whether a rectangle holds words only, a line each, and no table."""
    if piece.bottom - piece.top > _SAMPLE:
        return False
    if piece.width == 1:
        return piece.bottom - piece.top == 1
    return all(is_title(piece, row) for row in range(piece.top, piece.bottom))


def _is_letterhead(piece: Piece, below: Piece) -> bool:
    """Whether a rectangle is lines of words above the next one: who keeps the table, what it is of, as of when."""
    if piece.width > 1 or piece.bottom > below.top or piece.bottom - piece.top > _MOST_LINES:
        return False
    sorts = [sort_of(piece.cells(row)[0]) for row in range(piece.top, piece.bottom)]
    texts = [words(piece.cells(row)[0]) for row in range(piece.top, piece.bottom)]
    return sorts.count(Sort.WORDS) >= len(sorts) - 1 and not any("=" in text for text in texts)


def _told(piece: Piece) -> tuple[str, ...]:
    rows = range(piece.top, piece.bottom)
    return tuple(" ".join(words(piece.cells(row)[at]) for at in piece.filled(row)) for row in rows)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces that are one table: going on below a blank row without a header of its own, or beside a blank column."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and any(goes_on(before, piece) for goes_on in (_is_within, _is_beside, _is_below)):
            joined[-1] = replace(
                before,
                bottom=max(before.bottom, piece.bottom),
                left=min(before.left, piece.left),
                right=max(before.right, piece.right),
                gaps=before.gaps.union(range(before.bottom, piece.top), piece.gaps),
            )
        else:
            joined.append(piece)
    return joined


def _is_within(before: Piece, piece: Piece) -> bool:
    """Whether a piece stands in the rows and columns that a table has reached already."""
    return before.top <= piece.top < piece.bottom <= before.bottom and before.left <= piece.left < before.right


def _is_beside(before: Piece, piece: Piece) -> bool:
    """Whether a piece stands in the same rows as the one to its left and has no column of Member States or acts."""
    if (before.top, before.bottom) != (piece.top, piece.bottom) or piece.left < before.right:
        return False
    if piece.bottom - piece.top == 1:
        return False
    labels = {label_key(words(cell)) for cell in before.cells(before.top) if not says_nothing(cell)}
    own = {label_key(words(cell)) for cell in piece.cells(piece.top) if not says_nothing(cell)}
    return not labels & own and _key_columns(piece, head_of(piece)).keys().isdisjoint({piece.left})


def _is_below(before: Piece, piece: Piece) -> bool:
    """Whether the first row of a piece is a record of the table above the blank row."""
    if piece.top < before.bottom or piece.left < before.left or piece.right > before.right or before.width == 1:
        return False
    head = head_of(before)
    if before.bottom <= head.rows.stop:
        return False
    keys = _key_columns(before, head)
    rows = [row for row in range(piece.top, min(piece.bottom, piece.top + _SAMPLE)) if len(piece.filled(row)) > 1]
    if not keys or not rows:
        return False
    cells = piece.sheet.rows[rows[0]]
    return all(at < len(cells) and sort_of(cells[at]) is sort for at, sort in keys.items())


def _key_columns(piece: Piece, head: Head) -> dict[int, Sort]:
    """The columns whose cells are nearly all Member States, acts or dates, by position."""
    rows = piece.sheet.rows[head.rows.stop : piece.bottom]
    step = max(1, len(rows) // _SAMPLE)
    found: dict[int, Sort] = {}
    for at in range(piece.left, piece.right):
        sorts = [sort_of(cell) for cell in column_of(rows[::step], at)]
        sorts = [sort for sort in sorts if sort is not Sort.BLANK]
        usual = max(set(sorts), key=sorts.count, default=Sort.BLANK)
        if usual in _KEYS and sorts.count(usual) * 10 >= len(sorts) * 9:
            found[at] = usual
    return found


def _at_headers(piece: Piece) -> list[Piece]:
    """A piece cut where its header stands again, with the words above that."""
    head = head_of(piece)
    last = head.rows[-1]
    header = [words(cell) for cell in piece.cells(last)]
    if piece.width == 1 or len(piece.filled(last)) == 1:
        return [piece]
    first = next(at for at in piece.filled(last))
    column = column_of(piece.sheet.rows[: piece.bottom], piece.left + first)
    again = [
        row
        for row in range(last + 1, piece.bottom)
        if column[row] == column[last] and [words(cell) for cell in piece.cells(row)] == header
    ]
    if len(again) > _MOST_AGAIN:  # it is no header that stands in so many rows
        return [piece]
    edges: list[int] = []
    for row in again:
        top = row - (last - head.rows.start)
        while top - 1 > last and len(piece.filled(top - 1)) == 1:
            top -= 1
        edges.append(top)
    return [
        replace(piece, top=top, bottom=bottom)
        for top, bottom in zip([piece.top, *edges], [*edges, piece.bottom], strict=True)
        if top < bottom
    ]
