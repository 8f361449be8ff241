"""The command `check`."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sucheck.cli.group import cli, complain
from sucheck.cli.options import what_is_checked

if TYPE_CHECKING:
    from sucheck.model import Report, Severity

_PLAIN_WIDTH = 80  # where the output is no terminal, so that it does not depend on one


@cli.command(short_help="Check workbooks.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "-f", "form", type=click.Choice(["table", "json", "markdown"]), default="table", show_default=True
)
@click.option("--output", "-o", metavar="FILE", help="Write there instead of to standard output (-).")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="error", show_default=True,
              help="The least severity that gives exit code 1.")  # fmt: skip
@what_is_checked
@click.option("--annotate", "marked", is_flag=False, flag_value="", metavar="[PATH]",
              help="Also write FILE with its faults marked in it: there, or as report.sucheck.docx.")  # fmt: skip
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
    mapping: Path | None,
    marked: str | None,
    *,
    quiet: bool,
    no_color: bool,
) -> None:
    """Check workbooks (xlsx, xlsm): every count, list, date and citation in them."""
    from sucheck.api import check as check_files  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.cli.marking import mark_all, to_annotate  # noqa: PLC0415
    from sucheck.cli.targets import MARKED, refuse_one_for_both, targets_of  # noqa: PLC0415
    from sucheck.config import Config  # noqa: PLC0415
    from sucheck.model import Severity  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415

    numbers = [] if marked is None else to_annotate(files)
    targets = targets_of([files[number] for number in numbers], marked or None, MARKED) if numbers else ()
    refuse_one_for_both(output, targets)
    report = check_files(files, Config(select=select, ignore=ignore, as_of=as_of, rules=rules, mapping=mapping))
    threshold = None if fail_on == "never" else Severity[fail_on.upper()]
    on_terminal = output in {None, "-"} and sys.stdout is not None and sys.stdout.isatty()
    color = on_terminal and not no_color and not os.environ.get("NO_COLOR")
    write(_renderer(form, on_terminal=on_terminal, color=color, quiet=quiet)(report, threshold), output, files)
    if marked is not None:
        click.echo(mark_all(report, dict(zip(numbers, targets, strict=True))), err=True, nl=False)
    for line in report.crashed:
        complain(f"internal error in rule {line}")
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
