"""Which findings a waiver is for.

Each thing that it names must fit, and the narrow reading is taken: what was accepted must not hide what comes later.

| it names | and fits a finding |
| --- | --- |
| `rule` | of the rule with this id or name |
| `act` | on this act |
| `states` | about exactly these Member States, no more and no fewer: its witnesses, else those that its subject names |
| `fingerprint` | with this fingerprint |
| `subject` | whose subject has all of these words, between its dots (`2016/681 · full`), in any order |
| `file` | with a place in an input whose path ends so |
"""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.law.states import states
from sucheck.model import Finding, Waiver


def fits(waiver: Waiver, finding: Finding, inputs: Sequence[str]) -> bool:
    """Whether a waiver is for a finding, its expiry aside; `inputs` are the paths of the run, in order."""
    return (
        is_of_rule(waiver, finding.rule, finding.name)
        and waiver.act in {None, finding.act}
        and (not waiver.states or set(waiver.states) == _states(finding))
        and waiver.fingerprint in {None, finding.fingerprint}
        and (waiver.subject is None or _has_words(finding.subject, waiver.subject))
        and _is_within_reach(waiver, finding, inputs)
    )


def is_of_rule(waiver: Waiver, rule: str, name: str) -> bool:
    """Whether a waiver names this rule, by id or by name."""
    return waiver.rule.upper() == rule or waiver.rule.lower() == name


def speaks_of(waiver: Waiver, number: int, path: str) -> bool:
    """Whether a waiver reaches what is found in the input with this number and path."""
    if waiver.input is not None and waiver.input != number:
        return False
    return waiver.file is None or f"/{_slashed(path)}".endswith(f"/{_slashed(waiver.file)}")


def _is_within_reach(waiver: Waiver, finding: Finding, inputs: Sequence[str]) -> bool:
    if waiver.input is None and waiver.file is None:
        return True
    return any(speaks_of(waiver, place.input, inputs[place.input]) for place in finding.places)


def _slashed(path: str) -> str:
    return path.replace("\\", "/").lstrip("/")


def _states(finding: Finding) -> set[str]:
    """The witnesses; where the whole row or case is at fault there are none, and its subject names the State."""
    return set(finding.states) or {part.strip() for part in finding.subject.split("·")} & states().keys()


def _has_words(subject: str, named: str) -> bool:
    """Whether all words named are in a subject; where there are none but dots, nothing is named, and nothing fits."""
    words = _parts(named)
    return bool(words) and words <= _parts(subject)


def _parts(subject: str) -> set[str]:
    """The words of a subject between its dots, whatever their case and spacing."""
    return {" ".join(part.split()).casefold() for part in subject.split("·")} - {""}
