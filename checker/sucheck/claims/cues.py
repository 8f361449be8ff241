"""What a note says of the States that it names, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sucheck.claims.language import Language
from sucheck.law.names_in_text import find_names
from sucheck.model import Member, Place, StateList

#: A full stop inside a date or after a lone letter ends nothing.
_SENTENCE_END = re.compile(
    r"(?<=[^\s\d.])\.\)?\s+(?=[A-ZÀ-Ž])|;\s+|(?<=\d\d\d\d)\.\)?\s+(?=[A-ZÀ-Ž])|(?<=\))\.\s+(?=[A-ZÀ-Ž])|\n+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of a note: the States in the order written, and the transposition state it gives them, if any."""

    members: tuple[Member, ...]
    state: str | None


def read_note(text: str, language: Language) -> tuple[Statement, ...]:
    """The statements of a note, one per sentence that names a State."""
    statements = []
    for sentence in _SENTENCE_END.split(text):
        members = tuple(Member(state=found.code, text=found.words) for found in find_names(sentence or ""))
        if members:
            statements.append(Statement(members=members, state=_state(sentence, language)))
    return tuple(statements)


def note_list(text: str, about: frozenset[str], place: Place, language: Language) -> StateList | None:
    """The States that a note names for a claim about these transposition states; None where it names none.

    Sentences that give their States another transposition state are left out; where no sentence says one, or the claim
    is about a step, every State named counts.
    """
    statements = read_note(text, language)
    if not statements:
        return None
    if about and any(statement.state in about for statement in statements):
        statements = tuple(s for s in statements if s.state is None or s.state in about)
    members = tuple(member for statement in statements for member in statement.members)
    opener = re.search(rf"\b{language.openers.pattern.removeprefix('^').strip()}", text, re.IGNORECASE)
    return StateList(members=members, closed=opener is None, place=place)


def _state(sentence: str, language: Language) -> str | None:
    return next((state for state, pattern in language.cues if pattern.search(sentence)), None)
