"""Open an input, whatever its kind: every reason why it cannot be opened is one clear line."""

from __future__ import annotations

import errno
import stat
from io import BufferedReader
from pathlib import Path

from sucheck.model import InputError


def open_file(path: str, expected: str) -> BufferedReader:
    """The file at `path`, opened read-only; `expected` names in messages what it should be.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise InputError(f"{path}: is no file but a folder or a device; name {expected}")
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {_reason(error)}") from None


def _reason(error: OSError | ValueError) -> str:
    number = getattr(error, "errno", None)
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return "no such file; check the name and the folder"
    if number in {errno.EACCES, errno.EPERM}:
        return "no permission to read this file; ask its owner for access"
    return "cannot be opened; check the name"
