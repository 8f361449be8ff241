"""What can be set, in a configuration file or on the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from sucheck.frozen import dataclass
from sucheck.model import Severity, Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What one source says; None where it says nothing.

    The key of a field in a file, and its option, is its name with hyphens. `fail_on` is a severity or `never`; `output`
    holds names of files, `-` for standard output, and `format` the outputs that they get; `annotate` is the file or the
    folder of marked copies, the empty text for names beside the inputs. The rest is as in `Config`.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: Mapping[str, Severity] | None = None
    fail_on: str | None = None
    as_of: dt.date | None = None
    rules: tuple[Path, ...] | None = None
    schemas: tuple[Path, ...] | None = None
    mapping: Path | None = None
    baseline: str | None = None
    waiver: tuple[Waiver, ...] | None = None
    format: tuple[str, ...] | None = None
    output: tuple[str, ...] | None = None
    annotate: str | None = None
    quiet: bool | None = None
    verbose: bool | None = None
    no_color: bool | None = None


#: The fields in the order in which they are shown.
NAMES = tuple(each.name for each in fields(Options))
#: What holds where nothing is said. No state of play, mapping, baseline or marked copies are defaults, too.
DEFAULTS = Options(
    select=(), ignore=(), severity={}, fail_on="error", rules=(), schemas=(), waiver=(), format=(), output=("-",),
    quiet=False, verbose=False, no_color=False,
)  # fmt: skip


def key_of(name: str) -> str:
    """The key of a field: `fail-on` for `fail_on`."""
    return name.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a file says, and where it says it (`sucheck.toml:3`) by key (`fail-on`, `severity.CL04`, `waiver.0`)."""

    file: str
    options: Options
    origins: Mapping[str, str]
