"""Rows become claims: what the Claims, Directives and Report sheets state, and what the notification rows add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from sucheck.claims.citations import act_cell_claims, note_claims
from sucheck.claims.cues import note_list
from sucheck.claims.language import Language, language
from sucheck.claims.lists import parse_list
from sucheck.claims.notes import Note, find_note, note_number, read_notes
from sucheck.claims.numbers import Stated, parse_stated
from sucheck.dates.days import DayOrder
from sucheck.dates.periods import read_when
from sucheck.law.names_in_text import find_enumerations
from sucheck.model import Claim, Edition, Kind, Member, Place, Shaped, StateList, Table
from sucheck.model.frames import days_of
from sucheck.model.vocabulary import DATES, expand

_NAMING_ACTS = {"Claims", "Notifications", "Procedures"}
_DATE_KINDS = {"deadline": Kind.DEADLINE, "act_date": Kind.ACT_DATE, "as_of": Kind.AS_OF}


@dataclass(slots=True)
class _Reading:
    """What is collected while the sheets are read: claims without ids, and places that were not understood."""

    editions: Sequence[Edition]
    notes: Mapping[tuple[int, str], list[Note]]
    claims: list[Claim] = field(default_factory=list)
    unread: list[Place] = field(default_factory=list)
    used_notes: set[Place] = field(default_factory=set)


def claims_from(
    shaped: Shaped, editions: Sequence[Edition], positions: pd.DataFrame
) -> tuple[list[Claim], list[Place]]:
    """All claims in reading order with their ids, and the places of what was seen but not understood."""
    reading = _Reading(editions=editions, notes=read_notes(shaped.of("Footnotes")))
    for edition in editions:
        reading.claims.extend(_of_edition(edition))
    for table in shaped.of("Directives"):
        reading.claims.extend(_of_directives(table, editions[table.input], language()))
    for table in shaped.of("Claims"):
        _read_claims(table, reading, language())
    _read_unused_notes(reading, language())
    reading.claims.extend(act_cell_claims([t for t in shaped.tables if t.kind in _NAMING_ACTS]))
    reading.claims.extend(note_claims(note for notes in reading.notes.values() for note in notes))
    reading.claims.extend(_of_positions(shaped.of("Notifications"), positions))
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
                words=place.text, columns=_columns(table, row),
            )  # fmt: skip

        yield claim("act", Kind.ACT_NUMBER, None)
        for column, kind in (("adopted_on", Kind.ACT_DATE), ("deadline", Kind.DEADLINE)):
            date = _cell(table.frame[column].loc[number])
            if isinstance(date, dt.date):
                yield claim(column, kind, date)
        outside = table.frame["not_bound"].loc[number]
        if isinstance(outside, str) and outside.strip():
            listed = parse_list(outside, table.place(number, "not_bound"), words)
            yield replace(claim("not_bound", Kind.LIST, None), about="not_bound", listed=listed)


def _columns(table: Table, row: int) -> dict[str, Place]:
    """The cells of a row that hold something."""
    places = ((column, table.place(row, column)) for column in table.letters if table.raw(row, column) != "")
    return dict(places)


def _read_claims(table: Table, reading: _Reading, words: Language) -> None:
    frame = table.frame
    for row in frame.index:
        cells = {column: _cell(frame[column].loc[row]) for column in frame.columns}
        about = cells["about"]
        if not isinstance(about, str):
            wanted = ("about", *(name for name in ("stated", "listed") if cells[name] is not None))
            reading.unread += [table.place(int(row), name) for name in wanted]
            continue
        claim = _row_claim(table, int(row), cells, reading, words)
        if about in DATES:
            reading.claims.append(_dated(claim, cells["stated"], reading))
        else:
            reading.claims.append(_counted(claim, cells, table, reading, words))


def _cell(value: object) -> object:
    """A cell of a frame: None where it is empty, a date for a day."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    return None if value is None or value is pd.NaT or value != value else value  # noqa: PLR0124  NaN


def _row_claim(table: Table, row: int, cells: Mapping[str, object], reading: _Reading, words: Language) -> Claim:
    """Everything of a Claims row but what it states and lists."""
    edition = reading.editions[table.input]
    text = {name: str("" if cell is None else cell).strip() for name, cell in cells.items()}
    acts = tuple(act for act in text["act"].split(";") if act)
    as_of = text["as_of"] or (edition.as_of.isoformat() if edition.as_of else None)
    assessed = bool(expand(text["about"]) & {"incomplete", "conform"})
    return Claim(
        id="", label=text["claim"], kind=Kind.COUNT, place=table.place(row, "stated"), document=text["document"],
        section=text["section"], act=acts[0] if len(acts) == 1 else None, acts=acts, about=text["about"],
        ground=text["ground"] or None, among=text["among"] or None, repeats=text["repeats"] or None,
        universe=text["universe"], universe_list=parse_list(text["universe"], table.place(row, "universe"), words),
        as_of=as_of, when=text["when"] or None,
        basis=text["basis"] or ("assessed" if assessed else "declared"), columns=_columns(table, row),
    )  # fmt: skip


