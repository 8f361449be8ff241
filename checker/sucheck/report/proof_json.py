"""A verification, as JSON: `sucheck-verify/1`. Its schema is `docs/sucheck-verify-1.schema.json`."""

from __future__ import annotations

from sucheck.model import Difference, Standing, Verification, VerifiedInput
from sucheck.report.configuration import configuration
from sucheck.report.json import finding_shape
from sucheck.report.json_text import Json, json_text
from sucheck.report.proof_wording import verdict

FORMAT = "sucheck-verify/1"


def render(verification: Verification) -> str:
    """All that was found as one JSON object: every key is present, unknown values are null."""
    shape: dict[str, Json] = {
        "format": FORMAT,
        "tool": {"name": "sucheck", "version": verification.own_version},
        "result": {"path": verification.path, "version": verification.version},
        "configuration": configuration(verification.configuration, verification.threshold),
        "inputs": [_input(each) for each in verification.inputs],
        "rules": [{"kind": each.kind, "name": each.name, "change": each.change} for each in verification.rules],
        "findings": [
            {"standing": each.standing.value, "differs_in": list(each.keys), "finding": finding_shape(each.finding)}
            for each in verification.findings
        ],
        "contradictions": [_difference(each) for each in verification.contradictions],
        "differences": [_difference(each) for each in verification.differences],
        "more_differences": verification.more,
        "crashed": list(verification.crashed),
        "summary": {each.value: verification.count(each) for each in Standing},
        "recomputed": verification.is_recomputed,
        "tampered": verification.is_tampered,
        "proved": verification.is_proved,
        "verdict": verdict(verification),
        "exit_code": verification.exit_code,
    }
    return json_text(shape)


def _input(each: VerifiedInput) -> Json:
    return {
        "path": each.file.path,
        "kind": each.file.kind,
        "state": each.state.value,
        "recorded_sha256": each.file.sha256,
        "sha256": each.sha256 or None,
    }


def _difference(each: Difference) -> Json:
    return {"where": each.where, "recorded": each.recorded, "found": each.found}
