"""The command `extract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sucheck.cli.asked import OF_EXTRACT, settings_of
from sucheck.cli.group import cli
from sucheck.cli.options import configuration, state_of_play

if TYPE_CHECKING:
    from sucheck.template.book import Filled


@cli.command(short_help="Write what documents state into our template.")
@click.argument("files", nargs=-1, required=True, metavar="DOCUMENT...", type=click.Path())
@click.option("--output", "-o", type=click.Path(), metavar="FILE.xlsx",
              help="The workbook to write. Without it: report.claims.xlsx beside report.docx.")  # fmt: skip
@state_of_play
@configuration
@click.pass_context
def extract(context: click.Context, /, files: tuple[str, ...], output: str | None, **_options: object) -> None:
    """Write what documents (docx, pdf, html, txt) state into a workbook, each row with the place it comes from.

    Complete it and check it again: sucheck claims.xlsx report.docx. A file that is there already is never replaced.
    """
    settings = settings_of(context, files, OF_EXTRACT)
    from sucheck import api  # noqa: PLC0415  help must not wait for what reading needs
    from sucheck.output import write  # noqa: PLC0415

    target = output or str(Path(files[0]).with_suffix(".claims.xlsx"))
    write(told(api.extract(files, target, as_of=settings.options.as_of), target), None, ())


def told(filled: Filled, target: str) -> str:
    """What was written, and what could not be, in lines."""
    from sucheck.report.wording import counted, inert  # noqa: PLC0415  as above

    sheets = ", ".join(f"{kind} {len(rows)}" for kind, rows in filled.rows.items())
    lines = [f"{inert(target)}: rows by sheet: {sheets}"]
    if filled.left_out:
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(filled.left_out.items()))
        figures = counted(sum(filled.left_out.values()), "figure")
        lines.append(f"  {figures} without a row, checked in the document only: {kinds}")
    lines += [f"  not in Notifications: {act}, since {why}" for act, why in filled.unfit.items()]
    return "\n".join(lines) + "\n"
