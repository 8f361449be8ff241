"""The marks of a sheet, done row by row: which bytes go and come."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import lt

from sucheck.annotate.cells.met import Met
from sucheck.annotate.cells.shell import Shell
from sucheck.annotate.marks import Cell
from sucheck.frozen import dataclass
from sucheck.model import Severity, a1, column_number
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.streaming import tag_of
from sucheck.ooxml.tags import TAG, Element

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]{1,9}")
_NO_ROW = 1 << 62
_NEAR = 60  # rows: no box of a note is as high
_HEIGHT = re.compile(rb"""\s(?:ht|hidden)\s*=\s*["']""")

#: A column and what its cell is to show.
_Mark = tuple[int, Severity]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row to be marked: its number, its XML as `_blocks` shows it, its start tag, the format of its missing cells."""

    number: int
    xml: bytes
    tag: Element
    style: int | None


class Marking:
    """Marks the rows of one sheet in their order.

    Args:
        shell: what stands around the cells.
        marks: the severities of the cells to be marked.
        derived: gives the number of the format for a format's number and a severity.
        met: takes what the rows tell.

    Raises:
        InputError: from every method, where rows or cells stand in no order or where they do not belong.
    """

    def __init__(
        self, shell: Shell, marks: Mapping[Cell, Severity], derived: Callable[[int, Severity], int], met: Met
    ) -> None:
        self._shell = shell
        self._derived = derived
        prefix = re.escape(shell.prefix)
        self._opening = b"<" + shell.prefix + b"row"
        self._row = re.compile(rb'<%brow(?=[\s/>])(?:\s+r="([0-9]{1,7})")?' % prefix)
        self._cell = re.compile(rb'<%bc(?=[\s/>])(?: r="([A-Z]{1,3})([0-9]{1,7})")?' % prefix)
        self._cell_end = re.compile(rb"</%bc\s*>" % prefix)
        self._rows: dict[int, list[_Mark]] = {}
        for (row, column), severity in sorted(marks.items()):
            self._rows.setdefault(row, []).append((column, severity))
        self._waiting = sorted(self._rows, reverse=True)
        self._next = self._waiting[-1] if self._waiting else _NO_ROW
        self._last = 0
        self._met = met
        self._marked_rows = sorted(self._rows)
        self._styles = self._column_styles({column for _, column in marks})

    def splices(self, shown: bytes, start: int) -> Iterator[Splice]:
        """What goes and comes in a stretch of whole rows.

        Args:
            shown: the rows, without anything that could be taken for a row or a cell and is none.
            start: the offset of their first byte.
        """
        numbers = self._numbers(shown)
        if _HEIGHT.search(shown):
            self._look_at_heights(shown, numbers)
        starts: list[int] = []
        index = at = 0
        while numbers and self._next <= numbers[-1]:
            index = bisect_left(numbers, self._next, index)
            found = shown.find(b'%b r="%d"' % (self._opening, numbers[index]), at)
            if found < 0:  # it is written in another way
                starts = starts or [row.start() for row in self._row.finditer(shown)]
                found = starts[index]
            at = found
            end = shown.find(self._opening, at + 1)
            yield from self._reached(numbers[index], shown[at : end if end >= 0 else len(shown)], start + at)

    def remaining(self) -> bytes:
        """The XML of the rows that are to be marked and have not come, now that all have."""
        return self._missing(before=_NO_ROW)

    def _numbers(self, shown: bytes) -> list[int]:
        """The numbers of the rows; most of the time that marking takes goes here."""
        written: list[bytes] = self._row.findall(shown)
        if shown.partition(self._opening)[0].strip():
            raise self._shell.damaged("something other than rows stands among its rows")
        numbers = [self._last]
        if b"" in written:
            for row in self._row.finditer(shown):
                numbers.append(int(row[1]) if row[1] else self._row_number(shown, row, numbers[-1]))
        else:
            numbers.extend(map(int, written))
        for before, number in pairwise(numbers) if not all(map(lt, numbers, numbers[1:])) else ():
            if number <= before:
                raise self._shell.damaged(f"its rows stand in no order: {number} comes after {before}")
        self._last = numbers[-1]
        return numbers[1:]

    def _look_at_heights(self, shown: bytes, numbers: Sequence[int]) -> None:
        for row, number in zip(self._row.finditer(shown), numbers, strict=True):
            nearest = bisect_right(self._marked_rows, number + 1) - 1
            if nearest >= 0 and number - self._marked_rows[nearest] <= _NEAR:
                self._met.take_row(number, self._tag(shown, row.start(), 0))

    def _reached(self, number: int, xml: bytes, at: int) -> Iterator[Splice]:
        """What goes and comes at a row that is to be marked itself, or before which one is missing."""
        if missing := self._missing(before=number):
            yield Splice(at=at, come=missing)
        if number == self._next:
            tag = self._tag(xml, 0, at)
            own = _NUMBER.fullmatch(tag.own("s") or "") if tag.own("customFormat") in {"1", "true"} else None
            yield from self._cells(_Row(number=number, xml=xml, tag=tag, style=int(own[0]) if own else None))
            self._advance()

    def _cells(self, row: _Row) -> Iterator[Splice]:
        """What goes and comes in a row."""
        wanted = deque(self._rows[row.number])
        column, last = 0, None
        for last in self._cell.finditer(row.xml, row.tag.end - row.tag.start):
            column = self._column(last, row, column)
            if missing := self._new_cells(row.number, _before(column, wanted), row.style):
                yield Splice(at=row.tag.start + last.start(), come=missing)
            if wanted and wanted[0][0] == column:
                tag = self._tag(row.xml, last.start(), row.tag.start)
                yield from self._marked(tag, (row.number, column), wanted.popleft()[1])
            if not wanted:
                return
        if missing := self._new_cells(row.number, wanted, row.style):
            yield self._behind(row, last, missing)

    def _marked(self, tag: Element, cell: Cell, severity: Severity) -> Iterator[Splice]:
        written = _NUMBER.fullmatch(tag.own("s") or "")
        style = int(written[0]) if written else 0
        new = self._derived(style, severity)
        if new == style:
            self._met.uncoloured.append(cell)
            return
        self._met.styles[cell] = style
        yield tag.with_attribute("s", str(new))

    def _behind(self, row: _Row, last: re.Match[bytes] | None, cells: bytes) -> Splice:
        """The splice that puts cells behind the last one of a row."""
        if last is None and row.tag.attributes.endswith(b"/"):
            return row.tag.appended(cells)
        tag = row.tag if last is None else self._tag(row.xml, last.start(), row.tag.start)
        if last is None or tag.attributes.endswith(b"/"):
            return Splice(at=tag.end, come=cells)
        end = self._cell_end.search(row.xml, tag.end - row.tag.start)
        if end is None:
            raise self._shell.damaged(f"a cell in its row {row.number} is cut off")
        return Splice(at=row.tag.start + end.end(), come=cells)

    def _new_cells(self, row: int, marks: Iterable[_Mark], style: int | None) -> bytes:
        """The XML of marked cells that a row does not have; the columns say their format where the row does not."""
        cells = []
        for column, severity in marks:
            old = self._styles.get(column, 0) if style is None else style
            new = self._derived(old, severity)
            if new == old:
                self._met.uncoloured.append((row, column))
                continue
            self._met.styles[row, column] = old
            cells.append(b'<%bc r="%b" s="%d"/>' % (self._shell.prefix, a1(row, column).encode(), new))
        return b"".join(cells)

    def _missing(self, before: int) -> bytes:
        """The XML of the rows to be marked that should have come before this one."""
        rows, prefix = [], self._shell.prefix
        while self._next < before:
            if cells := self._new_cells(self._next, self._rows[self._next], None):
                rows.append(b'<%brow r="%d">%b</%brow>' % (prefix, self._next, cells, prefix))
            self._advance()
        return b"".join(rows)

    def _advance(self) -> None:
        self._waiting.pop()
        self._next = self._waiting[-1] if self._waiting else _NO_ROW

    def _row_number(self, shown: bytes, row: re.Match[bytes], last: int) -> int:
        """The number of a row that is not written in the usual way: its own, else that after the last."""
        written = self._tag(shown, row.start(), 0).own("r")
        number = _NUMBER.fullmatch(str(last + 1) if written is None else written)
        if number is None:
            raise self._shell.damaged(f"the row number {written!r:.30} is none")
        return int(number[0])

    def _column(self, cell: re.Match[bytes], row: _Row, before: int) -> int:
        """The column of a cell: its own, else that after the one before."""
        if cell[1]:
            column, number = column_number(cell[1].decode()), int(cell[2])
        elif (written := self._tag(row.xml, cell.start(), row.tag.start).own("r")) is None:
            return before + 1
        elif address := _ADDRESS.fullmatch(written):
            column, number = column_number(address[1]), int(address[2])
        else:
            raise self._shell.damaged(f"the cell address {written!r:.30} is none")
        if number != row.number or column <= before:
            raise self._shell.damaged(f"the cell {a1(number, column)} does not belong where it stands")
        return column

    def _tag(self, xml: bytes, position: int, start: int) -> Element:
        """The tag at a position of XML that starts at `start`."""
        match = TAG.match(xml, position)
        if match is None:
            raise self._shell.damaged("the tag of one of its rows or cells is cut off")
        return tag_of(match, start)

    def _column_styles(self, columns: set[int]) -> dict[int, int]:
        """The formats of empty cells in these columns."""
        return {
            column: stretch.style
            for stretch in self._shell.columns
            for column in columns
            if stretch.first <= column <= stretch.last
        }


def _before(column: int, wanted: deque[_Mark]) -> Iterator[_Mark]:
    while wanted and wanted[0][0] < column:
        yield wanted.popleft()
