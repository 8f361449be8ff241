"""The command line: one module per command."""

from sucheck.cli import annotate, baseline, check, completion, config, diff, extract, layout, new, rules, verify, waive
from sucheck.cli.group import cli

__all__ = [
    "annotate",
    "baseline",
    "check",
    "cli",
    "completion",
    "config",
    "diff",
    "extract",
    "layout",
    "new",
    "rules",
    "verify",
    "waive",
]
