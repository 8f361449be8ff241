"""Why a cell's value could not be read as what its column holds."""

from __future__ import annotations

from sucheck.frozen import dataclass
from sucheck.model.tables import FaultKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """A fault of a value, before it is known in which cells the value stands."""

    kind: FaultKind
    expected: str
    suggestions: tuple[str, ...] = ()


def unreadable(expected: str) -> Flaw:
    """The flaw of a value that is not of its column's type."""
    return Flaw(kind=FaultKind.UNREADABLE, expected=expected)
