"""What in a result does not fit the rest of it: no file is needed to see that."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sucheck.model import AcceptedBy, Difference, Severity
from sucheck.model.fingerprints import fingerprint_of
from sucheck.proof.differences import differences
from sucheck.result import Result


def contradictions(result: Result) -> Iterator[Difference]:
    """Totals that are not those of the findings, an exit code that does not follow, digests that are none of theirs."""
    report = result.report
    accepted = [finding.waived for finding in report.findings if finding.waived]
    counts: dict[str, int] = {severity.word: report.count(severity) for severity in Severity}
    counts["waived"] = len(accepted)
    counts["baselined"] = sum(each.by is AcceptedBy.BASELINE for each in accepted)
    counts["undecided"] = len(report.undecided)
    recorded = result.values.get("summary")
    if not isinstance(recorded, dict):
        recorded = {}
    told = {key: number for key, number in counts.items() if key in recorded}
    yield from differences({key: recorded[key] for key in told}, told, "summary")
    yield from differences(result.values.get("exit_code"), report.exit_code(result.threshold), "exit_code")
    for number, finding in enumerate(report.findings):
        made = fingerprint_of(finding.rule, finding.subject, finding.states)
        if made != finding.fingerprint:
            where = f"findings[{number}].fingerprint"
            yield Difference(where=where, recorded=json.dumps(finding.fingerprint), found=json.dumps(made))
    digests = result.values.get("rules")
    if report.rule_set and isinstance(digests, dict):
        yield from differences(digests.get("sha256"), report.rule_set.sha256, "rules.sha256")
