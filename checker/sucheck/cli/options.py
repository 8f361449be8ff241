"""What commands share: how an option's text is read, and the options that say what is checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

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


def mapping_file(command: _Command) -> _Command:
    """The option `--mapping`."""
    told = "What the tables of the workbooks are (see 'sucheck layout')."
    return click.option("--mapping", callback=_file, metavar="FILE", help=told)(command)


def what_is_checked(command: _Command) -> _Command:
    """The options `--select`, `--ignore`, `--as-of`, `--rules` and `--mapping`."""
    for option in (
        mapping_file,
        rule_folders,
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
