"""Subjects that are neither claims nor rows: faulty cells, columns, documents, notes, series over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from sucheck.judge.cases import period
from sucheck.judge.facts import Facts, membership
from sucheck.judge.quantities import Quantity
from sucheck.judge.subjects.claims import claim_key
from sucheck.judge.subjects.measures import Measures, has_states
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.template import in_words
from sucheck.judge.values import Day, Value
from sucheck.law import names as law_names
from sucheck.law import states as law_states
from sucheck.model import CellFault, Claim, Dossier, FaultKind, Place, Table

_LONG_LIST = 3
_EITHER = "two letters"


def cell_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per faulty cell: what shaping found, names that are not known in lists, rows of no Member State."""
    tables = {(table.input, table.sheet.name): table for table in dossier.shaped.tables}
    for fault in (*dossier.shaped.faults, *_unknown_names(dossier), *_no_members(dossier)):
        close = f"; close: {', '.join(fault.suggestions)}" if fault.suggestions else ""
        kind = fault.kind.name.lower()
        values: dict[str, Value] = {
            "fault": kind, "table": fault.table, "column": fault.column, "words": fault.place.text,
            "expected": f"{fault.expected}{close}", "suggestions": fault.suggestions,
        }  # fmt: skip
        yield Subject(
            key=" · ".join((fault.table, fault.column, fault.place.text)),
            act=_act_of(fault.place, tables.get((fault.place.input, fault.place.sheet or ""))), values=values,
            home=(fault.place,), conditions=frozenset({"cell_unreadable"} if kind == "unreadable" else ()),
        )  # fmt: skip


def _unknown_names(dossier: Dossier) -> Iterator[CellFault]:
    for claim in dossier.claims:
        for listing in (claim.listed, claim.noted):
            for member in listing.members if listing else ():
                if member.state is None and listing:
                    yield CellFault(
                        kind=FaultKind.UNKNOWN_STATE, table="Claims", column="listed",
                        place=replace(listing.place, text=member.text), expected="no State that is known",
                        suggestions=law_names.suggestions(member.text),
                    )  # fmt: skip


def _no_members(dossier: Dossier) -> Iterator[CellFault]:
    """Rows of countries that are not Member States at the state of play, the end of a transition period considered."""
    tables = {table.input: table for table in dossier.shaped.of("Notifications")}
    frame = dossier.positions
    for number, state, as_of, row in zip(*(frame[n] for n in ("input", "state", "as_of", "row")), strict=True):
        on = None if pd.isna(as_of) else pd.Timestamp(as_of).date()
        if on is None or membership(state, on) == "member":
            continue
        known = law_states.states().get(state)
        if known is None or not known.is_in_transition(on):
            yield CellFault(
                kind=FaultKind.NOT_A_MEMBER, table="Notifications", column="state",
                place=tables[int(number)].place(int(row), "state"), expected=f"not a Member State on {in_words(Day.of(on))}",
            )  # fmt: skip


def _act_of(place: Place, table: Table | None) -> str | None:
    row = int("".join(filter(str.isdigit, place.cell or "")) or 0)
    if table is None or "act" not in table.frame or row not in table.frame.index:
        return None
    act = table.frame["act"].loc[row]
    return act if isinstance(act, str) and ";" not in act else None


