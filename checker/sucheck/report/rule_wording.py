"""What a rule record says, in words: the same in the terminal and in RULES.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sucheck.judge.expression import Expression
from sucheck.judge.quantities import Quantity
from sucheck.judge.template import in_words, names_of
from sucheck.judge.vocabulary import CONDITIONS, TIES, VOCABULARY
from sucheck.report.wording import inert

if TYPE_CHECKING:
    from sucheck.judge.ruleset import Rule
    from sucheck.judge.values import Value

#: What the letters of an id stand for, in the order of the reference.
FAMILIES: Mapping[str, str] = {
    "WB": "Workbook shape",
    "CL": "Counts and lists",
    "DL": "Deadlines and dates",
    "PM": "Participation and membership",
    "IN": "Infringement procedure",
    "CI": "Citations",
    "DH": "Document hygiene",
    "XD": "Across documents",
    "SE": "Series over time",
    "PC": "Percentages and scoreboards",
    "ED": "Editorial style",
}

#: What a rule is applied to, by its `per`.
SUBJECTS: Mapping[str, str] = {
    "cell": "each cell that its schema finds at fault",
    "row": "each row",
    "column": "each column that names Member States",
    "claim": "each claim",
    "pair": "each pair of claims",
    "act": "each act at each state of play",
    "state": "each Member State under each act at each state of play",
    "case": "each infringement case",
    "document": "each document",
    "problem": "each thing that is wrong with a document as a document",
    "paragraph": "each paragraph, heading, bullet, table cell and note of a document",
    "note": "each footnote",
    "list": "each enumeration of three Member States or more",
    "series": "each measure at two successive states of play",
    "total": "each total that a sheet states, typed or by formula",
    "line": "each line of figures",
    "standing": "each row of a scoreboard",
    "scoreboard": "each indicator of a scoreboard, its ranks, its cut-off dates",
}


class Point(NamedTuple):
    """One thing that a rule says: its label, its texts, and whether these are code."""

    label: str
    texts: tuple[str, ...]
    is_code: bool = False


def family_title(family: str) -> str:
    """What the letters of an id stand for; of a family that is not ours, its letters."""
    return FAMILIES.get(family, f"Rules {family}")


def family_order(family: str) -> tuple[int, str]:
    """A key that sorts the families as the reference does, unknown ones last."""
    known = list(FAMILIES)
    return (known.index(family) if family in known else len(known), family)


def points(rule: Rule) -> Iterator[Point]:
    """All that a rule says except its name, its title and its cases, in reading order."""
    yield Point("severity", _severities(rule))
    yield Point("subject", (_subject(rule),))
    if rule.needs:
        yield Point("needs", (", ".join(rule.needs),))
    if rule.when is not None:
        yield Point("where", (rule.when.text,), is_code=True)
    yield _assertion(rule)
    yield Point("names", tuple(_meanings(rule)))
    yield Point("basis", rule.basis)
    yield Point("message", (rule.message,), is_code=True)
    if rule.fix:
        yield Point("fix", (rule.fix,), is_code="{" in rule.fix)
    if rule.silent:
        yield Point("silent", rule.silent)
    if not rule.confirms:
        yield Point("passed", ("a figure that passes is not counted as checked: this only bounds it",))
    if rule.after:
        yield Point("after", (f"{', '.join(rule.after)}: a fault found there at the same place comes first",))


def _severities(rule: Rule) -> tuple[str, ...]:
    """The severity, then each other one with its condition: `warning where a claim was guessed`."""
    under = (f"{severity.word} where {CONDITIONS[name]}" for name, severity in rule.severity_when)
    return (rule.severity.word, *under)


def _subject(rule: Rule) -> str:
    words = SUBJECTS[rule.per]
    if rule.of:
        words += f" of {rule.of.replace(', ', ' and ')}"
    ties = (TIES[tie] for tie in rule.tie.split(", ") if tie)
    return ": ".join(part for part in (words, "; ".join(ties)) if part)


def _assertion(rule: Rule) -> Point:
    if isinstance(rule.assertion, Expression):
        return Point("asserts", (rule.assertion.text,), is_code=True)
    said = " ".join((rule.assertion.function.__doc__ or "").split("\n\n")[0].split())
    return Point("checks", (said or rule.assertion.name.replace("_", " "),))


def _meanings(rule: Rule) -> Iterator[str]:
    words = VOCABULARY[rule.per]
    named = (*rule.names, *(rule.when.names if rule.when else ()), *rule.needs)
    return (f"{name}: {words[name].meaning}" for name in dict.fromkeys(named))


def case_values(values: Mapping[str, Value]) -> str:
    """The values of a case: `full = 25 · not_full = Spain and Slovenia · bound = 27`; empty lists say nothing."""
    telling = {name: value for name, value in values.items() if value != ()} or values
    return " · ".join(f"{name} = {_value(value)}" for name, value in telling.items()) or "nothing is stated"


def _value(value: Value) -> str:
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, str):
        return f"“{inert(value)}”" if not value or " " in value else inert(value)
    return inert(in_words(value)) if value != () else "none"


def _quantity(value: Quantity) -> str:
    number = str(value.count) if value.count is not None else f"{value.low} or more"
    if value.count is None and value.high is not None:
        number = f"{value.low} to {value.high}"
    if value.states is not None:
        names = names_of(value.states) or "none"
        return names if len(value.states) == value.count else f"{number}, listed: {names}"
    if value.must:
        return f"{number}, among them {names_of(value.must)}"
    return f"at most {names_of(value.may)}" if value.may is not None and value.count is None else number
