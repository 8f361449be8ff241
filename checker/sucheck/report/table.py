"""The terminal table: an auditor's page, grouped by act, no wider than the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.model import AcceptedBy, Finding, Report, Severity
from sucheck.report.grouping import (
    ActGroup,
    Block,
    Idle,
    Unread,
    by_act,
    counts_of,
    shares,
    stalemates,
    unchecked,
    unread,
    waived,
    without_act,
)
from sucheck.report.page import NARROWEST, Page, Row, columns, trimmed
from sucheck.report.wording import LOOKED_FOR, counted, coverage, explanation, inert, quoted, tally, times, totals

#: Of findings, of waived ones, of the undecided: nobody reads more, and each thousand takes a second to set.
_MOST_BLOCKS = 1000
_UNREAD_LINES = 10
_EXAMPLES = 3  # of a kind of figure that no rule is meant for
_SHORT = 30
_ALL_ELSEWHERE = "--format json holds them all"
_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.NOTE: "36"}
_PASSES, _NOTHING_CHECKED, _FAILS = "1;32", "1;33", "1;31"


def render(
    report: Report,
    *,
    threshold: Severity | None,
    width: int = 80,
    color: bool = False,
    quiet: bool = False,
) -> str:
    """The report as lines of at most `width` characters (never under 40); the last one sums up.

    `quiet` leaves out what is no finding: the undecided, what was not understood, what was waived, and remarks.
    `color` marks severities and, in the last line, whether the run passes at `threshold`.
    """
    page = _page(report, max(width, NARROWEST), color=color)
    sections = [_legend(report, page)] if page.name_input or not quiet else []
    sections += _findings(report, page)
    if not quiet:
        sections += [_waived(report, page), _known(report, page), _undecided(report, page)]
        sections += [_unchecked(report, page), _unread(report, page)]
        sections.append(page.bullets("remarks", _remarks(report)))
    sections.append(page.bullets("rules that crashed, a fault of sucheck and not of the file", report.crashed))
    sections.append(_sum_up(report, page, threshold))
    return trimmed("\n\n".join(section for section in sections if section))


def _page(report: Report, width: int, *, color: bool) -> Page:
    """A page whose first column takes the longest address, up to three tenths of the width."""
    name_input = len(report.inputs) > 1
    places = [*report.ledger.not_understood]
    places += [place for finding in report.findings for place in finding.places]
    places += [place for entry in report.undecided for place in entry.places]
    longest = max((len(inert(place.address)) for place in places), default=0)
    wanted = longest + len(",") + (len("[1] ") if name_input else 0)
    return Page(width=width, place=min(max(wanted, 10), max(width * 3 // 10, 10)), color=color, name_input=name_input)


def _legend(report: Report, page: Page) -> str:
    if not page.name_input:
        return columns([(inert(file.path),) for file in report.inputs], (page.width,))
    marks = [f"[{number}]" for number in range(1, len(report.inputs) + 1)]
    rows = [(mark, inert(file.path)) for mark, file in zip(marks, report.inputs, strict=True)]
    return columns(rows, (len(marks[-1]), page.width - len(marks[-1]) - 2))


def _findings(report: Report, page: Page) -> list[str]:
    """A section for each act; of very many faults the gravest, and a section that says how many are not shown."""
    groups = by_act(report.findings, without_act(report))
    cut = list(zip(groups, shares(groups, _MOST_BLOCKS), strict=True))
    sections = [_act(group, number, page) for group, number in cut if number]
    rest = [block for group, number in cut for block in group.blocks[number:]]
    if rest:
        told = f"none of them is graver than those shown; {_ALL_ELSEWHERE}"
        sections.append(page.bullets(f"not shown · {tally(counts_of(rest))}", [told]))
    return sections


def _act(group: ActGroup, number: int, page: Page) -> str:
    """The section of an act with its first blocks; the heading counts all."""
    rest = sum(block.times for block in group.blocks[number:])
    rows = [*_blocks(group.blocks[:number], page), *_more(rest)]
    return page.section(inert(group.title), tally(group.counts), rows, apart=True)


def _more(number: int, where: str = "") -> list[Row]:
    return [("", f"and {number} more{where}")] if number else []


def _blocks(blocks: Sequence[Block], page: Page) -> list[Row]:
    """The blocks; basis and repair of a rule are told once where it has several blocks one after another."""
    return [_block(block, page, before) for block, before in zip(blocks, (None, *blocks), strict=False)]


def _block(block: Block, page: Page, before: Block | None) -> Row:
    finding = block.finding
    severity = page.styled(finding.severity.word, _STYLES[finding.severity])
    verdict = (severity, finding.rule, inert(finding.message) + times(block.times))
    told = _told_above(finding, before.finding if before else None)
    explained = [each for each in explanation(finding, alone=block.times == 1) if each[0] not in told]
    details = [("", page.styled(label, "2"), text) for label, text in explained]
    return page.spots(block.places, block.limit), page.labelled([verdict, *details])


def _told_above(finding: Finding, before: Finding | None) -> set[str]:
    if before is None or before.rule != finding.rule:
        return set()
    same = {"basis": before.basis == finding.basis, "fix": before.fix == finding.fix}
    return {label for label, is_same in same.items() if is_same}


def _waived(report: Report, page: Page) -> str:
    blocks = waived(report.findings, AcceptedBy.WAIVER)
    rest = sum(block.times for block in blocks[_MOST_BLOCKS:])
    rows = [*_blocks(blocks[:_MOST_BLOCKS], page), *_more(rest, f"; {_ALL_ELSEWHERE}")]
    return page.section("waived", counted(sum(block.times for block in blocks), "finding"), rows, apart=True)


def _known(report: Report, page: Page) -> str:
    """What the baseline accepts, briefly: it may be much, and it was told when the baseline was written."""
    blocks = waived(report.findings, AcceptedBy.BASELINE)
    rows: list[Row] = [
        (
            page.spots(block.places, block.limit),
            page.beside(
                block.finding.severity.word, block.finding.rule, inert(block.finding.message) + times(block.times)
            ),
        )
        for block in blocks[:_MOST_BLOCKS]
    ]
    rows += _more(sum(block.times for block in blocks[_MOST_BLOCKS:]), f"; {_ALL_ELSEWHERE}")
    return page.section("in the baseline", counted(sum(block.times for block in blocks), "finding"), rows)


def _undecided(report: Report, page: Page) -> str:
    entries = stalemates(report.undecided)
    rows: list[Row] = [
        (
            page.spots(entry.places) or inert(entry.where),
            page.beside(entry.rule, inert(entry.why) + times(entry.times)),
        )
        for entry in entries[:_MOST_BLOCKS]
    ]
    rows += _more(sum(entry.times for entry in entries[_MOST_BLOCKS:]), f"; {_ALL_ELSEWHERE}")
    return page.section("undecided", counted(len(report.undecided), "verdict"), rows)


def _unchecked(report: Report, page: Page) -> str:
    groups, idle = unchecked(report)
    rows = _words(groups, page)
    rows += [(page.spots(each.places), page.beside(_of_a_kind(each))) for each in idle]
    total = sum(len(group.places) for group in groups) + sum(len(each.places) for each in idle)
    return page.section("not checked, since no rule applies", counted(total, "figure"), rows)


def _of_a_kind(idle: Idle) -> str:
    """How many there are, and the first of them."""
    words = list(dict.fromkeys(quoted(place.text, _SHORT) for place in idle.places))
    more = " …" if len(words) > _EXAMPLES else ""
    kind = idle.one if len(idle.places) == 1 else idle.several
    return f"{len(idle.places)} {kind}: {', '.join(words[:_EXAMPLES])}{more}"


def _unread(report: Report, page: Page) -> str:
    left = report.ledger.not_understood
    return page.section("not understood", counted(len(left), "place"), _words(unread(left), page))


def _words(groups: Sequence[Unread], page: Page) -> list[Row]:
    """The words, each with its places; the first of them, and how many places more."""
    rows: list[Row] = [(page.spots(group.places), page.beside(quoted(group.text))) for group in groups[:_UNREAD_LINES]]
    return [*rows, *_more(sum(len(group.places) for group in groups[_UNREAD_LINES:]))]


def _remarks(report: Report) -> list[str]:
    """The remarks of the reading, and the documents in which no claim was found."""
    held = {claim.place.input for claim in report.claims}
    empty = [] if report.says_nothing else [
        f"{file.path}: no claim was found; {LOOKED_FOR} were looked for"
        for number, file in enumerate(report.inputs)
        if number not in held and file.kind != "workbook"
    ]  # fmt: skip
    return [*report.remarks, *empty]


def _sum_up(report: Report, page: Page, threshold: Severity | None) -> str:
    """The last line; it is split where the page is too narrow for it."""
    style = {0: _PASSES, 4: _NOTHING_CHECKED}.get(report.exit_code(threshold), _FAILS)
    crashed = [counted(len(report.crashed), "rule") + " crashed"] if report.crashed else []
    lines = page.sentence([totals(report), coverage(report), *crashed]).split("\n")
    return "\n".join(page.styled(line, style) for line in lines)
