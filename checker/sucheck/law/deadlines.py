"""A directive's deadline for transposition, how sure it is, and the act's other dates."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.law.tables import date_in, rows_of

if TYPE_CHECKING:
    from sucheck.law.tables import Row


class Evidence(Enum):
    """How much a mismatch with a deadline proves.

    CERTAIN: read in the act or on a page that states it; a mismatch is an error. ASKS: one value of an export; a
    warning. WEAK: such a value that is often another date of the act; a note. SILENT: it decides nothing.
    """

    CERTAIN = "certain"
    ASKS = "asks"
    WEAK = "weak"
    SILENT = "silent"


#: `deadline_check` of directives.csv, and the evidence of rows that were added by hand (`editor`).
EVIDENCE = {
    "oj_text": Evidence.CERTAIN,
    "oj_text_confirms": Evidence.CERTAIN,
    "oj_text_replaces": Evidence.CERTAIN,
    "web": Evidence.CERTAIN,
    "web_confirms": Evidence.CERTAIN,
    "web_replaces": Evidence.CERTAIN,
    "cellar": Evidence.ASKS,
    "cellar_day1": Evidence.WEAK,
    "cellar_long_gap": Evidence.WEAK,
    "cellar_text_differs": Evidence.WEAK,
    "editor": Evidence.ASKS,
}


class DateKind(Enum):
    """What one of an act's dates is for."""

    TRANSPOSITION = "transposition"
    APPLICATION = "application"
    EITHER = "transposition/application"
    UNKNOWN = "transposition or application (single value of the export)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The main deadline: the last day permitted, and how we know it.

    `date` is None exactly where the evidence is SILENT. `check` is the table's own word (`oj_text_confirms`), `wording`
    the act's (by, before, from …), `url` the page.
    """

    date: dt.date | None
    evidence: Evidence
    check: str
    wording: str
    note: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawDate:
    """One more date of an act. `provision` says for what, where it is known; `date` is the last day permitted."""

    date: dt.date
    kind: DateKind
    provision: str
    wording: str
    source: str
    url: str


def deadline_in(row: Row) -> Deadline | None:
    """The main deadline in a row of directives.csv; None where none is recorded at all."""
    check = row["deadline_check"]
    if check == "none":
        return None
    date = date_in(row, "transposition_deadline")
    return Deadline(
        date=date,
        evidence=EVIDENCE.get(check, Evidence.SILENT) if date else Evidence.SILENT,
        check=check,
        wording=row["deadline_wording"],
        note=row["deadline_note"],
        url=row["deadline_url"],
    )


def other_dates_in(row: Row) -> tuple[LawDate, ...]:
    """What date_details.csv and directive_deadlines.csv know beside the main deadline, by date.

    One entry a day, the one that says most: a detail before the act's own article, that before the export. What equals
    the main deadline or does not follow the act is no other date.
    """
    main, signed = date_in(row, "transposition_deadline"), dt.date.fromisoformat(row["document_date"])
    unique: dict[dt.date, LawDate] = {}
    read = filter(None, map(_law_date, rows_of("directive_deadlines", row["celex"])))
    known = [*map(_detail, rows_of("date_details", row["celex"])), *sorted(read, key=_rank)]
    for each in known:
        if each.date > signed and each.date != main:
            unique.setdefault(each.date, each)
    return tuple(unique[day] for day in sorted(unique))


def _rank(each: LawDate) -> int:
    return list(DateKind).index(each.kind)


def _detail(row: Row) -> LawDate:
    return LawDate(
        date=dt.date.fromisoformat(row["date"]),
        kind=DateKind(row["kind"]),
        provision=row["provision"],
        wording="",
        source="date_details.csv",
        url="",
    )


def _law_date(row: Row) -> LawDate | None:
    """A row of directive_deadlines.csv; None for the export's placeholder that means "no fixed date"."""
    if row["kind"] not in {kind.value for kind in DateKind}:
        return None
    kind, date = DateKind(row["kind"]), dt.date.fromisoformat(row["date"])
    last = date - dt.timedelta(days=1) if row["wording"] == "before" and kind is DateKind.TRANSPOSITION else date
    return LawDate(date=last, kind=kind, provision="", wording=row["wording"], source=row["source"], url=row["url"])
