"""The words that decide what a sentence says of the States in it: negation, verb, degree, step, event, ground."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.phrase_index import PhraseIndex

#: The nouns of verbs are listed apart.
_NOUN = "noun"


class Cue(NamedTuple):
    """One cue: what kind it is of (`not`, `verb`, `degree`, `step` …), what it means, and its span in the block.

    A noun that `gives_way` decides only where no verb does: the verb stands behind it, at the end of the clause.
    """

    kind: str
    value: str
    start: int
    end: int
    is_noun: bool = False
    gives_way: bool = False

    def says(self, kind: str, *values: str) -> bool:
        """Whether it is of this kind, and means one of the values where some are given."""
        return self.kind == kind and (not values or self.value in values)

    @property
    def names_ground(self) -> bool:
        """Whether it names the ground of a procedure; a word like "for" only leads to one."""
        return self.kind == "ground" and self.value != "reason"


def find_cues(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]], code: str) -> tuple[Cue, ...]:
    """The cues between two offsets, in order; what touches a hidden span (the name of an act) is none."""
    return tuple(
        Cue(
            "verb" if kind == _NOUN else kind,
            value,
            hit.start,
            hit.end,
            kind == _NOUN,
            kind == _NOUN and is_verb_last(code),
        )
        for hit in _cues(code).find(text, start, end)
        for kind, _, value in [hit.name.partition(".")]
        if not any(hit.start < last and first < hit.end for first, last in hidden)
    )


@cache
def is_verb_last(code: str) -> bool:
    """Whether the verb that decides stands at the end of its clause."""
    return bool(pack(code)["grammar"]["order"]["verb_last"])


@cache
def phrases(section: str, code: str) -> PhraseIndex:
    """The phrases of a section of the grammar (`grammar.clauses`), by the name of their list."""
    return PhraseIndex(pack(code)["grammar"][section])


@cache
def phrase_list(section: str, name: str, code: str) -> PhraseIndex:
    """The phrases of one list of the grammar."""
    return PhraseIndex({name: pack(code)["grammar"][section][name]})


@cache
def _cues(code: str) -> PhraseIndex:
    sections = pack(code)["grammar"]["cues"]
    return PhraseIndex({
        f"{kind}.{value}": listed for kind, values in sections.items() for value, listed in values.items()
    })  # fmt: skip
