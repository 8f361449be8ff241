"""The command `annotate`."""

from __future__ import annotations

import click

from sucheck.cli.asked import OF_ANNOTATE, settings_of, today_of
from sucheck.cli.group import cli, complain
from sucheck.cli.options import what_is_checked


@cli.command(short_help="Write documents and workbooks with their faults marked in them.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--output", "-o", type=click.Path(), metavar="PATH",
              help="The file to write, or a folder. Without it: report.sucheck.docx beside report.docx.")  # fmt: skip
@click.option("--in-place", is_flag=True, help="Write into FILE itself; as it was, it is kept as FILE.bak.")
@click.option("--clear", is_flag=True, help="Take the marks of an earlier run out, and check nothing.")
@click.option(
    "--summary-sheet", is_flag=True, help="Add to workbooks a sheet with all findings, linked to their cells."
)
@what_is_checked
@click.pass_context
def annotate(
    context: click.Context,
    /,
    files: tuple[str, ...],
    output: str | None,
    *,
    in_place: bool,
    clear: bool,
    summary_sheet: bool,
    **_options: object,
) -> None:
    """Write Word documents and workbooks with what was found in them.

    A document (docx, docm) gets a comment on the words that a finding points at, a workbook (xlsx, xlsm) a mark and a
    note on the cells. Files of other kinds are checked with them and left out.

    Nothing else in a file changes. Marks of an earlier run are replaced, so annotate again after mending.
    """
    if in_place and output is not None:
        raise click.UsageError("--in-place and --output exclude each other")
    if clear and summary_sheet:
        raise click.UsageError("--clear and --summary-sheet exclude each other")
    from sucheck.api import check, has_sheets  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.cli.marking import clear_all, mark_all, to_annotate  # noqa: PLC0415
    from sucheck.cli.targets import CLEARED, MARKED, targets_of, to_themselves  # noqa: PLC0415
    from sucheck.model import SucheckError  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415

    numbers = to_annotate(files)
    paths = [files[number] for number in numbers]
    targets = to_themselves(paths) if in_place else targets_of(paths, output, CLEARED if clear else MARKED)
    if clear:
        write(clear_all(paths, targets, in_place=in_place), None, ())
        return
    settings = settings_of(context, files, OF_ANNOTATE)
    if summary_sheet and not any(has_sheets(path) for path in paths):
        raise SucheckError("--summary-sheet: adds a sheet to workbooks, and none is named")
    report = check(files, settings.config(today=today_of(context.params["today"])))
    by_number = dict(zip(numbers, targets, strict=True))
    write(mark_all(report, by_number, in_place=in_place, has_summary=summary_sheet), None, ())
    for line in report.crashed:
        complain(f"internal error in rule {line}")
    if report.crashed:
        context.exit(report.exit_code(None))
