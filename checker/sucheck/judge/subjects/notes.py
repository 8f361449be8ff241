"""Notes, and lists of States as they are written, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sucheck.judge.subjects.note_values import note_values
from sucheck.judge.subjects.passages import Passage, blocks_of, notes_of
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.law import states as law_states
from sucheck.law.names_in_text import FoundName, find_enumerations, find_names
from sucheck.model import Dossier, Place

_LONG_LIST = 3
#: "Czech Republic v Commission": the name of a case keeps the name that the State had.
_CASE = re.compile(r"\sv\.?\s")


@dataclass(slots=True)
class _Written:
    """What one cell or note lists: its names as written, and each run of codes; with the document it stands in.

    `passage` is the text in which the names stand, None for the list of a claim.
    """

    key: str
    document: tuple[int, str]
    place: Place
    names: list[str] = field(default_factory=list)
    runs: list[list[str]] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)
    passage: Passage | None = None


def note_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per note of the Footnotes sheets and of the documents."""
    notes = list(notes_of(dossier))
    stops: dict[tuple[int, str], list[bool]] = {}
    for note in notes:
        stops.setdefault(note.document, []).append(note.text.rstrip().endswith((".", ".”", '."')))
    for note in notes:
        ended = stops[note.document]
        values: dict[str, Value] = {
            "text": note.text, "document": note.document[1], "full_stops": 2 * sum(ended) > len(ended),
            **_published(dossier, note.place.input), **(told := note_values(note.text)),
        }  # fmt: skip
        sources = dict.fromkeys(("text", *told), (note.place,))
        yield Subject(key=note.key, values=values, sources=sources, home=(note.place,), find=note.find)


def list_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per cell, note or block that lists States.

    It knows how its document orders lists, and names States before it.
    """
    written = [*_cells(dossier), *_listing(dossier)]
    orders: dict[tuple[int, str], set[str]] = {}
    for each in written:
        for codes, words in zip(each.runs, each.words, strict=True):
            if len(codes) >= _LONG_LIST:
                orders.setdefault(each.document, set()).add(_order(codes, words))
    before: dict[tuple[int, str], dict[str, None]] = {}
    for each in written:
        earlier = before.setdefault(each.document, {})
        long_runs = tuple(" ".join(codes) for codes in each.runs if len(codes) >= _LONG_LIST)
        values: dict[str, Value] = {
            "names": tuple(each.names), "names_before": tuple(earlier), "document": each.document[1],
            "alphabetical": orders.get(each.document) == {"alphabetical"}, **_published(dossier, each.place.input),
        }  # fmt: skip
        if long_runs:
            values["runs"] = long_runs
        earlier |= dict.fromkeys(each.names)
        subject = Subject(
            key=each.key, values=values, sources=dict.fromkeys(("runs", "names"), (each.place,)), home=(each.place,)
        )
        yield replace(subject, find=each.passage.find) if each.passage else subject


def _cells(dossier: Dossier) -> Iterator[_Written]:
    """The lists in cells; a breakdown has an order of its own."""
    seen: set[Place] = set()
    for claim in dossier.claims:
        listed = claim.listed
        if claim.is_row_claim or listed is None or listed.place in seen or "text" in claim.columns:
            continue
        if listed.place.block is not None or _is_note(dossier, listed.place):
            continue
        seen.add(listed.place)
        codes = [member.state for member in listed.members if member.state in law_states.states()]
        names = [member.text for member in listed.members]
        ranked = any(member.number is not None for member in listed.members)
        plain = listed.is_understood and not ranked and len(codes) == len(names)
        yield _Written(
            key=" · ".join(part for part in (claim.act, claim.about, claim.document, claim.label, "list") if part),
            document=(listed.place.input, claim.document), place=listed.place, names=names,
            runs=[[code for code in codes if code]] if plain else [], words=[names] if plain else [],
        )  # fmt: skip


def _is_note(dossier: Dossier, place: Place) -> bool:
    return any(t.input == place.input and t.sheet.name == place.sheet for t in dossier.shaped.of("Footnotes"))


def _listing(dossier: Dossier) -> Iterator[_Written]:
    """The notes of Footnotes sheets, and the blocks of documents that name a State."""
    notes = (note for note in notes_of(dossier) if note.place.block is None)
    for passage in (*notes, *blocks_of(dossier)):
        if _CASE.search(passage.text):
            continue
        names = find_names(passage.text)
        if passage.place.block is not None and not names:
            continue
        runs = [
            run for run in find_enumerations(passage.text, names) if all(n.code in law_states.states() for n in run)
        ]
        yield _Written(
            key=f"{passage.key} · list", document=passage.document, place=_where(passage, runs),
            names=[name.words for name in names], passage=passage,
            runs=[[name.code or "" for name in run] for run in runs],
            words=[[name.words for name in run] for run in runs],
        )  # fmt: skip


def _where(passage: Passage, runs: Sequence[Sequence[FoundName]]) -> Place:
    """From the first to the last of its long lists; the whole where it has none."""
    long = [run for run in runs if len(run) >= _LONG_LIST]
    return passage.span(long[0][0].start, long[-1][-1].end) if long else passage.place


def _order(codes: Sequence[str], words: Sequence[str]) -> str:
    if law_states.in_protocol_order(codes):
        return "protocol"
    names = [word.casefold().removeprefix("the ") for word in words]
    return "alphabetical" if names == sorted(names) else "other"


def _published(dossier: Dossier, number: int) -> dict[str, Value]:
    day = dossier.edition(number).published_on
    return {"published_on": Day.of(day)} if day else {}
