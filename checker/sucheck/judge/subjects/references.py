"""Documents of the Commission as notes and the Report sheet name them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from sucheck.frozen import dataclass
from sucheck.judge.subjects.passages import notes_of
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.template import in_words
from sucheck.judge.values import Day, Value
from sucheck.law.documents import Reference, find_references
from sucheck.law.other_acts import numbered_acts
from sucheck.model import Dossier, Kind, Place

#: Words that many titles have: they do not tell one document from another.
_COMMON = frozenset({
    "a", "an", "and", "annex", "annexes", "by", "commission", "committee", "communication", "council", "decision",
    "document", "economic", "european", "final", "for", "from", "in", "it", "its", "no", "of", "on", "parliament",
    "proposal", "recommendation", "regulation", "directive", "report", "see", "also", "social", "staff", "the",
    "this", "to", "with", "working", "regions",
})  # fmt: skip
_LEADING = frozenset({"see", "also", "the", "cf", "in", "and"})
_TELLING = 2
#: "the Action Plan against Disinformation": capitalised words, small ones only between them.
_NAME = re.compile(
    r"\b(?:the|a|an|its|this)\s+(?P<name>[A-Z][\w-]*(?:\s+(?:(?:of|on|for|to|against|and|in|the)\s+){0,2}[A-Z][\w-]*)+)\W*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    reference: Reference
    title: str
    place: Place
    context: str  # the note, and the sentence before its mark
    is_learned: bool  # the title stands before the mark of the note


def reference_pairs(dossier: Dossier) -> Iterator[Subject]:
    """Each two mentions of one title, the later with the first, and each number with the date that stands behind it."""
    first_of: dict[tuple[int, str], _Mention] = {}
    for mention in _mentions(dossier):
        yield from _dated(mention.reference.number, mention.reference.date, mention.place, mention.place)
        first = first_of.setdefault((mention.place.input, mention.title), mention)
        if mention.title and first is not mention:
            values: dict[str, Value] = {
                "first_reference": mention.reference.number,
                "second_reference": first.reference.number,
            }
            yield Subject(
                key=f"{mention.title} · number", values=values, home=(mention.place,),
                sources={"first_reference": (mention.place,), "second_reference": (first.place,)},
                conditions=frozenset({"title_learned"} if mention.is_learned or first.is_learned else ()),
            )  # fmt: skip
    for edition in dossier.editions:
        for reference in find_references(edition.reference or ""):
            at = edition.places["reference"]
            yield from _dated(reference.number, edition.published_on, at, edition.places.get("published_on", at))


def registered_pairs(dossier: Dossier) -> Iterator[Subject]:
    """Each mention of a document with the act of its date whose subject stands in the note or before its mark."""
    for mention in _mentions(dossier):
        spoken = set(re.findall(r"\w+", mention.context.casefold()))
        for law in numbered_acts():
            telling = {word.casefold() for word in law.subject}
            if mention.reference.date == law.document_date and telling <= spoken:
                named = f"{law.cite}, the {law.kind} of {in_words(Day.of(law.document_date))}"
                number = mention.reference.number
                yield Subject(
                    key=f"{number} · {law.cite}", home=(mention.place,), sources={"first_reference": (mention.place,)},
                    values={"first_reference": number, "second_reference": law.document_number, "named": named},
                )  # fmt: skip


def _dated(number: str, date: dt.date | None, place: Place, date_place: Place) -> Iterator[Subject]:
    if date is not None:
        yield Subject(
            key=f"{number} · date", values={"first_reference": number, "second_date": Day.of(date)}, home=(place,),
            sources={"first_reference": (place,), "second_date": (date_place,)},
            conditions=frozenset({"number_against_date"}),
        )  # fmt: skip


def _mentions(dossier: Dossier) -> Iterator[_Mention]:
    """The documents that notes cite, by what the note calls them, or else the words before the note's mark."""
    before = _before_marks(dossier)
    in_block: dict[tuple[int, int | None], list[Place]] = {}
    for claim in dossier.claims:
        if claim.kind is Kind.ACT_NUMBER and claim.place.block is not None:
            in_block.setdefault((claim.place.input, claim.place.block), []).append(claim.place)
    for note in notes_of(dossier):
        found = find_references(note.text)
        end = 0
        ahead = before.get((note.place.input, note.place.block), "")
        context = f"{note.text} {ahead.rpartition('. ')[2]}"
        for reference in found:
            behind = note.text[reference.end :] if len(found) == 1 else ""
            title = _title(f"{note.text[end : reference.start]} {behind}")
            is_learned = not title and reference is found[0]
            if is_learned:
                title = _title(_name_before(ahead))
            end = reference.end
            place = _claimed(in_block, note.span(reference.start, reference.named))
            yield _Mention(reference=reference, title=title, place=place, context=context, is_learned=is_learned)


def _claimed(in_block: Mapping[tuple[int, int | None], list[Place]], place: Place) -> Place:
    """The place of the claim that begins there, so that what is checked of the one is checked of the other."""
    here = in_block.get((place.input, place.block), [])
    return next((claimed for claimed in here if claimed.start == place.start), place)


def _before_marks(dossier: Dossier) -> dict[tuple[int, int | None], str]:
    """The text before the first mark of each note, by input and block of the note."""
    found: dict[tuple[int, int | None], str] = {}
    for document in dossier.documents:
        for mark in document.marks:
            if mark.note is not None:
                found.setdefault((document.input, mark.note), document.blocks[mark.block].text[: mark.at])
    return found


def _name_before(text: str) -> str:
    """The name in capitals, with an article before it, that a text ends with."""
    found = _NAME.search(text)
    return found["name"] if found else ""


def _title(words: str) -> str:
    """What a mention calls the document, in lower case; empty where the words would fit many documents."""
    spoken = re.findall(r"[^\W_]+", words.casefold())
    while spoken and spoken[0] in _LEADING:
        spoken.pop(0)
    return " ".join(spoken) if len(set(spoken) - _COMMON) >= _TELLING else ""
