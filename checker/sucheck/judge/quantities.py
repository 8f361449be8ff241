"""Quantities: what is known of a number of Member States and of which ones they are.

Logic is three-valued throughout: True, False, or None for "cannot be decided from what is known".
"""

from __future__ import annotations

from sucheck.frozen import dataclass

Truth = bool | None
States = frozenset[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count between `low` and `high` of States that include all of `must` and none outside `may`.

    `high` None is no upper bound, `may` None any State. A bare count has neither `must` nor `may`; a closed list has
    `must == may`; an open list ("including A and B") has `must` only. A count and a list that disagree can stand in one
    quantity: that is a fault to be found, not an impossibility.
    """

    low: int = 0
    high: int | None = None
    must: States = frozenset()
    may: States | None = None

    @classmethod
    def of_count(cls, count: int) -> Quantity:
        """Exactly `count` States, not known which."""
        return cls(low=count, high=count)

    @classmethod
    def of_states(cls, states: States | set[str]) -> Quantity:
        """Exactly these States."""
        return cls.between(frozenset(states), frozenset(states))

    @classmethod
    def between(cls, must: States, may: States | None) -> Quantity:
        """At least the States `must`, at most the States `may`."""
        return cls(low=len(must), high=None if may is None else len(may), must=must, may=may)

    @property
    def count(self) -> int | None:
        """The count where it is exact."""
        return self.low if self.low == self.high else None

    @property
    def states(self) -> States | None:
        """The States where they are all known."""
        return self.must if self.must == self.may else None

    @property
    def names_any(self) -> bool:
        """Whether it says of any State that it is or is not in it; a bare count does not."""
        return bool(self.must) or self.may is not None

    @property
    def is_consistent(self) -> bool:
        """Whether the count fits the States: a list of eight that is called seven does not."""
        fits_above = self.high is None or len(self.must) <= self.high
        return fits_above and (self.may is None or self.low <= len(self.may))

    def with_count(self, low: int, high: int | None) -> Quantity:
        """The same States with a count of its own."""
        return Quantity(low=low, high=high, must=self.must, may=self.may)

    def __add__(self, other: Quantity) -> Quantity:
        """The disjoint union: counts add up, lists unite."""
        high = None if self.high is None or other.high is None else self.high + other.high
        may = None if self.may is None or other.may is None else self.may | other.may
        return Quantity(low=self.low + other.low, high=high, must=self.must | other.must, may=may)

    def __sub__(self, other: Quantity) -> Quantity:
        """What is left of this when `other`, a part of it, is taken away."""
        if self.states is not None and other.states is not None:
            return Quantity.of_states(self.states - other.states)
        must = frozenset() if other.may is None else self.must - other.may
        may = None if self.may is None else self.may - other.must
        low = 0 if other.high is None else max(self.low - other.high, len(must))
        high = None if self.high is None else max(self.high - other.low, low)
        return Quantity(low=low, high=high, must=must, may=may)

    def __and__(self, other: Quantity) -> Quantity:
        """The States in both."""
        must = self.must & other.must
        may = other.may if self.may is None else self.may if other.may is None else self.may & other.may
        bounds = [bound for bound in (self.high, other.high, None if may is None else len(may)) if bound is not None]
        return Quantity(low=len(must), high=min(bounds, default=None), must=must, may=may)

    def __or__(self, other: Quantity) -> Quantity:
        """The States in either."""
        if self.states is not None and other.states is not None:
            return Quantity.of_states(self.states | other.states)
        high = None if self.high is None or other.high is None else self.high + other.high
        may = None if self.may is None or other.may is None else self.may | other.may
        must = self.must | other.must
        return Quantity(low=max(self.low, other.low, len(must)), high=high, must=must, may=may)

    def __xor__(self, other: Quantity) -> Quantity:
        """The States in exactly one of the two; only known where both are."""
        if self.states is not None and other.states is not None:
            return Quantity.of_states(self.states ^ other.states)
        return Quantity()


def equals(left: Quantity, right: Quantity) -> Truth:
    """Whether the two are the same: counts, and the States where both are known.

    A count that is stated again with a list that does not fit it is still the same count: both sides carry that fault.
    """
    if _counts_exclude(left, right) or _states_exclude(left, right):
        return False
    if left.count is None or left.count != right.count:
        return None
    lists_are_closed = left.may is not None and right.may is not None
    return True if not lists_are_closed or (left.states is not None and left.states == right.states) else None


def is_within(left: Quantity, right: Quantity) -> Truth:
    """Whether `left` is part of `right`; beyond the States that both name, whether it is not larger."""
    if right.may is not None and not left.must <= right.may:
        return False
    if right.high is not None and (
        left.low > right.high or len(left.must | right.must) > max(right.high, len(right.must))
    ):
        return False
    if left.may is not None and left.may <= right.must:
        return True
    candidates = left.must if left.may is None else left.may
    names_agree = not right.names_any or candidates <= right.must
    return True if names_agree and left.high is not None and left.high <= right.low else None


def is_smaller(left: Quantity, right: Quantity) -> Truth:
    """Whether the count of `left` is below that of `right`."""
    if left.high is not None and left.high < right.low:
        return True
    if right.high is not None and left.low >= right.high:
        return False
    return None


def is_not_empty(quantity: Quantity) -> Truth:
    """Whether there is any State in it."""
    if quantity.low > 0:
        return True
    return False if quantity.high == 0 else None


def _counts_exclude(left: Quantity, right: Quantity) -> bool:
    return (left.high is not None and left.high < right.low) or (right.high is not None and right.high < left.low)


def _states_exclude(left: Quantity, right: Quantity) -> bool:
    """Whether no list fits both: a State of one cannot be in the other, or together they name too many or too few."""
    must = left.must | right.must
    may = right.may if left.may is None else left.may if right.may is None else left.may & right.may
    if may is not None and not must <= may:
        return True
    if not (left.is_consistent and right.is_consistent):
        return False
    high = min((bound for bound in (left.high, right.high) if bound is not None), default=None)
    return (high is not None and len(must) > high) or (may is not None and len(may) < max(left.low, right.low))
