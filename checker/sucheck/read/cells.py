"""One cell element becomes its value (ECMA-376 part 1, 18.3.1.4): the reading that all other readings must equal."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Sequence

from lxml import etree

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Oddity, OddityKind, column_number
from sucheck.ooxml.package import Package
from sucheck.read.formats import NumberKind, number_value
from sucheck.read.strings import SharedStrings, local_name, text_and_mark, unescape

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?", re.ASCII)
_INDEX = re.compile(r"[0-9]{1,10}")
_BOOLEANS = {"1": True, "true": True, "0": False, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    """Reads `c` elements of one sheet; the shared strings are fetched when the first cell needs them.

    `kinds` and `fills` say by cell format what it makes of a number, and its colour.
    """

    package: Package
    part: str
    strings: Callable[[], SharedStrings]
    kinds: Sequence[NumberKind]
    fills: Sequence[str] = ()
    is_1904: bool

    def address(self, cell: etree._Element, row: int, column: int) -> tuple[int, int]:
        """The row and column of a cell: its own `r`, else the given ones (those after the cell before)."""
        written = cell.get("r")
        if written is not None:
            match = _ADDRESS.fullmatch(written)
            if match is None:
                raise self.package.damaged(self.part, f"the cell address {written[:20]!r} is none")
            row, column = int(match[2]), column_number(match[1])
        if not (0 < row <= LAST_ROW and 0 < column <= LAST_COLUMN):
            raise self.package.damaged(self.part, f"a cell in row {row}, column {column} lies outside any sheet")
        return row, column

    def read(self, cell: etree._Element) -> tuple[CellValue, Oddity | None]:
        """The value of a cell, and what it hides."""
        parts = {local_name(child): child for child in cell}
        kind, formula = cell.get("t", "n"), parts.get("f")
        value = parts["v"].text or "" if "v" in parts else None
        if kind == "e":
            return "", Oddity(kind=OddityKind.ERROR, detail=(value or "").strip())
        if formula is not None and not value and (kind != "str" or value is None):
            return "", Oddity(kind=OddityKind.NO_VALUE, detail=_formula(formula))
        if kind == "inlineStr" or (value is None and "is" in parts):
            return _marked(*text_and_mark(parts["is"])) if "is" in parts else ("", None)
        if kind == "s":
            return self._shared(value or "")
        return self._plain(kind, value or "", cell.get("s")), None

    def _plain(self, kind: str, text: str, style: str | None) -> CellValue:
        if kind == "b":
            return _BOOLEANS.get(text.strip(), unescape(text))
        if kind == "d":
            return _iso(text.strip())
        if kind == "str" or not _NUMBER.fullmatch(text.strip()):
            return unescape(text)
        number = float(text)
        return number_value(number, self._kind(style), is_1904=self.is_1904) if math.isfinite(number) else text

    def _kind(self, style: str | None) -> NumberKind:
        index = int(style) if style and _INDEX.fullmatch(style) else 0
        return self.kinds[index] if index < len(self.kinds) else NumberKind.NUMBER

    def _shared(self, text: str) -> tuple[CellValue, Oddity | None]:
        if not text.strip():
            return "", None
        strings = self.strings()
        index = int(text) if _INDEX.fullmatch(text.strip()) else len(strings.texts)
        if index >= len(strings.texts):
            raise self.package.damaged(
                self.part, f"a cell names the shared string {text.strip()[:20]}, which is not there"
            )
        return _marked(strings.texts[index], strings.marks.get(index, ""))


def _marked(text: str, mark: str) -> tuple[CellValue, Oddity | None]:
    return text, Oddity(kind=OddityKind.NOTE_MARK, detail=mark) if mark else None


def _formula(element: etree._Element) -> str:
    """The formula as a person writes it; empty where only another cell's shared formula says it."""
    return f"={element.text}" if element.text else ""


def _iso(text: str) -> CellValue:
    """A cell of type `d` (ISO 8601, 18.18.11); text that is no date stays text."""
    try:
        if "T" not in text:
            return dt.time.fromisoformat(text) if ":" in text else dt.date.fromisoformat(text)
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return moment if moment.time() != dt.time() else moment.date()
