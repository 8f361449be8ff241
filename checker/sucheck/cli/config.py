"""The command `config`."""

from __future__ import annotations

import click

from sucheck.cli.asked import OF_ANNOTATE, settings_of, today_said
from sucheck.cli.group import cli
from sucheck.cli.options import what_is_checked


@cli.command(short_help="Show what is set, and where.")
@click.argument("files", nargs=-1, metavar="[FILE...]", type=click.Path())
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@what_is_checked
@click.pass_context
def config(context: click.Context, /, files: tuple[str, ...], form: str, **_options: object) -> None:
    """Show the settings that a check of these files would have, and where each of them was said.

    Without FILE, the configuration is looked for in the working directory and around it.
    """
    settings = settings_of(context, files, OF_ANNOTATE)
    from sucheck.accept.waivers import check_waivers  # noqa: PLC0415  help must not wait for what reading needs
    from sucheck.config import chosen  # noqa: PLC0415
    from sucheck.judge.ruleset import load_rules  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415
    from sucheck.settings.listing import Line, as_json, as_table, lines_of  # noqa: PLC0415

    rules = load_rules(settings.options.rules or ())
    chosen(rules, settings.config(today=None))  # proves that the rules named exist
    check_waivers(settings.options.waiver or (), {rule.id: rule.name for rule in rules})
    today, origin = today_said(context.params["today"])
    lines = (*lines_of(settings), Line(key="today", value=today.isoformat() if today else None, origin=origin))
    write((as_json if form == "json" else as_table)(settings, lines), None, ())
