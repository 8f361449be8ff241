"""How a verification is told to people."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.model import Configuration, InputState, Standing, Verification, VerifiedInput
from sucheck.report.wording import counted, inert

_STATES = {
    InputState.SAME: "the same bytes",
    InputState.CHANGED: "CHANGED since",
    InputState.MISSING: "MISSING",
}
_KINDS = {"rule": "rule", "sheet": "sheet", "language": "language", "law": "tables of"}
_CHANGES = {"changed": "is not as it was", "gone": "is no longer there", "new": "is new"}


def told_input(each: VerifiedInput) -> str:
    """A file and how it is now."""
    kind = f"{each.file.kind} " if each.file.kind in {"baseline", "mapping"} else ""
    was = f" (was {inert(each.file.sha256)[:12]}, is {each.sha256[:12]})" if each.state is InputState.CHANGED else ""
    return f"{kind}{inert(each.file.path)}: {_STATES[each.state]}{was}"


def told_rules(verification: Verification) -> Iterator[str]:
    """The version and the rules where they are not those of the result."""
    if verification.version != verification.own_version:
        yield f"made by sucheck {inert(verification.version)}; this is {verification.own_version}"
    for each in verification.rules:
        yield f"{_KINDS[each.kind]} {inert(each.name)} {_CHANGES[each.change]}"


def told_settings(settings: Configuration) -> str:
    """The settings that hide or change findings: a result stands only under them."""
    parts = [
        f"{word} {', '.join(words)}" for word, words in (("only", settings.select), ("not", settings.ignore)) if words
    ]
    parts += [f"{word} is {severity.word}" for word, severity in sorted(settings.severity.items())]
    if settings.as_of:
        parts.append(f"state of play {settings.as_of.isoformat()}")
    parts += [f"with rules of {folder}" for folder in settings.rules]
    parts += [f"with sheets of {folder}" for folder in settings.schemas]
    parts += [f"mapping {each.file.path}" for each in settings.mappings]
    if settings.waivers:
        parts.append(counted(len(settings.waivers), "waiver"))
    if settings.baseline:
        parts.append(f"baseline {settings.baseline.path}")
    return inert("; ".join(parts)) or "all rules, nothing waived"


def verdict(verification: Verification) -> str:
    """The outcome in a sentence."""
    if not verification.is_recomputed:
        return "not verified: an input is missing" + (", and the result contradicts itself" * verification.is_tampered)
    if verification.is_tampered:
        return "TAMPERED: the result says what was not computed from these inputs by these rules"
    if verification.crashed:
        return "not verified: a rule crashed"
    return "verified: everything stands" if verification.is_proved else "not the same any more"


def totals(verification: Verification) -> str:
    """What became of the findings: `3 stand, 1 differs, 0 gone, 0 new`."""
    numbers = {each: verification.count(each) for each in Standing}
    words = {Standing.STANDS: "standing", Standing.DIFFERS: "different", Standing.GONE: "gone", Standing.NEW: "new"}
    return "findings: " + ", ".join(f"{number} {words[each]}" for each, number in numbers.items())
