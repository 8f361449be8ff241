"""Dates in running text, with the precision that was written, and the phrases that give a state of play.

Forms met in reports: 25 May 2018, 25th May 2018, May 25, 2018, 17.10.2019, 2019-10-17, 7-8 October 2019, from 7 to 10
October 2019, July and October 2019, early December 2019, the first half of 2019, Q3 2019, by 31 December, 2014-2019.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.mention import AsOf, Dated
from sucheck.claims.text.phrases import alternatives, at_end, first_words, meanings, plain, whole
from sucheck.claims.text.scan import Scan
from sucheck.model import Certainty

_YEAR = r"(?:19|20)[0-9]{2}"
#: How far back a preposition or a phrase is looked for.
_BACK = 60
_TWELVE = 12
_OPENING_BRACKET = re.compile(r"[\s(\[:,]*$")


class _Grammar(NamedTuple):
    pattern: re.Pattern[str]
    months: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]]
    leads: re.Pattern[str]
    leads_with_article: re.Pattern[str]
    edges: re.Pattern[str]
    edge_of: Mapping[str, str]
    plain_as_of: re.Pattern[str]
    unclear_as_of: re.Pattern[str]
    now: re.Pattern[str]
    first_words: frozenset[str]
    now_words: frozenset[str]


def find_dates(scan: Scan, code: str) -> None:
    """Add the dates and the states of play of a block."""
    grammar = _grammar(code)
    for match in scan.matches(grammar.pattern, grammar.first_words):
        _add(scan, match, grammar)
    for match in scan.matches(grammar.now, grammar.now_words):
        scan.take(*match.span(), AsOf(value=None))


def _add(scan: Scan, match: re.Match[str], grammar: _Grammar) -> None:
    """Add one date with the words before it that belong to it; a bare year or month needs such words."""
    read = _value(match, grammar)
    if read is None:
        return
    value, certainty = read
    start, edge = match.start(), ""
    before = scan.text[max(0, start - _BACK) : start]
    if found := grammar.edges.search(before):
        edge = grammar.edge_of[plain(found["phrase"])]
        start -= len(before) - found.start()
        before = before[: found.start()]
    clear = grammar.plain_as_of.search(_OPENING_BRACKET.sub("", before))
    as_of = clear or (None if edge else grammar.unclear_as_of.search(before))
    if as_of:
        start -= len(before) - as_of.start()
        sure = Certainty.READ if clear and certainty is Certainty.READ else Certainty.GUESSED
        scan.take(start, match.end(), AsOf(value=value, certainty=sure))
        return
    lead = (grammar.leads_with_article if edge or match["part"] or match["day"] else grammar.leads).search(before)
    if match["vague"] and not (lead or edge):
        return
    words = plain(lead["phrase"]) if lead else ""
    scan.take(start, match.end(), Dated(value=value, edge=edge, lead=words, certainty=certainty))


def _value(match: re.Match[str], grammar: _Grammar) -> tuple[str, Certainty] | None:
    """The ISO form of what was matched; None where the calendar has no such day."""
    sure = Certainty.READ
    if match["iso"]:
        return _checked(match["iso"], sure)
    if match["sep"]:
        first, second = int(match["n1"]), int(match["n2"])
        if match["sep"] != "." and first <= _TWELVE and second <= _TWELVE and first != second:
            sure = Certainty.GUESSED
        if match["sep"] != "." and second > _TWELVE:
            first, second = second, first
        return _checked(f"{match['n3']}-{second:02}-{first:02}", sure)
    if match["part"]:
        low, high = grammar.parts[plain(match["part"])]
        return f"{match['part_year']}-{low:02}/{match['part_year']}-{high:02}", sure
    if match["us_month"]:
        month = grammar.months[match["us_month"].lower()]
        return _checked(f"{match['us_year']}-{month:02}-{_day(match['us_day']):02}", sure)
    if match["day"]:
        return _of_day(match, grammar.months)
    if match["month"]:
        return _of_month(match, grammar.months)
    if match["lone"]:
        return f"--{grammar.months[match['lone'].lower()]:02}", sure
    return _of_years(match)


def _of_day(match: re.Match[str], months: Mapping[str, int]) -> tuple[str, Certainty] | None:
    year = match["year"] or "-"
    month = months[match["day_month"].lower()]
    end = _checked(f"{year}-{month:02}-{_day(match['day']):02}", Certainty.READ)
    if not match["day0"] or end is None:
        return end
    month = months[match["month0"].lower()] if match["month0"] else month
    start = _checked(f"{match['year0'] or year}-{month:02}-{_day(match['day0']):02}", Certainty.READ)
    return (f"{start[0]}/{end[0]}", Certainty.READ) if start and start[0] <= end[0] else None


def _of_month(match: re.Match[str], months: Mapping[str, int]) -> tuple[str, Certainty] | None:
    end = f"{match['month_year']}-{months[match['month'].lower()]:02}"
    if not match["from_month"]:
        return end, Certainty.READ
    start = f"{match['from_year'] or match['month_year']}-{months[match['from_month'].lower()]:02}"
    return (f"{start}/{end}", Certainty.READ) if start <= end else None


def _of_years(match: re.Match[str]) -> tuple[str, Certainty] | None:
    if match["first_year"]:
        first, last = match["first_year"], match["last_year"]
        last = first[: len(first) - len(last)] + last
        return (f"{first}/{last}", Certainty.READ) if first < last else None
    return match["vague"], Certainty.READ


def _day(figures: str) -> int:
    return int(re.match(r"\d+", figures)[0])  # type: ignore[index]  # the pattern begins with them


def _checked(iso: str, certainty: Certainty) -> tuple[str, Certainty] | None:
    """The date, if there is such a day; a year left out is a leap year."""
    try:
        dt.date.fromisoformat(iso.replace("--", "2000-", 1))
    except ValueError:
        return None
    return iso, certainty


@cache
def _grammar(code: str) -> _Grammar:
    words, as_of = pack(code)["dates"], pack(code)["as_of"]
    months = _numbered(words["months"]) | _numbered(words["short_months"])
    parts = _parts(words["halves"], 6, "H") | _parts(words["quarters"], 3, "Q")
    edges = meanings(words["edges"])
    links = rf"(?:{alternatives([*words['of'], *words['articles']])})"
    return _Grammar(
        pattern=_pattern(words, parts),
        months=months,
        parts=parts,
        leads=at_end(words["leads"]),
        leads_with_article=re.compile(
            rf"(?<![\w-])(?P<phrase>{alternatives(words['leads'])})(?:\s+(?:{alternatives(words['articles'])}))?\s*$",
            re.IGNORECASE,
        ),
        edges=re.compile(rf"(?<![\w-])(?P<phrase>{alternatives(edges)})(?:(?<=-)|\s+)(?:{links}\s+)*$", re.IGNORECASE),
        edge_of=edges,
        plain_as_of=at_end(as_of["plain"]),
        unclear_as_of=at_end(as_of["unclear"]),
        now=re.compile(whole(as_of["now"]), re.IGNORECASE),
        first_words=first_words([*months, *parts]),
        now_words=first_words(as_of["now"]),
    )


def _numbered(names: Sequence[str]) -> dict[str, int]:
    return {name.lower(): number for number, name in enumerate(names, start=1)}


def _parts(names: Sequence[str], length: int, letter: str) -> dict[str, tuple[int, int]]:
    """Halves or quarters of a year, by name and by letter, to their first and last month."""
    spans = [(number * length + 1, (number + 1) * length) for number in range(_TWELVE // length)]
    lettered = {f"{letter.lower()}{number}": span for number, span in enumerate(spans, start=1)}
    return {name.lower(): span for name, span in zip(names, spans, strict=True)} | lettered


def _pattern(words: Mapping[str, Sequence[str]], parts: Mapping[str, object]) -> re.Pattern[str]:
    """All forms in one pattern. `vague` is a year or a month alone: a date only behind a preposition."""
    month = rf"(?:{alternatives({*words['months'], *words['short_months']})})(?!\w)"
    day = rf"[0-9]{{1,2}}(?:\s?(?:{alternatives(words['day_endings'])}))?"
    dash = r"\s?[-\u2013]\s?"
    to = rf"(?:\s+(?:{alternatives(words['ranges'])})\s+|{dash})"
    until = rf"(?:\s+(?:{alternatives(words['until'])})\s+|{dash})"
    of = rf"(?:{alternatives(words['of'])})"
    return re.compile(
        rf"""(?<![\w/.])(?<![0-9]-)(?:
        (?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}})(?![0-9])
        |(?P<n1>[0-9]{{1,2}})(?P<sep>[./])\s?(?P<n2>[0-9]{{1,2}})(?P=sep)\s?(?P<n3>{_YEAR})(?!\d)
        |(?P<part>(?i:{alternatives(parts)}))\s+(?:{of}\s+)?(?P<part_year>{_YEAR})(?!\d)
        |(?:(?P<day0>{day})(?:\s+(?P<month0>{month}))?(?:(?:\.?,?\s+(?P<year0>{_YEAR}){until})|{to}))?
            (?P<day>{day})\s+(?:{of}\s+)?(?P<day_month>{month})(?:\.?,?\s+(?P<year>{_YEAR})(?!\d))?
        |(?P<us_month>{month})\.?\s+(?P<us_day>{day}),?\s+(?P<us_year>{_YEAR})(?!\d)
        |(?:(?P<from_month>{month})(?:\s+(?P<from_year>{_YEAR}){until}|(?:,\s+{month}){{0,11}},?{to}))?
            (?P<month>{month})\.?,?\s+(?:{of}\s+)?(?P<month_year>{_YEAR})(?!\d)
        |(?P<first_year>{_YEAR}){dash}(?P<last_year>{_YEAR}|[0-9]{{2}})(?![\w/-])
        |(?P<vague>{_YEAR}(?![\w/%-]|[.,][0-9])|(?P<lone>{month}))
        )""",
        re.VERBOSE,
    )