def column_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per column of States, with the code systems that its cells use."""
    for table in dossier.shaped.tables:
        if "state" not in table.letters or table.kind not in {"Notifications", "Procedures"}:
            continue
        first_of: dict[str, Place] = {}
        seen: set[str] = set()
        for row in table.frame.index:
            words = str(table.raw(int(row), "state")).strip()
            system = _system(words) if words not in seen else None
            seen.add(words)
            if system:
                first_of.setdefault(system, table.place(int(row), "state"))
        if {"EU", "ISO-2"} & first_of.keys():
            first_of.pop(_EITHER, None)
        if first_of:
            yield Subject(
                key=f"{table.kind} · state", values={"table": table.kind, "column": "state", "codes": tuple(sorted(first_of))},
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
            values: dict[str, Value] = {"has_claims": any(c.about not in {"", "as_of"} for c in claims)}
            is_own = document in {"", edition.title, edition.reference}
            sources: dict[str, tuple[Place, ...]] = {}
            for name in ("as_of", "published_on"):
                value = getattr(edition, name)
                if isinstance(value, dt.date) and (is_own or name == "as_of"):
                    values[name] = Day.of(value)
                    sources[name] = (edition.places[name],)
            for name in ("title", "reference"):
                value = getattr(edition, name)
                if value and is_own:
                    values[name] = value
                    sources[name] = (edition.places[name],)
            values["as_ofs"] = _as_ofs(claims)
            values["list_orders"] = tuple(order for order in map(_order, claims) if order)
            yield Subject(
                key=document or edition.title or "the report", values=values, sources=sources, home=_home(claims)
            )


def _home(claims: Sequence[Claim]) -> tuple[Place, ...]:
    return (claims[0].place,)


def _as_ofs(claims: Sequence[Claim]) -> tuple[Day, ...]:
    found = sorted({claim.as_of for claim in claims if claim.as_of})
    return tuple(period(as_of, "as_of") for as_of in found)


def _order(claim: Claim) -> str | None:
    """How a list of three or more States is ordered."""
    entries = [m.state for m in claim.listed.members if m.state] if claim.listed else []
    if len(entries) < _LONG_LIST or not claim.listed or not claim.listed.is_understood:
        return None
    if law_states.in_protocol_order(entries):
        return "protocol"
    names = [member.text.lower() for member in claim.listed.members]
    return "alphabetical" if names == sorted(names) else "other"


def note_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per note of the Footnotes sheets."""
    for table in dossier.shaped.of("Footnotes"):
        for row, text, document in zip(table.frame.index, table.frame["text"], table.frame["document"], strict=True):
            if isinstance(text, str):
                place = table.place(int(row), "text")
                values: dict[str, Value] = {"text": text, "document": document if isinstance(document, str) else ""}
                key = f"note {table.words(int(row), 'footnote')} · {values['document']}"
                yield Subject(key=key, values=values, sources={"text": (place,)}, home=(place,))


def series_subjects(measures: Measures, facts: Facts) -> Iterator[Subject]:
    """Open cases at two dates, with what was opened and closed in between."""
    stocks = [m for m in measures.by_id.values() if m.claim.about == "open" and m.claim.as_of and has_states(m)]
    for before in stocks:
        later = [m for m in stocks if (m.claim.acts, m.claim.ground) == (before.claim.acts, before.claim.ground)]
        later = sorted(
            (m for m in later if str(m.claim.as_of) > str(before.claim.as_of)), key=lambda m: str(m.claim.as_of)
        )
        if not later:
            continue
        after = later[0]
        values: dict[str, Value] = {"before": before.quantity, "after": after.quantity}
        sources = {"before": before.places, "after": after.places}
        for name, about in (("opened", "formal_notice"), ("closed", "closed")):
            flow = [m for m in measures.by_id.values() if _flows(m.claim, about, before.claim, after.claim)]
            if len(flow) == 1:
                values[name], sources[name] = flow[0].quantity, flow[0].places
        for name, claim in (("members_before", before.claim), ("members_after", after.claim)):
            day = facts.as_of(claim)
            if day:
                values[name] = Quantity.of_states(law_states.members(day.last))
        yield Subject(
            key=f"{claim_key(before.claim)} / {claim_key(after.claim)}", act=before.claim.act, values=values,
            sources=sources, home=before.places,
        )  # fmt: skip


def _flows(claim: Claim, about: str, before: Claim, after: Claim) -> bool:
    """Whether a claim counts what happened between two states of play."""
    if claim.about != about or claim.acts != before.acts or not claim.when:
        return False
    span = period(claim.when, claim.place.address)
    start, end = period(str(before.as_of), "as_of").last, period(str(after.as_of), "as_of").last
    return start - dt.timedelta(days=1) <= span.first and span.last <= end
