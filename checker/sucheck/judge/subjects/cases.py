"""Infringement cases as subjects: the rows of Procedures that share a case number, or an act, a State and a ground."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from sucheck.judge.facts import Facts, standing
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.law import acts as law_acts
from sucheck.law import calendar as law_calendar
from sucheck.model import Dossier, Place, Table

_CASE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[)/]?\s*(?P<number>\d{3,4})")
_FIRST_OF = {
    "letter_on": ("formal_notice",), "opinion_on": ("reasoned_opinion",), "referral_on": ("referral",),
    "judgment_on": ("judgment",), "closed_on": ("closed", "withdrawn"),
}  # fmt: skip
_Key = tuple[str, str, str, str]


def case_subjects(dossier: Dossier, facts: Facts) -> Iterator[Subject]:
    """One subject per case of each Procedures sheet, in the order of its first row."""
    for table in dossier.shaped.of("Procedures"):
        groups: dict[_Key, list[int]] = {}
        frame = table.frame
        for row, *cells in zip(
            frame.index, *(frame[name] for name in ("reference", "act", "state", "ground")), strict=True
        ):
            reference, act, state, ground = (cell if isinstance(cell, str) else "" for cell in cells)
            key = (_bare(reference), "", "", "") if reference else ("", act, state, ground)
            if any(key):
                groups.setdefault(key, []).append(int(row))
        for rows in groups.values():
            yield _case(table, rows, dossier, facts)


def _bare(reference: str) -> str:
    """A case number without its punctuation: INFR(2018)0123 and 2018/0123 are one case."""
    found = _CASE_YEAR.search(reference)
    return f"{found['year']}/{found['number']}" if found else reference.strip().lower()


def _case(table: Table, rows: list[int], dossier: Dossier, facts: Facts) -> Subject:
    frame = table.frame.loc[rows]
    act, state = _only(frame["act"]), _only(frame["state"])
    values: dict[str, Value] = facts.of_edition(table.input)
    sources: dict[str, tuple[Place, ...]] = {}
    for name, column in (
        ("reference", "reference"),
        ("ground", "ground"),
        ("basis_words", "legal_basis"),
        ("state", "state"),
    ):
        found = [row for row in rows if isinstance(frame.at[row, column], str)]  # noqa: PD008  one cell
        if found:
            values[name] = str(frame.at[found[0], column])  # noqa: PD008  one cell
            sources[name] = (table.place(found[0], column),)
    year = _CASE_YEAR.search(str(values.get("reference", "")))
    if year:
        values["case_year"] = float(year["year"])
        sources["case_year"] = sources["reference"]
    _add_steps(table, frame, values, sources)
    states = tuple(dict.fromkeys(str(each) for each in frame["state"] if isinstance(each, str)))
    if states:
        values["states"] = states
        sources["states"] = tuple(table.place(row, "state") for row in rows)
    values |= _law(table.input, act, state, dossier, facts)
    key = " · ".join(
        part for part in (str(values.get("reference", "")), act, state, str(values.get("ground", ""))) if part
    )
    home = tuple(table.place(row, "step") for row in rows)
    return Subject(key=key, act=act, values=values, sources=sources, home=home, conditions=_conditions(values))


def _only(column: pd.Series) -> str | None:
    found = {value for value in column if isinstance(value, str)}
    return found.pop() if len(found) == 1 else None


def _add_steps(
    table: Table, frame: pd.DataFrame, values: dict[str, Value], sources: dict[str, tuple[Place, ...]]
) -> None:
    dated = frame[frame["decided_on"].notna() & frame["step"].notna()].sort_values("decided_on", kind="stable")
    steps = tuple(str(step) for step in frame["step"] if isinstance(step, str))
    if steps:
        values["steps"] = steps
        sources["steps"] = tuple(table.place(int(row), "step") for row in frame.index)
    for name, wanted in _FIRST_OF.items():
        rows = dated[dated["step"].isin(wanted)]
        if len(rows):
            values[name] = Day.of(pd.Timestamp(rows["decided_on"].iloc[0]).date())
            sources[name] = (table.place(int(rows.index[0]), "decided_on"),)
    for name, position in (("first_on", 0), ("last_on", -1)):
        if len(dated):
            values[name] = Day.of(pd.Timestamp(dated["decided_on"].iloc[position]).date())
            sources[name] = (table.place(int(dated.index[position]), "decided_on"),)


def _law(number: int, act: str | None, state: str | None, dossier: Dossier, facts: Facts) -> dict[str, Value]:
    edition = dossier.edition(number)
    as_of = Day.of(edition.as_of) if edition.as_of else None
    values = facts.of_act(act, as_of)
    if as_of:
        values["as_of"] = as_of
    if act is None or state is None:
        return values
    deadline = law_calendar.own_deadline(act, state)
    found = law_acts.act(act)
    if deadline and found and found.deadline:
        values |= {"own_deadline": Day.of(deadline), "deadline_evidence": found.deadline.evidence.value}
    if edition.as_of:
        values["bound_here"] = standing(act, state, edition.as_of)
        rows = facts.rows(act, edition.as_of.isoformat()) or {}
        status = rows.get(state)
        if status:
            values["status"] = status
    return values


def _conditions(values: Mapping[str, Value]) -> frozenset[str]:
    held = set()
    steps = values.get("steps")
    if isinstance(steps, tuple) and not {"closed", "withdrawn"} & set(map(str, steps)):
        held.add("open_case")
    evidence = values.get("deadline_evidence")
    held |= {name for word, name in (("asks", "law_asks"), ("weak", "law_weak")) if evidence == word}
    return frozenset(held)
