"""The command `check`."""

from __future__ import annotations

import click

from sucheck.cli.asked import OF_CHECK, settings_of, today_of
from sucheck.cli.group import cli, complain
from sucheck.cli.options import how_it_is_told, what_is_checked


@cli.command(short_help="Check workbooks and documents.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@how_it_is_told
@what_is_checked
@click.pass_context
def check(context: click.Context, /, files: tuple[str, ...], **_options: object) -> None:
    """Check workbooks, Word and PDF documents, HTML pages and texts: every count, list, date and citation in them."""
    settings = settings_of(context, files, OF_CHECK)
    from sucheck.api import check as check_files  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.cli.marking import mark_all, to_annotate  # noqa: PLC0415
    from sucheck.cli.outputs import outputs_of, write_outputs  # noqa: PLC0415
    from sucheck.cli.targets import MARKED, refuse_one_for_both, targets_of  # noqa: PLC0415
    from sucheck.report.wording import inert  # noqa: PLC0415

    marked = settings.options.annotate
    numbers = [] if marked is None else to_annotate(files)
    targets = targets_of([files[number] for number in numbers], marked or None, MARKED) if numbers else ()
    refuse_one_for_both(settings.options.output or (), targets)
    outputs = outputs_of(settings, files)
    report = check_files(files, settings.config(today=today_of(context.params["today"])))
    if settings.options.verbose:
        click.echo("".join(f"{inert(line)}\n" for line in report.sheets), err=True, nl=False)
    write_outputs(report, outputs, settings, files)
    if marked is not None:
        click.echo(mark_all(report, dict(zip(numbers, targets, strict=True))), err=True, nl=False)
    for line in report.crashed:
        complain(f"internal error in rule {line}")
    context.exit(report.exit_code(settings.threshold))
