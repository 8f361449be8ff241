"""The numbers of acts, documents and infringement cases in running text."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.mention import CitedAct, CitedCase, CitedDocument, Span
from sucheck.claims.text.phrases import whole
from sucheck.claims.text.scan import Found, Scan
from sucheck.law.acts import act
from sucheck.law.citations import FoundCitation, find_citations
from sucheck.law.documents import find_references

#: INFR(2021)2089, INFR 2021/2089, INFR(2021) 2089.
_CASE = re.compile(r"(?<![\w/])INFR\s?(?:\((?P<year>\d{4})\)\s?/?|(?P<bare>\d{4})[/\s])(?P<number>\d{4})(?!\d)")
_LINK = re.compile(r"(?:https?://|(?<![\w.])www\.)\S+")
_JOINED = re.compile(r"\s*(?:,|;|/|&|\S{1,4})?\s*(?:\S{1,4}\s+)?")
#: How far before an act the word that makes it an inner one may stand.
_BACK = 60


def find_acts(scan: Scan, code: str) -> None:
    """Add the acts, documents and cases that a block cites by number; what a link says is no mention of anything else."""
    before: Found | None = None
    for found in find_citations(scan.text):
        scan.take(found.start, found.end, _cited(scan, found, code, before))
        before = scan.found[-1]
    for reference in find_references(scan.text):
        if scan.is_free(reference.start, reference.end):
            cited = CitedDocument(
                number=reference.number,
                date=reference.date.isoformat() if reference.date else None,
                date_span=_date_span(scan, reference.start, reference.end, reference.date),
            )
            scan.take(reference.start, reference.end, cited)
    for case in _CASE.finditer(scan.text):
        if scan.is_free(*case.span()):
            scan.take(*case.span(), CitedCase(number=f"INFR({case['year'] or case['bare']}){case['number']}"))
    for link in _LINK.finditer(scan.text):
        scan.hide(*link.span())


def _cited(scan: Scan, found: FoundCitation, code: str, before: Found | None) -> CitedAct:
    known = act(found.citation.celex) if found.citation.type in {None, "directive"} else None
    return CitedAct(
        citation=found.citation,
        act=known.key if known else None,
        date=found.date.isoformat() if found.date else None,
        date_span=_span_of(scan, found.date_words, found.start, found.end) if found.date_words else None,
        is_inner=_is_inner(scan.text, found.start, code, before),
    )


def _is_inner(text: str, start: int, code: str, before: Found | None) -> bool:
    """Whether an act is what another one amends: the word stands before it, or before the act it is enumerated with."""
    since = max(before.end if before else 0, start - _BACK)
    words = [match.end() for match in _amending(code).finditer(text, since, start)]
    if words and ". " not in text[words[-1] : start]:
        return True
    joined = before is not None and _JOINED.fullmatch(text, before.end, start) is not None
    return joined and before is not None and isinstance(before.said, CitedAct) and before.said.is_inner


def _date_span(scan: Scan, start: int, end: int, date: dt.date | None) -> Span | None:
    """The last words of a citation from the first figure of its date on."""
    if date is None:
        return None
    words = re.search(r"\d{1,2}(?:\.\d{1,2}\.|\s+\w+\s+)\d{4}$", scan.text[start:end])
    return Span(block=scan.block, start=start + words.start(), end=end) if words else None


def _span_of(scan: Scan, words: str, start: int, end: int) -> Span:
    at = scan.text.rindex(words, start, end)
    return Span(block=scan.block, start=at, end=at + len(words))


@cache
def _amending(code: str) -> re.Pattern[str]:
    return re.compile(whole(pack(code)["acts"]["grammar"]["amends"]), re.IGNORECASE)
