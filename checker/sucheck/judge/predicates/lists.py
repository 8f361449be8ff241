"""Lists of States, words for parts of the whole, and words for where a State stands: CL and XD."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate, undecided
from sucheck.judge.quantities import Quantity
from sucheck.model.vocabulary import AT_LEAST_FULL, NOT_FULL, TRANSPOSITION, expand, is_step

#: What each word says of the share k/n; "two thirds" and the like may be rounded to a twentieth.
_NEAR = Fraction(1, 20)
_EXACT = {"half": Fraction(1, 2), "two thirds": Fraction(2, 3), "a third": Fraction(1, 3)}

#: Said of a State that it does not apply, or not comply with, an act; and steps that settle it.
_BREACHES = {"not_applied", "not_conform"}
_ENDED = {"judgment", "closed"}


def no_state_twice(entries: tuple[str, ...] | None = None, noted_entries: tuple[str, ...] | None = None) -> Answer:
    """Each State stands once in a list, in that of the row and in that of its note."""
    lists = {"entries": entries or (), "noted_entries": noted_entries or ()}
    twice = {name: {entry for entry, times in Counter(held).items() if times > 1} for name, held in lists.items()}
    at = tuple(name for name, found in twice.items() if found)
    return fails(*at, states=frozenset().union(*twice.values())) if at else HOLDS


def quantifier_fits(
    quantifier: str, listed: Quantity, bound: Quantity | None = None, whole: Quantity | None = None
) -> Answer:
    """A word such as "most" fits the States listed, of the whole that is stated or else of those bound."""
    size = next((q.count for q in (whole, bound) if q is not None and q.count), None)
    if listed.count is None or not size:
        return undecided("the list is open" if listed.count is None else "the whole is not known")
    share = Fraction(listed.count, size)
    fits = {"all": share == 1, "none": share == 0, "most": share > Fraction(1, 2)}
    if fits.get(quantifier, abs(share - _EXACT.get(quantifier, share)) <= _NEAR):
        return HOLDS
    return fails(share_of=f"{listed.count} of {size}")


def says_no_more(first_about: str, second_about: str) -> Answer:
    """The second document's word is not stronger: implemented is more than notified, nothing worse than something.

    A word that covers the first ("not full" for "held incomplete") says less, not more. A step opens or goes on with a
    procedure; only the Court says that there is a breach.
    """
    return fails() if is_stronger(first_about, second_about) else HOLDS


def is_stronger(first_about: str, second_about: str) -> bool:
    """Whether the second says more of the same States than the first."""
    first, second = expand(first_about), expand(second_about)
    if second_about in _BREACHES:
        return first_about == "incomplete" or (is_step(first_about) and not set(first_about.split("+")) & _ENDED)
    if not first or not second or first <= second:
        return False
    if first <= AT_LEAST_FULL and second <= AT_LEAST_FULL:
        return max(map(TRANSPOSITION.index, second)) > max(map(TRANSPOSITION.index, first))
    return second <= NOT_FULL and min(map(TRANSPOSITION.index, second)) < min(map(TRANSPOSITION.index, first))


PREDICATES = (predicate(no_state_twice), predicate(quantifier_fits, "share_of"), predicate(says_no_more))
