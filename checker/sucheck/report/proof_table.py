"""A verification, as a page for the terminal."""

from __future__ import annotations

from sucheck.model import Difference, Standing, Verification, VerifiedFinding
from sucheck.report.page import NARROWEST, Page, Row, columns, trimmed
from sucheck.report.proof_wording import told_input, told_rules, told_settings, totals, verdict
from sucheck.report.wording import counted, inert

_STYLES = {Standing.STANDS: "1;32", Standing.DIFFERS: "1;31", Standing.GONE: "1;31", Standing.NEW: "1;31"}
_WORDS = {Standing.STANDS: "stands", Standing.DIFFERS: "differs", Standing.GONE: "gone", Standing.NEW: "new"}
_MOST_ROWS = 1000


def render(verification: Verification, *, width: int = 80, color: bool = False) -> str:
    """What became of the result as lines of at most `width` characters (never under 40); the last one sums up."""
    page = _page(verification, max(width, NARROWEST), color=color)
    files = [told_input(each) for each in verification.inputs]
    rows = [_finding(each, page) for each in verification.findings]
    more = [("", f"and {len(rows) - _MOST_ROWS} more; --format json holds them all")] if len(rows) > _MOST_ROWS else []
    number = len(verification.differences) + verification.more
    sections = [
        columns([(inert(verification.path),)], (page.width,)),
        page.bullets("inputs", files),
        page.bullets("settings", [told_settings(verification.configuration)]),
        page.bullets("rules that are not as they were", list(told_rules(verification))),
        page.section("findings", counted(len(rows), "finding"), [*rows[:_MOST_ROWS], *more]),
        page.bullets("the result contradicts itself", [_difference(each) for each in verification.contradictions]),
        page.bullets(f"not as computed now · {counted(number, 'value')}", _differences(verification)),
        page.bullets("rules that crashed, a fault of sucheck and not of the file", verification.crashed),
        _last(verification, page),
    ]
    return trimmed("\n\n".join(section for section in sections if section))


def _page(verification: Verification, width: int, *, color: bool) -> Page:
    longest = max(
        (len(inert(place.address)) for each in verification.findings for place in each.finding.places), default=0
    )
    several = len(verification.inputs) > 1
    wanted = longest + len(",") + (len("[1] ") if several else 0)
    return Page(width=width, place=min(max(wanted, 10), max(width * 3 // 10, 10)), color=color, name_input=several)


def _finding(each: VerifiedFinding, page: Page) -> Row:
    finding = each.finding
    told = f"{finding.severity.word}: {inert(finding.message)}"
    keys = [("", "", f"differs in {inert(', '.join(each.keys))}")] if each.keys else []
    word = page.styled(_WORDS[each.standing], _STYLES[each.standing])
    return page.spots(finding.places), page.labelled([(word, inert(finding.rule), told), *keys])


def _differences(verification: Verification) -> list[str]:
    told = [_difference(each) for each in verification.differences]
    return [*told, f"and {verification.more} more"] if verification.more else told


def _difference(each: Difference) -> str:
    return f"{each.where}: {each.recorded} in the result, {each.found} computed"


def _last(verification: Verification, page: Page) -> str:
    style = "1;32" if verification.is_proved else "1;31"
    parts = [verdict(verification)] + ([totals(verification)] if verification.is_recomputed else [])
    return "\n".join(page.styled(line, style) for line in page.sentence(parts).split("\n"))
