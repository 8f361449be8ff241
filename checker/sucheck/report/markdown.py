"""The Markdown output: a comment on a merge request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sucheck.model import Report, Severity
from sucheck.report.grouping import Block, by_act, stalemates, unread, waived, without_act
from sucheck.report.wording import counted, coverage, explanation, inert, quoted, spots, tally, times, totals

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\\": "&#92;"}
_SPECIAL = str.maketrans(_ENTITIES | {character: f"\\{character}" for character in "*_[]~`$"})
#: After these a forge makes a mention, a reference, an emoji or a link out of plain words.
_TRIGGERS = re.compile(r"@|[#!&$](?=\d)|[%~^](?=[\w\"])|:(?=//|[\w+-]+:)|\bwww(?=\.)|\bGH-(?=\d)", re.IGNORECASE)
_DEFUSED = "\\g<0>\u200b"  # a zero-width space behind it: nothing to see, and nothing triggered
_FINDING_COLUMNS = ("Place", "Severity", "Rule", "Finding")


def render(report: Report, *, threshold: Severity | None) -> str:
    """The report in GitHub-flavoured Markdown: totals, whether it passes at `threshold`, a table for each act.

    Words from files are escaped: they make no mark-up, HTML, mention, reference or link.
    """
    several = len(report.inputs) > 1
    sections = [
        f"### sucheck: {totals(report)}",
        f"{_capital(coverage(report))}. {_outcome(report, threshold)}",
        *_files(report),
        *(
            f"#### {_plain(group.title)}: {tally(group.counts)}\n\n{_findings(group.blocks, name_input=several)}"
            for group in by_act(report.findings, without_act(report))
        ),
        *_folded(report, name_input=several),
    ]
    return "\n\n".join(sections) + "\n"


def _outcome(report: Report, threshold: Severity | None) -> str:
    code = report.exit_code(threshold)
    words = {
        0: "**Passes**",
        1: f"**Fails**: findings at or above {threshold.word if threshold else 'nothing'}",
        3: f"**Failed inside**: {_plain('; '.join(report.crashed))}",
        4: "**Proves nothing**",
    }
    return f"{words[code]} (exit code {code})."


def _files(report: Report) -> list[str]:
    """The inputs with the numbers that places refer to, where there are several."""
    if len(report.inputs) < 2:  # noqa: PLR2004  one input needs no number
        return []
    return [", ".join(f"\\[{number}\\] {_plain(file.path)}" for number, file in enumerate(report.inputs, start=1))]


def _findings(blocks: Iterable[Block], *, name_input: bool) -> str:
    return _table(_FINDING_COLUMNS, (_row(block, name_input=name_input) for block in blocks))


def _row(block: Block, *, name_input: bool) -> Sequence[str]:
    finding = block.finding
    details = [f"*{label}* {_plain(text)}" for label, text in explanation(finding, alone=block.times == 1)]
    return (
        _plain(spots(block.places, name_input=name_input, limit=block.limit)),
        f"**{finding.severity.word}**" if finding.severity is Severity.ERROR else finding.severity.word,
        _plain(finding.rule),
        "<br>".join([f"{_plain(finding.message)}{times(block.times)}", *details]),
    )


def _folded(report: Report, *, name_input: bool) -> Iterable[str]:
    """What is no open finding, folded away, each with its total."""
    accepted = waived(report.findings)
    if accepted:
        total = counted(sum(block.times for block in accepted), "waived finding")
        yield _details(total, _findings(accepted, name_input=name_input))
    if report.undecided:
        rows = [
            (
                _plain(spots(entry.places, name_input=name_input) or entry.where),
                _plain(entry.rule),
                _plain(entry.why) + times(entry.times),
            )
            for entry in stalemates(report.undecided)
        ]
        yield _details(counted(len(report.undecided), "undecided verdict"), _table(("Place", "Rule", "Why"), rows))
    if report.ledger.not_understood:
        cells = [
            (_plain(spots(group.places, name_input=name_input)), _plain(quoted(group.text)))
            for group in unread(report.ledger.not_understood)
        ]
        total = counted(len(report.ledger.not_understood), "place") + " not understood"
        yield _details(total, _table(("Place", "Words"), cells))
    if report.remarks:
        remarks = "\n".join(f"- {_plain(remark)}" for remark in report.remarks)
        yield _details(counted(len(report.remarks), "remark"), remarks)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _details(summary: str, body: str) -> str:
    return f"<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>"


def _plain(text: str) -> str:
    """Words that come from a file or a rule, as words."""
    return _TRIGGERS.sub(_DEFUSED, inert(text)).translate(_SPECIAL)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
