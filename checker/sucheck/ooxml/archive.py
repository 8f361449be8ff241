"""The limits within which a zip archive is read: a hostile one is refused before anything is inflated."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from sucheck.model import InputError

# A real sheet of 1,000,000 rows inflates to some hundred MB at 1:7 to 1:30; deflate itself can reach 1:1032.
_MAX_ENTRIES = 10_000
_MAX_TOTAL = 4 << 30
_MAX_RATIO = 200
_RATIO_MATTERS_FROM = 32 << 20
_ENCRYPTED = 0x1  # APPNOTE 4.4.4, general purpose bit 0


def checked_entries(listed: Sequence[zipfile.ZipInfo], path: str) -> dict[str, zipfile.ZipInfo]:
    """The entries of the archive at `path` by name in lower case (part names ignore case).

    `zipfile` never inflates more of an entry than the size that is checked here.

    Raises:
        InputError: too many or too large, encrypted, named twice, or named so as to lead outside the archive.
    """
    if len(listed) > _MAX_ENTRIES:
        raise hostile(path, f"holds {len(listed)} entries, more than {_MAX_ENTRIES}")
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in listed:
        _check(entry, path)
        if entry.filename.lower() in entries:
            raise hostile(path, f"holds the entry {entry.filename!r} twice")
        entries[entry.filename.lower()] = entry
    if sum(entry.file_size for entry in listed) > _MAX_TOTAL:
        raise hostile(path, "would inflate to more than 4 GB")
    return entries


def _check(entry: zipfile.ZipInfo, path: str) -> None:
    name = entry.orig_filename
    if entry.flag_bits & _ENCRYPTED:
        raise InputError(f"{path}: the entry {name!r} is encrypted; remove the password and save it again")
    if name.startswith("/") or ".." in name.split("/") or any(sign in name for sign in "\\:\0"):
        raise hostile(path, f"holds an entry that leads outside it: {name!r}")
    if entry.file_size > max(_RATIO_MATTERS_FROM, _MAX_RATIO * entry.compress_size):
        raise hostile(path, f"holds an entry that inflates more than {_MAX_RATIO} times: {name!r}")


def hostile(path: str, why: str) -> InputError:
    """The one line that says why an archive is refused."""
    return InputError(f"{path}: the archive {why}, so it is not read; save the workbook again from its source")
