"""Where the files of a result are looked for: never outside of one folder, whatever the result says."""

from __future__ import annotations

import os
from pathlib import Path

from sucheck.model import InputError

_LONGEST = 4096  # characters of a path


def located(path: str, base: str | None, result: str) -> str:
    """The file or folder that a result names.

    Args:
        path: as it stands in the result, relative to the folder in which sucheck was run, or absolute.
        base: that folder, or the one to which the files were brought; None for the folder we are in.
        result: the file of the result, for messages.

    Returns:
        The path to open. With a `base`, what lies elsewhere is looked for in it by its name alone.

    Raises:
        InputError: the path leads out of the folder we are in, or is none.
    """
    if not path or "\0" in path or len(path) > _LONGEST:
        raise InputError(f"{result}: names an input by what can be no path; it was not written by sucheck")
    root = Path(os.path.abspath(base or "."))  # noqa: PTH100  links stay as they are: the user made them
    wanted = Path(os.path.normpath(root / path))
    is_inside = wanted.is_relative_to(root)
    if base is None:
        if not is_inside:
            raise InputError(f"{result}: names {path}, outside of this folder; say with --base in which folder it is")
        return path
    below = Path(base) / wanted.relative_to(root) if is_inside else None
    return str(below if below and os.path.lexists(below) else Path(base) / wanted.name)
