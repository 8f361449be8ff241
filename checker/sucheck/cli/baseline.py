"""The command `baseline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sucheck.cli.asked import OF_FINDINGS, settings_of, today_of
from sucheck.cli.group import cli, complain
from sucheck.cli.options import what_is_found

if TYPE_CHECKING:
    from sucheck.accept.baseline import Baseline


@cli.command(short_help="Write down what is found now, so that only what is new fails.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output", "-o", metavar="FILE",
              help="The baseline. Without it: that of the configuration, or sucheck.baseline.json.")  # fmt: skip
@click.option("--update", is_flag=True, help="Only take out of it what is not found any more; accept nothing new.")
@what_is_found
@click.pass_context
def baseline(
    context: click.Context, /, files: tuple[str, ...], output: str | None, *, update: bool, **_options: object
) -> None:
    """Write all findings of FILE... into a baseline, for 'sucheck check --baseline'.

    What waivers accept is left out, since it counts again when they expire. Name the same FILE... as for the check:
    what is found in others is not in the baseline any more.
    """
    settings = settings_of(context, files, OF_FINDINGS)
    from dataclasses import replace  # noqa: PLC0415  help must not wait for what checking needs

    from sucheck.accept.baseline import baseline_of, without_stale  # noqa: PLC0415
    from sucheck.accept.baseline_file import NAME, is_baseline, read_baseline, text_of  # noqa: PLC0415
    from sucheck.api import check  # noqa: PLC0415
    from sucheck.model import SucheckError  # noqa: PLC0415
    from sucheck.output import is_there, write  # noqa: PLC0415

    target = output or settings.options.baseline or NAME
    is_file = target != "-" and is_there(target)
    if is_file and not is_baseline(target):
        raise SucheckError(f"{target}: is there already, and is no baseline; name another file")
    old = read_baseline(target) if update else None
    report = check(files, replace(settings.config(today=today_of(context.params["today"])), baseline=None))
    failed = {line.split(":", 1)[0] for line in report.crashed}
    ran = {rule.id for rule in report.rules} - failed
    new = without_stale(old, report.findings, ran) if old else baseline_of(report.findings, target)
    write(text_of(new), target, files)
    if target != "-":
        write(f"{target}: {_told(new, old)}\n", None, ())
    for line in report.crashed:
        complain(f"internal error in rule {line}")
    if report.crashed:
        context.exit(report.exit_code(None))


def _told(new: Baseline, old: Baseline | None) -> str:
    """How many findings are accepted, and how many were taken out."""
    from sucheck.report.wording import counted  # noqa: PLC0415  as above

    told = f"{counted(new.total, 'finding')} accepted"
    return f"{told}, {old.total - new.total} taken out" if old else told
