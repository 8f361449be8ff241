"""What changed, as JSON: `sucheck-diff/1`. Its schema is `docs/sucheck-diff-1.schema.json`."""

from __future__ import annotations

from sucheck.model import Change, ClaimChange, Compared, Comparison, FindingChange, Severity, StateChange, Stated
from sucheck.report.json import finding_shape, place_shape
from sucheck.report.json_text import Json, json_text

FORMAT = "sucheck-diff/1"


def render(comparison: Comparison, *, threshold: Severity | None) -> str:
    """All changes as one JSON object: nothing is grouped, every key is present, unknown values are null."""
    series = comparison.series
    shape: dict[str, Json] = {
        "format": FORMAT,
        "tool": {"name": "sucheck", "version": comparison.version},
        "inputs": [_input(each) for each in comparison.inputs],
        "claims": [_claim(each) for each in comparison.claims],
        "states": [_state(each) for each in comparison.states],
        "findings": [_finding(each) for each in comparison.findings],
        "series": None if series is None else [finding_shape(each) for each in series],
        "remarks": list(comparison.remarks),
        "crashed": list(comparison.crashed),
        "summary": _summary(comparison, threshold),
        "exit_code": comparison.exit_code(threshold),
    }
    return json_text(shape)


def _input(each: Compared) -> Json:
    file = each.file
    return {"side": each.side, "path": file.path, "sha256": file.sha256, "kind": file.kind, "as_of": list(each.as_of)}


def _claim(change: ClaimChange) -> Json:
    return {
        "change": change.change.value,
        "kind": change.kind,
        "acts": list(change.acts),
        "about": change.about,
        "ground": change.ground,
        "unit": change.unit,
        "old": _stated(change.old),
        "new": _stated(change.new),
        "gained": list(change.gained),
        "lost": list(change.lost),
        "why": change.why or None,
        "explained": change.is_explained,
    }


def _stated(side: Stated | None) -> Json:
    if side is None:
        return None
    return {
        "about": side.about,
        "ground": side.ground,
        "value": side.value,
        "op": side.op,
        "of": side.of,
        "list": _list(side),
        "as_of": side.as_of,
        "when": side.when,
        "words": side.words,
        "places": [place_shape(place) for place in side.places],
    }


def _list(side: Stated) -> Json:
    if side.states is None:
        return None
    return {
        "states": list(side.states),
        "closed": side.is_closed,
        "complement": side.is_complement,
        "more": side.more,
    }


def _state(change: StateChange) -> Json:
    return {
        "act": change.act,
        "state": change.state,
        "old": change.old,
        "new": change.new,
        "old_as_of": change.old_as_of,
        "new_as_of": change.new_as_of,
        "places": [place_shape(place) for place in change.places],
    }


def _finding(each: FindingChange) -> Json:
    return {
        "change": each.change.value,
        "finding": finding_shape(each.finding),
        "before": finding_shape(each.before) if each.before else None,
    }


def _summary(comparison: Comparison, threshold: Severity | None) -> Json:
    found = [each.change for each in comparison.findings]
    return {
        "claims": len(comparison.claims),
        "states": len(comparison.states),
        "findings": {change.value: found.count(change) for change in Change},
        "series": len(comparison.series or ()),
        "failing": len(comparison.fails(threshold)),
        "unchanged_claims": comparison.unchanged,
        "standing_findings": comparison.standing,
    }
