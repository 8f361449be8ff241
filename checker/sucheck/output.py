"""Where results go: standard output as UTF-8, or a file written in one step."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

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
    path = check_target(target, inputs)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode())
            return
    except OSError as error:
        raise _unwritable(target, error) from None
    with new_file(target, inputs) as file:
        file.write(text.encode())


@contextlib.contextmanager
def new_file(target: str, inputs: Sequence[str], *, backup: str | None = None) -> Iterator[BinaryIO]:
    """A file to write to, which takes the target's place when all is written, and is gone where that fails.

    Args:
        target: the name of the file; a link stays a link.
        inputs: files that it must not be, whatever they are called.
        backup: where the old file is copied to before the new one takes its place.

    Raises:
        SucheckError: the target is one of the inputs or no file, or cannot be written.
    """
    path = Path(os.path.realpath(check_target(target, inputs)))
    if path.exists() and not path.is_file():
        raise SucheckError(f"{target}: cannot be written (it is a device or a pipe, not a file)")
    try:
        with _temporary(path) as (temporary, file):
            yield file
            file.close()
            mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
            temporary.chmod(mode & 0o777)
            if backup is not None:
                _copy(path, Path(backup))
            temporary.replace(path)
    except OSError as error:
        raise _unwritable(target, error) from None


def free_backup(target: str) -> str:
    """The name for a copy of a file that is to be replaced: `name.bak`, or the first number that is free behind it.

    Raises:
        SucheckError: nothing can have this name.
    """
    names = itertools.chain([f"{target}.bak"], (f"{target}.bak{number}" for number in itertools.count(2)))
    return next(name for name in names if not is_there(name))


def is_there(name: str) -> bool:
    """Whether something has this name, be it a link that leads nowhere.

    Raises:
        SucheckError: nothing can have this name, since it is too long or its folder is closed to us.
    """
    path = Path(name)
    try:
        path.lstat()
        path.exists()  # fails as well, where a link leads to what can have no name
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _unwritable(name, error) from None
    return True


def is_one_file(name: str, other: str) -> bool:
    """Whether two names lead to one file, which need not be there yet."""
    return os.path.realpath(name) == os.path.realpath(other) or _is_same(Path(name), Path(other))


def check_target(target: str, inputs: Sequence[str]) -> Path:
    """The path of a file to write.

    Raises:
        SucheckError: it is one of the inputs, or names no file.
    """
    path = Path(target)
    if any(_is_same(path, Path(name)) for name in inputs):
        raise SucheckError(f"{target}: is one of the inputs; an input is never changed, choose another name")
    if not target or target.endswith(("/", os.sep)) or (is_there(target) and path.is_dir()):
        raise SucheckError(f"{target or 'the empty name'}: cannot be written (it names no file)")
    return path


def _unwritable(target: str, error: OSError) -> SucheckError:
    return SucheckError(f"{target}: cannot be written ({error.strerror or error})")


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


@contextlib.contextmanager
def _temporary(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A file beside `path`, gone when the block ends unless it was moved away."""
    # Its name does not grow with that of the target, which may be as long as a name can be.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sucheck.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield temporary, cast("BinaryIO", file)
    finally:
        temporary.unlink(missing_ok=True)


def _copy(path: Path, to: Path) -> None:
    with _temporary(to) as (temporary, _):
        shutil.copy2(path, temporary)
        temporary.replace(to)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
