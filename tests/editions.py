"""Small workbooks as two editions of one report are: a state of play, rows, figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

EU27 = (
    "BE", "BG", "CZ", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV", "LT", "LU", "HU", "MT", "NL", "AT",
    "PL", "PT", "RO", "SI", "SK", "FI", "SE", "UK",
)  # fmt: skip
ACT = "2016/681"
#: Denmark is not bound; of the 27 that are, these had not notified.
BEFORE = ("ES", "NL", "SI", "FI", "UK")
AFTER = ("ES", "UK")
CLAIMS = ("claim", "document", "section", "act", "about", "ground", "stated", "listed", "as_of", "when")

Row = Mapping[str, object]


def statuses(behind: Sequence[str], but: Sequence[str] = ()) -> dict[str, str]:
    """The status of each State: none for those behind, full for the others; some have no row."""
    return {state: "none" if state in behind else "full" for state in EU27 if state not in but}


def edition(
    path: Path, as_of: str | None, claims: Sequence[Row], rows: Mapping[str, str] | None = None, *, first: int = 0
) -> str:
    """A workbook; `first` empty rows stand above each table."""
    book = openpyxl.Workbook()
    report = book.worksheets[0]
    report.title = "Report"
    tables: list[tuple[str, Sequence[str], list[Sequence[object]]]] = [
        ("Claims", CLAIMS, [[claim.get(name) for name in CLAIMS] for claim in claims]),
        ("Notifications", ("act", "state", "status"), [[ACT, state, status] for state, status in (rows or {}).items()]),
    ]
    report.append(["title", "as_of"])
    report.append(["A report", as_of])
    for name, head, lines in tables:
        sheet = book.create_sheet(name)
        for _ in range(first):
            sheet.append([])
        sheet.append(list(head))
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    return str(path)


def figure(about: str, stated: object = None, listed: str | None = None, **more: object) -> Row:
    """A row of Claims on the act."""
    return {
        "act": ACT,
        "document": "report",
        "section": "V.1",
        "about": about,
        "stated": stated,
        "listed": listed,
    } | more


def old_edition(folder: Path) -> str:
    """22 of 27 in April."""
    claims = [figure("full", 22), figure("not_full", 5, "ES, NL, SI, FI, UK")]
    return edition(folder / "old.xlsx", "2019-04-15", claims, statuses(BEFORE))


def new_edition(folder: Path) -> str:
    """25 of 27 in October, with another figure before it."""
    claims = [figure("deadline", "2018-05-25"), figure("full", 25), figure("not_full", 2, "ES, UK")]
    return edition(folder / "new.xlsx", "2019-10-17", claims, statuses(AFTER), first=2)
