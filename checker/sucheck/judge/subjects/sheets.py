"""Subjects that are neither claims nor rows: faulty cells, columns, documents, notes, series over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sucheck.judge.law_facts import memberships
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.template import in_words
from sucheck.judge.values import Day, Value, period
from sucheck.law import names as law_names
from sucheck.law import states as law_states
from sucheck.model import CellFault, Claim, Dossier, FaultKind, Kind, Place, PlaceKey, Table, a1
from sucheck.model.frames import days_of

#: What a claim that counts or lists can be.
_FIGURES = {Kind.COUNT, Kind.LIST, Kind.SHARE, Kind.SUM}
_OFTEN = 3
_EITHER = "two letters"


def cell_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per faulty cell: what shaping found, names that are not known in lists, rows of no Member State."""
    acts = _Acts(dossier.shaped.tables)
    for fault in (*dossier.shaped.faults, *_unknown_names(dossier), *_no_members(dossier)):
        close = f"; close: {', '.join(fault.suggestions)}" if fault.suggestions else ""
        kind = fault.kind.name.lower()
        values: dict[str, Value] = {
            "fault": kind, "table": fault.table, "column": fault.column, "words": fault.place.text,
            "expected": f"{fault.expected}{close}", "suggestions": fault.suggestions,
        }  # fmt: skip
        yield Subject(
            key=f"{fault.table} · {fault.column} · {fault.place.text}",
            act=acts.of(fault.place), values=values,
            home=(fault.place,), conditions=frozenset({"cell_unreadable"} if kind == "unreadable" else ()),
        )  # fmt: skip


def _unknown_names(dossier: Dossier) -> Iterator[CellFault]:
    close: dict[str, tuple[str, ...]] = {}
    for claim in dossier.claims:
        for listing in (claim.listed, claim.noted):
            for member in listing.members if listing else ():
                if member.state is None and listing:
                    if len(close) < law_names.MOST_SUGGESTED:
                        close.setdefault(member.text, law_names.suggestions(member.text))
                    yield CellFault(
                        kind=FaultKind.UNKNOWN_STATE, table="Claims", column="listed",
                        place=replace(listing.place, text=member.text), expected="no State that is known",
                        suggestions=close.get(member.text, ()),
                    )  # fmt: skip


def _no_members(dossier: Dossier) -> Iterator[CellFault]:
    """Rows of countries that are not Member States at the state of play, the end of a transition period considered."""
    tables = dossier.shaped.of("Notifications")
    frame = dossier.positions
    columns = (frame[name].tolist() for name in ("table", "state", "row"))
    told: set[tuple[PlaceKey, dt.date]] = set()  # in a matrix one cell names the State of many rows
    for on, number, state, row in zip(days_of(frame["as_of"]), *columns, strict=True):
        if on is None:
            continue
        if memberships(on).get(state) == "member":
            continue
        known = law_states.states().get(state)
        if known is None or not known.is_in_transition(on):
            place = tables[int(number)].place(int(row), "state")
            if (place.key, on) not in told:
                told.add((place.key, on))
                yield CellFault(
                    kind=FaultKind.NOT_A_MEMBER, table="Notifications", column="state", place=place,
                    expected=f"not a Member State on {in_words(Day.of(on))}",
                )  # fmt: skip


class _Acts:
    """The act of the row in which a cell stands, whichever of the sheet's tables has it."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._by_cell: dict[tuple[int, str, int], dict[str, str | None]] = {}
        self._tables: dict[tuple[int, str], list[Table]] = {}
        for table in tables:
            self._tables.setdefault((table.input, table.sheet.name), []).append(table)

    def of(self, place: Place) -> str | None:
        """The key of the act; None where the row names none, or several."""
        for table in self._tables.get((place.input, place.sheet or ""), ()):
            if "act" not in table.frame:
                continue
            act: object
            if table.origins is not None:
                act = self._acts_of(table).get(place.cell or "")
            else:
                row = table.row_at(place)
                act = table.frame.at[row, "act"] if row in table.frame.index else None
            if isinstance(act, str) and ";" not in act:
                return act
        return None

    def _acts_of(self, table: Table) -> dict[str, str | None]:
        """By cell, the act of a table that is no list; None for a cell that belongs to several, such as a State's."""
        if table.key not in self._by_cell:
            acts = table.frame["act"].to_dict()
            found: dict[str, str | None] = {}
            for (row, _), origin in (table.origins or {}).items():
                act = acts.get(row)
                if row in acts and found.setdefault(a1(*origin), act) != act:
                    found[a1(*origin)] = None
            self._by_cell[table.key] = found
        return self._by_cell[table.key]


