"""What a term means in one document: "In this report 'Member States' means the 25 Member States that are bound"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import language, pack
from sucheck.claims.text.mention import Definition, Sentence, Span
from sucheck.claims.text.phrases import alternatives, plain
from sucheck.claims.text.scan import Scan

_OPEN, _CLOSE = r"[\s'\"\u2018\u201c\u201e\u00ab]*", r"[\s'\"\u2019\u201d\u201c\u00bb]*"


class _Grammar(NamedTuple):
    means: re.Pattern[str]
    hereinafter: re.Pattern[str]


def find_definitions(scans: Sequence[Scan], sentences: Sequence[Sentence], code: str) -> Iterator[Definition]:
    """The meanings that a document gives to terms: by "means", or in brackets behind what is meant."""
    grammar, units = _grammar(code), language(code).units
    for sentence in sentences:
        text = scans[sentence.block].text
        if found := grammar.means.search(text, sentence.start, sentence.end):
            term, meaning = found.span("term" if found["term"] else "quoted"), (found.end(), sentence.end)
        elif found := grammar.hereinafter.search(text, sentence.start, sentence.end):
            term, meaning = found.span("term"), (sentence.start, found.start())
        else:
            continue
        unit = units.get(plain(text[slice(*term)]), "")
        block = sentence.block
        yield Definition(unit=unit, term=Span(block=block, start=term[0], end=term[1]),
                         meaning=Span(block=block, start=meaning[0], end=meaning[1]))  # fmt: skip


@cache
def _grammar(code: str) -> _Grammar:
    words, articles = pack(code)["definitions"], alternatives(pack(code)["states"]["articles"])
    terms = alternatives(words["terms"])
    named = rf"(?:{alternatives(words['before'])}){_OPEN}(?P<term>{terms}){_CLOSE}"
    quoted = rf"['\"\u2018\u201c\u201e\u00ab]\s?(?P<quoted>{terms})\s?['\"\u2019\u201d\u201c\u00bb]"
    marked = f"(?:{named}|{quoted})"
    return _Grammar(
        means=re.compile(
            rf"(?<!\w){marked}[^.;:()]{{0,60}}?(?<!\w)(?:{alternatives(words['means'])})(?!\w)\s*", re.IGNORECASE
        ),
        hereinafter=re.compile(
            rf"\(\s*(?:{alternatives(words['hereinafter'])})\s*:?{_OPEN}(?:(?:{articles})\s+)?(?P<term>{terms}){_CLOSE}\)",
            re.IGNORECASE,
        ),
    )
