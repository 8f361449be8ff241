"""Our own reader: cells by address, so that memory and time follow the filled cells, never the sheet's extent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Oddity, row_and_column
from sucheck.ooxml.package import Package
from sucheck.read.cells import LAST_COLUMN, CellReader
from sucheck.read.dress import Dress
from sucheck.read.strings import local_name, release

_TAGS = ("{*}row", "{*}c", "{*}col", "{*}mergeCell")
_DIGITS = 8  # one more than the last row has
_MANY_CELLS = 1_000
_COLUMN = re.compile(r"[0-9]{1,5}")
_RANGE = re.compile(r"([A-Za-z]{1,3}[0-9]{1,7}):([A-Za-z]{1,3}[0-9]{1,7})")
_TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a sheet says beside its cells; `hidden_columns` as (first, last)."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def columns(self) -> set[int]:
        """All hidden columns, to the last that a sheet can have."""
        columns: set[int] = set()
        done = 0
        for first, last in sorted(set(self.hidden_columns)):  # ranges may overlap: no column is gone through twice
            columns.update(range(max(first, done + 1), last + 1))
            done = max(done, last)
        return columns

    def add(self, element: etree._Element) -> None:
        """Take up a `col` or `mergeCell`; any other element says nothing."""
        name = local_name(element)
        if name == "col" and element.get("hidden") in _TRUE:
            first, last = (_COLUMN.fullmatch(element.get(end, "")) for end in ("min", "max"))
            if first and last:
                self.hidden_columns.append((int(first[0]), min(int(last[0]), LAST_COLUMN)))
        elif name == "mergeCell" and (ref := _RANGE.fullmatch(element.get("ref", "").replace("$", ""))):
            self.merged.append((*row_and_column(ref[1]), *row_and_column(ref[2])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The filled cells of a sheet by row, then column; cells with an oddity count as filled."""

    values: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    oddities: dict[tuple[int, int], Oddity] = field(default_factory=dict)
    outline: Outline = field(default_factory=Outline)
    dress: Dress = field(default_factory=Dress)


def read_cells(reader: CellReader) -> Cells:
    """All filled cells of the reader's sheet.

    Raises:
        InputError: the sheet's part is damaged.
    """
    cells = Cells(dress=Dress(colours=reader.fills))
    for row, column, element in _addressed(reader, cells.outline):
        value, oddity = reader.read(element)
        if oddity:
            cells.oddities[row, column] = oddity
        else:
            cells.oddities.pop((row, column), None)
        if value != "" or oddity:
            cells.values.setdefault(row, {})[column] = value
        if cells.dress.is_kept:
            cells.dress.take(row, column, element)
    return cells


def read_fragment(reader: CellReader, fragment: bytes) -> Iterator[tuple[int, int, CellValue, Oddity | None]]:
    """Row, column, value and oddity of a run of `c` elements (without namespace prefixes, each with its address)."""
    for element in reader.package.parse(reader.part, b"<row>" + fragment + b"</row>"):
        yield *reader.address(element, 0, 0), *reader.read(element)


def read_outline(package: Package, part: str, shell: bytes) -> Outline:
    """The outline of a sheet from its XML without the cells; hidden rows are not in there."""
    outline = Outline()
    for element in package.parse(part, shell).iter("{*}col", "{*}mergeCell"):
        outline.add(element)
    return outline


def _addressed(reader: CellReader, outline: Outline) -> Iterator[tuple[int, int, etree._Element]]:
    """The cells with their addresses; a row or cell without one follows the one before it."""
    row = column = unreleased = 0
    for event, element in reader.package.events(reader.part, _TAGS):
        name = local_name(element)
        if event == "start" and name == "row":
            row, column = _row_number(element, row), 0
            if element.get("hidden") in _TRUE:
                outline.hidden_rows.add(row)
        elif event == "end" and name == "c":
            row, column = reader.address(element, row, column + 1)
            yield row, column, element
            unreleased += 1
            if unreleased == _MANY_CELLS:  # a row of any length must not pile up
                release(element)
                unreleased = 0
        elif event == "end":
            outline.add(element)
            if name == "row":
                release(element)


def _row_number(element: etree._Element, before: int) -> int:
    written = element.get("r", "")
    return int(written[:_DIGITS]) if written.isdecimal() else before + 1
