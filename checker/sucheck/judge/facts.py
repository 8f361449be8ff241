"""What the law and the rows say, looked up once per act and date."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from sucheck.judge.infringements import ActRecord, Case, cases_of, record_of
from sucheck.judge.law_facts import act_values
from sucheck.judge.quantities import Quantity
from sucheck.judge.values import Day, Unknown, Value, period
from sucheck.law import participation as law_participation
from sucheck.model import Claim, Dossier, Place, Table
from sucheck.model.frames import days_of
from sucheck.model.vocabulary import TRANSPOSITION


class Facts:
    """Look-ups over one dossier and the law; nothing in it changes once it is built."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._outside = _declared_outside(dossier)
        self._rows, self._lines = _rows_by_key(dossier.positions)
        self._tables = dossier.shaped.of("Notifications")
        self._addressed = _addressed(dossier.shaped.of("Procedures"))
        self.keeps_procedures = bool(dossier.shaped.of("Procedures"))
        self.cases = cases_of(dossier.shaped.of("Procedures"))
        self._cases_on = _cases_on(self.cases)
        self._records: dict[str, ActRecord] = {}
        self._open: dict[tuple[str, dt.date | None], Counter[str | None]] = {}
        self._listed_status = _listed_status(dossier)
        self._acts: dict[tuple[str, dt.date | None], dict[str, Value]] = {}
        self._bounds: dict[tuple[str, dt.date], Value] = {}

    def as_of(self, claim: Claim) -> Day | None:
        """The state of play of a claim: its own, else the day its report is published."""
        if claim.as_of:
            return period(claim.as_of, claim.place.address)
        published = self._dossier.edition(claim.place.input).published_on
        return Day.of(published) if published else None

    def of_edition(self, number: int) -> dict[str, Value]:
        """When the report of an input is published."""
        published = self._dossier.edition(number).published_on
        return {"published_on": Day.of(published)} if published else {}

    def of_act(self, act: str | None, as_of: Day | None) -> dict[str, Value]:
        """The facts of an act that the vocabulary names; those that are not known are missing."""
        if act is None:
            return {}
        key = (act, as_of.last if as_of else None)
        if key not in self._acts:
            self._acts[key] = act_values(act, key[1])
        return dict(self._acts[key])

    def bound(self, act: str | None, as_of: Day | None, acts: Iterable[str] = ()) -> Value:
        """The States that an act binds; where the law leaves one open, what the Directives sheet says of it."""
        every = tuple(acts)
        if as_of is None:
            return Unknown("the state of play is not stated")
        if act is None and len(every) > 1:
            return Unknown("the figure speaks of several acts")
        if act is None:
            return Unknown("no act is named")
        key = (act, as_of.last)
        if key not in self._bounds:
            self._bounds[key] = self._bound(act, as_of.last)
        return self._bounds[key]

    def _bound(self, act: str, on: dt.date) -> Quantity:
        law = law_participation.bound(act, on)
        must, may = law.must, law.must | law.may
        outside = self._outside.get(act)
        if outside is not None:
            must = must | (may - outside)
            may = must
        return Quantity.between(must, may)

    def law_bound(self, act: str | None, as_of: Day | None) -> Quantity | None:
        """The States that an act binds by law alone, not by the workbook; None where act or date is not known."""
        if act is None or as_of is None:
            return None
        law = law_participation.bound(act, as_of.last)
        return Quantity.between(law.must, law.must | law.may)

    def declared_outside(self, act: str) -> frozenset[str] | None:
        """The States that the Directives sheet says are not bound; None where it says nothing."""
        return self._outside.get(act)

    def partly(self, act: str, as_of: Day | None) -> dict[str, Value]:
        """The States that an act binds in part, and those that had left but to which Union law still applied."""
        if as_of is None:
            return {}
        law = law_participation.bound(act, as_of.last)
        return {"partly_bound": Quantity.of_states(law.partly), "bound_still": Quantity.of_states(law.transition)}

    def rows(self, act: str, as_of: str) -> Mapping[str, str | None] | None:
        """The status of each State that has a row for the act at the state of play; None where no row is."""
        return self._rows.get((act, as_of))

    def row_keys(self) -> list[tuple[str, str]]:
        """The acts and states of play that have rows."""
        return list(self._rows)

    def row_cells(self, act: str, state: str | None, as_of: str) -> tuple[Place, ...]:
        """The status cells of a State's rows (of all rows where no State is named)."""
        lines = self._lines.get((act, as_of), ())
        return tuple(
            self._tables[number].place(row, "status") for of, number, row in lines if state is None or of == state
        )

    def cases_on(self, act: str) -> tuple[Case, ...]:
        """The cases on an act, from all inputs."""
        return self._cases_on.get(act, ())

    def record_on(self, act: str) -> ActRecord:
        """What the cases on an act show of the record that keeps them."""
        if act not in self._records:
            self._records[act] = record_of(self.cases_on(act))
        return self._records[act]

    def open_cases(self, act: str, state: str, on: dt.date | None) -> int:
        """How many cases against a State on an act are not known to have ended by a day."""
        if (act, on) not in self._open:
            self._open[act, on] = Counter(case.state for case in self.cases_on(act) if not case.is_ended(on))
        return self._open[act, on][state]

    def listed_status(self, act: str, state: str, as_of: dt.date) -> tuple[str, Place] | None:
        """The transposition state under which a claim's closed list names a State, and the cell of the list."""
        return self._listed_status.get((act, state, as_of.isoformat()))

    def first_row_cell(self, act: str, as_of: str) -> tuple[Place, ...]:
        """The status cell of the first row for an act at a state of play."""
        lines = sorted((number, row) for _, number, row in self._lines.get((act, as_of), ()))
        return tuple(self._tables[number].place(row, "status") for number, row in lines[:1])

    def addressed(self, act: str, step: str) -> Mapping[str, tuple[Place, ...]] | None:
        """The States to which a step was addressed under an act, with the cells; None without a Procedures sheet."""
        return self._addressed.get((act, step), {}) if self.keeps_procedures else None


