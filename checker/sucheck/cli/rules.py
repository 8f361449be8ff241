"""The commands `rules` and `explain`."""

from __future__ import annotations

from pathlib import Path

import click

from sucheck.cli.group import cli
from sucheck.cli.options import rule_folders


@cli.command()
@click.option("--format", "-f", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True,
              help="A line for each rule, or the whole reference (RULES.md).")  # fmt: skip
@rule_folders
def rules(form: str, rules: tuple[Path, ...]) -> None:
    """List the rules."""
    from sucheck.judge.ruleset import load_rules  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415
    from sucheck.report import reference  # noqa: PLC0415

    loaded = load_rules(rules)
    write(reference.markdown(loaded) if form == "markdown" else reference.listing(loaded), None, ())


@cli.command(short_help="Print one rule with its basis and its cases.")
@click.argument("rule")
@rule_folders
def explain(rule: str, rules: tuple[Path, ...]) -> None:
    """Print one rule: what it asserts, on which legal basis, when it stays silent, and its cases."""
    from sucheck.judge.ruleset import find_rule  # noqa: PLC0415
    from sucheck.model import SucheckError  # noqa: PLC0415
    from sucheck.output import write  # noqa: PLC0415
    from sucheck.report import reference  # noqa: PLC0415

    found = find_rule(rule, rules)
    if found is None:
        raise SucheckError(f"{rule}: no rule has this id or name; 'sucheck rules' lists them")
    write(reference.explanation(found), None, ())
