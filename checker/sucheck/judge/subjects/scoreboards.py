"""What is looked at across the rows of a scoreboard: shares, averages, ranks, a number above a value, the dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sucheck.judge.subjects.boards import Board, boards_of, is_complete
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Day, Value
from sucheck.model import Dossier, Place

_AVERAGED = ("deficit", "conformity", "delay")
_SHARES = (("deficit", "outstanding"), ("conformity", "not_conform"))


def scoreboard_subjects(dossier: Dossier) -> Iterator[Subject]:
    """Each thing that is looked at across the rows of a scoreboard."""
    for board in boards_of(dossier):
        yield from _shares(board)
        yield from _averages(board)
        yield from _ranks(board)
        yield from _threshold(board)
        yield from _dates(board)


def _shares(board: Board) -> Iterator[Subject]:
    """Shares beside their counts, where no number of directives is given that would decide each by itself."""
    for share, count in _SHARES:
        shares, counts = board.values(share), board.values(count)
        if len(shares.keys() & counts.keys()) > 1 and board.first("directives") is None:
            values: dict[str, Value] = {
                "looked_at": "shares", "indicator": share, "figures": _texts(shares), "counts": _texts(counts),
            }  # fmt: skip
            yield _across(board, values, {}, board.cells_of(share))


def _averages(board: Board) -> Iterator[Subject]:
    for name in _AVERAGED:
        figures = board.values(name)
        line = next((each for each in board.lines if each.area in {"average", "union"} and name in each.figures), None)
        if line is None or not is_complete(figures.keys()):
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


def _ranks(board: Board) -> Iterator[Subject]:
    figures, ranks = board.values("deficit"), board.values("rank")
    if len(figures.keys() & ranks.keys()) > 1:
        values: dict[str, Value] = {
            "looked_at": "ranks", "indicator": "deficit", "figures": _texts(figures), "ranks": _texts(ranks),
        }  # fmt: skip
        yield _across(board, values, {}, board.cells_of("rank", "deficit"))


def _threshold(board: Board) -> Iterator[Subject]:
    figures = board.values("deficit")
    above, threshold = board.first("above"), board.first("threshold")
    if above and threshold and is_complete(figures.keys()):
        values: dict[str, Value] = {
            "looked_at": "threshold", "indicator": "deficit", "figures": _texts(figures), "above": above[0],
            "threshold": threshold[0],
        }  # fmt: skip
        yield _across(board, values, {"above": above[1]}, board.cells_of("deficit"))


def _dates(board: Board) -> Iterator[Subject]:
    frame = board.table.frame
    values: dict[str, Value] = {"looked_at": "dates"}
    sources: dict[str, tuple[Place, ...]] = {}
    for name in ("notified_by", "deadline_by"):
        known = frame[name].dropna() if name in board.table.letters else frame[name].iloc[:0]
        if len(known):
            values[name] = Day.of(known.iloc[0].date())
            place = board.table.place(int(known.index[0]), name)
            is_new = place.cell not in {each.cell for places in sources.values() for each in places}
            sources[name] = (place,) if is_new else ()  # both may stand in one sentence
    if sources:
        yield _across(board, values, sources, {})


def _across(
    board: Board,
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


def _texts(figures: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{state} {value}" for state, value in figures.items())
