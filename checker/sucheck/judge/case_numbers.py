"""The numbers of infringement cases."""

from __future__ import annotations

import re

#: The year and the number in a case number: INFR(2018)0123, 2018/0123 and 2018-0123 are one case.
CASE_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[)/-]?\s*(?P<number>\d{3,4})(?!\d)")


def bare_number(reference: str) -> str:
    """A case number without its punctuation; the words themselves where they hold no such number."""
    found = CASE_NUMBER.search(reference)
    return f"{found['year']}/{found['number']}" if found else reference.strip().lower()