def column_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per column of States, with the code systems that its cells use."""
    for table in dossier.shaped.tables:
        if "state" not in table.letters or table.kind not in {"Notifications", "Procedures", "Measures"}:
            continue
        first_of: dict[str, Place] = {}
        for value, row in table.first_rows("state").items():
            system = _system(value.strip()) if isinstance(value, str) else None
            if system:
                first_of.setdefault(system, table.place(row, "state"))
        if {"EU", "ISO-2"} & first_of.keys():
            first_of.pop(_EITHER, None)
        if first_of:
            yield Subject(
                key=f"{table.kind} · state",
                values={"table": table.kind, "column": "state", "codes": tuple(sorted(first_of))},
                sources={"codes": tuple(first_of.values())}, home=tuple(first_of.values()),
            )  # fmt: skip


def _system(words: str) -> str | None:
    """The code system of a cell; the two-letter codes that two systems share are one of either."""
    return law_names.code_system(words) or (_EITHER if law_names.is_code(words) else None)


def document_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per document of each input: the one the Report sheet describes, and those its claims name."""
    for edition in dossier.editions:
        stated = [c for c in dossier.claims if c.place.input == edition.input and not c.is_row_claim]
        for document in dict.fromkeys(["", *(claim.document for claim in stated)]):
            claims = [claim for claim in stated if claim.document == document]
            if not claims:
                continue
            is_text = claims[0].place.block is not None
            counted = [c for c in claims if c.kind in _FIGURES and (c.unit == "member_states" or not is_text)]
            values: dict[str, Value] = {"has_claims": bool(counted), "form": "text" if is_text else "sheets"}
            values["beside_dated"] = any(c.as_of for c in dossier.claims if c.place.input != edition.input)
            is_own = document in {"", edition.title, edition.reference}
            sources: dict[str, tuple[Place, ...]] = {}
            for name in ("as_of", "published_on"):
                value = getattr(edition, name)
                if isinstance(value, dt.date) and (is_own or name == "as_of"):
                    values[name] = Day.of(value)
                    sources[name] = (edition.places.get(name, claims[0].place),)
            for name in ("title", "reference"):
                value = getattr(edition, name)
                if value and is_own:
                    values[name] = value
                    sources[name] = (edition.places.get(name, claims[0].place),)
            values["as_ofs"] = _as_ofs(claims)
            _stand_out(claims, values, sources)
            yield Subject(
                key=document or edition.title or "the report",
                values=values,
                sources=sources,
                home=(((counted or claims) if is_text else claims)[0].place,),
            )


def _stand_out(claims: Sequence[Claim], values: dict[str, Value], sources: dict[str, tuple[Place, ...]]) -> None:
    """The state of play that a text gives again and again, and another that it gives once, or else the same."""
    places: dict[str, list[Place]] = {}
    for claim in claims:
        if claim.kind is Kind.AS_OF and claim.as_of:
            places.setdefault(claim.as_of, []).append(claim.place)
    usual = max(places, key=lambda day: len(places[day]), default="")
    others = [day for day in places if day != usual]
    if not usual or len(places[usual]) < _OFTEN or len(others) > 1:
        return
    other = others[0] if others else usual
    if others and len(places[other]) > 1:
        return
    values |= {"usual_as_of": period(usual, "as_of"), "other_as_of": period(other, "as_of")}
    sources["usual_as_of"] = tuple(places[usual] if other == usual else places[usual][:1])
    sources["other_as_of"] = tuple(places[other][:1])


def _as_ofs(claims: Sequence[Claim]) -> tuple[Day, ...]:
    found = sorted({claim.as_of for claim in claims if claim.as_of})
    return tuple(period(as_of, "as_of") for as_of in found)
