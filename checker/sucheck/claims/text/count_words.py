"""The words of counts in one language, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sucheck.claims.language import language, pack
from sucheck.claims.text.phrases import alternatives, first_words, leading, meanings
from sucheck.frozen import dataclass

_FIGURE = r"[0-9]{1,3}(?:[ \u00a0\u202f.,][0-9]{3})+(?![0-9])|[0-9]{1,12}"

#: No attribute before a noun is longer.
_LONGEST_ATTRIBUTE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """Patterns and tables for counts.

    `number` matches a number (`figure` or `word`) or a `quantifier`; `unit` the noun of a unit at a place, with the
    white space before it; `whole` what may stand between a part and the number of its whole; `part` the same before a
    whole without a number, `of` between a quantifier and its noun; `before` a determiner or a hedge at the end of a
    text. `attribute` matches what stands between a number and its noun; None where the language puts it behind.
    `articles` are the numbers that are articles as well, `alone` words behind a number in place of its noun.
    """

    number: re.Pattern[str]
    next_number: re.Pattern[str]
    whole: re.Pattern[str]
    of: re.Pattern[str]
    part: re.Pattern[str]
    of_pronoun: re.Pattern[str]
    skipped: re.Pattern[str]
    range: re.Pattern[str]
    between_range: re.Pattern[str]
    between: re.Pattern[str]
    ratio: re.Pattern[str]
    more: re.Pattern[str]
    before: re.Pattern[str]
    whole_before: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, str]
    close_units: frozenset[str]
    durations: frozenset[str]
    bare: frozenset[str]
    articles: frozenset[str]
    alone: frozenset[str]
    attribute: re.Pattern[str] | None
    determiners: Mapping[str, str]
    quantifiers: Mapping[str, str]
    labels: frozenset[str]
    ends: frozenset[str]
    adjectives: frozenset[str]
    weak_hedges: frozenset[str]
    first_words: frozenset[str]


@cache
def count_words(code: str) -> CountWords:
    """The words of counts of the language with this code."""
    words, sections = language(code), pack(code)
    counts = sections["counts"]
    determiners, quantifiers = meanings(counts["determiners"]), dict(words.shares) | meanings(counts["quantifiers"])
    units = {phrase: unit for phrase, unit in words.units.items() if not phrase.startswith(_pronominal(counts))}
    units |= meanings(counts["units"])
    number = rf"(?:{_FIGURE}|{alternatives(words.numbers)})(?![\w%]|[./,]\d|-[^\W\d])"
    skipped = rf"(?:{leading(determiners)}){{0,4}}"
    of = rf"\s+{leading(counts['whole'])}"
    dash = r"\s?[-\u2013]\s?"
    return CountWords(
        number=re.compile(
            rf"(?<![\w./§-])(?:(?P<figure>{_FIGURE})|(?P<quantifier>{alternatives(quantifiers)})(?!\w)"
            rf"|(?P<word>{alternatives(words.numbers)}))(?![\w%]|[./,]\d|-[^\W\d])",
            re.IGNORECASE,
        ),
        next_number=re.compile(rf"(?P<number>{number})", re.IGNORECASE),
        whole=re.compile(rf"{of}{skipped}(?P<number>{number})", re.IGNORECASE),
        of=re.compile(rf"(?:{of}|\s+)?{skipped}", re.IGNORECASE),
        part=re.compile(rf"{of}{skipped}", re.IGNORECASE),
        of_pronoun=re.compile(rf"{of}(?:{alternatives(counts['pronouns'])})(?!\w)", re.IGNORECASE),
        skipped=re.compile(rf"\s*{skipped}", re.IGNORECASE),
        range=re.compile(rf"(?:{dash}|\s+(?:{alternatives(counts['ranges'])})\s+)(?P<number>{number})", re.IGNORECASE),
        between_range=re.compile(
            rf"\s+(?:{alternatives(counts['between_ranges'])})\s+(?P<number>{number})", re.IGNORECASE
        ),
        between=re.compile(rf"(?<!\w)(?:{alternatives(counts['between'])})\s+$", re.IGNORECASE),
        ratio=re.compile(rf"(?<![\w-]){number}\s+(?:{alternatives(sections['states']['in'])})\s+$", re.IGNORECASE),
        more=re.compile(rf"\s+(?:{alternatives(counts['more'])})(?!\w)", re.IGNORECASE),
        before=re.compile(rf"(?<![\w-])(?P<phrase>{alternatives([*determiners, *words.hedges])})\s*$", re.IGNORECASE),
        whole_before=re.compile(rf"(?<!\w){leading(counts['whole'])}$", re.IGNORECASE),
        unit=re.compile(rf"\s?(?P<unit>{alternatives(units)})(?![\w-])", re.IGNORECASE),
        units=units,
        close_units=frozenset(unit.lower() for unit in counts["close_units"]),
        bare=frozenset(counts["bare"]),
        articles=frozenset(counts["articles"]),
        alone=frozenset(counts["alone"]),
        attribute=_attribute(counts["attributes"]),
        durations=frozenset(counts["durations"]),
        determiners=determiners,
        quantifiers=quantifiers,
        labels=frozenset(counts["labels"]),
        ends=frozenset(counts["ends"]),
        adjectives=frozenset(word.lower() for word in counts["adjectives"]),
        weak_hedges=frozenset(counts["weak_hedges"]),
        first_words=first_words([*words.numbers, *quantifiers]),
    )


def _attribute(words: Mapping[str, list[str]]) -> re.Pattern[str] | None:
    """An attribute before its noun, up to its last word: "25 durch die Richtlinie gebundenen Mitgliedstaaten"."""
    if not words["openers"]:
        return None
    openers, ends = alternatives(words["openers"]), alternatives(words["ends"])
    return re.compile(rf"\s(?:{openers})\s[^.,;:]{{0,{_LONGEST_ATTRIBUTE}}}?\s(?={ends}\s)", re.IGNORECASE)


def _pronominal(counts: Mapping[str, list[str]]) -> tuple[str, ...]:
    """How phrases begin that stand for a noun said before, "of them": in a text, their unit is that noun's."""
    return tuple(f"{of} " for of in counts["whole"])
