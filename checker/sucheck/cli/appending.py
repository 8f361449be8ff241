"""Writes a waiver into a configuration file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sucheck.accept.appending import with_waiver
from sucheck.model import SucheckError, Waiver
from sucheck.output import new_file
from sucheck.settings.file import PROJECT


def append_waiver(target: str, waiver: Waiver, remark: str, inputs: Sequence[str]) -> None:
    """Put a waiver at the end of a configuration file, which is made where it is not there; in one step.

    Args:
        target: the file: `sucheck.toml` or one of that form, or a `pyproject.toml`.
        waiver: what to write.
        remark: what it is about, on one line.
        inputs: the files that were checked, none of which it must be.

    Raises:
        SucheckError: the file cannot be read or written, or takes no waiver at its end.
    """
    tables = ("tool", "sucheck") if Path(target).name == PROJECT else ()
    try:
        before = Path(target).read_bytes() if Path(target).exists() else b""
    except OSError as error:
        raise SucheckError(f"{target}: the configuration cannot be read ({error.strerror or error})") from None
    after = with_waiver(before, waiver, remark=remark, tables=tables, file=target)
    with new_file(target, inputs) as file:
        file.write(after)
