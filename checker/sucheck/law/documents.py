"""Documents of the Commission as they are named: every spelling of their numbers (ISG Annex C)."""

from __future__ import annotations

import datetime as dt
import re

from sucheck.frozen import dataclass
from sucheck.law.citations import written_date

_DATE = r"(?:,|\s+of|\s*\()?\s*(?P<date>\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+[A-Z][a-z]+\s+\d{4})"
#: COM(2019) 552 final, C(2019)2335, SWD (2018) 302; COM(2012)0714 in Parliament, COM/2012/0714 on EUR-Lex.
_REFERENCE = re.compile(
    r"(?<![\w/])(?P<core>(?P<series>COM|SWD|SEC|JOIN|C)\s?(?:\((?P<year>(?:19|20)?\d\d)\)\s?|/(?P<slashed>(?:19|20)\d\d)/)"
    rf"(?P<number>\d{{1,5}})(?!\d)(?:\s+final(?:/(?P<version>\d))?)?)(?:{_DATE})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document of the Commission as it is named: its number (`COM(2012) 714`), its date, its span.

    `named` is where the number ends, before the date.
    """

    number: str
    year: int
    version: int
    date: dt.date | None
    start: int
    named: int
    end: int


def find_references(text: str) -> list[Reference]:
    """The Commission documents that a text names, in order; all spellings of a number give one (ISG Annex C)."""
    return [_reference(found) for found in _REFERENCE.finditer(text)]


def _reference(found: re.Match[str]) -> Reference:
    figures = found["year"] or found["slashed"]
    year = int(figures) if len(figures) == len("2019") else 1900 + int(figures)
    return Reference(
        number=f"{found['series']}({year}) {int(found['number'])}", year=year, version=int(found["version"] or 1),
        date=written_date(found["date"] or ""), start=found.start(),
        named=found.end("core"), end=found.end(),
    )  # fmt: skip
