"""A baseline: the findings that were there when it was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sucheck.frozen import dataclass
from sucheck.model import Finding, InputFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a baseline holds of one fingerprint: how many findings, and of the first of them what a reader needs.

    `line` is its line in the file, from 1.
    """

    fingerprint: str
    count: int
    rule: str
    subject: str
    states: tuple[str, ...]
    message: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The entries of a baseline in the order of its lines.

    `source` is its path as the user gave it; `sha256` that of the file's bytes, empty where it was not read from one.
    """

    source: str
    entries: tuple[Entry, ...]
    sha256: str = ""

    @property
    def file(self) -> InputFile:
        """The file that it was read from."""
        return InputFile(path=self.source, sha256=self.sha256, kind="baseline")

    @property
    def total(self) -> int:
        """How many findings it holds."""
        return sum(entry.count for entry in self.entries)


def baseline_of(findings: Iterable[Finding], source: str) -> Baseline:
    """The baseline of findings: all but the waived ones, which must count again when their waivers expire."""
    first: dict[str, Finding] = {}
    counts: dict[str, int] = {}
    for finding in findings:
        if finding.waived is None:
            first.setdefault(finding.fingerprint, finding)
            counts[finding.fingerprint] = counts.get(finding.fingerprint, 0) + 1
    return _numbered(source, [_entry(finding, counts[finding.fingerprint]) for finding in first.values()])


def without_stale(baseline: Baseline, findings: Iterable[Finding], rules: Collection[str]) -> Baseline:
    """The baseline with nothing in it that is not among the findings any more, and nothing new.

    Entries of other rules than `rules`, those that ran (by id), stay as they are.
    """
    now = {entry.fingerprint: entry for entry in baseline_of(findings, baseline.source).entries}
    kept = [entry for entry in baseline.entries if entry.rule not in rules]
    for entry in baseline.entries:
        found = now.get(entry.fingerprint)
        if entry.rule in rules and found:
            kept.append(replace(found, count=min(entry.count, found.count)))
    return _numbered(baseline.source, kept)


def _entry(finding: Finding, count: int) -> Entry:
    return Entry(
        fingerprint=finding.fingerprint, count=count, rule=finding.rule, subject=finding.subject,
        states=finding.states, message=finding.message, line=0,
    )  # fmt: skip


def _numbered(source: str, entries: Iterable[Entry]) -> Baseline:
    """The entries in the order of their lines."""
    ordered = sorted(entries, key=lambda entry: (entry.rule, entry.subject, entry.fingerprint))
    return Baseline(
        source=source, entries=tuple(replace(entry, line=number) for number, entry in enumerate(ordered, start=2))
    )
