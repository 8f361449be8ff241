"""The program: `sucheck`, or `python -m sucheck`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; an unforeseen failure is one line and exit code 3."""
    from sucheck.cli import cli  # noqa: PLC0415  click loads only when the program runs

    cli(prog_name="sucheck")


if __name__ == "__main__":
    sys.exit(main())
