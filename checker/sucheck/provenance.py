"""What a run was made with, told for its result."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sucheck.config import Config
from sucheck.model import Configuration, InputFile, RuleSet, UsedMapping, Waiver
from sucheck.resources import resource

if TYPE_CHECKING:
    from sucheck.judge.ruleset import Rule
    from sucheck.shape.schemas import SheetSchema

_DIGITS = 16


def rule_set(rules: Iterable[Rule], schemas: Iterable[SheetSchema]) -> RuleSet:
    """The digests of the rules that run, of the sheets, and of all that sucheck knows of languages and law."""
    return RuleSet(
        records={rule.id: rule.digest for rule in rules},
        schemas={schema.kind: _digest([Path(schema.source)]) for schema in schemas},
        languages=_languages(),
        law=_law(),
    )


def configuration(
    config: Config,
    *,
    mappings: Iterable[UsedMapping] = (),
    baseline: InputFile | None = None,
    waivers: Iterable[Waiver] = (),
) -> Configuration:
    """The settings of a run.

    Args:
        config: what the run was asked to do.
        mappings: the mappings that were read, with their hashes.
        baseline: the baseline file that was read, with its hash.
        waivers: all waivers of the run, those that stand in workbooks among them: which of them have expired tells
            all that the result owes to the calendar.
    """
    return Configuration(
        select=config.select,
        ignore=config.ignore,
        severity=config.severity,
        as_of=config.as_of,
        rules=tuple(map(str, config.rules)),
        schemas=tuple(map(str, config.schemas)),
        mappings=tuple(mappings),
        waivers=config.waivers,
        baseline=baseline,
        remarks=config.remarks,
        today=_after_expiry([*config.waivers, *waivers], config.today),
    )


def _after_expiry(waivers: Iterable[Waiver], today: dt.date | None) -> dt.date | None:
    days = {waiver.until for waiver in waivers if waiver.until is not None}
    if today is None or not days:
        return None
    return max((day + dt.timedelta(days=1) for day in days if day < today), default=dt.date.min)


@cache
def _languages() -> dict[str, str]:
    return {file.stem: _digest([file]) for file in sorted(resource("rules", "language").glob("*.toml"))}


@cache
def _law() -> str:
    return _digest(sorted(resource("rules", "law").glob("*.csv")))


def _digest(files: Iterable[Path]) -> str:
    """A digest of files, the same however their lines end: a checkout may have changed that."""
    whole = hashlib.sha256()
    for file in files:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()[:_DIGITS]
