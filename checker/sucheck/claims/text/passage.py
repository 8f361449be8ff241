"""One sentence with what it mentions, its cues and its clauses: what the grammar works on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property

from sucheck.claims.language import Language
from sucheck.claims.text.cues import Cue, find_cues, phrases
from sucheck.claims.text.mention import (
    AsOf,
    CitedAct,
    CitedDocument,
    Count,
    Dated,
    Mention,
    Mentions,
    NamedAct,
    Percent,
    Sentence,
    States,
)
from sucheck.claims.text.subjects import exceptions, is_subject, name_start, of_states, without_article
from sucheck.frozen import dataclass
from sucheck.model import Document

#: No sentence of a report has more characters, its lists included.
_LONGEST = 6000
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
    def is_readable(self) -> bool:
        """Whether it is a sentence at all: what is longer than any sentence is not understood."""
        return self.sentence.end - self.sentence.start <= _LONGEST

    @property
    def block(self) -> int:
        """The index of the block that the sentence stands in."""
        return self.sentence.block

    @cached_property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """The spans whose words are no cues: the names of acts and documents, dates ("May"), States."""
        named = (CitedAct, CitedDocument, NamedAct, Dated, AsOf, States)
        return tuple(
            (name_start(mention, self.words.code), mention.end)
            for mention in self.own
            if isinstance(mention.said, named)
        )

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues of the sentence, in order."""
        return find_cues(self.text, self.sentence.start, self.sentence.end, self.hidden, self.words.code)

    @cached_property
    def subjects(self) -> tuple[Mention, ...]:
        """The counts and lists that a status or a step may be said of: those outside brackets, and what is counted."""
        found: list[Mention] = []
        for mention in self.own:
            if (is_subject(mention) or self.is_share(mention)) and not (found and self._explains(mention, found[-1])):
                found.append(mention)
        return tuple(found)

    def is_exception(self, count: Mention) -> bool:
        """Whether a count says who is left out: "all but two Member States"."""
        return exceptions(self.words.code).search(self.text[self.sentence.start : count.start]) is not None

    def _is_exception_at(self, end: int) -> bool:
        return exceptions(self.words.code).search(f"{self.text[self.sentence.start : end]} ") is not None

    def is_share(self, mention: Mention) -> bool:
        """Whether it is a percentage of the Member States."""
        return isinstance(mention.said, Percent) and not mention.said.is_points and self.end_of(mention) > mention.end

    def end_of(self, mention: Mention) -> int:
        """Where the words of a subject end: those of a percentage have "of the Member States" behind it."""
        found = of_states(self.words.code).match(self.text, mention.end) if isinstance(mention.said, Percent) else None
        return found.end() if found else mention.end

    def _explains(self, mention: Mention, count: Mention) -> bool:
        """Whether a list only says which States a count means: "six Member States, including A and B, …"."""
        if not isinstance(mention.said, States) or not isinstance(count.said, Count) or mention.aside != count.aside:
            return False
        if mention.said.listed.complement and "," in self.text[count.end : mention.start + 1]:
            return not self.has_verb(mention.end, self.sentence.end)
        between = without_article(self.text[count.end : mention.start], self.words.code).strip(" ,")
        return between.lower() == mention.said.opener.lower() and (
            bool(between) or "," in self.text[count.end : mention.start]
        )

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in order; together they are the sentence."""
        starts = {self.sentence.start: "main"}
        for hit in phrases("clauses", self.words.code).find(self.text, *self.bounds):
            leads_to_date = hit.name == "time" and self.is_hidden(hit.end + 1)  # "before 26 December 2010"
            excepts = hit.name == "contrast" and self._is_exception_at(hit.end)  # "all but four Member States"
            if not self.is_hidden(hit.start) and not leads_to_date and not excepts:
                starts[hit.start] = hit.name
        starts |= {
            found.end(): "main"
            for found in _STRONG.finditer(self.text, *self.bounds)
            if not self.in_brackets(found.start()) and not self._leads_into_list(found.end())
        }
        if starts[self.sentence.start] != "main":
            self._end_opening(starts)
        begin = self.sentence.start
        ordered = [s for s in sorted(starts) if s == begin or starts[s] != "contrast" or self._has_subject(s, starts)]
        ends = [*ordered[1:], self.sentence.end]
        return tuple(Clause(start=start, end=end, kind=starts[start]) for start, end in zip(ordered, ends, strict=True))

    def _leads_into_list(self, at: int) -> bool:
        """Whether a list begins behind a colon: what follows it still belongs to the clause."""
        return any(
            (isinstance(m.said, States) or (isinstance(m.said, Count) and m.said.unit == "member_states"))
            and m.start - at in {0, 1}
            for m in self.own
        )

    def _has_subject(self, start: int, starts: Mapping[int, str]) -> bool:
        """Whether a contrast speaks of other States: "but two have not"; else it goes on: "but not completely"."""
        end = min((other for other in starts if other > start), default=self.sentence.end)
        return any(start <= subject.start < end for subject in self.subjects)

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
        return any(start <= at < end for start, end in self.hidden)

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

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a verb, a step or an event is named between two offsets."""
        return any(cue.kind in {"verb", "step", "event"} for cue in self.cues_between(start, end))

    def brackets_at(self, at: int) -> tuple[int, int] | None:
        """The span of the brackets around a character, brackets included; None outside brackets."""
        opened = self.text.rfind("(", self.sentence.start, at)
        if opened < 0 or self.text.find(")", opened, at) >= 0:
            return None
        closed = self.text.find(")", at, self.sentence.end)
        return (opened, closed + 1) if closed >= 0 else None
