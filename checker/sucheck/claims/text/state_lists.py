"""Lists of States in running text: which names belong together, and what stands before, between and behind them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import Language, pack
from sucheck.claims.numbers import parse_number
from sucheck.claims.text.mention import CitedCase, Sentence, Span, Stands, States
from sucheck.claims.text.phrases import alternatives, at_end, leading
from sucheck.claims.text.scan import Scan
from sucheck.claims.text.state_names import Name, names_in
from sucheck.claims.text.state_roles import ends_of_acts, role_of
from sucheck.model import BlockKind, Document, Member, StateList

#: How far before a list its opening words are looked for, and behind it its closing ones.
_BACK, _AHEAD = 80, 60
_FIGURE = re.compile(r"\s?(?:\((?P<inner>[0-9]{1,3})\)|:?\s?(?P<figure>[0-9]{1,3})(?![0-9.,/]*[0-9]))")
_REMARK = r"\s*\((?:[^()]|\([^()]*\))*\)"
_WHOLE = re.compile(rf"\s*(?:{_REMARK})?\s*(?:[.;]|$)")
_LAST_FIGURE = re.compile(r"\s?\([0-9]{1,3}\)")
#: No remark between two names is longer.
_FARTHEST = 200
_DASH = re.compile(r"(?:^|\s)[\u2013\u2014-]\s*$")
_COLON = re.compile(r":\s*$")


class _Grammar(NamedTuple):
    between: re.Pattern[str]
    exceptions: re.Pattern[str]
    openers: re.Pattern[str]
    leads: re.Pattern[str]
    article: re.Pattern[str]
    others: re.Pattern[str]
    open_end: re.Pattern[str]
    joint: re.Pattern[str]
    goes_on: re.Pattern[str]


class _Before(NamedTuple):
    """What the words before a list make of it, and where it then begins."""

    start: int
    stands: Stands
    closed: bool = True
    complement: bool = False
    opener: str = ""


def find_states(scan: Scan, document: Document, sentences: Sequence[Sentence], words: Language) -> None:
    """Add the States and other countries that a block names."""
    grammar, acts = _grammar(words.code), ends_of_acts(scan)
    cited = sorted((found.start, found.said.number) for found in scan.found if isinstance(found.said, CitedCase))
    for run in list(_runs(scan, names_in(scan, words.code), grammar)):
        before = _before(scan, run[0].start, grammar)
        members = _members(scan.text, run)
        has_figures = members[0].number is not None
        end, more, is_open = _behind(scan.text, run[-1].end, words, has_figures=has_figures)
        is_open |= _is_cut(scan.text, run, end, grammar)
        stands = before.stands if before.stands is not Stands.NOTE or _WHOLE.match(scan.text, end) else Stands.SENTENCE
        start = before.start if scan.is_free(before.start, run[0].start) else run[0].start
        listed = StateList(
            members=members, closed=before.closed and not is_open, complement=before.complement, more=more,
            place=document.place(scan.block, start, end),
        )  # fmt: skip
        said = States(
            listed=listed,
            spans=tuple(Span(block=scan.block, start=name.start, end=name.end) for name in run),
            stands=stands,
            role=role_of(scan, run, sentences, acts, words.code),
            opener=before.opener,
            cases=_cases(scan, run, end, cited),
        )
        scan.take(start, end, said)


def _runs(scan: Scan, names: Sequence[Name], grammar: _Grammar) -> Iterator[tuple[Name, ...]]:
    """The names that follow one another with nothing but separators, figures and remarks in brackets between them."""
    run: list[Name] = []
    for name in names:
        unknown = _joined(scan, run[-1], name, grammar) if run else []
        if unknown is None:
            yield tuple(run)
            run = []
        run += [*(unknown or []), name]
    if run:
        yield tuple(run)


def _joined(scan: Scan, first: Name, second: Name, grammar: _Grammar) -> list[Name] | None:
    """None where two names are not of one list; else the unknown name between them, if there is one."""
    if first.is_capital is not second.is_capital or second.start - first.end > _FARTHEST:
        return None
    between = grammar.between.fullmatch(scan.text, first.end, second.start)
    if between is None or scan.aside(first.start, first.end) != scan.aside(second.start, second.end):
        return None
    if between["unknown"]:
        start, end = between.span("unknown")
        return [Name(start, end, None)] if scan.is_free(start, end) else None
    return []


def _before(scan: Scan, start: int, grammar: _Grammar) -> _Before:
    """What opens a list: an exception, "including", "namely", a bracket, a dash, the start of a note."""
    text, low = scan.text, max(0, start - _BACK)
    head = grammar.article.sub("", text[low:start])
    closed, complement, opener = True, False, ""
    if found := grammar.exceptions.search(head):
        complement, opener = True, found["phrase"]
        start, head = low + found.start(), head[: found.start()]
    elif found := grammar.openers.search(head):
        closed, opener = False, found["phrase"]
        head = head[: found.start()]
    lead = grammar.leads.search(head)
    aside = scan.aside(start, start + 1)
    inner = text[aside[0] + 1 : low + len(head)] if aside else None
    if inner is not None and not inner[: lead.start() - len(head) if lead else None].strip(" ,:"):
        stands = Stands.PARENTHESIS
    elif lead or _COLON.search(head):
        stands, opener = Stands.NAMELY, opener or (lead["phrase"] if lead else "")
    elif _DASH.search(head):
        stands = Stands.DASH
    elif scan.kind is BlockKind.NOTE and not text[: low + len(head)].strip():
        stands = Stands.NOTE
    else:
        stands = Stands.SENTENCE
    return _Before(start, stands, closed, complement, opener)


def _behind(text: str, end: int, words: Language, *, has_figures: bool) -> tuple[int, int, bool]:
    """Where a list ends with what closes it: its end, how many others it counts, whether it is open."""
    grammar = _grammar(words.code)
    if figure := (_FIGURE if has_figures else _LAST_FIGURE).match(text, end, end + _AHEAD):
        end = figure.end()
    others = grammar.others.match(text[end : end + _AHEAD])
    number = parse_number(others["number"], words) if others else None
    if others and number and isinstance(number[0], int):
        return end + others.end(), number[0], False
    trailer = grammar.open_end.match(text, end, end + _AHEAD)
    return (trailer.end(), 0, True) if trailer else (end, 0, False)


def _is_cut(text: str, run: Sequence[Name], end: int, grammar: _Grammar) -> bool:
    """Whether a list goes on behind its last name with something else: "Malta, Spain and the Benelux countries"."""
    if len(run) == 1 or grammar.joint.search(text, run[-2].end, run[-1].start):
        return False
    return grammar.goes_on.match(text, end) is not None


def _members(text: str, run: Sequence[Name]) -> tuple[Member, ...]:
    figures = [_FIGURE.match(text, name.end) for name in run]
    if len(run) > 1 and not figures[0]:
        figures = [None] * len(run)
    if len(run) == 1 and figures[0] and not figures[0].group().endswith(")"):
        figures = [None]
    return tuple(
        Member(
            state=name.code,
            text=text[name.start : name.end],
            number=int(figure["inner"] or figure["figure"]) if figure else None,
        )
        for name, figure in zip(run, figures, strict=True)
    )


def _cases(scan: Scan, run: Sequence[Name], end: int, cited: Sequence[tuple[int, str]]) -> tuple[tuple[str, ...], ...]:
    """The infringement numbers behind each name, up to the next one; none at all where no name has any."""
    aside = scan.aside(end + 2, end + 3) if scan.text[end : end + 2] == " (" else None
    ends = [*(name.start for name in run[1:]), aside[1] if aside else end + len(" INFR(2019)")]
    cases = tuple(
        tuple(number for _, number in cited[bisect_left(cited, (name.end, "")) : bisect_left(cited, (stop, ""))])
        for name, stop in zip(run, ends, strict=True)
    )
    return cases if any(cases) else ()


@cache
def _grammar(code: str) -> _Grammar:
    sections = pack(code)
    lists, states = sections["lists"], sections["states"]
    joints = rf"(?i:{alternatives([*lists['conjunctions'], *states['joints']])})"
    again = rf"(?:{leading(states['repeated'])})?"
    behind_comma = rf"(?:{leading(states['repeated_behind_commas'])})?" if states["repeated_behind_commas"] else ""
    both = {phrase.lower() for phrase in sections["counts"]["quantifiers"]["both"]}
    leads = alternatives([lead for lead in (*states["leads"], *lists["leads"]) if lead not in both])
    articles = rf"(?:{leading(states['articles'])})?"
    cases = r"(?:\s?INFR[\s(]*[0-9]{4}[)/\s]*[0-9]{4},?)*"
    figure = r"(?:\s?[:(]?\s?[0-9]{1,3}\)?)?"
    sign = rf"(?:\s*[,;/|\u2022&]\s*(?:{joints}\s+)?{behind_comma}|\s+{joints}\s+{again}|\s*)"
    unknown = r"(?P<unknown>[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][^\W\d_]+){0,2})"
    trailers = alternatives([*lists["trailers"], *lists["openers"]])
    return _Grammar(
        between=re.compile(
            rf"{figure}{cases}(?:{_REMARK}){{0,2}}{cases}{sign}{articles}(?:{unknown}(?:\s*,\s*(?:{joints}\s+)?|\s+{joints}\s+){articles})?"
        ),
        exceptions=at_end(lists["exceptions"]),
        openers=at_end(lists["openers"]),
        leads=re.compile(rf"(?<![\w-])(?P<phrase>{leads})\s*:?\s*$", re.IGNORECASE),
        article=re.compile(rf"(?<![\w-]){leading(states['articles'])}$", re.IGNORECASE),
        others=re.compile(
            rf"\s*,?\s*{joints}\s+(?P<number>\S+)\s+(?:{alternatives(lists['others'])})(?!\w)(?:\s+(?:{alternatives(states['unit_words'])})(?!\w))?",
            re.IGNORECASE,
        ),
        joint=re.compile(rf"(?<!\w){joints}(?!\w)"),
        goes_on=re.compile(rf"\s*,?\s*{joints}(?!\w)"),
        open_end=re.compile(rf"\s*,?\s*(?:{joints}\s+)?(?:{trailers})(?!\w)\.?", re.IGNORECASE),
    )
