"""Scoreboards: each row with its figures, each indicator with its average and ranks, the cut-off dates."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sucheck.frozen import dataclass
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.law import states as law_states
from sucheck.model import Dossier, Place, Table

_AVERAGED = ("deficit", "conformity", "delay")
_SHARES = (("deficit", "outstanding"), ("conformity", "not_conform"))
_BOUNDED = ("deficit", "outstanding", "long_overdue", "delay", "not_conform")
_EEA = frozenset({"IS", "LI", "NO"})
#: The days from which on the Union had the members that a scoreboard may show.
_UNIONS = (dt.date(1995, 1, 1), dt.date(2004, 5, 1), dt.date(2007, 1, 1), dt.date(2013, 7, 1), dt.date(2020, 2, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row: the State or the area, and its figures as they are printed."""

    row: int
    state: str | None
    area: str | None
    colour: str | None
    figures: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Board:
    """One scoreboard: its rows, and how many decimals most cells of each column have."""

    table: Table
    lines: tuple[_Line, ...]
    decimals: Mapping[str, int]

    def printed(self, line: _Line, name: str) -> str:
        """A figure with the decimals of its column: 1 in a column of 1.2 and 0.9 is 1.0."""
        value = line.figures[name]
        return f"{value:.{max(_decimals(value), self.decimals[name])}f}"

    def values(self, name: str) -> dict[str, str]:
        """The figures of a column by State."""
        return {line.state: self.printed(line, name) for line in self.lines if line.state and name in line.figures}

    def first(self, name: str) -> tuple[float, tuple[Place, ...]] | None:
        """What stands around the table, said in its first row, and where."""
        line = next((each for each in self.lines if name in each.figures), None)
        return (float(line.figures[name]), self.places(line, name)) if line else None

    def places(self, line: _Line, *names: str) -> tuple[Place, ...]:
        """The cells of a row."""
        return tuple(dict.fromkeys(self.table.place(line.row, name) for name in names if name in self.table.letters))

    def cells_of(self, name: str) -> Mapping[str, tuple[Place, ...]]:
        """The cells of a column by State."""
        return {line.state: self.places(line, name) for line in self.lines if line.state and name in line.figures}


def standing_subjects(dossier: Dossier) -> Iterator[Subject]:
    """Each row of each scoreboard, once for each thing that is looked at."""
    for board in _boards(dossier):
        directives = board.first("directives")
        rate = next(((line, "incompleteness") for line in board.lines if "incompleteness" in line.figures), None)
        for line in board.lines:
            values: dict[str, Value] = {name: float(line.figures[name]) for name in _BOUNDED if name in line.figures}
            sources = {name: board.places(line, name) for name in values}
            if "deficit" in values:
                values["deficit_decimals"] = float(len(board.printed(line, "deficit").partition(".")[2]))
            if line.state and directives and line.state in law_states.states():
                values["directives"], sources["directives"] = directives
            if line.state:
                yield from _of_state(board, line, values, sources, rate)
            elif rate and rate[0] is line:
                yield _of_union(board, line)


def _of_state(
    board: _Board,
    line: _Line,
    values: Mapping[str, Value],
    sources: Mapping[str, tuple[Place, ...]],
    rate: tuple[_Line, str] | None,
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
            sources={"deficit": sources["deficit"], "colour": board.places(line, "colour")},
            conditions=frozenset({"by_colour"}),
        )  # fmt: skip
    bounded, at = dict(values), dict(sources)
    if rate and rate[0].state is None:
        rated = _rate(board, rate[0])
        bounded, at = bounded | rated[0], at | rated[1]
    if len(bounded.keys() & {*_BOUNDED, "incompleteness"}) > 1:
        yield Subject(key=key, values={**state, **bounded, "looked_at": "bounds"}, sources=at, home=home)


def _of_union(board: _Board, line: _Line) -> Subject:
    rated, sources = _rate(board, line)
    deficits = [Decimal(value) for value in board.values("deficit").values()]
    values: dict[str, Value] = {**rated, "looked_at": "bounds"}
    if deficits and _is_complete(board.values("deficit").keys()):
        values |= {
            "deficits_sum": float(sum(deficits)), "deficits_number": float(len(deficits)),
            "deficit_decimals": float(board.decimals["deficit"]),
        }  # fmt: skip
    return Subject(
        key=f"{board.table.sheet.name} · incompleteness", values=values, sources=sources,
        home=board.places(line, "incompleteness"),
    )  # fmt: skip


def _rate(board: _Board, line: _Line) -> tuple[dict[str, Value], dict[str, tuple[Place, ...]]]:
    printed = board.printed(line, "incompleteness")
    values: dict[str, Value] = {
        "incompleteness": float(printed), "incompleteness_decimals": float(len(printed.partition(".")[2])),
    }  # fmt: skip
    return values, {"incompleteness": board.places(line, "incompleteness")}


