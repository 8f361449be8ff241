"""What two finished reports tell of what changed between them."""

from __future__ import annotations

from enum import Enum

from sucheck.frozen import dataclass
from sucheck.model.findings import Finding, InputFile, Severity
from sucheck.model.places import Place


class Change(Enum):
    """What became of something between the old side and the new."""

    APPEARED = "appeared"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One input: which side it is of (`old` or `new`), the file, and the states of play that it states."""

    side: str
    file: InputFile
    as_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one side states, and where.

    `states` are the members of the list in protocol order, None where there is no list; unknown names stand among them
    as they are written. They are the exceptions where the list is a `complement`.
    """

    about: str = ""
    ground: str | None = None
    value: int | float | str | None = None
    op: str = "="
    of: int | None = None
    states: tuple[str, ...] | None = None
    is_closed: bool = True
    is_complement: bool = False
    more: int = 0
    as_of: str | None = None
    when: str | None = None
    words: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """A figure, a list or a date that appeared, went or changed.

    `about` and `ground` are those of the new side where both have the claim. `gained` and `lost` are the States that
    came into its list and left it. `why` says what the rows, or else the lists, tell of the change; `is_explained`
    whether that accounts for all of it, None where there is nothing to account for.
    """

    change: Change
    kind: str
    acts: tuple[str, ...]
    about: str
    ground: str | None = None
    unit: str = "member_states"
    old: Stated | None = None
    new: Stated | None = None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    why: str = ""
    is_explained: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """Where a State stands under an act by the rows of either side; None where it has no row there."""

    act: str
    state: str
    old: str | None
    new: str | None
    old_as_of: str | None = None
    new_as_of: str | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding of the new side that the old one had not, or of the old side that the new one has not or has changed.

    `finding` is that of the new side, of the old side where it went; `before` that of the old side where it changed.
    """

    change: Change
    finding: Finding
    before: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that changed. Places name inputs by their number in `inputs`: those of the old side, then those of the new.

    `series` are findings that arise only of both sides together (families SE and XD); None where the two were not
    judged together, and `remarks` then say why. `unchanged` and `standing` count claims and findings of both sides.
    """

    version: str
    inputs: tuple[Compared, ...]
    claims: tuple[ClaimChange, ...] = ()
    states: tuple[StateChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    series: tuple[Finding, ...] | None = None
    unchanged: int = 0
    standing: int = 0
    remarks: tuple[str, ...] = ()
    crashed: tuple[str, ...] = ()
    is_empty: bool = False

    @property
    def is_same(self) -> bool:
        """Whether nothing changed, and nothing arises of the two together."""
        return not (self.claims or self.states or self.findings or self.series)

    def fails(self, threshold: Severity | None) -> tuple[Finding, ...]:
        """The findings at or above the threshold that are new, became as grave, or are no longer accepted."""
        if threshold is None:
            return ()
        told = [each for each in self.findings if each.change is not Change.WENT]
        new = [each.finding for each in told if not (each.before and _weighs(each.before, threshold))]
        return tuple(finding for finding in (*new, *(self.series or ())) if _weighs(finding, threshold))

    def exit_code(self, threshold: Severity | None) -> int:
        """The exit code: 3 a rule crashed, 1 new findings at or above the threshold, 4 nothing to compare, else 0."""
        if self.crashed:
            return 3
        if self.fails(threshold):
            return 1
        return 4 if self.is_empty else 0


def _weighs(finding: Finding, threshold: Severity) -> bool:
    return finding.severity >= threshold and finding.waived is None
