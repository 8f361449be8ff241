"""Where the lines of a decoded file begin."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n?|\n")


def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line begins, the first of them 0."""
    return (0, *(end.end() for end in _LINE_END.finditer(text)))
