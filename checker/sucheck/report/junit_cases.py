"""The verdicts of a run as cases: one for each rule and subject."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum

from sucheck.frozen import dataclass
from sucheck.model import Finding, Report, Severity, Undecided
from sucheck.report.grouping import natural
from sucheck.report.wording import coverage


class Outcome(Enum):
    """What became of a case, by the words of JUnit."""

    PASSED = "passed"
    SKIPPED = "skipped"
    FAILURE = "failure"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rule and a subject: how often it holds (rows are counted by their sheet), what it finds, what it leaves open.

    `told` is what there is to say beyond findings and undecided verdicts.
    """

    rule: str
    subject: str
    outcome: Outcome
    holds: int = 0
    findings: tuple[Finding, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    told: str = ""


def cases(report: Report, threshold: Severity | None) -> list[Case]:
    """All cases by rule and subject; where nothing is proved, one that says so: silence is never a pass."""
    findings: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    undecided: dict[tuple[str, str], list[Undecided]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.rule, finding.subject].append(finding)
    for entry in report.undecided:
        undecided[entry.rule, entry.subject].append(entry)
    holds = {(rule, subject): n for rule, held in report.verdicts.items() for subject, n in held.items()}
    found = [
        Case(
            rule=rule,
            subject=subject,
            outcome=_outcome(findings[rule, subject], threshold, is_open=(rule, subject) in undecided),
            holds=holds.get((rule, subject), 0),
            findings=tuple(findings[rule, subject]),
            undecided=tuple(undecided.get((rule, subject), ())),
        )
        for rule, subject in dict.fromkeys([*holds, *findings, *undecided])
    ]
    found += [
        Case(rule=line.partition(":")[0], subject="the rule itself", outcome=Outcome.ERROR, told=line)
        for line in report.crashed
    ]
    if report.proves_nothing:
        found.append(Case(rule="sucheck", subject="coverage", outcome=Outcome.SKIPPED, told=coverage(report)))
    return sorted(found, key=lambda case: (natural(case.rule), natural(case.subject)))


def _outcome(findings: list[Finding], threshold: Severity | None, *, is_open: bool) -> Outcome:
    """The worst that there is; a subject that is in part undecided or waived has not passed."""
    if threshold and any(each.severity >= threshold and each.waived is None for each in findings):
        return Outcome.FAILURE
    if is_open or any(each.waived for each in findings):
        return Outcome.SKIPPED
    return Outcome.PASSED