def _cases_on(cases: Iterable[Case]) -> dict[str, tuple[Case, ...]]:
    found: dict[str, list[Case]] = {}
    for case in cases:
        if case.act:
            found.setdefault(case.act, []).append(case)
    return {act: tuple(on_act) for act, on_act in found.items()}


def _listed_status(dossier: Dossier) -> dict[tuple[str, str, str], tuple[str, Place]]:
    found: dict[tuple[str, str, str], tuple[str, Place]] = {}
    for claim in dossier.claims:
        listing = claim.listed
        if claim.act and claim.as_of and claim.about in TRANSPOSITION and listing and not claim.is_row_claim:
            for state in listing.states if listing.closed and not listing.complement else ():
                found.setdefault((claim.act, state, claim.as_of), (claim.about, listing.place))
    return found


_Key = tuple[str, str]
_Line = tuple[str, int, int]  # State, table, row


def _rows_by_key(positions: pd.DataFrame) -> tuple[dict[_Key, dict[str, str | None]], dict[_Key, list[_Line]]]:
    """By act and state of play: the status of each State, and where its row stands."""
    rows: dict[_Key, dict[str, str | None]] = {}
    lines: dict[_Key, list[_Line]] = {}
    columns = (positions[name].tolist() for name in ("act", "state", "status", "table", "row"))
    for as_of, act, state, status, number, row in zip(days_of(positions["as_of"]), *columns, strict=True):
        key = (act, as_of.isoformat() if as_of else "")
        rows.setdefault(key, {})[state] = status if isinstance(status, str) else None
        lines.setdefault(key, []).append((state, number, row))
    return rows, lines


def _declared_outside(dossier: Dossier) -> dict[str, frozenset[str]]:
    """The States that the Directives sheet, or a sentence, says are not bound, by act."""
    return {
        claim.act: claim.listed.states
        for claim in dossier.claims
        if claim.act
        and claim.listed
        and (claim.about == "not_bound" or (claim.about == "bound" and claim.listed.complement))
        and claim.listed.is_understood
        and (claim.listed.closed or claim.listed.complement)
    }


def _addressed(tables: Iterable[Table]) -> dict[tuple[str, str], dict[str, tuple[Place, ...]]]:
    found: dict[tuple[str, str], dict[str, tuple[Place, ...]]] = {}
    for table in tables:
        frame = table.frame
        for row, act, state, step in zip(frame.index, frame["act"], frame["state"], frame["step"], strict=True):
            if isinstance(act, str) and isinstance(state, str) and isinstance(step, str):
                states = found.setdefault((act, step), {})
                states[state] = (*states.get(state, ()), table.place(int(row), "step"))
    return found
