"""What changed, as a page for the terminal: by act, no wider than the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.model import Change, ClaimChange, Comparison, Finding, FindingChange, Place, Severity
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
from sucheck.report.page import NARROWEST, Page, Row, columns, trimmed
from sucheck.report.wording import counted, explanation, inert

_STYLES = {Change.APPEARED: "1;31", Change.WENT: "1;32", Change.CHANGED: "33"}
_PASSES, _NOTHING, _FAILS = "1;32", "1;33", "1;31"
_MOST_ROWS = 1000  # of one act; JSON holds all


def render(comparison: Comparison, *, threshold: Severity | None, width: int = 80, color: bool = False) -> str:
    """The changes as lines of at most `width` characters (never under 40); the last one sums up."""
    page = _page(comparison, max(width, NARROWEST), color=color)
    sections = [_legend(comparison, page)]
    sections += [_act(comparison, act, page) for act in acts_of(comparison)]
    series = comparison.series or ()
    rows = [_finding_row("series", each, page, style="1;31") for each in series]
    sections.append(page.section("only of both together", counted(len(series), "finding"), rows, apart=True))
    sections.append(page.bullets("remarks", comparison.remarks))
    sections.append(page.bullets("rules that crashed, a fault of sucheck and not of the file", comparison.crashed))
    style = {0: _PASSES, 4: _NOTHING}.get(comparison.exit_code(threshold), _FAILS)
    last = page.sentence([sum_of(comparison)] if comparison.is_empty else [sum_of(comparison), rest_of(comparison)])
    sections.append("\n".join(page.styled(line, style) for line in last.split("\n")))
    return trimmed("\n\n".join(section for section in sections if section))


def _page(comparison: Comparison, width: int, *, color: bool) -> Page:
    longest = max((len(inert(place.address)) for place in _places(comparison)), default=0)
    wanted = longest + len("[1] ") + len(";")
    return Page(width=width, place=min(max(wanted, 10), max(width * 3 // 10, 10)), color=color, name_input=True)


def _places(comparison: Comparison) -> Iterator[Place]:
    for change in comparison.claims:
        yield from spots_of(change)
    for state in comparison.states:
        yield from state.places
    for each in comparison.findings:
        yield from each.finding.places
    for finding in comparison.series or ():
        yield from finding.places


def _legend(comparison: Comparison, page: Page) -> str:
    marks = [f"[{number}]" for number in range(1, len(comparison.inputs) + 1)]
    rows = [(mark, told_input(each)) for mark, each in zip(marks, comparison.inputs, strict=True)]
    return columns(rows, (len(marks[-1]), page.width - len(marks[-1]) - 2))


def _act(comparison: Comparison, act: str, page: Page) -> str:
    rows = [_claim_row(change, page) for change in comparison.claims if ", ".join(change.acts) == act]
    for group in groups_of_states([each for each in comparison.states if each.act == act]):
        places = places_of(group)
        rows.append((page.spots(places), page.beside(page.styled("rows", "2"), told_states(group))))
    rows += [_change_row(each, page) for each in comparison.findings if (each.finding.act or "") == act]
    total = counted(len(rows), "change")
    shown = rows[:_MOST_ROWS]
    if len(rows) > len(shown):
        shown.append(("", f"and {len(rows) - len(shown)} more; --format json holds them all"))
    return page.section(inert(act) or "no single act", total, shown, apart=True)


def _claim_row(change: ClaimChange, page: Page) -> Row:
    lines = [page.beside(page.styled(WORDS[change.change], _STYLES[Change.CHANGED]), told_change(change))]
    if change.why:
        lines.append(page.beside(page.styled("why", "2"), inert(change.why)))
    return page.spots(spots_of(change)), "\n".join(lines)


def _change_row(each: FindingChange, page: Page) -> Row:
    row = _finding_row(
        WORDS[each.change], each.finding, page, style=_STYLES[each.change], brief=each.change is Change.WENT
    )
    if each.before is None:
        return row
    was = f"{each.before.severity.word}: {inert(each.before.message)}"
    waived = " (waived)" if each.before.waived else ""
    return row[0], "\n".join([row[1], page.labelled([("", page.styled("before", "2"), was + waived)])])


def _finding_row(word: str, finding: Finding, page: Page, *, style: str, brief: bool = False) -> Row:
    told = f"{finding.severity.word}: {inert(finding.message)}"
    details = [] if brief else [
        ("", page.styled(label, "2"), text) for label, text in explanation(finding, alone=True) if label != "basis"
    ]  # fmt: skip
    return page.spots(finding.places), page.labelled([(page.styled(word, style), finding.rule, told), *details])
