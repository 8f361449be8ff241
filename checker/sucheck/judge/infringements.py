"""The record of procedures: the rows of the Procedures sheets as cases, each with its steps in order of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from sucheck.frozen import dataclass
from sucheck.judge.case_numbers import bare_number
from sucheck.model import Place, Table

#: What ends a procedure.
ENDINGS = frozenset({"closed", "withdrawn"})
#: A dialogue before any procedure: COM(2014) 612.
PILOT = "eu_pilot"
#: A step, and the one that must have it before it.
Pair = tuple[str, str]
LETTER_AND_OPINION: Pair = ("formal_notice", "reasoned_opinion")
OPINION_AND_REFERRAL: Pair = ("reasoned_opinion", "referral")
PAIRS = (LETTER_AND_OPINION, OPINION_AND_REFERRAL)
_COLUMNS = ("act", "state", "step", "ground", "decided_on", "reference", "legal_basis", "remark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of a Procedures sheet; an empty text or None where the cell is empty."""

    row: int
    act: str
    state: str
    name: str
    ground: str
    on: dt.date | None
    reference: str
    basis: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One procedure against one State: its steps, those with a date first and in order of date.

    `number` is the case number without its punctuation; where it is empty, the rows on one act, State and ground up to
    an ending were taken to be one case, and may be several. `states` are all States that the number stands for.
    """

    table: Table
    number: str
    steps: tuple[Step, ...]
    states: tuple[str, ...]

    @property
    def act(self) -> str | None:
        """The act, where all rows name the same."""
        return self._only({step.act for step in self.steps})

    @property
    def state(self) -> str | None:
        """The State."""
        return self._only({step.state for step in self.steps})

    @property
    def ground(self) -> str | None:
        """The ground, where the rows that give one give the same."""
        return self._only({step.ground for step in self.steps} - {""})

    @property
    def dated(self) -> tuple[Step, ...]:
        """The steps with a date, in order; a dialogue before the procedure is none of them."""
        return tuple(step for step in self.steps if step.on and step.name != PILOT)

    def first(self, *names: str) -> Step | None:
        """The first dated step of these names."""
        return next((step for step in self.dated if step.name in names), None)

    def has(self, name: str) -> bool:
        """Whether a step is on record, dated or not."""
        return any(step.name == name for step in self.steps)

    def stage(self, on: dt.date | None) -> Step | None:
        """The last step by a day; None where a step without a date could be the last one."""
        taken = [step for step in self.steps if step.name != PILOT]
        if len(taken) == 1 and taken[0].on is None:
            return taken[0]
        if any(step.on is None for step in taken):
            return None
        by_then = [step for step in taken if on is None or (step.on and step.on <= on)]
        return by_then[-1] if by_then else None

    def is_ended(self, on: dt.date | None) -> bool:
        """Whether the last step by a day is known to end the procedure."""
        stage = self.stage(on)
        return stage is not None and stage.name in ENDINGS

    def place(self, step: Step, column: str) -> Place:
        """The cell of a step."""
        return self.table.place(step.row, column)

    @staticmethod
    def _only(found: set[str]) -> str | None:
        return next(iter(found)) or None if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class ActRecord:
    """What the record holds of one act: its first day, and for each pair of steps how many cases reached the later one.

    `reached` counts the cases at the later step of a pair, `complete` those that have the earlier one as well.
    """

    start: dt.date | None
    reached: Mapping[Pair, int]
    complete: Mapping[Pair, int]

    def keeps(self, pair: Pair, case: Case) -> bool:
        """Whether the earlier step of the other cases is on record: of two of them at least, and of more than half."""
        earlier, later = pair
        own = case.has(later)
        complete = self.complete[pair] - (own and case.has(earlier))
        return complete > 1 and complete > self.reached[pair] - own - complete


def record_of(cases: Sequence[Case]) -> ActRecord:
    """The record of the cases on one act."""
    reached = {pair: [case for case in cases if case.has(pair[1])] for pair in PAIRS}
    return ActRecord(
        start=min((step.on for case in cases for step in case.dated[:1] if step.on), default=None),
        reached={pair: len(group) for pair, group in reached.items()},
        complete={pair: sum(case.has(pair[0]) for case in group) for pair, group in reached.items()},
    )


def cases_of(tables: Iterable[Table]) -> tuple[Case, ...]:
    """The cases of the Procedures sheets, in the order of their first rows."""
    return tuple(case for table in tables for case in _of_table(table))


def _of_table(table: Table) -> Iterator[Case]:
    groups: dict[tuple[str, ...], list[Step]] = {}
    states: dict[str, dict[str, None]] = {}
    for step in _steps(table):
        number = bare_number(step.reference)
        key: tuple[str, ...] = (number, step.state) if number else ("", step.act, step.state, step.ground)
        if any(key):
            groups.setdefault(key, []).append(step)
        if number and step.state:
            states.setdefault(number, {}).setdefault(step.state)
    for key, steps in groups.items():
        of_number = tuple(states.get(key[0], dict.fromkeys(key[2:3])))
        ordered = sorted(steps, key=lambda step: (step.on is None, step.on or dt.date.min))
        for part in [ordered] if key[0] else _split(ordered):
            yield Case(table=table, number=key[0], steps=tuple(part), states=of_number)


def _split(steps: list[Step]) -> list[list[Step]]:
    """Steps without a case number, in order of date: a letter after an ending opens another case."""
    if any(step.on is None for step in steps):
        return [steps]
    cases: list[list[Step]] = [[]]
    for step in steps:
        if step.name == "formal_notice" and cases[-1] and cases[-1][-1].name in ENDINGS:
            cases.append([])
        cases[-1].append(step)
    return cases


def _steps(table: Table) -> Iterator[Step]:
    frame = table.frame
    for row, *cells in zip(frame.index, *(frame[name] for name in _COLUMNS), strict=True):
        text = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
        day = cells[_COLUMNS.index("decided_on")]
        yield Step(
            row=int(row), act=text[0], state=text[1], name=text[2], ground=text[3],
            on=None if pd.isna(day) else pd.Timestamp(day).date(), reference=text[5], basis=text[6], remark=text[7],
        )  # fmt: skip
