"""One sentence with what it mentions, its cues and its clauses: what the grammar works on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from sucheck.claims.language import Language
from sucheck.claims.text.cues import Cue, find_cues, phrases
from sucheck.claims.text.mention import (
    CitedAct,
    CitedDocument,
    Count,
    Mention,
    Mentions,
    NamedAct,
    Role,
    Sentence,
    Stands,
    States,
)
from sucheck.frozen import dataclass
from sucheck.model import Document

#: Units that count steps of procedures: their own noun is a cue.
STEP_UNITS = {"letters": "formal_notice", "opinions": "reasoned_opinion", "referrals": "referral"}
CASE_UNITS = frozenset({"cases", "procedures"})
_STRONG = re.compile(r";|:(?=\s)")
_COMMA = re.compile(r",\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence and what opens it: main, relative, contrast, concession, reason or time."""

    start: int
    end: int
    kind: str = "main"


class Passage:
    """One sentence: its mentions in order, its cues, its clauses and the mentions that something is said of."""

    def __init__(
        self, document: Document, mentions: Mentions, index: int, own: tuple[Mention, ...], words: Language
    ) -> None:
        """Take the mentions of the sentence with this index."""
        self.document = document
        self.mentions = mentions
        self.index = index
        self.own = own
        self.words = words
        self.sentence: Sentence = mentions.sentences[index]
        self.text = document.blocks[self.sentence.block].text

    @property
    def block(self) -> int:
        """The index of the block that the sentence stands in."""
        return self.sentence.block

    @cached_property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """The spans whose words are no cues: the names of acts and documents."""
        named = (CitedAct, CitedDocument, NamedAct)
        return tuple((mention.start, mention.end) for mention in self.own if isinstance(mention.said, named))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues of the sentence, in order."""
        return find_cues(self.text, self.sentence.start, self.sentence.end, self.hidden, self.words.code)

    @cached_property
    def subjects(self) -> tuple[Mention, ...]:
        """The counts and lists that a status or a step may be said of: those outside brackets, and what is counted."""
        return tuple(mention for mention in self.own if is_subject(mention))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in order; together they are the sentence."""
        starts = {self.sentence.start: "main"}
        for kind in ("relative", "contrast", "concession", "reason", "time"):
            for found in phrases("clauses", kind, self.words.code).finditer(self.text, *self.bounds):
                if not self.is_hidden(found.start()):
                    starts[found.start()] = kind
        starts |= {
            found.end(): "main"
            for found in _STRONG.finditer(self.text, *self.bounds)
            if not self.in_brackets(found.start())
        }
        if starts[self.sentence.start] != "main":
            self._end_opening(starts)
        ordered = sorted(starts)
        ends = [*ordered[1:], self.sentence.end]
        return tuple(Clause(start=start, end=end, kind=starts[start]) for start, end in zip(ordered, ends, strict=True))

    def _end_opening(self, starts: dict[int, str]) -> None:
        """A clause that opens its sentence ends at the first comma behind a cue: "Although A notified, B …"."""
        decides = (cue.end for cue in self.cues if cue.kind in {"verb", "step"})
        first = next(decides, None)
        for found in _COMMA.finditer(self.text, first or self.sentence.end, self.sentence.end):
            if not self.is_hidden(found.start()) and not self.in_brackets(found.start()):
                starts.setdefault(found.end(), "main")
                return

    @property
    def bounds(self) -> tuple[int, int]:
        """The offsets of the sentence in its block."""
        return self.sentence.start, self.sentence.end

    def is_hidden(self, at: int) -> bool:
        """Whether the character belongs to a name or to a list."""
        spans = (*self.hidden, *((m.start, m.end) for m in self.own if isinstance(m.said, States)))
        return any(start <= at < end for start, end in spans)

    def in_brackets(self, at: int) -> bool:
        """Whether the character stands between brackets of the sentence."""
        before = self.text[self.sentence.start : at]
        return before.count("(") > before.count(")")

    def clause_at(self, at: int) -> Clause:
        """The clause that holds a character."""
        return self.clauses[max(bisect_right(self.clauses, at, key=lambda clause: clause.start) - 1, 0)]

    def cues_between(self, start: int, end: int, aside: tuple[int, int] | None = None) -> tuple[Cue, ...]:
        """The cues that begin between two offsets, outside brackets or within the same brackets."""
        low, high = (bisect_left(self.cues, at, key=lambda cue: cue.start) for at in (start, end))
        return tuple(cue for cue in self.cues[low:high] if self.brackets_at(cue.start) == aside)

    def brackets_at(self, at: int) -> tuple[int, int] | None:
        """The span of the brackets around a character, brackets included; None outside brackets."""
        opened = self.text.rfind("(", self.sentence.start, at)
        if opened < 0 or self.text.find(")", opened, at) >= 0:
            return None
        closed = self.text.find(")", at, self.sentence.end)
        return (opened, closed + 1) if closed >= 0 else None


def is_subject(mention: Mention) -> bool:
    """Whether a status or a step may be said of it."""
    said = mention.said
    if isinstance(said, Count):
        return said.unit in {"member_states", *STEP_UNITS, *CASE_UNITS} or said.is_bare
    return isinstance(said, States) and said.role is Role.STATES and said.stands is Stands.SENTENCE
