"""The JSON output, `sucheck/1`: for programs. Its schema is `docs/sucheck-1.schema.json`."""

from __future__ import annotations

from sucheck.model import (
    Acceptance,
    AcceptedBy,
    Claim,
    Finding,
    InputFile,
    Kind,
    Ledger,
    Place,
    Report,
    Severity,
    StateList,
    Undecided,
)
from sucheck.report.configuration import configuration, rule_set
from sucheck.report.json_text import Json, json_text

FORMAT = "sucheck/1"


def render(report: Report, *, threshold: Severity | None) -> str:
    """The whole report as one JSON object: nothing is grouped, every key is present, unknown values are null.

    Findings, undecided verdicts and claims keep the report's order. `exit_code` is that of the run at `threshold`.
    """
    shape: dict[str, Json] = {
        "format": FORMAT,
        "tool": {"name": "sucheck", "version": report.version},
        "inputs": [_input(file) for file in report.inputs],
        "configuration": configuration(report.configuration, threshold),
        "rules": rule_set(report.rule_set),
        "findings": [finding_shape(finding) for finding in report.findings],
        "undecided": [_undecided(entry) for entry in report.undecided],
        "claims": [_claim(claim, report.ledger) for claim in report.claims],
        "ledger": _ledger(report.ledger),
        "holds": {rule: report.holds[rule] for rule in sorted(report.holds)},
        "remarks": list(report.remarks),
        "crashed": list(report.crashed),
        "summary": _summary(report),
        "exit_code": report.exit_code(threshold),
    }
    return json_text(shape)


def _input(file: InputFile) -> Json:
    return {"path": file.path, "sha256": file.sha256, "kind": file.kind}


def finding_shape(finding: Finding) -> Json:
    """One finding, all of it."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message,
        "act": finding.act,
        "subject": finding.subject,
        "states": list(finding.states),
        "values": dict(finding.values),
        "basis": list(finding.basis),
        "places": [place_shape(place) for place in finding.places],
        "fix": {"text": finding.fix.text, "safe": finding.fix.safe} if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "waived": _acceptance(finding.waived),
    }


def _acceptance(waived: Acceptance | None) -> Json:
    if waived is None:
        return None
    return {
        "by": waived.by.value,
        "reason": waived.reason,
        "owner": waived.owner or None,
        "until": waived.until.isoformat() if waived.until else None,
        "source": waived.source,
    }


def _undecided(entry: Undecided) -> Json:
    return {
        "rule": entry.rule,
        "act": entry.act,
        "subject": entry.subject,
        "why": entry.why,
        "places": [place_shape(place) for place in entry.places],
    }


def _claim(claim: Claim, ledger: Ledger) -> Json:
    lists = [states for states in (claim.listed, claim.noted) if states]
    members = claim.listed or claim.noted
    places = tuple(dict.fromkeys([claim.place, *(states.place for states in lists)]))
    return {
        "id": claim.id,
        "label": claim.label,
        "kind": claim.kind.value,
        "document": claim.document,
        "section": claim.section,
        "act": claim.act,
        "acts": list(claim.acts),
        "about": claim.about,
        "ground": claim.ground,
        "value": claim.value,
        "words": claim.words,
        "unit": claim.unit,
        "op": claim.op,
        "stated_of": claim.stated_of,
        "members": _members(members) if members else None,
        "list": _list(claim.listed),
        "noted": _list(claim.noted),
        "among": claim.among,
        "repeats": claim.repeats,
        "parts": _parts(claim),
        "universe": claim.universe or None,
        "as_of": claim.as_of,
        "when": claim.when,
        "tense": claim.tense,
        "basis": claim.basis,
        "certainty": claim.certainty.value,
        "from_rows": claim.is_row_claim,
        "places": [place_shape(place) for place in places],
        "cues": [place_shape(place) for place in claim.cues],
        "checked_by": sorted({rule for at in places for rule in ledger.checked_by.get(at.key, ())}),
    }


def _parts(claim: Claim) -> Json:
    """Of a breakdown its States with their numbers; of a sum or an enumeration in a text its parts and their places."""
    members = claim.listed or claim.noted
    if claim.parts:
        return [{"value": part.value, "place": place_shape(part.place)} for part in claim.parts]
    return _members(members) if members and claim.kind is Kind.SUM else None


def _list(states: StateList | None) -> Json:
    """How a list is to be read: of a complement ("all but …") the members are the exceptions."""
    if states is None:
        return None
    return {
        "members": _members(states),
        "closed": states.closed,
        "complement": states.complement,
        "more": states.more,
        "place": place_shape(states.place),
    }


def _members(states: StateList) -> Json:
    return [{"state": member.state, "text": member.text, "number": member.number} for member in states.members]


def _ledger(ledger: Ledger) -> Json:
    return {
        "seen": ledger.seen,
        "checked": ledger.checked,
        "undecided": ledger.undecided,
        "not_understood": [place_shape(place) for place in ledger.not_understood],
        "unchecked": [place_shape(place) for place in ledger.unchecked],
    }


def _summary(report: Report) -> Json:
    return {
        "error": report.count(Severity.ERROR),
        "warning": report.count(Severity.WARNING),
        "note": report.count(Severity.NOTE),
        "waived": sum(1 for finding in report.findings if finding.waived is not None),
        "baselined": sum(1 for f in report.findings if f.waived is not None and f.waived.by is AcceptedBy.BASELINE),
        "undecided": len(report.undecided),
    }


def place_shape(place: Place) -> Json:
    """One place, in a workbook or in a document."""
    if place.block is None:
        return {"input": place.input, "sheet": place.sheet, "cell": place.cell, "text": place.text}
    return {
        "input": place.input,
        "block": place.block,
        "page": place.page,
        "note": place.note,
        "part": place.part,
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }
