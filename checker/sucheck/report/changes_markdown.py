"""What changed, in Markdown: for a comment on a merge request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.model import ClaimChange, Comparison, Finding, FindingChange, Severity
from sucheck.report.change_wording import (
    WORDS,
    acts_of,
    groups_of_states,
    places_of,
    rest_of,
    spots_of,
    sum_of,
    told_change,
    told_input,
    told_states,
)
from sucheck.report.markdown_text import outcome, plain
from sucheck.report.wording import counted, spots

_HEAD = ("| Place | | Change |", "| --- | --- | --- |")
#: GitHub takes 65,536 characters in a comment.
_LONGEST = 60_000
_ALL_ELSEWHERE = "`--format json` holds them all"


def render(comparison: Comparison, *, threshold: Severity | None) -> str:
    """The changes in GitHub-flavoured Markdown: the sum, a table for each act, at most as long as a comment may be."""
    inputs = [f"\\[{number}\\] {plain(told_input(each))}" for number, each in enumerate(comparison.inputs, start=1)]
    code, crashed = comparison.exit_code(threshold), comparison.crashed
    ended = outcome(code, threshold, counted="new findings", crashed=crashed)
    sections = [
        f"### sucheck: {sum_of(comparison)}",
        f"{rest_of(comparison)}. {ended}",
        "<br>".join(inputs),
        *(_section(plain(act) or "No single act", list(_rows(comparison, act))) for act in acts_of(comparison)),
        *_series(comparison),
        *("\n".join(f"- {plain(remark)}" for remark in lines) for lines in (comparison.remarks,) if lines),
    ]
    return _cut(sections)


def _cut(sections: Sequence[str]) -> str:
    """As many sections as fit."""
    kept: list[str] = []
    room = _LONGEST
    for section in sections:
        room -= len(section) + 2
        if room < 0:
            kept.append(f"And {counted(len(sections) - len(kept), 'section')} more; {_ALL_ELSEWHERE}.")
            break
        kept.append(section)
    return "\n\n".join(kept) + "\n"


def _section(title: str, rows: Sequence[str]) -> str:
    return "\n".join([f"#### {title}", "", *_HEAD, *rows])


def _rows(comparison: Comparison, act: str) -> Iterator[str]:
    for change in comparison.claims:
        if ", ".join(change.acts) == act:
            yield _claim(change)
    for group in groups_of_states([each for each in comparison.states if each.act == act]):
        places = places_of(group)
        yield _row(spots(places, name_input=True), "rows", plain(told_states(group)))
    for each in comparison.findings:
        if (each.finding.act or "") == act:
            yield _finding(WORDS[each.change], each.finding, each)


def _claim(change: ClaimChange) -> str:
    why = f"<br>*why* {plain(change.why)}" if change.why else ""
    return _row(spots(spots_of(change), name_input=True), WORDS[change.change], plain(told_change(change)) + why)


def _finding(word: str, finding: Finding, change: FindingChange | None = None) -> str:
    told = f"**{finding.rule}** {finding.severity.word}: {plain(finding.message)}"
    before = f"<br>*before* {plain(change.before.message)}" if change and change.before else ""
    return _row(spots(finding.places, name_input=True), word, told + before)


def _series(comparison: Comparison) -> Iterator[str]:
    if comparison.series:
        yield _section("Only of both together", [_finding("series", each) for each in comparison.series])


def _row(place: str, word: str, told: str) -> str:
    return f"| {plain(place)} | {word} | {told} |"
