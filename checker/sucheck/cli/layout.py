"""The command `layout`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from sucheck.cli.asked import OF_SHEETS, settings_of
from sucheck.cli.group import cli
from sucheck.cli.options import how_sheets_are_read

_PLAIN_WIDTH = 80  # where the output is no terminal, so that it does not depend on one


@cli.command(short_help="Show what the sheets of workbooks were taken for.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--output", "-o", type=click.Path(), metavar="FILE", help="Write there instead of to standard output (-)."
)
@click.option("--write", "target", type=click.Path(), metavar="FILE",
              help="Write what was understood of one workbook as a mapping to edit, and show nothing.")  # fmt: skip
@how_sheets_are_read
@click.pass_context
def layout(
    context: click.Context,
    /,
    files: tuple[str, ...],
    form: str,
    output: str | None,
    target: str | None,
    **_options: object,
) -> None:
    """Show what each sheet was taken for and why: its tables, columns and codes, and what was not understood.

    What recognition cannot know is said in a mapping: --write proposes one, --mapping uses it.
    """
    from sucheck.api import layouts  # noqa: PLC0415  help must not wait for what reading needs
    from sucheck.model import SucheckError  # noqa: PLC0415
    from sucheck.output import is_there, write  # noqa: PLC0415

    first, *others = files
    if target is not None and output is not None:
        raise click.UsageError("--write and --output exclude each other")
    if target is not None and others:
        raise SucheckError(f"{target}: is a mapping of one workbook, and {len(files)} are named")
    if target is not None and target != "-" and is_there(target):
        raise SucheckError(f"{target}: is there already; name a file that is not, so that nothing said in it is lost")
    found = layouts(files, settings_of(context, files, OF_SHEETS).config(today=None))
    if target is not None:
        from sucheck.report import layout_mapping  # noqa: PLC0415

        write(layout_mapping.render(found[0], f"{Path(first).stem}.mapping.toml"), target, files)
        return
    if form == "json":
        from sucheck.report import layout_json  # noqa: PLC0415

        write(layout_json.render(found), output, files)
        return
    from sucheck.report import layout_table  # noqa: PLC0415

    on_terminal = output in {None, "-"} and sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if on_terminal else _PLAIN_WIDTH
    write(layout_table.render(found, width), output, files)
