"""What is accepted of the findings of a run."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from sucheck.accept.baseline import Baseline
from sucheck.accept.matching import fits
from sucheck.accept.ran import Ran
from sucheck.accept.remarks import on_baseline, on_waivers
from sucheck.model import Acceptance, AcceptedBy, Finding, Waiver

_KNOWN = "it was there when the baseline was written"


def accepted(
    findings: Sequence[Finding],
    *,
    waivers: Sequence[Waiver],
    baseline: Baseline | None,
    today: dt.date | None,
    ran: Ran,
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings in their order, each accepted one with its acceptance, and remarks, one line each.

    A waiver counts before the baseline, the first of several before the others. The baseline accepts as many findings
    of one fingerprint as it holds, the first in reading order.

    Args:
        findings: those of the run.
        waivers: of the configuration and of the workbooks, in the order in which they count.
        baseline: what was there before, None without one.
        today: the day by which waivers expire; where it is None, those that have an expiry hide nothing.
        ran: what the run looked at.
    """
    fitting = _fitting(findings, waivers, ran)
    marked = [
        replace(finding, waived=_waived([waivers[number] for number in numbers], today))
        for finding, numbers in zip(findings, fitting, strict=True)
    ]
    uses = Counter(chain.from_iterable(fitting))
    remarks = on_waivers(waivers, [uses[number] for number in range(len(waivers))], today, ran)
    if baseline is None:
        return tuple(marked), remarks
    left = {entry.fingerprint: entry.count for entry in baseline.entries}
    known = tuple(_known(marked, baseline, left))
    return known, (*remarks, *on_baseline(baseline, left, ran))


def _fitting(findings: Sequence[Finding], waivers: Sequence[Waiver], ran: Ran) -> list[list[int]]:
    """For each finding, which waivers are for it; those of other rules are not even looked at."""
    by_rule: dict[str, list[int]] = {}
    for number, waiver in enumerate(waivers):
        by_rule.setdefault(waiver.rule.casefold(), []).append(number)
    return [
        sorted(
            number
            for word in {finding.rule.casefold(), finding.name}
            for number in by_rule.get(word, ())
            if fits(waivers[number], finding, ran.inputs)
        )
        for finding in findings
    ]


def _waived(fitting: Sequence[Waiver], today: dt.date | None) -> Acceptance | None:
    """The acceptance by the first of these waivers that has not expired."""
    waiver = next((each for each in fitting if each.until is None or (today and today <= each.until)), None)
    if waiver is None:
        return None
    return Acceptance(
        by=AcceptedBy.WAIVER, reason=waiver.reason, source=waiver.source, owner=waiver.owner, until=waiver.until
    )


def _known(findings: Sequence[Finding], baseline: Baseline, left: dict[str, int]) -> Iterator[Finding]:
    """The findings with those marked that the baseline holds; `left` is what of it is not used up, and is counted down.

    One that is waived needs no baseline: it takes nothing of it.
    """
    lines = {entry.fingerprint: entry.line for entry in baseline.entries}
    for finding in findings:
        if finding.waived is None and left.get(finding.fingerprint):
            left[finding.fingerprint] -= 1
            source = f"{baseline.source}: line {lines[finding.fingerprint]}"
            yield replace(finding, waived=Acceptance(by=AcceptedBy.BASELINE, reason=_KNOWN, source=source))
        else:
            yield finding
