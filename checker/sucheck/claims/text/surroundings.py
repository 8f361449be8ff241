"""What stands around a count or a list of States: the cues before and behind it, and what governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.cues import Cue, phrase_list
from sucheck.claims.text.mention import Count, Mention, States
from sucheck.claims.text.passage import Clause, Passage
from sucheck.claims.text.phrases import ended, leading
from sucheck.claims.text.subjects import STEP_UNITS, without_article

_BRACKETS = re.compile(r"\([^()]*\)")


def is_object(passage: Passage, subject: Mention) -> bool:
    """Whether a preposition or a verb that takes an object stands right before it."""
    text = passage.text[passage.sentence.start : lead_of(subject)]
    return _governors(passage.words.code).search(text) is not None


def is_governed(passage: Passage, subject: Mention, before: Sequence[Cue]) -> bool:
    """Whether the last verb or degree before some States leads to them: "notified by", "notification of … from"."""
    last = next((cue for cue in reversed(before) if cue.kind in {"verb", "degree"}), None)
    if last is None:
        return False
    earlier = [other for other in passage.subjects if last.end <= other.start < subject.start]
    start = joint(passage, earlier[-1].end, lead_of(subject)) if earlier else last.end  # "A by 20 States and B by 19"
    between = _unnamed(passage, start, lead_of(subject))
    return _governing(passage.words.code).fullmatch(between) is not None


def _unnamed(passage: Passage, start: int, end: int) -> str:
    """The words between two offsets without names, dates and lists."""
    openers = {mention.start: mention.said.opener for mention in passage.own if isinstance(mention.said, States)}
    kept, at = "", start
    for first, last in passage.hidden:
        if start <= first and last <= end:
            lead = (
                without_article(passage.text[at:first], passage.words.code)
                if first in openers
                else passage.text[at:first]
            )
            kept += lead.rstrip().removesuffix(openers.get(first, "")) + " "
            at = last
    return kept + passage.text[at:end]


def opens_relative(passage: Passage, subject: Mention) -> bool:
    """Whether a relative clause that says which States are meant begins right behind them."""
    rest = passage.text[subject.end : passage.sentence.end].lstrip()
    relative = phrase_list("subjects", "relative", passage.words.code)
    return any(relative.match(words, 0, len(words)) for words in (rest, rest.lstrip(" ,")))


def is_plain(passage: Passage, subject: Mention, after: Sequence[Cue]) -> bool:
    """Whether nothing but auxiliaries, dates, marks and brackets stands between the States and the first cue behind."""
    first = next((cue for cue in after if cue.kind != "tense" and cue.start >= subject.end), None)
    if first is None:
        return False
    between = _BRACKETS.sub(" ", _unnamed(passage, passage.end_of(subject), first.start))
    return is_auxiliary(between, passage.words.code)


def cues_before(passage: Passage, subject: Mention, clause: Clause) -> tuple[Cue, ...]:
    """The cues of the clause before it; those behind the last other count, where a step is among them."""
    aside = subject.aside
    whole = passage.cues_between(clause.start, lead_of(subject), aside)
    earlier = [
        other for other in passage.subjects if clause.start <= other.start < subject.start and other.aside == aside
    ]
    if earlier:
        said = earlier[-1].said
        is_step = isinstance(said, Count) and said.unit in STEP_UNITS
        cut = earlier[-1].start if is_step else joint(passage, earlier[-1].end, lead_of(subject))
        own = passage.cues_between(cut, lead_of(subject), aside)
        if any(cue.kind in {"step", "verb"} or cue.says("event", "refer") for cue in own):
            return own
    return whole


def cues_behind(passage: Passage, subject: Mention, clause: Clause) -> tuple[Cue, ...]:
    """The cues of the clause behind it, up to where the words for the next count begin."""
    later = [
        other for other in passage.subjects if subject.end <= other.start < clause.end and other.aside == subject.aside
    ]
    end = joint(passage, subject.end, lead_of(later[0])) if later else clause.end
    return passage.cues_between(subject.end, end, subject.aside)


def joint(passage: Passage, start: int, end: int) -> int:
    """Where the last conjunction between two counts stands; the end where there is none."""
    found = list(phrase_list("joints", "addition", passage.words.code).find(passage.text, start, end))
    return found[-1].start if found else end


def lead_of(subject: Mention) -> int:
    """Where the determiner or the hedge of a count begins; the start of a list."""
    return subject.said.lead if isinstance(subject.said, Count) else subject.start


@cache
def _governing(code: str) -> re.Pattern[str]:
    """Prepositions, articles, conjunctions and nothing else."""
    subjects = pack(code)["grammar"]["subjects"]
    joints = pack(code)["grammar"]["joints"]["addition"]
    words = ended([*subjects["toward"], *subjects["agent"], *joints, *pack(code)["states"]["articles"]])
    return re.compile(rf"(?:\s|{words})*", re.IGNORECASE)


@cache
def _governors(code: str) -> re.Pattern[str]:
    subjects = pack(code)["grammar"]["subjects"]
    words = leading([*subjects["toward"], *subjects["agent"]])
    articles = leading(pack(code)["states"]["articles"])
    return re.compile(rf"(?<![\w-]){words}(?:{articles})?$", re.IGNORECASE)


def is_auxiliary(words: str, code: str) -> bool:
    """Whether words say nothing of their own: auxiliaries, adverbs, commas and dashes."""
    return _auxiliaries(code).fullmatch(words) is not None


@cache
def _auxiliaries(code: str) -> re.Pattern[str]:
    words = pack(code)["grammar"]["subjects"]
    told = ended([*words["auxiliaries"], *words["relative"]])
    return re.compile(rf"(?:[\s,\u2013\u2014-]|{told})*", re.IGNORECASE)