def _dated(claim: Claim, stated: object, reading: _Reading) -> Claim:
    """A claim whose value is a date."""
    claim = replace(claim, kind=_DATE_KINDS[claim.about], words=claim.place.text)
    if stated is None:
        return claim
    read = read_when(stated, DayOrder.UNKNOWN)  # type: ignore[arg-type]
    if not isinstance(read, str):
        reading.unread.append(claim.place)
        return claim
    return replace(claim, value=read)


def _counted(claim: Claim, cells: Mapping[str, object], table: Table, reading: _Reading, words: Language) -> Claim:
    """A claim with a count, a share or a list."""
    row_number = int("".join(filter(str.isdigit, claim.place.cell or "0")))
    stated = parse_stated(cells["stated"], words)
    claim = _with_stated(claim, stated)
    listed, noted = _lists(claim, cells, stated, (table, row_number), reading, words)
    if stated is None and cells["stated"] is not None and (listed is None or listed.place != claim.place):
        reading.unread.append(claim.place)
    if stated is None and listed is not None:
        claim = replace(claim, kind=Kind.LIST, place=listed.place, words=listed.place.text)
    elif listed is not None and listed.members and all(member.number is not None for member in listed.members):
        claim = replace(claim, kind=Kind.SUM)
    return replace(claim, listed=listed, noted=noted)


def _with_stated(claim: Claim, stated: Stated | None) -> Claim:
    if stated is None:
        return replace(claim, words=claim.place.text)
    kind = Kind.QUANTITY if stated.unit == "percent_change" else Kind.SHARE if stated.is_share else Kind.COUNT
    return replace(
        claim, kind=kind, value=stated.value, op=stated.op, unit=stated.unit, stated_of=stated.of, share=stated.share,
        decimals=stated.decimals, words=claim.place.text, quantifier=stated.quantifier,
    )  # fmt: skip


def _lists(
    claim: Claim,
    cells: Mapping[str, object],
    stated: Stated | None,
    at: tuple[Table, int],
    reading: _Reading,
    words: Language,
) -> tuple[StateList | None, StateList | None]:
    """The row's list (its own cell first, then the words of the count, then the note), and the note's beside it."""
    table, row = at
    own = str(cells["listed"] or "")
    listed = parse_list(own, table.place(row, "listed"), words)
    if listed is None and stated is not None and stated.listing:
        listed = parse_list(stated.listing, claim.place, words)
        if listed and listed.members and not listed.states:  # "21 (of which most were late)"
            reading.unread.append(claim.place)
            listed = None
    if listed is None and stated is None:  # "all but Germany" in place of a count
        everyone = parse_list(str(cells["stated"] or ""), claim.place, words)
        listed = everyone if everyone and everyone.complement else None
    number = note_number(cells["footnote"] or (stated.mark if stated else ""))
    note = find_note(reading.notes, table.input, claim.document, number) if number else None
    if number and note is None and reading.notes:
        reading.unread.append(table.place(row, "footnote"))
    if note is None:
        return listed, None
    reading.used_notes.add(note.place)
    noted = note_list(note.text, expand(claim.about), note.place, words)
    return (noted, None) if listed is None else (listed, noted)


def _read_unused_notes(reading: _Reading, words: Language) -> None:
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


def _of_positions(tables: Sequence[Table], positions: pd.DataFrame) -> Iterator[Claim]:
    """One claim per input, act, status and state of play: the States whose rows say so."""
    by_input = {table.input: table for table in tables}
    known = positions[positions["status"].notna()]
    groups: dict[tuple[int, str, dt.date | None, str], list[Member]] = {}
    first_row: dict[tuple[int, str, dt.date | None, str], int] = {}
    entry = {state: Member(state=state, text=state) for state in known["state"].unique()}
    columns = (known[name].tolist() for name in ("input", "act", "status", "state", "row"))
    for as_of, number, act, status, state, row in zip(days_of(known["as_of"]), *columns, strict=True):
        key = (number, act, as_of, status)
        groups.setdefault(key, []).append(entry[state])
        first_row.setdefault(key, row)
    for (number, act, as_of, status), members in groups.items():
        place = by_input[number].place(first_row[number, act, as_of, status], "status")
        yield Claim(
            id="", kind=Kind.COUNT, place=place, act=act, acts=(act,), about=status, value=len(members),
            listed=StateList(members=tuple(members), place=place), as_of=as_of.isoformat() if as_of else None,
            is_row_claim=True, basis="assessed" if status in {"incomplete", "conform"} else "declared",
        )  # fmt: skip
