"""Notes, and lists of States as they are written, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sucheck.judge.subjects.note_values import note_values
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.law import states as law_states
from sucheck.law.names_in_text import find_enumerations, find_names
from sucheck.model import Dossier, Place, Table

_LONG_LIST = 3
#: "Czech Republic v Commission": the name of a case keeps the name that the State had.
_CASE = re.compile(r"\sv\.?\s")


@dataclass(slots=True)
class _Written:
    """What one cell or note lists: its names as written, and each run of codes; with the document it stands in."""

    key: str
    document: tuple[int, str]
    place: Place
    names: list[str] = field(default_factory=list)
    runs: list[list[str]] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)


def note_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per note of the Footnotes sheets."""
    for table in dossier.shaped.of("Footnotes"):
        notes = list(_notes(table))
        stops: dict[str, list[bool]] = {}
        for _, text, document in notes:
            stops.setdefault(document, []).append(text.rstrip().endswith((".", ".”", '."')))
        for row, text, document in notes:
            place = table.place(row, "text")
            ended = stops[document]
            values: dict[str, Value] = {
                "text": text, "document": document, "full_stops": 2 * sum(ended) > len(ended),
                **_published(dossier, table.input), **(told := note_values(text)),
            }  # fmt: skip
            sources = dict.fromkeys(("text", *told), (place,))
            yield Subject(key=_note_key(table, row, document), values=values, sources=sources, home=(place,))


def list_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per cell or note that lists States, with how its document orders lists and names States before it."""
    written = [*_cells(dossier), *_listing_notes(dossier)]
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
        yield Subject(
            key=each.key, values=values, sources=dict.fromkeys(("runs", "names"), (each.place,)), home=(each.place,)
        )


def _cells(dossier: Dossier) -> Iterator[_Written]:
    """The lists in cells; a breakdown has an order of its own."""
    seen: set[Place] = set()
    for claim in dossier.claims:
        listed = claim.listed
        if claim.is_row_claim or listed is None or listed.place in seen or "text" in claim.columns:
            continue
        if _is_note(dossier, listed.place):
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


def _listing_notes(dossier: Dossier) -> Iterator[_Written]:
    for table in dossier.shaped.of("Footnotes"):
        for row, text, document in _notes(table):
            if _CASE.search(text):
                continue
            runs = [run for run in find_enumerations(text) if all(name.code in law_states.states() for name in run)]
            yield _Written(
                key=f"{_note_key(table, row, document)} · list", document=(table.input, document),
                place=table.place(row, "text"), names=[name.words for name in find_names(text)],
                runs=[[name.code or "" for name in run] for run in runs],
                words=[[name.words for name in run] for run in runs],
            )  # fmt: skip


def _order(codes: Sequence[str], words: Sequence[str]) -> str:
    if law_states.in_protocol_order(codes):
        return "protocol"
    names = [word.casefold().removeprefix("the ") for word in words]
    return "alphabetical" if names == sorted(names) else "other"


def _notes(table: Table) -> Iterator[tuple[int, str, str]]:
    for row, text, document in zip(table.frame.index, table.frame["text"], table.frame["document"], strict=True):
        if isinstance(text, str):
            yield int(row), text, document if isinstance(document, str) else ""


def _note_key(table: Table, row: int, document: str) -> str:
    return f"note {table.words(row, 'footnote')} · {document}"


def _published(dossier: Dossier, number: int) -> dict[str, Value]:
    day = dossier.edition(number).published_on
    return {"published_on": Day.of(day)} if day else {}
