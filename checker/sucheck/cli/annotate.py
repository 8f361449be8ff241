"""The command `annotate`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sucheck.cli.group import cli, complain
from sucheck.cli.options import what_is_checked


@cli.command(short_help="Write workbooks with their faults marked in them.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output", "-o", metavar="PATH",
              help="The file to write, or a folder. Without it: book.sucheck.xlsx beside book.xlsx.")  # fmt: skip
@click.option("--in-place", is_flag=True, help="Write into FILE itself; as it was, it is kept as FILE.bak.")
@click.option("--clear", is_flag=True, help="Take the marks of an earlier run out, and check nothing.")
@click.option("--summary-sheet", is_flag=True, help="Add a sheet with all findings and links to their cells.")
@what_is_checked
@click.pass_context
def annotate(  # noqa: PLR0913, PLR0917  one parameter for each option
    context: click.Context,
    files: tuple[str, ...],
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: dt.date | None,
    rules: tuple[Path, ...],
    *,
    in_place: bool,
    clear: bool,
    summary_sheet: bool,
) -> None:
    """Write workbooks (xlsx, xlsm) with a mark and a note on every cell that a finding points at.

    Nothing else in a file changes. Marks of an earlier run are replaced, so annotate again after mending.
    """
    if in_place and output is not None:
        raise click.UsageError("--in-place and --output exclude each other")
    if clear and summary_sheet:
        raise click.UsageError("--clear and --summary-sheet exclude each other")
    from sucheck.api import check  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.cli.marking import CLEARED, MARKED, clear_all, mark_all, targets_of  # noqa: PLC0415
    from sucheck.config import Config  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415

    targets = files if in_place else targets_of(files, output, CLEARED if clear else MARKED)
    if clear:
        write(clear_all(files, targets, in_place=in_place), None, ())
        return
    report = check(files, Config(select=select, ignore=ignore, as_of=as_of, rules=rules))
    write(mark_all(report, targets, in_place=in_place, has_summary=summary_sheet), None, ())
    for line in report.crashed:
        complain(f"internal error in rule {line}")
    if report.crashed:
        context.exit(report.exit_code(None))
