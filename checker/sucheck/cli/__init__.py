"""The command line: one module per command."""

from sucheck.cli import check, rules
from sucheck.cli.group import cli

__all__ = ["check", "cli", "rules"]
