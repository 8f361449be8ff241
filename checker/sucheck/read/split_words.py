"""Whether a hyphen at a line's end belongs to its word or was set by the typesetter."""

from __future__ import annotations

import re
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=.$)")


class SplitWords:
    """The words of a document, to tell which of its words are split at a line's end."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in _WORD.findall(self._text))

    def is_split(self, above: str, line: str) -> bool:
        """Whether `above`, which ends in a hyphen, and `line` make one word without it.

        Only if the document has that word, and not the one with the hyphen: such hyphens are nearly always real.
        """
        last, first = _LAST.search(above), _FIRST.match(line)
        if last is None or first is None:
            return False
        return (last[0] + first[0]).lower() in self._words and f"{last[0]}-{first[0]}".lower() not in self._words
