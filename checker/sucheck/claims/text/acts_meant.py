"""Which act a sentence speaks of: one that it names, else that of its bullet's lead or of its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sucheck.claims.text.cues import is_verb_last, phrase_list
from sucheck.claims.text.mention import CitedAct, Mention, Mentions, NamedAct, Origin
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.surroundings import joint
from sucheck.frozen import dataclass
from sucheck.model import BlockKind, Certainty, Document, Place

_TRANSPOSED = {"directive", "framework decision"}
_DOUBT = (Certainty.READ, Certainty.INHERITED, Certainty.GUESSED)
_JOINT = re.compile(r"[\s,;]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsMeant:
    """The keys of the acts, how we know them, and the words that name them."""

    keys: tuple[str, ...] = ()
    certainty: Certainty = Certainty.READ
    place: Place | None = None

    @property
    def only(self) -> str | None:
        """The act, where it is one."""
        return self.keys[0] if len(self.keys) == 1 else None


def acts_of(mention: Mention) -> tuple[str, ...]:
    """The keys of the acts to be transposed that a mention names, all of them where it may be any."""
    said = mention.said
    if isinstance(said, CitedAct):
        return (said.act or said.citation.key,) if names_act(mention) else ()
    return said.acts if isinstance(said, NamedAct) and names_act(mention) else ()


def names_act(mention: Mention) -> bool:
    """Whether it names an act to be transposed, known or not."""
    said = mention.said
    if isinstance(said, CitedAct):
        return said.citation.type in {None, *_TRANSPOSED} and not said.is_inner
    return isinstance(said, NamedAct) and said.type in _TRANSPOSED


def acts_spoken_of(mentions: Mentions) -> frozenset[str]:
    """The acts that a document names beyond doubt: they decide what another document's vague names mean."""
    return frozenset(
        key
        for mention in mentions.mentions
        for key in acts_of(mention)
        if isinstance(mention.said, CitedAct)
        or (isinstance(mention.said, NamedAct) and mention.said.certainty is Certainty.READ)
    )


class _Spoken(NamedTuple):
    """Acts named in a block: where, and how many different ones the block has named by then."""

    passage: Passage
    group: list[Mention]
    different: int


