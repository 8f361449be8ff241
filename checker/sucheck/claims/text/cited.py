"""What a document cites: acts with their dates, documents of the Commission, states of play, dates with a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sucheck.claims.text.acts_meant import ActFinder, ActsMeant, names_act
from sucheck.claims.text.drafts import Spot, spot
from sucheck.claims.text.mention import AsOf, CitedAct, CitedCase, CitedDocument, LearnedName, Mention
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.roles import RoleOfDate, is_ahead, roles_of
from sucheck.claims.text.statements import day_of
from sucheck.claims.text.surroundings import is_auxiliary
from sucheck.model import Claim, Kind, Place


def citation_claims(passage: Passage, names: Mapping[Spot, LearnedName]) -> Iterator[Claim]:
    """The acts and documents that a sentence cites, the day behind each, and its states of play."""
    for mention in passage.own:
        said, place = mention.said, _place(passage, mention)
        seen = Claim(
            id="",
            kind=Kind.ACT_NUMBER,
            place=place,
            about=Kind.ACT_NUMBER.value,
            words=mention.words,
            columns={"text": place},
        )
        if isinstance(said, CitedAct):
            yield from _of_act(passage, mention, said, seen, names)
        elif isinstance(said, CitedDocument):
            yield replace(seen, value=said.number)
        elif isinstance(said, CitedCase):
            yield replace(seen, kind=Kind.QUANTITY, about="case", value=said.number, unit="case_number")
        elif isinstance(said, AsOf) and said.value:
            yield replace(
                seen, kind=Kind.AS_OF, about=Kind.AS_OF.value, value=said.value, as_of=said.value,
                certainty=said.certainty, columns={"stated": place, "as_of": place},
            )  # fmt: skip


def _of_act(
    passage: Passage, mention: Mention, said: CitedAct, seen: Claim, names: Mapping[Spot, LearnedName]
) -> Iterator[Claim]:
    """The number of an act, and its date; `short_title` holds the name that the document gives it."""
    if said.act:
        seen = replace(seen, act=said.act, acts=(said.act,))
    name = names.get((passage.block, mention.start))
    if name:
        title = passage.document.place(name.where.block, name.where.start, name.where.end)
        seen = replace(seen, columns={**seen.columns, "short_title": title})
    yield seen
    if said.date and said.date_span:
        place = passage.document.place(said.date_span.block, said.date_span.start, said.date_span.end)
        yield replace(
            seen, kind=Kind.ACT_DATE, about=Kind.ACT_DATE.value, value=said.date, place=place, words=mention.words,
            columns={"stated": place, "act": seen.place},
        )  # fmt: skip


def dated_claims(passage: Passage, finder: ActFinder, used: AbstractSet[Spot]) -> Iterator[Claim]:
    """Deadlines, and the dates of other events; those in `used` belong to a count."""
    for found in roles_of(passage) if passage.is_readable else ():
        value = day_of(found.date)
        if value is None or (found.role != "deadline" and spot(found.date) in used):
            continue
        place = _place(passage, found.date)
        acts = _acts(passage, finder, found.date.start, found.role)
        cue = passage.document.place(passage.block, found.start, found.end)
        claim = Claim(
            id="", kind=Kind.EVENT_DATE, place=place, about=found.role, value=value, words=found.date.words,
            act=acts.only, acts=acts.keys, certainty=acts.certainty, cues=(cue,), columns=_columns(place, acts),
            tense="target" if is_ahead(passage, found) else "current",
        )  # fmt: skip
        if found.role == "deadline":
            yield replace(claim, kind=Kind.DEADLINE)
        elif found.role == "adoption" and acts.only and _is_adopted(passage, found):
            yield replace(claim, kind=Kind.ACT_DATE, about=Kind.ACT_DATE.value)
        else:
            yield claim


def _acts(passage: Passage, finder: ActFinder, at: int, role: str) -> ActsMeant:
    """The act of a date: of an event only what the sentence itself names."""
    meant = finder.meant(passage, at)
    is_own = meant.place is not None and meant.place.block == passage.block
    return meant if role == "deadline" or (is_own and _names_act(passage)) else ActsMeant()


def _is_adopted(passage: Passage, found: RoleOfDate) -> bool:
    """Whether it is the act that was adopted: nothing but an auxiliary stands between the two."""
    for mention in passage.own:
        if names_act(mention) and mention.end <= found.start:
            return is_auxiliary(passage.text[mention.end : found.start], passage.words.code)
        if names_act(mention) and found.end <= mention.start:
            return len(passage.text[found.end : mention.start].split()) <= 1
    return False


def _names_act(passage: Passage) -> bool:
    return any(names_act(mention) for mention in passage.own)


def _columns(stated: Place, acts: ActsMeant) -> dict[str, Place]:
    return {"stated": stated} | ({"act": acts.place} if acts.place else {})


def _place(passage: Passage, mention: Mention) -> Place:
    return passage.document.place(passage.block, mention.start, mention.end)
