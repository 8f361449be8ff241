"""The SARIF output: Static Analysis Results Interchange Format 2.1.0 (OASIS Standard), for code-scanning services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sucheck.model import Acceptance, Finding, InputFile, Place, Report, Severity
from sucheck.model.fingerprints import fingerprint_of
from sucheck.report.json_text import Json, json_text
from sucheck.report.sarif_places import location, message, related
from sucheck.report.sarif_rules import NOTIFICATIONS, descriptors
from sucheck.report.spots import distinct, uri_of
from sucheck.report.wording import counted, coverage, totals

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The one fingerprint that GitHub follows an alert by. Left to itself, GitHub takes it from the lines of the file, and
#: a workbook has none.
_GITHUB = "primaryLocationLineHash"
_OURS = "sucheck/v1"


def render(report: Report, *, threshold: Severity | None) -> str:
    """The whole report as one run: each finding and each undecided verdict a result, none cut or grouped.

    A finding that is accepted carries its suppression; a rule that crashed and what the reading remarks are
    notifications. `exitCode` is that of the run at `threshold`.
    """
    rules = descriptors(report)
    index = {str(rule["id"]): number for number, rule in enumerate(rules)}
    driver: dict[str, Json] = {
        "name": "sucheck",
        "semanticVersion": report.version,
        "rules": rules,
        "notifications": NOTIFICATIONS,
    }
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report, threshold, index)],
        "artifacts": [_artifact(file, number) for number, file in enumerate(report.inputs)],
        "columnKind": "unicodeCodePoints",
        "results": [*_findings(report, index), *_undecided(report, index)],
        "properties": {"summary": totals(report), "coverage": coverage(report)},
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _artifact(file: InputFile, number: int) -> Json:
    """An input; its number keeps apart what was given twice, since artifacts have to differ."""
    return {
        "location": {"uri": uri_of(file)},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": file.sha256},
        "properties": {"input": number, "kind": file.kind},
    }


def _findings(report: Report, index: Mapping[str, int]) -> Iterator[Json]:
    numbered = distinct(finding.fingerprint for finding in report.findings)
    for finding, followed in zip(report.findings, numbered, strict=True):
        yield {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "kind": "fail",
            "level": finding.severity.word,
            "message": message(finding.message),
            **_where(finding.places, report.inputs),
            "partialFingerprints": {_OURS: finding.fingerprint, _GITHUB: followed},
            # "Either all null or all not" within a run (3.27.23): an empty list says that nothing suppresses it.
            "suppressions": [_suppression(finding.waived)] if finding.waived else [],
            "properties": _details(finding),
        }


def _undecided(report: Report, index: Mapping[str, int]) -> Iterator[Json]:
    """Verdicts that could not be reached.

    The standard has a kind for just this: `open`, "the tool concluded that there was insufficient information to decide
    whether a problem exists" (3.27.9), and asks for the level `none` with every kind but `fail` (3.27.10).
    """
    prints = [fingerprint_of(entry.rule, f"undecided|{entry.subject}", ()) for entry in report.undecided]
    for entry, fingerprint, followed in zip(report.undecided, prints, distinct(prints), strict=True):
        yield {
            "ruleId": entry.rule,
            "ruleIndex": index[entry.rule],
            "kind": "open",
            "level": "none",
            "message": message(f"Undecided: {entry.why}"),
            **_where(entry.places, report.inputs),
            "partialFingerprints": {_OURS: fingerprint, _GITHUB: followed},
            "suppressions": [],
            "properties": {"act": entry.act, "subject": entry.subject},
        }


def _where(places: Sequence[Place], inputs: Sequence[InputFile]) -> dict[str, Json]:
    """The first place, which services show, and the others as related ones; without any, the first input as a whole."""
    first, *others = places or [Place(input=0)]
    found: dict[str, Json] = {"locations": [location(first, inputs)]}
    if others:
        found["relatedLocations"] = [related(place, inputs, number) for number, place in enumerate(others, start=1)]
    return found


def _suppression(accepted: Acceptance) -> Json:
    """External: it stands in the configuration, a sheet or a baseline file, never in what the finding is about."""
    return {
        "kind": "external",
        "status": "accepted",
        "justification": accepted.words,
        "properties": {"by": accepted.by.value, "source": accepted.source},
    }


def _details(finding: Finding) -> Json:
    return {
        "act": finding.act,
        "subject": finding.subject,
        "states": list(finding.states),
        "values": dict(finding.values),
        "basis": list(finding.basis),
        "fix": finding.fix.text if finding.fix else None,
    }


def _invocation(report: Report, threshold: Severity | None, index: Mapping[str, int]) -> Json:
    notes = [_note("remark", remark) for remark in report.remarks]
    if report.proves_nothing:
        notes.append({**_note("nothing-checked", coverage(report)), "level": "warning"})
    return {
        "executionSuccessful": not report.crashed,
        "exitCode": report.exit_code(threshold),
        "toolExecutionNotifications": [*(_crash(line, index) for line in report.crashed), *notes, *_not_read(report)],
    }


def _crash(line: str, index: Mapping[str, int]) -> Json:
    """A rule that failed inside is an error of the tool, never a result."""
    rule = line.partition(":")[0]
    about: dict[str, Json] = {"associatedRule": {"id": rule, "index": index[rule]}} if rule in index else {}
    return {"descriptor": {"id": "rule-crashed"}, "level": "error", "message": message(line), **about}


def _not_read(report: Report) -> Iterator[Json]:
    left = report.ledger.not_understood
    if left:
        text = f"{counted(len(left), 'place')} not understood: no rule looked at what stands there"
        yield {
            **_note("not-understood", text),
            "locations": [location(place, report.inputs) for place in dict.fromkeys(left)],
        }


def _note(descriptor: str, text: str) -> dict[str, Json]:
    return {"descriptor": {"id": descriptor}, "level": "note", "message": message(text)}
