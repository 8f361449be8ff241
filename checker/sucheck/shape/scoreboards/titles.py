"""What stands around a scoreboard: two cut-off dates, the number of directives, how many States are above a value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from sucheck.dates.days import DayOrder, read_day_text, trim
from sucheck.model import CellValue
from sucheck.shape.found import Block
from sucheck.shape.lists.made import Seen
from sucheck.shape.names import says_nothing
from sucheck.shape.words.meanings import Words
from sucheck.shape.words.packs import listed, packs

_NEAR = 40  # rows above and below the table
_LONGEST = 1_000
_FEWEST_DIRECTIVES, _MOST_DIRECTIVES = 300, 3_000  # in the single market: 997 to 1 800 over the years
_A_TABLE = 4  # records; what has fewer is words and figures around a table
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{4}|\d{1,2}(?:st|nd|rd|th)?\.?\s+[^\W\d_]{3,}\.?\s+\d{4}"
    r"|[^\W\d_]{3,}\s+\d{1,2},\s+\d{4}"
)
_NUMBER = r"\d{1,2}[ \u00a0\u202f.,]\d{3}|\d{3,4}"
_PERCENT = re.compile(r"\s*(?P<value>\d{1,2}(?:[.,]\d{1,2})?)\s?%")

Told = dict[str, Seen]


def told_around(block: Block, words: Words) -> Told:
    """What the words above and below a table say, by the column of the schema; what is said first counts."""
    told: Told = {}
    for row in _rows_around(block, words):
        lead = ""
        for at, value in row:
            found = dict(_dated(lead, at, value)) if isinstance(value, dt.date) else {}
            if isinstance(value, float):
                found = dict(_counted(lead, at, value))
            if isinstance(value, str):
                found = {**_dates_in(value, lead, at), **dict(_counts_in(value, at))}
                lead = value
            told = found | told
    return told


def _rows_around(block: Block, words: Words) -> Iterator[list[tuple[tuple[int, int], CellValue]]]:
    sheet, region = block.sheet, block.region
    tables = [
        other.region for other in words.blocks
        if other.sheet is sheet and other.region != region and len(other.body) >= _A_TABLE
    ]  # fmt: skip
    first = max([each.last_row for each in tables if each.last_row < region.first_row], default=0)
    last = min([each.first_row for each in tables if each.first_row > region.last_row], default=2**31)
    records = {*block.body, *(other.row for other in block.others), *block.header_rows}
    for position, row in enumerate(sheet.rows):
        number = sheet.row_numbers[position]
        is_near = region.first_row - _NEAR <= number <= region.last_row + _NEAR
        if first < number < last and is_near and number not in records:
            cells = [((number, sheet.column_numbers[at]), cell) for at, cell in enumerate(row)]
            yield [(at, cell) for at, cell in cells if not says_nothing(cell)]


def _dated(lead: str, at: tuple[int, int], day: dt.date) -> Iterator[tuple[str, Seen]]:
    name = _date_name(lead)
    if name:
        yield name, Seen(value=day, at=at)


def _date_name(lead: str) -> str:
    """Which of the two dates some words lead to; none where they speak of both."""
    text = lead.casefold()
    names = [
        name
        for name, part in (("notified_by", "notified"), ("deadline_by", "deadlines"))
        if any(word.casefold() in text for word in listed("scoreboards", part))
    ]
    return names[0] if len(names) == 1 else ""


def _dates_in(text: str, lead: str, at: tuple[int, int]) -> Told:
    """The dates in some words, each by the words between the date before it and itself."""
    found: Told = {}
    start = 0
    for match in _DATE.finditer(text[:_LONGEST]):
        day = read_day_text(trim(match.group()), DayOrder.UNKNOWN)
        bracket = re.match(r"\s*\(([^()\d]*)\)", text[match.end() :])
        before = text[start : match.start()]
        name = _date_name(bracket[1]) if bracket else _date_name(before if before.strip(" :") else lead)
        if isinstance(day, dt.date) and name:
            found.setdefault(name, Seen(value=day, at=at))
        start = match.end()
    return found


def _counted(lead: str, at: tuple[int, int], number: float) -> Iterator[tuple[str, Seen]]:
    """A number behind its words in the cell before: how many directives, or how many States above a value."""
    above = _above().search(lead)
    percent = _PERCENT.match(lead, above.end()) if above else None
    if percent and number.is_integer() and _has_states(lead):
        yield "above", Seen(value=number, at=at)
        yield "threshold", Seen(value=float(percent["value"].replace(",", ".")), at=at)
    elif not above and _acts().search(lead) and _FEWEST_DIRECTIVES <= number <= _MOST_DIRECTIVES:
        yield "directives", Seen(value=number, at=at)


def _counts_in(text: str, at: tuple[int, int]) -> Iterator[tuple[str, Seen]]:
    """The number of directives, and the number of States above a value, in a sentence."""
    acts = re.search(
        rf"(?<![\d.,])(?P<number>{_NUMBER})\s+(?:\w+\s+){{0,2}}{_acts().pattern}", text[:_LONGEST], re.IGNORECASE
    )
    if acts:
        number = float(re.sub(r"\D", "", acts["number"]))
        if _FEWEST_DIRECTIVES <= number <= _MOST_DIRECTIVES:
            yield "directives", Seen(value=number, at=at)
    above = _above().search(text[:_LONGEST])
    percent = _PERCENT.match(text, above.end()) if above else None
    count = _states_before(text[: above.start()]) if above else None
    if percent and count is not None:
        yield "above", Seen(value=float(count), at=at)
        yield "threshold", Seen(value=float(percent["value"].replace(",", ".")), at=at)


def _states_before(text: str) -> int | None:
    """The number of Member States that stands nearest before some words, in figures or as a word."""
    found = list(_states().finditer(text))
    if not found:
        return None
    number = found[-1]["number"].casefold()
    return int(number) if number.isdecimal() else _number_words()[number]


def _has_states(text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{_any('units', 'member_states')})(?!\w)", text, re.IGNORECASE) is not None


@cache
def _number_words() -> dict[str, int]:
    """The numbers from one on in words, in any language."""
    lists = [pack.get("numbers", {}).get("words", ()) for pack in packs()]
    return {word.casefold(): number for each in lists for number, word in enumerate(each) if number}


@cache
def _states() -> re.Pattern[str]:
    numbers = "|".join(map(re.escape, _number_words()))
    return re.compile(
        rf"(?<![\w.,])(?P<number>\d{{1,2}}|{numbers})\s+(?:EU\s+)?(?:{_any('units', 'member_states')})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _above() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('scoreboards', 'above')})(?=\s*\d)", re.IGNORECASE)


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('units', 'acts')})(?!\w)", re.IGNORECASE)


def _any(*path: str) -> str:
    return "|".join(re.escape(word) for word in sorted(listed(*path), key=len, reverse=True))
