"""The Code Quality report of GitLab: what a merge request brings and takes away, by fingerprints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.model import Finding, InputFile, Place, Report, Severity
from sucheck.model.fingerprints import fingerprint_of
from sucheck.report.json_text import Json, json_text
from sucheck.report.spots import distinct, path_of, spot_of
from sucheck.report.wording import accepted_as, coverage, inert

#: GitLab orders info, minor, major, critical, blocker; the last is left to rules that crashed.
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}


def render(report: Report, *, threshold: Severity | None) -> str:  # noqa: ARG001  the report has no place for it
    """A list with an entry for each finding, each undecided verdict and each rule that crashed.

    What is accepted or undecided has the severity `info` and says so: the report knows no other state. GitLab takes two
    entries with one fingerprint for the same, so that equal ones are numbered.
    """
    entries = [*_findings(report), *_undecided(report), *_crashed(report), *_unproved(report)]
    numbered = distinct(fingerprint for fingerprint, _ in entries)
    shape = [{**entry, "fingerprint": unique} for (_, entry), unique in zip(entries, numbered, strict=True)]
    return json_text(shape)


def _findings(report: Report) -> Iterator[tuple[str, dict[str, Json]]]:
    for finding in report.findings:
        severity = "info" if finding.waived else _SEVERITIES[finding.severity]
        yield finding.fingerprint, _entry(finding.rule, _told(finding), severity, finding.places, report.inputs)


def _told(finding: Finding) -> str:
    accepted = f" ({accepted_as(finding.waived)}: {finding.waived.words})" if finding.waived else ""
    address = f"{finding.places[0].address}: " if finding.places else ""
    return f"{address}{finding.message}{accepted}"


def _undecided(report: Report) -> Iterator[tuple[str, dict[str, Json]]]:
    for undecided in report.undecided:
        fingerprint = fingerprint_of(undecided.rule, f"undecided|{undecided.subject}", ())
        told = f"Undecided: {undecided.why}"
        yield fingerprint, _entry(undecided.rule, told, "info", undecided.places, report.inputs)


def _crashed(report: Report) -> Iterator[tuple[str, dict[str, Json]]]:
    for line in report.crashed:
        rule = line.partition(":")[0]
        told = f"A rule crashed, a fault of sucheck: {line}"
        yield fingerprint_of(rule, "crashed", ()), _entry(rule, told, "blocker", (), report.inputs)


def _unproved(report: Report) -> Iterator[tuple[str, dict[str, Json]]]:
    """An empty list would pass for a report without faults."""
    if report.proves_nothing:
        told = f"Proves nothing: {coverage(report)}"
        yield fingerprint_of("sucheck", "coverage", ()), _entry("sucheck", told, "info", (), report.inputs)


def _entry(
    rule: str, told: str, severity: str, places: Sequence[Place], inputs: Sequence[InputFile]
) -> dict[str, Json]:
    place = places[0] if places else Place(input=0)
    file = inputs[place.input]
    return {
        "description": inert(told),
        "check_name": rule,
        "severity": severity,
        "location": {"path": path_of(file), "lines": {"begin": spot_of(place, file).line}},
    }
