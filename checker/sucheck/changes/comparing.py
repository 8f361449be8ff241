"""What changed from one finished report to another."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.changes.claims import claim_changes
from sucheck.changes.dates import states_of_play
from sucheck.changes.findings import finding_changes
from sucheck.changes.reasons import in_words
from sucheck.changes.rows import rows_of, state_changes
from sucheck.model import Compared, Comparison, Finding, Report

#: Series over time, and one document against another: what two files can be at fault in together.
_OF_BOTH = ("SE", "XD")


def compared(old: Report, new: Report, together: Report | None = None, why_not: str = "") -> Comparison:
    """What appeared, went and changed.

    Args:
        old: what was found before.
        new: what was found now.
        together: what was found in the inputs of both as one dossier, those of the old one first.
        why_not: why there is nothing of that kind, in a line.
    """
    by = len(old.inputs)
    before, after = rows_of(old, 0), rows_of(new, by)
    claims = claim_changes(old, new, by, before, after)
    findings, standing = finding_changes(old.findings, new.findings, by)
    return Comparison(
        version=new.version,
        inputs=(*_inputs(old, "old"), *_inputs(new, "new")),
        claims=claims.changes,
        states=tuple(state_changes(before, after)),
        findings=findings,
        series=None if together is None else tuple(_of_both(together, by)),
        unchanged=claims.unchanged,
        standing=standing,
        remarks=(*_unlike(old, new), *([why_not] if why_not else [])),
        crashed=tuple(dict.fromkeys((*old.crashed, *new.crashed, *(together.crashed if together else ())))),
        is_empty=all(_says_nothing(report) for report in (old, new)),
    )


def _inputs(report: Report, side: str) -> Iterator[Compared]:
    for number, file in enumerate(report.inputs):
        yield Compared(side=side, file=file, as_of=states_of_play(report, number))


def _of_both(together: Report, by: int) -> Iterator[Finding]:
    for finding in together.findings:
        sides = {place.input < by for place in finding.places}
        if finding.rule.rstrip("0123456789") in _OF_BOTH and len(sides) > 1:
            yield finding


def _says_nothing(report: Report) -> bool:
    return not report.claims and not report.findings


def _unlike(old: Report, new: Report) -> Iterator[str]:
    """In what the two runs differ, so that findings may differ that the files do not."""
    if old.version != new.version:
        yield f"the old side was checked by sucheck {old.version}, the new one by {new.version}"
    if old.rule_set is None or new.rule_set is None:
        return
    before, after = old.rule_set.records, new.rule_set.records
    for word, ids in (
        ("only the old side was checked by", before.keys() - after.keys()),
        ("only the new side was checked by", after.keys() - before.keys()),
        (
            "the two sides were checked by different wordings of",
            {i for i in before.keys() & after if before[i] != after[i]},
        ),
    ):
        if ids:
            yield f"{word} {in_words(sorted(ids))}"
    if old.rule_set.sha256 != new.rule_set.sha256 and before == after:
        yield "the two sides were checked with different tables of law, languages or sheets"
