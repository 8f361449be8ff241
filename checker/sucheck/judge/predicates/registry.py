"""What a predicate is, and what it answers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.judge.quantities import Truth
from sucheck.judge.values import Unknown, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a predicate found: holds, fails (with values for the message, the States concerned), or undecided (why).

    `at` names the values at whose places the fault stands, where those are not all that the predicate looked at.
    """

    truth: Truth
    why: str = ""
    told: Mapping[str, Value] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    at: tuple[str, ...] = ()


HOLDS = Answer(truth=True)


def undecided(why: str) -> Answer:
    """The answer where it cannot be decided."""
    return Answer(truth=None, why=why)


def fails(*at: str, states: frozenset[str] = frozenset(), **told: Value) -> Answer:
    """The answer where the rule is broken: at the places of these values, or of all that the predicate takes."""
    return Answer(truth=False, told=told, states=states, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A function of named values of a rule's subject.

    `names` are its parameters; those with a default (None) may be unknown. `tells` are what it gives to the message.
    """

    name: str
    names: tuple[str, ...]
    optional: frozenset[str]
    tells: tuple[str, ...]
    function: Callable[..., Answer]

    def answer(self, values: Mapping[str, Value]) -> Answer:
        """The answer for these values: undecided where one that it needs is unknown."""
        given: dict[str, Value | None] = {}
        for name in self.names:
            value = values.get(name, Unknown(f"{name.replace('_', ' ')} is not known"))
            if isinstance(value, Unknown):
                if name not in self.optional:
                    return undecided(value.why)
                given[name] = None
            else:
                given[name] = value
        return self.function(**given)


def predicate(function: Callable[..., Answer], *tells: str) -> Predicate:
    """The predicate that a function is."""
    parameters = inspect.signature(function).parameters
    return Predicate(
        name=function.__name__,
        names=tuple(parameters),
        optional=frozenset(n for n, p in parameters.items() if p.default is not inspect.Parameter.empty),
        tells=tells,
        function=function,
    )
