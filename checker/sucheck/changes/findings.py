"""Which findings are new, gone or changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sucheck.changes.matching import matched
from sucheck.changes.measures import moved
from sucheck.model import Change, Finding, FindingChange

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:/\d{4}(?:-\d{2}){0,2})?(?= · |$| / )")
#: The same finding; the same of another state of play; one of the same rule on the same subject.
_KEYS = (
    lambda finding: finding.fingerprint,
    lambda finding: (finding.rule, finding.act, undated(finding.subject), finding.states),
    lambda finding: (finding.rule, finding.act, undated(finding.subject)),
)


def finding_changes(old: Sequence[Finding], new: Sequence[Finding], by: int) -> tuple[tuple[FindingChange, ...], int]:
    """The changes, and how many findings stand on both sides; `by` is added to the input numbers of new places."""
    pairs, gone, come = matched(old, new, _KEYS)
    changed = [(one, other) for one, other in pairs if _told(one) != _told(other)]
    changes = [FindingChange(change=Change.APPEARED, finding=raised(each, by)) for each in come]
    changes += [FindingChange(change=Change.CHANGED, finding=raised(two, by), before=one) for one, two in changed]
    changes += [FindingChange(change=Change.WENT, finding=each) for each in gone]
    return tuple(changes), len(pairs) - len(changed)


def undated(subject: str) -> str:
    """The words of a subject without its dates."""
    return _DATE.sub("", subject)


def _told(finding: Finding) -> tuple[object, ...]:
    """What makes a finding another one for a reader: its words aside from the dates in them, its weight."""
    return (finding.message, finding.severity, finding.waived is None)


def raised(finding: Finding, by: int) -> Finding:
    """The finding with the input numbers of its places raised."""
    return replace(finding, places=tuple(moved(place, by) for place in finding.places)) if by else finding
