"""The guard: one fast pass over a sheet's bytes that finds what calamine would read wrong, hide, or die of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress

from sucheck.model.sheets import MOST_DRESSED
from sucheck.read.cells import LAST_ROW
from sucheck.read.grid import is_phantom_sized
from sucheck.read.shapes import TO_SHAPE, Reading, Shape, is_between_cells, may_hide_rows, shape_of

_SHEET_DATA = re.compile(rb"<sheetData\s*(/?)>")
_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*):worksheet[\s>]")
_CELL_NUMBER = re.compile(rb'\sr="[A-Z]+([0-9]+)"')
_ROW = re.compile(rb"<row\s[^>]*>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\sr="([0-9]+)"')
_SHARED = re.compile(rb"<v>([0-9]+)</v>")
_STYLE = re.compile(rb'(?:^|\s)s="([0-9]+)"')
# Negative, or within half a millisecond of midnight.
_DELICATE = re.compile(rb"<v>(?:-|[0-9]+\.(?:9{8}|0{8}))")
_SIGNS_OF_DELICATE = (b"<v>-", b".99999999", b".00000000")
_TEXT = re.compile(rb">[^<>]*[A-DF-Za-df-z\x80-\xff][^<>]*<")
_LONGEST_PIECE = 16 << 20
_MANY_SHAPES = 2_000
_MOST_SHAPES_KEPT = 50_000


class UnusualSheetError(Exception):
    """The sheet's XML is written so that only the careful reader can be trusted with it; never seen by a user."""


