"""Amounts of money, percentages and ordinals in running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import Language, language, pack
from sucheck.claims.text.mention import Money, Ordinal, Percent
from sucheck.claims.text.phrases import alternatives, as_listed, first_words, plain
from sucheck.claims.text.scan import Scan

_FIGURE = r"[0-9]{1,3}(?:[ \u00a0\u202f.,'][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])|[0-9]{1,15}(?:[.,][0-9]{1,15})?"
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f.,'][0-9]{3})+")
_FRACTION = re.compile(r"[.,]([0-9]{1,2})$")
_SCALES = {"million": 10**6, "billion": 10**9, "thousand": 10**3}
#: How far back a hedge is looked for.
_BACK = 30
_DIGITS = range(1, 10)


class _Grammar(NamedTuple):
    money: re.Pattern[str]
    currencies: Mapping[str, str]
    scales: Mapping[str, int]
    percent: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinals: Mapping[str, int]
    fixed: re.Pattern[str]
    first_words: frozenset[str]
    percent_words: frozenset[str]
    ends: frozenset[str]


def find_amounts(scan: Scan, words: Language) -> None:
    """Add the amounts of money and the percentages of a block."""
    grammar = _grammar(words.code)
    for match in grammar.money.finditer(scan.text) if any(sign in scan.text for sign in grammar.currencies) else ():
        if scan.is_free(*match.span()):
            scale = grammar.scales[as_listed(found)] if (found := match["scale"] or match["scale2"]) else 1
            value = read_figure(match["figure"] or match["figure2"], is_scaled=scale > 1)
            currency = grammar.currencies[match["currency"] or match["currency2"]]
            op = hedge_before(scan.text, match.start(), words)
            scan.take(*match.span(), Money(value=round(value * scale), currency=currency, op=op))
    for match in scan.matches(grammar.percent, grammar.percent_words):
        figure = match["figure"]
        value = float(read_figure(figure, is_scaled=True)) if figure else float(words.numbers[match["word"].lower()])
        decimals = len(re.split(r"[.,]", figure or "")[-1]) if re.search(r"[.,]", figure or "") else 0
        is_points = bool(match["points"] or match["points2"])
        op = hedge_before(scan.text, match.start(), words)
        scan.take(*match.span(), Percent(value=value, decimals=decimals, op=op, is_points=is_points))


def find_ordinals(scan: Scan, words: Language) -> None:
    """Add the ordinals of a block that stand before a noun."""
    grammar = _grammar(words.code)
    for match in scan.matches(grammar.ordinal, grammar.first_words):
        noun = match["noun"]
        end = match.end()
        while noun and noun.split()[-1].lower() in grammar.ends:
            noun = noun.rpartition(" ")[0]
            end = match.start("noun") + len(noun)
        if noun and not grammar.fixed.match(scan.text, match.start()):
            value = int(match["figures"]) if match["figures"] else grammar.ordinals[match["word"].lower()]
            scan.take(match.start(), end, Ordinal(value=value, noun=noun))


def read_figure(figure: str, *, is_scaled: bool = False) -> int | float:
    """What figures say: `29.000.000`, `1,500`, `12.5`; one sign and three digits are thousands, unless it is scaled."""
    if _GROUPED.fullmatch(figure) and not (is_scaled and len(re.split(r"[.,]", figure)) == len(("1", "500"))):
        return int(re.sub(r"\D", "", figure))
    fraction = _FRACTION.search(figure) or re.search(r"[.,]([0-9]+)$", figure)
    if not fraction:
        return int(re.sub(r"\D", "", figure))
    return float(f"{re.sub(r'[^0-9]', '', figure[: fraction.start()])}.{fraction[1]}")


def hedge_before(text: str, at: int, words: Language) -> str:
    """What the word before a figure makes of it: `=`, `≥`, `≤` or `≈`."""
    found = _hedge(words.code).search(text[max(0, at - _BACK) : at])
    return words.hedges[plain(found["phrase"])][0] if found else "="


@cache
def _hedge(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<phrase>{alternatives(language(code).hedges)})\s*$", re.IGNORECASE)


@cache
def _grammar(code: str) -> _Grammar:
    sections, numbers = pack(code), language(code).numbers
    money, ordinals = sections["money"], sections["ordinals"]
    currencies = {sign: code for code, signs in money["currencies"].items() for sign in signs}
    scales = {word: factor for scale, factor in _SCALES.items() for word in money[scale]}
    values = _ordinals(ordinals, sections["numbers"]["tens"]) | ordinals["forms"]
    sign, scale = alternatives(currencies), alternatives(scales)
    points = alternatives(sections["percent"]["points"])
    percent = alternatives([*sections["numbers"]["percent"]])
    return _Grammar(
        money=re.compile(
            rf"(?<!\w)(?:(?P<currency>{sign})\s?(?P<figure>{_FIGURE})(?:\s?(?P<scale>{scale})(?!\w))?"
            rf"|(?<![0-9][.,])(?P<figure2>{_FIGURE})(?:\s?(?P<scale2>{scale}))?\s?(?P<currency2>{sign})(?!\w))"
        ),
        currencies=currencies,
        scales=scales,
        percent=re.compile(
            rf"(?<![\w.,])(?:(?P<figure>[0-9]{{1,15}}(?:[.,][0-9]{{1,15}})?)|(?P<word>{alternatives(numbers)})(?=\s))"
            rf"\s?(?:(?P<points>{points})(?!\w)|(?:{percent})(?:\s(?P<points2>{points})(?!\w))?)",
            re.IGNORECASE,
        ),
        ordinal=re.compile(
            rf"(?<![\w-])(?:(?P<figures>[0-9]{{1,3}})\s?(?:{alternatives(ordinals['endings'])})|(?P<word>{alternatives(values)}))"
            rf"\s+(?P<noun>[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){{0,2}})",
            re.IGNORECASE,
        ),
        ordinals=values,
        fixed=re.compile(rf"(?:{alternatives(ordinals['fixed'])})(?!\w)", re.IGNORECASE),
        first_words=first_words(values),
        percent_words=first_words(numbers),
        ends=frozenset(sections["counts"]["ends"]),
    )


def _ordinals(words: Mapping[str, list[str]], tens: list[str]) -> dict[str, int]:
    values = {word: value for value, word in enumerate(words["words"], start=1)}
    for number, (ten, round_ten) in enumerate(zip(tens, words["tens"], strict=True), start=2):
        values[round_ten] = number * 10
        values |= {f"{ten}-{word}": number * 10 + value for word, value in list(values.items()) if value in _DIGITS}
    return values
