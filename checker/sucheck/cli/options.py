"""What commands share: how an option's text is read, and the options that say what is checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from sucheck.report.formats import FORMATS

_Command = TypeVar("_Command", bound=Callable[..., None])


def rule_folders(command: _Command) -> _Command:
    """The option `--rules`."""
    return click.option(
        "--rules", multiple=True, callback=_folders, metavar="DIR", help="A folder with further rule files."
    )(command)


def state_of_play(command: _Command) -> _Command:
    """The option `--as-of`."""
    told = "The state of play where an input gives none."
    return click.option("--as-of", callback=_day, metavar="DATE", help=told)(command)


def configuration(command: _Command) -> _Command:
    """The options `--config` and `--no-config`."""
    for option in (
        click.option("--no-config", is_flag=True, help="No configuration file, whatever is found."),
        click.option(
            "--config",
            type=click.Path(),
            metavar="FILE",
            help="The configuration file. Without it: sucheck.toml, or pyproject.toml with [tool.sucheck], in the "
            "folder of the first input or around it.",
        ),
    ):
        command = option(command)
    return command


def what_is_checked(command: _Command) -> _Command:
    """The options that say what is found and what of it counts: rules, sheets, what is accepted, the configuration."""
    told = "Accept what this file says was there before."
    return what_is_found(click.option("--baseline", type=click.Path(), metavar="FILE", help=told)(command))


def how_sheets_are_read(command: _Command) -> _Command:
    """The options that say what the sheets of workbooks are: kinds of sheets, a mapping, the configuration."""
    for option in (
        configuration,
        click.option(
            "--mapping", type=click.Path(), callback=_file, metavar="FILE",
            help="What the tables of the workbooks are (see 'sucheck layout').",
        ),
        click.option(
            "--schemas", multiple=True, callback=_folders, metavar="DIR", help="A folder with further sheets."
        ),
        rule_folders,
    ):  # fmt: skip
        command = option(command)
    return command


def last_day(command: _Command) -> _Command:
    """The option `--until`."""
    told = "The last day on which it is accepted; without it, for good."
    return click.option("--until", callback=_day, metavar="DATE", help=told)(command)


def what_is_found(command: _Command) -> _Command:
    """The options that say what is found, and what of it is waived: rules, sheets, the configuration, the day."""
    for option in (
        how_sheets_are_read,
        click.option("--today", callback=_day, metavar="DATE", help="The day by which waivers expire."),
        state_of_play,
        click.option(
            "--ignore", multiple=True, callback=_words, metavar="RULE", help="Not these rules; wins over --select."
        ),
        click.option(
            "--select", multiple=True, callback=_words, metavar="RULE", help="Only these rules: ids, families or names."
        ),
    ):
        command = option(command)
    return command


def how_it_is_told(command: _Command) -> _Command:
    """The options of `check` that say what is written where, and what fails a run."""
    for option in (
        click.option(
            "--no-color/--color", default=None, help="No colour, even on a terminal (NO_COLOR does the same)."
        ),
        click.option("--quiet/--no-quiet", "-q", default=None, help="Findings and the last line only."),
        click.option(
            "--verbose/--no-verbose", "-v", default=None,
            help="Also say on standard error what each sheet was taken for, and why.",
        ),
        click.option(
            "--annotate", is_flag=False, flag_value="", metavar="[PATH]",
            help="Also write FILE with its faults marked in it: there, or as report.sucheck.docx.",
        ),
        click.option(
            "--fail-on", type=click.Choice(["error", "warning", "note", "never"]),
            help="The least severity that gives exit code 1.  [default: error]",
        ),
        click.option(
            "--output", "-o", multiple=True, type=click.Path(), metavar="FILE",
            help="Write there, - being standard output; may be given again. The ending says the format.",
        ),
        click.option(
            "--format", "-f", multiple=True, type=click.Choice(FORMATS),
            help="The format of the output, or of those outputs whose ending says none.  [default: table]",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day in the form 2019-10-17") from None


def _words(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _folders(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[Path, ...]:
    for value in values:
        if not _is_folder(value):
            raise click.BadParameter(f"{value!r} is not a folder")
    return tuple(Path(value) for value in values)


def _file(_context: click.Context, _option: click.Parameter, value: str | None) -> Path | None:
    return None if value is None else Path(value)


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and Path(name).is_dir()
    except OSError:  # longer than a name can be, or in a folder that may not be looked into
        return False
