"""Where a place stands for programs that know files by line and column only."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

from sucheck.frozen import dataclass
from sucheck.model import InputFile, Place, row_and_column


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """From a line and column to another, counted from 1; the last column is the one behind the last character.

    In a workbook lines are rows. Columns are None where only the line is known.
    """

    line: int = 1
    column: int | None = None
    end_line: int = 1
    end_column: int | None = None


def spot_of(place: Place, file: InputFile) -> Spot:
    """The row and column of a cell, the line and column of words in a text or an HTML page, else the first line."""
    if place.cell:
        row, column = row_and_column(place.cell)
        return Spot(line=row, column=column, end_line=row, end_column=column + 1)
    if not is_by_character(place, file):
        return Spot()
    first, last = (_position(at, file) for at in (place.start or 0, place.end or place.start or 0))
    return Spot(line=first[0], column=first[1], end_line=last[0], end_column=last[1])


def is_by_character(place: Place, file: InputFile) -> bool:
    """Whether the offsets of the place count the characters of the file itself."""
    return place.start is not None and file.kind in {"text", "html"} and bool(file.lines)


def _position(offset: int, file: InputFile) -> tuple[int, int]:
    line = bisect_right(file.lines, offset)
    return line, offset - file.lines[line - 1] + 1


def path_of(file: InputFile) -> str:
    """The path as it was given, as forges write it: with slashes, and without `./` before it."""
    path = file.path.replace(os.sep, "/")
    while path.startswith("./") and path.lstrip("./"):
        path = path[2:].lstrip("/")
    return path


def uri_of(file: InputFile) -> str:
    """The path as a relative reference, or as a URI of the scheme `file` where it is absolute (RFC 3986)."""
    path = PurePath(file.path)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path_of(file)))


def distinct(fingerprints: Iterable[str]) -> Iterator[str]:
    """Each fingerprint with its number among equal ones behind it: `80e8:1`, `80e8:2`."""
    seen: dict[str, int] = {}
    for fingerprint in fingerprints:
        seen[fingerprint] = seen.get(fingerprint, 0) + 1
        yield f"{fingerprint}:{seen[fingerprint]}"
