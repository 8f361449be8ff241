"""The command `waive`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sucheck.cli.asked import OF_FINDINGS, settings_of, today_of
from sucheck.cli.group import cli
from sucheck.cli.options import last_day, what_is_found

if TYPE_CHECKING:
    from sucheck.model import Finding, Report

_SHOWN = 5


@cli.command(short_help="Accept a finding on purpose.")
@click.argument("fingerprint")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--reason", required=True, metavar="WORDS", help="Why it is accepted.")
@last_day
@click.option("--owner", default="", metavar="NAME", help="Who accepts it.")
@what_is_found
@click.pass_context
def waive(
    context: click.Context,
    /,
    fingerprint: str,
    files: tuple[str, ...],
    reason: str,
    until: dt.date | None,
    owner: str,
    **_options: object,
) -> None:
    """Write a waiver for a finding of FILE... into the configuration, and say what it is for.

    FINGERPRINT is the finding's, or as much of its beginning as no other finding has: 'sucheck FILE -f json' and the
    notes of 'sucheck annotate' show it.

    The waiver is put at the end of the configuration file that checking FILE... goes by. Where there is none,
    sucheck.toml is made beside the first FILE.
    """
    if context.params["no_config"]:
        raise click.UsageError("--no-config: a waiver is written into a configuration; leave one of the two out")
    if not any(character.isalnum() for character in reason):
        raise click.UsageError("--reason: is empty; a finding is accepted only with a reason")
    today = today_of(context.params["today"])
    if until is not None and until < today:
        raise click.UsageError(f"--until: {until} is past; a waiver holds to the end of that day")
    settings = settings_of(context, files, OF_FINDINGS)
    from sucheck.api import check  # noqa: PLC0415  help must not wait for what checking needs
    from sucheck.cli.appending import append_waiver  # noqa: PLC0415
    from sucheck.model import Waiver  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415
    from sucheck.report.wording import counted, inert  # noqa: PLC0415

    target = settings.file or str(Path(files[0]).parent / "sucheck.toml")
    found = _named(check(files, settings.config(today=today)), fingerprint)
    first = found[0]
    waiver = Waiver(
        rule=first.rule, act=first.act, fingerprint=first.fingerprint, reason=" ".join(reason.split()),
        owner=" ".join(owner.split()), until=until, source=target,
    )  # fmt: skip
    append_waiver(target, waiver, f"{inert(first.subject)}: {inert(first.message)}", files)
    then = f" until {until}" if until else ""
    times = f" ({counted(len(found), 'finding')})" if len(found) > 1 else ""
    told = (f"{target}: {first.rule} is waived{then}{times}", f"  {inert(first.subject)}", f"  {inert(first.message)}")
    write("\n".join(told) + "\n", None, ())


def _named(report: Report, fingerprint: str) -> Sequence[Finding]:
    """The findings with the one fingerprint that begins so.

    Raises:
        SucheckError: there is none, there are several, or the finding is waived already.
    """
    from sucheck.model import AcceptedBy, SucheckError  # noqa: PLC0415  help does without the model

    start = fingerprint.strip().lower()
    found = [finding for finding in report.findings if start and finding.fingerprint.startswith(start)]
    names = sorted({finding.fingerprint for finding in found})
    if not found:
        told = "no finding has this fingerprint; 'sucheck FILE -f json' shows that of each"
        raise SucheckError(f"{fingerprint or 'the empty fingerprint'}: {told}")
    if len(names) > 1:
        more = " …" if len(names) > _SHOWN else ""
        raise SucheckError(
            f"{fingerprint}: {len(names)} findings begin so; name one of {', '.join(names[:_SHOWN])}{more}"
        )
    by_waiver = [f.waived for f in found if f.waived is not None and f.waived.by is AcceptedBy.WAIVER]
    if len(by_waiver) == len(found):
        raise SucheckError(f"{names[0]}: is waived already, by {by_waiver[0].source}")
    return found
