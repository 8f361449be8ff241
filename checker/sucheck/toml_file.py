"""A TOML file of rules or of sheets: one of ours, or from a folder of the user's."""

from __future__ import annotations

from pathlib import Path

import tomli

from sucheck.model import RuleFileError


def read_toml(file: Path, shown: str) -> dict[str, object]:
    """What a TOML file holds; `shown` is the name that a message gives it.

    Raises:
        RuleFileError: it is no file, cannot be read, or is no TOML.
    """
    try:
        if file.exists() and not file.is_file():  # a pipe would be waited for, and a device may never end
            raise RuleFileError(f"{shown}: is no file but a folder, a pipe or a device; take it out of there")
        return tomli.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RuleFileError(f"{shown}: cannot be read as TOML ({error})") from None
