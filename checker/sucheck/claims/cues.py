"""What a note says of the States that it names, sentence by sentence."""

from __future__ import annotations

import re

from sucheck.claims.language import Language
from sucheck.claims.lists import parse_list
from sucheck.frozen import dataclass
from sucheck.law.names_in_text import find_names
from sucheck.model import Member, Place, StateList
from sucheck.model.vocabulary import NOT_FULL

#: A full stop inside a date or after a lone letter ends nothing.
_SENTENCE_END = re.compile(
    r"(?<=[^\s\d.])\.\)?\s+(?=[A-ZÀ-Ž])|;\s+|(?<=\d\d\d\d)\.\)?\s+(?=[A-ZÀ-Ž])|(?<=\))\.\s+(?=[A-ZÀ-Ž])|\n+"
)
_CLAUSE_END = re.compile(r",\s+(?:(?:and|but|while|whereas)\s+)?|\s+(?:but|while|whereas)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of a note: the States in the order written, and the transposition state it gives them, if any."""

    members: tuple[Member, ...]
    state: str | None


def read_note(text: str, language: Language) -> tuple[Statement, ...]:
    """The statements of a note, one per sentence, or per clause with a cue of its own, that names a State."""
    statements = []
    for sentence in _SENTENCE_END.split(text):
        for clause in _clauses(sentence or "", language):
            members = tuple(Member(state=found.code, text=found.words) for found in find_names(clause))
            if members:
                statements.append(Statement(members=members, state=_state(clause, language)))
    return tuple(statements)


def _clauses(sentence: str, language: Language) -> list[str]:
    """The clauses of a sentence where each that names a State says its own thing of it; else the sentence as it is."""
    clauses: list[str] = []
    for part in _CLAUSE_END.split(sentence):
        if clauses and not any(find_names(part)):
            clauses[-1] += f", {part}"
        else:
            clauses.append(part)
    said = [_state(clause, language) for clause in clauses]
    return clauses if all(said) and len(set(said)) > 1 else [sentence]


def note_list(text: str, about: frozenset[str], place: Place, language: Language) -> StateList | None:
    """The States that a note names for a claim about these transposition states; None where it names none.

    A note that is a list is read as one. Sentences that give their States another transposition state are left out;
    where no sentence says one, or the claim is about a step, every State named counts.
    """
    listed = parse_list(text, place, language)
    if listed and listed.is_understood and (listed.members or listed.complement):
        return listed
    statements = read_note(text, language)
    is_open = re.search(rf"\b{language.openers.pattern.removeprefix('^').strip()}", text, re.IGNORECASE) is not None
    if about:
        is_open |= any(s.state == "not_full" and about & NOT_FULL and not _is_about(s, about) for s in statements)
        statements = tuple(s for s in statements if s.state is None or _is_about(s, about))
    members = tuple(member for statement in statements for member in statement.members)
    return StateList(members=members, closed=not is_open, place=place) if members else None


def _is_about(statement: Statement, about: frozenset[str]) -> bool:
    return statement.state in about or (statement.state == "not_full" and about >= {"none", "partial"})


def _state(sentence: str, language: Language) -> str | None:
    return next((state for state, pattern in language.cues if pattern.search(sentence)), None)
