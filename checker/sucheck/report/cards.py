"""The rules of a run as a report carries them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from sucheck.model import RuleCard

if TYPE_CHECKING:
    from sucheck.judge.ruleset import Rule


class Cards(Sequence[RuleCard]):
    """What outputs say of each rule, in the order of the ids: made when the first output asks, since few do."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)

    @cached_property
    def _made(self) -> tuple[RuleCard, ...]:
        return tuple(_card(rule) for rule in sorted(self._rules, key=lambda rule: rule.id))

    def __len__(self) -> int:
        return len(self._rules)

    @overload
    def __getitem__(self, index: int) -> RuleCard: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[RuleCard, ...]: ...

    def __getitem__(self, index: int | slice) -> RuleCard | tuple[RuleCard, ...]:
        return self._made[index]


def _card(rule: Rule) -> RuleCard:
    from sucheck.report.reference import described  # noqa: PLC0415  a run whose output shows no rules does without

    return RuleCard(
        id=rule.id,
        name=rule.name,
        title=rule.title,
        severity=rule.severity,
        basis=rule.basis,
        links=rule.links,
        fix=rule.fix,
        help=described(rule),
    )
