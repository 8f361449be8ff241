"""Figures as they are printed: a number with its decimals, a percentage whether typed as such or shown by a format."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from sucheck.model import CellValue
from sucheck.model.flaws import Flaw, unreadable
from sucheck.model.sheets import words
from sucheck.shape.names import without_marks

_FIGURE = re.compile(
    r"(?P<sign>[-+\u2212\u2013])?\s?(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f']\d{3})+|\d{1,12})"
    r"(?:[.,](?P<decimals>\d{1,12}))?\s?(?P<unit>%|p\.?p\.?|[^\W\d_]{1,12}\.?)?"
)
_A_FIGURE = "a number, such as 11 or 1.2"
_A_PERCENTAGE = "a percentage, such as 1.2 or 1.2 %"
_MOST = 100
_DIGITS = 10  # what a float has beyond these is noise
_SMALLEST = 0.1  # the least that a percentage of one decimal can be, zero aside
_LIKELY = 0.5  # a column of shares of directives that all stay below it is either very good or one of fractions
_MANY_DECIMALS = 3
#: What stands in a cell of figures that has none.
_NO_FIGURE = frozenset({"n/a", "na", "n.a.", ":", "..", "…", "k.a.", "n.d.", "s.o."})


def read_figure(value: CellValue) -> Decimal | Flaw | None:
    """The number of a cell with its printed decimals; a unit of one word may stand behind it."""
    return _read(value, _A_FIGURE)


def read_percent(value: CellValue, factor: int) -> Decimal | Flaw | None:
    """The percentage of a cell; numbers, not texts, are multiplied by the factor of their column."""
    read = _read(value, _A_PERCENTAGE)
    if isinstance(value, float) and factor != 1 and isinstance(read, Decimal):
        return _decimal(value * factor)
    return read


def percent_factor(distinct: Collection[CellValue]) -> int:
    """100 for a column that holds fractions and shows them as percentages (0.012 for 1.2 %), else 1.

    Printed percentages have one decimal, so that a column below 0.1 holds fractions; below 0.5, three decimals tell.
    """
    numbers = [abs(value) for value in distinct if isinstance(value, float) and value]
    if not numbers or max(numbers) >= _LIKELY:
        return 1
    if max(numbers) < _SMALLEST:
        return _MOST
    long = sum(-int(str(_decimal(value).as_tuple().exponent)) >= _MANY_DECIMALS for value in numbers)
    return _MOST if 2 * long > len(numbers) else 1


def _read(value: CellValue, expected: str) -> Decimal | Flaw | None:
    if isinstance(value, float):
        return _decimal(value)
    if not isinstance(value, str):
        return unreadable(expected)
    text = without_marks(words(value))
    if text.casefold() in _NO_FIGURE:
        return None
    found = _FIGURE.fullmatch(text)
    if found is None:
        return unreadable(expected)
    sign = "-" if found["sign"] and found["sign"] != "+" else ""
    whole = re.sub(r"\D", "", found["whole"])
    return Decimal(f"{sign}{whole}.{found['decimals']}" if found["decimals"] else f"{sign}{whole}")


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.{_DIGITS}g}")
