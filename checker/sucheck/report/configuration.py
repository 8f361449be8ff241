"""What a result was made with, as JSON: enough to make it again."""

from __future__ import annotations

from sucheck.model import Configuration, InputFile, RuleSet, Severity, Waiver
from sucheck.report.json_text import Json


def configuration(config: Configuration | None, threshold: Severity | None) -> Json:
    """The settings of a run; `fail_on` is the least severity that gives exit code 1."""
    if config is None:
        return None
    return {
        "fail_on": threshold.word if threshold else "never",
        "select": list(config.select),
        "ignore": list(config.ignore),
        "severity": {word: config.severity[word].word for word in sorted(config.severity)},
        "as_of": config.as_of.isoformat() if config.as_of else None,
        "rules": list(config.rules),
        "schemas": list(config.schemas),
        "mappings": [
            {"path": each.file.path, "sha256": each.file.sha256, "input": each.input} for each in config.mappings
        ],
        "waivers": [_waiver(waiver) for waiver in config.waivers],
        "baseline": _baseline(config.baseline),
        "remarks": list(config.remarks),
        "today": config.today.isoformat() if config.today else None,
    }


def _waiver(waiver: Waiver) -> Json:
    return {
        "rule": waiver.rule,
        "reason": waiver.reason,
        "owner": waiver.owner or None,
        "until": waiver.until.isoformat() if waiver.until else None,
        "act": waiver.act,
        "states": list(waiver.states),
        "fingerprint": waiver.fingerprint,
        "subject": waiver.subject,
        "file": waiver.file,
        "source": waiver.source,
    }


def _baseline(file: InputFile | None) -> Json:
    return None if file is None else {"path": file.path, "sha256": file.sha256}


def rule_set(rules: RuleSet | None) -> Json:
    """The digests of rules, sheets, languages and law, and one over all of them."""
    if rules is None:
        return None
    return {
        "sha256": rules.sha256,
        "records": dict(sorted(rules.records.items())),
        "schemas": dict(sorted(rules.schemas.items())),
        "languages": dict(sorted(rules.languages.items())),
        "law": rules.law,
    }
