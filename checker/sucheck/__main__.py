"""The program: `sucheck`, or `python -m sucheck`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line.

    The garbage collector is off: a run builds large structures without cycles and ends, and collecting costs a tenth
    of its time.
    """
    gc.disable()
    try:
        from sucheck.cli import cli  # noqa: PLC0415  click loads only when the program runs
    except KeyboardInterrupt:
        sys.stderr.write("sucheck: interrupted\n")
        sys.exit(130)
    cli(prog_name="sucheck")


if __name__ == "__main__":
    main()
