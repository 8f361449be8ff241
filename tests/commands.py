"""Runs the command line in this process: the one way that works with every version of click."""

from __future__ import annotations

import io
import shlex
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from sucheck.cli import cli


class Done(NamedTuple):
    """What a run of the program ended with, and what it printed."""

    exit_code: int
    stdout: str
    stderr: str


def run(arguments: str) -> Done:
    """`sucheck ARGUMENTS`, split as a shell does."""
    return ran(*shlex.split(arguments))


def ran(*arguments: str) -> Done:
    """`sucheck` with these arguments."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(list(arguments), prog_name="sucheck", standalone_mode=False)
    return Done(code or 0, *(_printed(stream) for stream in (out, err)))


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
