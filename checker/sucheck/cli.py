"""The command line."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sucheck import __version__

if TYPE_CHECKING:
    from sucheck.model import Report, Severity

_PLAIN_WIDTH = 80  # where the output is no terminal, so that it does not depend on one
_CANNOT_BE_READ = 2
_FAILED_INSIDE = 3


class _CheckByDefault(click.Group):
    """`sucheck FILE` is `sucheck check FILE`, and `sucheck` alone is `sucheck --help`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        args = args or ["--help"]
        if args[0] not in self.commands and args[0] not in {"--help", "-h", "--version"}:
            args = ["check", *args]
        try:
            return super().parse_args(ctx, args)
        except BrokenPipeError:
            raise
        except OSError as error:  # the help goes out from here
            ctx.exit(_complain(f"standard output: cannot be written ({error.strerror})"))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the user can mend ends with one line and exit code 2, anything else with 3."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else ctx.command_path
            ctx.exit(_complain(f"{error.format_message().rstrip('.')}; see '{command} --help'"))
        except (click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # the last line of defence: no traceback reaches a user
            from sucheck.model import SucheckError  # noqa: PLC0415  help does without the model

            if isinstance(error, SucheckError):
                ctx.exit(_complain(str(error)))
            if os.environ.get("SUCHECK_DEBUG"):
                raise
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            _complain(f"internal error ({reason}); please report it. SUCHECK_DEBUG=1 shows where")
            ctx.exit(_FAILED_INSIDE)


def _complain(text: str) -> int:
    """Say on standard error, in one line, what ends the run; the exit code of what the user can mend."""
    shown = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)
    with contextlib.suppress(OSError):  # a full or broken standard error changes no exit code
        click.echo(f"sucheck: {shown}", err=True)
    return _CANNOT_BE_READ


@click.group(cls=_CheckByDefault, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sucheck", message="%(prog)s %(version)s")
def cli() -> None:
    """Check every figure that a report on the transposition of EU law states, down to the law.

    `sucheck FILE...` is short for `sucheck check FILE...`.

    \b
    Exit codes: 0 nothing at or above --fail-on · 1 findings at or above it · 2 usage, configuration or an
    unreadable input · 3 internal error · 4 nothing could be checked.
    """  # noqa: D301  click reads the backspace itself: what follows is not wrapped anew


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
        if not value or not Path(value).is_dir():
            raise click.BadParameter(f"{value!r} is not a folder")
    return tuple(Path(value) for value in values)


@cli.command(short_help="Check workbooks.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "-f", "form", type=click.Choice(["table", "json", "markdown"]), default="table", show_default=True
)
@click.option("--output", "-o", metavar="FILE", help="Write there instead of to standard output (-).")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="error", show_default=True,
              help="The least severity that gives exit code 1.")  # fmt: skip
@click.option(
    "--select", multiple=True, callback=_words, metavar="RULE", help="Only these rules: ids, families or names."
)
@click.option("--ignore", multiple=True, callback=_words, metavar="RULE", help="Not these rules; wins over --select.")
@click.option("--as-of", callback=_day, metavar="DATE", help="The state of play where a workbook gives none.")
@click.option("--rules", multiple=True, callback=_folders, metavar="DIR", help="A folder with further rule files.")
@click.option("--quiet", "-q", is_flag=True, help="Findings and the last line only.")
@click.option("--no-color", is_flag=True, help="No colour, even on a terminal (NO_COLOR does the same).")
@click.pass_context
def check(  # noqa: PLR0913, PLR0917  one parameter for each option
    context: click.Context,
    files: tuple[str, ...],
    form: str,
    output: str | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: dt.date | None,
    rules: tuple[Path, ...],
    *,
    quiet: bool,
    no_color: bool,
) -> None:
    """Check workbooks (xlsx, xlsm): every count, list, date and citation in them."""
    from sucheck.api import check as check_files  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.config import Config  # noqa: PLC0415
    from sucheck.model import Severity  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415

    report = check_files(files, Config(select=select, ignore=ignore, as_of=as_of, rules=rules))
    threshold = None if fail_on == "never" else Severity[fail_on.upper()]
    on_terminal = output in {None, "-"} and sys.stdout is not None and sys.stdout.isatty()
    color = on_terminal and not no_color and not os.environ.get("NO_COLOR")
    write(_renderer(form, on_terminal=on_terminal, color=color, quiet=quiet)(report, threshold), output, files)
    for line in report.crashed:
        _complain(f"internal error in rule {line}")
    context.exit(report.exit_code(threshold))


def _renderer(form: str, *, on_terminal: bool, color: bool, quiet: bool) -> Callable[[Report, Severity | None], str]:
    """The output in a form; only the module of that form is loaded."""
    if form == "json":
        from sucheck.report import json  # noqa: PLC0415

        return lambda report, threshold: json.render(report, threshold=threshold)
    if form == "markdown":
        from sucheck.report import markdown  # noqa: PLC0415

        return lambda report, threshold: markdown.render(report, threshold=threshold)
    from sucheck.report import table  # noqa: PLC0415

    width = shutil.get_terminal_size().columns if on_terminal else _PLAIN_WIDTH
    return lambda report, threshold: table.render(report, threshold=threshold, width=width, color=color, quiet=quiet)


@cli.command()
@click.option("--format", "-f", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True,
              help="A line for each rule, or the whole reference (RULES.md).")  # fmt: skip
@click.option("--rules", multiple=True, callback=_folders, metavar="DIR", help="A folder with further rule files.")
def rules(form: str, rules: tuple[Path, ...]) -> None:
    """List the rules."""
    from sucheck.judge.ruleset import load_rules  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415
    from sucheck.report import reference  # noqa: PLC0415

    loaded = load_rules(rules)
    write(reference.markdown(loaded) if form == "markdown" else reference.listing(loaded), None, ())


@cli.command(short_help="Print one rule with its basis and its cases.")
@click.argument("rule")
@click.option("--rules", multiple=True, callback=_folders, metavar="DIR", help="A folder with further rule files.")
def explain(rule: str, rules: tuple[Path, ...]) -> None:
    """Print one rule: what it asserts, on which legal basis, when it stays silent, and its cases."""
    from sucheck.judge.ruleset import find_rule  # noqa: PLC0415
    from sucheck.model import SucheckError  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415
    from sucheck.report import reference  # noqa: PLC0415

    found = find_rule(rule, rules)
    if found is None:
        raise SucheckError(f"{rule}: no rule has this id or name; 'sucheck rules' lists them")
    write(reference.explanation(found), None, ())
