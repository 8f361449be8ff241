"""What the cells of a matrix say: a code, a date, a number of measures, a colour, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum

from sucheck.dates.days import DayOrder, read_day_text, trim
from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.legends.colours import colour_of
from sucheck.shape.legends.legend import Entry, Legend, code_key
from sucheck.shape.legends.meanings import assumed_sets, is_bare_answer
from sucheck.shape.names import key, says_nothing, without_marks
from sucheck.shape.words.meanings import Words

_CODE_AND_DATE = re.compile(
    r"(?P<code>[^\d\s(][^\d(]{0,40}?)[\s,;:]*\(?(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s\w+\s\d{4})\)?"
)
_NUMBER = re.compile(r"\d{1,4}(?:\s+\w{1,12})?")  # "3", "3 measures"
_SHORT_WORDS = frozenset({"na", "no", "ja"})  # words of two letters that need no legend; other short texts are codes


class Said(Enum):
    """What kind of thing a cell says."""

    STATUS = "status"
    DATE = "date"
    COUNT = "number of measures"
    NOTHING = "nothing"
    UNKNOWN = "code that no legend explains"
    UNCLEAR = "code whose explanation is not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReading:
    """What one cell says: the status and the date as the view takes them, empty where it says none.

    `by` names what a known status was read by, `other` what its colour says where that is something else.
    """

    said: Said
    status: CellValue = ""
    date: CellValue = ""
    by: str = ""
    other: str = ""


_NOTHING = CellReading(said=Said.NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """How the cells of one matrix are read: its legend, and the codes that are taken to mean what they usually do."""

    legend: Legend
    assumed: dict[str, str]
    words: Words

    def read(self, value: CellValue, fill: str | None) -> CellReading:
        """What a cell says; of text and colour the text counts."""
        painted = self._by_fill(fill)
        if isinstance(value, str) and says_nothing(value):
            return self._of_blank(value, painted, fill)
        spoken = self._of_value(value)
        if spoken.said is Said.UNKNOWN and painted and painted.meaning and not self.legend.codes:
            return _explained(painted)
        if painted and painted.meaning and spoken.said is Said.STATUS and spoken.status != painted.meaning:
            return CellReading(
                said=spoken.said, status=spoken.status, date=spoken.date, by=spoken.by, other=painted.meaning
            )
        return spoken

    def status(self, text: str) -> CellReading | None:
        """The status that a code or words mean; None where they are not known."""
        entry = self.legend.code(text)
        if entry is not None:
            return _explained(entry)
        if _is_word(text) and (meaning := self.words.meaning("Notifications", "status", without_marks(text))):
            return CellReading(said=Said.STATUS, status=meaning, by="answer" if is_bare_answer(text) else "words")
        meaning = self.assumed.get(code_key(without_marks(text)))
        return CellReading(said=Said.STATUS, status=meaning, by="assumed") if meaning else None

    def _of_value(self, value: CellValue) -> CellReading:
        text = in_words(value)
        known = self.status(text)
        if known is not None:
            return known
        if sort_of(value) is Sort.DATE:
            return CellReading(said=Said.DATE, date=value)
        if isinstance(value, float) or _NUMBER.fullmatch(text):
            return CellReading(said=Said.COUNT)
        both = _CODE_AND_DATE.fullmatch(text)
        if both and read_day_text(trim(both["date"]), DayOrder.UNKNOWN) and (known := self.status(both["code"])):
            return CellReading(said=known.said, status=known.status, date=both["date"], by=known.by)
        return CellReading(said=Said.UNKNOWN, status=text)

    def _of_blank(self, value: str, painted: Entry | None, fill: str | None) -> CellReading:
        entry = (self.legend.code(value) if value.strip() else None) or painted
        if entry is not None:
            return _explained(entry)
        if fill is not None and self.legend.explains_fills:
            return CellReading(said=Said.UNKNOWN, status=f"fill #{fill}")
        return _explained(self.legend.empty) if self.legend.empty is not None else _NOTHING

    def _by_fill(self, fill: str | None) -> Entry | None:
        if fill is None:
            return None
        hue = colour_of(fill, self.legend.hues) if fill not in self.legend.fills and self.legend.hues else None
        return self.legend.fills.get(fill) or (self.legend.hues[hue] if hue else None)


def _explained(entry: Entry) -> CellReading:
    if entry.meaning is None:
        return CellReading(said=Said.UNCLEAR, status=entry.code)
    return CellReading(said=Said.STATUS, status=entry.meaning, by="legend")


def _is_word(text: str) -> bool:
    """Whether a text is a word rather than a code."""
    plain = key(text)
    return len(plain) > len("xx") or plain in _SHORT_WORDS


def codes_for(values: Iterable[CellValue], legend: Legend, words: Words) -> Codes:
    """How the cells of a matrix are read, whose different values are given.

    Without a legend of codes, letters such as F, P and N are understood only where all codes of the matrix are of one
    set that is in use (`assumed` in the language packs), and more than one of it occurs.
    """
    plain = Codes(legend=legend, assumed={}, words=words)
    if legend.codes:
        return plain
    unknown = {
        code_key(without_marks(str(reading.status)))
        for reading in (plain.read(value, None) for value in values)
        if reading.said is Said.UNKNOWN
    }
    return Codes(legend=legend, assumed=_assumed(unknown), words=words)


def _assumed(unknown: Collection[str]) -> dict[str, str]:
    for each in assumed_sets():
        meanings = {code_key(code): meaning for code, meaning in each.items()}
        named = {meanings.get(code) for code in unknown}
        if None not in named and "full" in named and len(named) > 1:
            return meanings
    return {}
