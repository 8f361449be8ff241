"""The lines of a plain text: where their words stand, and the white space around them that carries meaning."""

from __future__ import annotations

import re

from sucheck.frozen import dataclass

#: The raised ending of an ordinal, which extractors break from its number.
RAISED_ENDING = re.compile(r"(?:st|nd|rd|th|er|re|e|\u00e8me)\b")
_RULE = re.compile(r"[_=\u2500\u2014\u2013*.-]{5,}|\*(?:\s*\*){2,}")
_BLANK_RULE = 20  # a line of that many blanks is what some extractors make of the rule above the notes
_CLOSED = re.compile(r"[.!?:;][\"'\u2019\u201d\u00bb)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with words: `start` and `end` are offsets in the text, without the white space around the words.

    `indent` is the white space before them, `gap` the number of empty lines above, `page` counts from 1 (None in a
    text without form feeds), `is_below_rule` says that a rule stands between it and the line above.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    gap: int = 0
    page: int | None = None
    is_below_rule: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether its last words close a sentence or announce a list."""
        return _CLOSED.search(self.text.rstrip("0123456789\u00b9\u00b2\u00b3\u2070\u2074-\u2079 ")[-6:]) is not None

    @property
    def starts_low(self) -> bool:
        """Whether it starts with a small letter or with a sign that never opens a sentence."""
        return self.text[0].islower() or self.text[0] in ",;.)"


def lines_of(text: str) -> list[Line]:
    """The lines with words of a text, in order; rules and empty lines only leave their trace in the line below."""
    has_pages = "\f" in text
    found: list[Line] = []
    start, gap, page, is_below_rule = 0, 0, 1, False
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if not words or _RULE.fullmatch(words):
            is_below_rule |= bool(words) or len(raw) >= _BLANK_RULE
            gap += 1
        else:
            indent = len(raw) - len(raw.lstrip())
            found.append(
                Line(
                    start=start + indent, end=start + indent + len(words), text=words, indent=indent, gap=gap,
                    page=page if has_pages else None, is_below_rule=is_below_rule,
                )
            )  # fmt: skip
            gap, is_below_rule = 0, False
        page += raw.endswith("\f")
        start += len(raw)
    return found
