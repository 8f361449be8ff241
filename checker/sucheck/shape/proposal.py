"""What a recogniser makes of a block."""

from __future__ import annotations

from collections.abc import Callable

from sucheck.frozen import dataclass
from sucheck.shape.found import Block, FoundTable
from sucheck.shape.words.meanings import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A table that a block may be; `score` is the share of what such a table needs that was understood, 0 to 1."""

    table: FoundTable
    score: float


#: Makes a proposal of a block, or None where the block is nothing of its kind. It must not raise.
Recogniser = Callable[[Block, Words], Proposal | None]
