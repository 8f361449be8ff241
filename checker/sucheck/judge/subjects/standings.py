"""Each row of a scoreboard with its figures: the deficit beside its counts and its colour, and what bounds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sucheck.judge.subjects.boards import Board, Line, boards_of, is_complete
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Value
from sucheck.law import states as law_states
from sucheck.model import Dossier, Place

_BOUNDED = ("deficit", "outstanding", "long_overdue", "delay", "not_conform")


def standing_subjects(dossier: Dossier) -> Iterator[Subject]:
    """Each row of each scoreboard, once for each thing that is looked at."""
    for board in boards_of(dossier):
        directives = board.first("directives")
        rate = next((line for line in board.lines if "incompleteness" in line.figures), None)
        for line in board.lines:
            values: dict[str, Value] = {name: float(line.figures[name]) for name in _BOUNDED if name in line.figures}
            sources = {name: board.places(line, name) for name in values}
            if "deficit" in values:
                values["deficit_decimals"] = float(len(board.printed(line, "deficit").partition(".")[2]))
            if line.state and directives and line.state in law_states.states():
                values["directives"], sources["directives"] = directives
            if line.state:
                yield from _of_state(board, line, values, sources, rate)
            elif rate is line:
                yield _of_union(board, line)


def _of_state(
    board: Board,
    line: Line,
    values: Mapping[str, Value],
    sources: Mapping[str, tuple[Place, ...]],
    rate: Line | None,
) -> Iterator[Subject]:
    name = law_states.english_name(line.state or "") if line.state in law_states.states() else line.state
    key = f"{board.table.sheet.name} · {name}"
    home = board.places(line, "state")
    state: dict[str, Value] = {"state": line.state or ""}
    if {"deficit", "outstanding", "directives"} <= values.keys():
        counted = {each: values[each] for each in ("deficit", "deficit_decimals", "outstanding", "directives")}
        at = {each: sources[each] for each in ("deficit", "outstanding")}
        yield Subject(key=key, values={**state, **counted, "looked_at": "counts"}, sources=at, home=home)
    if "deficit" in values and line.colour:
        shown = {each: values[each] for each in ("deficit", "deficit_decimals")}
        yield Subject(
            key=key, values={**state, **shown, "colour": line.colour, "looked_at": "colour"}, home=home,
            sources={"deficit": board.places(line, "deficit", "colour"), "colour": ()},
            conditions=frozenset({"by_colour"}),
        )  # fmt: skip
    bounded, at = dict(values), dict(sources)
    if rate and rate.state is None:
        rated = _rate(board, rate)
        bounded, at = bounded | rated[0], at | rated[1]
    if len(bounded.keys() & {*_BOUNDED, "incompleteness"}) > 1:
        yield Subject(key=key, values={**state, **bounded, "looked_at": "bounds"}, sources=at, home=home)


def _of_union(board: Board, line: Line) -> Subject:
    rated, sources = _rate(board, line)
    deficits = [Decimal(value) for value in board.values("deficit").values()]
    values: dict[str, Value] = {**rated, "looked_at": "bounds"}
    if deficits and is_complete(board.values("deficit").keys()):
        values |= {
            "deficits_sum": float(sum(deficits)), "deficits_number": float(len(deficits)),
            "deficit_decimals": float(board.decimals["deficit"]),
        }  # fmt: skip
    return Subject(
        key=f"{board.table.sheet.name} · incompleteness", values=values, sources=sources,
        home=board.places(line, "incompleteness"),
    )  # fmt: skip


def _rate(board: Board, line: Line) -> tuple[dict[str, Value], dict[str, tuple[Place, ...]]]:
    printed = board.printed(line, "incompleteness")
    values: dict[str, Value] = {
        "incompleteness": float(printed), "incompleteness_decimals": float(len(printed.partition(".")[2])),
    }  # fmt: skip
    return values, {"incompleteness": board.places(line, "incompleteness")}
