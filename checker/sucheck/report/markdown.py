"""The Markdown output: a comment on a merge request, or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from sucheck.frozen import dataclass
from sucheck.model import AcceptedBy, Report, Severity
from sucheck.report.grouping import (
    ActGroup,
    Block,
    by_act,
    counts_of,
    shares,
    stalemates,
    unread,
    waived,
    without_act,
)
from sucheck.report.markdown_text import outcome, plain
from sucheck.report.wording import counted, coverage, explanation, quoted, spots, tally, times, totals

_FINDING_COLUMNS = ("Place", "Severity", "Rule", "Finding")
#: GitHub takes 65,536 characters in a comment, and in a job's summary 1 MiB: in UTF-8 four times as many bytes fit.
_LONGEST = 65_000
_FOR_FINDINGS, _FOR_FILES = 45_000, 10_000
_MOST_ROWS = 1_000  # more never fit
_ALL_ELSEWHERE = "`--format json` holds them all"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fold:
    """What is folded away: its title, the heads of its table (none for a list), its lines, how many more there are."""

    summary: str
    heads: Sequence[str] = ()
    lines: Sequence[str]
    more: int = 0


def render(report: Report, *, threshold: Severity | None) -> str:
    """The report in GitHub-flavoured Markdown: totals, whether it passes at `threshold`, a table for each act.

    It is never longer than a comment on GitHub may be: of very many faults the gravest are shown, and how many are not.
    Words from files are escaped: they make no mark-up, HTML, mention, reference or link.
    """
    several = len(report.inputs) > 1
    ended = outcome(report.exit_code(threshold), threshold, counted="findings", crashed=report.crashed)
    sections = [
        f"### sucheck: {totals(report)}",
        f"{_capital(coverage(report))}. {ended}",
        *_files(report),
        *_acts(by_act(report.findings, without_act(report)), name_input=several),
    ]
    folds = list(_folds(report, name_input=several))
    for number, fold in enumerate(folds):
        room = _LONGEST - sum(len(section) + 2 for section in sections)
        sections.append(_details(fold, room // (len(folds) - number)))
    return "\n\n".join(sections) + "\n"


def _acts(groups: Sequence[ActGroup], *, name_input: bool) -> Iterator[str]:
    """A table for each act with its gravest rows, as many as fit, and what is not shown."""
    most = shares(groups, _MOST_ROWS)
    rows = [
        [_line(_row(block, name_input=name_input)) for block in group.blocks[:number]]
        for group, number in zip(groups, most, strict=True)
    ]
    kept = _fitting_rows(groups, rows)
    for group, lines, number in zip(groups, rows, kept, strict=True):
        if number:
            yield "\n".join([_heading(group), "", *_head(_FINDING_COLUMNS), *lines[:number]])
    rest = [block for group, number in zip(groups, kept, strict=True) for block in group.blocks[number:]]
    if rest:
        yield f"Not shown: {tally(counts_of(rest))}, none of them graver than those shown; {_ALL_ELSEWHERE}."


def _fitting_rows(groups: Sequence[ActGroup], rows: Sequence[Sequence[str]]) -> list[int]:
    """How many rows of each group are among the gravest of all that fit."""
    ranked = sorted(
        (-group.blocks[at].finding.severity, number, at)
        for number, group in enumerate(groups)
        for at in range(len(rows[number]))
    )
    kept, room = [0] * len(groups), _FOR_FINDINGS
    for _, number, at in ranked:
        heading = 0 if at else len(_heading(groups[number])) + sum(map(len, _head(_FINDING_COLUMNS))) + 6
        room -= len(rows[number][at]) + 1 + heading
        if room < 0:
            break
        kept[number] += 1
    return kept


def _heading(group: ActGroup) -> str:
    return f"#### {plain(group.title)}: {tally(group.counts)}"


def _files(report: Report) -> list[str]:
    """The inputs with the numbers that places refer to, where there are several."""
    if len(report.inputs) < 2:  # noqa: PLR2004  one input needs no number
        return []
    names = [f"\\[{number}\\] {plain(file.path)}" for number, file in enumerate(report.inputs, start=1)]
    number = sum(1 for length in accumulate(len(name) + 2 for name in names) if length <= _FOR_FILES)
    more = [f"and {len(names) - number} more"] if number < len(names) else []
    return [", ".join([*names[:number], *more])]


def _row(block: Block, *, name_input: bool) -> Sequence[str]:
    finding = block.finding
    details = [f"*{label}* {plain(text)}" for label, text in explanation(finding, alone=block.times == 1)]
    return (
        plain(spots(block.places, name_input=name_input, limit=block.limit)),
        f"**{finding.severity.word}**" if finding.severity is Severity.ERROR else finding.severity.word,
        plain(finding.rule),
        "<br>".join([f"{plain(finding.message)}{times(block.times)}", *details]),
    )


def _folds(report: Report, *, name_input: bool) -> Iterator[_Fold]:
    """What is no open finding, each with its total."""
    for by, which in ((AcceptedBy.WAIVER, "waived"), (AcceptedBy.BASELINE, "known")):
        accepted = waived(report.findings, by)
        if not accepted:
            continue
        total = counted(sum(block.times for block in accepted), f"{which} finding")
        lines = [_line(_row(block, name_input=name_input)) for block in accepted[:_MOST_ROWS]]
        yield _Fold(summary=total, heads=_FINDING_COLUMNS, lines=lines, more=len(accepted) - len(lines))
    if report.undecided:
        entries = stalemates(report.undecided)
        rows = [
            (
                plain(spots(entry.places, name_input=name_input) or entry.where),
                plain(entry.rule),
                plain(entry.why) + times(entry.times),
            )
            for entry in entries
        ]
        total = counted(len(report.undecided), "undecided verdict")
        yield _Fold(summary=total, heads=("Place", "Rule", "Why"), lines=[_line(row) for row in rows])
    if report.ledger.not_understood:
        words = [
            (plain(spots(group.places, name_input=name_input)), plain(quoted(group.text)))
            for group in unread(report.ledger.not_understood)
        ]
        total = counted(len(report.ledger.not_understood), "place") + " not understood"
        yield _Fold(summary=total, heads=("Place", "Words"), lines=[_line(row) for row in words])
    if report.remarks:
        remarks = [f"- {plain(remark)}" for remark in report.remarks]
        yield _Fold(summary=counted(len(remarks), "remark"), lines=remarks)


def _details(fold: _Fold, room: int) -> str:
    """The fold with as many of its first lines as fit, and how many are left out."""
    head = [*_head(fold.heads)] if fold.heads else []
    room -= sum(map(len, head)) + len(fold.summary) + 150
    number = sum(1 for length in accumulate(len(line) + 1 for line in fold.lines) if length <= room)
    left = len(fold.lines) - number + fold.more
    more = ["", f"And {counted(left, 'line')} more; {_ALL_ELSEWHERE}."] if left else []
    body = "\n".join([*head, *fold.lines[:number], *more])
    return f"<details>\n<summary>{fold.summary}</summary>\n\n{body}\n\n</details>"


def _head(heads: Sequence[str]) -> list[str]:
    return [_line(heads), _line(["---"] * len(heads))]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
