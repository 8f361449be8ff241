"""What was done to a file."""

from __future__ import annotations

import hashlib
from io import BufferedReader
from pathlib import Path

from sucheck.frozen import dataclass
from sucheck.model import InputError, InputFile
from sucheck.ooxml.package import Package

#: What its owner should know of a file that was signed.
SIGNED = "the file was signed: the signature does not hold for the copy with marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """What was done to a workbook or a document.

    `marked` counts the marked cells, `sheets` those sheets that hold them, `comments` the comments of a document. The
    parts are those of the file that was read; `added` are new ones. `remarks` are what its owner should know.
    """

    marked: int = 0
    sheets: int = 0
    comments: int = 0
    untouched: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    remarks: tuple[str, ...]


def check_unchanged(checked: InputFile, file: BufferedReader) -> None:
    """Make sure that a file is the one that was checked.

    Raises:
        InputError: it is another one.
    """
    if hashlib.file_digest(file, "sha256").hexdigest() != checked.sha256:
        raise InputError(f"{checked.path}: the file changed while it was checked; run the command again")


def check_untouched(path: str, sha256: str, done: str) -> None:
    """Make sure, when all is written, that no other program wrote to a file meanwhile: what was read may be a mixture.

    Args:
        path: the file.
        sha256: what it was before.
        done: what was done to it, for the message: `marked` or `cleared`.

    Raises:
        InputError: it is another one now, or it is gone.
    """
    try:
        with Path(path).open("rb") as file:
            now = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        now = ""
    if now != sha256:
        raise InputError(f"{path}: the file changed while it was {done}; run the command again")


def is_signed(package: Package) -> bool:
    """Whether a package is signed as a whole (its macros alone are another matter)."""
    return any(name.lower().startswith("_xmlsignatures/") for name in package.names)


def compared(
    old: Package, new: Package, remarks: tuple[str, ...], *, marked: int = 0, sheets: int = 0, comments: int = 0
) -> Annotated:
    """What became of the parts of a package."""
    before = {entry.filename: (entry.CRC, entry.file_size) for entry in old.entries}
    after = {entry.filename: (entry.CRC, entry.file_size) for entry in new.entries}
    both = [name for name in before if name in after]
    return Annotated(
        marked=marked,
        sheets=sheets,
        comments=comments,
        untouched=tuple(name for name in both if before[name] == after[name]),
        changed=tuple(name for name in both if before[name] != after[name]),
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        remarks=remarks,
    )
