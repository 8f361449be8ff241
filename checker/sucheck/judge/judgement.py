"""The verdicts of a run, and what they say of the cells they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sucheck.judge.verdicts import Verdict
from sucheck.model import PlaceKey, Severity


@dataclass(slots=True)
class Judgement:
    """All verdicts of a run.

    `faults` says which rules fail at which places, notes aside. `held` counts those that hold by rule id and subject,
    rows by their sheet, so that there is no object for each of a million rows; `confirmed` names the rules that reached
    a verdict at a place; `rows_checked` counts, for each table (its key) and column, the cells that some row rule
    reached a verdict on; `crashed` names the rules that failed inside.
    """

    failing: list[Verdict] = field(default_factory=list)
    undecided: list[Verdict] = field(default_factory=list)
    held: dict[str, dict[str, int]] = field(default_factory=dict)
    confirmed: dict[PlaceKey, set[str]] = field(default_factory=dict)
    faults: set[tuple[PlaceKey, str]] = field(default_factory=set)
    rows_checked: dict[tuple[int, str, int, str], int] = field(default_factory=dict)
    crashed: list[str] = field(default_factory=list)

    def add(self, verdict: Verdict) -> None:
        """Take in one verdict; one that fails where a rule that comes first has failed is undecided."""
        if verdict.truth is False:
            cause = self._earlier_fault(verdict)
            if cause is None:
                self.failing.append(verdict)
                self._confirm(verdict)
                if verdict.severity > Severity.NOTE:  # a note hides nothing: what is wrong at its cell is told too
                    self.faults.update((place.key, verdict.rule.id) for place in verdict.places)
            else:
                self.undecided.append(Verdict(
                    rule=verdict.rule, subject=verdict.subject, truth=None, why=cause, told={}, places=verdict.places,
                ))  # fmt: skip
        elif verdict.truth is None:
            self.undecided.append(verdict)
        elif verdict.rule.per != "cell":
            self.hold(verdict.rule.id, verdict.subject.key, 1)
            if verdict.rule.confirms:
                self._confirm(verdict)

    def hold(self, rule: str, subject: str, number: int) -> None:
        """Count verdicts of a rule that hold for a subject."""
        subjects = self.held.setdefault(rule, {})
        subjects[subject] = subjects.get(subject, 0) + number

    @property
    def holds(self) -> Mapping[str, int]:
        """How many verdicts hold, by rule id."""
        return {rule: sum(subjects.values()) for rule, subjects in self.held.items()}

    def _confirm(self, verdict: Verdict) -> None:
        for place in verdict.places:
            self.confirmed.setdefault(place.key, set()).add(verdict.rule.id)

    def _earlier_fault(self, verdict: Verdict) -> str | None:
        """The fault of a rule that comes first at the same place, in words: what this verdict says may be its echo."""
        for place in verdict.places:
            for rule in verdict.rule.after:
                if (place.key, rule) in self.faults:
                    return f"{rule} already finds a fault at {place.address}"
        return None
