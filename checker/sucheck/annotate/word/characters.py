"""Where each character of an element's text stands in what is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from sucheck.frozen import dataclass

_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)|<!\[CDATA\[(?P<data>.*?)\]\]>|(?P<one>&[^;&<]*;|\r\n?)|(?P<plain>[^<&\r]+)", re.DOTALL
)
_CHARACTER = re.compile(r"\r\n?|.", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Before which byte of the text a character begins, and whether it stands in a section of character data."""

    at: int
    is_in_data: bool


def spot_of(written: bytes, position: int, encoding: str) -> Spot | None:
    """Where the character at a position begins; None where the text is shorter.

    Args:
        written: what stands between the tags of an element that holds text only.
        position: counted in characters as a parser gives them.
        encoding: that of the bytes.
    """
    text = written.decode(encoding, "surrogateescape")
    found = next(islice(_characters(text), position, None), None)
    if found is None:
        return None
    return Spot(at=len(text[: found[0]].encode(encoding, "surrogateescape")), is_in_data=found[1])


def _characters(text: str) -> Iterator[tuple[int, bool]]:
    """Where each character begins, and whether it is in character data; a text ends before its first child."""
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match.lastgroup == "data":
            start = match.start("data")
            yield from ((start + each.start(), True) for each in _CHARACTER.finditer(match["data"]))
        elif match.lastgroup == "plain":
            yield from ((each, False) for each in range(match.start(), at))
        elif match.lastgroup == "one":
            yield match.start(), False
