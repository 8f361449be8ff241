"""Rows become claims: what the Claims, Directives and Report sheets state, and what the notification rows add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from sucheck.claims.citations import act_cell_claims, note_claims
from sucheck.claims.cues import note_list
from sucheck.claims.language import Language, language
from sucheck.claims.lists import parse_list
from sucheck.claims.measures import measure_claims
from sucheck.claims.notes import read_notes
from sucheck.claims.reading import Reading, cell_of, columns_of
from sucheck.claims.stated import read_claims
from sucheck.claims.tallies import tallies
from sucheck.law.names_in_text import find_enumerations
from sucheck.model import Claim, Edition, Kind, Member, Place, Shaped, StateList, Table

_NAMING_ACTS = {"Claims", "Notifications", "Procedures", "Measures"}


def claims_from(
    shaped: Shaped, editions: Sequence[Edition], positions: pd.DataFrame
) -> tuple[list[Claim], list[Place]]:
    """All claims in reading order with their ids, and the places of what was seen but not understood."""
    reading = Reading(editions=editions, notes=read_notes(shaped.of("Footnotes")))
    for edition in editions:
        reading.claims.extend(_of_edition(edition))
    for table in shaped.of("Directives"):
        reading.claims.extend(_of_directives(table, editions[table.input], language()))
    for table in shaped.of("Measures"):
        reading.claims.extend(measure_claims(table, editions[table.input]))
    for table in shaped.of("Claims"):
        read_claims(table, reading, language())
    _read_unused_notes(reading, language())
    reading.claims.extend(act_cell_claims([t for t in shaped.tables if t.kind in _NAMING_ACTS]))
    reading.claims.extend(note_claims(note for notes in reading.notes.values() for note in notes))
    reading.claims.extend(tallies(shaped.of("Notifications"), positions))
    return _with_ids(reading.claims), reading.unread


def _with_ids(claims: list[Claim]) -> list[Claim]:
    counters: dict[int, int] = {}
    numbered = []
    for claim in claims:
        number = counters[claim.place.input] = counters.get(claim.place.input, -1) + 1
        numbered.append(replace(claim, id=f"{claim.place.input}:{number}"))
    by_label = {(c.place.input, c.label): c.id for c in numbered if c.label}

    def tied(claim: Claim, label: str | None) -> str | None:
        return by_label.get((claim.place.input, label)) if label else None

    return [replace(c, among=tied(c, c.among), repeats=tied(c, c.repeats)) for c in numbered]


def _of_edition(edition: Edition) -> Iterator[Claim]:
    if edition.as_of:
        iso = edition.as_of.isoformat()
        yield Claim(id="", kind=Kind.AS_OF, place=edition.places["as_of"], about="as_of", value=iso, as_of=iso)


def _of_directives(table: Table, edition: Edition, words: Language) -> Iterator[Claim]:
    for row, act in table.frame["act"].items():
        number = int(str(row))
        if not isinstance(act, str):
            continue
        as_of = edition.as_of.isoformat() if edition.as_of else None

        def claim(
            column: str, kind: Kind, value: object, *, row: int = number, act: str = act, on: str | None = as_of
        ) -> Claim:
            place = table.place(row, column)
            stated = value.isoformat() if isinstance(value, dt.date) else None
            return Claim(
                id="", kind=kind, place=place, act=act, acts=(act,), about=kind.value, value=stated, as_of=on,
                words=place.text, columns=columns_of(table, row),
            )  # fmt: skip

        yield claim("act", Kind.ACT_NUMBER, None)
        for column, kind in (("adopted_on", Kind.ACT_DATE), ("deadline", Kind.DEADLINE)):
            date = cell_of(table.frame[column].loc[number])
            if isinstance(date, dt.date):
                yield claim(column, kind, date)
        outside = table.frame["not_bound"].loc[number]
        if isinstance(outside, str) and outside.strip():
            listed = parse_list(outside, table.place(number, "not_bound"), words)
            yield replace(claim("not_bound", Kind.LIST, None), about="not_bound", listed=listed)


def _read_unused_notes(reading: Reading, words: Language) -> None:
    """Each enumeration in a note that no claim points to is a list of its own, about nothing that we know."""
    for note in (note for notes in reading.notes.values() for note in notes if note.place not in reading.used_notes):
        listed = note_list(note.text, frozenset(), note.place, words)
        for run in find_enumerations(note.text):
            if listed and len(run) > 1:
                members = tuple(Member(state=name.code, text=name.words) for name in run)
                reading.claims.append(Claim(
                    id="", kind=Kind.LIST, place=note.place, document=note.document, words=note.text,
                    listed=StateList(members=members, closed=listed.closed, place=note.place),
                    columns={"text": note.place},
                ))  # fmt: skip
