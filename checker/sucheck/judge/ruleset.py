"""The rule set: the records of `rules/*.toml` and of further folders, checked as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from sucheck.judge.records import read_rules
from sucheck.judge.rule import Rule
from sucheck.judge.selftest import check_cases
from sucheck.model import RuleFileError
from sucheck.resources import resource

__all__ = ["Rule", "find_rule", "in_order", "load_rules", "read_rules"]


@cache
def load_rules(folders: tuple[Path, ...] = ()) -> tuple[Rule, ...]:
    """All rules of sucheck, then those of further folders, in the order of their ids.

    Raises:
        RuleFileError: a record that is not well formed, or in a further folder a rule that does not say of its cases
            what its record says; the message names file and rule.
    """
    own, further = (
        [rule for file in files for rule in read_rules(file)]
        for files in (_files([resource("rules")]), _files(folders))
    )
    _check_set([*own, *further])
    for rule in further:
        check_cases(rule)
    return tuple(sorted([*own, *further], key=lambda rule: rule.id))


def find_rule(word: str, folders: tuple[Path, ...] = ()) -> Rule | None:
    """The rule with this id or name, None where there is none; an id of ours is looked for in its own file alone."""
    own = resource("rules") / f"{word.upper().rstrip('0123456789')}.toml"
    near = _named(word, read_rules(own)) if own.is_file() else None
    return near or _named(word, load_rules(folders))


def _named(word: str, rules: Iterable[Rule]) -> Rule | None:
    return next((rule for rule in rules if word.upper() == rule.id or word.lower() == rule.name), None)


def _files(folders: Iterable[Path]) -> list[Path]:
    return [file for folder in folders for file in sorted(folder.glob("*.toml"))]


def _check_set(rules: Sequence[Rule]) -> None:
    ids: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    for rule in rules:
        for kind, key, seen in (("id", rule.id, ids), ("name", rule.name, names)):
            if key in seen:
                raise RuleFileError(f"{_where(rule)}: the {kind} {key} is that of {_where(seen[key])}; choose another")
            seen[key] = rule
    for rule in rules:
        strangers = set(rule.after) - ids.keys()
        if strangers:
            raise RuleFileError(f"{_where(rule)}: after names {', '.join(sorted(strangers))}, which is no rule")
    in_order(rules)


def _where(rule: Rule) -> str:
    return f"{rule.file}: rule {rule.id}"


def in_order(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with each one behind those it comes after.

    Raises:
        RuleFileError: two rules come after each other.
    """
    ordered: dict[str, Rule] = {}
    known = {rule.id for rule in rules}
    pending = list(rules)
    while pending:
        ready = [rule for rule in pending if all(name in ordered or name not in known for name in rule.after)]
        if not ready:
            raise RuleFileError(f"{', '.join(map(_where, pending))}: after goes in a circle; take one link out")
        ordered.update((rule.id, rule) for rule in ready)
        pending = [rule for rule in pending if rule.id not in ordered]
    return list(ordered.values())
