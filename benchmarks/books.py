"""Workbooks to measure on: notifications as a long list, many measures for each act and State."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types, nor does anybody else

from sucheck.law.acts import act
from sucheck.law.participation import bound
from sucheck.law.states import protocol_order
from sucheck.law.tables import every_row

_AS_OF = dt.date(2019, 10, 17)
_MEASURES = 8  # for each act and State
_HEADERS = ("act", "state", "status", "notified_on", "measure", "remark", "as_of", "source")

Row = tuple[str, str, str, dt.date, str, str, dt.date, str]


def rows(count: int) -> Iterator[Row]:
    """Rows that give no error: every bound State has notified each act in full and in time, in several measures."""
    return islice(_endless(), count)


def _endless() -> Iterator[Row]:
    measure = 0
    while True:
        for celex, *_ in every_row("directives"):
            law = act(celex)
            if law is None or law.deadline is None or law.deadline.date is None or law.deadline.date > _AS_OF:
                continue
            on = law.deadline.date - dt.timedelta(days=30)
            for state in protocol_order(bound(law.key, _AS_OF).must):
                for number in range(measure, measure + _MEASURES):
                    yield (
                        law.key,
                        state,
                        "full",
                        on,
                        f"Law No {number} of {on.year} ({state})",
                        f"received {on:%d.%m.%Y}",
                        _AS_OF,
                        f"register {state}-{number}",
                    )
        measure += _MEASURES


def build(path: Path, count: int) -> None:
    """Write a workbook with a Report sheet and this many notifications."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    day = book.add_format({"num_format": "d.m.yyyy"})
    report = book.add_worksheet("Report")
    report.write_row(0, 0, ("title", "as_of"))
    report.write(1, 0, "Benchmark")
    report.write_datetime(1, 1, dt.datetime.combine(_AS_OF, dt.time()), day)
    sheet = book.add_worksheet("Notifications")
    sheet.write_row(0, 0, _HEADERS)
    for number, row in enumerate(rows(count), start=1):
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(number, column, dt.datetime.combine(value, dt.time()), day)
            else:
                sheet.write_string(number, column, value)
    book.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
