"""Acts that are no directives, as far as reports cite them beside directives: dates, Journal, number of the document.

From `rules/law/other_acts.csv`, where each row names the page or the act that was read for it.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from sucheck.frozen import dataclass
from sucheck.law.tables import Row, date_in, every_row, header, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAct:
    """A regulation, decision or recommendation; an empty text or None means that the table does not know.

    `document_number` is the number under which the Commission adopted it (`C(2019) 2335`), `subject` the words of its
    title that tell it from the other documents of its day.
    """

    celex: str
    cite: str
    kind: str
    document_date: dt.date
    oj_date: dt.date | None
    document_number: str
    subject: tuple[str, ...]


@cache
def other_act(celex: str) -> OtherAct | None:
    """The act with this CELEX number; None where the table has none."""
    rows = rows_of("other_acts", celex)
    return _act(rows[0]) if rows else None


@cache
def numbered_acts() -> tuple[OtherAct, ...]:
    """The acts of which the number of the document is known."""
    acts = (_act(dict(zip(header("other_acts"), row, strict=True))) for row in every_row("other_acts"))
    return tuple(act for act in acts if act.document_number)


def _act(row: Row) -> OtherAct:
    return OtherAct(
        celex=row["celex"], cite=row["cite"], kind=row["kind"], oj_date=date_in(row, "oj_date"),
        document_date=dt.date.fromisoformat(row["document_date"]), document_number=row["document_number"],
        subject=tuple(row["subject"].split()),
    )  # fmt: skip
