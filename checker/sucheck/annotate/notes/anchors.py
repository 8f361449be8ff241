"""Where the box of a note stands on a sheet, and how large it is, in pixels at 96 dots per inch."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from sucheck.annotate.marks import Cell
from sucheck.frozen import dataclass

_COLUMNS, _ROWS = 16_384, 1_048_576
_DEFAULT_COLUMN, _DEFAULT_ROW = 64, 20
_WIDEST, _HIGHEST = 255.0, 409.5  # what a sheet can hold: digits, points
_DIGIT = 7  # the widest digit of Calibri 11, the font that column widths are counted in
_GAP, _LIFT = 15, 10  # between the cell and the box, as Excel sets it
_SIZES = ((340, 480), (520, 640))  # width and largest height of a box: the common one, and that of a long note
_INSETS = 20
_LINE = 15  # Tahoma 9
_CHARACTER = 6.5  # on average, with what wrapping at words leaves free


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The columns or the rows of a sheet as lengths; both lines and pixels are counted from 0.

    From each line in `firsts` on the lines have the size in `sizes`, and the first of them stands at the pixel in
    `starts`. `length` is that of all lines.
    """

    firsts: tuple[int, ...]
    starts: tuple[int, ...]
    sizes: tuple[int, ...]
    length: int

    def start(self, line: int) -> int:
        """The pixel where a line begins."""
        at = bisect_right(self.firsts, line) - 1
        return self.starts[at] + (line - self.firsts[at]) * self.sizes[at]

    def at(self, pixel: int) -> tuple[int, int]:
        """The line that a pixel stands in, and how far in it; the last pixel for one beyond."""
        pixel = min(pixel, self.length - 1)
        if pixel < 0:
            return 0, 0
        at = bisect_right(self.starts, pixel) - 1
        lines, rest = divmod(pixel - self.starts[at], self.sizes[at])
        return self.firsts[at] + lines, rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The columns and rows that boxes are anchored to."""

    columns: Axis
    rows: Axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A stretch of a sheet in pixels from its corner."""

    left: int
    top: int
    right: int
    bottom: int


def grid_of(
    widths: Iterable[tuple[int, int, float]] = (),
    heights: Mapping[int, float] | None = None,
    *,
    default_width: float | None = None,
    default_height: float | None = None,
) -> Grid:
    """The grid of a sheet.

    Args:
        widths: first column, last column (counted from 1) and width in digits, as `col` states it; 0 where hidden.
        heights: row (counted from 1) to its height in points, 0 where hidden: of rows near the notes at least.
        default_width: of all other columns, as `sheetFormatPr` states it.
        default_height: of all other rows, in points.
    """
    column = _DEFAULT_COLUMN if default_width is None else _column_pixels(default_width)
    row = _DEFAULT_ROW if default_height is None else _row_pixels(default_height)
    columns = ((first - 1, last, _column_pixels(width)) for first, last, width in widths)
    rows = ((number - 1, number, _row_pixels(height)) for number, height in (heights or {}).items())
    return Grid(columns=_axis(_COLUMNS, column, columns), rows=_axis(_ROWS, row, rows))


def box_size(text: str) -> tuple[int, int]:
    """The width and the height of the box that shows a note's text, wrapped; a very long text is cut off."""
    width, height = _SIZES[0]
    for width, most in _SIZES:
        signs = int((width - _INSETS) / _CHARACTER)
        height = _INSETS + _LINE * sum(max(1, math.ceil(len(line) / signs)) for line in text.split("\n"))
        if height <= most:
            return width, height
    return width, _SIZES[-1][1]


def box_beside(cell: Cell, text: str, grid: Grid) -> Rectangle:
    """The box of a new note: right of its cell, or left of it at the end of the sheet."""
    row, column = cell[0] - 1, cell[1] - 1
    width, height = box_size(text)
    left = grid.columns.start(column + 1) + _GAP
    if left + width >= grid.columns.length:
        left = max(grid.columns.start(column) - _GAP - width, 0)
    top = max(min(grid.rows.start(row) - _LIFT, grid.rows.length - height - 1), 2)
    return Rectangle(left=left, top=top, right=left + width, bottom=top + height)


def anchor_text(box: Rectangle, grid: Grid) -> str:
    """The anchor of a box as VML writes it: left, top, right and bottom, each as line and pixels in it."""
    ends = [*grid.columns.at(box.left), *grid.rows.at(box.top), *grid.columns.at(box.right), *grid.rows.at(box.bottom)]
    return ", ".join(map(str, ends))


def grown_anchor(anchor: str, text: str, grid: Grid) -> str | None:
    """The anchor of a box once it is large enough for a text; None where it is already, or is no anchor."""
    try:
        column, x, row, y, last_column, last_x, last_row, last_y = (int(number) for number in anchor.split(","))
    except ValueError:
        return None
    if not (0 <= column <= last_column < _COLUMNS and 0 <= row <= last_row < _ROWS):
        return None
    width, height = box_size(text)
    left, top = grid.columns.start(column) + x, grid.rows.start(row) + y
    right, bottom = grid.columns.start(last_column) + last_x, grid.rows.start(last_row) + last_y
    if right - left >= width and bottom - top >= height:
        return None
    grown = Rectangle(left=left, top=top, right=max(right, left + width), bottom=max(bottom, top + height))
    return anchor_text(grown, grid)


def _column_pixels(width: float) -> int:
    # ECMA-376 part 1, 18.3.1.13: from width to pixels.
    return int((256 * _within(width, _WIDEST) + int(128 / _DIGIT)) / 256 * _DIGIT)


def _row_pixels(points: float) -> int:
    return round(_within(points, _HIGHEST) * 4 / 3)


def _within(size: float, most: float) -> float:
    return min(max(size, 0.0), most) if math.isfinite(size) else 0.0


def _axis(count: int, default: int, spans: Iterable[tuple[int, int, int]]) -> Axis:
    """From spans (first line, line after the last, size) in any order; where two overlap, the earlier one counts."""
    firsts, starts, sizes = [0], [0], [default]
    pixel = line = 0
    for first, end, size in sorted(spans):
        begin, stop = max(first, line), min(end, count)
        if begin >= stop:
            continue
        for at, at_size in ((begin, size), (stop, default)):
            pixel += (at - line) * sizes[-1]
            line = at
            firsts.append(at)
            starts.append(pixel)
            sizes.append(at_size)
    return Axis(
        firsts=tuple(firsts), starts=tuple(starts), sizes=tuple(sizes), length=pixel + (count - line) * sizes[-1]
    )
