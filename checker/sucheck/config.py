"""What a run is asked to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.model import Severity, SucheckError, Waiver

if TYPE_CHECKING:
    from sucheck.judge.ruleset import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a run.

    `select` and `ignore` name rules by id (`CL04`), family (`CL`) or name; ignoring wins. `severity` says by the same
    words how grave rules are. `as_of` is the state of play where the workbook gives none. `rules` are further folders
    of rule files, `schemas` of sheets. `mapping` is the file that says what the tables of the workbooks are; without
    it, the one beside each workbook counts (`report.mapping.toml`). `waivers` and the findings in the file `baseline`
    are accepted; `today` is the day by which waivers expire. `origins` says where a setting was written, by its key
    (`select`, `severity.CL04`): a message about it begins with that. `remarks` tell a reader of the result which file
    had a say in it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    as_of: dt.date | None = None
    rules: tuple[Path, ...] = ()
    schemas: tuple[Path, ...] = ()
    mapping: Path | None = None
    waivers: tuple[Waiver, ...] = ()
    baseline: str | None = None
    today: dt.date | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def chosen(rules: Sequence[Rule], config: Config) -> tuple[Rule, ...]:
    """The rules that a configuration selects, each as grave as it says.

    Raises:
        SucheckError: a word of `select`, `ignore` or `severity` that names no rule.
    """
    words = [(word, key) for key in ("select", "ignore") for word in getattr(config, key)]
    words += [(word, f"severity.{word}") for word in config.severity]
    for word, key in words:
        if not any(_names(rule, word) for rule in rules):
            raise SucheckError(_unknown(word, config.origins.get(key), rules))
    selected = [rule for rule in rules if not config.select or any(_names(rule, word) for word in config.select)]
    kept = [rule for rule in selected if not any(_names(rule, word) for word in config.ignore)]
    return tuple(_as_grave(rule, config.severity) for rule in kept)


def _names(rule: Rule, word: str) -> bool:
    return word.upper() in {rule.id, rule.family} or word.lower() == rule.name


def _unknown(word: str, origin: str | None, rules: Sequence[Rule]) -> str:
    import difflib  # noqa: PLC0415  only a run with a mistake pays for it

    known = {name.lower(): name for rule in rules for name in (rule.id, rule.family, rule.name)}
    close = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.75)
    near = f"did you mean {known[close[0]]}?" if close else "'sucheck rules' lists them"
    where = f"{origin}: " if origin else ""
    return f"{where}{word}: no rule has this id, family or name; {near}"


def _as_grave(rule: Rule, severity: Mapping[str, Severity]) -> Rule:
    """The rule with the severity that the most specific word gives it: its id, then its name, then its family.

    Conditions make it milder as before, and never graver than that: what was guessed still only asks.
    """
    words = {word.lower(): given for word, given in severity.items()}
    named = (rule.id.lower(), rule.name, rule.family.lower())
    given = next((words[name] for name in named if name in words), None)
    if given is None:
        return rule
    return replace(
        rule, severity=given, severity_when=tuple((name, min(given, other)) for name, other in rule.severity_when)
    )
