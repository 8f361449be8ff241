"""One cell of an OpenDocument spreadsheet becomes its value (ODF 1.3 part 3, 9.1.4 and 19.385)."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Iterator

from lxml import etree

from sucheck.model import CellValue, Oddity, OddityKind
from sucheck.read.ods_formula import plain_formula
from sucheck.read.ods_styles import TABLE
from sucheck.read.raised import NoteMarks

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPH = f"{_TEXT}p"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_TYPE, _FORMULA, _ERROR_TYPE = f"{OFFICE}value-type", f"{TABLE}formula", f"{_CALC}value-type"
_VALUE, _DATE, _TIME, _BOOLEAN, _STRING = (
    f"{OFFICE}{name}" for name in ("value", "date-value", "time-value", "boolean-value", "string-value")
)
_NUMBERS = frozenset({"float", "percentage", "currency"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_DURATION = re.compile(
    r"(-?)P(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?)?", re.ASCII
)
_ERROR = re.compile(r"#(?:N/A|DIV/0!|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3}", re.ASCII)
_MOST_SPACES = 1_000
_DAY = dt.timedelta(days=1)
_MIDNIGHT = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - of any day: only the time of day counts


def cell_value(cell: etree._Element, raised: Collection[str]) -> tuple[CellValue, Oddity | None]:
    """The value of a cell, and what it hides; `raised` are the styles of words above the line."""
    kind, formula = cell.get(_TYPE), cell.get(_FORMULA)
    if kind in _NUMBERS and formula is None:
        return _number(cell.get(_VALUE, "")), None
    if kind is None and formula is None and not len(cell):
        return "", None
    text, mark = _text_and_mark(cell, raised)
    if cell.get(_ERROR_TYPE) == "error" or (formula is not None and _ERROR.fullmatch(text)):
        return "", Oddity(kind=OddityKind.ERROR, detail=text)
    if formula is not None and kind is None and not text:
        return "", Oddity(kind=OddityKind.NO_VALUE, detail=f"={plain_formula(formula)}")
    if kind == "string" or kind not in _TYPED:
        return text or cell.get(_STRING, ""), Oddity(kind=OddityKind.NOTE_MARK, detail=mark) if mark else None
    attribute, read = _TYPED[kind]
    return read(cell.get(attribute, text)), None


def _number(text: str) -> CellValue:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _date(text: str) -> CellValue:
    try:
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return moment if moment.time() != dt.time() else moment.date()


def _time(text: str) -> CellValue:
    """A time of day; a duration where it is a day or more, or negative."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    days, hours, minutes = (int(match[group] or 0) for group in (2, 3, 4))
    seconds = float((match[5] or "0").replace(",", "."))
    try:
        length = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=round(seconds, 3))
    except OverflowError:
        return text
    if match[1] or length >= _DAY:
        return -length if match[1] else length
    return (_MIDNIGHT + length).time()


_TYPED: dict[str, tuple[str, Callable[[str], CellValue]]] = {
    **dict.fromkeys(_NUMBERS, (_VALUE, _number)),
    "date": (_DATE, _date),
    "time": (_TIME, _time),
    "boolean": (_BOOLEAN, "true".__eq__),
}


def _text_and_mark(cell: etree._Element, raised: Collection[str]) -> tuple[str, str]:
    """The paragraphs of a cell without its raised words, and those; what is noted or drawn at it is no part of it."""
    if len(cell) == 1 and not len(cell[0]) and cell[0].tag == _PARAGRAPH:  # as nearly all cells are
        return _BLANKS.sub(" ", cell[0].text or ""), ""
    lines: list[str] = []
    marks = NoteMarks()
    for paragraph in cell.iterchildren(_PARAGRAPH):
        pieces = _pieces(paragraph, raised, is_raised=False)
        lines.append("".join(words for words, is_raised in pieces if not marks.take(words, is_raised=is_raised)))
        marks.end_line()
    return "\n".join(lines), marks.words


def _pieces(element: etree._Element, raised: Collection[str], *, is_raised: bool) -> Iterator[tuple[str, bool]]:
    """The words of a paragraph in order, and whether they stand above the line."""
    yield _BLANKS.sub(" ", element.text or ""), is_raised
    for child in element:
        name = str(child.tag).removeprefix(_TEXT)
        if name == "s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1), is_raised
        elif name == "tab":
            yield "\t", is_raised
        elif name == "line-break":
            yield "\n", is_raised
        elif name in {"span", "a"}:
            is_inner = is_raised or child.get(f"{_TEXT}style-name", "") in raised
            yield from _pieces(child, raised, is_raised=is_inner)
        elif not name.startswith("{") and name not in {"note", "ruby"}:
            yield _BLANKS.sub(" ", "".join(map(str, child.itertext()))), is_raised
        yield _BLANKS.sub(" ", child.tail or ""), is_raised
