"""What a pipeline takes for a command to itself in what a program prints, so that no words of a file become one.

GitHub obeys lines that begin with `::error::`, whatever blanks stand before it, and `##[error]` anywhere in a line;
Azure Pipelines `##vso[…]`, TeamCity `##teamcity[…]`.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"#(?=#\w*\[)")
_AT_BEGINNING = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
#: Signs that look like those of a command, are as wide, and hide nothing.
_COLON, HASH = "\u2236", "\u266f"


def defused(text: str) -> str:
    """A page for people, with a sign that looks alike where a command would begin."""
    return _AT_BEGINNING.sub(rf"\1{_COLON}", with_hash(text, HASH))


def with_hash(text: str, written: str) -> str:
    """The text with the first sign of `##[` written otherwise, as the form of an output allows."""
    return _ANYWHERE.sub(lambda _: written, text)
