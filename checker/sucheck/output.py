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

    A device or a pipe is written to, never replaced; a link stays a link.

    Raises:
        SucheckError: the target is one of the inputs, or cannot be written.
    """
    if target is None or target == "-":
        _to_standard_output(text)
        return
    path = Path(target)
    if any(_is_same(path, Path(name)) for name in inputs):
        raise SucheckError(f"{target}: is one of the inputs; an input is never changed, choose another name")
    if not target or path.is_dir():
        raise SucheckError(f"{target or 'the empty name'}: cannot be written (it names no file)")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode())
        else:
            _replace(Path(os.path.realpath(path)), text.encode())
    except OSError as error:
        raise SucheckError(f"{target}: cannot be written ({error.strerror or error})") from None


def _to_standard_output(text: str) -> None:
    """UTF-8 whatever the locale, lines ended alike everywhere; a reader that has gone away is no failure."""
    if sys.stdout is None:
        raise SucheckError("standard output: is closed; name a file with --output")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_standard_output()
    except OSError as error:
        _discard_standard_output()
        raise SucheckError(f"standard output: cannot be written ({error.strerror or error})") from None


def _discard_standard_output() -> None:
    """Send what is still buffered nowhere: it would fail again when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _replace(path: Path, content: bytes) -> None:
    # The name of the temporary file does not grow with the target's, which may be as long as a name can be.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".sucheck.")
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
