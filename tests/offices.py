"""Workbooks as different offices keep them, each consistent, or with one fault sown into it.

None has a sheet or a header of our template. The state of play is 17 October 2019 unless a sheet says otherwise.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types, nor does anybody else
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

ORDER = (
    "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV", "LT", "LU", "HU", "MT", "NL",
    "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE", "UK",
)  # fmt: skip
FRENCH = (
    "Belgique", "Bulgarie", "Tchéquie", "Danemark", "Allemagne", "Estonie", "Irlande", "Grèce", "Espagne", "France",
    "Croatie", "Italie", "Chypre", "Lettonie", "Lituanie", "Luxembourg", "Hongrie", "Malte", "Pays-Bas", "Autriche",
    "Pologne", "Portugal", "Roumanie", "Slovénie", "Slovaquie", "Finlande", "Suède", "Royaume-Uni",
)  # fmt: skip
GERMAN = (
    "Belgien", "Bulgarien", "Tschechien", "Dänemark", "Deutschland", "Estland", "Irland", "Griechenland", "Spanien",
    "Frankreich", "Kroatien", "Italien", "Zypern", "Lettland", "Litauen", "Luxemburg", "Ungarn", "Malta", "Niederlande",
    "Österreich", "Polen", "Portugal", "Rumänien", "Slowenien", "Slowakei", "Finnland", "Schweden",
    "Vereinigtes Königreich",
)  # fmt: skip

#: Who has not notified in full, by directive: (nothing, in part). The others have; some are not bound.
PNR, TERRORISM, FIREARMS = "2016/681", "2017/541", "2017/853"
NONE = {PNR: ("ES",), TERRORISM: ("EL", "LU"), FIREARMS: ("CY", "DE", "EL", "HU", "LU", "RO", "SI", "ES")}
PARTIAL = {PNR: ("SI",), TERRORISM: ("PL",), FIREARMS: ("BE", "CZ", "EE", "PL", "SE", "SK", "UK")}
UNBOUND = {PNR: ("DK",), TERRORISM: ("DK", "IE", "UK"), FIREARMS: ()}


class Writer(Protocol):
    """Writes a workbook, with its fault or without."""

    def __call__(self, path: Path, *, is_faulty: bool) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One way to keep a workbook: what writes it, and the finding that its fault must give."""

    name: str
    write: Writer
    rule: str
    cell: str
    message: str
    ending: str = "xlsx"


def status(act: str, state: str, codes: Sequence[str]) -> str:
    """The code of a State: full, partial, none or not bound, in the order of `codes`."""
    if state in UNBOUND[act]:
        return codes[3]
    return codes[2] if state in NONE[act] else codes[1] if state in PARTIAL[act] else codes[0]


@dataclass(slots=True)
class Page:
    """A sheet and the formats of its book."""

    sheet: Worksheet
    bold: Format
    day: Format
    fills: Mapping[str, Format]

    def row(self, row: int, *values: object, column: int = 0, form: Format | None = None) -> None:
        """Write values into a row counted from 1; None leaves a cell out."""
        for offset, value in enumerate(values):
            if isinstance(value, dt.date):
                self.sheet.write_datetime(row - 1, column + offset, dt.datetime.combine(value, dt.time()), self.day)
            elif value is not None:
                self.sheet.write(row - 1, column + offset, value, form)


def pages(path: Path, *names: str) -> Iterator[list[Page]]:
    """The sheets of a new book, which is closed when they are filled."""
    with xlsxwriter.Workbook(path) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
        fills = {
            colour: book.add_format({"bg_color": f"#{colour}"})
            for colour in ("92D050", "FFC000", "FF0000", "D9D9D9", "00B0F0")
        }
        yield [Page(book.add_worksheet(name), bold, day, fills) for name in names]


