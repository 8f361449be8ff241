"""The command line: one module per command."""

from sucheck.cli import annotate, check, config, extract, new, rules
from sucheck.cli.group import cli

__all__ = ["annotate", "check", "cli", "config", "extract", "new", "rules"]
