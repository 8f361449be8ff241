"""Labels of the Union of a day: PM."""

from __future__ import annotations

import datetime as dt
import re

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided
from sucheck.judge.quantities import Quantity
from sucheck.judge.template import names_of
from sucheck.judge.values import Day
from sucheck.law.states import last_day_of_membership, members

_SIZE = re.compile(r"\d\d")
#: When the Union had as many members as a label says; 28 still in the transition period, when the law bound as many.
_SPANS = {
    "27": ((dt.date(2007, 1, 1), dt.date(2013, 6, 30)), (dt.date(2020, 2, 1), dt.date.max)),
    "28": ((dt.date(2013, 7, 1), dt.date(2020, 12, 31)),),
}
_CANDIDATE_LABELS = frozenset(_SPANS)


def label_fits(whole_label: str, as_of: Day, published_on: Day | None = None, listed: Quantity | None = None) -> Answer:
    """EU-27 or EU-28 is the Union of that day, or one of later years that the publication counts back to."""
    size = _SIZE.findall(whole_label)[-1]
    if size not in _CANDIDATE_LABELS:
        return HOLDS
    spans = _SPANS[size]
    if any(start <= as_of.last and as_of.first <= end for start, end in spans):
        return HOLDS
    later = [start for start, _ in spans if start > as_of.last]
    if later and published_on is None:
        return undecided("the day of publication is not known, and the label may count back from it")
    if later and published_on and any(start <= published_on.last for start in later):
        return _counted_back(max(start for start in later if start <= published_on.last), listed)
    return fails("whole_label", trouble=f", when there were {len(members(as_of.last))} Member States")


def _counted_back(start: dt.date, listed: Quantity | None) -> Answer:
    """A label that counts back holds the States of its own day: none that had left by then."""
    strangers = frozenset(s for s in (listed.must if listed else ()) if (last_day_of_membership(s) or start) < start)
    if not strangers:
        return HOLDS
    told = f" can only be that of {start.year}, without {names_of(strangers)}"
    return fails("whole_label", "listed", states=strangers, trouble=told)


PREDICATES = (predicate(label_fits, "trouble"),)