class ActFinder:
    """Finds the acts that the sentences of one document speak of."""

    def __init__(self, document: Document, passages: Sequence[Passage], spoken_of: frozenset[str]) -> None:
        """Take all sentences of the document, in order, and the acts that other documents speak of."""
        self.spoken_of = spoken_of
        self.document = document
        self.passages = passages
        self.by_block: dict[int, list[Passage]] = {}
        self._spoken: dict[int, list[_Spoken]] = {}
        self._named: dict[int, frozenset[tuple[str, ...]]] = {}
        for passage in passages:
            self.by_block.setdefault(passage.block, []).append(passage)

    def meant(self, passage: Passage, at: int) -> ActsMeant:
        """The acts meant where a count or a list begins."""
        return (
            self._in_sentence(passage, at)
            or self._in_block(passage)
            or self._in_lead(passage)
            or self._before(passage)
            or ActsMeant()
        )

    def _in_sentence(self, passage: Passage, at: int) -> ActsMeant | None:
        """The act that the clause names behind the place, else the last one before it, else the next one."""
        groups = passage_groups(passage)
        clause = passage.clause_at(at)
        behind = [group for group in groups if at <= group[0].start < clause.end]
        before = [group for group in groups if group[0].start < at]
        later = [group for group in groups if group[0].start >= clause.end]
        following = min((other.start for other in passage.subjects if other.start > at), default=None)
        stop = passage.sentence.end if following is None else joint(passage, at, following)
        own = [group for group in behind if group[0].start < stop and not (before and _is_fronted(passage, at, group))]
        chosen = own[0] if own else before[-1] if before else behind[0] if behind else later[0] if later else None
        return self._meant(chosen, passage) if chosen else None

    def _in_block(self, passage: Passage) -> ActsMeant | None:
        """The last act that the sentences before it in the block name; certain where they name one only."""
        spoken = self._spoken_in(passage.block)
        end = bisect_left(spoken, passage.index, key=lambda each: each.passage.index)
        if end == 0:
            return None
        last = spoken[end - 1]
        meant = self._meant(last.group, last.passage)
        is_certain = last.different == 1
        return replace(meant, certainty=meant.certainty if is_certain else Certainty.INHERITED)

    def _spoken_in(self, block: int) -> list[_Spoken]:
        """The acts that a block names, in order."""
        if block not in self._spoken:
            self._spoken[block] = spoken = []
            keys: set[str] = set()
            for passage in self.by_block.get(block, ()):
                for group in passage_groups(passage):
                    keys |= {key for mention in group for key in acts_of(mention)}
                    spoken.append(_Spoken(passage, group, len(keys)))
        return self._spoken[block]

    def _in_lead(self, passage: Passage) -> ActsMeant | None:
        """The act of the sentence that leads into a bullet."""
        lead = passage.sentence.lead
        groups = passage_groups(self.passages[lead]) if lead is not None else []
        return self._meant(groups[-1], self.passages[lead]) if groups and lead is not None else None

    def _before(self, passage: Passage) -> ActsMeant | None:
        """The act of the paragraph before, where it names one only: inherited."""
        for block in range(passage.block - 1, -1, -1):
            kind = self.document.blocks[block].kind
            if kind is BlockKind.HEADING or self.document.blocks[passage.block].kind is BlockKind.NOTE:
                return None
            if kind is BlockKind.NOTE or not self.by_block.get(block):
                continue
            spoken = self._spoken_in(block)
            if not spoken or spoken[-1].different != len(set(self._keys(spoken[0]))):
                return None
            return replace(self._meant(spoken[0].group, spoken[0].passage), certainty=Certainty.INHERITED)
        return None

    def _keys(self, spoken: _Spoken) -> tuple[str, ...]:
        return tuple(key for mention in spoken.group for key in acts_of(mention))

    def _meant(self, group: Sequence[Mention], passage: Passage) -> ActsMeant:
        place = self.document.place(passage.block, group[0].start, group[-1].end)
        known = [self._known(mention, passage) for mention in group]
        keys = tuple(dict.fromkeys(key for keys, _ in known for key in keys))
        certainty = max((certainty for _, certainty in known), key=_DOUBT.index)
        return ActsMeant(keys=keys if all(keys for keys, _ in known) else (), place=place, certainty=certainty)

    def _known(self, mention: Mention, passage: Passage) -> tuple[tuple[str, ...], Certainty]:
        """The acts of one name. Where it may mean several, those that other documents speak of decide."""
        said, keys = mention.said, acts_of(mention)
        if not isinstance(said, NamedAct) or said.certainty is Certainty.READ:
            return keys, Certainty.READ
        if said.origin is Origin.NEAREST:
            return keys, Certainty.READ if self._is_only_one(mention, passage) else said.certainty
        if len(keys) > 1:
            keys = tuple(key for key in keys if key in self.spoken_of)
        return keys if len(keys) == 1 else (), said.certainty

    def _is_only_one(self, mention: Mention, passage: Passage) -> bool:
        """Whether "the Directive" stands in a block that names that act and no other."""
        if passage.block not in self._named:
            self._named[passage.block] = frozenset(
                acts_of(other)
                for each in self.by_block[passage.block]
                for other in each.own
                if acts_of(other) and not (isinstance(other.said, NamedAct) and other.said.origin is Origin.NEAREST)
            )
        return self._named[passage.block] == {acts_of(mention)}


def _is_fronted(passage: Passage, at: int, group: Sequence[Mention]) -> bool:
    """Whether an act opens what follows a comma, as objects may: "A haben 20 Staaten umgesetzt, B nur 19"."""
    return is_verb_last(passage.words.code) and ", " in passage.text[at : group[0].start]


def passage_groups(passage: Passage) -> list[list[Mention]]:
    """The acts that a sentence names, those that are enumerated together."""
    return list(_joined(passage))


def _joined(passage: Passage) -> Iterator[list[Mention]]:
    group: list[Mention] = []
    for mention in (mention for mention in passage.own if names_act(mention)):
        if group and not _is_joint(passage, passage.text[group[-1].end : mention.start]):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _is_joint(passage: Passage, between: str) -> bool:
    """Whether two acts are enumerated: nothing but a comma, a conjunction and an article between them."""
    rest = between
    for hit in reversed(list(phrase_list("joints", "acts", passage.words.code).find(between, 0, len(between)))):
        rest = rest[: hit.start] + rest[hit.end :]
    return _JOINT.fullmatch(rest) is not None
