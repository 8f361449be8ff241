"""Which date of the old side answers to which of the new one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from sucheck.model import Kind, Report

_Moment = TypeVar("_Moment", str, tuple[str, str])


def states_of_play(report: Report, number: int | None = None) -> tuple[str, ...]:
    """The states of play that a report (or one of its inputs) states, else those that its figures hold for."""
    claims = [claim for claim in report.claims if number is None or claim.place.input == number]
    stated = {str(claim.value) for claim in claims if claim.kind is Kind.AS_OF and claim.value}
    return tuple(sorted(stated or {claim.as_of for claim in claims if claim.as_of}))


def answering(old: Collection[_Moment], new: Collection[_Moment]) -> Mapping[_Moment, _Moment]:
    """The date of the old side for each date of the new one that has one.

    The same date answers to itself, but where the new side has gone on to a later one, its last answers to the last of
    the old side: that is what is meant by comparing two editions. Where they have no date in common, the last do, too.
    """
    if not old or not new:
        return {}
    last_old, last_new = max(old), max(new)
    found = {moment: moment for moment in new if moment in old}
    if last_new > last_old or not found:
        found.pop(last_old, None)
        found[last_new] = last_old
    return found
