"""What a field of a text table is: a number or a date where nothing else can be meant, else its text."""

from __future__ import annotations

import datetime as dt
import re

from sucheck.model import CellValue

_MOST_KEPT = 200_000  # different fields: columns of codes and dates repeat, those of numbers need not
_MOST_DIGITS = 15  # of which a double keeps every one
_WHOLE = re.compile(r"-?(?:0|[1-9]\d*)", re.ASCII)
_FRACTION = re.compile(r"-?(?:0|[1-9]\d*)[.,]\d+", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?", re.ASCII)
_STARTS = frozenset("-0123456789")


class FieldValues(dict[str, CellValue]):
    """Field to value, each different field read once.

    `decimal` is the sign of the table. Whole numbers keep their leading zeros as text, and with a decimal point numbers
    keep their trailing ones (section 2.10 is not 2.1): a field becomes a number only where nothing of it is lost.
    """

    def __init__(self, decimal: str) -> None:
        super().__init__({"": ""})
        self._decimal = decimal

    def __missing__(self, field: str) -> CellValue:
        """The value of a field that was not met yet."""
        if len(self) > _MOST_KEPT:
            self.clear()
        value = self[field] = self._value(field) if field[:1] in _STARTS else field
        return value

    def _value(self, field: str) -> CellValue:
        if len(field) > _MOST_DIGITS and not _MOMENT.fullmatch(field):
            return field
        if _WHOLE.fullmatch(field):
            return float(field) if field != "-0" else field
        if _FRACTION.fullmatch(field):
            return self._fraction(field)
        return _moment(field) if _DATE.match(field) else field

    def _fraction(self, field: str) -> CellValue:
        if not self._decimal or self._decimal not in field:
            return field
        if self._decimal == "," or not field.endswith("0"):
            return float(field.replace(",", "."))
        return field


def _moment(field: str) -> CellValue:
    try:
        if _DATE.fullmatch(field):
            return dt.date.fromisoformat(field)
        moment = dt.datetime.fromisoformat(field) if _MOMENT.fullmatch(field) else None  # noqa: DTZ007,RUF100 - as written
    except ValueError:
        return field
    if moment is None:
        return field
    return moment if moment.time() != dt.time() else moment.date()