def scoreboard_subjects(dossier: Dossier) -> Iterator[Subject]:
    """Each thing that is looked at across the rows of a scoreboard."""
    for board in _boards(dossier):
        yield from _shares(board)
        yield from _averages(board)
        yield from _ranks(board)
        yield from _threshold(board)
        yield from _dates(board)


def _shares(board: _Board) -> Iterator[Subject]:
    """Shares beside their counts, where no number of directives is given that would decide each by itself."""
    for share, count in _SHARES:
        shares, counts = board.values(share), board.values(count)
        if len(shares.keys() & counts.keys()) > 1 and board.first("directives") is None:
            values: dict[str, Value] = {
                "looked_at": "shares", "indicator": share, "figures": _texts(shares), "counts": _texts(counts),
            }  # fmt: skip
            yield _across(board, values, {}, board.cells_of(share))


def _averages(board: _Board) -> Iterator[Subject]:
    for name in _AVERAGED:
        figures = board.values(name)
        line = next((each for each in board.lines if each.area in {"average", "union"} and name in each.figures), None)
        if line is None or not _is_complete(figures.keys()):
            continue
        printed = board.printed(line, name)
        is_within = min(map(Decimal, figures.values())) <= Decimal(printed) <= max(map(Decimal, figures.values()))
        values: dict[str, Value] = {
            "looked_at": "average", "indicator": name, "figures": _texts(figures), "average": float(printed),
            "average_decimals": float(len(printed.partition(".")[2])),
        }  # fmt: skip
        yield _across(
            board, values, {"average": board.places(line, name)}, {}, {"within_range"} if is_within else set()
        )


def _ranks(board: _Board) -> Iterator[Subject]:
    figures, ranks = board.values("deficit"), board.values("rank")
    if len(figures.keys() & ranks.keys()) > 1:
        values: dict[str, Value] = {
            "looked_at": "ranks", "indicator": "deficit", "figures": _texts(figures), "ranks": _texts(ranks),
        }  # fmt: skip
        yield _across(board, values, {}, board.cells_of("rank"))


def _threshold(board: _Board) -> Iterator[Subject]:
    figures = board.values("deficit")
    above, threshold = board.first("above"), board.first("threshold")
    if above and threshold and _is_complete(figures.keys()):
        values: dict[str, Value] = {
            "looked_at": "threshold", "indicator": "deficit", "figures": _texts(figures), "above": above[0],
            "threshold": threshold[0],
        }  # fmt: skip
        yield _across(board, values, {"above": above[1]}, {})


def _dates(board: _Board) -> Iterator[Subject]:
    frame = board.table.frame
    values: dict[str, Value] = {"looked_at": "dates"}
    sources: dict[str, tuple[Place, ...]] = {}
    for name in ("notified_by", "deadline_by"):
        known = frame[name].dropna() if name in board.table.letters else frame[name].iloc[:0]
        if len(known):
            values[name] = Day.of(known.iloc[0].date())
            sources[name] = (board.table.place(int(known.index[0]), name),)
    if sources:
        yield _across(board, values, sources, {})


def _across(
    board: _Board,
    values: Mapping[str, Value],
    sources: Mapping[str, tuple[Place, ...]],
    cells: Mapping[str, tuple[Place, ...]],
    conditions: set[str] | frozenset[str] = frozenset(),
) -> Subject:
    home = () if cells else tuple(place for places in sources.values() for place in places)
    return Subject(
        key=f"{board.table.sheet.name} · {values['looked_at']} · {values.get('indicator', '')}", values=values,
        sources=sources, home=home, conditions=frozenset(conditions), cell_of=lambda state: cells.get(state, ()),
    )  # fmt: skip


def _boards(dossier: Dossier) -> Iterator[_Board]:
    for table in dossier.shaped.of("Scoreboard"):
        lines = tuple(_line(table, int(row)) for row in table.frame.index)
        names = dict.fromkeys(name for line in lines for name in line.figures)
        usual = {
            name: Counter(_decimals(line.figures[name]) for line in lines if name in line.figures) for name in names
        }
        decimals = {name: max(found, key=lambda each: (found[each], each)) for name, found in usual.items()}
        if lines:
            yield _Board(table=table, lines=lines, decimals=decimals)


def _line(table: Table, row: int) -> _Line:
    cells: dict[str, object] = {str(name): table.frame.at[row, name] for name in table.frame.columns}
    texts = {name: value if isinstance(value, str) else None for name, value in cells.items()}
    return _Line(
        row=row, state=texts["state"], area=texts["area"], colour=texts["colour"],
        figures={name: value for name, value in cells.items() if isinstance(value, Decimal)},
    )  # fmt: skip


def _is_complete(states: Iterable[str]) -> bool:
    """Whether the rows are all Member States of some time, or all EEA States that are none."""
    there = frozenset(states)
    return there == _EEA or any(there == law_states.members(day) for day in _UNIONS)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _texts(figures: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{state} {value}" for state, value in figures.items())
