"""A total that a sheet states, beside what its cells give; and a line of figures."""

from __future__ import annotations

from sucheck.frozen import dataclass
from sucheck.model.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One stated total.

    `label` are the words of its row or column, `counts` says what is totalled (`sum`, `count`, `average`, or
    `count of F`), `over` the range of cells that it should cover (`B2:B28`), empty where that is unclear. `stated` is
    the value of the cell. Where a `formula` stands in the cell, `evaluated` is what it
    gives for the cells as they are; `expected` is what all cells of `over` give, and `tolerance` by how much a rounded
    value may miss it. `left_out` are the cells that the formula's range misses, `too_much` those that it should not
    hold. None: it cannot be told.
    """

    place: Place
    label: str = ""
    counts: str = "sum"
    over: str = ""
    stated: float
    formula: str | None = None
    evaluated: float | None = None
    expected: float | None = None
    tolerance: float = 0.0
    left_out: tuple[Place, ...] = ()
    too_much: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One row of figures: its label, how many figures it has and how many of them are zero.

    `lines` is how many such rows the table has, `usual` the median of the medians of the other rows. `is_explained`
    says whether a note of the sheet speaks of the label.
    """

    place: Place
    label: str
    figures: int
    zeros: int
    lines: int
    usual: float
    is_explained: bool = False
