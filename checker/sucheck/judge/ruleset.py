"""The rule set: records from `rules/*.toml`, checked when they load."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sucheck.judge.cases import Case, read_cases
from sucheck.judge.expression import Expression, parse
from sucheck.judge.predicates import PREDICATES, Predicate
from sucheck.judge.template import template_names
from sucheck.judge.vocabulary import CONDITIONS, VOCABULARY
from sucheck.model import RuleFileError, Severity
from sucheck.resources import resource

_REQUIRED = {"id", "name", "title", "severity", "basis", "per", "message", "ok", "bad"}
_OPTIONAL = {"severity_when", "of", "tie", "when", "assert", "check", "fix", "after", "silent", "undecided", "needs"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One record: an assertion about a kind of subject, its severity, its legal basis, its message, its own cases.

    `per` names the kind of subject, `of` the sheet (row, column) and `tie` the kind of pair. The assertion is either an
    expression or a predicate. `when` must hold for the rule to apply at all; `needs` names values that must be stated.
    A failing verdict that touches a place where a rule named in `after` failed is undecided: that fault comes first.
    """

    id: str
    name: str
    title: str
    severity: Severity
    severity_when: tuple[tuple[str, Severity], ...]
    basis: tuple[str, ...]
    per: str
    of: str
    tie: str
    when: Expression | None
    assertion: Expression | Predicate
    message: str
    fix: str
    after: tuple[str, ...]
    silent: tuple[str, ...]
    needs: tuple[str, ...]
    ok: tuple[Case, ...]
    bad: tuple[Case, ...]
    undecided: tuple[Case, ...]

    @property
    def family(self) -> str:
        """The letters of the id: CL, DL …"""
        return self.id.rstrip("0123456789")

    @property
    def names(self) -> tuple[str, ...]:
        """The values that the assertion names, in order."""
        return self.assertion.names

    def severity_under(self, conditions: Iterable[str]) -> Severity:
        """The severity where these conditions hold."""
        held = set(conditions)
        return next((severity for name, severity in self.severity_when if name in held), self.severity)


@cache
def load_rules(folders: tuple[Path, ...] = ()) -> tuple[Rule, ...]:
    """All rules of sucheck, then those of further folders, in the order of their ids.

    Raises:
        RuleFileError: a record that is not well formed; the message names file and rule.
    """
    files = sorted(resource("rules").glob("*.toml")) + [
        file for folder in folders for file in sorted(folder.glob("*.toml"))
    ]
    rules = [rule for file in files for rule in read_rules(file)]
    _check_set(rules)
    return tuple(sorted(rules, key=lambda rule: rule.id))


