"""What sentences say of counts and lists of States, each with its act, its dates and its ground."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.acts_meant import ActFinder, ActsMeant
from sucheck.claims.text.cues import phrase_list
from sucheck.claims.text.mention import AsOf, Count, Dated, Mention, Role, Stands, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.phrases import alternatives
from sucheck.claims.text.predicates import conceded_step, reason_status, status_of
from sucheck.claims.text.roles import date_before, state_date, step_date
from sucheck.claims.text.status import Status
from sucheck.frozen import dataclass
from sucheck.model.vocabulary import STEPS, expand


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one sentence says of one count or list of States.

    `mention` is the count or the list. `when` is the day of a step, `held_on` the day at which a transposition state
    holds. `span` is set where the words of the statement are not those of the count: a concession behind it.
    """

    passage: Passage
    mention: Mention
    status: Status
    acts: ActsMeant
    when: Mention | None = None
    held_on: Mention | None = None
    span: tuple[int, int] | None = None
    is_response: bool = False

    @property
    def count(self) -> Count | None:
        """The count, where it is one."""
        return self.mention.said if isinstance(self.mention.said, Count) else None

    @property
    def listed(self) -> States | None:
        """The list, where it is one."""
        return self.mention.said if isinstance(self.mention.said, States) else None

    @property
    def event(self) -> Mention | None:
        """The day of the step, or the day for which a state is announced."""
        return self.held_on if self.status.tense == "target" and not self.is_step else self.when

    @property
    def is_step(self) -> bool:
        """Whether it is about a step of a procedure."""
        return is_step(self.status.about)


def is_step(about: str) -> bool:
    """Whether this is a step, and no transposition state."""
    return about.removeprefix("additional_") in {*STEPS, "withdrawn", "eu_pilot"}


def statements_in(passage: Passage, finder: ActFinder) -> Iterator[Statement]:
    """The statements of a sentence, in order; what a clause of reason or of concession adds stands behind its count."""
    main: Status | None = None
    for subject in (*passage.subjects, *announced_lists(passage)) if passage.is_readable else ():
        status = status_of(passage, announced(passage, subject))
        if status is None:
            continue
        statement = _statement(passage, subject, status, finder)
        if not _is_about_acts(statement):
            continue
        if (
            statement.is_step
            and statement.status.ground is None
            and main
            and passage.clause_at(subject.start).kind != "main"
        ):
            statement = replace(statement, status=replace(statement.status, ground=_ground_beside(main)))
        main = main or (None if statement.is_step else status)
        yield statement
        yield from _added(statement)


def announced_lists(passage: Passage) -> tuple[Mention, ...]:
    """The list at the end of a sentence that "the following Member States" announce, where nothing is counted."""
    if passage.subjects or _announcement(passage) is None:
        return ()
    found = [m for m in passage.own if isinstance(m.said, States) and m.said.role is Role.STATES and m.aside is None]
    return tuple(m for m in found if len(found) == 1 and isinstance(m.said, States) and m.said.stands is Stands.NAMELY)


def announced(passage: Passage, subject: Mention) -> Mention:
    """The words that stand for a list where a status is said of it: those that announce it, else its own."""
    place = _announcement(passage) if subject not in passage.subjects else None
    return replace(subject, start=place[0], end=place[1]) if place else subject


def _announcement(passage: Passage) -> tuple[int, int] | None:
    found = _announcing(passage.words.code).search(passage.text, *passage.bounds)
    return found.span() if found else None


@cache
def _announcing(code: str) -> re.Pattern[str]:
    """The words "the following Member States"."""
    sections = pack(code)
    these = alternatives(sections["counts"]["determiners"]["these"])
    articles = alternatives(sections["states"]["articles"])
    units = alternatives(sections["states"]["unit_words"])
    return re.compile(rf"(?<!\w)(?:(?:{articles})\s+)?(?:{these})\s+(?:{units})(?!\w)", re.IGNORECASE)


def _is_about_acts(statement: Statement) -> bool:
    """Whether the sentence is about an act: it names one, or speaks of transposition; else anything may be applied."""
    if statement.is_step or statement.acts.place is not None or statement.status.about == "bound":
        return True
    return any(cue.says("verb", "transpose", "measures") for cue in statement.status.cues)


def _ground_beside(main: Status) -> str | None:
    """Procedures named beside what was notified are about notification."""
    return "non_communication" if expand(main.about) and main.basis == "declared" else None


def _statement(passage: Passage, subject: Mention, status: Status, finder: ActFinder) -> Statement:
    clause = passage.clause_at(subject.start)
    step = is_step(status.about)
    held_on = None if step else state_date(passage, clause)
    if not step and held_on is None and status.tense == "past":  # "in 2021 ten had not notified"
        held_on = state_date(passage, clause, "event") or date_before(passage, clause)
    when = step_date(passage, subject.start, clause) if step or held_on is None else None
    if when and not step and _is_of_other(passage, when, subject):
        when = None
    return Statement(
        passage=passage, mention=subject, status=status, acts=finder.meant(passage, subject.start), when=when,
        held_on=held_on, is_response=not step and _is_response(passage, subject),
    )  # fmt: skip


def _is_of_other(passage: Passage, date: Mention, subject: Mention) -> bool:
    """Whether other States stand between a date and some States: "the letters sent in May to A and B, both …"."""
    return any(date.end <= other.start < subject.start for other in passage.subjects)


def _is_response(passage: Passage, subject: Mention) -> bool:
    """Whether the sentence begins with words that tie its States to those of the step before it."""
    found = phrase_list("subjects", "response", passage.words.code).match(passage.text, *passage.bounds)
    return found is not None and found.end <= subject.start


def _added(statement: Statement) -> Iterator[Statement]:
    passage, subject = statement.passage, statement.mention
    if statement.is_step:
        assessed = reason_status(passage, subject)
        if assessed:
            yield replace(statement, status=assessed, when=None)
        return
    conceded = conceded_step(passage, subject)
    if conceded and statement.status.about not in {"full", "applied", "conform"}:
        status, clause = conceded
        when = step_date(passage, clause.end, clause)
        about = "open" if when is None and status.about == "formal_notice" else status.about
        about = (
            "formal_notice"
            if when is not None
            and any(cue.says("event", "launch") for cue in passage.cues_between(clause.start, clause.end))
            else about
        )
        ground = status.ground or _ground_beside(statement.status)
        yield replace(
            statement, status=replace(status, about=about, ground=ground), when=when, held_on=None,
            span=(clause.start, clause.end), is_response=False,
        )  # fmt: skip


def as_of_in(passage: Passage) -> Mention | None:
    """The state of play that a sentence gives with a date."""
    return next((m for m in passage.own if isinstance(m.said, AsOf) and m.said.value is not None), None)


def day_of(mention: Mention | None) -> str | None:
    """The ISO date of a date or of a state of play; None where its year is not known."""
    said = mention.said if mention else None
    value = said.value if isinstance(said, AsOf | Dated) else None
    return value if value and not value.startswith("--") else None
