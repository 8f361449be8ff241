"""What names of countries do where they stand: States, a place ("Halle, Germany"), part of a title, an owner."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.mention import CitedAct, NamedAct, Role, Sentence
from sucheck.claims.text.name_grammar import act_words
from sucheck.claims.text.phrases import alternatives, leading, whole
from sucheck.claims.text.scan import Scan
from sucheck.claims.text.sentences import sentence_at
from sucheck.claims.text.state_names import Name

#: How far around a name is looked, and how far a title goes on behind the number of its act.
_AROUND, _TITLE = 60, 400
_GENITIVE = re.compile(r"['\u2019]s?(?!\w)")
_QUOTED = re.compile(r"[\u2018\u201c\u201e\u00ab][^\u2019\u201d\u201c\u00bb\u2018]*$")
_QUOTE_END = re.compile(r"[^\u2018\u201c\u201e\u00ab]*?[\u2019\u201d\u00bb](?!\w)")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w\u2019'-]*)(?P<comma>,?)\s+$")
_CAPITAL_BEHIND = re.compile(r"\s[^\W\d_a-z][^\W\d_]*[a-z]")


class _Grammar(NamedTuple):
    behind: re.Pattern[str]
    of: re.Pattern[str]
    at: re.Pattern[str]
    towards: re.Pattern[str]
    verbs: re.Pattern[str]
    units: frozenset[str]
    joints: re.Pattern[str]
    nouns_in_capitals: bool

    def is_capital_behind(self, text: str) -> bool:
        """Whether a word in capitals stands at the start of a text, and tells something."""
        return not self.nouns_in_capitals and _CAPITAL_BEHIND.match(text) is not None


def ends_of_acts(scan: Scan) -> list[int]:
    """Where the acts that a block has named or cited so far end, in order."""
    return sorted(found.end for found in scan.found if isinstance(found.said, CitedAct | NamedAct))


def role_of(scan: Scan, names: Sequence[Name], sentences: Sequence[Sentence], acts: Sequence[int], code: str) -> Role:
    """The role of a list of names; `acts` are the ends of the acts in its block."""
    grammar = _grammar(code)
    start, end = names[0].start, names[-1].end
    before, behind = scan.text[max(0, start - _AROUND) : start], scan.text[end : end + _AROUND]
    if names[0].is_capital:
        is_town = grammar.towards.search(before) or grammar.is_capital_behind(behind)
        return Role.PLACE if is_town else Role.CAPITAL
    first = sentences[sentence_at(sentences, scan.block, start)].start
    if _is_titled(scan, start, first, acts, grammar):
        return Role.TITLE
    if _GENITIVE.match(behind) and not _QUOTED.search(before):
        return Role.OF_STATE
    if len(names) > 1:
        return Role.PLACE if _is_part(scan, start, first, grammar) else Role.STATES
    is_free_behind = scan.is_free(end, end + 2)
    if (
        grammar.behind.match(behind)
        or grammar.of.search(before)
        or (is_free_behind and grammar.is_capital_behind(behind))
    ):
        return Role.OF_STATE
    return Role.PLACE if _is_place(scan, start, first, grammar) else Role.STATES


def _is_place(scan: Scan, start: int, first: int, grammar: _Grammar) -> bool:
    """Whether a town or a part stands before a name: "Halle, Germany", "Turin in Italy", "Northern Syria"."""
    if grammar.nouns_in_capitals:
        return False
    low = max(first, start - _AROUND)
    head = scan.text[low:start]
    at = grammar.at.search(head)
    head = head[: at.start()] + " " if at else head
    word = _WORD_BEFORE.search(head)
    if word is None or (at and word["comma"]):
        return False
    place, begin = word["word"], low + word.start("word")
    is_name = place[0].isupper() and not place.isupper() and place.lower() not in grammar.units
    return is_name and begin > first and scan.is_free(begin, begin + len(place))


def _is_part(scan: Scan, start: int, first: int, grammar: _Grammar) -> bool:
    """Whether the first name of a list is a part of a State: "Central Finland and Estonia"."""
    return (
        scan.text[start - 2 : start - 1].isalpha()
        and not grammar.at.search(scan.text, first, start)
        and _is_place(scan, start, first, grammar)
    )


def _is_titled(scan: Scan, start: int, first: int, acts: Sequence[int], grammar: _Grammar) -> bool:
    """Whether a name stands in quotes, or in the title behind the number or the name of an act."""
    low = max(first, start - _TITLE)
    if _QUOTED.search(scan.text, low, start) and _QUOTE_END.match(scan.text, start, start + _TITLE):
        return True
    index = bisect_right(acts, start) - 1
    if index < 0 or acts[index] < low:
        return False
    title = scan.text[acts[index] : start]
    return bool(grammar.joints.match(title)) and not grammar.verbs.search(title) and not set(title) & set(".;:()")


@cache
def _grammar(code: str) -> _Grammar:
    states = pack(code)["states"]
    return _Grammar(
        behind=re.compile(rf"\s+(?:{alternatives(states['attributes'])})(?!\w)", re.IGNORECASE),
        of=re.compile(
            rf"(?<![\w-])(?:{alternatives(states['attributes'])})\s+{leading(states['of'])}$"
            rf"|(?<![\w-])(?:{alternatives(states['versus'])})\s+$",
            re.IGNORECASE,
        ),
        at=re.compile(rf"\s(?:{alternatives(states['in'])})\s+$"),
        towards=re.compile(rf"(?<!\w)(?:{alternatives([*states['in'], *states['towards']])})\s+$", re.IGNORECASE),
        verbs=re.compile(whole(states["verbs"]), re.IGNORECASE),
        units=frozenset(phrase.split()[-1].lower() for phrase in states["unit_words"]),
        joints=act_words(code).joints,
        nouns_in_capitals=states["nouns_in_capitals"],
    )