def read_rules(file: Path) -> list[Rule]:
    """The rules of one file."""
    try:
        records = tomllib.loads(file.read_text(encoding="utf-8")).get("rule", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleFileError(f"{file.name}: not a TOML file ({error})") from None
    return [_rule(record, file.name) for record in records]


def _rule(record: Mapping[str, object], file: str) -> Rule:
    where = f"{file}: rule {record.get('id', '?')}"
    _check_keys(record, where)
    per = str(record["per"])
    vocabulary = VOCABULARY[per]
    cases = {
        key: read_cases(_tables(record.get(key, []), where), vocabulary, f"{where}, {key}")
        for key in ("ok", "bad", "undecided")
    }
    when = record.get("when")
    rule = Rule(
        id=str(record["id"]), name=str(record["name"]), title=str(record["title"]),
        severity=_severity(record["severity"], where),
        severity_when=tuple(_condition(item, where) for item in _tables(record.get("severity_when", []), where)),
        basis=tuple(_basis(item) for item in _tables(record["basis"], where)),
        per=per, of=str(record.get("of", "")), tie=str(record.get("tie", "")),
        when=parse(str(when), where=where, vocabulary=frozenset(vocabulary)) if when else None,
        assertion=_assertion(record, where, frozenset(vocabulary)),
        message=str(record["message"]), fix=str(record.get("fix", "")),
        after=_strings(record.get("after", []), where), silent=_strings(record.get("silent", []), where),
        needs=_strings(record.get("needs", []), where), ok=cases["ok"], bad=cases["bad"], undecided=cases["undecided"],
    )  # fmt: skip
    _check_template(rule, where)
    return rule


def _check_keys(record: Mapping[str, object], where: str) -> None:
    missing = _REQUIRED - record.keys()
    unknown = record.keys() - _REQUIRED - _OPTIONAL
    if missing or unknown:
        raise RuleFileError(f"{where}: " + "; ".join(
            f"{word} {', '.join(sorted(keys))}" for word, keys in (("lacks", missing), ("does not know", unknown)) if keys
        ))  # fmt: skip
    if record["per"] not in VOCABULARY:
        raise RuleFileError(f"{where}: per must be one of {', '.join(VOCABULARY)}")
    if ("assert" in record) == ("check" in record):
        raise RuleFileError(f"{where}: needs either assert or check")
    if not record["ok"] or not record["bad"]:
        raise RuleFileError(f"{where}: needs at least one ok and one bad case")


def _assertion(record: Mapping[str, object], where: str, vocabulary: frozenset[str]) -> Expression | Predicate:
    if "assert" in record:
        return parse(str(record["assert"]), where=where, vocabulary=vocabulary)
    name = str(record["check"])
    if name not in PREDICATES:
        raise RuleFileError(f"{where}: unknown check {name!r}; known: {', '.join(sorted(PREDICATES))}")
    unknown = set(PREDICATES[name].names) - vocabulary
    if unknown:
        raise RuleFileError(
            f"{where}: check {name} needs {', '.join(sorted(unknown))}, which per = {record['per']!r} has not"
        )
    return PREDICATES[name]


def _severity(word: object, where: str) -> Severity:
    try:
        return Severity[str(word).upper()]
    except KeyError:
        raise RuleFileError(f"{where}: severity must be error, warning or note, not {word!r}") from None


def _condition(item: Mapping[str, object], where: str) -> tuple[str, Severity]:
    name = str(item.get("if"))
    if name not in CONDITIONS:
        raise RuleFileError(f"{where}: unknown condition {name!r}; known: {', '.join(CONDITIONS)}")
    return name, _severity(item.get("then"), where)


def _basis(item: Mapping[str, object]) -> str:
    parts = [str(item["instrument"])]
    if "article" in item:
        paragraph = f"({item['paragraph']})" if "paragraph" in item else ""
        parts.append(f"Article {item['article']}{paragraph}")
    parts += [str(item[key]) for key in ("section", "note") if key in item]
    return ", ".join(parts)


def _tables(value: object, where: str) -> Sequence[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise RuleFileError(f"{where}: a list of tables is needed, not {value!r}")
    return value


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RuleFileError(f"{where}: a list of strings is needed, not {value!r}")
    return tuple(value)


def _check_template(rule: Rule, where: str) -> None:
    offered = set(VOCABULARY[rule.per]) | {"left", "right", "missing", "extra", "states"}
    if isinstance(rule.assertion, Predicate):
        offered |= set(rule.assertion.tells)
    for text in (rule.message, rule.fix):
        unknown = template_names(text) - offered
        if unknown:
            raise RuleFileError(f"{where}: the message or fix names {', '.join(sorted(unknown))}, which it has not")


def _check_set(rules: Sequence[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleFileError(f"rule {rule.id}: the id is used twice")
        seen.add(rule.id)
    for rule in rules:
        strangers = set(rule.after) - seen
        if strangers:
            raise RuleFileError(f"rule {rule.id}: after names {', '.join(sorted(strangers))}, which is no rule")
    in_order(rules)


def in_order(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with each one behind those it comes after.

    Raises:
        RuleFileError: two rules come after each other.
    """
    ordered: dict[str, Rule] = {}
    pending = list(rules)
    while pending:
        ready = [
            rule for rule in pending if all(name in ordered or name not in {r.id for r in rules} for name in rule.after)
        ]
        if not ready:
            raise RuleFileError(f"rules {', '.join(rule.id for rule in pending)}: their `after` goes in a circle")
        ordered.update((rule.id, rule) for rule in ready)
        pending = [rule for rule in pending if rule.id not in ordered]
    return list(ordered.values())
