"""A rule, as its record says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.judge.cases import Case, read_cases
from sucheck.judge.expression import Expression
from sucheck.judge.predicates import Predicate
from sucheck.judge.vocabulary import VOCABULARY
from sucheck.law.instruments import addresses
from sucheck.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One record: an assertion about a kind of subject, its severity, its legal basis, its message, its own cases.

    `per` names the kind of subject, `of` the sheets (of rows) and `tie` the kind of pair. The assertion is either an
    expression or a predicate. `when` must hold for the rule to apply at all; `needs` names values that must be stated.
    A failing verdict that touches a place where a rule named in `after` failed is undecided: that fault comes first.
    `cases` are the records of its test cases by key, read when they are asked for: a run does without them.
    A rule that does not confirm (style, mere bounds) leaves a figure that it passes unchecked in the ledger. `file` is
    the name of the file that holds the record, `digest` a digest of the record without its cases.
    """

    file: str
    id: str
    name: str
    title: str
    severity: Severity
    severity_when: tuple[tuple[str, Severity], ...]
    basis: tuple[str, ...]
    per: str
    of: str
    tie: str
    when: Expression | None
    assertion: Expression | Predicate
    message: str
    fix: str
    after: tuple[str, ...]
    silent: tuple[str, ...]
    needs: tuple[str, ...]
    confirms: bool
    cases: Mapping[str, Sequence[Mapping[str, object]]]
    digest: str

    @property
    def ok(self) -> tuple[Case, ...]:
        """The cases in which the rule holds, or does not apply."""
        return self._read("ok")

    @property
    def bad(self) -> tuple[Case, ...]:
        """The cases in which it fails."""
        return self._read("bad")

    @property
    def undecided(self) -> tuple[Case, ...]:
        """The cases in which it is undecided."""
        return self._read("undecided")

    def _read(self, key: str) -> tuple[Case, ...]:
        return read_cases(self.cases[key], VOCABULARY[self.per], f"{self.file}: rule {self.id}: {key}")

    @property
    def family(self) -> str:
        """The letters of the id, such as CL or DL."""
        return self.id.rstrip("0123456789")

    @property
    def names(self) -> tuple[str, ...]:
        """The values that the assertion names, in order."""
        return self.assertion.names

    @property
    def links(self) -> tuple[str, ...]:
        """Where the legal basis can be read; nothing of what has no known address."""
        return tuple(dict.fromkeys(address for text in self.basis for address in addresses(text)))

    def severity_under(self, conditions: Iterable[str]) -> Severity:
        """The severity where these conditions hold."""
        held = set(conditions)
        return next((severity for name, severity in self.severity_when if name in held), self.severity)
