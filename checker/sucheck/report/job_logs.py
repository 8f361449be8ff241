"""What a pipeline takes for a command to itself in what a program prints, so that no words of a file become one.

GitHub obeys lines that begin with `::error::`, whatever blanks stand before it, and `##[error]` anywhere in a line;
Azure Pipelines `##vso[…]`, TeamCity `##teamcity[…]`.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"#(?=#\w*\[)")
_AT_BEGINNING = re.compile(r"^([^\S\n]*:)(?=:)", re.MULTILINE)
_ZERO_WIDTH_SPACE = "\u200b"


def defused(text: str) -> str:
    """A page for people, with something that nobody sees where a command would begin."""
    return _AT_BEGINNING.sub(rf"\1{_ZERO_WIDTH_SPACE}", with_hash(text, f"#{_ZERO_WIDTH_SPACE}"))


def with_hash(text: str, written: str) -> str:
    """The text with the first sign of `##[` written otherwise, as the form of an output allows."""
    return _ANYWHERE.sub(lambda _: written, text)
