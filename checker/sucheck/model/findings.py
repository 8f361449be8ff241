"""What judging found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.model.claims import Claim, Ledger
from sucheck.model.places import Place

if TYPE_CHECKING:
    from sucheck.model.provenance import Configuration, RuleSet


class Severity(IntEnum):
    """How grave a finding is; a greater one is graver."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as it is written: note, warning, error."""
        return self.name.lower()


#: A value as a finding shows it: JSON's own types, dates in ISO 8601, sets of States in protocol order.
Shown = int | float | str | bool | None | list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A suggested repair; `safe` where it can be applied without a decision."""

    text: str
    safe: bool = False


class AcceptedBy(Enum):
    """What says that a finding is accepted."""

    WAIVER = "waiver"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Why a finding fails no run: who accepts it, for what reason, until when, and where that is written.

    `source` is a file as the user gave it, with the key, the line or the cell that holds the waiver.
    """

    by: AcceptedBy
    reason: str
    source: str
    owner: str = ""
    until: dt.date | None = None

    @property
    def words(self) -> str:
        """The acceptance as a person reads it: the reason, then owner and expiry where they are given."""
        until = f"until {self.until.isoformat()}" if self.until else ""
        return ", ".join(filter(None, (self.reason, self.owner, until)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A failing verdict: where, what, why, and what to do.

    `subject` is what the rule was applied to, in words (`2016/681 · full · 2019-10-17`); `states` are the witnesses;
    `values` the quantities that the rule's assertion names; `basis` the legal basis, one string per instrument.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    act: str | None
    subject: str
    states: tuple[str, ...] = ()
    values: Mapping[str, Shown] = field(default_factory=dict)
    basis: tuple[str, ...] = ()
    places: tuple[Place, ...]
    fix: Fix | None = None
    fingerprint: str
    waived: Acceptance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """A verdict that could not be reached, and why."""

    rule: str
    act: str | None
    subject: str
    why: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """A rule that ran, for readers: what must be true, how grave it is where it is not, and on which basis.

    `basis` is the legal basis, one string per instrument, `links` the addresses of those that have one; `help` says all
    of the rule in Markdown, `fix` what to do, with the names of values in braces.
    """

    id: str
    name: str
    title: str
    severity: Severity
    basis: tuple[str, ...]
    links: tuple[str, ...] = ()
    fix: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One input: its path as given, the hash of its bytes, what kind of file it is.

    `lines` are the offsets at which the lines of a text or an HTML page begin.
    """

    path: str
    sha256: str
    kind: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The finished result of one run: what an output needs, and nothing else.

    `holds` counts the verdicts that hold, by rule id. `remarks` are facts about the reading that a user should know
    (hidden rows were read, a sheet is missing). `crashed` names rules that failed inside, with the reason. `rules` are
    those that ran, in the order of their ids; `verdicts` counts what holds by rule id and subject, rows by their sheet.
    """

    version: str
    inputs: tuple[InputFile, ...]
    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    claims: tuple[Claim, ...]
    ledger: Ledger
    holds: Mapping[str, int]
    remarks: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    crashed: tuple[str, ...] = ()
    configuration: Configuration | None = None
    rule_set: RuleSet | None = None
    rules: Sequence[RuleCard] = ()
    verdicts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings of exactly this severity are not waived."""
        return sum(1 for finding in self.findings if finding.severity is severity and finding.waived is None)

    @property
    def says_nothing(self) -> bool:
        """Whether the inputs are documents in which no claim was found."""
        return not self.claims and all(file.kind != "workbook" for file in self.inputs)

    @property
    def proves_nothing(self) -> bool:
        """Whether there was nothing to check, or no rule reached a verdict and none crashed."""
        return not self.crashed and (self.says_nothing or not (self.findings or self.holds))

    def exit_code(self, threshold: Severity | None) -> int:
        """The exit code: 3 a rule crashed, 1 a finding at or above `threshold`, 4 nothing was checked, else 0."""
        if self.crashed:
            return 3
        if threshold and any(f.severity >= threshold and f.waived is None for f in self.findings):
            return 1
        return 4 if self.proves_nothing else 0