def french_matrix(path: Path, *, is_faulty: bool) -> None:
    """States down, directives across, codes explained in French below; the fault is a code that the legend has not."""
    for (page,) in pages(path, "État"):
        page.row(1, "État de la transposition des directives au 17.10.2019", form=page.bold)
        page.row(3, "État membre", *(f"Directive (UE) {act}" for act in NONE), form=page.bold)
        for row, (code, name) in enumerate(zip(ORDER, FRENCH, strict=True), start=4):
            page.row(row, name, *(status(act, code, ("C", "P", "N", "s.o.")) for act in NONE))
        if is_faulty:
            page.row(4 + ORDER.index("MT"), "X", column=2)
        page.row(33, "C = transposition complète notifiée")
        page.row(34, "P = transposition partielle notifiée")
        page.row(35, "N = aucune mesure notifiée")
        page.row(36, "s.o. = sans objet (État membre non lié)")


def coloured(path: Path, *, is_faulty: bool) -> None:
    """Directives down, States across, cells that only have a colour; the fault is a colour that no key explains."""
    colours = ("92D050", "FFC000", "FF0000", "D9D9D9")
    words = ("Full transposition notified", "Partial transposition notified", "No measures notified", "Not bound")
    for (page,) in pages(path, "Overview"):
        page.row(1, "State of play on 17 October 2019", form=page.bold)
        page.row(3, "Directive", *ORDER, form=page.bold)
        for row, act in enumerate(NONE, start=4):
            page.row(row, f"Directive (EU) {act}")
            for column, code in enumerate(ORDER, start=1):
                page.sheet.write_blank(row - 1, column, None, page.fills[status(act, code, colours)])
        if is_faulty:
            page.sheet.write_blank(4, 1 + ORDER.index("FR"), None, page.fills["00B0F0"])
        for row, (colour, meaning) in enumerate(zip(colours, words, strict=True), start=9):
            page.sheet.write_blank(row - 1, 0, None, page.fills[colour])
            page.row(row, meaning, column=1)


def stacked(path: Path, *, is_faulty: bool) -> None:
    """A status and a date under each directive, in merged headers; the fault is a date after the state of play."""
    for (page,) in pages(path, "Transposition"):
        page.row(1, "Transposition as at 17 October 2019", form=page.bold)
        page.sheet.merge_range("A3:A4", "Member State", page.bold)
        for number, act in enumerate((PNR, FIREARMS)):
            page.sheet.merge_range(2, 1 + 2 * number, 2, 2 + 2 * number, f"Directive (EU) {act}", page.bold)
            page.row(4, "Status", "Date of notification", column=1 + 2 * number, form=page.bold)
        for row, code in enumerate(ORDER, start=5):
            page.row(row, code)
            for number, act in enumerate((PNR, FIREARMS)):
                word = status(act, code, ("full", "partial", "none", "not bound"))
                day = dt.date(2018, 5, 4) if word in {"full", "partial"} else None
                page.row(row, word, day, column=1 + 2 * number)
        if is_faulty:
            page.row(5 + ORDER.index("IT"), dt.date(2019, 11, 4), column=4)


def two_tables(path: Path, *, is_faulty: bool) -> None:
    """The directives with their deadlines, and below them the notifications; the fault is a deadline a year late."""
    deadlines = {PNR: dt.date(2018, 5, 25), TERRORISM: dt.date(2018, 9, 8), FIREARMS: dt.date(2018, 9, 14)}
    if is_faulty:
        deadlines[TERRORISM] = dt.date(2019, 9, 8)
    for (page,) in pages(path, "Sheet1"):
        page.row(1, "Directives in this report", form=page.bold)
        page.row(2, "Legal act", "Transposition deadline", "Subject", form=page.bold)
        for row, (act, day) in enumerate(deadlines.items(), start=3):
            page.row(row, f"Directive (EU) {act}", day, "security")
        page.row(8, "Notifications received until 17 October 2019", form=page.bold)
        page.row(9, "MS", "Legal act", "State of transposition", form=page.bold)
        rows = [(code, act) for act in NONE for code in ORDER if code not in UNBOUND[act]]
        for row, (code, act) in enumerate(rows, start=10):
            page.row(
                row, code, f"Directive (EU) {act}", status(act, code, ("complete", "partial", "nothing notified", ""))
            )


