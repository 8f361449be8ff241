"""The numbers of infringement cases."""

from __future__ import annotations

import re

#: The year and the number in a case number: INFR(2018)0123, 2018/0123 and 2018-0123 are one case.
CASE_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[)/-]?\s*(?P<number>\d{3,4})(?!\d)")


#: The year in a case's name in a data set: IP:2011:0089:ENER:EE.
_NAMED_YEAR = re.compile(r"[A-Z]+:(?P<year>(?:19|20)\d\d):\d+:")


def year_of_case(reference: str) -> int | None:
    """The year in a case number or a case's name; None where it has none."""
    found = CASE_NUMBER.search(reference) or _NAMED_YEAR.match(reference)
    return int(found["year"]) if found else None


def bare_number(reference: str) -> str:
    """A case number without its punctuation; the words themselves where they hold no such number."""
    found = CASE_NUMBER.search(reference)
    return f"{found['year']}/{found['number']}" if found else reference.strip().lower()
