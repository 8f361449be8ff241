"""What became of an earlier result when it was made again."""

from __future__ import annotations

from enum import Enum

from sucheck.frozen import dataclass
from sucheck.model.findings import Finding, InputFile, Severity
from sucheck.model.provenance import Configuration


class InputState(Enum):
    """How a file is now that a result names."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


class Standing(Enum):
    """What became of a finding: it is found again, found with other words or values, not found, or was not recorded."""

    STANDS = "stands"
    DIFFERS = "differs"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedInput:
    """A file as the result names it, and the SHA-256 of its bytes now (empty where it is missing)."""

    file: InputFile
    state: InputState
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule, a sheet, a language or the law that is no longer as the result was made with.

    `kind` is one of `rule`, `sheet`, `language`, `law`; `change` one of `changed`, `gone`, `new`.
    """

    kind: str
    name: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A value of the result that is not what it should be: where it stands in the JSON, and both values as JSON."""

    where: str
    recorded: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFinding:
    """A finding and what became of it; `keys` name what differs. A new one is as it was found now."""

    standing: Standing
    finding: Finding
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All that a verification found.

    `contradictions` are values of the result that do not fit the others in it; `differences` values that are not what
    was computed now, of which `more` are not told. Nothing is computed where an input is missing: `is_recomputed`.
    """

    path: str
    version: str
    own_version: str
    configuration: Configuration
    threshold: Severity | None
    inputs: tuple[VerifiedInput, ...]
    rules: tuple[RuleChange, ...] = ()
    findings: tuple[VerifiedFinding, ...] = ()
    contradictions: tuple[Difference, ...] = ()
    differences: tuple[Difference, ...] = ()
    more: int = 0
    crashed: tuple[str, ...] = ()
    is_recomputed: bool = True

    @property
    def is_like_for_like(self) -> bool:
        """Whether inputs, rules and version are those of the result, so that everything must be the same."""
        same = all(each.state is InputState.SAME for each in self.inputs)
        return self.is_recomputed and same and not self.rules and self.version == self.own_version and not self.crashed

    @property
    def is_tampered(self) -> bool:
        """Whether the result says what cannot have been computed from what it names."""
        return bool(self.contradictions) or (self.is_like_for_like and not self._is_as_recorded)

    @property
    def _is_as_recorded(self) -> bool:
        return not self.differences and all(each.standing is Standing.STANDS for each in self.findings)

    @property
    def is_proved(self) -> bool:
        """Whether everything stands: inputs and rules are the same, and all that is recorded was computed again."""
        same = all(each.state is InputState.SAME for each in self.inputs) and not self.rules
        return self.is_recomputed and same and not self.contradictions and self._is_as_recorded

    def count(self, standing: Standing) -> int:
        """How many findings became this."""
        return sum(each.standing is standing for each in self.findings)

    @property
    def exit_code(self) -> int:
        """The exit code: 2 an input is missing, 3 a rule crashed, 1 something differs, 0 all stands."""
        if not self.is_recomputed:
            return 2
        if self.crashed:
            return 3
        return 0 if self.is_proved else 1
