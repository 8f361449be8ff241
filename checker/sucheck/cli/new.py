"""The command `new`."""

from __future__ import annotations

import datetime as dt

import click

from sucheck.cli.asked import OF_EXTRACT, settings_of
from sucheck.cli.group import cli
from sucheck.cli.options import configuration, state_of_play


@cli.command(short_help="Write our template: empty, or filled from documents.")
@click.argument("file", metavar="FILE.xlsx", type=click.Path())
@click.option("--from", "documents", multiple=True, metavar="DOCUMENT", type=click.Path(),
              help="Fill it with what this document states, as extract does; may be given again.")  # fmt: skip
@state_of_play
@configuration
@click.pass_context
def new(
    context: click.Context, /, file: str, documents: tuple[str, ...], as_of: dt.date | None, **_options: object
) -> None:
    """Write a workbook to fill in: headers with help, drop-downs, an example and a legend.

    A file that is there already is never replaced.
    """
    if as_of is not None and not documents:
        raise click.UsageError("--as-of needs --from")
    from sucheck import api  # noqa: PLC0415  help must not wait for what writing needs
    from sucheck.cli.extract import told  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415

    if documents:
        as_of = settings_of(context, documents, OF_EXTRACT).options.as_of
        write(told(api.extract(documents, file, as_of=as_of), file), None, ())
        return
    api.new_workbook(file)
    write(f"{file}: the template, to be filled in\n", None, ())