@dataclass(slots=True, kw_only=True)
class Scan:
    """What the guard saw: the sheet's extent, how many cells are filled, hidden rows, and the XML around the cells.

    Of a large sheet, of which formulas are not kept, `has_formulas` need not be true.
    `row_digits` is the most digits of any row number: an upper bound where cells stand in no order.
    """

    last_row: int = 0
    last_column: int = 0
    row_digits: int = 0
    filled: int = 0
    has_formulas: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    shell: list[bytes] = field(default_factory=list)

    @property
    def is_dense(self) -> bool:
        """Whether calamine, which allocates the whole extent, can be let near the sheet."""
        is_in_order = self.row_digits <= len(str(self.last_row)) and self.last_row <= LAST_ROW
        return is_in_order and not is_phantom_sized(self.last_row * self.last_column, self.filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """What depends on the workbook: the shared strings with note marks, the cell formats that show dates."""

    marked: frozenset[int]
    date_styles: frozenset[int]

    def is_founded(self, reading: Reading, cell: bytes) -> bool:
        """Whether a cell, of a shape that is read so, must be read by ourselves."""
        if reading is Reading.SHARED:
            return _number(_SHARED, cell) in self.marked
        if reading is Reading.NUMBER:
            return _DELICATE.search(cell) is not None and _number(_STYLE, cell) in self.date_styles
        return reading is Reading.OURS

    def readings(self) -> frozenset[Reading]:
        """The readings of which some cells could be ours."""
        depends = {Reading.SHARED: self.marked, Reading.NUMBER: self.date_styles}
        return frozenset({Reading.OURS, *(reading for reading, those in depends.items() if those)})


def scan_sheet(chunks: Iterable[bytes], suspicion: Suspicion, take: Callable[[bytes], None]) -> Scan:
    """Scan a sheet's bytes (UTF-8); `take` is handed the XML of the cells that we must read, in batches.

    A batch is a run of `c` elements without namespace prefixes.

    Raises:
        UnusualSheetError: only the careful reader can be trusted with this sheet.
    """
    scan = Scan()
    known: dict[bytes, Shape] = {}
    for is_cells, content in stretches(chunks):
        if not is_cells:
            scan.shell.append(content)
        elif fragment := _look(content, scan, suspicion, known):
            take(fragment)
    return scan


def stretches(chunks: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """A sheet's bytes without namespace prefixes in turn: those around the cells (False), whole cells (True).

    Raises:
        UnusualSheetError: only the careful reader can be trusted with this sheet.
    """
    return _split(_without_prefix(iter(chunks)))


def whole_cell(piece: bytes) -> bytes:
    """The XML of a cell from what stands between two `<c `: it ends with its end tag, or is one empty tag."""
    head, end, _ = piece.partition(b"</c>")
    return b"<c " + (head + end if end else piece[: piece.index(b"/>") + 2])


def _look(content: bytes, scan: Scan, suspicion: Suspicion, known: dict[bytes, Shape]) -> bytes:
    """Take note of a stretch of cells; the XML of those that we must read."""
    pieces = content.translate(TO_SHAPE).split(b"<c ")
    if not is_between_cells(pieces[0]):
        raise UnusualSheetError
    found = set(pieces[1:])
    if len(found - known.keys()) > _MANY_SHAPES:  # long texts in the cells: their words do not matter
        pieces = _TEXT.sub(b">x<", content).translate(TO_SHAPE).split(b"<c ")
        found = set(pieces[1:])
    if len(known) > _MOST_SHAPES_KEPT:
        known.clear()
    shapes = {piece: known.get(piece) or _known(piece, known) for piece in found}
    _measure(content, pieces, shapes, scan)
    scan.has_formulas = scan.has_formulas or (scan.filled <= MOST_DRESSED and b"<f" in content)
    if may_hide_rows(pieces[0]) or any(shape.may_hide_rows for shape in shapes.values()):
        scan.hidden_rows.update(_hidden_rows(content))
    wanted = suspicion.readings()
    if not any(sign in content for sign in _SIGNS_OF_DELICATE):
        wanted -= {Reading.NUMBER}
    ours = {piece: shape.reading for piece, shape in shapes.items() if shape.reading in wanted}
    return _fragment(content, pieces, ours, suspicion) if ours else b""


def _known(piece: bytes, known: dict[bytes, Shape]) -> Shape:
    shape = shape_of(piece)
    if shape is None:
        raise UnusualSheetError
    known[piece] = shape
    return shape


def _measure(content: bytes, pieces: list[bytes], shapes: dict[bytes, Shape], scan: Scan) -> None:
    filled = {piece: shape for piece, shape in shapes.items() if shape.reading is not Reading.EMPTY}
    if not filled:
        return
    is_full = len(filled) == len(shapes)
    scan.filled += len(pieces) - 1 if is_full else sum(piece in filled for piece in pieces)
    scan.last_column = max(scan.last_column, *(shape.column for shape in filled.values()))
    scan.row_digits = max(scan.row_digits, *(shape.row_digits for shape in filled.values()))
    last = content.rfind(b"<c ", 0, content.rfind(b"</c>"))
    scan.last_row = max(scan.last_row, _number(_CELL_NUMBER, content[last : last + 200]))


def _fragment(content: bytes, pieces: list[bytes], ours: dict[bytes, Reading], suspicion: Suspicion) -> bytes:
    cells = compress(content.split(b"<c "), map(ours.__contains__, pieces))
    readings = map(ours.__getitem__, filter(ours.__contains__, pieces))
    return b"".join(
        whole_cell(cell) for cell, reading in zip(cells, readings, strict=True) if suspicion.is_founded(reading, cell)
    )


def _hidden_rows(content: bytes) -> Iterator[int]:
    return (_number(_ROW_NUMBER, row) for row in _ROW.findall(content) if _HIDDEN.search(row))


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    match = pattern.search(text)
    return int(match[1]) if match else 0


def _without_prefix(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, `<x:c>` written `<c>` where the sheet's own elements have a prefix."""
    first = next(chunks, b"")
    prefixed = _PREFIX.search(first)
    if prefixed is None:
        yield first
        yield from chunks
        return
    prefix, pending = prefixed[1] + b":", first
    for chunk in chunks:
        cut = pending.rfind(b"<")
        yield pending[:cut].replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
        pending = pending[cut:] + chunk
    yield pending.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")


def _split(chunks: Iterator[bytes]) -> Iterator[tuple[bool, bytes]]:
    """The sheet's bytes in turn: those around the cells (False), stretches of whole cells (True)."""
    pending = b""
    while (data := _SHEET_DATA.search(pending)) is None:
        chunk = next(chunks, b"")
        if not chunk or len(pending) > _LONGEST_PIECE:
            raise UnusualSheetError
        pending += chunk
    yield False, pending[: data.start()] + b"<sheetData/>"
    pending, is_open = pending[data.end() :], not data[1]
    while is_open:
        cut = max(pending.rfind(b"<c "), pending.rfind(b"<row "), 0)
        end = pending.find(b"</sheetData", cut)
        if end >= 0:
            yield True, pending[:end]
            pending, is_open = pending[pending.index(b">", end) + 1 :], False
        else:
            if cut:
                yield True, pending[:cut]
            chunk = next(chunks, b"")
            if not chunk or len(pending) - cut > _LONGEST_PIECE:
                raise UnusualSheetError
            pending = pending[cut:] + chunk
    yield False, pending
    for chunk in chunks:
        yield False, chunk
