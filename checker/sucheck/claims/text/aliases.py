"""Names that a document gives to acts.

The words before a mark whose note opens with a citation name that act, and so do the words before brackets that open
with one, or within brackets behind one: "the PNR Directive40", "the PNR Directive (Directive (EU) 2016/681)",
"Directive (EU) 2016/681 (the PNR Directive)".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sucheck.claims.text.mention import CitedAct, LearnedName, Span
from sucheck.claims.text.name_grammar import ActName, act_words, name_before
from sucheck.claims.text.scan import Found, Scan
from sucheck.law.names import is_code
from sucheck.model import Document

_QUOTED = re.compile(r"(?P<open>['\"‘“„«])\s?(?P<name>[^'\"‘“”„«»()]{2,120}?)\s?['\"’”“»]")  # noqa: RUF001 - typographic signs
_ACRONYM = re.compile(r"(?:\d{1,2}(?:th)?\s?)?[A-Z]{2,10}[a-z]?(?:[ -]?[A-Z0-9]{1,3})?")
_GAP = re.compile(r"[\s,]*")
#: How far behind its citation a name in quotes may stand: a title is between them.
_FAR = 600


def learn_names(document: Document, scans: Sequence[Scan], code: str) -> tuple[LearnedName, ...]:
    """The names that a document gives to acts, in reading order."""
    learned = [*_from_marks(document, scans, code), *(name for scan in scans for name in _from_brackets(scan, code))]
    return tuple(sorted(learned, key=lambda name: (name.where.block, name.where.start)))


def opening_acts(scan: Scan, code: str) -> tuple[Found, ...]:
    """The acts that a note opens with: the first, and those enumerated with it."""
    cited = [found for found in scan.found if isinstance(found.said, CitedAct)]
    if not cited or not act_words(code).note_lead.fullmatch(scan.text, 0, cited[0].start):
        return ()
    return _enumerated(scan, cited)


def _enumerated(scan: Scan, cited: Sequence[Found]) -> tuple[Found, ...]:
    """The first act, and those that follow it with nothing but a comma or a conjunction between them."""
    run = [cited[0]]
    for found in cited[1:]:
        if not re.fullmatch(r"[\s,;)]*(?:\w{1,4}\s+)?", scan.text[run[-1].end : found.start]):
            break
        run.append(found)
    return tuple(run)


def _from_marks(document: Document, scans: Sequence[Scan], code: str) -> Iterator[LearnedName]:
    for mark in document.marks:
        acts = opening_acts(scans[mark.note], code) if mark.note is not None else ()
        name = name_before(scans[mark.block].text, mark.at, code) if acts else None
        if name and mark.note is not None:
            yield _learned(scans[mark.block], name, acts, mark.note, code)


def _from_brackets(scan: Scan, code: str) -> Iterator[LearnedName]:
    cited = [found for found in scan.found if isinstance(found.said, CitedAct)]
    for index, found in enumerate(cited):
        opening = found.start - 1 if scan.text[max(0, found.start - 1) : found.start] in {"(", "["} else -1
        name = name_before(scan.text, opening, code) if opening > 0 else None
        if name:
            yield _learned(scan, name, _enumerated(scan, cited[index:]), scan.block, code)
        if isinstance(found.said, CitedAct) and not found.said.is_inner:
            following = next((later.start for later in cited[index + 1 :] if not _is_inner(later)), len(scan.text))
            if behind := _name_behind(scan, found.end, min(following, found.end + _FAR), code):
                yield _learned(scan, behind, (found,), scan.block, code)


def _is_inner(found: Found) -> bool:
    return isinstance(found.said, CitedAct) and found.said.is_inner


def _name_behind(scan: Scan, start: int, end: int, code: str) -> ActName | None:
    """A name in brackets behind a citation: right behind it, or in quotes behind the title."""
    words = act_words(code)
    for pair in scan.pairs[bisect_left(scan.pairs, start, key=lambda pair: pair.start) :]:
        if pair.end > end:
            break
        inner = pair.start + 1
        if here := words.hereinafter.match(scan.text, inner, pair.end):
            inner = here.end()
        inner = words.article.match(scan.text, inner, pair.end).end()  # type: ignore[union-attr]  # matches nothing too
        name = scan.text[inner : pair.end].rstrip(" '\"’”»“,.")  # noqa: RUF001 - typographic signs
        is_close = _GAP.fullmatch(scan.text, start, pair.start) is not None
        is_quoted = _QUOTED.search(scan.text, pair.start, pair.end) is not None
        if not (is_close or is_quoted or here) or not scan.is_free(inner, inner + len(name)):
            continue
        word = words.word.search(name)
        if word or (_ACRONYM.fullmatch(name) and not is_code(name)):
            kind = words.types[word.group().lower()] if word else "directive"
            return ActName(inner, inner + len(name), kind)
    return None


def _learned(scan: Scan, name: ActName, acts: Sequence[Found], source: int, code: str) -> LearnedName:
    text = scan.text[name.start : name.end]
    is_plural = any(word in act_words(code).plurals for word in text.lower().split())
    cited = [found.said.citation for found in (acts if is_plural else acts[:1]) if isinstance(found.said, CitedAct)]
    return LearnedName(
        name=text,
        acts=tuple(dict.fromkeys(citation.key for citation in cited)),
        type=cited[0].type or "directive",
        where=Span(block=scan.block, start=name.start, end=name.end),
        source=Span(block=source, start=acts[0].start, end=acts[0].end),
    )
