"""Marked files written by a command, and what is told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sucheck.cli.group import complain
from sucheck.model import Report
from sucheck.report.wording import counted, inert, tally

if TYPE_CHECKING:
    from sucheck.annotate.annotated import Annotated


def to_annotate(paths: Sequence[str]) -> list[int]:
    """The numbers of those inputs that can hold marks; of the others it is said that they are left out.

    Raises:
        SucheckError: a file cannot be read, or none of them can hold marks.
    """
    from sucheck import api  # noqa: PLC0415  help must not wait for what annotating needs

    reasons = [api.why_not_annotated(path) for path in paths]
    others = [reason for reason in reasons if reason]
    if len(others) == len(reasons):
        raise others[0]
    for reason in others:
        complain(str(reason))
    return [number for number, reason in enumerate(reasons) if reason is None]


def mark_all(report: Report, targets: Mapping[int, str], *, in_place: bool = False, has_summary: bool = False) -> str:
    """Write inputs of a report with their marks; what is to be told of it, in lines.

    Args:
        report: what was found.
        targets: the file to write by the number of the input.
        in_place: whether that is the input itself, of which a copy is kept.
        has_summary: whether workbooks get a sheet that lists all findings.

    Raises:
        SucheckError: a file cannot be written.
    """
    from sucheck import api  # noqa: PLC0415  help must not wait for what annotating needs

    lines = []
    for number, target in targets.items():
        kept = _backup(target) if in_place else None
        done = api.annotate(report, target, number=number, backup=kept, has_summary=has_summary)
        lines += _told(target, _marks(report, number, done), done, kept)
    return "".join(lines)


def clear_all(paths: Sequence[str], targets: Sequence[str], *, in_place: bool = False) -> str:
    """Write every file without our marks; what is to be told of it, in lines.

    Raises:
        SucheckError: a file cannot be read or written.
    """
    from sucheck import api  # noqa: PLC0415  as above

    lines = []
    for path, target in zip(paths, targets, strict=True):
        kept = _backup(target) if in_place else None
        done = api.clear(path, target, backup=kept)
        held = done.changed or done.removed
        lines += _told(target, "marks taken out" if held else "held no marks: a copy", done, kept)
    return "".join(lines)


def _backup(path: str) -> str:
    from sucheck.output import free_backup  # noqa: PLC0415  as above

    return free_backup(path)


def _marks(report: Report, number: int, done: Annotated) -> str:
    found = Counter(
        finding.severity
        for finding in report.findings
        if finding.waived is None and any(place.input == number for place in finding.places)
    )
    if done.comments:
        return f"{counted(done.comments, 'comment')}: {tally(found) or 'all accepted'}"
    if not done.marked:
        return "no findings, nothing marked"
    return f"{counted(done.marked, 'cell')} marked in {counted(done.sheets, 'sheet')}: {tally(found) or 'all accepted'}"


def _told(target: str, what: str, done: Annotated, kept: str | None) -> list[str]:
    for remark in done.remarks:
        complain(remark)
    parts = counted(len(done.untouched) + len(done.changed) + len(done.removed), "part")
    others = {"changed": done.changed, "added": done.added, "removed": done.removed}
    rest = "".join(f", {len(names)} {word}" for word, names in others.items() if names)
    lines = [f"{inert(target)}: {what}\n", f"  {len(done.untouched)} of {parts} untouched{rest}\n"]
    return [*lines, f"  as it was: {inert(kept)}\n"] if kept else lines
