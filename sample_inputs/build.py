"""Writes the sample workbooks and reports from the facts in the TOML files beside it.

    python sample_inputs/build.py [FOLDER]

The same facts give the same bytes: no clock, fixed properties, fixed order.
"""

from __future__ import annotations

import datetime as dt
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import reports
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types, nor does anybody else
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent

Cell = str | int | dt.date
Row = Mapping[str, Cell]
#: The rows of each sheet of the template, in the order in which the sheets stand.
Book = Mapping[str, Sequence[Row]]
#: A facts file, as TOML gives it.
Facts = Mapping[str, Any]

#: The columns of each sheet with their widths in characters.
COLUMNS: Mapping[str, Mapping[str, int]] = {
    "Report": {"title": 60, "reference": 22, "published_on": 14, "as_of": 12, "language": 11},
    "Directives": {
        "act": 16, "celex": 14, "short_title": 48, "adopted_on": 13, "deadline": 12, "not_bound": 14,
    },
    "Notifications": {
        "act": 16, "state": 12, "status": 13, "notified_on": 14, "measure": 30, "remark": 46, "as_of": 12,
    },
    "Procedures": {
        "act": 16, "state": 9, "step": 18, "ground": 20, "decided_on": 13, "reference": 18, "legal_basis": 20,
        "remark": 46,
    },
    "Claims": {
        "claim": 9, "document": 22, "section": 13, "act": 16, "about": 20, "stated": 20, "listed": 60, "footnote": 11,
        "as_of": 12, "ground": 20, "when": 18, "among": 10, "universe": 11, "repeats": 10, "basis": 11, "remark": 46,
    },
    "Footnotes": {"document": 22, "footnote": 11, "text": 90},
}  # fmt: skip

#: In protocol order, as the Union was composed on the reports' dates.
MEMBER_STATES = [
    "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV",
    "LT", "LU", "HU", "MT", "NL", "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE", "UK",
]  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Write the workbooks and the reports into the folder that is named, or beside this file."""
    folder = Path(arguments[0]) if arguments else HERE
    published = book_of(facts("published"))
    write(folder / "security_union_20.xlsx", published)
    write(folder / "consistent.xlsx", put_right(published, facts("corrections")))
    write(folder / "seeded_faults.xlsx", book_of(facts("teaching")))
    report = facts("report")
    consistent = reports.source_of(report)
    reports.write_report(folder, "report", consistent)
    reports.write_report(folder, "report_faults", reports.with_faults(consistent, report["faults"]))


def facts(name: str) -> Facts:
    """One of the facts files beside this one."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def book_of(source: Facts) -> Book:
    """The rows that a facts file describes."""
    notes = source.get("footnotes", {"document": "", "text": {}})
    return {
        "Report": [source["report"]],
        "Directives": source["directives"],
        "Notifications": [*_positions(source), *source.get("notifications", [])],
        "Procedures": list(_decisions(source["procedures"])),
        "Claims": [{**_without(group, "rows"), **row} for group in source["claims"] for row in group["rows"]],
        "Footnotes": [
            {"document": notes["document"], "footnote": int(number), "text": text}
            for number, text in notes["text"].items()
        ],
    }


def put_right(book: Book, corrections: Facts) -> Book:
    """The book with the corrected fields in place of the published ones, and with whole chains of procedures."""
    dropped = corrections["drop_claims"]
    texts = {number: {"text": text} for number, text in corrections["footnotes"].items()}
    return {
        **book,
        "Directives": _corrected(book["Directives"], "act", corrections["directives"]),
        "Procedures": list(_decisions(corrections["procedures"])),
        "Claims": [
            row for row in _corrected(book["Claims"], "claim", corrections["claims"]) if row["claim"] not in dropped
        ],
        "Footnotes": _corrected(book["Footnotes"], "footnote", texts),
    }


def write(path: Path, book: Book) -> None:
    """Write a book as a workbook: one table a sheet, the header frozen, dates as dates."""
    edition = book["Report"][0]
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"title": edition["title"], "created": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)})
        look = _Look(
            text=workbook.add_format({"text_wrap": True, "valign": "top"}),
            date=workbook.add_format({"num_format": "d.m.yyyy", "align": "left", "valign": "top"}),
            number=workbook.add_format({"align": "left", "valign": "top"}),
        )
        for name, rows in book.items():
            if rows:
                _write_table(workbook.add_worksheet(name), name, rows, look)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How the cells of a workbook look, by what they hold."""

    text: Format
    date: Format
    number: Format

    def of(self, value: Cell) -> Format:
        """The format for a value."""
        if isinstance(value, dt.date):
            return self.date
        return self.number if isinstance(value, int) else self.text


def _write_table(sheet: Worksheet, name: str, rows: Sequence[Row], look: _Look) -> None:
    widths = dict(COLUMNS[name])
    if any("remark" in row for row in rows):
        widths.setdefault("remark", 46)
    if unknown := {key for row in rows for key in row} - widths.keys():
        raise KeyError(f"{name} has no column {', '.join(sorted(unknown))}: correct the facts file")
    sheet.add_table(
        0, 0, len(rows), len(widths) - 1,
        {"name": name, "style": "Table Style Light 9", "columns": [{"header": header} for header in widths]},
    )  # fmt: skip
    sheet.freeze_panes(1, 0)
    for column, (header, width) in enumerate(widths.items()):
        sheet.set_column(column, column, width)
        for number, row in enumerate(rows, start=1):
            if (value := row.get(header, "")) != "":
                sheet.write(number, column, value, look.of(value))


def _positions(source: Facts) -> Iterable[Row]:
    """One notification row for each Member State bound: the status that names it, else full."""
    not_bound = {row["act"]: row.get("not_bound", "").split(", ") for row in source["directives"]}
    for group in source.get("transposition", []):
        named = {state: status for status in ("none", "partial", "incomplete") for state in group.get(status, [])}
        remarks = group.get("remarks", {})
        for state in MEMBER_STATES:
            if state not in not_bound[group["act"]]:
                yield {
                    "act": group["act"], "state": state, "status": named.get(state, "full"),
                    "remark": remarks.get(state, ""), "as_of": group["as_of"],
                }  # fmt: skip


def _decisions(groups: Iterable[Facts]) -> Iterable[Row]:
    """One procedure row for each Member State that a decision addresses."""
    for group in groups:
        for state in group["states"]:
            yield {**_without(group, "states"), "state": state}


def _corrected(rows: Sequence[Row], key: str, corrections: Mapping[str, Row]) -> list[Row]:
    if stale := corrections.keys() - {str(row[key]) for row in rows}:
        raise KeyError(f"no row has the {key} {', '.join(sorted(stale))}: correct corrections.toml")
    return [{**row, **corrections.get(str(row[key]), {})} for row in rows]


def _without(row: Facts, key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}


if __name__ == "__main__":
    main(sys.argv[1:])