def german_list(path: Path, *, is_faulty: bool) -> None:
    """A German list with dates as text; the fault is a Member State that stands in it twice."""
    for (page,) in pages(path, "Tabelle1"):
        page.row(1, "Umsetzungsstand zum 17.10.2019", form=page.bold)
        page.row(3, "Richtlinie", "Mitgliedstaat", "Umsetzungsstand", "Mitgeteilt am", form=page.bold)
        words = ("vollständig", "teilweise", "keine Mitteilung", "")
        rows = [(code, name) for code, name in zip(ORDER, GERMAN, strict=True) if code not in UNBOUND[PNR]]
        row = 4
        for code, name in rows:
            word = status(PNR, code, words)
            page.row(row, "(EU) 2016/681", name, word, None if word == words[2] else "04.05.2018")
            row += 1
            if is_faulty and code == "LV":
                page.row(row, "(EU) 2016/681", name, words[1])
                row += 1


def totals(path: Path, *, is_faulty: bool) -> None:
    """Totals by formula under a matrix with its legend on another sheet; the fault is a range one row short."""
    for page, legend in pages(path, "Matrix", "Key"):
        page.row(1, "Situation on 17 October 2019", form=page.bold)
        page.row(2, "Member State", *NONE, form=page.bold)
        for row, code in enumerate(ORDER, start=3):
            page.row(row, code, *(status(act, code, ("F", "P", "N", "n/a")) for act in NONE))
        page.row(31, "Total notified in full", form=page.bold)
        for column, act in enumerate(NONE, start=1):
            letter = "ABCD"[column]
            is_short = is_faulty and act == TERRORISM
            counted = [status(act, code, "FPN-") for code in ORDER[: -2 if is_short else None]].count("F")
            last = 28 if is_short else 30
            page.sheet.write_formula(30, column, f'=COUNTIF({letter}3:{letter}{last},"F")', page.bold, counted)
        legend.row(1, "Code", "Meaning", form=legend.bold)
        legend.row(2, "F", "Full transposition notified")
        legend.row(3, "P", "Partial transposition notified")
        legend.row(4, "N", "No measures notified")
        legend.row(5, "n/a", "Not applicable: the Member State is not bound")


def hidden_cases(path: Path, *, is_faulty: bool) -> None:
    """One row per case with a column for each step, some columns hidden; the fault is an opinion before its letter."""
    letter, opinion = dt.date(2018, 7, 19), dt.date(2019, 1, 24)
    for (page,) in pages(path, "Cases"):
        page.row(1, "Infringement cases for late transposition", form=page.bold)
        heads = (
            "Case number",
            "Unit",
            "Member State",
            "Directive",
            "Letter of formal notice",
            "Reasoned opinion",
            "Closure",
        )
        page.row(2, *heads, form=page.bold)
        for row, code in enumerate(("EL", "ES", "LU", "SI", "RO"), start=3):
            closed = dt.date(2019, 7, 25) if code == "RO" else None
            page.row(row, f"2018/0{120 + row}", "D2", code, "2016/681", letter, opinion, closed)
        if is_faulty:
            page.row(5, dt.date(2018, 1, 25), column=5)
        page.sheet.set_column("B:B", None, None, {"hidden": True})
        page.sheet.set_column("E:E", None, None, {"hidden": True})


