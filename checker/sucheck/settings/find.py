"""Where the configuration of a run stands: in the folder of the first input, or in the nearest one around it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sucheck.settings.file import PROJECT, has_our_table

OWN = "sucheck.toml"


def find_settings(beside: str) -> str | None:
    """The configuration file for an input, named from the working directory where the input is; None without one.

    Of each folder `sucheck.toml` counts, else a `pyproject.toml` with a table `tool.sucheck`. The search ends with the
    first folder that holds `.git`, the root of a repository, or with the root of the file system.

    Args:
        beside: the input as it was given. It need not be there, and where it is a link the folder of the link counts.
            The empty name stands for the working directory.

    Raises:
        SucheckError: a file that may be meant cannot be read.
    """
    for folder in _folders(beside):
        own, project = folder / OWN, folder / PROJECT
        if os.path.lexists(own):
            return str(own)
        if os.path.isfile(project) and has_our_table(str(project)):  # noqa: PTH113  Path raises in a closed folder
            return str(project)
        if os.path.lexists(folder / ".git"):
            return None
    return None


def _folders(beside: str) -> Iterator[Path]:
    """The folder of a file and those around it, as the file is named: from where we are, or from the root."""
    try:
        start = Path(os.path.abspath(Path(beside).parent))  # noqa: PTH100  Path follows links, or keeps `..`
        here = Path.cwd()
    except OSError:  # the working directory is gone, and with it every file in it
        return
    for folder in (start, *start.parents):
        yield folder if Path(beside).is_absolute() else Path(os.path.relpath(folder, here))
