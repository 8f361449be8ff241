"""The command `verify`."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from sucheck.cli.group import cli, complain

if TYPE_CHECKING:
    from sucheck.model import Verification

_PLAIN_WIDTH = 80  # where the output is no terminal, so that it does not depend on one


@cli.command(short_help="Make an earlier JSON result again, and say which findings still stand.")
@click.argument("result", type=click.Path())
@click.option("--base", type=click.Path(), metavar="DIR",
              help="The folder that holds its inputs, by their paths or names. Without it: this folder.")  # fmt: skip
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="The format of the output.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(), metavar="FILE",
              help="Write there instead of to standard output (-).")  # fmt: skip
@click.option("--no-color/--color", default=None, help="No colour, even on a terminal (NO_COLOR does the same).")
@click.pass_context
def verify(
    context: click.Context,
    /,
    result: str,
    base: str | None,
    form: str,
    output: str | None,
    *,
    no_color: bool | None,
) -> None:
    """Read the inputs of RESULT again, compute everything with the same settings, and say what still stands.

    RESULT is what 'sucheck FILE... -f json' wrote. A changed or missing input, a changed rule and a tampered result are
    named. Exit codes: 0 all stands, 1 something differs, 2 the result or an input cannot be read.
    """
    from sucheck.output import check_target, write  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.verifying import opened  # noqa: PLC0415  as above
    from sucheck.verifying import verify as verify_result  # noqa: PLC0415  as above

    found = verify_result(result, base)
    inputs = (result, *opened(found, base))
    if output not in {None, "-"}:
        check_target(str(output), inputs)
    write(_rendered(found, form, is_plain=bool(no_color), output=output), output, inputs)
    for line in found.crashed:
        complain(f"internal error in rule {line}")
    context.exit(found.exit_code)


def _rendered(found: Verification, form: str, *, is_plain: bool, output: str | None) -> str:
    if form == "json":
        from sucheck.report import proof_json  # noqa: PLC0415  only the module of a form is loaded

        return proof_json.render(found)
    from sucheck.report import proof_table  # noqa: PLC0415  as above

    on_terminal = output in {None, "-"} and sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if on_terminal else _PLAIN_WIDTH
    color = on_terminal and not is_plain and not os.environ.get("NO_COLOR")
    return proof_table.render(found, width=width, color=color)