def summary(path: Path, *, is_faulty: bool) -> None:
    """Counts and lists for each directive, with the marks of notes; the fault is a count that its list denies."""
    for (page,) in pages(path, "Table 3"):
        page.row(1, "Table 3: Transposition of the directives, state of play on 17 October 2019", form=page.bold)
        page.row(3, "Directive", "Fully transposed", "Partially transposed", "Partially: Member States",
                 "Not transposed", "Not transposed: Member States", form=page.bold)  # fmt: skip
        for row, act in enumerate(NONE, start=4):
            full = len(ORDER) - sum(len(each[act]) for each in (NONE, PARTIAL, UNBOUND))
            partial = len(PARTIAL[act])
            page.row(row, f"{act} (¹)" if act == PNR else act, full, partial, ", ".join(PARTIAL[act]), len(NONE[act]),
                     ", ".join(NONE[act]))  # fmt: skip
        if is_faulty:
            page.row(5, "EL, ES, LU", column=5)
        page.row(8, "(¹) Denmark is not bound.")
        page.row(9, "Source: notifications of the Member States.")


def scoreboard(path: Path, *, is_faulty: bool) -> None:
    """Deficits by Member State with an average; the fault is an average above every value."""
    values = [0.5, 0.7, 0.9, 0.2, 0.6, 0.4, 0.8, 0.6, 0.7, 0.5, 0.4, 0.9, 1.1, 0.5, 0.3, 1.0, 0.6, 0.1, 0.4, 0.8,
              0.9, 1.2, 0.8, 0.6, 0.5, 0.4, 0.3, 0.6]  # fmt: skip
    for (page,) in pages(path, "Deficit"):
        page.row(1, "Transposition deficit by Member State, notifications by 10 December 2018", form=page.bold)
        page.row(3, "Member State", "Transposition deficit (%)", form=page.bold)
        for row, (code, value) in enumerate(zip(ORDER, values, strict=True), start=4):
            page.row(row, code, value)
        page.row(32, "EU average", 1.6 if is_faulty else 0.6, form=page.bold)


def decisions(path: Path, *, is_faulty: bool) -> None:
    """A text table of decisions with ISO codes and days first; the fault is a State that is not bound."""
    letter, opinion = "Letter of formal notice", "Reasoned opinion"
    rows = [
        ("2018/0101", "ESP", "19/07/2018", letter), ("2018/0101", "ESP", "24/01/2019", opinion),
        ("2018/0102", "SVN", "19/07/2018", letter), ("2018/0103", "LUX", "19/07/2018", letter),
        ("2018/0104", "DNK" if is_faulty else "ROU", "19/07/2018", letter),
    ]  # fmt: skip
    with path.open("w", encoding="cp1252", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(["Case", "Country", "Date of decision", "Type of decision", "Directive", "Département chargé"])
        lines.writerows([*row, "32016L0681", "Sécurité"] for row in rows)


def _office(name: str, write: Writer, rule: str, cell: str, message: str, ending: str = "xlsx") -> Office:
    return Office(name=name, write=write, rule=rule, cell=cell, message=message, ending=ending)


OFFICES = (
    _office("a French matrix", french_matrix, "WB05", "État!C21", '"X"'),
    _office("a transposed matrix of colours", coloured, "WB05", "Overview!K5", "00B0F0"),
    _office("stacked headers", stacked, "DL07", "Transposition!E16", "dated 4 November 2019"),
    _office("two tables on a sheet", two_tables, "DL01", "Sheet1!B4", "8 September 2019"),
    _office("a German list", german_list, "WB01", "Tabelle1!B17", "Latvia"),
    _office("totals by formula", totals, "WB06", "Matrix!C31", "the count of F of C3:C30 is 22"),
    _office("cases with hidden columns", hidden_cases, "IN01", "Cases!F5", "25 January 2018"),
    _office("a summary with notes", summary, "CL01", "Table 3!E5", "2 Member States stated, 3 listed"),
    _office("a scoreboard", scoreboard, "PC06", "Deficit!B32", "1.6"),
    _office("decisions as text", decisions, "IN12", "decisions!B6", "Denmark", "csv"),
)
