"""What a command was asked for: its options, and the configuration file that goes with its first input."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sucheck.settings import Settings

#: What each command takes of the settings; that `annotate` writes elsewhere than `check` is not for a file to say.
OF_EXTRACT = ("as_of",)
OF_SHEETS = ("rules", "schemas", "mapping")
OF_FINDINGS = ("select", "ignore", "as_of", *OF_SHEETS)
OF_ANNOTATE = (*OF_FINDINGS, "baseline")
OF_CHECK = (*OF_ANNOTATE, "fail_on", "format", "output", "annotate", "quiet", "verbose", "no_color")


def settings_of(context: click.Context, files: Sequence[str], names: Sequence[str]) -> Settings:
    """The settings of a command.

    Args:
        context: the command with its options, `--config` and `--no-config` among them.
        files: its inputs, next to the first of which a configuration is looked for; without any, from where we are.
        names: those of its options that are settings, by the names of `Options`.

    Raises:
        SucheckError: a configuration cannot be read.
    """
    from sucheck.settings import Options, effective, find_settings, read_settings  # noqa: PLC0415  help does without

    asked = context.params
    if asked["config"] is not None and asked["no_config"]:
        raise click.UsageError("--config and --no-config exclude each other")
    file = asked["config"]
    if file is None and not asked["no_config"]:
        file = find_settings(files[0] if files else "")
    given = {name: asked[name] for name in names if asked[name] not in {None, ()}}
    return effective(Options(**given), None if file is None else read_settings(file))


def today_of(given: dt.date | None) -> dt.date:
    """The day by which waivers expire: the one given, else that of `SOURCE_DATE_EPOCH`, else the clock's (UTC).

    Nothing else depends on a clock. `SOURCE_DATE_EPOCH` is what builds that can be made again go by.

    Raises:
        SucheckError: `SOURCE_DATE_EPOCH` is no number of seconds since 1970.
    """
    return today_said(given)[0] or dt.datetime.now(tz=dt.UTC).date()


def today_said(given: dt.date | None) -> tuple[dt.date | None, str]:
    """The day by which waivers expire where it was said, and where that was.

    Raises:
        SucheckError: as for `today_of`.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if given is not None or not epoch:
        return given, "command line" if given else "default"
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date(), "SOURCE_DATE_EPOCH"
    except (ValueError, OverflowError, OSError):
        from sucheck.model import SucheckError  # noqa: PLC0415  as above

        raise SucheckError(f"SOURCE_DATE_EPOCH: {epoch!r} is no number of seconds since 1970; unset it") from None
