"""When two names are the same name: of sheets, of headers, of choices, of cells that say nothing."""

from __future__ import annotations

import re
import unicodedata

_NOTE_CHARACTERS = str.maketrans("", "", "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§")
_NOTE_MARK = re.compile(r"\s*(?:\[\w{1,2}\]|\(\w{1,2}\)|[¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§:])$")
# What a cell may hold and still say nothing: white space (also of no width) and the dashes that people put for "none".
NOTHING = " \t\n\r\v\f\xa0\u2007\u2009\u202f\u200b\u200c\u200d\ufeff-\u2010\u2011\u2012\u2013\u2014\u2212"


def says_nothing(value: object) -> bool:
    """Whether a cell's value is empty, white space or a lone dash."""
    return isinstance(value, str) and not value.strip(NOTHING)


def key(text: str) -> str:
    """The letters and digits of a name: the same for any case, spacing, hyphen, underscore and note mark."""
    plain = unicodedata.normalize("NFKC", text.translate(_NOTE_CHARACTERS)).casefold()
    return "".join(character for character in plain if character.isalnum())


def label_key(text: str) -> str:
    """The key of a header or a sheet's name: also without a mark such as `(1)` at the end, singular for plural."""
    return key(without_marks(text)).removesuffix("s")


def without_marks(text: str) -> str:
    """The text without the note marks and colons at its end: `Greece (1)` is `Greece`."""
    text = text.strip()
    while (shorter := _NOTE_MARK.sub("", text)) != text:
        text = shorter
    return text
