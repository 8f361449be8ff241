"""The waivers in the workbooks: one row of a sheet Waivers is one waiver."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sucheck.accept.waivers import is_rule, nearest_rule, says_something
from sucheck.law import states as law_states
from sucheck.model import CellFault, FaultKind, Shaped, Table, Waiver, row_and_column
from sucheck.model.frames import days_of

#: The kind of the sheet: the name in `schemas/waivers.toml`.
KIND = "Waivers"

#: What must be said in words, dots and what nobody sees being none.
_IN_WORDS = {"reason": "the reason in words", "subject": "words of the finding's subject, such as 2016/681 · full"}
_BETWEEN = re.compile(r"\s*(?:[,;&\n]|\band\b)\s*")


def waivers_in(
    shaped: Shaped, paths: Sequence[str], rules: Mapping[str, str]
) -> tuple[tuple[Waiver, ...], tuple[CellFault, ...]]:
    """The waivers of all workbooks in reading order, and the faults that are known only when the rules are.

    A row with a fault in any cell, also one that shaping found, accepts nothing.

    Args:
        shaped: the tables, their kind `Waivers` among them, and the faults of their cells.
        paths: the inputs as the user gave them.
        rules: the ids of all rules with their names.
    """
    tables = shaped.of(KIND)
    faults = [fault for table in tables for fault in _faults(table, rules)]
    faulty = {_row(fault) for fault in (*shaped.faults, *faults) if fault.table == KIND}
    found = [waiver for table in tables if _is_whole(table) for waiver in _waivers(table, paths, faulty)]
    return tuple(found), tuple(faults)


def _is_whole(table: Table) -> bool:
    """Whether the columns are there without which no row accepts anything; where not, a fault of the header says it."""
    return {"rule", "reason"} <= table.letters.keys()


def _row(fault: CellFault) -> tuple[int, str | None, int]:
    return fault.place.input, fault.place.sheet, row_and_column(fault.place.cell)[0] if fault.place.cell else 0


def _faults(table: Table, rules: Mapping[str, str]) -> Iterator[CellFault]:
    for row, word in table.frame["rule"].dropna().items():
        if not is_rule(str(word), rules):
            near = nearest_rule(str(word), rules)
            yield CellFault(
                kind=FaultKind.CHECK_FAILED, table=KIND, column="rule", place=table.place(int(str(row)), "rule"),
                expected="the id or the name of a rule, such as CL01", suggestions=(near,) if near else (),
            )  # fmt: skip
    for column, expected in _IN_WORDS.items():
        for row, words in table.frame[column].dropna().items():
            if not says_something(str(words)):
                place = table.place(int(str(row)), column)
                yield CellFault(kind=FaultKind.CHECK_FAILED, table=KIND, column=column, place=place, expected=expected)
    for row, words in table.frame["states"].dropna().items():
        unknown = [name for name in _names(str(words)) or [str(words)] if _code(name) is None]
        if unknown:
            yield CellFault(
                kind=FaultKind.UNKNOWN_STATE, table=KIND, column="states",
                place=replace(table.place(int(str(row)), "states"), text=unknown[0]),
                expected="a Member State's name or code, such as Greece or EL",
                suggestions=law_states.suggestions(unknown[0]),
            )  # fmt: skip


def _waivers(table: Table, paths: Sequence[str], faulty: set[tuple[int, str | None, int]]) -> Iterator[Waiver]:
    frame = table.frame
    for row, until in zip(map(int, frame.index), days_of(frame["until"]), strict=True):
        if (table.input, table.sheet.name, row) not in faulty:
            yield _waiver(table, row, paths[table.input], until)


def _waiver(table: Table, row: int, path: str, until: dt.date | None) -> Waiver:
    cells = {name: value for name, value in table.frame.loc[row].items() if isinstance(value, str)}
    codes = {code for name in _names(cells.get("states", "")) if (code := _code(name))}
    return Waiver(
        rule=cells["rule"], reason=" ".join(cells["reason"].split()), owner=" ".join(cells.get("owner", "").split()),
        source=f"{path}: {table.place(row, 'rule').address}", until=until, act=cells.get("act"),
        states=tuple(law_states.protocol_order(codes)), fingerprint=cells.get("fingerprint", "").lower() or None,
        subject=cells.get("subject"), input=table.input,
    )  # fmt: skip


def _names(words: str) -> list[str]:
    return [name for name in _BETWEEN.split(words.strip()) if name]


def _code(name: str) -> str | None:
    return law_states.resolve(name) or law_states.resolve(name.upper()) or law_states.other_country(name)
