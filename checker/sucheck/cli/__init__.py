"""The command line: one module per command."""

from sucheck.cli import annotate, check, extract, layout, new, rules
from sucheck.cli.group import cli

__all__ = ["annotate", "check", "cli", "extract", "layout", "new", "rules"]
