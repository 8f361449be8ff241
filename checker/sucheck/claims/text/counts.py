"""Counts in running text: numbers in figures and words with their nouns, and words that stand in place of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sucheck.claims.language import Language
from sucheck.claims.text.amounts import read_figure
from sucheck.claims.text.count_nouns import Noun, noun_at
from sucheck.claims.text.count_words import CountWords, count_words
from sucheck.claims.text.mention import Count, Sentence
from sucheck.claims.text.phrases import plain
from sucheck.claims.text.scan import Scan
from sucheck.claims.text.sentences import sentence_at

#: How far before a number its determiners and hedges are looked for.
_BACK = 48
_LARGEST = 10**12
_YEARS = range(1900, 2100)
_BESIDE = re.compile(r"\s\((?P<figure>[0-9]{1,4})\)")
_NEXT_WORD = re.compile(r"\s(\w+)")
_WORD_BEFORE = re.compile(r"[\w.]+\s?$")


class _Before(NamedTuple):
    """What the words before a number make of it, and where they begin."""

    lead: int
    determiner: str = ""
    hedge: str = "="
    is_weak: bool = False


def find_counts(scan: Scan, sentences: Sequence[Sentence], words: Language) -> None:
    """Add the counts of a block; a number without a noun counts only behind one with a noun in the same sentence."""
    grammar = count_words(words.code)
    last: Count | None = None
    earlier: Count | None = None
    at, whole = -1, None
    for match in scan.matches(grammar.number, grammar.first_words):
        sentence = sentence_at(sentences, scan.block, match.start())
        if sentence != at:
            at, last, whole = sentence, None, None
        found = _Reader(scan, grammar, words, last, earlier).read(match)
        if found is None:
            continue
        count, end = found
        if _opens_with_whole(scan.text, sentences[sentence].start, count.lead, grammar):
            whole = count.value
        elif whole is not None and count.is_bare and count.of is None:
            count = replace(count, of=whole)
        scan.take(match.start(), end, count)
        last = earlier = count


def _opens_with_whole(text: str, first: int, lead: int, grammar: CountWords) -> bool:
    """Whether a count is the whole of those that follow: "Of the 25 bound, 23 adopted and two did not"."""
    low = max(first, lead - _BACK)
    of = grammar.whole_before.search(text[low:lead])
    return of is not None and text[low : low + of.start()].rstrip()[-1:] in {"", ",", ";", "("}


class _Reader:
    """Reads one count of a block; `last` is the one before it in its sentence, `earlier` that in the block."""

    def __init__(
        self, scan: Scan, grammar: CountWords, words: Language, last: Count | None, earlier: Count | None
    ) -> None:
        self.scan = scan
        self.text = scan.text
        self.grammar = grammar
        self.words = words
        self.last = last
        self.earlier = earlier

    def read(self, match: re.Match[str]) -> tuple[Count, int] | None:
        """The count that begins with a number or a quantifier, and where it ends; None where it counts nothing."""
        return self._quantified(match) if match["quantifier"] else self._counted(match)

    def _quantified(self, match: re.Match[str]) -> tuple[Count, int] | None:
        hedge = self.grammar.before.search(self.text[max(0, match.start() - _BACK) : match.end()])
        if hedge and len(plain(hedge["phrase"])) > len(plain(match.group())):  # "at most"
            return None
        quantifier = self.grammar.quantifiers[plain(match["quantifier"])]
        beside = _BESIDE.match(self.text, match.end())
        value = int(beside["figure"]) if beside else 2 if quantifier == "both" else None
        at = beside.end() if beside else match.end()
        before = self._before(match.start())
        count = Count(value=value, op=before.hedge[0], quantifier=quantifier, lead=before.lead)
        if quantifier == "all" and count.op != "=":  # "nearly all"
            count = replace(count, quantifier="most", op="=")
        if found := self._pronoun(count, at):
            return found
        behind = self.grammar.of.match(self.text, at)
        at = behind.end() if behind else at
        if whole := self.grammar.next_number.match(self.text, at):  # "all 27" is a number, "none of the 27" is not
            has_of = self.grammar.part.match(self.text, match.end()) or self.grammar.whole_before.search(match[0] + " ")
            if quantifier == "all" or not has_of:
                return None
            count, at = replace(count, of=self._value(whole["number"]), is_bare=True), whole.end()
        noun = noun_at(self.scan, self.grammar, at)
        if noun.unit in self.grammar.durations or not (noun.unit or count.is_bare):
            return None
        if not noun.unit:
            return replace(count, unit=self.earlier.unit if self.earlier else ""), at
        return replace(count, unit=noun.unit, noun=noun.words, is_bare=False), noun.end

    def _counted(self, match: re.Match[str]) -> tuple[Count, int] | None:
        start, at = match.span()
        value = self._value(match.group())
        before = self._before(start)
        is_year = match.group().isdecimal() and value in _YEARS and before.hedge == "="
        if value > _LARGEST or is_year or self._is_label(start, at):
            return None
        if not match["figure"] and (beside := _BESIDE.match(self.text, at)):
            at = beside.end()
        most, at, lead = self._range(value, before.lead, at)
        is_one = match["figure"] is None and value == 1
        is_article = plain(match.group()) in self.grammar.articles
        if ratio := self.grammar.ratio.search(self.text, max(0, lead - _BACK), lead):
            return self._ratio(ratio, at)
        exact = Count(value=value, most=most, determiner=before.determiner, lead=lead)
        value, op = _hedged(value, before.hedge)
        if more := self.grammar.more.match(self.text, at):
            op, at = "≥", more.end()
        count = replace(exact, value=value, op=op)
        found = self._pronoun(count, at) or self._with_noun(count, at, is_one=is_one)
        if found and is_article and found[0].unit != "member_states":
            return None
        if found and before.is_weak and not found[0].unit:  # "under two main pillars"
            return replace(found[0], value=exact.value, op="=", lead=match.start()), found[1]
        return found

    def _ratio(self, ratio: re.Match[str], at: int) -> tuple[Count, int] | None:
        """A share that is no count: "one in five Member States"."""
        noun = noun_at(self.scan, self.grammar, at)
        share = Count(value=None, quantifier=plain(self.text[ratio.start() : at]), lead=ratio.start())
        return (replace(share, unit=noun.unit, noun=noun.words), noun.end) if noun.unit else None

    def _with_noun(self, count: Count, at: int, *, is_one: bool) -> tuple[Count, int] | None:
        """A count with its whole and its noun; "one" alone is a pronoun."""
        if whole := self.grammar.whole.match(self.text, at):
            count, at = replace(count, of=self._value(whole["number"])), whole.end()
        else:
            part = self.grammar.part.match(self.text, at)
            at = part.end() if part else at
        noun = self._behind_attribute(at) or noun_at(self.scan, self.grammar, at)
        if count.of is None and noun.unit and (whole := self.grammar.whole.match(self.text, noun.end)):
            count = replace(count, of=self._value(whole["number"]))
            further = noun_at(self.scan, self.grammar, whole.end())
            noun = Noun(further.end if further.unit else whole.end(), noun.words, noun.unit)
        if noun.words and (noun.unit or not self.grammar.alone.issuperset(noun.words.lower().split())):
            if is_one and not noun.unit and count.of is None:
                return None
            own = next(
                (
                    self.grammar.determiners[word]
                    for word in noun.words.lower().split()
                    if word in self.grammar.determiners
                ),
                "",
            )
            determiner = count.determiner if count.determiner not in {"", "the"} else own or count.determiner
            return replace(count, unit=noun.unit, noun=noun.words, determiner=determiner), noun.end
        if noun.words:  # "les trois autres"
            count, at = replace(count, determiner="other"), noun.end
        goes_on = _NEXT_WORD.match(self.text, at)
        is_told = count.determiner in {"remaining", "other"} or (goes_on and goes_on[1].lower() in self.grammar.bare)
        before = self.last or (self.earlier if is_told else None)
        if (before is None or not before.unit or is_one) and count.of is None:
            return None
        return replace(count, unit=before.unit if before else "", is_bare=True), at

    def _behind_attribute(self, at: int) -> Noun | None:
        """The noun of a unit behind an attribute; the count ends before that, which names an act."""
        found = self.grammar.attribute.match(self.text, at) if self.grammar.attribute else None
        noun = noun_at(self.scan, self.grammar, found.end() - 1) if found else None
        return Noun(at, noun.words, noun.unit) if noun and noun.unit else None

    def _pronoun(self, count: Count, at: int) -> tuple[Count, int] | None:
        """A count of what was said before: "two of them"."""
        found = self.grammar.of_pronoun.match(self.text, at)
        if found is None or self.grammar.unit.match(self.text, found.end()):  # "of these procedures"
            return None
        before = self.last or self.earlier
        return replace(count, unit=before.unit if before else "", is_bare=True), found.end()

    def _before(self, start: int) -> _Before:
        lead, determiner, hedge, is_weak = start, "", "=", False
        while found := self.grammar.before.search(self.text[max(0, lead - _BACK) : lead]):
            begin = max(0, lead - _BACK) + found.start()
            phrase = plain(found["phrase"])
            if not self.scan.is_free(begin, lead):
                break
            if phrase in self.grammar.determiners:
                determiner = determiner if determiner not in {"", "the"} else self.grammar.determiners[phrase]
            elif determiner in {"the", "these"}:  # "around the following five objectives"
                break
            else:
                is_weak = hedge == "=" and phrase in self.grammar.weak_hedges
                hedge = hedge if hedge != "=" else self.words.hedges[phrase]
            lead = begin
        return _Before(lead, determiner, hedge, is_weak)

    def _range(self, low: int, lead: int, at: int) -> tuple[int | None, int, int]:
        """The upper end of a range, where it ends and where the whole begins: "15 to 20", "between 15 and 20"."""
        head = max(0, lead - _BACK)
        between = self.grammar.between.search(self.text[head:lead])
        found = (self.grammar.between_range if between else self.grammar.range).match(self.text, at)
        if found is None or not self.scan.is_free(at, found.end()) or self._value(found["number"]) <= low:
            return None, at, lead
        return self._value(found["number"]), found.end(), head + between.start() if between else lead

    def _is_label(self, start: int, end: int) -> bool:
        """Whether a number is that of an article, a page or a point, or stands alone in brackets."""
        word = _WORD_BEFORE.search(self.text, max(0, start - _BACK), start)
        is_alone = self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")"
        return is_alone or (word is not None and word.group().strip().lower() in self.grammar.labels)

    def _value(self, number: str) -> int:
        return self.words.numbers[plain(number)] if not number[0].isdigit() else int(read_figure(number))


def _hedged(value: int, hedge: str) -> tuple[int, str]:
    """The value and the sign of a hedged number; "more than 20" is at least 21."""
    return value + {"≥+": 1, "≤-": -1}.get(hedge, 0), hedge[0]
