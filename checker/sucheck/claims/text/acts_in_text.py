"""The numbers of acts, documents and infringement cases in running text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.mention import CitedAct, CitedCase, CitedDocument, Dated, Span
from sucheck.claims.text.phrases import alternatives, whole
from sucheck.claims.text.scan import Found, Scan
from sucheck.law.acts import act
from sucheck.law.citations import FoundCitation, find_citations
from sucheck.law.documents import Reference, find_references

#: INFR(2021)2089, INFR 2021/2089, INFR(2021) 2089.
_CASE = re.compile(r"(?<![\w/])INFR\s?(?:\((?P<year>\d{4})\)\s?/?|(?P<bare>\d{4})[/\s])(?P<number>\d{4})(?!\d)")
#: Every number of an act has one of these; to look for it costs little.
_HINT = re.compile(r"[0-9]/[0-9]|[03][0-9]{4}[LRDFH]|/eli/")
_DATE_BEHIND = re.compile(r"\d{1,2}(?:\.\d{1,2}\.|\s+\w+\s+)\d{4}$")
_LINK = re.compile(r"(?:https?://|(?<![\w.])www\.)\S+")
_JOINED = re.compile(r"\s*(?:,|;|/|&|\S{1,4})?\s*(?:\S{1,4}\s+)?")
#: How far before an act the word that makes it an inner one may stand.
_BACK = 60


def find_acts(scan: Scan, code: str) -> None:
    """Add the acts, documents and cases that a block cites by number; nothing else is looked for in links."""
    before: Found | None = None
    for found in find_citations(scan.text) if _HINT.search(scan.text) else ():
        scan.take(found.start, found.end, _cited(scan, found, code, before))
        before = scan.found[-1]
    for reference in find_references(scan.text):
        if scan.is_free(reference.start, reference.end):
            _take_document(scan, reference)
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


def _take_document(scan: Scan, reference: Reference) -> None:
    """Add a document with the date behind its number, and the bracket that closes behind the date."""
    start, end, words = reference.start, reference.end, None
    if reference.date:
        words = _DATE_BEHIND.search(scan.text, start, end)
    if words and scan.text[words.start() - 1] == "(" and scan.text[end : end + 1] == ")":
        end += 1
    span = Span(block=scan.block, start=words.start(), end=words.end()) if words else None
    date = reference.date.isoformat() if reference.date else None
    scan.take(start, end, CitedDocument(number=reference.number, date=date, date_span=span))


def join_dates(scan: Scan, code: str) -> None:
    """Give an act without a date the one right behind it: "(17.4.2019" that no bracket closes, "dated 7 April 2016"."""
    scan.found.sort(key=lambda found: found.start)
    joined: list[Found] = []
    for found in scan.found:
        last = joined[-1] if joined else None
        if last and (act := _with_date(scan, last, found, code)):
            joined[-1] = act
        else:
            joined.append(found)
    scan.found = joined


def _with_date(scan: Scan, cited: Found, dated: Found, code: str) -> Found | None:
    if not isinstance(cited.said, CitedAct) or not isinstance(dated.said, Dated) or cited.said.date:
        return None
    is_day = len(dated.said.value) == len("2019-04-17") and not dated.said.edge
    if not is_day or not _joint(code).fullmatch(scan.text, cited.end, dated.start):
        return None
    span = Span(block=scan.block, start=dated.start, end=dated.end)
    return Found(start=cited.start, end=dated.end, said=replace(cited.said, date=dated.said.value, date_span=span))


def _span_of(scan: Scan, words: str, start: int, end: int) -> Span:
    at = scan.text.rindex(words, start, end)
    return Span(block=scan.block, start=at, end=at + len(words))


@cache
def _amending(code: str) -> re.Pattern[str]:
    return re.compile(whole(pack(code)["acts"]["grammar"]["amends"]), re.IGNORECASE)


@cache
def _joint(code: str) -> re.Pattern[str]:
    joints = alternatives(pack(code)["acts"]["grammar"]["date_joints"])
    return re.compile(rf"\s*\(\s*|,?\s+(?:{joints})\s+", re.IGNORECASE)
