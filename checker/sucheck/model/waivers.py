"""A finding accepted on purpose, as somebody wrote it down."""

from __future__ import annotations

import datetime as dt

from sucheck.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """What is accepted, why, by whom, and until when.

    `rule` is the id or the name of a rule, and at least one of `act` (`2016/681`), `states` (EU codes), `fingerprint`
    and `subject` says of what; each one that is given must fit, as `accept.matching` says. `until` is the last day on
    which it holds. `file` (the end of an input's path) or `input` (its number: the waiver stands in that workbook)
    confines it to what is found there. `source` is where it is written, as a message names it.
    """

    rule: str
    reason: str
    source: str
    owner: str = ""
    until: dt.date | None = None
    act: str | None = None
    states: tuple[str, ...] = ()
    fingerprint: str | None = None
    subject: str | None = None
    file: str | None = None
    input: int | None = None
