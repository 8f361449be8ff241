"""One rule applied to one subject."""

from __future__ import annotations

from collections.abc import Mapping

from sucheck.frozen import dataclass
from sucheck.judge.expression import Expression, Outcome
from sucheck.judge.predicates.registry import Predicate
from sucheck.judge.quantities import Quantity, Truth
from sucheck.judge.rule import Rule
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.template import fill, in_words
from sucheck.judge.values import Unknown, Value
from sucheck.model import Place, Severity

#: What a predicate tells that stands in the text itself.
_QUOTED = ("written", "reference", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Holds, fails or undecided, with what a report of it needs.

    `told` holds the values for message and fix; `states` the witnesses; `places` where the named values stand.
    """

    rule: Rule
    subject: Subject
    truth: Truth
    why: str = ""
    told: Mapping[str, Value]
    states: frozenset[str] = frozenset()
    places: tuple[Place, ...]

    @property
    def message(self) -> str:
        """The rule's message with the values filled in."""
        return fill(self.rule.message, self.told)

    @property
    def fix(self) -> str:
        """The rule's suggested repair with the values filled in."""
        return fill(self.rule.fix, self.told)

    @property
    def severity(self) -> Severity:
        """The severity under the conditions of the subject."""
        return self.rule.severity_under(self.subject.conditions)


def judge_one(rule: Rule, subject: Subject) -> Verdict | None:
    """The verdict of a rule on a subject; None where the rule does not apply to it or nothing it needs is stated."""
    if not _is_stated(rule, subject):
        return None
    if rule.when is not None:
        applies = rule.when.evaluate(subject.values)
        if applies.truth is False:
            return None
        if applies.truth is None:
            return _undecided(rule, subject, applies.why)
    if isinstance(rule.assertion, Predicate):
        answer = rule.assertion.answer(subject.values)
        outcome = Outcome(truth=answer.truth, why=answer.why)
        told, states, at = dict(answer.told), answer.states, answer.at or rule.names
    else:
        outcome = rule.assertion.evaluate(subject.values)
        told, states, at = _sides(outcome), witnesses(outcome), rule.names
    if outcome.truth is None:
        return _undecided(rule, subject, _why(outcome))
    told = {**subject.values, **told, "states": Quantity.of_states(states)}
    faulty = outcome.truth is False
    places = _exact(told, subject) or _with_cells(at, subject, states) if faulty else subject.places(_all_names(rule))
    return Verdict(rule=rule, subject=subject, truth=outcome.truth, told=told, states=states, places=places)


def _is_stated(rule: Rule, subject: Subject) -> bool:
    """Whether what the rule needs is there: each of `needs`, else any value that stands somewhere.

    Asked of every rule and subject, and mostly answered no: a plain loop is the fastest.
    """
    for name in rule.needs:
        if subject.known(name) is None:
            return False
    if rule.needs or not subject.sources:
        return True
    return any(subject.known(name) is not None and name in subject.sources for name in _all_names(rule))


def _all_names(rule: Rule) -> tuple[str, ...]:
    return (*rule.names, *(rule.when.names if rule.when and isinstance(rule.assertion, Expression) else ()))


def _undecided(rule: Rule, subject: Subject, why: str) -> Verdict:
    return Verdict(rule=rule, subject=subject, truth=None, why=why, told={}, places=subject.places(_all_names(rule)))


def _why(outcome: Outcome) -> str:
    """Why an assertion is undecided: what is not known, or the two sides between which it is open."""
    sides = (outcome.left, outcome.right)
    if any(side is None or isinstance(side, Unknown) for side in sides):
        return outcome.why
    left, right = (in_words(side) for side in sides if side is not None)
    return f"{left} against {right}: not settled"


def _exact(told: Mapping[str, Value], subject: Subject) -> tuple[Place, ...]:
    """Where the words stand that a predicate quotes from the text, those left out between them (…) aside."""
    quoted = next((told[name] for name in _QUOTED if isinstance(told.get(name), str)), "")
    pieces = (piece.strip() for piece in str(quoted).split("…"))
    return tuple(dict.fromkeys(place for piece in pieces if (place := subject.find(piece))))


def _with_cells(names: tuple[str, ...], subject: Subject, states: frozenset[str]) -> tuple[Place, ...]:
    cells = [cell for state in sorted(states) for cell in subject.cell_of(state)]
    return tuple(dict.fromkeys((*subject.places(names), *cells)))


def _sides(outcome: Outcome) -> dict[str, Value]:
    """The two sides of the comparison that failed, and what one has and the other lacks."""
    told: dict[str, Value] = {}
    if outcome.left is not None:
        told["left"] = outcome.left
    if outcome.right is not None:
        told["right"] = outcome.right
    left, right = outcome.left, outcome.right
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        told["extra"] = Quantity.of_states(left.must - (right.may if right.may is not None else left.must))
        told["missing"] = Quantity.of_states(right.must - (left.may if left.may is not None else right.must))
    return told


def witnesses(outcome: Outcome) -> frozenset[str]:
    """The States on which a failed comparison fails: those of one side that the other cannot hold.

    Of a part and its whole, only States of the part; for a set that should be empty, its States.
    """
    left, right = outcome.left, outcome.right
    if outcome.truth is not False or not isinstance(left, Quantity):
        return frozenset()
    if not isinstance(right, Quantity):
        return left.must if isinstance(right, Unknown | type(None)) else frozenset()
    extra = frozenset() if right.may is None or outcome.sign in {">", ">="} else left.must - right.may
    missing = frozenset() if left.may is None or outcome.sign in {"<", "<="} else right.must - left.may
    return extra | missing
