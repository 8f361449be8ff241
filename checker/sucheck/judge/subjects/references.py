"""Documents of the Commission as notes and the Report sheet name them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sucheck.frozen import dataclass
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.law.documents import Reference, find_references
from sucheck.model import Dossier, Place

#: Words that many titles have: they do not tell one document from another.
_COMMON = frozenset({
    "a", "an", "and", "annex", "annexes", "by", "commission", "committee", "communication", "council", "decision",
    "document", "economic", "european", "final", "for", "from", "in", "it", "its", "no", "of", "on", "parliament",
    "proposal", "recommendation", "regulation", "directive", "report", "see", "also", "social", "staff", "the",
    "this", "to", "with", "working", "regions",
})  # fmt: skip
_TELLING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    reference: Reference
    title: str
    place: Place


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
            )  # fmt: skip
    for edition in dossier.editions:
        for reference in find_references(edition.reference or ""):
            places = edition.places
            yield from _dated(reference.number, edition.published_on, places["reference"], places["published_on"])


def _dated(number: str, date: dt.date | None, place: Place, date_place: Place) -> Iterator[Subject]:
    if date is not None:
        yield Subject(
            key=f"{number} · date", values={"first_reference": number, "second_date": Day.of(date)}, home=(place,),
            sources={"first_reference": (place,), "second_date": (date_place,)},
            conditions=frozenset({"number_against_date"}),
        )  # fmt: skip


def _mentions(dossier: Dossier) -> Iterator[_Mention]:
    for table in dossier.shaped.of("Footnotes"):
        for row, text in table.frame["text"].items():
            if not isinstance(text, str):
                continue
            found = find_references(text)
            end = 0
            for reference in found:
                behind = text[reference.end :] if len(found) == 1 else ""
                title = _title(f"{text[end : reference.start]} {behind}")
                end = reference.end
                yield _Mention(reference=reference, title=title, place=table.place(int(str(row)), "text"))


def _title(words: str) -> str:
    """What a mention calls the document, in lower case; empty where the words would fit many documents."""
    spoken = re.findall(r"[^\W_]+", words.casefold())
    return " ".join(spoken) if len(set(spoken) - _COMMON) >= _TELLING else ""
