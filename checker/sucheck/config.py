"""What a run is asked to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.model import SucheckError

if TYPE_CHECKING:
    from sucheck.judge.ruleset import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a run.

    `select` and `ignore` name rules by id (`CL04`), family (`CL`) or name; ignoring wins. `as_of` is the state of play
    where the workbook gives none. `rules` are further folders of rule files. `mapping` is the file that says what the
    tables of the workbooks are; without it, the one beside each workbook counts (`report.mapping.toml`).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: dt.date | None = None
    rules: tuple[Path, ...] = ()
    mapping: Path | None = None


def chosen(rules: Sequence[Rule], config: Config) -> tuple[Rule, ...]:
    """The rules that a configuration selects.

    Raises:
        SucheckError: a word of `select` or `ignore` that names no rule.
    """
    for word in (*config.select, *config.ignore):
        if not any(_names(rule, word) for rule in rules):
            raise SucheckError(f"{word}: no rule has this id, family or name; 'sucheck rules' lists them")
    selected = [rule for rule in rules if not config.select or any(_names(rule, word) for word in config.select)]
    return tuple(rule for rule in selected if not any(_names(rule, word) for word in config.ignore))


def _names(rule: Rule, word: str) -> bool:
    return word.upper() in {rule.id, rule.family} or word.lower() == rule.name
