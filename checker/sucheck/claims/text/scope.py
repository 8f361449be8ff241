"""What a sentence does not say of a whole act and of all the States it names: parts of acts, exceptions, conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.cues import Cue, is_verb_last
from sucheck.claims.text.mention import Count, Mention, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.phrases import alternatives, leading
from sucheck.claims.text.surroundings import is_auxiliary, lead_of

#: How many words may stand between "except" and the States that it leaves out: "except those against".
_FEW = 5
_SHORT = 12


def is_of_part(passage: Passage, cues: Sequence[Cue]) -> bool:
    """Whether a verb is said of a part of an act ("transposed Article 17 of …") or of a number of measures."""
    part = _part(passage.words.code)
    starts = {
        lead_of(mention)
        for mention in passage.own
        if isinstance(mention.said, Count)
        and mention.said.value is not None
        and mention.said.unit not in {"", "member_states", "directives"}
    }
    for cue in cues:
        if cue.kind == "verb" and (
            part.match(passage.text, cue.end, passage.sentence.end)
            or _next_word(passage, cue.end) in starts
            or _is_passive_of_part(passage, cue)
        ):
            return True
    return False


def is_doubted(passage: Passage, cues: Sequence[Cue]) -> bool:
    """Whether the words that say a status hold a doubt ("notified draft measures"), or report what States do."""
    words = pack(passage.words.code)["grammar"]["subjects"]["relative"]
    first, last = min(cue.start for cue in cues), max(cue.end for cue in cues)
    if any(cue.says("tense", "doubt") for cue in passage.cues_between(first, last)):
        return True
    tells = [cue for cue in cues if cue.says("verb", "notify")]
    reports = any(passage.text[cue.end :][:_SHORT].split(maxsplit=1)[:1] == [word] for cue in tells for word in words)
    return reports and not any(cue.says("verb", "transpose") and not cue.is_noun for cue in cues)


def _next_word(passage: Passage, at: int) -> int:
    """Where the word behind a place begins."""
    rest = passage.text[at : passage.sentence.end]
    return at + len(rest) - len(rest.lstrip())


def _is_passive_of_part(passage: Passage, cue: Cue) -> bool:
    """Whether the clause of a verb begins with a part of an act: "Article 17 of the Directive has been transposed"."""
    clause = passage.clause_at(cue.start)
    return _part(passage.words.code).match(f" {passage.text[clause.start : cue.start].lstrip()}") is not None


def leaves_out(passage: Passage, subject: Mention) -> bool:
    """Whether words that except some States stand near, and it is not said which of them: "except those against A"."""
    index = _exceptions(passage.words.code)
    said = subject.said
    known = [m for m in passage.own if isinstance(m.said, States) and m.said.listed.complement]
    is_all = isinstance(said, Count) and said.quantifier == "all"
    clause = passage.clause_at(subject.start)
    if is_all and left_out_before(passage, subject) is None and any(m.end <= subject.start for m in known):
        return True
    for found in index.finditer(passage.text, *passage.bounds):
        if any(m.start <= found.start() < m.end for m in known):
            continue
        if is_all and subject.end <= found.start() < clause.end:
            return True
        between = passage.text[found.end() : lead_of(subject)].split()
        if found.end() < lead_of(subject) and 0 < len(between) <= _FEW and "," not in "".join(between):
            return True
    return False


def left_out_before(passage: Passage, count: Mention) -> Mention | None:
    """The States left out before "all Member States": "Apart from A, all Member States …"."""
    said = count.said
    if not isinstance(said, Count) or said.quantifier != "all":
        return None
    before = [
        m for m in passage.own if isinstance(m.said, States) and m.said.listed.complement and m.end <= count.start
    ]
    between = passage.text[before[-1].end : lead_of(count)].strip(" ,") if before else ""
    is_verb = is_verb_last(passage.words.code) and is_auxiliary(between, passage.words.code)
    return before[-1] if before and (not between or is_verb) else None


def is_among_some(passage: Passage, subject: Mention) -> bool:
    """Whether the States that are excepted are of a smaller whole: "Of the 15 that received one, all but A …"."""
    said = subject.said
    if not isinstance(said, States) or not said.listed.complement:
        return False
    first = next((m for m in passage.subjects if isinstance(m.said, Count) and m.said.value is not None), None)
    if first is None or first.start > subject.start:
        return False
    head = passage.text[passage.sentence.start : lead_of(first)]
    return _of(passage.words.code).search(f" {head}") is not None


def is_report_denied(passage: Passage, subject: Mention, before: Sequence[Cue]) -> bool:
    """Whether it is denied that something is so: "the Court did not find that A had …"."""
    head = passage.text[passage.sentence.start : lead_of(subject)].split()
    words = pack(passage.words.code)["grammar"]["subjects"]["relative"]
    return bool(head) and head[-1].lower() in words and any(cue.says("not", "plain") for cue in before)


def is_inverted(passage: Passage, subject: Mention, before: Sequence[Cue]) -> bool:
    """Whether a condition is put by its order of words: "Had all Member States …, consumers would …"."""
    if not before or before[-1].kind != "tense":
        return False
    last = before[-1]
    opens = not passage.text[passage.clause_at(subject.start).start : last.start].strip()
    is_verb = passage.text[last.start : last.end].lower() in _auxiliaries(passage.words.code)
    return opens and is_verb and not passage.text[last.end : lead_of(subject)].strip()


@cache
def _of(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(pack(code)['counts']['whole'])})\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _auxiliaries(code: str) -> frozenset[str]:
    return frozenset(pack(code)["grammar"]["subjects"]["auxiliaries"])


@cache
def _exceptions(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(pack(code)['lists']['exceptions'])})(?![\w-])", re.IGNORECASE)


@cache
def _part(code: str) -> re.Pattern[str]:
    """A part of an act behind a verb: " Article 17", " of the provisions of Articles 3 and 4"."""
    sections = pack(code)
    joints = leading([*sections["states"]["articles"], *sections["states"]["of"], *sections["numbers"]["of"]])
    labels = alternatives(sections["counts"]["labels"])
    return re.compile(rf"\s+(?:{joints}){{0,3}}(?:{labels})\s+(?:[0-9]+|[IVXLC]+)(?!\w)", re.IGNORECASE)
