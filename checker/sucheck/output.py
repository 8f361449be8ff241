"""Where results go: standard output as UTF-8, or a file written in one step."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sucheck.model import SucheckError


def write(text: str, target: str | None, inputs: Sequence[str]) -> None:
    """Write a result to standard output (None or `-`) or to a file, which appears whole or not at all.

    Raises:
        SucheckError: the target is one of the inputs, or cannot be written.
    """
    if target in {None, "-"}:
        _to_standard_output(text)
        return
    path = Path(str(target))
    if any(_is_same(path, Path(name)) for name in inputs):
        raise SucheckError(f"{target}: is one of the inputs; an input is never changed, choose another name")
    try:
        _replace(path, text.encode())
    except OSError as error:
        raise SucheckError(f"{target}: cannot be written ({error.strerror or error})") from None


def _to_standard_output(text: str) -> None:
    """UTF-8 whatever the locale, lines ended alike everywhere; a reader that has gone away is no failure."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode & 0o777)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
