"""A recorded result beside the one that is computed now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from sucheck.model import (
    Configuration,
    Difference,
    Finding,
    InputState,
    Report,
    RuleChange,
    RuleSet,
    Standing,
    Verification,
    VerifiedFinding,
    VerifiedInput,
)
from sucheck.proof.contradictions import contradictions
from sucheck.proof.differences import differences, keys_that_differ
from sucheck.result import Result
from sucheck.result.values import Value

_MOST = 20  # differences that are told; the others are counted
#: Compared elsewhere: finding by finding, digest by digest.
_APART = ("findings", "rules")
#: What moves in a file without a finding being another one.
_MOVED = ("places", "values", "fix")

Shape = Mapping[str, Value]


def verified(
    result: Result, inputs: Sequence[VerifiedInput], version: str, now: Report | None = None, shape: Shape | None = None
) -> Verification:
    """What became of a result.

    Args:
        result: the recorded one; it has a configuration and a rule set.
        inputs: its files, the baseline among them, as they are now.
        version: that of this sucheck.
        now: the report that the same run gives now; None where it cannot be repeated.
        shape: that report as JSON.
    """
    recorded = result.report
    found: list[VerifiedFinding] = []
    told: list[Difference] = []
    more = 0
    if now is not None and shape is not None:
        is_same = all(each.state is InputState.SAME for each in inputs)
        found = list(_findings(result, now, shape, but=() if is_same else _MOVED))
        apart = _APART if recorded.version == version else (*_APART, "tool")
        old, new = ({key: side[key] for key in side if key not in apart} for side in (result.values, shape))
        every = differences(old, new)
        told = list(islice(every, _MOST))
        more = sum(1 for _ in every)
        told += list(_order(result, shape)) if all(each.standing is Standing.STANDS for each in found) else []
    return Verification(
        path=result.path,
        version=recorded.version,
        own_version=version,
        configuration=recorded.configuration or Configuration(),
        threshold=result.threshold,
        inputs=tuple(inputs),
        rules=tuple(_rule_changes(recorded.rule_set, now.rule_set)) if now else (),
        findings=tuple(found),
        contradictions=tuple(islice(contradictions(result), _MOST)),
        differences=tuple(told),
        more=more,
        crashed=now.crashed if now else (),
        is_recomputed=now is not None,
    )


def _order(result: Result, shape: Shape) -> Iterator[Difference]:
    """The order of the findings, where each of them stands."""
    sides = [[_fingerprint(each) for each in _list(values)] for values in (result.values, shape)]
    yield from differences(sides[0], sides[1], "order of findings")


def _findings(result: Result, now: Report, shape: Shape, *, but: Sequence[str]) -> Iterator[VerifiedFinding]:
    """Each recorded finding with what became of it, then those that were not recorded."""
    waiting: dict[str, list[tuple[Finding, dict[str, Value]]]] = {}
    for finding, values in zip(now.findings, _list(shape), strict=True):
        waiting.setdefault(finding.fingerprint, []).append((finding, values))
    for finding, values in zip(result.report.findings, _list(result.values), strict=True):
        same = waiting.get(finding.fingerprint, [])
        if not same:
            yield VerifiedFinding(standing=Standing.GONE, finding=finding)
            continue
        ranked = sorted(range(len(same)), key=lambda at: len(keys_that_differ(values, same[at][1], but)))
        keys = keys_that_differ(values, same.pop(ranked[0])[1], but)
        yield VerifiedFinding(standing=Standing.DIFFERS if keys else Standing.STANDS, finding=finding, keys=keys)
    for rest in waiting.values():
        yield from (VerifiedFinding(standing=Standing.NEW, finding=finding) for finding, _ in rest)


def _list(values: Shape) -> list[dict[str, Value]]:
    found = values["findings"]
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, dict)]


def _fingerprint(values: dict[str, Value]) -> Value:
    return values.get("fingerprint")


def _rule_changes(recorded: RuleSet | None, now: RuleSet | None) -> Iterator[RuleChange]:
    if recorded is None or now is None:
        return
    for kind, before, after in (
        ("rule", recorded.records, now.records),
        ("sheet", recorded.schemas, now.schemas),
        ("language", recorded.languages, now.languages),
        ("law", {"law": recorded.law}, {"law": now.law}),
    ):
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                change = "new" if name not in before else "gone" if name not in after else "changed"
                yield RuleChange(kind=kind, name=name, change=change)
