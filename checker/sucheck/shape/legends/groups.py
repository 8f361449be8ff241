"""Lines that stand together are one legend, or none: what is believed is decided for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sucheck.law import states
from sucheck.shape.act_cells import read_act
from sucheck.shape.legends.legend import code_key
from sucheck.shape.legends.pairs import Line

_MOST = 24  # lines; a longer run is a table of its own
_GAP = 2  # rows from one line to the next within one legend


def legends_among(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """The groups of lines that are believed, in reading order."""
    by_column: dict[tuple[str, int], list[Line]] = {}
    by_row: dict[tuple[str, int], list[Line]] = {}
    for line in lines:
        by_column.setdefault((line.form, line.column), []).append(line)
        by_row.setdefault((line.form, line.row), []).append(line)
    grouped: set[tuple[str, int, int]] = set()
    for found in by_column.values():
        for run in _runs(found, [line.row for line in found]):
            if run[0].form == "line" or len(run) > 1:
                grouped |= {(line.form, line.row, line.column) for line in run}
                if is_believed(run):
                    yield run
    for found in by_row.values():
        alone = [line for line in found if (line.form, line.row, line.column) not in grouped]
        if alone and is_believed(alone):
            yield tuple(alone)


def _runs(lines: Sequence[Line], at: Sequence[int]) -> Iterator[tuple[Line, ...]]:
    """The lines of one column, cut where more than one row is between them."""
    cuts = [0, *(n + 1 for n, (one, two) in enumerate(pairwise(at)) if two - one > _GAP), len(lines)]
    for start, end in pairwise(cuts):
        yield tuple(lines[start:end])


def is_believed(run: Sequence[Line]) -> bool:
    """Whether lines are a legend: some are understood, codes differ, and they are no list of States, acts or numbers.

    Coloured words are a legend only where at least two colours mean two things: a header is coloured too. Figures are
    codes only where each means another thing: in a list they number the rows.
    """
    meanings = [line.entry.meaning for line in run if line.entry.meaning]
    codes = [code_key(line.entry.code) for line in run]
    if not meanings or len(run) > _MOST:
        return False
    if run[0].form in {"swatch", "painted"}:
        meant = {(line.fill, line.entry.meaning) for line in run if line.entry.meaning}
        fills = {fill for fill, _ in meant}
        return len(fills) == len(meant) and (run[0].form == "swatch" or min(len(fills), len(set(meanings))) > 1)
    if len(set(codes)) < len(codes) or 2 * sum(_names_something(line.entry.code) for line in run) > len(run):
        return False
    if any(code.isdigit() for code in codes) or run[0].form in {"turned", "spaced"}:
        return len(run) > 1 and len(meanings) == len(run) == len(set(meanings))
    return 2 * len(meanings) >= len(run) or len(run) == 1


def _names_something(code: str) -> bool:
    """Whether a code is a State or an act: then the words beside it say how it stands."""
    return states.resolve(code) is not None or isinstance(read_act(code), str)
