"""A formula of an OpenDocument spreadsheet as other programs write it (OpenFormula, ODF 1.3 part 4, 5)."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"[a-z]{1,10}:=|=")
_TOKEN = re.compile(r'("(?:[^"]|"")*")|\[([^\[\]]*)\]|(;)')
_SHEET = re.compile(r"^\.|(?<=:)\.")


def plain_formula(written: str) -> str:
    """The formula without its equals sign: `of:=SUM([.A1:.B2];3)` is `SUM(A1:B2,3)`."""
    return _TOKEN.sub(_plain, _PREFIX.sub("", written, count=1))


def _plain(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[3]:
        return ","
    return _SHEET.sub("", match[2]).removeprefix("$").replace(".", "!", 1) if "." in match[2] else match[2]
