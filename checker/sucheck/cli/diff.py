"""The command `diff`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from sucheck.cli.asked import OF_ANNOTATE, settings_of, today_of
from sucheck.cli.group import cli, complain
from sucheck.cli.options import what_is_checked

if TYPE_CHECKING:
    from sucheck.model import Comparison, Severity

_PLAIN_WIDTH = 80  # where the output is no terminal, so that it does not depend on one


@cli.command(short_help="Show what changed from one file to another.")
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option("--format", "-f", "form", type=click.Choice(["table", "json", "markdown"]), default="table",
              show_default=True, help="The format of the output.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(), metavar="FILE",
              help="Write there instead of to standard output (-).")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]),
              help="The least severity of a new finding that gives exit code 1.  [default: error]")  # fmt: skip
@what_is_checked
@click.option("--no-color/--color", default=None, help="No colour, even on a terminal (NO_COLOR does the same).")
@click.pass_context
def diff(
    context: click.Context,
    /,
    old: str,
    new: str,
    *,
    form: str,
    output: str | None,
    **_options: object,
) -> None:
    """Show the figures, lists, States and findings that appeared, went or changed from OLD to NEW.

    Each is a workbook, a document, or the JSON result of an earlier run. They are compared by what they say, never by
    where it stands. Files of different states of play are judged together, too: what only both show is a series.
    """
    settings = settings_of(context, (new,), (*OF_ANNOTATE, "fail_on", "no_color"))
    from sucheck.comparing import compare  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.output import check_target, write  # noqa: PLC0415  as above

    if output not in {None, "-"}:
        check_target(str(output), (old, new, *settings.files))
    comparison = compare(old, new, settings.config(today=today_of(context.params["today"])))
    on_terminal = output in {None, "-"} and sys.stdout is not None and sys.stdout.isatty()
    color = on_terminal and not settings.options.no_color and not os.environ.get("NO_COLOR")
    write(_renderer(form, on_terminal=on_terminal, color=color)(comparison, settings.threshold), output, (old, new))
    for line in comparison.crashed:
        complain(f"internal error in rule {line}")
    context.exit(comparison.exit_code(settings.threshold))


def _renderer(form: str, *, on_terminal: bool, color: bool) -> Callable[[Comparison, Severity | None], str]:
    if form == "json":
        from sucheck.report import changes_json  # noqa: PLC0415  only the module of a form is loaded

        return lambda comparison, threshold: changes_json.render(comparison, threshold=threshold)
    if form == "markdown":
        from sucheck.report import changes_markdown  # noqa: PLC0415  as above

        return lambda comparison, threshold: changes_markdown.render(comparison, threshold=threshold)
    from sucheck.report import changes_table  # noqa: PLC0415  as above

    width = shutil.get_terminal_size().columns if on_terminal else _PLAIN_WIDTH
    return lambda comparison, threshold: changes_table.render(comparison, threshold=threshold, width=width, color=color)
