"""Small workbooks as offices keep them: what stands on one sheet, and what the check of it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types, nor does anybody else

import sucheck
from sucheck.model import Claim, Report

#: A value; a formula with the value that is stored with it; or nothing.
Cell = str | float | dt.date | tuple[str, float] | None
Rows = Sequence[Sequence[Cell]]


def write(
    folder: Path,
    rows: Rows,
    *,
    sheet: str = "Overview",
    hidden: Sequence[int] = (),
    fills: Mapping[tuple[int, int], str] | None = None,
    percent: Sequence[int] = (),
) -> Path:
    """Write one sheet; `hidden` rows, `fills` and the columns shown as `percent` are counted from 0."""
    path = folder / "book.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            looks: dict[str, str] = {"num_format": "dd.mm.yyyy"} if isinstance(value, dt.date) else {}
            looks |= {"num_format": "0.0%"} if column in percent and isinstance(value, float) else {}
            looks |= {"bg_color": f"#{(fills or {})[number, column]}"} if (number, column) in (fills or {}) else {}
            form = book.add_format(looks) if looks else None
            if isinstance(value, tuple):
                page.write_formula(number, column, value[0], form, value[1])
            elif isinstance(value, dt.date):
                page.write_datetime(number, column, dt.datetime(value.year, value.month, value.day), form)  # noqa: DTZ001  cells have no time zone
            elif value not in {None, ""}:
                page.write(number, column, value, form)
    for number in hidden:
        page.set_row(number, None, None, {"hidden": True})
    book.close()
    return path


def checked(path: Path) -> Report:
    """The report on a workbook, which no rule crashed on."""
    report = sucheck.check([path])
    assert report.crashed == ()
    return report


def told(path: Path, *rules: str) -> list[tuple[str, str, str, list[str]]]:
    """The findings: rule, severity, message, cells; those of some rules where they are named."""
    findings = checked(path).findings
    return [
        (found.rule, found.severity.word, found.message, [place.cell or "" for place in found.places])
        for found in findings
        if not rules or found.rule in rules
    ]


def stated(report: Report) -> list[tuple[str | None, str, object, list[str], str]]:
    """What a workbook states of its acts: act, status, count or date, States listed, the cell."""
    return [
        (claim.act, claim.about, claim.value, _listed(claim), claim.place.cell or "")
        for claim in report.claims
        if claim.about != "act_number"
    ]


def _listed(claim: Claim) -> list[str]:
    return [member.state or member.text for member in claim.listed.members] if claim.listed else []
