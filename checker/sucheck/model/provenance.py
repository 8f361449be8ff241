"""What a result is made with beside its inputs: the settings of the run, and the rules and tables it went by."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.model.findings import InputFile, Severity
from sucheck.model.waivers import Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedMapping:
    """A mapping that said what the tables of workbooks are: of one input by its number, or of all of them (None)."""

    file: InputFile
    input: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The settings of a run as a result tells them, so that the run can be repeated.

    Folders and files are named as they were given. `today` is the earliest day on which the same waivers have expired
    (the first of all days where none has), None where no day was known or no waiver expires: a result says of the
    calendar only what changes it. `remarks` are those that the settings gave the report.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    as_of: dt.date | None = None
    rules: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    mappings: tuple[UsedMapping, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: InputFile | None = None
    today: dt.date | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """Digests (the first 16 hexadecimal digits of a SHA-256) of all that decides what is found in given inputs.

    `records` has each rule that ran by its id (its test cases aside), `schemas` each sheet by its name, `languages`
    each language pack by its code; `law` is one digest for all tables of law.
    """

    records: Mapping[str, str] = field(default_factory=dict)
    schemas: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    law: str = ""

    @property
    def sha256(self) -> str:
        """One SHA-256 over all of them."""
        digests = [self.records, self.schemas, self.languages, self.law]
        shape = [dict(sorted(each.items())) if isinstance(each, Mapping) else each for each in digests]
        return hashlib.sha256(json.dumps(shape).encode()).hexdigest()
