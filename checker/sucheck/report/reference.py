"""The rules for readers: the list of all, one explained, and the whole reference (RULES.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from sucheck.report.rule_cases import Example, examples
from sucheck.report.rule_wording import Point, family_order, family_title, points
from sucheck.report.wording import TIE, counted, inert

if TYPE_CHECKING:
    from sucheck.judge.ruleset import Rule

_WIDTH = 80
_LABEL = 11
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*[]<>|~$"})
_HEAD = """# Rules

{total}. Each is a record in `rules/`: an assertion, its legal basis, and the cases that prove it.
`sucheck explain CL04` prints one of them.

A rule has three outcomes: it **holds**, it **fails**, which gives a finding, or it stays **undecided**, which is
listed and never counts as a pass. A rule that lacks what it *needs*, or whose *where* is not met, says nothing. What
each part of a rule means stands in [docs/design.md](docs/design.md#rules).

This page is made from the rules by `make docs`."""


def listing(rules: Sequence[Rule]) -> str:
    """One line for each rule under the title of its family: id, severity, name."""
    total = f"{counted(len(rules), 'rule')}. 'sucheck explain {rules[0].id}' explains one." if rules else "no rules."
    width = max((len(rule.id) for rule in rules), default=0)
    sections = [
        "\n".join([title, *(f"  {rule.id:<{width}}  {rule.severity.word:<7}  {rule.name}" for rule in family)])
        for title, family in _families(rules)
    ]
    return "\n\n".join([*sections, total]) + "\n"


def explanation(rule: Rule) -> str:
    """One rule in full, in lines of at most 80 characters: what it asserts, on which basis, with its cases."""
    head = [f"{rule.id}  {rule.name}", "", *wrap(inert(rule.title), _WIDTH, break_on_hyphens=False), ""]
    body = [line for point in points(rule) for line in _lines(point)]
    cases = [line for example in examples(rule) for line in _case_lines(example)]
    return "\n".join([*head, *body, "", "cases", *cases]) + "\n"


def described(rule: Rule) -> str:
    """One rule in GitHub-flavoured Markdown, without its heading and its cases."""
    return "\n".join([f"{_plain(rule.title)}.", "", *(_item(point) for point in points(rule))])


def markdown(rules: Sequence[Rule]) -> str:
    """The reference of all rules in GitHub-flavoured Markdown: contents by family, then a section for each rule."""
    families = [(title, list(family)) for title, family in _families(rules)]
    contents = [f"## {title}\n\n{_contents(family)}" for title, family in families]
    sections = [_section(rule) for _, family in families for rule in family]
    return "\n\n".join([_HEAD.format(total=counted(len(rules), "rule")), *contents, *sections]) + "\n"


def _families(rules: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    ordered = sorted(rules, key=lambda rule: (family_order(rule.family), rule.id))
    for family, members in groupby(ordered, key=lambda rule: rule.family):
        yield family_title(family), list(members)


def _lines(point: Point) -> Iterator[str]:
    """A label with its texts beside it; of several, each starts a line of its own."""
    label = point.label
    for text in point.texts:
        tied = inert(text).replace(" = ", f"{TIE}={TIE}")
        for line in wrap(tied, _WIDTH - _LABEL, subsequent_indent="  ", break_on_hyphens=False):
            yield f"{label:<{_LABEL}}{line}".replace(TIE, " ")
            label = ""


def _case_lines(example: Example) -> Iterator[str]:
    yield from _lines(Point(example.verdict, (example.values,)))
    if example.answer:
        yield from _lines(Point("", (f"→ {example.answer}",)))


def _contents(rules: Iterable[Rule]) -> str:
    rows = [f"| [{rule.id}](#{_anchor(rule)}) | {rule.severity.word} | {_plain(rule.title)} |" for rule in rules]
    return "\n".join(["| rule | severity | what must be true |", "| --- | --- | --- |", *rows])


def _anchor(rule: Rule) -> str:
    return f"{rule.id}-{rule.name}".lower()


def _section(rule: Rule) -> str:
    cases = [_case(example) for example in examples(rule)]
    return "\n".join([f"### {rule.id} {rule.name}", "", described(rule), "", "Cases:", "", *cases])


def _item(point: Point) -> str:
    texts = [f"`{inert(text)}`" if point.is_code else _plain(text) for text in point.texts]
    if len(texts) == 1:
        return f"- **{point.label}** {texts[0]}"
    return "\n".join([f"- **{point.label}**", *(f"  - {text}" for text in texts)])


def _case(example: Example) -> str:
    answer = f"<br>→ {_plain(example.answer)}" if example.answer else ""
    return f"- **{example.verdict}** {_plain(example.values)}{answer}"


def _plain(text: str) -> str:
    """Words of a rule as words, not as mark-up."""
    return inert(text).translate(_SPECIAL)
