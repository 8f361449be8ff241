"""One subject of a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.judge.values import Unknown, Value
from sucheck.model import Place


def _nowhere(_state: str) -> tuple[Place, ...]:
    return ()


def _nothing(_words: str) -> Place | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a rule is applied to.

    `key` names it in words that survive an inserted row; `values` are what its vocabulary names (what is missing is
    unknown); `sources` says where the stated ones stand; `home` is where it stands as a whole; `conditions` are those
    of `CONDITIONS` that hold; `also` are further places that are at fault where `home` is; `cell_of` finds the cells of
    a State among its rows, `find` the place of words in its text.
    """

    key: str
    act: str | None = None
    values: Mapping[str, Value]
    sources: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    home: tuple[Place, ...]
    conditions: frozenset[str] = frozenset()
    also: Sequence[Place] = ()
    cell_of: Callable[[str], tuple[Place, ...]] = _nowhere
    find: Callable[[str], Place | None] = _nothing

    def known(self, name: str) -> Value | None:
        """A value, or None where it is unknown."""
        value = self.values.get(name)
        return None if isinstance(value, Unknown) else value

    def places(self, names: tuple[str, ...]) -> tuple[Place, ...]:
        """The places of the named values, in order and each once; the home where none of them has one."""
        found = dict.fromkeys(place for name in names for place in self.sources.get(name, ()))
        return tuple(found) or self.home
